// Each condition is written out in one form: `not` moved inwards as far as it goes, members in one order and each once,
// the lesser side of a comparison on the left, facts and written values by what they are, definitions by what they
// stand for. What is left is compared as written, with one blank for several.
#include "interpreter/model/alike.hpp"

#include <algorithm>
#include <set>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "interpreter/text/folding.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::model {

namespace {

/// Counts the conditions that a value is made of, those of the definitions that it names too, down from `left`; false
/// where they are more. Definitions may name each other so that each doubles what it stands for.
bool is_soon_told(const Model& model, ExpressionId id, std::size_t& left) {
    if (left == 0)
        return false;
    --left;
    const auto& node = model.at(id).node;
    const auto told = [&](ExpressionId inner) { return is_soon_told(model, inner, left); };
    if (const auto* define = std::get_if<DefineValue>(&node))
        return model.at(id).type.kind != Kind::yes_no || told(model.at(define->define).value);
    if (const auto* negation = std::get_if<Not>(&node))
        return told(negation->operand);
    if (const auto* combination = std::get_if<Combination>(&node))
        return std::ranges::all_of(combination->members, told);
    if (const auto* periods = std::get_if<ByPeriod>(&node))
        return std::ranges::all_of(periods->branches, told, &ByPeriod::Branch::value);
    return true;
}

const ByPeriod::Branch* in_force(const ByPeriod& periods, values::Day day) {
    const auto found = std::ranges::find_if(periods.branches, [day](const ByPeriod::Branch& branch) {
        return (!branch.from || *branch.from <= day) && (!branch.until || day <= *branch.until);
    });
    return found == periods.branches.end() ? nullptr : &*found;
}

}  // namespace

Part seen_through(const Model& model, Part part, OnDay day) {
    constexpr std::size_t most_conditions = 64;
    while (true) {
        const auto& node = model.at(part.id).node;
        if (const auto* define = std::get_if<DefineValue>(&node)) {
            std::size_t left = most_conditions;
            if (model.at(part.id).type.kind != Kind::yes_no || (!part.named && !is_soon_told(model, part.id, left)))
                return part;
            if (!part.named)
                part.named = Part::Name{part.id, part.negated};
            part.id = model.at(define->define).value;
        } else if (const auto* periods = std::get_if<ByPeriod>(&node); periods != nullptr && day) {
            const ByPeriod::Branch* const branch = in_force(*periods, *day);
            if (branch == nullptr)
                return part;
            part.id = branch->value;
            part.of_period = true;
        } else if (const auto* negation = std::get_if<Not>(&node)) {
            part.id = negation->operand;
            part.negated = !part.negated;
        } else {
            return part;
        }
    }
}

ExpressionId seen_through(const Model& model, ExpressionId value) {
    while (const auto* define = std::get_if<DefineValue>(&model.at(value).node)) {
        const ExpressionId named = model.at(define->define).value;
        const auto& node = model.at(named).node;
        const bool plain = std::holds_alternative<FactValue>(node) || std::holds_alternative<Literal>(node) ||
                           std::holds_alternative<DefineValue>(node);
        if (!plain)
            return value;
        value = named;
    }
    return value;
}

void add_days(const Model& model, ExpressionId condition, Days& days) {
    const auto& node = model.at(seen_through(model, Part{condition}).id).node;
    if (const auto* combination = std::get_if<Combination>(&node)) {
        for (const ExpressionId member : combination->members)
            add_days(model, member, days);
    } else if (const auto* periods = std::get_if<ByPeriod>(&node)) {
        for (const ByPeriod::Branch& branch : periods->branches) {
            days.insert(branch.from.value_or(branch.until.value_or(values::first_day)));
            add_days(model, branch.value, days);
        }
    }
}

std::vector<ExpressionId> guards_of(const Model& model, const Clause& clause) {
    std::vector<ExpressionId> guards;
    for (const Clause* outer = &clause; outer != nullptr; outer = outer->parent ? &model.at(*outer->parent) : nullptr)
        if (outer->applies)
            guards.push_back(*outer->applies);
    return guards;
}

std::optional<Combining> combining(const Model& model, Part part) {
    const auto* combination = std::get_if<Combination>(&model.at(part.id).node);
    if (combination == nullptr || combination->combining == Combining::at_least)
        return std::nullopt;
    return (combination->combining == Combining::any) == part.negated ? Combining::all : Combining::any;
}

std::vector<Part> parts(const Model& model, Part part, Combining how, OnDay day) {
    part = seen_through(model, part, day);
    if (combining(model, part) != how)
        return {part};
    const auto& combination = std::get<Combination>(model.at(part.id).node);
    const bool negated = (combination.combining == Combining::none) != part.negated;
    std::vector<Part> out;
    for (const ExpressionId member : combination.members)
        for (const Part& each : parts(model, part.within(member, negated), how, day))
            out.push_back(each);
    return out;
}

Alike::Alike(const Model& model, const grammar::Sources& sources)
    : model_(model), sources_(sources), conditions_(2 * model.expressions.size()), values_(model.expressions.size()) {
    forget();
}

void Alike::forget() {
    ++round_;
    numbers_ = {{"no", no}, {"yes", yes}};
}

void Alike::on(OnDay day) {
    day_ = day;
    forget();
}

Alike::Form Alike::of(Part part) {
    Known& known = conditions_[2 * std::size_t{part.id.index} + (part.negated ? 1 : 0)];
    if (known.round != round_)
        known = {round_, form(part)};
    return known.form;
}

Alike::Form Alike::of(ExpressionId value) {
    Known& known = values_[value.index];
    if (known.round != round_)
        known = {round_, number(written(value))};
    return known.form;
}

Alike::Form Alike::number(std::string written) {
    return numbers_.try_emplace(std::move(written), static_cast<Form>(numbers_.size())).first->second;
}

Alike::Form Alike::form(Part part) {
    part = seen_through(model_, part, day_);
    const Expression& expression = model_.at(part.id);
    if (const auto how = combining(model_, part))
        return form(part, *how);
    if (const auto* comparison = std::get_if<Comparison>(&expression.node))
        return form(*comparison, part.negated);
    if (const auto* literal = std::get_if<Literal>(&expression.node))
        return (literal->code != 0) != part.negated ? yes : no;
    const Form value = of(part.id);
    return part.negated ? number(fmt::format("not {}", value)) : value;
}

Alike::Form Alike::form(Part part, Combining how) {
    std::set<Form> members;
    for (const Part& member : parts(model_, part, how, day_))
        members.insert(of(member));
    if (members.size() == 1)
        return *members.begin();
    return number(fmt::format("{}", fmt::join(members, how == Combining::all ? " and " : " or ")));
}

Alike::Form Alike::form(const Comparison& node, bool negated) {
    Form left = of(node.left);
    Form right = of(node.right);
    Relation relation = node.relation;
    if (right < left) {
        std::swap(left, right);
        relation = turned(relation);
    }
    const auto other = negated ? contrary(relation) : relation;
    return number(
        fmt::format("{}{} {} {}", other ? "is " : "is not ", left, static_cast<int>(other.value_or(relation)), right));
}

std::string Alike::written(ExpressionId value) {
    value = seen_through(model_, value);
    const Expression& expression = model_.at(value);
    const auto& node = expression.node;
    if (const auto* fact = std::get_if<FactValue>(&node))
        return fmt::format("fact {}", fact->fact.index);
    if (const auto* element = std::get_if<ElementValue>(&node))
        return fmt::format("field {} at {}", element->column.index, element->depth);
    if (const auto* define = std::get_if<DefineValue>(&node))
        return fmt::format("definition {}", define->define.index);
    if (const auto* clause = std::get_if<ClauseValue>(&node))
        return fmt::format("clause {}", clause->clause.index);
    if (std::holds_alternative<ByPeriod>(node))
        return fmt::format("periods {}", value.index);
    if (const auto* level = std::get_if<Level>(&node))
        return fmt::format("level of {} in {}", of(level->code), static_cast<int>(level->edition));
    if (const auto* literal = std::get_if<Literal>(&node)) {
        bool exact = true;
        const std::string number = literal->number.text(40, &exact);
        if (exact)
            return fmt::format("value {} {} {}", number, literal->code, text::folded(literal->text));
    }
    return words(value);
}

std::string Alike::words(ExpressionId id) const {
    std::string out = "words ";
    for (const char c : sources_.text(model_.at(id).span))
        if (c != ' ' && c != '\n' && c != '\r')
            out += c;
        else if (out.back() != ' ')
            out += ' ';
    return out;
}

}  // namespace chapeau::model
