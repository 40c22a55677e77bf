#include "interpreter/trace/unchangeable.hpp"

#include <algorithm>

namespace chapeau::trace {

using evaluate::Kleene;

Unchangeable::Unchangeable(const View& view) : view_(view) {
    const auto fixed = [](const model::Fact& fact) { return fact.fixed; };
    if (std::any_of(view.model.facts.begin(), view.model.facts.end(), fixed))
        fixed_ = keeping_only(view, fixed);
}

bool Unchangeable::settles(model::ClauseId clause, bool wanted_to_fail) const {
    if (!fixed_)
        return false;
    const program::ClauseNodes& nodes = view_.program.clauses[clause.index];
    const evaluate::Truth truth = fixed_->results.truth(view_.program.nodes[nodes.value]);
    return wanted_to_fail ? truth.satisfied == Kleene::yes : truth.unviolated == Kleene::no;
}

bool Unchangeable::never_met(model::ClauseId clause) const {
    const program::NodeIndex node = view_.program.clauses[clause.index].value;
    return fixed_ && fixed_->results.truth(view_.program.nodes[node]).satisfied == Kleene::no;
}

bool Unchangeable::settles(ExpressionId condition, bool wanted_to_fail) const {
    const program::NodeIndex index = view_.program.expressions[condition.index];
    if (!fixed_ || index == program::no_node || !program::is_truth(view_.program.nodes[index].op))
        return false;
    return fixed_->results.truth(view_.program.nodes[index]).satisfied == evaluate::kleene(wanted_to_fail);
}

bool Unchangeable::never_holds(ExpressionId condition) const {
    return settles(condition, false);
}

void Unchangeable::look_at(ExpressionId quantifier, std::uint32_t member) {
    const program::NodeIndex index = view_.program.expressions[quantifier.index];
    if (fixed_ && index != program::no_node)
        evaluate::evaluate_member(view_.program, fixed_->record, view_.program.nodes[index], member, fixed_->results);
}

}  // namespace chapeau::trace
