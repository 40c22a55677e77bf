// Sentences: why a condition holds, does not, or is open.
#pragma once

#include <string>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// What made the condition come out as it did, as facts: `years of study 3, less than 4 (short by 1)`. A combination
/// tells of those members that decide it; a quantifier of the member that decides it, or of the nearest miss.
[[nodiscard]] std::string sentence(View& view, ExpressionId condition);

/// The same of a condition that is not met or open, in short, where the values are shown beside it: `sector of activity
/// not "mining"`.
[[nodiscard]] std::string shortfall(View& view, ExpressionId condition);

/// Why the clause has the status it has: its `reason` with the expressions filled in where it failed and one is
/// written, otherwise a sentence. An exception that took it away is named.
[[nodiscard]] std::string text_of(View& view, model::ClauseId clause);

/// The clause's exception holds and so the clause fails, though it applies.
[[nodiscard]] bool taken_away(const View& view, model::ClauseId clause);
/// The clauses and conditions of the exception that hold, as ids or the policy's words.
[[nodiscard]] std::string exception_of(View& view, model::ClauseId clause);

}  // namespace chapeau::trace
