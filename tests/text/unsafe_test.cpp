// What is written out where it is shown.
#include "interpreter/text/unsafe.hpp"

#include <doctest/doctest.h>

namespace chapeau::text {

TEST_CASE("unsafe characters are written out by number, others stand as they are") {
    CHECK(escaped("a\x1b[1m\u202e\u00ad\u061c b\u00e9\n") == "a\\x1b[1m\\u{202e}\\xad\\u{61c} b\u00e9\\n");
    CHECK(escaped("\xff\xc2") == "\\xff\\xc2");
    CHECK(in_quotes("a\"b\\\u200b") == "\"a\\\"b\\\\\\u{200b}\"");
    CHECK(escaped("\u2764\ufe0f") == "\u2764\\u{fe0f}");
    CHECK(printable("a\tb\x07") == "a b\\x07");
}

TEST_CASE("in JSON they stand by number, and what is between its texts stays") {
    CHECK(json_escape(0x202e) == "\\u202e");
    CHECK(json_escape(0x7f) == "\\u007f");
    CHECK(json_escape(0xe0001) == "\\udb40\\udc01");
    CHECK(json_with_escapes("{\n\t\"a\u202eb\u200b\U000e0001\u00e9\": \"\\n\x7f\"}\n") ==
          "{\n\t\"a\\u202eb\\u200b\\udb40\\udc01\u00e9\": \"\\n\\u007f\"}\n");
}

TEST_CASE("every unsafe character has a name") {
    std::size_t unsafe = 0;
    for (char32_t c = 0; c <= 0x10ffff; ++c)
        if (is_unsafe(c)) {
            ++unsafe;
            CHECK(name_of_unsafe(c).size() > 4);
        }
    CHECK(unsafe > 0x10000);
    for (const char32_t c : {U' ', U'a', U'\u00a0', U'\u00e9', U'\u0301', U'\u2026', U'\ufffd', U'\U0001f600'})
        CHECK_FALSE(is_unsafe(c));
    CHECK(number_of(0x202e) == "U+202E");
    CHECK(number_of(0x1f600) == "U+1F600");
}

}  // namespace chapeau::text
