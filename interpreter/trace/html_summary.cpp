// What an officer needs in ten seconds: what came out and for whom, who decides what, and why.
#include "interpreter/trace/html_parts.hpp"
#include "interpreter/trace/officer.hpp"

namespace chapeau::trace {
namespace {

void write_row(const Sheet& sheet, const Said& label, const Said& value, const Said& rest) {
    const Tag row(sheet.html, "div");
    sheet.html.leaf("dt", {}, label);
    const Tag body(sheet.html, "dd");
    sheet.html.leaf("b", {}, value);
    sheet.html.leaf_if("span", {}, rest);
}

Said recommended(const Sheet& sheet, const Decision& decision) {
    return decision.waits_for_other_values() ? Said(sheet.page[&PageWords::recommend_correcting])
           : decision.waits_for_correction() ? Said(sheet.page[&PageWords::recommend_mending])
                                             : by_status(sheet.page[&PageWords::recommendation], decision.outcome);
}

void write_applicant(const Sheet& sheet) {
    const Trace& trace = sheet.trace.first;
    Said kinds;
    for (const Twin<std::string>& kind : each(sheet.trace[&Trace::record_kinds]))
        kinds += Said(kinds.empty() ? "" : " · ") + kind;
    write_row(sheet, sheet.page[&PageWords::application],
              trace.record_id.empty() ? Said(sheet.words[&Words::no_identifier]) : Said(trace.record_id), kinds);
}

void write_day(const Sheet& sheet) {
    const Trace& trace = sheet.trace.first;
    if (trace.as_of_fact.empty())
        return;
    const bool known = !trace.as_of.empty();
    write_row(sheet, known ? Said(sheet.page[&PageWords::as_of]) : Said(sheet.words[&Words::as_of_open]),
              known ? Said(sheet.trace[&Trace::as_of]) : Said(sheet.words[&Words::day_open]),
              sheet.trace[&Trace::as_of_title]);
}

/// A paragraph for each line.
void write_rationale(const Sheet& sheet, const OfficerDecision& officer) {
    const std::vector<std::string_view> lines = rationale_lines(officer);
    {
        const Tag paragraph(sheet.html, "p", {{"class", "rationale"}});
        sheet.html.leaf("b", {}, sheet.page[&PageWords::rationale]);
        sheet.html.raw(" ");
        sheet.html.text(lines.empty() ? Said(sheet.page[&PageWords::no_rationale]) : Said(lines.front()));
    }
    for (std::size_t i = 1; i < lines.size(); ++i)
        sheet.html.leaf("p", {{"class", "rationale"}}, lines[i]);
}

/// What is recommended beside what was decided.
void write_sides(const Sheet& sheet, const Decision& decision, const Said& decided, const Said& by) {
    const Tag sides(sheet.html, "dl", {{"class", "key"}});
    write_row(sheet, sheet.page[&PageWords::program_recommends], recommended(sheet, decision), {});
    write_row(sheet, sheet.page[&PageWords::recorded], decided, by);
}

/// Which decision of the policy it is, where there are several.
void write_answered(const Sheet& sheet, const std::string& name) {
    const Decision* first = sheet.trace.first.find_decision(name);
    const Decision* second = sheet.trace.second.find_decision(name);
    if (first && second && decides_several(sheet.trace.first))
        sheet.html.leaf("h3", {}, Said(first->title, second->title));
}

/// One that answers no decision of the policy is told beside the principal one.
void write_decided(const Sheet& sheet, const OfficerDecision& officer) {
    const Trace& first = sheet.trace.first;
    const Trace& second = sheet.trace.second;
    const Decision* answered = answered_by(officer, first);
    const Decision& decision = answered ? *answered : first.decision;
    if (answered)
        write_answered(sheet, answered->name);
    write_sides(sheet, decision,
                Said(std::string(decision_word(sheet.words.first, officer)),
                     std::string(decision_word(sheet.words.second, officer))),
                Said(made_text(sheet.words.first, officer.name, officer.at),
                     made_text(sheet.words.second, officer.name, officer.at)));
    const bool as_recommended = !officer.outdated && follows(officer, decision.outcome);
    sheet.html.leaf_if("p", {{"class", as_recommended ? "follows" : "departs"}},
                       Said(std::string(standing_text(first, officer)), std::string(standing_text(second, officer))));
    write_rationale(sheet, officer);
}

void write_undecided(const Sheet& sheet, const Decision& decision) {
    write_answered(sheet, decision.name);
    write_sides(sheet, decision, sheet.page[&PageWords::not_decided], {});
}

/// Citations of what is told under one number, as links.
void write_citations(const Sheet& sheet, const Ground& ground) {
    const Tag line(sheet.html, "p", {{"class", "cites"}});
    bool first = true;
    for (const Clause* clause : clauses_of(ground)) {
        sheet.html.raw(std::exchange(first, false) ? "" : ", ");
        write_short_link(sheet, *clause);
    }
}

void write_interpretations(const Sheet& sheet, const Ground& ground) {
    for (const Clause* one : clauses_of(ground))
        if (const Twin<Clause> clause = clause_of(sheet, one->id); !clause.first.interpretation.empty())
            sheet.html.leaf("p", {{"class", "note"}, told_as(sheet, "note")},
                            filled(sheet.words[&Words::interpretation], clause[&Clause::interpretation]));
}

/// The clauses that are told under one number, the first one's words.
std::string names_of(const Ground& ground) {
    std::string names = ground.clause->id;
    for (const Clause* clause : clauses_of(ground))
        if (clause != ground.clause)
            names += ' ' + clause->id;
    return names;
}

void write_ground(const Sheet& sheet, const Ground& first, const Ground& second) {
    const Twin<Clause> clause{*first.clause, *second.clause};
    const std::string names = names_of(first);
    const Tag item(sheet.html, "li", {told_as(sheet, "ground"), for_programs(sheet, "data-clauses", names)});
    {
        const Tag title(sheet.html, "h3");
        write_link(sheet, clause);
    }
    write_citations(sheet, first);
    sheet.html.leaf("p", {told_as(sheet, "text")}, clause[&Clause::text]);
    write_interpretations(sheet, first);
    const std::vector<Comparison> one = deciding_ones(first);
    const std::vector<Comparison> other = deciding_ones(second);
    const std::vector<FactRead> read = facts_of(first);
    const std::vector<FactRead> read_other = facts_of(second);
    write_evidence(sheet, {each(Twin<std::vector<Comparison>>{one, other}),
                           each(Twin<std::vector<FactRead>>{read, read_other}), each(clause[&Clause::counted])});
}

}  // namespace

void write_verdict(const Sheet& sheet) {
    const Twin<Decision> decision = sheet.trace[&Trace::decision];
    const Status outcome = decision.first.outcome;
    const Tag head(sheet.html, "header", {{"class", "verdict"}, {"data-status", status_word(outcome)}});
    const auto requirements = [&](const Words& words, const Trace& trace) {
        const bool named = is_settled(outcome) && !trace.authority.empty();
        return named ? std::string(words.colon) + trace.authority : std::string();
    };
    Said what = by_status(sheet.page[&PageWords::outcome], outcome);
    what.first += requirements(sheet.words.first, sheet.trace.first);
    what.second += requirements(sheet.words.second, sheet.trace.second);
    sheet.html.leaf("h1", {}, what);
    sheet.html.leaf("p", {{"class", "what"}}, decision[&Decision::title]);
    const Tag key(sheet.html, "dl", {{"class", "key"}});
    write_applicant(sheet);
    write_day(sheet);
    write_row(sheet, sheet.page[&PageWords::policy], sheet.trace[&Trace::policy_title], sheet.trace[&Trace::authority]);
    write_row(sheet, sheet.page[&PageWords::recommended], recommended(sheet, decision.first),
              sheet.page[&PageWords::officer_decides]);
}

void write_signature(const Sheet& sheet) {
    sheet.html.leaf("p", {{"class", "sign"}}, sheet.page[&PageWords::name_and_date]);
}

void write_assumed(const Sheet& sheet) {
    if (sheet.input.assumed.empty())
        return;
    const Tag banner(sheet.html, "section", {{"class", "assumed"}});
    const Tag line(sheet.html, "p");
    sheet.html.leaf("b", {}, sheet.words[&Words::hypothesis]);
    sheet.html.raw(" ");
    sheet.html.text(Said(assumed_text(sheet.trace.first, sheet.input.assumed),
                         assumed_text(sheet.trace.second, sheet.input.assumed)));
}

void write_found(const Sheet& sheet) {
    if (sheet.input.found.empty())
        return;
    const Tag section(sheet.html, "section", {{"class", "found"}});
    sheet.html.leaf("h2", {}, sheet.words[&Words::officer_found]);
    const Tag list(sheet.html, "ul");
    for (const FoundFact& fact : sheet.input.found)
        sheet.html.leaf("li", {}, {found_text(sheet.trace.first, fact), found_text(sheet.trace.second, fact)});
}

void write_officer(const Sheet& sheet) {
    const std::vector<OfficerDecision>& decisions = sheet.input.decisions;
    const Tag section(sheet.html, "section", {{"id", "decision"}, {decisions.empty() ? "class" : "", "none"}});
    sheet.html.leaf("h2", {}, sheet.page[&PageWords::decision]);
    for (const OfficerDecision& officer : decisions)
        write_decided(sheet, officer);
    for (const Decision* open : undecided(sheet.trace.first, decisions))
        write_undecided(sheet, *open);
}

void write_reasons(const Sheet& sheet, Twin<Decision> decision, const Twin<Decision>* base) {
    const std::vector<Ground> grounds =
        grounds_of(sheet.trace.first, to_tell(decision.first, base ? &base->first : nullptr));
    const std::vector<Ground> others =
        grounds_of(sheet.trace.second, to_tell(decision.second, base ? &base->second : nullptr));
    if (grounds.empty())
        return;
    const Tag list(sheet.html, "ol", {{"class", "grounds"}});
    for (std::size_t i = 0; i < grounds.size(); ++i)
        write_ground(sheet, grounds[i], others.size() == grounds.size() ? others[i] : grounds[i]);
}

}  // namespace chapeau::trace
