// A value without a value asks for nothing that an applicant could bring: it is the policy that says what cannot be
// worked out, or a value in the record that leaves it no way. So it is told as a sentence of its own, under the
// definition that comes to nothing, with the cause and the values that bring it about.
#include "interpreter/trace/uncomputable.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/telling.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Missing;
using evaluate::Uncomputable;
using evaluate::Why;

constexpr std::size_t most_facts = 3;

/// `fee (nothing is granted, since “Work permit” is refused)`
std::string title_of(const View& view, const model::Grant& grant) {
    std::string out = title_or_name(view.speech, grant) + " (";
    view.add_not_granted(out, grant);
    return out + ')';
}

/// The number of the member that the path of a column names.
std::optional<std::uint32_t> member_of(const Missing& missing) {
    const std::size_t open = missing.path.find('[');
    if (open == std::string::npos)
        return std::nullopt;
    return static_cast<std::uint32_t>(std::stoul(missing.path.substr(open + 1)));
}

/// `days of schooling, child 1: 2.5 days`; of a list its title alone.
std::string given_text(const View& view, const Missing& missing) {
    const std::string title = title_of(view, missing);
    const model::Fact& fact = view.model.at(missing.fact);
    if (fact.place == model::Fact::Place::list)
        return title;
    const auto member = member_of(missing);
    const record::Datum& datum = member ? cell(view.model, view.record, fact, *member) : view.record.singles[fact.slot];
    return filled(view.speech.words.field, {title, format_datum(view.speech, view.record, fact, datum)});
}

std::string cause_text(const Words& words, const Uncomputable& what) {
    switch (what.cause) {
        case Uncomputable::Cause::days_not_whole:
            return filled(words.days_not_whole, {format_quantity(words, what.amount, model::Kind::days)});
        case Uncomputable::Cause::divided_by_zero:
            return std::string(words.divided_by_zero);
        case Uncomputable::Cause::too_long:
            return std::string(words.too_long);
        case Uncomputable::Cause::no_level:
            return std::string(words.no_level);
        case Uncomputable::Cause::nothing_to_choose:
            return std::string(words.nothing_to_choose);
        case Uncomputable::Cause::outside_calendar:
            break;
    }
    return std::string(words.outside_calendar);
}

/// What has no value: its name, and what it is called.
std::pair<std::string, std::string> subject_of(const View& view, const Uncomputable& what) {
    if (what.define) {
        const model::Define& define = view.model.at(*what.define);
        return {define.name, escaped(view.speech.title(define))};
    }
    if (!what.clause)
        return {};
    const model::Clause& clause = view.model.at(*what.clause);
    return {clause.name, quoted(view.speech.words, escaped(view.speech.title(clause)))};
}

/// `start of the window (a date cannot be moved by …; days of schooling, child 1: 2.5 days)`
std::string sentence_of(const View& view, const Uncomputable& what, const std::vector<const Missing*>& facts) {
    const Words& words = view.speech.words;
    std::string out = cause_text(words, what);
    for (std::size_t i = 0; i < facts.size() && i < most_facts; ++i)
        out += "; " + given_text(view, *facts[i]);
    if (facts.size() > most_facts)
        out += "; " + filled(words.and_more, {how_many(words, facts.size() - most_facts)});
    const std::string subject = subject_of(view, what).second;
    return subject.empty() ? out : subject + " (" + out + ')';
}

}  // namespace

std::string title_of(const View& view, const Missing& missing) {
    if (missing.grant)
        return title_of(view, view.model.at(*missing.grant));
    if (missing.by_policy)
        return sentence_of(view, missing.leaves.front(), {});
    const model::Fact& fact = view.model.at(missing.fact);
    std::string title = escaped(view.speech.title(fact));
    const auto member = member_of(missing);
    if (!fact.list || !member)
        return title;
    return filled(view.speech.words.member_of_list, {title, view.member_title(*fact.list, *member)});
}

std::vector<NotComputable> not_computable(const View& view, const std::vector<Missing>& missing) {
    std::vector<NotComputable> out;
    std::vector<std::pair<Uncomputable, std::vector<const Missing*>>> causes;
    for (const Missing& one : missing) {
        if (one.grant)
            out.push_back({one.path, title_of(view, one), true, false});
        for (const Uncomputable& what : one.leaves) {
            auto at = std::ranges::find(causes, what, [](const auto& cause) { return cause.first; });
            if (at == causes.end())
                at = causes.insert(causes.end(), {what, {}});
            if (!one.by_policy)
                at->second.push_back(&one);
        }
    }
    for (const auto& [what, facts] : causes)
        out.push_back({subject_of(view, what).first, sentence_of(view, what, facts), false, !facts.empty()});
    return out;
}

}  // namespace chapeau::trace
