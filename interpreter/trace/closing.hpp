// Why none of a clause's members applies, where that makes it fail.
#pragma once

#include <vector>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// Whether it is a chapeau that `fails when none applies`, and fails because none does.
[[nodiscard]] bool none_applies(const View& view, ExpressionId met);

/// The guards under which the members of such a chapeau do not apply, each once, in the order met.
[[nodiscard]] std::vector<ExpressionId> guards_not_met(const View& view, ExpressionId met);

/// A single condition that keeps a guard from holding.
struct NotMet {
    ExpressionId condition;
    /// It does so because it holds: under a `not`.
    bool turned = false;
};
/// Those within the guards, each once, in the order met; a definition is gone into.
[[nodiscard]] std::vector<NotMet> conditions_not_met(const View& view, const std::vector<ExpressionId>& guards);

}  // namespace chapeau::trace
