// One overload for each kind of node, so that a new kind does not compile until it has said what it is made of.

#include "interpreter/trace/operands.hpp"

namespace chapeau::trace {
namespace {

using model::ExpressionId;

struct Operands {
    const std::function<void(ExpressionId)>& each;

    void optional(const std::optional<ExpressionId>& id) const {
        if (id)
            each(*id);
    }
    void all(const std::vector<ExpressionId>& ids) const {
        for (const ExpressionId id : ids)
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
    void operator()(const model::FailsWhenNoneApplies& node) const { each(node.operand); }
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

  private:
    void both(ExpressionId left, ExpressionId right) const {
        each(left);
        each(right);
    }

  public:
    explicit Operands(const std::function<void(ExpressionId)>& to) : each(to) {}
};

}  // namespace

void for_each_operand(const model::Expression& expression, const std::function<void(ExpressionId)>& each) {
    std::visit(Operands(each), expression.node);
}

std::optional<model::FactId> list_gone_through(const model::Expression& expression) {
    if (const auto* node = std::get_if<model::Quantified>(&expression.node))
        return node->list;
    if (const auto* node = std::get_if<model::Aggregate>(&expression.node))
        return node->list;
    if (const auto* node = std::get_if<model::DaysCovered>(&expression.node))
        return node->list;
    return std::nullopt;
}

}  // namespace chapeau::trace
