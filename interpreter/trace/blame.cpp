// Going down with a wish: that this clause be met, or, under an exception or a `not`, that it not hold. What is already
// as wished is left alone; the rest is blamed, and its own parts are gone into with the wish they turn it to. A
// condition that is no clause ends the way and makes the clause it stands in one to mend. Each clause is gone into once
// for each wish, so the walk is linear in the policy.

#include "interpreter/trace/blame.hpp"

#include <algorithm>
#include <map>

#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using evaluate::Status;
using evaluate::Truth;
using model::ClauseId;

class Walk {
  public:
    explicit Walk(const View& view) : view_(view) {}

    /// True if the clause failed and was wished to be met.
    bool clause(ClauseId id, bool wished) {
        if (as_wished(view_.truth(id), wished) || view_.guard(id) == Kleene::no)
            return false;
        const auto [known, first] = index_.try_emplace({id, wished}, found.size());
        const std::size_t index = known->second;
        const bool failed = wished && view_.status(id) == Status::fail;
        if (!first)
            return failed;
        found.push_back({id, !wished, false, false});
        const model::Clause& clause = view_.model.at(id);
        bool failed_below = part(clause.met, wished, index);
        if (clause.deemed)
            failed_below |= part(*clause.deemed, wished, index);
        if (clause.except)
            failed_below |= part(*clause.except, !wished, index);
        found[index].deepest_failed = failed && !failed_below;
        return failed;
    }

    std::vector<Blamed> found;

  private:
    static bool as_wished(Truth truth, bool wished) {
        return wished ? truth.unviolated == Kleene::yes && truth.satisfied != Kleene::unknown
                      : truth.satisfied == Kleene::no;
    }

    /// A part of the clause at `index`; true if a clause in it failed that was wished to be met.
    bool part(ExpressionId id, bool wished, std::size_t index) {
        if (as_wished(view_.truth(id), wished))
            return false;
        return std::visit(
            Overloaded{
                [&](const model::ClauseValue& node) { return clause(node.clause, wished); },
                [&](const model::IsApproved& node) { return clause(node.decision, wished); },
                [&](const model::Not& node) { return part(node.operand, !wished, index); },
                [&](const model::Combination& node) {
                    bool failed = false;
                    const bool turned = node.combining == model::Combining::none;
                    for (const ExpressionId member : node.members)
                        failed |= part(member, turned ? !wished : wished, index);
                    return failed;
                },
                [&](const model::DefineValue& node) { return part(view_.model.at(node.define).value, wished, index); },
                [&](const model::ByPeriod& node) {
                    const auto* branch = view_.in_force(node);
                    return branch ? part(branch->value, wished, index) : own(index);
                },
                [](const model::Never&) { return false; },
                [&](const auto&) { return own(index); },
            },
            view_.at(id).node);
    }

    bool own(std::size_t index) {
        found[index].own = true;
        return false;
    }

    const View& view_;
    std::map<std::pair<ClauseId, bool>, std::size_t> index_;
};

}  // namespace

std::vector<Blamed> blame(const View& view, ClauseId decision) {
    Walk walk(view);
    walk.clause(decision, true);
    return std::move(walk.found);
}

}  // namespace chapeau::trace
