// Two walks. The first goes down from the chapeau through members that do not apply until it comes to a guard that does
// not hold: a clause's own, or that of a clause it is written in. The second goes down in these guards through what is
// settled against them. Conditions that are worked out by one node are the same condition, wherever they are written.
#include "interpreter/trace/closing.hpp"

#include <set>

#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using model::ClauseId;

class Guards {
  public:
    explicit Guards(const View& view) : view_(view) {}

    std::vector<ExpressionId> found;

    void go(ExpressionId id) {
        if (view_.truth(id).applies != Kleene::no)
            return;
        std::visit(Overloaded{
                       [&](const model::FailsWhenNoneApplies& node) { go(node.operand); },
                       [&](const model::Not& node) { go(node.operand); },
                       [&](const model::Combination& node) {
                           for (const ExpressionId member : node.members)
                               go(member);
                       },
                       [&](const model::ByPeriod& node) {
                           if (const auto* branch = view_.in_force(node))
                               go(branch->value);
                       },
                       [&](const model::ClauseValue& node) { go(node.clause); },
                       [](const auto&) {},
                   },
                   view_.at(id).node);
    }

  private:
    void go(ClauseId id) {
        if (!clauses_.insert(id).second)
            return;
        for (std::optional<ClauseId> outer = id; outer; outer = view_.model.at(*outer).parent)
            if (const auto& guard = view_.model.at(*outer).applies; guard && view_.holds(*guard) == Kleene::no)
                return add(*guard);
        go(view_.model.at(id).met);
    }

    void add(ExpressionId guard) {
        if (guards_.insert(view_.program.expressions[guard.index]).second)
            found.push_back(guard);
    }

    const View& view_;
    std::set<ClauseId> clauses_;
    std::set<program::NodeIndex> guards_;
};

class Conditions {
  public:
    explicit Conditions(const View& view) : view_(view) {}

    std::vector<NotMet> found;

    void go(ExpressionId id, bool turned) {
        if (view_.holds(id) != (turned ? Kleene::yes : Kleene::no))
            return;
        std::visit(Overloaded{
                       [&](const model::Not& node) { go(node.operand, !turned); },
                       [&](const model::Combination& node) {
                           const bool none = node.combining == model::Combining::none;
                           for (const ExpressionId member : node.members)
                               go(member, none ? !turned : turned);
                       },
                       [&](const model::DefineValue& node) { go(view_.model.at(node.define).value, turned); },
                       [&](const model::ByPeriod& node) {
                           if (const auto* branch = view_.in_force(node))
                               go(branch->value, turned);
                       },
                       [&](const model::BySelector& node) {
                           if (const auto branch = view_.chosen(node))
                               go(*branch, turned);
                       },
                       [&](const auto&) { add(id, turned); },
                   },
                   view_.at(id).node);
    }

  private:
    void add(ExpressionId condition, bool turned) {
        if (conditions_.insert(view_.program.expressions[condition.index]).second)
            found.push_back({condition, turned});
    }

    const View& view_;
    std::set<program::NodeIndex> conditions_;
};

}  // namespace

bool none_applies(const View& view, ExpressionId met) {
    const auto* closed = std::get_if<model::FailsWhenNoneApplies>(&view.at(met).node);
    return closed != nullptr && view.truth(closed->operand).applies == Kleene::no;
}

std::vector<ExpressionId> guards_not_met(const View& view, ExpressionId met) {
    Guards guards(view);
    guards.go(std::get<model::FailsWhenNoneApplies>(view.at(met).node).operand);
    return std::move(guards.found);
}

std::vector<NotMet> conditions_not_met(const View& view, const std::vector<ExpressionId>& guards) {
    Conditions conditions(view);
    for (const ExpressionId guard : guards)
        conditions.go(guard, false);
    return std::move(conditions.found);
}

}  // namespace chapeau::trace
