// The workings as nested lists, each definition once and under an address of its own, so that a term that is itself a
// definition leads to it.
#include "interpreter/trace/html_parts.hpp"
#include "interpreter/trace/phrases.hpp"

namespace chapeau::trace {
namespace {

std::string address_of(const std::string& definition) {
    return "d-" + definition;
}

/// With a blank after it, where there is one.
std::string sign_of(const Words& words, const Term& of, const Term& term, bool first) {
    const std::string sign = sign_before(words, of, term, first);
    return sign.empty() ? sign : sign + ' ';
}

void write_title_of_term(const Sheet& sheet, Twin<Term> term) {
    if (term.first.title == term.first.shown)
        return;
    sheet.html.raw(" ");
    if (term.first.definition.empty())
        sheet.html.leaf("span", {{"class", "note"}, told_as(sheet, "title")}, term[&Term::title]);
    else
        sheet.html.leaf("a",
                        {{"href", "#" + address_of(term.first.definition)},
                         told_as(sheet, "title"),
                         for_programs(sheet, "data-name", term.first.definition)},
                        term[&Term::title]);
}

void write_terms(const Sheet& sheet, Twin<Term> of) {
    if (of.first.terms.empty())
        return;
    const Tag list(sheet.html, "ul", {told_as(sheet, "terms")});
    bool first = true;
    for (const Twin<Term>& term : each(of[&Term::terms])) {
        const Tag item(sheet.html, "li", {told_as(sheet, "term")});
        sheet.html.text(Said(sign_of(sheet.words.first, of.first, term.first, first),
                             sign_of(sheet.words.second, of.second, term.second, first)));
        first = false;
        sheet.html.leaf("b", {told_as(sheet, "value")}, term[&Term::shown]);
        write_title_of_term(sheet, term);
        write_terms(sheet, term);
    }
    if (of.first.left_out > 0)
        sheet.html.leaf("li", {}, filled(sheet.words[&Words::and_more], how_many(sheet, of.first.left_out)));
}

void write_working(const Sheet& sheet, Twin<Working> working) {
    const std::string address = address_of(working.first.name);
    const Tag item(sheet.html, "li",
                   {{"id", address}, told_as(sheet, "working"), for_programs(sheet, "data-name", working.first.name)});
    sheet.html.leaf("b", {told_as(sheet, "value")}, Said(working.first.term.shown, working.second.term.shown));
    sheet.html.raw(" ");
    sheet.html.text(Said(working.first.term.title, working.second.term.title));
    if (working.first.version && working.second.version)
        sheet.html.leaf("p", {{"class", "note"}, told_as(sheet, "note")},
                        phrased(sheet, version_text, Twin<Version>{*working.first.version, *working.second.version}));
    write_terms(sheet, working[&Working::term]);
}

}  // namespace

void write_workings(const Sheet& sheet) {
    if (sheet.trace.first.workings.empty())
        return;
    const Tag section(sheet.html, "section", {{"id", "workings"}});
    sheet.html.leaf("h2", {}, sheet.page[&PageWords::workings]);
    const Tag list(sheet.html, "ul", {{"class", "workings"}});
    for (const Twin<Working>& working : each(sheet.trace[&Trace::workings]))
        write_working(sheet, working);
}

}  // namespace chapeau::trace
