// When texts are the same: by hand, over all of Unicode, and on texts made up at random.
#include "interpreter/text/folding.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace chapeau::text {

namespace {

std::string utf8(char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    if (c < 0x80)
        return {byte(c)};
    if (c < 0x800)
        return {byte(0xc0 | c >> 6U), byte(0x80 | (c & 0x3fU))};
    if (c < 0x10000)
        return {byte(0xe0 | c >> 12U), byte(0x80 | (c >> 6U & 0x3fU)), byte(0x80 | (c & 0x3fU))};
    return {byte(0xf0 | c >> 18U), byte(0x80 | (c >> 12U & 0x3fU)), byte(0x80 | (c >> 6U & 0x3fU)),
            byte(0x80 | (c & 0x3fU))};
}

template <class Each>
void for_every_character(const Each& each) {
    for (char32_t c = 0; c <= 0x10ffff; ++c)
        if (c < 0xd800 || c >= 0xe000)
            each(c);
}

/// Letters with what is the same as them, and different from all others.
const std::vector<std::vector<std::string>> letters{
    {"a", "A", "\uff21", "\uff41"},
    {"\u00e9", "e\u0301", "\u00c9", "E\u0301"},
    {"e"},
    {"\u00df", "ss", "SS", "\u1e9e"},
    {"\ufb01", "fi", "FI"},
    {"\u03c3", "\u03c2", "\u03a3"},
    {" ", "\t", "\n", "\u00a0", "\u3000", "  \u2003"},
    {"", "\u200b", "\u00ad", "\ufeff", "\u2060", "\ufe0f"},
    {"7", "\uff17", "\u2077"},
    {"\u6f22"},
    {"-"},
};

}  // namespace

TEST_CASE("capitals, blanks, ways to write an accent and what has no width do not count; accents do") {
    CHECK(same("Mining ", "mining"));
    CHECK(same("  MINING\t", "Mining"));
    CHECK(same("oil  and\u00a0gas", "Oil and gas"));
    CHECK(same("Montr\u00e9al", "MONTRE\u0301AL"));
    CHECK(same("stra\u00dfe", "STRASSE"));
    CHECK(same("min\u00ading\u200b", "mining"));
    CHECK(same("", " \u2003"));
    CHECK_FALSE(same("Montreal", "Montr\u00e9al"));
    CHECK_FALSE(same("oil and gas", "oilandgas"));
    CHECK_FALSE(same("mining", "minings"));
    CHECK_FALSE(same("minings", "mining"));
    CHECK_FALSE(same("\u0430", "a"));  // the Cyrillic letter
    CHECK(folded(" Mining  AND\nO\u0308l ") == "mining and \u00f6l");
}

TEST_CASE("bytes that are no UTF-8 are compared as they stand") {
    CHECK(same("A\xff", "a\xff "));
    CHECK_FALSE(same("a\xff", "a\xfe"));
    CHECK_FALSE(same("a\xff", "a"));
    CHECK_FALSE(blank("\xff"));
}

TEST_CASE("a folding's own folding is itself, and a character is blank if nothing is left of it") {
    std::size_t wrong = 0;
    std::size_t blanks = 0;
    for_every_character([&](char32_t c) {
        const std::string once = folded(utf8(c));
        wrong += folded(once) == once ? 0 : 1;
        wrong += blank(utf8(c)) == once.empty() ? 0 : 1;
        wrong += same(utf8(c), once) && order(once, utf8(c)) == 0 ? 0 : 1;
        wrong += folded("x" + utf8(c) + "\u0301y") == folded(folded("x" + utf8(c) + "\u0301y")) ? 0 : 1;
        blanks += blank(utf8(c)) ? 1 : 0;
    });
    CHECK(wrong == 0);
    CHECK(blanks > 400);
}

TEST_CASE("what is blank") {
    for (const char* text : {"", " ", "\t\n", "\u00a0", "\u2003", "\u200b", "\ufeff", "\x01", "\x7f", "\u0085",
                             "\u3000", "\u3164", " \u00ad \u2028"})
        CHECK(blank(text));
    for (const char* text : {"a", " a", "\u00a0a", "-", "0", "\u0301", "\u6f22", "\u2800x"})
        CHECK_FALSE(blank(text));
}

TEST_CASE("texts of the same letters are the same, and their order is that of their foldings") {
    const bool holds = rc::check("same letters", [] {
        std::string one;
        std::string other;
        const auto length = *rc::gen::inRange(0, 12);
        for (int i = 0; i < length; ++i) {
            const auto& letter = *rc::gen::elementOf(letters);
            one += *rc::gen::elementOf(letter);
            other += *rc::gen::elementOf(letter);
        }
        RC_ASSERT(same(one, other));
        RC_ASSERT(folded(one) == folded(other));
        RC_ASSERT((order(folded(one), other) == 0));
        const auto& more = *rc::gen::elementOf(letters);
        const std::string longer = one + "x" + more.front();
        RC_ASSERT(!same(longer, other));
        RC_ASSERT(((order(folded(one), longer) < 0) == (folded(one) < folded(longer))));
        RC_ASSERT(((order(folded(longer), one) < 0) == (folded(longer) < folded(one))));
    });
    CHECK(holds);
}

}  // namespace chapeau::text
