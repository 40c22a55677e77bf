// Arithmetic on what is known of a quantity.
#pragma once

#include "interpreter/evaluate/evaluate.hpp"

namespace chapeau::evaluate {

[[nodiscard]] Value known_quantity(values::Rational quantity);
[[nodiscard]] Value nothing_known();

/// A value whose ends coincide is known.
[[nodiscard]] Value settled(Value range);

// For operands known exactly the result is exact or, where it cannot be computed, nothing is known of it. For ranges it
// is the smallest range that holds every result, without an end where that cannot be computed.
[[nodiscard]] Value add(const Value& a, const Value& b);
[[nodiscard]] Value subtract(const Value& a, const Value& b);
[[nodiscard]] Value multiply(const Value& a, const Value& b);
/// Nothing is known of a quotient whose divisor may be 0.
[[nodiscard]] Value divide(const Value& a, const Value& b);

/// What two possibilities agree on: for quantities the range that holds both.
[[nodiscard]] Value hull(const Value& a, const Value& b, bool quantities);

/// The smaller and the larger of two.
[[nodiscard]] Value smaller(const Value& a, const Value& b);
[[nodiscard]] Value larger(const Value& a, const Value& b);

/// Settled once the ranges lie apart.
[[nodiscard]] Kleene less(const Value& a, const Value& b);
[[nodiscard]] Kleene same(const Value& a, const Value& b);

}  // namespace chapeau::evaluate
