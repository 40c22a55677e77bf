#include "grammar/source.hpp"

#include <doctest/doctest.h>

#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

TEST_CASE("places count lines and code points from 1") {
    const Source source("a.rules", "one\ntwö x\n\nlast", "a.rules");
    CHECK(source.place(0).line == 1);
    CHECK(source.place(0).column == 1);
    CHECK(source.place(3).column == 4);
    CHECK(source.place(4).line == 2);
    CHECK(source.place(8).column == 4);
    CHECK(source.place(9).column == 5);
    CHECK(source.place(11).line == 3);
    CHECK(source.place(100).line == 4);
    CHECK(source.place(100).column == 5);
}

TEST_CASE("a malformed byte is one column") {
    const Source source("a.rules", "a\xFF\xC3z", "a.rules");
    CHECK(source.place(3).column == 4);
}

TEST_CASE("lines come without their ends") {
    const Source source("a.rules", "one\r\ntwo\n", "a.rules");
    CHECK(source.line(1) == "one");
    CHECK(source.line(2) == "two");
    CHECK(source.line(3) == "");
    CHECK(source.line(4) == "");
    CHECK(source.line(0) == "");
}

TEST_CASE("spans give their text and can be joined") {
    Sources sources;
    const std::uint32_t file = sources.add("a.rules", "clause a");
    CHECK(sources.size() == 1);
    CHECK(sources.text({file, 7, 8}) == "a");
    CHECK(sources.text({file, 7, 80}) == "a");
    CHECK(sources.text({file, 70, 80}) == "");
    CHECK(join({file, 3, 4}, {file, 7, 8}) == Span{file, 3, 8});
}

TEST_CASE("UTF-8 is told from what is not") {
    CHECK_FALSE(text::first_malformed("plain, é, €, 𝄞"));
    CHECK(text::first_malformed("a\x80") == 1);
    CHECK(text::first_malformed("\xC0\xAF") == 0);          // overlong
    CHECK(text::first_malformed("\xE0\x80\xAF") == 0);      // overlong
    CHECK(text::first_malformed("\xED\xA0\x80") == 0);      // surrogate
    CHECK(text::first_malformed("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
    CHECK(text::first_malformed("ab\xE2\x82") == 2);        // cut off
    CHECK(text::first_malformed("\xE2\x82\x20") == 0);
    CHECK(text::code_points("aé€𝄞\xFF") == 5);
    CHECK(text::printable("a\x1B[1m\tb\xFF\xC2\x85") == "a\\x1b[1m b\\xff\\x85");
}

}  // namespace chapeau::grammar
