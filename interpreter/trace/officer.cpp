#include "interpreter/trace/officer.hpp"

#include <fmt/format.h>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/page_words.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::trace {

std::string title_of_fact(const Trace& trace, const std::string& path) {
    for (const Clause& clause : trace.clauses) {
        for (const FactRead& fact : clause.facts)
            if (fact.path == path)
                return fact.member.empty() ? fact.title
                                           : filled(trace.words->member_of_list, {fact.title, fact.member});
        for (const MissingFact& missing : clause.missing)
            if (missing.path == path)
                return missing.title;
    }
    return escaped(model::in_words(path));
}

std::vector<std::string> titles_of_facts(const Trace& trace, const std::vector<std::string>& paths) {
    std::vector<std::string> titles;
    for (const std::string& path : paths)
        titles.push_back(title_of_fact(trace, path));
    return titles;
}

std::string moment_text(const Words& words, std::string_view at) {
    constexpr std::string_view form = "2026-11-30T10:00:00Z";
    const auto day = at.size() == form.size() ? values::parse_day(at.substr(0, 10)) : std::nullopt;
    if (!day)
        return escaped(at);
    std::string date;
    words.add_date(date, *day);
    return filled(words.moment, {date, at.substr(11, 2), at.substr(14, 2)});
}

std::string found_text(const Trace& trace, const FoundFact& fact) {
    const Words& words = *trace.words;
    std::string text = title_of_fact(trace, fact.path);
    if (!fact.where.empty())
        text += std::string(words.colon) + escaped(fact.where);
    const std::string moment = fact.at.empty() ? std::string() : moment_text(words, fact.at);
    if (!fact.by.empty() || !moment.empty())
        text += fmt::format(" ({}{}{})", escaped(fact.by), fact.by.empty() || moment.empty() ? "" : ", ", moment);
    return text;
}

std::string decided_text(const Words& words, const OfficerDecision& officer) {
    const PageWords& page = page_words_of(words);
    std::string text(officer.decision == "approve"            ? page.approve
                     : officer.decision == "refuse"           ? page.refuse
                     : officer.decision == "more_information" ? page.more_information
                                                              : std::string_view());
    if (text.empty())
        text = escaped(officer.decision);
    if (!officer.name.empty())
        text += ", " + filled(page.decided_by, {escaped(officer.name)});
    if (!officer.at.empty())
        text += ", " + moment_text(words, officer.at);
    return text;
}

}  // namespace chapeau::trace
