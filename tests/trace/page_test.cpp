// Wrapping: breaks at spaces, hangs, cuts what cannot break, and is the same with colour.
#include "interpreter/trace/page.hpp"

#include <doctest/doctest.h>

#include "explained.hpp"
#include "interpreter/text/utf8.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

TEST_CASE("a paragraph hangs under its head") {
    Page page(20, false);
    page.paragraph(2, {{"ab", Style::bold}}, 6, {{"one two three four five", Style::plain}});
    CHECK(page.take() == "  ab  one two three\n      four five\n");
}

TEST_CASE("a head that reaches the body stands alone") {
    Page page(20, false);
    page.paragraph(0, {{"a long head", Style::bold}}, 4, {{"body", Style::plain}});
    CHECK(page.take() == "a long head\n    body\n");
}

TEST_CASE("spaces in a row stay") {
    Page page(20, false);
    page.paragraph(0, {{"say \"   \" and", Style::plain}, {" go ", Style::bold}, {"on", Style::plain}});
    CHECK(page.take() == "say \"   \" and go on\n");
}

TEST_CASE("wide writing is cut by its columns") {
    Page page(7, false);
    page.paragraph(0, {{"\u6f22\u6f22\u6f22\u6f22", Style::plain}});
    CHECK(page.take() == "\u6f22\u6f22\u6f22\n\u6f22\n");
}

TEST_CASE("words wider than a line are cut by code points") {
    Page page(10, false);
    page.paragraph(2, {{"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 x", Style::plain}});
    CHECK(page.take() == "  \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\n  \u00e9\u00e9 x\n");
}

TEST_CASE("a word may change style halfway") {
    const auto text = [](bool color) {
        Page page(12, color);
        page.paragraph(0, {{"one (", Style::plain}, {"two", Style::bad}, {") three", Style::plain}});
        return page.take();
    };
    CHECK(text(false) == "one (two)\nthree\n");
    CHECK(text(true) == "one (\x1b[31mtwo\x1b[0m)\nthree\n");
    CHECK(without_escapes(text(true)) == text(false));
}

TEST_CASE("what stands at the right margin keeps the body short of it") {
    Page page(20, false);
    page.row(0, {{"x", Style::good}}, 2, {{"title that wraps", Style::plain}}, {{"meets", Style::good}});
    CHECK(page.take() == "x title that   meets\n  wraps\n");
}

TEST_CASE("widths count columns of a terminal") {
    CHECK(width_of(std::string_view("a\u00e9\u6f22\U0001f600")) == 6);
    CHECK(width_of(std::string_view("e\u0301\ufe0f")) == 1);
    CHECK(width_of(std::string_view("\uff21\uac00\u3042\u201c")) == 7);
    CHECK(width_of(std::string_view("\xff\xfe")) == 2);
    CHECK(text::valid_utf8("a\xff") == "a\ufffd");
    CHECK(text::valid_utf8("\xed\xa0\x80") == "\ufffd\ufffd\ufffd");
}
