// Lines that tell what each member of a list adds to a number of days, or takes away from it. The clause's conditions
// are gone through for the counts that they hold and what a day of each is worth there, and of each count a line is
// expected for every member in turn: what keeps the member from counting, that others cover its days whatever comes of
// it, or how many of its days no member above it covers, is worked out from the record.
#include <algorithm>

#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using model::Arithmetic;
using model::ExpressionId;
using model::Kind;

// ---------------------------------------------------------------- which counts there are

struct SentenceReader::Counts {
    std::vector<CountOf> found;
    std::set<std::pair<ExpressionId, Worth>> gone_into;  // what stands in definitions, by what a day is worth there
};

bool SentenceReader::is_written(ExpressionId id) const {
    const auto& node = model_.at(id).node;
    if (const auto* define = std::get_if<model::DefineValue>(&node))
        return is_written(model_.at(define->define).value);
    if (const auto* made = std::get_if<model::Calculation>(&node))
        return is_written(made->left) && is_written(made->right);
    return std::holds_alternative<model::Literal>(node);
}

/// A number that the policy writes, perhaps as a calculation, of amounts too, or under a name.
SentenceReader::Worth SentenceReader::written_number(ExpressionId id) {
    const bool number = is_written(id) && model_.at(id).type.kind == Kind::number;
    return number ? result_of(id, world_.results).low : std::nullopt;
}

/// What a day of a count is worth on either side of a calculation in which it is worth `whole`.
std::pair<SentenceReader::Worth, SentenceReader::Worth> SentenceReader::worth_in(const model::Calculation& made,
                                                                                 const Worth& whole) {
    const auto negated = whole ? Worth(whole->negated()) : Worth();
    switch (made.operation) {
        case Arithmetic::add:
        case Arithmetic::add_days:
            return {whole, whole};
        case Arithmetic::subtract:
        case Arithmetic::subtract_days:
        case Arithmetic::days_between:
            return {whole, negated};
        default:
            break;
    }
    const Worth left = written_number(made.left);
    const Worth right = written_number(made.right);
    if (made.operation == Arithmetic::multiply)
        return {whole && right ? multiply(*whole, *right) : Worth(), whole && left ? multiply(*whole, *left) : Worth()};
    return {whole && right && !right->is_zero() ? divide(*whole, *right) : Worth(), Worth()};
}

/// All that calculations are made of, through definitions. What is there twice is worth what both are.
void SentenceReader::take_apart(ExpressionId id, const CountOf& at, std::vector<CountOf>& parts) {
    CountOf next = at;
    if (const auto* define = std::get_if<model::DefineValue>(&model_.at(id).node)) {
        next.called = title_of(model_.at(define->define));
        next.scope.clear();
        return take_apart(model_.at(define->define).value, next, parts);
    }
    if (const auto* made = std::get_if<model::Calculation>(&model_.at(id).node)) {
        const auto [left, right] = worth_in(*made, at.worth);
        next.worth = left;
        take_apart(made->left, next, parts);
        next.worth = right;
        return take_apart(made->right, next, parts);
    }
    next.id = id;
    const auto before = std::ranges::find(parts, id, &CountOf::id);
    if (before == parts.end())
        parts.push_back(next);
    else
        before->worth = before->worth && at.worth ? values::add(*before->worth, *at.worth) : Worth();
}

void SentenceReader::find_counts(ExpressionId id, const CountOf& at, Counts& counts) {
    const auto& node = model_.at(id).node;
    const auto* define = std::get_if<model::DefineValue>(&node);
    if (define != nullptr && !model::is_quantity(model_.at(id).type.kind)) {
        CountOf within = at;
        within.called = title_of(model_.at(define->define));
        within.scope.clear();
        if (counts.gone_into.emplace(model_.at(define->define).value, at.worth).second)
            find_counts(model_.at(define->define).value, within, counts);
    } else if (define != nullptr || std::holds_alternative<model::Calculation>(node)) {
        std::vector<CountOf> parts;
        CountOf outside = at;
        outside.called.clear();
        take_apart(id, outside, parts);
        for (CountOf& part : parts) {
            if (!part.called.empty() && !counts.gone_into.emplace(part.id, part.worth).second)
                continue;
            part.called = part.called.empty() ? at.called : part.called;
            find_in(part.id, part, counts);
        }
    } else {
        find_in(id, at, counts);
    }
}

void SentenceReader::find_in(ExpressionId id, const CountOf& at, Counts& counts) {
    const auto& node = model_.at(id).node;
    if (std::holds_alternative<model::DaysCovered>(node)) {
        counts.found.push_back(at);
        counts.found.back().id = id;
    } else if (const auto* quantified = std::get_if<model::Quantified>(&node)) {
        find_in_members(id, quantified->depth, {}, {quantified->where, quantified->satisfies}, at, counts);
    } else if (const auto* aggregate = std::get_if<model::Aggregate>(&node)) {
        find_in_members(id, aggregate->depth, aggregate->value, {aggregate->where}, at, counts);
    } else if (const auto used = used_of(id)) {
        find_counts(*used, at, counts);
    } else {
        for (const ExpressionId operand : operands(id))
            find_counts(operand, at, counts);
    }
}

/// The version that is in force, or the row that is chosen, where that is known.
std::optional<ExpressionId> SentenceReader::used_of(ExpressionId id) {
    const auto& node = model_.at(id).node;
    if (const auto* rows = std::get_if<model::BySelector>(&node)) {
        const program::NodeIndex selector = world_.engine.program.expressions[rows->selector.index];
        const evaluate::Value& value = world_.results.value(world_.engine.program.nodes[selector]);
        if (value.known && value.code >= 0)
            return rows->branches[rows->branch_of[static_cast<std::size_t>(value.code)]];
    }
    const auto* versions = std::get_if<model::ByPeriod>(&node);
    const record::Datum& day = world_.record.singles[model_.at(model_.as_of.value()).slot];
    if (versions != nullptr && day.known)
        for (const auto& version : versions->branches)
            if (version.from.value_or(day.code) <= day.code && day.code <= version.until.value_or(day.code))
                return version.value;
    return std::nullopt;
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
        apart.worth = values::Rational(1);
        for (const auto& condition : conditions)
            if (condition)
                find_counts(*condition, apart, counts);
    };
    const record::ListDatum& list = world_.record.lists[list_of(id).slot];
    if (list.known && list.count == 0)
        return;
    if (!counts_by_member(id, depth, false))
        return go(at);
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
    std::set<std::pair<model::ExpressionId, Worth>> different;
    for (const CountOf& one : counts.found)
        different.emplace(one.id, one.worth);
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
    for (const std::size_t colon : places(line, w_.colon))
        if (is_count(line.substr(0, colon), node)) {
            line.remove_prefix(colon + w_.colon.size());
            return true;
        }
    return false;
}

bool SentenceReader::is_count(std::string_view name, const model::DaysCovered& node) {
    const auto of_list = [&](std::string_view called) {
        return std::ranges::any_of(w_.made_of_list, [&](const OfList& made) {
            std::string_view list = called;
            return made.makes == OfList::Makes::days && consume(list, made.before) && drop_end(list, made.after) &&
                   list == title_of(model_.at(node.list));
        });
    };
    for (const std::string_view opening : {w_.that_counts_if, w_.which_days})
        if (const auto at = places(name, opening); !at.empty() && name.ends_with(')')) {
            std::string_view called = name.substr(0, at.back());
            const bool some = drop_end(called, w_.that_counts_after) || opening == w_.that_counts_if;
            const std::string_view told = name.substr(at.back() + opening.size());
            if (some == node.where.has_value() && of_list(called) &&
                told_by(node.where, &node, told.substr(0, told.size() - 1)))
                return true;
        }
    return drop_end(name, w_.that_counts_after) == node.where.has_value() && of_list(name);
}

/// What a line must say of a member, by what its conditions and days are.
Verdict SentenceReader::counted(const CountOf& count, std::string_view text, const Scope& scope,
                                std::vector<Stretch>& covered) {
    const auto& node = std::get<model::DaysCovered>(model_.at(count.id).node);
    const int sign = count.worth ? count.worth->sign() : 0;
    const CountWords& words = sign > 0 ? w_.counted : sign < 0 ? w_.taken : w_.covered;
    Scope around = scope;
    around.pop_back();
    if (!around.empty() && !go_to(within(count.id), around))  // otherwise it reads no member around it
        return Verdict::unknown;
    std::vector<Stretch> others = others_cover(count.id, node, scope.back().member);
    go_to_member(count.id, scope.back().member);
    const Kleene where = node.where ? truth_in_room(*node.where) : Kleene::yes;
    const auto possible = possible_in_room(node);
    this->count("count line");
    if (where == Kleene::no || (possible && possible->last < possible->first)) {
        this->count("counts nothing");
        return consume(text, words.nothing) ? why_nothing(node, text, scope, where) : Verdict::untrue;
    }
    const auto from = day_in_room(node.from);
    const auto to = day_in_room(node.to);
    const auto end = node.up_to ? day_in_room(*node.up_to) : to;
    if (where == Kleene::yes && from && to && end) {
        const Stretch stretch{*from, std::min(*to, *end)};
        const std::int64_t added = add_days(stretch, covered);
        return days_counted(text, count.worth, words, stretch, added, *to > *end);
    }
    const Stretch certain = certain_in_room(node);
    if (possible && certain.last < certain.first && add_days(*possible, others) == 0) {
        this->count("covered in any case");
        return consume(text, words.nothing_more) && text == w_.covered_in_any_case ? Verdict::holds : Verdict::untrue;
    }
    return consume(text, words.may) ? why_open(node, text, scope, where) : Verdict::untrue;
}

void SentenceReader::go_to_member(ExpressionId count, std::uint32_t member) {
    const program::NodeIndex index = world_.engine.program.expressions[count.index];
    evaluate::evaluate_member(world_.engine.program, world_.record, world_.engine.program.nodes[index], member, room());
}

/// What the other members cover for certain.
std::vector<SentenceReader::Stretch> SentenceReader::others_cover(ExpressionId count, const model::DaysCovered& node,
                                                                  std::uint32_t member) {
    std::vector<Stretch> out;
    for (std::uint32_t other = 0; other < world_.record.lists[model_.at(node.list).slot].count; ++other) {
        go_to_member(count, other);
        if (const Stretch certain = certain_in_room(node); other != member && certain.first <= certain.last)
            out.push_back(certain);
    }
    return out;
}

SentenceReader::Stretch SentenceReader::certain_in_room(const model::DaysCovered& node) {
    const Actual from = result_of(node.from, room());
    const Actual to = result_of(node.to, room());
    const Actual end = node.up_to ? result_of(*node.up_to, room()) : to;
    if ((node.where && truth_in_room(*node.where) != Kleene::yes) || !from.high || !to.low || !end.low)
        return {0, -1};
    return {from.high->floor().value_or(0), std::min(*to.low, *end.low).floor().value_or(0)};
}

/// Nothing where that has no limit, or what leaves nothing of it is no day of the calendar.
std::optional<SentenceReader::Stretch> SentenceReader::possible_in_room(const model::DaysCovered& node) {
    const auto first = result_of(node.from, room()).low;
    const auto to = result_of(node.to, room()).high;
    const auto end = node.up_to ? result_of(*node.up_to, room()).high : std::nullopt;
    const auto last = to && end ? std::optional(std::min(*to, *end)) : to ? to : end;
    if (!first || !last)
        return std::nullopt;
    const auto outside = [](const std::optional<values::Rational>& day) {
        return day && (*day < values::Rational(values::first_day) || *day > values::Rational(values::last_day));
    };
    if (*last < *first && (outside(first) || outside(to) || outside(end)))
        return std::nullopt;
    return Stretch{first->floor().value_or(0), last->floor().value_or(0)};
}

/// `counts 700 days, up to 2024-01-01; 30 days counted above already`, `covers 20 days; takes away 40 days`
Verdict SentenceReader::days_counted(std::string_view text, const Worth& worth, const CountWords& words,
                                     const Stretch& stretch, std::int64_t added, bool cut) {
    const auto days = [&](const values::Rational& number) {
        const auto printed = quantity(text, Kind::days);
        return printed && printed->is(number);
    };
    const bool whole = worth == values::Rational(1) || worth == values::Rational(-1);
    if (added == 0 ? !consume(text, words.nothing_more)
                   : !(consume(text, whole ? words.counts : w_.covered.counts) && days(added)))
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
    const auto made = worth ? multiply(*worth, values::Rational(added)) : Worth();
    if (!whole && made && !made->is_zero()) {
        this->count("worth of days");
        const values::Rational size = made->sign() < 0 ? made->negated() : *made;
        if (!(consume(text, w_.with) && consume(text, words.counts) && days(size)))
            return Verdict::untrue;
    }
    return text.empty() ? Verdict::holds : Verdict::untrue;
}

// ---------------------------------------------------------------- why

Verdict SentenceReader::why_nothing(const model::DaysCovered& node, std::string_view why, const Scope& scope,
                                    Kleene where) {
    const auto from = result_of(node.from, room()).low;
    const auto to = result_of(node.to, room()).high;
    const auto end = node.up_to ? result_of(*node.up_to, room()).high : to;
    const auto so = [](bool holds) { return holds ? Verdict::holds : Verdict::untrue; };
    const auto is = [](const std::optional<Printed>& printed, const std::optional<values::Rational>& day) {
        return printed && day && printed->is(*day);
    };
    const auto own_from = own_day(node, node.from, model::Extremity::latest);
    const auto own_to = own_day(node, node.to, model::Extremity::earliest);
    const auto is_before = [](const std::optional<values::Rational>& day,
                              const std::optional<values::Rational>& other) { return day && other && *day < *other; };
    const auto is_last = [&](const std::optional<Printed>& day) {
        return (is(day, to) && is_before(to, from)) || (is(day, end) && is_before(end, from));
    };
    if (why == w_.ends_before_it_starts)
        return so(is_before(own_to, own_from));
    if (std::string_view rest = why; consume(rest, w_.starts_after))
        if (const auto day = date(rest); day && rest.empty())
            return so(is_last(day) && own_from && day->value < *own_from);
    if (std::string_view rest = why; consume(rest, w_.lies_before))
        if (const auto day = date(rest); day && rest == w_.lies_before_end)
            return so(is(day, from) && is_before(own_to, from));
    if (std::string_view rest = why; consume(rest, w_.no_day))
        if (const auto first = date(rest); first && consume(rest, w_.no_day_and))
            if (const auto last = date(rest); last && rest == w_.no_day_end) {
                this->count("no day is left");
                return so(is(first, from) && is_last(last));
            }
    if (where != Kleene::no)
        return Verdict::untrue;
    return text(why, scope);
}

/// What the member itself says of a day, or of the latest or earliest of several.
std::optional<values::Rational> SentenceReader::own_day(const model::DaysCovered& count, ExpressionId id,
                                                        model::Extremity extremity) {
    const auto& node = model_.at(id).node;
    if (const auto* field = std::get_if<model::ElementValue>(&node)) {
        const auto day = field->depth == count.depth ? day_in_room(id) : std::nullopt;
        return day ? std::optional(values::Rational(*day)) : std::nullopt;
    }
    if (const auto* define = std::get_if<model::DefineValue>(&node))
        return own_day(count, model_.at(define->define).value, extremity);
    const auto* extreme = std::get_if<model::Extreme>(&node);
    std::optional<values::Rational> own;
    if (extreme != nullptr && extreme->extremity == extremity)
        for (const ExpressionId member : extreme->members)
            if (const auto day = own_day(count, member, extremity))
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
