// The clauses that a refusal rests on, for all rows at once: the walk that `carrying` of trace/blame.cpp is, with a
// plane where that has a branch. There a clause is entered with a wish, that it be met or that it not hold; here it
// has, for each wish, a plane of the rows in which some clause enters it; and so has a define. They are gone through
// from those that refer to those that are referred to, so that each is complete when its turn comes.
#include <array>
#include <optional>

#include "interpreter/caseload/drawing.hpp"
#include "interpreter/program/order.hpp"

namespace chapeau::caseload {

using model::ClauseId;
using model::DefineId;
using model::ExpressionId;

class Drawing::Reasons {
  public:
    explicit Reasons(Drawing& drawing) : drawing_(drawing), model_(*drawing.program_.model), logic_(drawing.logic_) {}

    std::vector<Ref> draw() {
        const std::size_t clauses = model_.clauses.size();
        entered_.assign(clauses, {logic_.no(0), logic_.no(0)});
        defines_.assign(model_.defines.size(), {DefineBelow{logic_.no(0), {}}, DefineBelow{logic_.no(0), {}}});
        std::vector<Ref> found(clauses, logic_.no(0).ref);
        if (model_.decisions.empty())
            return found;
        const ClauseId decision = model_.principal().clause;
        entered_[decision.index][1] = failed(decision);
        const std::vector<program::Declared> order = program::order_of(model_).declared;
        for (auto declared = order.rbegin(); declared != order.rend(); ++declared) {
            if (const auto* clause = std::get_if<ClauseId>(&*declared))
                found[clause->index] = clause_of(*clause).ref;
            if (const auto* define = std::get_if<DefineId>(&*declared))
                go_into(*define);
        }
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
            const Wire below = parts_of(model_.at(id), wished, here);
            if (wished)
                deepest = both(here, both(failed(id), negate(below)));
        }
        return deepest;
    }

    /// A clause that is met or deemed so, and that an exception takes away, fails by the exception alone.
    Wire parts_of(const model::Clause& clause, bool wished, Wire here) {
        Wire met_here = here;
        Wire deemed_here = here;
        if (wished && clause.deemed) {
            met_here = both(here, negate(is_yes(truth(*clause.deemed).satisfied)));
            deemed_here = both(here, settled_against(truth(clause.met), wished));
        }
        Wire below = both(met_here, part(clause.met, wished, met_here));
        if (clause.deemed)
            below = either(below, both(deemed_here, part(*clause.deemed, wished, deemed_here)));
        if (clause.except)
            below = either(below, part(*clause.except, !wished, here));
        return below;
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
    Wire of(const model::FailsWhenNoneApplies& node, bool wished, Wire here) {
        return part(node.operand, wished, here);
    }
    /// Where one below failed does not hang on the rows it is entered in; those are left to `go_into`.
    Wire of(const model::DefineValue& node, bool wished, Wire here) {
        const std::size_t wish = wished ? 1 : 0;
        defines_[node.define.index][wish].entered = either(defines_[node.define.index][wish].entered, here);
        if (!defines_[node.define.index][wish].failed) {
            const Wire failed = part(model_.at(node.define).value, wished, logic_.no(0));
            defines_[node.define.index][wish].failed = failed;
        }
        return *defines_[node.define.index][wish].failed;
    }
    void go_into(DefineId id) {
        for (const bool wished : {false, true})
            if (const Wire entered = defines_[id.index][wished ? 1 : 0].entered; entered != logic_.no(0))
                static_cast<void>(part(model_.at(id).value, wished, entered));
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
    struct DefineBelow {
        Wire entered;
        std::optional<Wire> failed;
    };
    std::vector<std::array<Wire, 2>> entered_;         // by clause: wished not to hold, wished to be met
    std::vector<std::array<DefineBelow, 2>> defines_;  // the same by define
};

void Drawing::draw_reasons() {
    plan_.reasons = Reasons(*this).draw();
}

}  // namespace chapeau::caseload
