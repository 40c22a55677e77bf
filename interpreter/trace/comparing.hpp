// Comparisons: both sides, the operator, and how far apart the sides are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// `is at least`; of dates `is on or after`.
[[nodiscard]] std::string_view relation_words(model::Relation relation, model::Kind kind);

/// `short by 1 day`, `over by $0.01`, `30 days to spare`, `exactly met`; empty where there is no order between the
/// sides or one is not known.
[[nodiscard]] std::string margin_of(const View& view, const model::Comparison& comparison);

/// All comparisons of one condition, through definitions but not into other clauses; for a quantifier those of each
/// member. Those that came out as `decisive` decide, under a `not` those that came out the other way.
void add_comparisons(View& view, ExpressionId condition, evaluate::Kleene decisive, std::vector<Comparison>& to);

/// Those of all parts of a clause, in the order applies, met, deemed, except.
[[nodiscard]] std::vector<Comparison> comparisons_of(View& view, model::ClauseId clause);

}  // namespace chapeau::trace
