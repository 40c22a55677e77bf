// The expressions an expression is made of, whatever kind it is.
#pragma once

#include <functional>

#include "interpreter/model/model.hpp"

namespace chapeau::trace {

/// Calls `each` with every expression written within, in the order written; what a define, clause or grant is made of
/// is not within.
void for_each_operand(const model::Expression& expression, const std::function<void(model::ExpressionId)>& each);

/// The list that a quantifier or aggregate goes through; nothing for other expressions.
[[nodiscard]] std::optional<model::FactId> list_gone_through(const model::Expression& expression);

}  // namespace chapeau::trace
