// A count is statistics, so it is done in floating point; statuses never come from here.
#include "interpreter/caseload/margins.hpp"

#include <cmath>
#include <set>

#include "interpreter/model/operands.hpp"
#include "interpreter/trace/nearness.hpp"

namespace chapeau::caseload {

namespace {

using model::ExpressionId;

/// A distance between dates is no part of a date.
bool has_percent(model::Kind kind) {
    return kind == model::Kind::number || kind == model::Kind::money || kind == model::Kind::days;
}

class Walk {
  public:
    Walk(const model::Model& model, model::ClauseId clause, std::vector<Limit>& found)
        : model_(model), clause_(clause), found_(found) {}

    void go(ExpressionId id) {
        const model::Expression& expression = model_.at(id);
        if (const auto* comparison = std::get_if<model::Comparison>(&expression.node);
            comparison != nullptr && model::is_ordering(comparison->relation) &&
            has_percent(model_.at(comparison->left).type.kind))
            return found_.push_back({clause_, id});
        if (const auto* define = std::get_if<model::DefineValue>(&expression.node);
            define != nullptr && defines_.insert(define->define).second)
            go(model_.at(define->define).value);
        const bool of_members = std::holds_alternative<model::Quantified>(expression.node) ||
                                std::holds_alternative<model::Aggregate>(expression.node) ||
                                std::holds_alternative<model::DaysCovered>(expression.node);
        if (!of_members)
            model::for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
    }

  private:
    const model::Model& model_;
    model::ClauseId clause_;
    std::vector<Limit>& found_;
    std::set<model::DefineId> defines_;
};

std::optional<double> value_of(const evaluate::Value& value) {
    if (!value.known)
        return std::nullopt;
    return trace::approximate(value.low);
}

std::optional<double> value_of(const Bounds& bounds) {
    if (!bounds.known)
        return std::nullopt;
    return trace::quotient(bounds.low.numerator, bounds.low.denominator);
}

const CompareStep* step_of(const Plan& plan, program::NodeIndex node) {
    for (const Step& step : plan.steps)
        if (const auto* compare = std::get_if<CompareStep>(&step);
            compare != nullptr && compare->node == node && compare->sheet == 0)
            return compare;
    return nullptr;
}

}  // namespace

std::vector<Limit> limits_of(const model::Model& model) {
    std::vector<Limit> found;
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
        Walk walk(model, {i}, found);
        const model::Clause& clause = model.clauses[i];
        for (const auto& part : {std::optional(clause.met), clause.deemed, clause.except})
            if (part)
                walk.go(*part);
    }
    return found;
}

void Margins::count(double left, double right) {
    const double apart = std::abs(left - right);
    std::size_t place = 0;
    while (place < beyond && apart * 100 > std::abs(right) * percent[place])
        ++place;
    ++(left < right ? below : at_or_above)[place];
}

void Margins::add(const Margins& other) {
    for (std::size_t i = 0; i < below.size(); ++i) {
        below[i] += other.below[i];
        at_or_above[i] += other.at_or_above[i];
    }
}

void count_margins(const program::Program& program, const Evaluation& evaluation, const std::vector<Limit>& limits,
                   std::vector<Margins>& margins) {
    for (std::size_t i = 0; i < limits.size(); ++i) {
        const program::NodeIndex index = program.expressions[limits[i].comparison.index];
        const CompareStep* step = index == program::no_node ? nullptr : step_of(evaluation.plan(), index);
        if (step == nullptr)
            continue;
        const program::Node& node = program.nodes[index];
        const Quantity& left = evaluation.quantities().at(step->left);
        const Quantity& right = evaluation.quantities().at(step->right);
        for (std::uint32_t row = 0; row < evaluation.columns().rows(); ++row) {
            if (evaluation.status(limits[i].clause, row) == evaluate::Status::not_applicable)
                continue;
            const bool by_itself = evaluation.columns().odd.contains(row) || left.in_doubt(row) || right.in_doubt(row);
            const auto of = [&](const Quantity& quantity, program::NodeIndex operand) {
                return by_itself ? value_of(evaluation.whole(row).results.value(program.nodes[operand]))
                                 : value_of(quantity.at(row));
            };
            const auto a = of(left, node.a);
            const auto b = of(right, node.b);
            if (a && b)
                margins[i].count(*a, *b);
        }
    }
}

}  // namespace chapeau::caseload
