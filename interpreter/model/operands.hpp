// The expressions an expression is made of, whatever kind it is.
#pragma once

#include <functional>

#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// Calls `each` with every expression written within, in the order written; what a define, clause or grant is made of
/// is not within.
void for_each_operand(const Expression& expression, const std::function<void(ExpressionId)>& each);

/// The list that a quantifier or aggregate goes through; nothing for other expressions.
[[nodiscard]] std::optional<FactId> list_gone_through(const Expression& expression);

}  // namespace chapeau::model
