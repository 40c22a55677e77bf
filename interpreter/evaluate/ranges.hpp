// Arithmetic on what is known of a quantity.
#pragma once

#include "interpreter/evaluate/evaluate.hpp"

namespace chapeau::evaluate {

[[nodiscard]] Value known_quantity(values::Rational quantity);
[[nodiscard]] Value nothing_known();

/// What is known of a number by its declaration.
[[nodiscard]] Value within(const model::Bounds& bounds);

/// A value whose ends coincide is known.
[[nodiscard]] Value settled(Value range);

// For operands known exactly the result is exact or, where it cannot be computed, nothing is known of it. For ranges it
// is the smallest range that holds every result, without an end where that cannot be computed.
[[nodiscard]] Value add(const Value& a, const Value& b);
[[nodiscard]] Value subtract(const Value& a, const Value& b);
[[nodiscard]] Value multiply(const Value& a, const Value& b);
/// Nothing is known of a quotient whose divisor may be 0.
[[nodiscard]] Value divide(const Value& a, const Value& b);

/// A day as reckoned: out of the calendar it is after, or before, all its days; where it is none that is whole, nothing
/// is known of it.
[[nodiscard]] Value in_calendar(Value day);
/// A day moved by whole months.
[[nodiscard]] Value stepped(const Value& day, std::int32_t months, values::Rounding rounding);

/// What two possibilities agree on: for quantities the range that holds both.
[[nodiscard]] Value hull(const Value& a, const Value& b, bool quantities);

/// The smaller and the larger of two.
[[nodiscard]] Value smaller(const Value& a, const Value& b);
[[nodiscard]] Value larger(const Value& a, const Value& b);

// Comparisons are settled once the ranges lie apart.

/// Two quantities of one record.
struct Pair {
    const Value& a;
    const Value& b;

    /// Whether a is less than b, more than b, the same.
    [[nodiscard]] Kleene less() const;
    [[nodiscard]] Kleene more() const { return Pair{b, a}.less(); }
    [[nodiscard]] Kleene same() const;
};

/// What a relation comes to, of a Pair or of anything else that has these three.
template <class AnyPair>
[[nodiscard]] auto compare(model::Relation relation, const AnyPair& pair) {
    switch (relation) {
        case model::Relation::unequal:
            return negate(pair.same());
        case model::Relation::at_least:
            return negate(pair.less());
        case model::Relation::at_most:
            return negate(pair.more());
        case model::Relation::more:
            return pair.more();
        case model::Relation::less:
            return pair.less();
        default:
            return pair.same();
    }
}

}  // namespace chapeau::evaluate
