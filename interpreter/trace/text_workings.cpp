// A working reads like a column of figures: values stand one above the other with their signs before them, and what
// each is stands to the right.
//
//   $49.62  hourly pay
//     $103,200.00  pay for one year
//     /    2,080   product

#include <algorithm>

#include "interpreter/text/utf8.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/text_parts.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t widest_term = 30;
constexpr std::size_t deepest_term = 24;

void write_term_lines(Page& page, const Words& words, std::size_t indent, const Term& of) {
    std::size_t signs = 0;
    std::size_t values = 0;
    const auto sign = [&](const Term& term) { return sign_before(words, of, term, &term == of.terms.data()); };
    for (const Term& term : of.terms) {
        signs = std::max(signs, width_of(std::string_view(sign(term))));
        if (const std::size_t width = width_of(std::string_view(term.shown)); width <= widest_term)
            values = std::max(values, width);
    }
    const std::size_t value_at = indent + (signs > 0 ? signs + 1 : 0);
    const std::size_t title_at = value_at + values + 2;
    for (const Term& term : of.terms) {
        const std::size_t width = width_of(std::string_view(term.shown));
        std::string head = sign(term);
        if (signs > 0)
            head += std::string(signs + 1 - width_of(std::string_view(head)), ' ');
        const Pieces value{{head, Style::dim}, {term.shown, Style::plain}};
        const Pieces title{{term.title == term.shown ? std::string() : term.title, Style::dim}};
        if (width <= widest_term)
            page.paragraph(indent, value, title_at, title);
        else {
            page.paragraph(indent, {{head, Style::dim}}, value_at, {{term.shown, Style::plain}});
            page.paragraph(title_at, title);
        }
        write_term_lines(page, words, std::min(value_at + 2, deepest_term), term);
    }
    if (of.left_out > 0)
        page.paragraph(value_at, {{filled(words.and_more, {how_many(words, of.left_out)}), Style::dim}});
}

}  // namespace

void write_workings(Page& page, const Words& words, const std::vector<Working>& workings) {
    if (workings.empty())
        return;
    heading(page, words.workings);
    for (const Working& working : workings) {
        constexpr std::size_t indent = 2;
        page.blank();
        page.paragraph(indent, {{working.term.title, Style::bold}});
        page.paragraph(indent + 2, {{working.term.shown, Style::bold}});
        if (working.version)
            page.paragraph(indent + 2, {{version_text(words, *working.version), Style::dim}});
        write_term_lines(page, words, indent + 4, working.term);
    }
}

}  // namespace chapeau::trace
