// Outlines: what is read, what is passed over, and what is said of the rest.
#include "interpreter/model/outline.hpp"

#include <doctest/doctest.h>

namespace chapeau::model {

TEST_CASE("an outline is its passages") {
    const Outline outline = read_outline(
        "id\tkind\tstatement\n"
        "# a comment\n"
        "\n"
        "S/a\trule\tOnly adults\n"
        "S/b\tgrant\tA permit\r\n"
        "S/c\tdecision\tAll of it",
        "S");
    CHECK(outline.mistakes.empty());
    REQUIRE(outline.lines.size() == 3);
    CHECK(outline.lines[0].number == 4);
    CHECK(outline.lines[0].passage.id == "S/a");
    CHECK(outline.lines[0].passage.statement == "Only adults");
    CHECK(outline.lines[1].passage.kind == PassageKind::grant);
    CHECK(outline.lines[1].passage.statement == "A permit");
    CHECK(outline.lines[2].passage.kind == PassageKind::decision);
}

TEST_CASE("a broken line is said and hides no other") {
    const Outline outline = read_outline(
        "S/a rule Only adults\nS/b\trules\tx\nQ/c\trule\tx\nS/d\trule\nS/e\trule\tx\ty\nS/f\trule\tx\n", "S");
    REQUIRE(outline.mistakes.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(outline.mistakes[i].line == i + 1);
        CHECK_FALSE(outline.mistakes[i].help.empty());
    }
    REQUIRE(outline.lines.size() == 1);
    CHECK(outline.lines[0].passage.id == "S/f");
}

TEST_CASE("a mistake on every line is said once, at the first") {
    const Outline outline = read_outline("S/a,rule,x\nS/b,rule,y\nS/c,rule,z\nS/d\trules\tx\n", "S");
    REQUIRE(outline.mistakes.size() == 2);
    CHECK(outline.mistakes[0].line == 1);
    CHECK(outline.mistakes[0].message == "`S/a,rule,x` has no columns, and so it is on 2 more lines");
    CHECK(outline.mistakes[1].column == 4);
    CHECK(outline.mistakes[1].width == 5);
}

TEST_CASE("any bytes are an outline") {
    std::string bytes;
    for (int i = 0; i < 1024; ++i)
        bytes += static_cast<char>(i * 7);
    CHECK(read_outline(bytes, "S").lines.empty());
    CHECK(read_outline("", "S").mistakes.empty());
    CHECK(read_outline("\xEF\xBB\xBFS/a\trule\tx", "S").lines.size() == 1);
}

TEST_CASE("what cannot be seen, and a word of two alphabets, are mistakes of an outline") {
    const Outline outline =
        read_outline("S/a\trule\tOf \u202eage\nS/\u0430ge\trule\tx\nS/c\trule\tMontr\u00e9al\n", "S");
    CHECK(outline.lines.size() == 1);
    REQUIRE(outline.mistakes.size() == 1);
    CHECK(outline.mistakes[0].message == "here stands U+202E, RIGHT-TO-LEFT OVERRIDE, and so it is on 1 more line");
    CHECK(outline.mistakes[0].column == 12);
}

}  // namespace chapeau::model
