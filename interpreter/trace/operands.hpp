// The expressions an expression is made of, whatever kind it is.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "interpreter/model/model.hpp"

namespace chapeau::trace {

/// One overload for each kind of node, so that a new kind does not compile until it has said what it is made of.
template <class Each>
struct Operands {
    const Each& each;

    void optional(const std::optional<model::ExpressionId>& id) const {
        if (id)
            each(*id);
    }
    void all(const std::vector<model::ExpressionId>& ids) const {
        for (const model::ExpressionId id : ids)
            each(id);
    }

    void operator()(const model::Literal&) const {}
    void operator()(const model::FactValue&) const {}
    void operator()(const model::ElementValue&) const {}
    void operator()(const model::DefineValue&) const {}
    void operator()(const model::GrantValue&) const {}
    void operator()(const model::Never&) const {}
    void operator()(const model::ClauseValue&) const {}
    void operator()(const model::IsApproved&) const {}

    void operator()(const model::Calculation& node) const { both(node.left, node.right); }
    void operator()(const model::Comparison& node) const { both(node.left, node.right); }
    void operator()(const model::Includes& node) const { both(node.set, node.member); }
    void operator()(const model::StepMonths& node) const { each(node.date); }
    void operator()(const model::ReadIn& node) const { each(node.code); }
    void operator()(const model::Level& node) const { each(node.code); }
    void operator()(const model::InList& node) const { each(node.member); }
    void operator()(const model::Overlaps& node) const { each(node.set); }
    void operator()(const model::IsStated& node) const { each(node.fact); }
    void operator()(const model::Not& node) const { each(node.operand); }
    void operator()(const model::Extreme& node) const { all(node.members); }
    void operator()(const model::Combination& node) const { all(node.members); }
    void operator()(const model::Quantified& node) const {
        optional(node.where);
        optional(node.satisfies);
    }
    void operator()(const model::Aggregate& node) const {
        optional(node.value);
        optional(node.where);
    }
    void operator()(const model::DaysCovered& node) const {
        both(node.from, node.to);
        optional(node.where);
        optional(node.up_to);
    }
    void operator()(const model::ByPeriod& node) const {
        for (const auto& branch : node.branches)
            each(branch.value);
    }
    void operator()(const model::BySelector& node) const {
        each(node.selector);
        all(node.branches);
    }

    void both(model::ExpressionId left, model::ExpressionId right) const {
        each(left);
        each(right);
    }
};

/// Calls `each` with every expression written within, in the order written; what a define, clause or grant is made of
/// is not within.
template <class Each>
void for_each_operand(const model::Expression& expression, const Each& each) {
    std::visit(Operands<Each>{each}, expression.node);
}

/// The list that a quantifier or aggregate goes through; nothing for other expressions.
[[nodiscard]] std::optional<model::FactId> list_gone_through(const model::Expression& expression);

}  // namespace chapeau::trace
