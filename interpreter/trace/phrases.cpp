#include "interpreter/trace/phrases.hpp"

#include <algorithm>

#include "interpreter/trace/telling.hpp"

namespace chapeau::trace {
std::string version_text(const Words& words, const Version& version) {
    const std::string period = version.from.empty() && version.until.empty() ? std::string(words.at_all_times)
                               : version.until.empty()                       ? filled(words.from_day, {version.from})
                               : version.from.empty()                        ? filled(words.until_day, {version.until})
                                                      : filled(words.from_until, {version.from, version.until});
    return filled(words.in_force, {period, version.title, version.value});
}

std::string_view missing_words(const Words& words, const MissingFact& missing, bool as_of_known) {
    return missing.why == "not_given" ? words.not_given
           : missing.why == "finding" ? words.is_finding
           : as_of_known              ? words.is_other_edition
                                      : words.is_edition_not_known;
}

std::string not_computable_text(const Words& words, const NotComputable& one) {
    return filled(one.as_given ? words.not_computable_given : words.not_computable_for, {one.text});
}

std::string_view prospect_words(const Words& words, const Decision& decision) {
    const bool sure = !decision.something_against && decision.not_computable.empty();
    return sure ? words.would_settle : words.could_settle;
}

std::string sign_before(const Words& words, const Term& of, const Term& term, bool first) {
    switch (term.role) {
        case Role::subtract:
            return "−";
        case Role::divide:
            return "/";
        case Role::selects:
            return std::string(words.chosen_by);
        case Role::branch:
            return term.branch + std::string(words.colon.substr(0, words.colon.find_last_not_of(' ') + 1));
        case Role::relation:
            return term.relation;
        case Role::term:
            break;
    }
    if (first)
        return {};
    switch (of.operation) {
        case Operation::add:
        case Operation::sum:
        case Operation::count:
        case Operation::days_covered:
        case Operation::step:
            return "+";
        case Operation::multiply:
            return "×";
        default:
            return {};
    }
}

std::string_view mends_opening(const Words& words, const Decision& decision) {
    const auto& sets = decision.mends;
    const bool one = sets.size() == 1;
    const bool alone = one && sets.front().size() == 1;
    if (decision.then_open)
        return alone ? words.this_one_then_open : one ? words.these_then_open : words.any_one_then_open;
    if (std::ranges::any_of(sets, [](const auto& set) { return std::ranges::any_of(set, &MendedClause::by_leaving); }))
        return one ? words.this_way : words.any_one_of_these_ways;
    return alone ? words.this_one : one ? words.these_together : words.any_one_of_these;
}

std::string_view mended_how(const Words& words, const MendedClause& mended) {
    return mended.by_failing ? words.not_within : mended.by_leaving ? words.no_longer_applying : std::string_view();
}

std::string no_mend_words(const Words& words, const Decision& decision) {
    if (decision.no_mend == NoMend::never)
        return filled(words.nothing_meets, {quoted(words, decision.never_met)});
    if (decision.no_mend == NoMend::fixed)
        return filled(words.nobody_changes, {quoted(words, decision.never_met)});
    return std::string(decision.no_mend == NoMend::too_many ? words.more_than_three : words.still_open);
}

}  // namespace chapeau::trace
