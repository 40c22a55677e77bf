// Lines that tell what each member of a list adds to a number of days, or takes away from it. The clause's conditions
// are gone through for the counts that they hold, and of each count a line is expected for every member in turn: what
// keeps the member from counting, or how many of its days no member above it covers, is worked out from the record.
#include <algorithm>

#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using model::Arithmetic;
using model::ExpressionId;
using model::Kind;

namespace {

bool takes_away(Arithmetic operation) {
    return operation == Arithmetic::subtract || operation == Arithmetic::subtract_days ||
           operation == Arithmetic::days_between;
}

}  // namespace

// ---------------------------------------------------------------- which counts there are

struct SentenceReader::Counts {
    std::vector<CountOf> found;
    std::set<std::pair<std::uint32_t, bool>> gone_into;  // definitions, adding or taking away
};

void SentenceReader::find_counts(ExpressionId id, const CountOf& at, Counts& counts) {
    const auto& node = model_.at(id).node;
    CountOf next = at;
    if (const auto* define = std::get_if<model::DefineValue>(&node)) {
        next.called = title_of(model_.at(define->define));
        next.scope.clear();
        if (counts.gone_into.emplace(define->define.index, at.takes).second)
            find_counts(model_.at(define->define).value, next, counts);
    } else if (std::holds_alternative<model::DaysCovered>(node)) {
        next.id = id;
        counts.found.push_back(next);
    } else if (const auto* made = std::get_if<model::Calculation>(&node)) {
        find_counts(made->left, at, counts);
        next.takes = at.takes != takes_away(made->operation);
        find_counts(made->right, next, counts);
    } else if (const auto* quantified = std::get_if<model::Quantified>(&node)) {
        find_in_members(id, quantified->depth, {}, {quantified->where, quantified->satisfies}, at, counts);
    } else if (const auto* aggregate = std::get_if<model::Aggregate>(&node)) {
        find_in_members(id, aggregate->depth, aggregate->value, {aggregate->where}, at, counts);
    } else {
        for (const ExpressionId operand : operands(id))
            find_counts(operand, at, counts);
    }
}

/// Of a count that reads the member around it there is one for each of these. What a condition counts is added to
/// nothing around it.
void SentenceReader::find_in_members(ExpressionId id, std::uint32_t depth, const std::optional<ExpressionId>& value,
                                     const std::vector<std::optional<ExpressionId>>& conditions, const CountOf& at,
                                     Counts& counts) {
    const auto go = [&](const CountOf& here) {
        if (value)
            find_counts(*value, here, counts);
        CountOf apart = here;
        apart.takes = false;
        for (const auto& condition : conditions)
            if (condition)
                find_counts(*condition, apart, counts);
    };
    if (!counts_by_member(id, depth, false))
        return go(at);
    const record::ListDatum& list = world_.record.lists[list_of(id).slot];
    for (std::uint32_t member = 0; list.known && member < list.count; ++member) {
        CountOf here = at;
        of_.names_.push_back(title_of(list_of(id)));
        here.scope.push_back({member, of_.names_.back()});
        go(here);
    }
}

/// Whether a count within reads the member at that depth.
bool SentenceReader::counts_by_member(ExpressionId id, std::uint32_t depth, bool counted) {
    const auto& node = model_.at(id).node;
    if (const auto* field = std::get_if<model::ElementValue>(&node))
        return counted && field->depth == depth;
    const bool within = counted || std::holds_alternative<model::DaysCovered>(node);
    return std::ranges::any_of(operands(id),
                               [&](ExpressionId operand) { return counts_by_member(operand, depth, within); });
}

Verdict SentenceReader::counts(const model::Clause& clause, const std::vector<std::string>& lines) {
    Counts counts;
    find_counts(clause.met, {}, counts);
    std::set<std::pair<model::ExpressionId, bool>> different;
    for (const CountOf& one : counts.found)
        different.emplace(one.id, one.takes);
    Verdict whole = Verdict::holds;
    std::size_t next = 0;
    for (const CountOf& one : counts.found)
        whole = std::min(whole, lines_of(one, different.size() > 1, lines, next));
    return next == lines.size() ? whole : Verdict::untrue;
}

Verdict SentenceReader::lines_of(const CountOf& count, bool named, const std::vector<std::string>& lines,
                                 std::size_t& next) {
    const auto& node = std::get<model::DaysCovered>(model_.at(count.id).node);
    const record::ListDatum& list = world_.record.lists[model_.at(node.list).slot];
    Verdict whole = Verdict::holds;
    std::vector<Stretch> covered;
    for (std::uint32_t member = 0; list.known && member < list.count; ++member, ++next) {
        if (next == lines.size())
            return Verdict::untrue;
        const Verdict verdict = count_line(count, member, named, lines[next], covered);
        blame(verdict, lines[next]);
        whole = std::min(whole, verdict);
    }
    return whole;
}

// ---------------------------------------------------------------- one line

/// `member 1 (jobs) full-time days: counts 700 days`
Verdict SentenceReader::count_line(const CountOf& count, std::uint32_t member, bool named, std::string_view line,
                                   std::vector<Stretch>& covered) {
    const auto& node = std::get<model::DaysCovered>(model_.at(count.id).node);
    Scope spoken;
    take_members(line, ", ", spoken);
    take_members(line, " ", spoken);
    const std::string list = title_of(model_.at(node.list));
    Scope scope = count.scope;
    scope.push_back({member, list});
    const auto same = [](const SpokenOf& a, const SpokenOf& b) {
        return a.member == b.member && (a.list.empty() || a.list == b.list);
    };
    if (!std::ranges::equal(spoken, scope, same))
        return Verdict::untrue;
    if (named && !count.called.empty() && !(consume(line, count.called) && consume(line, w_.colon)))
        return Verdict::untrue;
    if (named && count.called.empty() && !take_phrase_of_count(line, node))
        return Verdict::untrue;
    return counted(count, line, scope, covered);
}

/// `days covered by “jobs” that count: `
bool SentenceReader::take_phrase_of_count(std::string_view& line, const model::DaysCovered& node) {
    for (const OfList& made : w_.made_of_list) {
        std::string_view rest = line;
        if (made.makes != OfList::Makes::days || !consume(rest, made.before) ||
            !consume(rest, title_of(model_.at(node.list))) || !consume(rest, made.after))
            continue;
        if (consume(rest, w_.that_counts_after) != node.where.has_value() || !consume(rest, w_.colon))
            continue;
        line = rest;
        return true;
    }
    return false;
}

/// What a line must say of a member, by what its conditions and days are.
Verdict SentenceReader::counted(const CountOf& count, std::string_view text, const Scope& scope,
                                std::vector<Stretch>& covered) {
    const auto& node = std::get<model::DaysCovered>(model_.at(count.id).node);
    const CountWords& words = count.takes ? w_.taken : w_.counted;
    const program::NodeIndex index = world_.engine.program.expressions[count.id.index];
    Scope around = scope;
    around.pop_back();
    if (!around.empty() && !go_to(within(count.id), around))  // otherwise it reads no member around it
        return Verdict::unknown;
    evaluate::evaluate_member(world_.engine.program, world_.record, world_.engine.program.nodes[index],
                              scope.back().member, room());
    const Kleene where = node.where ? truth_in_room(*node.where) : Kleene::yes;
    const auto from = day_in_room(node.from);
    const auto to = day_in_room(node.to);
    const auto end = node.up_to ? day_in_room(*node.up_to) : to;
    this->count("count line");
    if (where == Kleene::no || (from && ((to && *to < *from) || (end && *end < *from)))) {
        this->count("counts nothing");
        return consume(text, words.nothing) ? why_nothing(node, text, scope, where) : Verdict::untrue;
    }
    if (where == Kleene::unknown || !from || !to || !end)
        return consume(text, words.may) ? why_open(node, text, scope, where) : Verdict::untrue;
    const Stretch stretch{*from, std::min(*to, *end)};
    const std::int64_t added = add_days(stretch, covered);
    return days_counted(text, words, stretch, added, *to > *end);
}

/// `counts 700 days, up to 2024-01-01; 30 days counted above already`
Verdict SentenceReader::days_counted(std::string_view text, const CountWords& words, const Stretch& stretch,
                                     std::int64_t added, bool cut) {
    const auto days = [&](std::int64_t number) {
        const auto printed = quantity(text, Kind::days);
        return printed && printed->is(values::Rational(number));
    };
    if (added == 0 ? !consume(text, words.nothing_more) : !(consume(text, words.counts) && days(added)))
        return Verdict::untrue;
    if (cut) {
        if (!consume(text, w_.up_to))
            return Verdict::untrue;
        const auto last = date(text);
        if (!last || !last->is(values::Rational(stretch.last)))
            return Verdict::untrue;
    }
    const std::int64_t above = stretch.last - stretch.first + 1 - added;
    if (above > 0 && !(consume(text, w_.counted_above) && days(above) && consume(text, w_.counted_above_end)))
        return Verdict::untrue;
    return text.empty() ? Verdict::holds : Verdict::untrue;
}

// ---------------------------------------------------------------- why

Verdict SentenceReader::why_nothing(const model::DaysCovered& node, std::string_view why, const Scope& scope,
                                    Kleene where) {
    const auto from = day_in_room(node.from);
    const auto to = day_in_room(node.to);
    const auto end = node.up_to ? day_in_room(*node.up_to) : to;
    const auto so = [](bool holds) { return holds ? Verdict::holds : Verdict::untrue; };
    const auto is = [](const std::optional<Printed>& printed, std::optional<std::int64_t> day) {
        return printed && day && printed->is(values::Rational(*day));
    };
    if (why == w_.ends_before_it_starts)
        return so(from && to && *to < *from && !lies_outside(node));
    if (std::string_view rest = why; consume(rest, w_.starts_after))
        if (const auto day = date(rest); day && rest.empty())
            return so(from && ((is(day, to) && *from > *to) || (is(day, end) && *from > *end)));
    if (std::string_view rest = why; consume(rest, w_.lies_before))
        if (const auto day = date(rest); day && rest == w_.lies_before_end)
            return so(is(day, from) && to && *to < *from);
    if (where != Kleene::no)
        return Verdict::untrue;
    return text(why, scope);
}

/// Whether the member's own days are in order, and it is the first or last day that counts that leaves nothing of them.
bool SentenceReader::lies_outside(const model::DaysCovered& node) {
    const auto from = own_day(node.from, model::Extremity::latest);
    const auto to = own_day(node.to, model::Extremity::earliest);
    return from && to && *from <= *to;
}

/// What the member itself says of a day, or of the latest or earliest of several.
std::optional<std::int64_t> SentenceReader::own_day(ExpressionId id, model::Extremity extremity) {
    const auto& node = model_.at(id).node;
    if (std::holds_alternative<model::ElementValue>(node))
        return day_in_room(id);
    const auto* extreme = std::get_if<model::Extreme>(&node);
    std::optional<std::int64_t> own;
    if (extreme != nullptr && extreme->extremity == extremity)
        for (const ExpressionId member : extreme->members)
            if (const auto day = own_day(member, extremity))
                own = !own ? day : extremity == model::Extremity::latest ? std::max(*own, *day) : std::min(*own, *day);
    return own;
}

Verdict SentenceReader::why_open(const model::DaysCovered& node, std::string_view why, const Scope& scope,
                                 Kleene where) {
    if (where == Kleene::unknown)
        return text(why, scope);
    const auto open = [&](ExpressionId id) { return !day_in_room(id); };
    return open(node.from) || open(node.to) || (node.up_to && open(*node.up_to)) ? text(why, scope) : Verdict::untrue;
}

}  // namespace chapeau::properties
