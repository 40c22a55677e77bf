// How near something came to being otherwise.
#pragma once

#include <string>

#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/unchangeable.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

// Which is nearest is statistics, so it is done in floating point; what is said of it is exact.
template <class Whole>
[[nodiscard]] double quotient(const Whole& numerator, const Whole& denominator) {
    return static_cast<double>(numerator) / static_cast<double>(denominator);
}
[[nodiscard]] inline double approximate(const values::Rational& exact) {
    return quotient(exact.numerator(), exact.denominator());
}

/// Which part the distance is of the right side; of a date which part of a year, of a level of all levels. Infinite of
/// a right side of 0.
[[nodiscard]] double part_of_limit(const View& view, const model::Comparison& comparison, const Distance& apart);

/// How far a condition is from coming out as `wanted`, 0 if it does: by parts of limits, of what has none 1. Of all
/// that must be so they are added up, of alternatives it is the nearest one's.
[[nodiscard]] double away_from(const View& view, ExpressionId condition, bool wanted);

/// How far a condition that does not hold is from holding, and what that is called: of alternatives each, nearest
/// first, joined by `or`; of a list's members that of the nearest one. Alternatives and members that nobody can bring
/// to hold are left out. The text is empty where there is no order.
struct Gap {
    double away = 0;
    std::string text;
};
[[nodiscard]] Gap gap_of(View& view, Unchangeable& unchangeable, ExpressionId condition);

}  // namespace chapeau::trace
