// The clauses that a refusal rests on, for all rows at once: the walk that `carrying` of trace/blame.cpp is, with a
// plane where that has a branch. There a clause is entered with a wish, that it be met or that it not hold; here it
// has, for each wish, a plane of the rows in which some clause enters it. Clauses are gone through from those that
// refer to those that are referred to, so that a clause is complete when its turn comes.
#include <algorithm>
#include <array>

#include "interpreter/caseload/drawing.hpp"

namespace chapeau::caseload {

using model::ClauseId;
using model::ExpressionId;

class Drawing::Reasons {
  public:
    explicit Reasons(Drawing& drawing) : drawing_(drawing), model_(*drawing.program_.model), logic_(drawing.logic_) {}

    std::vector<Ref> draw() {
        const std::size_t clauses = model_.clauses.size();
        entered_.assign(clauses, {logic_.no(0), logic_.no(0)});
        std::vector<Ref> found(clauses, logic_.no(0).ref);
        if (model_.decisions.empty())
            return found;
        const ClauseId decision = model_.decisions.front().clause;
        entered_[decision.index][1] = failed(decision);
        std::vector<std::uint32_t> order(clauses);
        for (std::uint32_t i = 0; i < clauses; ++i)
            order[i] = i;
        const auto& nodes = drawing_.program_.clauses;
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return nodes[a].value > nodes[b].value; });
        for (const std::uint32_t clause : order)
            found[clause] = clause_of({clause}).ref;
        return found;
    }

  private:
    Wire is_yes(Wire wire) { return logic_.certain(wire); }
    Wire is_no(Wire wire) { return logic_.certain(negate(wire)); }

    Truth truth(ClauseId id) { return *drawing_.truths_[drawing_.program_.clauses[id.index].value]; }
    Truth truth(ExpressionId id) {
        const NodeIndex node = drawing_.program_.expressions[id.index];
        const bool worked_out = node != program::no_node && program::is_truth(drawing_.program_.nodes[node].op);
        return worked_out ? *drawing_.truths_[node] : drawing_.condition(drawing_.unknown_);
    }
    Wire failed(ClauseId id) { return is_no(truth(id).unviolated); }

    /// A clause under a guard that does not hold is neither.
    Wire settled_against(const Truth& truth, bool wished) {
        return wished ? is_no(truth.unviolated) : is_yes(truth.satisfied);
    }

    /// The rows in which the clause is the deepest that failed.
    Wire clause_of(ClauseId id) {
        Wire deepest = logic_.no(0);
        for (const bool wished : {false, true}) {
            const Wire entered = entered_[id.index][wished ? 1 : 0];
            if (entered == logic_.no(0))
                continue;
            const Wire here = both(entered, settled_against(truth(id), wished));
            const model::Clause& clause = model_.at(id);
            Wire below = part(clause.met, wished, here);
            if (clause.deemed)
                below = either(below, part(*clause.deemed, wished, here));
            if (clause.except)
                below = either(below, part(*clause.except, !wished, here));
            if (wished)
                deepest = both(here, both(failed(id), negate(below)));
        }
        return deepest;
    }

    /// Enters the clauses of a part, in the rows `here`; where one that was wished to be met failed.
    Wire part(ExpressionId id, bool wished, Wire here) {
        const Wire against = settled_against(truth(id), wished);
        return both(against, std::visit([&](const auto& node) { return of(node, wished, both(here, against)); },
                                        model_.at(id).node));
    }

    Wire enter(ClauseId id, bool wished, Wire here) {
        Wire& entered = entered_[id.index][wished ? 1 : 0];
        entered = either(entered, here);
        return wished ? failed(id) : logic_.no(0);
    }

    Wire of(const model::ClauseValue& node, bool wished, Wire here) { return enter(node.clause, wished, here); }
    Wire of(const model::IsApproved& node, bool wished, Wire here) { return enter(node.decision, wished, here); }
    Wire of(const model::Not& node, bool wished, Wire here) { return part(node.operand, !wished, here); }
    Wire of(const model::DefineValue& node, bool wished, Wire here) {
        return part(model_.at(node.define).value, wished, here);
    }
    Wire of(const model::Combination& node, bool wished, Wire here) {
        const bool turned = node.combining == model::Combining::none;
        Wire failed = logic_.no(0);
        for (const ExpressionId member : node.members)
            failed = either(failed, part(member, turned ? !wished : wished, here));
        return failed;
    }
    Wire of(const model::ByPeriod& node, bool wished, Wire here) {
        Wire failed = logic_.no(0);
        for (const model::ByPeriod::Branch& branch : node.branches) {
            const Wire in_force = is_yes(
                drawing_.in_force({branch.from.value_or(values::first_day), branch.until.value_or(values::last_day)}));
            failed = either(failed, both(in_force, part(branch.value, wished, both(here, in_force))));
        }
        return failed;
    }
    template <class Node>
    Wire of(const Node&, bool, Wire) {
        return logic_.no(0);
    }

    Drawing& drawing_;
    const model::Model& model_;
    Logic& logic_;
    std::vector<std::array<Wire, 2>> entered_;  // by clause: wished not to hold, wished to be met
};

void Drawing::draw_reasons() {
    plan_.reasons = Reasons(*this).draw();
}

}  // namespace chapeau::caseload
