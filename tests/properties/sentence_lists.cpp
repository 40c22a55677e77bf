// What is made of a list's members, and other values that the sentence names by what they are made of: each expression
// of the policy that may be called so is worked out, counts and sums once more by going through the members.
#include <algorithm>

#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using model::Aggregation;
using model::ExpressionId;
using values::Rational;

namespace {

std::optional<Aggregation> aggregation_of(OfList::Makes makes) {
    switch (makes) {
        case OfList::Makes::number:
            return Aggregation::count;
        case OfList::Makes::sum:
            return Aggregation::sum;
        case OfList::Makes::earliest:
            return Aggregation::earliest;
        case OfList::Makes::latest:
            return Aggregation::latest;
        case OfList::Makes::days:
            break;
    }
    return std::nullopt;
}

}  // namespace

void SentenceReader::made_of_list(std::string_view text, const Scope& scope, std::vector<Actual>& out) {
    for (const std::string_view opening : {w_.that_counts_if, w_.which_days})
        if (const auto at = places(text, opening); !at.empty() && text.ends_with(')')) {
            std::string_view called = text.substr(0, at.back());
            const bool some = drop_end(called, w_.that_counts_after) || opening == w_.that_counts_if;
            const std::string_view told = text.substr(at.back() + opening.size());
            made_of_list(called, told.substr(0, told.size() - 1), some, scope, out);
        }
    const bool some = drop_end(text, w_.that_counts_after);
    made_of_list(text, {}, some, scope, out);
}

void SentenceReader::made_of_list(std::string_view text, std::string_view told, bool some, const Scope& scope,
                                  std::vector<Actual>& out) {
    for (const OfList& made : w_.made_of_list) {
        std::string_view rest = text;
        if (!consume(rest, made.before) || !drop_end(rest, made.after))
            continue;
        if (made.between.empty())
            add_made({made, {}, rest, told, some}, scope, out);
        else if (const std::size_t at = rest.rfind(made.between); at != std::string_view::npos)
            add_made({made, rest.substr(0, at), rest.substr(at + made.between.size()), told, some}, scope, out);
    }
}

void SentenceReader::add_made(const MadeOfList& called, const Scope& scope, std::vector<Actual>& out) {
    for (std::uint32_t i = 0; i < model_.expressions.size(); ++i) {
        const ExpressionId id{i};
        if (!is_made_so(id, called))
            continue;
        auto actual = worked_out(id, scope);
        if (!actual || actual->opaque)
            continue;
        if (const auto total = added_up(id)) {
            actual->known = true;
            actual->low = actual->high = *total;
            count("made of a list");
        }
        out.push_back(*actual);
    }
}

bool SentenceReader::is_made_so(ExpressionId id, const MadeOfList& called) {
    const auto& node = model_.at(id).node;
    const auto is = [&](const std::optional<ExpressionId>& where, model::FactId list, const model::DaysCovered* days) {
        return where.has_value() == called.some && title_of(model_.at(list)) == called.list &&
               (called.told.empty() || told_by(where, days, called.told));
    };
    if (const auto* covered = std::get_if<model::DaysCovered>(&node))
        return called.made.makes == OfList::Makes::days && is(covered->where, covered->list, covered);
    const auto* aggregate = std::get_if<model::Aggregate>(&node);
    return aggregate != nullptr && aggregation_of(called.made.makes) == aggregate->aggregation &&
           is(aggregate->where, aggregate->list, nullptr) &&
           (!aggregate->value || may_be_called(*aggregate->value, called.name));
}

std::optional<Rational> SentenceReader::added_up(ExpressionId id) {
    const program::Node& node = world_.engine.program.nodes[world_.engine.program.expressions[id.index]];
    if (!world_.record.lists[node.a].known)
        return std::nullopt;
    if (const auto* covered = std::get_if<model::DaysCovered>(&model_.at(id).node))
        return days_of(*covered, node);
    return total_of(std::get<model::Aggregate>(model_.at(id).node), node);
}

std::optional<Rational> SentenceReader::total_of(const model::Aggregate& aggregate, const program::Node& node) {
    const bool extreme = aggregation_is_extreme(aggregate);
    std::optional<Rational> total = extreme ? std::nullopt : std::optional(Rational(0));
    for (std::uint32_t member = 0; member < world_.record.lists[node.a].count; ++member) {
        evaluate::evaluate_member(world_.engine.program, world_.record, node, member, room());
        const Kleene counts = aggregate.where ? truth_in_room(*aggregate.where) : Kleene::yes;
        if (counts == Kleene::no)
            continue;
        const auto one = aggregate.value ? number_in_room(*aggregate.value) : std::optional(Rational(1));
        if (counts == Kleene::unknown || !one)
            return std::nullopt;
        if (!extreme)
            total = values::add(*total, *one);
        else if (!total || (aggregate.aggregation == Aggregation::earliest ? *one < *total : *one > *total))
            total = one;
        if (!total)
            return std::nullopt;
    }
    return total;
}

bool SentenceReader::aggregation_is_extreme(const model::Aggregate& aggregate) {
    return aggregate.aggregation == Aggregation::earliest || aggregate.aggregation == Aggregation::latest;
}

std::optional<Rational> SentenceReader::days_of(const model::DaysCovered& covered, const program::Node& node) {
    std::vector<Stretch> stretches;
    std::int64_t days = 0;
    for (std::uint32_t member = 0; member < world_.record.lists[node.a].count; ++member) {
        evaluate::evaluate_member(world_.engine.program, world_.record, node, member, room());
        const Kleene counts = covered.where ? truth_in_room(*covered.where) : Kleene::yes;
        if (counts == Kleene::no)
            continue;
        const auto from = day_in_room(covered.from);
        const auto to = day_in_room(covered.to);
        const auto end = covered.up_to ? day_in_room(*covered.up_to) : to;
        if (counts == Kleene::unknown || !from || !to || !end)
            return std::nullopt;
        days += add_days({*from, std::min(*to, *end)}, stretches);
    }
    return Rational(days);
}

/// How many of its days are in none of those before; counts it among these.
std::int64_t SentenceReader::add_days(const Stretch& stretch, std::vector<Stretch>& before) {
    std::vector<Stretch> left{stretch};
    for (const Stretch& other : before) {
        std::vector<Stretch> rest;
        for (const Stretch& each : left) {
            rest.push_back({each.first, std::min(each.last, other.first - 1)});
            rest.push_back({std::max(each.first, other.last + 1), each.last});
        }
        std::erase_if(rest, [](const Stretch& each) { return each.last < each.first; });
        left = rest;
    }
    std::int64_t days = 0;
    for (const Stretch& each : left)
        days += std::max<std::int64_t>(0, each.last - each.first + 1);
    if (stretch.first <= stretch.last)
        before.push_back(stretch);
    return days;
}

Kleene SentenceReader::truth_in_room(ExpressionId id) {
    return result_of(id, room()).yes;
}

std::optional<Rational> SentenceReader::number_in_room(ExpressionId id) {
    const Actual actual = result_of(id, room());
    return actual.known ? actual.low : std::nullopt;
}

std::optional<std::int64_t> SentenceReader::day_in_room(ExpressionId id) {
    const auto number = number_in_room(id);
    return number ? number->floor() : std::nullopt;
}

/// The earliest or latest of several days.
void SentenceReader::extreme(std::string_view text, const Scope& scope, std::vector<Actual>& out) {
    for (const auto& [words, which] :
         {std::pair(w_.earliest_of, model::Extremity::earliest), std::pair(w_.latest_of, model::Extremity::latest)}) {
        std::string_view names = text;
        if (!consume(names, words) || (w_.value_first && !drop_end(names, ")")))
            continue;
        for (std::uint32_t i = 0; i < model_.expressions.size(); ++i) {
            const auto* node = std::get_if<model::Extreme>(&model_.at(ExpressionId{i}).node);
            if (node == nullptr || node->extremity != which ||
                (node->members.size() == 1 && !may_be_called(node->members.front(), names)))
                continue;
            if (const auto actual = worked_out({i}, scope)) {
                out.push_back(*actual);
                count("made of days");
            }
        }
    }
}

void SentenceReader::steps(std::string_view from, std::string_view sign, const Scope& scope, std::vector<Actual>& out) {
    for (std::uint32_t i = 0; i < model_.expressions.size(); ++i) {
        const auto* step = std::get_if<model::StepMonths>(&model_.at(ExpressionId{i}).node);
        if (step == nullptr || (step->months < 0) != (sign == " − ") || !may_be_called(step->date, from))
            continue;
        if (const auto actual = worked_out({i}, scope)) {
            out.push_back(*actual);
            count("made of days");
        }
    }
}

void SentenceReader::depending(std::string_view text, const Scope& scope, std::vector<Actual>& out) {
    if (!text.starts_with(w_.depends_on))
        return;
    for (std::uint32_t i = 0; i < model_.expressions.size(); ++i) {
        const auto& node = model_.at(ExpressionId{i}).node;
        if (!std::holds_alternative<model::ByPeriod>(node) && !std::holds_alternative<model::BySelector>(node))
            continue;
        if (const auto actual = worked_out({i}, scope))
            out.push_back(*actual);
    }
}

}  // namespace chapeau::properties
