// A member applies where its own guard holds and those of the clauses it is written in, and where it is met by another
// clause alone, as that one does; what these come to is read down to the facts, through definitions.
#include "interpreter/model/guards_read.hpp"

#include <algorithm>

#include "interpreter/model/supposing.hpp"

namespace chapeau::model {

GuardsRead::GuardsRead(const Model& model, ClauseId around) : model_(model) {
    for (std::optional<ClauseId> outer = around; outer; outer = model.at(*outer).parent)
        around_.insert(*outer);
}

bool GuardsRead::members(ExpressionId id) {
    const auto& node = model_.at(id).node;
    if (const auto* combination = std::get_if<Combination>(&node))
        return std::ranges::all_of(combination->members, [this](ExpressionId member) { return members(member); });
    if (const auto* negation = std::get_if<Not>(&node))
        return members(negation->operand);
    const auto* clause = std::get_if<ClauseValue>(&node);
    return clause != nullptr && guards(clause->clause);
}

bool GuardsRead::guards(ClauseId id) {
    bool guarded = false;
    for (std::optional<ClauseId> outer = id; outer && !around_.contains(*outer); outer = model_.at(*outer).parent)
        if (const auto& guard = model_.at(*outer).applies) {
            guarded = true;
            go(*guard);
        }
    const auto* other = std::get_if<ClauseValue>(&model_.at(model_.at(id).met).node);
    return guarded || (other != nullptr && guards(other->clause));
}

void GuardsRead::go(ExpressionId id) {
    const Expression& expression = model_.at(id);
    if (const auto fact = Supposing::read_by(model_, id)) {
        if (seen_.insert(*fact).second)
            facts.push_back(*fact);
    } else if (const auto* define = std::get_if<DefineValue>(&expression.node)) {
        if (defines_.insert(define->define).second)
            go(model_.at(define->define).value);
    }
    const bool made_of_others = std::holds_alternative<Combination>(expression.node) ||
                                std::holds_alternative<Not>(expression.node) ||
                                std::holds_alternative<DefineValue>(expression.node);
    if (expression.type.kind == Kind::yes_no && !made_of_others)
        leaves.push_back(id);
    for_each_within(expression, [this](ExpressionId within) { go(within); });
}

}  // namespace chapeau::model
