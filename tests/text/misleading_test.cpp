// What cannot be seen, and words of two alphabets.
#include "interpreter/text/misleading.hpp"

#include <doctest/doctest.h>

#include "interpreter/text/unsafe.hpp"

namespace chapeau::text {

namespace {

std::string found_in(std::string_view text) {
    std::string found;
    for (const Misleading& each : misleading_in(text))
        found += (found.empty() ? "" : "; ") + std::to_string(each.begin) + " " + described(each);
    return found;
}

}  // namespace

TEST_CASE("what cannot be seen or turns the line around is named, with its place") {
    CHECK(found_in("abc\u202edef") == "3 U+202E, RIGHT-TO-LEFT OVERRIDE");
    CHECK(found_in("\u061c") == "0 U+061C, ARABIC LETTER MARK");
    CHECK(found_in("co\u00adop \u200b") == "2 U+00AD, SOFT HYPHEN; 7 U+200B, ZERO WIDTH SPACE");
    CHECK(found_in("ab\ufe0f c\ufe00") == "2 U+FE0F, VARIATION SELECTOR; 7 U+FE00, VARIATION SELECTOR");
    CHECK(found_in("a\U000e0100\U000e01ef") == "1 U+E0100, VARIATION SELECTOR; 5 U+E01EF, VARIATION SELECTOR");
    CHECK(found_in("\U0001d173 \U0001bca0") == "0 U+1D173, an invisible sign; 5 U+1BCA0, an invisible sign");
    CHECK(found_in("\x1b[1m") == "0 U+001B, a control character");
    CHECK(found_in("lines\nand\ttabs\r\n are no matter, nor is \u2026 or \u00e9").empty());
}

TEST_CASE("a word that mixes alphabets is told by the letter that is not of its own") {
    CHECK(found_in("off\u0435r is") ==
          "3 U+0435, a letter of the Cyrillic alphabet that looks like `e`, in a word of the Latin one");
    CHECK(found_in("\u041c\u043e\u0441\u043a\u0432a") ==
          "10 U+0061, a letter of the Latin alphabet, in a word of the Cyrillic one");
    CHECK(found_in("\u039cexico, M\u0435xic\u043e")
              .starts_with("0 U+039C, a letter of the Greek alphabet that looks like `M`"));
    CHECK(misleading_in("\u039cexico, M\u0435xic\u043e").size() == 2);
    CHECK(found_in("a\u0435") ==
          "1 U+0435, a letter of the Cyrillic alphabet that looks like `e`, in a word of the Latin one");
}

TEST_CASE("words of one alphabet are fine, whichever it is, beside words of others too") {
    for (const char* text :
         {"\u041c\u043e\u0441\u043a\u0432\u0430 and Berlin", "\u0395\u03bb\u03bb\u03ac\u03b4\u03b1",
          "Montr\u00e9al e\u0301 \u0153uvre", "\u6f22\u5b57abc", "5\u00b5m", "\u0645\u0635\u0631", "na\u00efve_2"})
        CHECK(found_in(text).empty());
}

TEST_CASE("a file of nothing else is searched in a moment") {
    std::string text;
    for (int i = 0; i < 1000000; ++i)
        text += "\u0430";
    CHECK(misleading_in(text).empty());
    CHECK(misleading_in(text + "a").size() == 1);
    CHECK(misleading_in("a" + text).size() == 1);
}

}  // namespace chapeau::text
