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

/// As many places of money as show the two sides apart; cents where they are no money.
[[nodiscard]] int places_of(const View& view, const model::Comparison& comparison);

/// `short by 1 day`, `over by $0.01`, `30 days to spare`, `exactly met`; empty where there is no order between the
/// sides or one is not known.
[[nodiscard]] std::string margin_of(const View& view, const model::Comparison& comparison);

/// What a gap is called, and its size where that is a number, for putting gaps in order.
struct Gap {
    std::size_t conditions = 0;  // that do not hold
    values::Rational size;
    std::string text;
};
/// How far a condition that does not hold is from holding: of alternatives each, nearest first, joined by `or`; of a
/// list's members that of the nearest one. The text is empty where there is no order.
[[nodiscard]] Gap gap_of(View& view, ExpressionId condition);

/// The comparisons of all parts of a clause, in the order applies, met, deemed, except; through definitions but not
/// into other clauses; for a quantifier those of each member.
[[nodiscard]] std::vector<Comparison> comparisons_of(View& view, model::ClauseId clause);

}  // namespace chapeau::trace
