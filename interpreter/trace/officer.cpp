#include "interpreter/trace/officer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/page_words.hpp"
#include "interpreter/trace/telling.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::trace {

std::string moment_text(const Words& words, std::string_view at) {
    constexpr std::string_view least = "2026-11-30T10:00:00Z";
    const auto day = at.size() < least.size() ? std::nullopt : values::parse_day(at.substr(0, 10));
    if (!day)
        return escaped(at);
    std::string date;
    words.add_date(date, *day);
    const std::size_t hours = at[11] == '0' && !words.pads_hours ? 12 : 11;
    return filled(words.moment, {date, at.substr(hours, 13 - hours), at.substr(14, 2)});
}

std::string made_text(const Words& words, const std::string& by, const std::string& at) {
    std::string text = by.empty() ? "" : filled(page_words_of(words).decided_by, {escaped(by)});
    if (!at.empty())
        text += (text.empty() ? "" : ", ") + moment_text(words, at);
    return text;
}

std::string fact_text(const Trace& trace, const std::string& path) {
    const auto fact = std::ranges::find(trace.named, path, &FactRead::path);
    if (fact == trace.named.end())
        return escaped(model::in_words(path));
    std::string text =
        fact->member.empty() ? fact->title : filled(trace.words->member_of_list, {fact->title, fact->member});
    return fact->shown.empty() ? text : text + std::string(trace.words->colon) + fact->shown;
}

std::string assumed_text(const Trace& trace, const std::vector<std::string>& paths) {
    std::vector<std::string> facts;
    for (const std::string& path : paths)
        facts.push_back(fact_text(trace, path));
    return filled(trace.words->assumed_facts, {fmt::format("{}", fmt::join(facts, trace.words->with))});
}

std::string found_text(const Trace& trace, const FoundFact& fact) {
    std::string text = fact_text(trace, fact.path);
    if (!fact.where.empty())
        add_filled(text, trace.words->seen_in, {escaped(fact.where)});
    const std::string made = made_text(*trace.words, fact.by, fact.at);
    return made.empty() ? text : text + ", " + made;
}

std::vector<std::string> paths_of(const std::vector<std::string>& assumed, const std::vector<FoundFact>& found) {
    std::vector<std::string> paths = assumed;
    std::ranges::transform(found, std::back_inserter(paths), &FoundFact::path);
    return paths;
}

std::string_view decision_word(const Words& words, const OfficerDecision& officer) {
    const PageWords& page = page_words_of(words);
    return officer.decision == "approve"            ? page.approve
           : officer.decision == "refuse"           ? page.refuse
           : officer.decision == "more_information" ? page.more_information
                                                    : std::string_view(officer.decision);
}

std::string decided_text(const Trace& trace, const OfficerDecision& officer) {
    const Words& words = *trace.words;
    const Decision* answered = answered_by(officer, trace);
    std::string text = escaped(decision_word(words, officer));
    if (answered != nullptr && decides_several(trace))
        text += fmt::format(" ({})", quoted(words, answered->title));
    const std::string made = made_text(words, officer.name, officer.at);
    return made.empty() ? text : text + ", " + made;
}

std::vector<std::string_view> rationale_lines(const OfficerDecision& officer) {
    std::vector<std::string_view> lines;
    for (std::string_view rest = officer.rationale; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
        if (rest.substr(0, end).find_first_not_of(" \t") != std::string_view::npos)
            lines.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

std::string_view standing_text(const Trace& trace, const OfficerDecision& officer) {
    if (officer.outdated)
        return trace.words->outdated;
    const Decision* answered = answered_by(officer, trace);
    if (answered == nullptr)
        return {};
    const PageWords& page = page_words_of(*trace.words);
    return follows(officer, answered->outcome) ? page.agrees : page.departs;
}

namespace {

void add_undecided(const Decision& decision, const Trace& trace, const std::vector<OfficerDecision>& officers,
                   std::vector<const Decision*>& to) {
    const bool answered = std::ranges::any_of(
        officers, [&](const OfficerDecision& officer) { return answered_by(officer, trace) == &decision; });
    if (!answered && decision.outcome != evaluate::Status::not_applicable)
        to.push_back(&decision);
    for (const Decision& further : decision.further)
        add_undecided(further, trace, officers, to);
}

}  // namespace

std::vector<const Decision*> undecided(const Trace& trace, const std::vector<OfficerDecision>& officers) {
    std::vector<const Decision*> out;
    add_undecided(trace.decision, trace, officers, out);
    for (const Decision& beside : trace.beside)
        add_undecided(beside, trace, officers, out);
    return out;
}

}  // namespace chapeau::trace
