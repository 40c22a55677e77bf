// The workings as nested lists, each definition once and under an address of its own, so that a term that is itself a
// definition leads to it.
#include "interpreter/trace/html_parts.hpp"

namespace chapeau::trace {
namespace {

std::string address_of(const std::string& definition) {
    return "d-" + definition;
}

Said sign_of(const Sheet& sheet, const Term& of, Twin<Term> term, bool first) {
    switch (term.first.role) {
        case Role::subtract:
            return "− ";
        case Role::divide:
            return "/ ";
        case Role::selects:
            return sheet.words[&Words::chosen_by] + " ";
        case Role::relation:
            return Said(term[&Term::relation]) + " ";
        case Role::term:
            break;
    }
    const bool adds = of.operation == Operation::add || of.operation == Operation::sum ||
                      of.operation == Operation::count || of.operation == Operation::step;
    return first ? "" : adds ? "+ " : of.operation == Operation::multiply ? "× " : "";
}

void write_title_of_term(const Sheet& sheet, Twin<Term> term) {
    if (term.first.title == term.first.shown)
        return;
    sheet.html.raw(" ");
    if (term.first.definition.empty())
        sheet.html.leaf("span", {{"class", "note"}}, term[&Term::title]);
    else
        sheet.html.leaf("a", {{"href", "#" + address_of(term.first.definition)}}, term[&Term::title]);
}

void write_terms(const Sheet& sheet, Twin<Term> of) {
    if (of.first.terms.empty())
        return;
    const Tag list(sheet.html, "ul");
    bool first = true;
    for (const Twin<Term>& term : each(of[&Term::terms])) {
        const Tag item(sheet.html, "li");
        sheet.html.text(sign_of(sheet, of.first, term, first));
        first = false;
        sheet.html.leaf("b", {}, term[&Term::shown]);
        write_title_of_term(sheet, term);
        write_terms(sheet, term);
    }
    if (of.first.left_out > 0)
        sheet.html.leaf("li", {}, filled(sheet.words[&Words::and_more], std::to_string(of.first.left_out)));
}

void write_working(const Sheet& sheet, Twin<Working> working) {
    const std::string address = address_of(working.first.name);
    const Tag item(sheet.html, "li", {{"id", address}});
    sheet.html.leaf("b", {}, Said(working.first.term.shown, working.second.term.shown));
    sheet.html.raw(" ");
    sheet.html.text(Said(working.first.term.title, working.second.term.title));
    if (working.first.version && working.second.version)
        sheet.html.leaf("p", {{"class", "note"}},
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
