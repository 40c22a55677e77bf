// Which way facts have to move for a condition to come out otherwise, and which way they may not for it to stay as it
// is: what mends one clause may break another that reads the same fact.
#pragma once

#include <map>
#include <set>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// Up: more of a quantity, a yes, one more in a set or a list. Of what has no such order any change is `otherwise`.
enum class Move : std::uint8_t { up, down, otherwise };

using Moves = std::map<model::FactId, std::set<Move>>;

/// How facts move for the condition to come out as wished, where it does not.
[[nodiscard]] Moves moves_to(const View& view, ExpressionId condition, bool wished);

/// How facts must stay for the condition to come out as it does now: moves the other way may change it.
[[nodiscard]] Moves moves_that_keep(const View& view, ExpressionId condition, bool now);

/// The facts that move one way for the one, and another way for the other.
[[nodiscard]] std::set<model::FactId> opposed(const Moves& one, const Moves& other);

}  // namespace chapeau::trace
