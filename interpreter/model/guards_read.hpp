// What decides whether the members of a chapeau apply.
#pragma once

#include <set>
#include <vector>

#include "interpreter/model/model.hpp"

namespace chapeau::model {

template <class Each>
struct Within {
    const Each& each;

    void operator()(const Comparison& node) const {
        each(node.left);
        each(node.right);
    }
    void operator()(const InList& node) const { each(node.member); }
    void operator()(const Includes& node) const {
        each(node.set);
        each(node.member);
    }
    void operator()(const Overlaps& node) const { each(node.set); }
    void operator()(const Level& node) const { each(node.code); }
    void operator()(const IsStated& node) const { each(node.fact); }
    void operator()(const Not& node) const { each(node.operand); }
    void operator()(const FailsWhenNoneApplies& node) const { each(node.operand); }
    void operator()(const Combination& node) const {
        for (const ExpressionId member : node.members)
            each(member);
    }
    void operator()(const ByPeriod& node) const {
        for (const ByPeriod::Branch& branch : node.branches)
            each(branch.value);
    }
    void operator()(const BySelector& node) const {
        each(node.selector);
        for (const ExpressionId branch : node.branches)
            each(branch);
    }
    template <class Other>
    void operator()(const Other&) const {}
};

/// Calls `each` with the expressions that a condition is directly made of, as far as they can be supposed.
template <class Each>
void for_each_within(const Expression& expression, const Each& each) {
    std::visit(Within<Each>{each}, expression.node);
}

/// The guards of a chapeau's members, as far as they are not those of the clause `around` that holds it.
class GuardsRead {
  public:
    GuardsRead(const Model& model, ClauseId around);

    std::vector<FactId> facts;         // that can be supposed, each once, in the order met
    std::vector<ExpressionId> leaves;  // the single conditions

    /// Reads the members' guards; false where a member always applies.
    bool members(ExpressionId chapeau);

  private:
    bool guards(ClauseId id);
    void go(ExpressionId id);

    const Model& model_;
    std::set<ClauseId> around_;
    std::set<FactId> seen_;
    std::set<DefineId> defines_;
};

}  // namespace chapeau::model
