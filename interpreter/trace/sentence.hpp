// Sentences: why a condition holds, does not, or is open.
#pragma once

#include <optional>
#include <string>

#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// Of a condition that is not met or open what keeps it from holding, in short, where the values are shown beside it:
/// `sector of activity not "mining"`.
[[nodiscard]] std::string shortfall(View& view, ExpressionId condition);

/// Why the clause has the status it has: its `reason` with the expressions filled in where it failed and one is
/// written, otherwise what made its conditions come out as they did, as facts:
/// `years of study 3, less than 4 (short by 1)`. An exception that took it away is named.
[[nodiscard]] std::string text_of(View& view, model::ClauseId clause);
void add_text_of(std::string& to, View& view, model::ClauseId clause);

/// Nothing unless the clause is met.
[[nodiscard]] std::optional<MetBy> met_by(const View& view, model::ClauseId clause);
/// The clause's exception holds and so the clause fails, though it applies.
[[nodiscard]] bool taken_away(const View& view, model::ClauseId clause);
/// So, and by that alone: it is met, or deemed so.
[[nodiscard]] bool closed_alone(const View& view, model::ClauseId clause);
/// What makes a condition come out as it does, as facts.
[[nodiscard]] std::string told(View& view, ExpressionId condition);
/// The clauses and conditions of the exception that hold, as ids or the policy's words.
[[nodiscard]] std::string exception_of(View& view, model::ClauseId clause);
/// The same for people: titles, and what held.
[[nodiscard]] std::string exception_in_words(View& view, model::ClauseId clause);

}  // namespace chapeau::trace
