// Going down with a wish: that this clause be met, or, under an exception or a `not`, that it not hold. What is already
// as wished is left alone; the rest is blamed, and its own parts are gone into with the wish they turn it to. A
// condition that is no clause ends the way and makes the clause it stands in one to mend. What carries a refusal is
// found on the same way, gone only through what is settled against the wish. Each clause is gone into once for each
// wish, so the walk is linear in the policy.
//
// On that way a clause that is met, or deemed so, and that an exception takes away fails by the exception alone.

#include "interpreter/trace/blame.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using evaluate::Status;
using evaluate::Truth;
using model::ClauseId;

enum class Through : std::uint8_t { all_not_as_wished, settled_against };

class Walk {
  public:
    Walk(const View& view, Through through) : view_(view), through_(through) {}

    void begin(ClauseId decision) { clause(decision, true, {}); }

    std::vector<Blamed> found;

    /// Adds the clauses that hold below the one at `index` and bring it about.
    void add_holding(std::size_t index, std::vector<ClauseId>& to) const {
        for (const ClauseId id : found[index].holding)
            if (std::find(to.begin(), to.end(), id) == to.end()) {
                to.push_back(id);
                add_holding(index_.at({id, false}), to);
            }
    }

  private:
    using Index = std::optional<std::size_t>;

    /// True if the clause failed and was wished to be met. `from`: the one that refers to it.
    bool clause(ClauseId id, bool wished, Index from) {
        if (passes_by(view_.truth(id), wished) || view_.guard(id) == Kleene::no)
            return false;
        const auto [known, first] = index_.try_emplace({id, wished}, found.size());
        const std::size_t index = known->second;
        const bool failed = wished && view_.status(id) == Status::fail;
        if (from)
            found[*from].others = true;
        if (from && !wished)
            found[*from].holding.push_back(id);
        if (!first)
            return failed;
        found.push_back({.clause = id, .by_failing = !wished, .failed = failed});
        const bool failed_below = parts(view_.model.at(id), wished, index);
        found[index].deepest = failed && !failed_below;
        return failed;
    }

    bool parts(const model::Clause& clause, bool wished, std::size_t index) {
        const bool settled = wished && clause.deemed && through_ == Through::settled_against;
        const bool deemed = settled && view_.holds(*clause.deemed) == Kleene::yes;
        const bool not_met = settled && !passes_by(view_.truth(clause.met), wished);
        bool failed_below = !deemed && part(clause.met, wished, index);
        if (clause.deemed && (!settled || not_met))
            failed_below |= part(*clause.deemed, wished, index);
        if (clause.except)
            failed_below |= part(*clause.except, !wished, index);
        return failed_below;
    }

    [[nodiscard]] bool passes_by(Truth truth, bool wished) const {
        if (through_ == Through::settled_against)
            return wished ? truth.unviolated != Kleene::no : truth.satisfied != Kleene::yes;
        return wished ? truth.unviolated == Kleene::yes && truth.satisfied != Kleene::unknown
                      : truth.satisfied == Kleene::no;
    }

    /// A part of the clause at `index`; true if a clause in it failed that was wished to be met.
    bool part(ExpressionId id, bool wished, std::size_t index) {
        if (passes_by(view_.truth(id), wished))
            return false;
        return std::visit(Overloaded{
                              [&](const model::ClauseValue& node) { return clause(node.clause, wished, index); },
                              [&](const model::IsApproved& node) { return clause(node.decision, wished, index); },
                              [&](const model::Not& node) { return part(node.operand, !wished, index); },
                              [&](const model::Combination& node) {
                                  bool failed = false;
                                  const bool turned = node.combining == model::Combining::none;
                                  for (const ExpressionId member : node.members)
                                      failed |= part(member, turned ? !wished : wished, index);
                                  return failed;
                              },
                              [&](const model::FailsWhenNoneApplies& node) {
                                  if (wished && view_.truth(node.operand).applies != Kleene::yes)
                                      own(index);
                                  return part(node.operand, wished, index);
                              },
                              [&](const model::DefineValue& node) { return define(node.define, wished, index); },
                              [&](const model::ByPeriod& node) {
                                  const auto* branch = view_.in_force(node);
                                  return branch ? part(branch->value, wished, index) : own(index);
                              },
                              [](const model::Never&) { return false; },
                              [&](const auto&) {
                                  found[index].conditions.push_back({id, wished});
                                  return own(index);
                              },
                          },
                          view_.at(id).node);
    }

    bool define(model::DefineId id, bool wished, std::size_t index) {
        const auto [known, first] = defines_.try_emplace({id, wished, index}, false);
        if (first)
            known->second = part(view_.model.at(id).value, wished, index);
        return known->second;
    }

    bool own(std::size_t index) {
        found[index].own = true;
        return false;
    }

    const View& view_;
    Through through_;
    std::map<std::pair<ClauseId, bool>, std::size_t> index_;
    std::map<std::tuple<model::DefineId, bool, std::size_t>, bool>
        defines_;  // by the clause at an index: what `part` gives
};

}  // namespace

std::vector<Blamed> blame(const View& view, ClauseId decision) {
    Walk walk(view, Through::all_not_as_wished);
    walk.begin(decision);
    return std::move(walk.found);
}

std::vector<Blamed> against(const View& view, ClauseId decision) {
    Walk walk(view, Through::settled_against);
    walk.begin(decision);
    std::vector<std::vector<ClauseId>> holding(walk.found.size());
    for (std::size_t i = 0; i < walk.found.size(); ++i)
        walk.add_holding(i, holding[i]);
    for (std::size_t i = 0; i < walk.found.size(); ++i)
        walk.found[i].holding = std::move(holding[i]);
    return std::move(walk.found);
}

Way way_of(const View& view, ClauseId decision) {
    return {blame(view, decision), against(view, decision)};
}

std::vector<ClauseId> carrying(const View& view, ClauseId decision) {
    Walk walk(view, Through::settled_against);
    walk.begin(decision);
    std::vector<ClauseId> clauses;
    for (const Blamed& blamed : walk.found)
        if (blamed.deepest)
            clauses.push_back(blamed.clause);
    return clauses;
}

}  // namespace chapeau::trace
