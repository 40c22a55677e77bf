// What tells one count from another that goes through the same list: the condition that its members meet, or the days
// of them that it counts. The words are held against what the policy asks for, part by part.
#include <algorithm>

#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using model::Combining;
using model::ExpressionId;
using model::Relation;

namespace {

Order order_of(Relation relation) {
    switch (relation) {
        case Relation::at_least:
            return Order::at_least;
        case Relation::more:
            return Order::above;
        case Relation::at_most:
            return Order::at_most;
        case Relation::less:
            return Order::below;
        case Relation::equal:
            return Order::same;
        case Relation::unequal:
            return Order::other;
        case Relation::same_as_written:
            break;
    }
    return Order::written;
}

Order contrary(Order order) {
    switch (order) {
        case Order::at_least:
            return Order::below;
        case Order::below:
            return Order::at_least;
        case Order::at_most:
            return Order::above;
        case Order::above:
            return Order::at_most;
        case Order::same:
            return Order::other;
        case Order::other:
            return Order::same;
        case Order::written:
            return Order::not_written;
        case Order::not_written:
            return Order::written;
        case Order::in:
            return Order::not_in;
        case Order::not_in:
            break;
    }
    return Order::in;
}

/// What stands in brackets, if anything does.
bool take_brackets(std::string_view& text) {
    if (!text.starts_with('(') || !text.ends_with(')'))
        return false;
    text = text.substr(1, text.size() - 2);
    return true;
}

}  // namespace

bool SentenceReader::told_by(const std::optional<ExpressionId>& where, const model::DaysCovered* days,
                             std::string_view text) {
    if (where && asks(*where, text))
        return true;
    if (days != nullptr && counts_days(*days, text))
        return true;
    return days != nullptr && where && std::ranges::any_of(places(text, w_.with), [&](std::size_t at) {
               return asks(*where, text.substr(0, at)) && counts_days(*days, text.substr(at + w_.with.size()));
           });
}

/// `start of the job to end of the job, up to day received`
bool SentenceReader::counts_days(const model::DaysCovered& node, std::string_view text) {
    if (!consume(text, w_.from))
        return false;
    const auto is_called = [&](ExpressionId id, std::string_view name) { return may_be_called(id, name); };
    for (const std::size_t to : places(text, w_.from_to)) {
        const std::string_view end = text.substr(to + w_.from_to.size());
        if (!is_called(node.from, text.substr(0, to)))
            continue;
        if (!node.up_to && is_called(node.to, end))
            return true;
        for (const std::size_t up_to : places(end, w_.and_up_to))
            if (node.up_to && is_called(node.to, end.substr(0, up_to)) &&
                is_called(*node.up_to, end.substr(up_to + w_.and_up_to.size())))
                return true;
    }
    return false;
}

bool SentenceReader::asks(ExpressionId id, std::string_view text, bool holds, bool within) {
    const auto& node = model_.at(id).node;
    if (const auto* negated = std::get_if<model::Not>(&node))
        return asks(negated->operand, text, !holds, within);
    if (const auto* several = std::get_if<model::Combination>(&node))
        return asks_of_several(*several, text, holds, within);
    if (const auto* members = std::get_if<model::Quantified>(&node))
        return asks_of_members(*members, text, holds, within);
    if (const auto* stated = std::get_if<model::IsStated>(&node))
        return says(stated->fact, text, holds ? w_.stated : w_.left_blank);
    const bool compared =
        std::holds_alternative<model::Comparison>(node) || std::holds_alternative<model::InList>(node) ||
        std::holds_alternative<model::Includes>(node) || std::holds_alternative<model::Overlaps>(node);
    return compared ? asks_of_sides(id, text, holds) : says(id, text, holds ? w_.yes : w_.no);
}

bool SentenceReader::asks_of_several(const model::Combination& node, std::string_view text, bool holds, bool within) {
    if (within && !take_brackets(text))
        return false;
    const bool together = (node.combining == Combining::all) == holds;
    return asks_of_each(node.members, 0, text, together ? w_.conjunction : w_.either, holds);
}

bool SentenceReader::asks_of_each(const std::vector<ExpressionId>& members, std::size_t from, std::string_view text,
                                  std::string_view between, bool holds) {
    if (from + 1 == members.size())
        return asks(members[from], text, holds, true);
    return std::ranges::any_of(places(text, between), [&](std::size_t at) {
        return asks(members[from], text.substr(0, at), holds, true) &&
               asks_of_each(members, from + 1, text.substr(at + between.size()), between, holds);
    });
}

bool SentenceReader::asks_of_members(const model::Quantified& node, std::string_view text, bool holds, bool within) {
    if (!holds && !consume(text, w_.negation))
        return false;
    if ((within || !holds) && !take_brackets(text))
        return false;
    const bool every = node.quantifier == model::Quantifier::every;
    if (!consume(text, every ? w_.every_of : w_.some_of) || !consume(text, title_of(model_.at(node.list))) ||
        !consume(text, w_.of_list_end))
        return false;
    if (!node.where || !node.satisfies)
        return asks(node.where ? *node.where : *node.satisfies, text, true, true);
    const std::string_view between = every ? w_.either : w_.conjunction;
    return std::ranges::any_of(places(text, between), [&](std::size_t at) {
        return asks(*node.where, text.substr(0, at), !every, true) &&
               asks(*node.satisfies, text.substr(at + between.size()), true, true);
    });
}

bool SentenceReader::asks_of_sides(ExpressionId id, std::string_view text, bool holds) {
    const auto& node = model_.at(id).node;
    const auto* comparison = std::get_if<model::Comparison>(&node);
    const auto* in_list = std::get_if<model::InList>(&node);
    const auto* includes = std::get_if<model::Includes>(&node);
    const auto* overlaps = std::get_if<model::Overlaps>(&node);
    const Order asked = comparison != nullptr ? order_of(comparison->relation) : Order::in;
    const Order wanted = holds ? asked : contrary(asked);
    const ExpressionId left = comparison != nullptr ? comparison->left
                              : in_list != nullptr  ? in_list->member
                              : includes != nullptr ? includes->set
                                                    : overlaps->set;
    const auto reads = [&](std::string_view verb, Order order) {
        return order == wanted && std::ranges::any_of(places(text, verb), [&](std::size_t at) {
                   const std::string_view object = text.substr(at + verb.size());
                   return may_be_called(left, text.substr(0, at)) &&
                          ((comparison == nullptr && includes == nullptr) ||
                           is_object(comparison != nullptr ? comparison->right : includes->member, object));
               });
    };
    return std::ranges::any_of(w_.verbs, [&](const Phrase& verb) { return reads(verb.words, verb.order); }) ||
           std::ranges::any_of(w_.after_comma, [&](const Phrase& phrase) {
               return reads(", " + std::string(phrase.words), phrase.order);
           });
}

/// What is written out is there as its value.
bool SentenceReader::is_object(ExpressionId id, std::string_view text) {
    if (!is_written(id)) {
        const auto& node = model_.at(id).node;
        const bool open = std::holds_alternative<model::FactValue>(node) ||
                          std::holds_alternative<model::ElementValue>(node);  // a calculation may read no fact
        const bool named = consume(text, w_.value_named) || consume(text, w_.day_named);
        return (named || !open) && may_be_called(id, text);
    }
    const Actual value = result_of(id, world_.results);
    if (!model::is_quantity(value.type.kind))
        return true;
    return std::ranges::any_of(alone(text),
                               [&](std::string_view way) { return shows(value, way) == Verdict::holds; }) ||
           std::ranges::any_of(objects(text, {}),
                               [&](const Actual& other) { return holds(value, Order::same, other) == Verdict::holds; });
}

bool SentenceReader::says(ExpressionId id, std::string_view text, std::string_view value) {
    return drop_end(text, value) && drop_end(text, w_.colon) && may_be_called(id, text);
}

}  // namespace chapeau::properties
