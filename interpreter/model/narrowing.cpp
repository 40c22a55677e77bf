// A range has two ends, so what leaves nothing of it is one comparison or two. Of names it can be more; the two that
// have none in common are sought first.
#include "interpreter/model/narrowing.hpp"

#include <algorithm>
#include <iterator>

#include "interpreter/model/supposing.hpp"
#include "interpreter/text/folding.hpp"

namespace chapeau::model {

using values::Rational;

namespace {

/// A value that is written, on the other side of what it is compared with.
struct Sides {
    ExpressionId value;
    const Literal* literal = nullptr;
    Relation relation = Relation::equal;
};

std::optional<Sides> sides(const Model& model, const Comparison& comparison) {
    const ExpressionId on_left = seen_through(model, comparison.left);
    const ExpressionId on_right = seen_through(model, comparison.right);
    if (const auto* right = std::get_if<Literal>(&model.at(on_right).node))
        return Sides{on_left, right, comparison.relation};
    if (const auto* left = std::get_if<Literal>(&model.at(on_left).node))
        return Sides{on_right, left, turned(comparison.relation)};
    return std::nullopt;
}

const Fact* fact_of(const Model& model, ExpressionId value) {
    const auto& node = model.at(value).node;
    if (const auto* fact = std::get_if<FactValue>(&node))
        return &model.at(fact->fact);
    const auto* element = std::get_if<ElementValue>(&node);
    return element != nullptr ? &model.at(element->column) : nullptr;
}

std::vector<std::string> in_order(std::vector<std::string> names) {
    if (!std::ranges::is_sorted(names))  // codes of one edition are
        std::ranges::sort(names);
    const auto again = std::ranges::unique(names);
    names.erase(again.begin(), again.end());
    return names;
}

}  // namespace

std::optional<ExpressionId> narrowed_by(const Model& model, Part part) {
    const Expression& expression = model.at(part.id);
    if (const auto* comparison = std::get_if<Comparison>(&expression.node)) {
        const auto found = sides(model, *comparison);
        const bool read = found && !std::holds_alternative<Literal>(model.at(found->value).node);
        return read ? std::optional(found->value) : std::nullopt;
    }
    if (const auto* in_list = std::get_if<InList>(&expression.node))
        return seen_through(model, in_list->member);
    const bool value = std::holds_alternative<FactValue>(expression.node) ||
                       std::holds_alternative<ElementValue>(expression.node) ||
                       std::holds_alternative<DefineValue>(expression.node);
    return value ? std::optional(part.id) : std::nullopt;
}

Narrowing::Narrowing(const Model& model, ExpressionId value) : model_(model), type_(model.at(value).type) {
    if (type_.kind == Kind::enumeration)
        size_ = model.at(type_.of_enum).values.size();
    if (type_.kind == Kind::yes_no)
        size_ = 2;
    if (const Fact* fact = fact_of(model, value); fact != nullptr && is_number(type_.kind))
        declare(fact->bounds);
}

void Narrowing::declare(const Bounds& bounds) {
    if (bounds.least)
        raise({*bounds.least, !bounds.above, std::nullopt});
    if (bounds.most)
        lower({*bounds.most, true, std::nullopt});
}

void Narrowing::raise(End end) {
    if (!low_ || low_->value < end.value || (low_->value == end.value && !end.inclusive))
        low_ = std::move(end);
}

void Narrowing::lower(End end) {
    if (!high_ || end.value < high_->value || (high_->value == end.value && !end.inclusive))
        high_ = std::move(end);
}

bool Narrowing::narrow(Part part) {
    last_ = part;
    const auto& node = model_.at(part.id).node;
    if (const auto* comparison = std::get_if<Comparison>(&node))
        return narrow(*comparison, part);
    if (const auto* in_list = std::get_if<InList>(&node))
        return narrow_to(names(model_.at(in_list->list)), part.negated, part);
    return narrow_to({"1"}, part.negated, part);
}

bool Narrowing::narrow(const Comparison& comparison, Part part) {
    const auto found = sides(model_, comparison);
    if (!found || found->relation == Relation::same_as_written)
        return false;
    if (type_.kind == Kind::enumeration)
        return narrow_to(passing(found->relation, *found->literal), part.negated, part);
    if (!is_quantity(type_.kind))
        return narrow_to({name(*found->literal)}, (found->relation == Relation::unequal) != part.negated, part);
    const auto relation = part.negated ? contrary(found->relation) : found->relation;
    if (type_.kind != Kind::date)
        return bound(*relation, found->literal->number, part);
    const std::int64_t day = found->literal->code;  // days are whole: after a day is from the next day on
    if (relation == Relation::more)
        return bound(Relation::at_least, Rational(day + 1), part);
    if (relation == Relation::less)
        return bound(Relation::at_most, Rational(day - 1), part);
    return bound(*relation, Rational(day), part);
}

bool Narrowing::bound(Relation relation, const Rational& value, Part by) {
    const bool exact = relation == Relation::equal;
    const bool inclusive = exact || relation == Relation::at_least || relation == Relation::at_most;
    if (exact || relation == Relation::at_least || relation == Relation::more)
        raise({value, inclusive, by});
    if (exact || relation == Relation::at_most || relation == Relation::less)
        lower({value, inclusive, by});
    return relation != Relation::unequal;
}

/// Leaves the names, or all others.
bool Narrowing::narrow_to(Names names, bool others, Part part) {
    if (others && size_ == 0 && !left_)
        return false;  // all but some of what has no end
    if (others)
        names = without(names);
    Names left;
    if (left_)
        std::ranges::set_intersection(*left_, names, std::back_inserter(left));
    else
        left = names;
    left_ = std::move(left);
    steps_.push_back({part, std::move(names)});
    return true;
}

Narrowing::Names Narrowing::passing(Relation relation, const Literal& literal) const {
    Names names;
    for (std::size_t i = 0; i < size_; ++i)
        if (holds(relation, static_cast<std::int64_t>(i), literal.code))
            names.push_back(std::to_string(i));
    return in_order(std::move(names));
}

Narrowing::Names Narrowing::without(const Names& names) const {
    Names rest;
    if (size_ == 0)
        std::ranges::set_difference(*left_, names, std::back_inserter(rest));
    for (std::size_t i = 0; i < size_; ++i)
        if (std::string name = std::to_string(i); !std::ranges::binary_search(names, name))
            rest.push_back(std::move(name));
    return in_order(std::move(rest));
}

std::string Narrowing::name(const Literal& literal) const {
    return type_.kind == Kind::text ? text::folded(literal.text) : std::to_string(literal.code);
}

Narrowing::Names Narrowing::names(const List& list) const {
    Names names = list.folded;
    names.reserve(names.size() + list.codes.size());
    for (const std::int64_t code : list.codes)
        names.push_back(std::to_string(code));
    return in_order(std::move(names));
}

bool Narrowing::is_empty() const {
    if (left_)
        return left_->empty();
    if (!low_ || !high_)
        return false;
    return high_->value < low_->value || (low_->value == high_->value && !(low_->inclusive && high_->inclusive));
}

bool Narrowing::lies_within(const Narrowing& wider) const {
    if (wider.left_)
        return left_ && std::ranges::includes(*wider.left_, *left_);
    const auto& low = wider.low_;
    const auto& high = wider.high_;
    const bool above =
        !low ||
        (low_ && (low_->value > low->value || (low_->value == low->value && (low->inclusive || !low_->inclusive))));
    const bool below = !high || (high_ && (high_->value < high->value ||
                                           (high_->value == high->value && (high->inclusive || !high_->inclusive))));
    return above && below;
}

std::vector<Part> Narrowing::against(Part last) const {
    if (left_)
        return steps_against(last);
    const auto& other = low_->by && low_->by->id == last.id ? high_->by : low_->by;
    return other && other->id != last.id ? std::vector{*other} : std::vector<Part>{};
}

std::vector<Part> Narrowing::steps_against(Part last) const {
    const Names& own = steps_.back().left;
    const auto in_common = [&own](const Names& names) {
        return std::ranges::any_of(names, [&own](const auto& name) { return std::ranges::binary_search(own, name); });
    };
    if (own.empty() && size_ != 0)
        return {};
    std::vector<Part> others;
    for (const Step& step : steps_) {
        if (!own.empty() && !in_common(step.left))
            return {step.by};
        if (step.by.id != last.id)
            others.push_back(step.by);
    }
    return others;
}

}  // namespace chapeau::model
