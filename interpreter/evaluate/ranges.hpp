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

// Comparisons are settled once the ranges lie apart. `Bounds` is a Value, or anything else with its `known`, `has_low`,
// `has_high`, `low` and `high` whose ends can be compared.

template <class Bounds>
[[nodiscard]] Kleene less(const Bounds& a, const Bounds& b) {
    if (a.has_high && b.has_low && a.high < b.low)
        return Kleene::yes;
    if (a.has_low && b.has_high && a.low >= b.high)
        return Kleene::no;
    return Kleene::unknown;
}

template <class Bounds>
[[nodiscard]] Kleene same(const Bounds& a, const Bounds& b) {
    if (a.known && b.known)
        return kleene(a.low == b.low);
    return either(less(a, b), less(b, a)) == Kleene::yes ? Kleene::no : Kleene::unknown;
}

template <class Bounds>
[[nodiscard]] Kleene compare(model::Relation relation, const Bounds& a, const Bounds& b) {
    switch (relation) {
        case model::Relation::unequal:
            return negate(same(a, b));
        case model::Relation::at_least:
            return negate(less(a, b));
        case model::Relation::at_most:
            return negate(less(b, a));
        case model::Relation::more:
            return less(b, a);
        case model::Relation::less:
            return less(a, b);
        default:
            return same(a, b);
    }
}

}  // namespace chapeau::evaluate
