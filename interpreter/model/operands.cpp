// One overload for each kind of node, so that a new kind does not compile until it has said what it is made of.

#include "interpreter/model/operands.hpp"

namespace chapeau::model {
namespace {

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

    void operator()(const Literal&) const {}
    void operator()(const FactValue&) const {}
    void operator()(const ElementValue&) const {}
    void operator()(const DefineValue&) const {}
    void operator()(const GrantValue&) const {}
    void operator()(const Never&) const {}
    void operator()(const ClauseValue&) const {}
    void operator()(const IsApproved&) const {}

    void operator()(const Calculation& node) const { both(node.left, node.right); }
    void operator()(const Comparison& node) const { both(node.left, node.right); }
    void operator()(const Includes& node) const { both(node.set, node.member); }
    void operator()(const StepMonths& node) const { each(node.date); }
    void operator()(const ReadIn& node) const { each(node.code); }
    void operator()(const Level& node) const { each(node.code); }
    void operator()(const InList& node) const { each(node.member); }
    void operator()(const Overlaps& node) const { each(node.set); }
    void operator()(const IsStated& node) const { each(node.fact); }
    void operator()(const Not& node) const { each(node.operand); }
    void operator()(const FailsWhenNoneApplies& node) const { each(node.operand); }
    void operator()(const Extreme& node) const { all(node.members); }
    void operator()(const Combination& node) const { all(node.members); }
    void operator()(const Quantified& node) const {
        optional(node.where);
        optional(node.satisfies);
    }
    void operator()(const Aggregate& node) const {
        optional(node.value);
        optional(node.where);
    }
    void operator()(const DaysCovered& node) const {
        both(node.from, node.to);
        optional(node.where);
        optional(node.up_to);
    }
    void operator()(const ByPeriod& node) const {
        for (const auto& branch : node.branches)
            each(branch.value);
    }
    void operator()(const BySelector& node) const {
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

void for_each_operand(const Expression& expression, const std::function<void(ExpressionId)>& each) {
    std::visit(Operands(each), expression.node);
}

std::optional<FactId> list_gone_through(const Expression& expression) {
    if (const auto* node = std::get_if<Quantified>(&expression.node))
        return node->list;
    if (const auto* node = std::get_if<Aggregate>(&expression.node))
        return node->list;
    if (const auto* node = std::get_if<DaysCovered>(&expression.node))
        return node->list;
    return std::nullopt;
}

}  // namespace chapeau::model
