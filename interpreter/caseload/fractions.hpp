// The arithmetic of fractions of two 64-bit integers, of one row, and what tells whether 64 rows can be worked on at
// once. A function that is `bool` says whether its result fits; where it does not, `out` may hold anything.
#pragma once

#include <algorithm>
#include <numeric>
#include <optional>
#include <type_traits>

#include "interpreter/caseload/quantities.hpp"
#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

using program::Op;

inline bool product(std::int64_t a, std::int64_t b, std::int64_t& out) {
    return !__builtin_mul_overflow(a, b, &out);
}

inline std::optional<Fraction> small(const values::Rational& number) {
    const auto fits = [](values::Int128 n) { return n >= INT64_MIN && n <= INT64_MAX; };
    if (!fits(number.numerator()) || !fits(number.denominator()))
        return std::nullopt;
    return Fraction{static_cast<std::int64_t>(number.numerator()), static_cast<std::int64_t>(number.denominator())};
}

/// Makes a whole day of it; false where it is none of the calendar.
inline bool is_day(Fraction& fraction) {
    const bool whole = fraction.numerator % fraction.denominator == 0;
    fraction = {fraction.numerator / fraction.denominator, 1};
    return whole && fraction.numerator >= values::first_day && fraction.numerator <= values::last_day;
}

/// In its lowest terms.
inline Fraction reduced(Fraction fraction) {
    const std::int64_t common =
        fraction.numerator == INT64_MIN ? 1 : std::gcd(fraction.numerator, fraction.denominator);
    return {fraction.numerator / common, fraction.denominator / common};
}

/// Expands both fractions where their denominators differ.
inline bool give_one_denominator(Fraction& a, Fraction& b) {
    if (a.denominator == b.denominator)
        return true;
    const std::int64_t of_a = a.denominator;
    const std::int64_t of_b = b.denominator;
    std::int64_t both = 0;
    if (!product(of_a, of_b, both) || !product(a.numerator, of_b, a.numerator) ||
        !product(b.numerator, of_a, b.numerator))
        return false;
    a.denominator = b.denominator = both;
    return true;
}

/// Both ends in the one denominator that a row has.
inline bool join_ends(Bounds& bounds) {
    if (bounds.low.denominator == bounds.high.denominator)
        return true;
    bounds.low = reduced(bounds.low);
    bounds.high = reduced(bounds.high);
    return give_one_denominator(bounds.low, bounds.high);
}

inline bool sum(Fraction a, Fraction b, Fraction& out) {
    if (!give_one_denominator(a, b))
        return false;
    out.denominator = a.denominator;
    return !__builtin_add_overflow(a.numerator, b.numerator, &out.numerator);
}

inline bool difference(Fraction a, Fraction b, Fraction& out) {
    return b.numerator != INT64_MIN && sum(a, {-b.numerator, b.denominator}, out);
}

inline bool multiplied(Fraction a, Fraction b, Fraction& out) {
    return product(a.numerator, b.numerator, out.numerator) && product(a.denominator, b.denominator, out.denominator);
}

/// `b` is not 0.
inline bool divided(Fraction a, Fraction b, Fraction& out) {
    if (b.numerator == INT64_MIN || a.numerator == INT64_MIN)
        return false;
    if (a.denominator == b.denominator)
        a.denominator = b.denominator = 1;
    const std::int64_t turned = b.numerator < 0 ? -1 : 1;
    return product(a.numerator * turned, b.denominator, out.numerator) &&
           product(a.denominator, b.numerator * turned, out.denominator);
}

constexpr bool moves_a_date(Op op) {
    return op == Op::add_days || op == Op::subtract_days;
}

/// Calls `work` with the operation as a type, `std::integral_constant`.
template <class Work>
void with_operation(Op op, const Work& work) {
    switch (op) {
        case Op::add:
            return work(std::integral_constant<Op, Op::add>());
        case Op::add_days:
            return work(std::integral_constant<Op, Op::add_days>());
        case Op::subtract:
            return work(std::integral_constant<Op, Op::subtract>());
        case Op::subtract_days:
            return work(std::integral_constant<Op, Op::subtract_days>());
        case Op::days_between:
            return work(std::integral_constant<Op, Op::days_between>());
        case Op::multiply:
            return work(std::integral_constant<Op, Op::multiply>());
        default:
            return work(std::integral_constant<Op, Op::divide>());
    }
}

/// Over the denominator that all rows have.
inline bool expand_to(std::int64_t denominator, Fraction& fraction) {
    fraction = reduced(fraction);
    if (denominator % fraction.denominator != 0 ||
        !product(fraction.numerator, denominator / fraction.denominator, fraction.numerator))
        return false;
    fraction.denominator = denominator;
    return true;
}

// Of 64 rows.

/// The one denominator of their results, where they can be worked out at once, but for results that are too large; of a
/// quotient, each has its own, and this is 1.
template <Op op>
std::optional<std::int64_t> denominator_at_once(const Quantity& left, const Quantity& right) {
    if (!left.denominators.empty() || !right.denominators.empty())
        return std::nullopt;
    std::int64_t denominator = op == Op::divide ? 1 : left.denominator;
    bool at_once = true;
    if constexpr (op == Op::multiply)
        at_once = product(left.denominator, right.denominator, denominator);
    else if constexpr (op != Op::divide)
        at_once = left.denominator == right.denominator && (!moves_a_date(op) || denominator == 1);
    return at_once ? std::optional(denominator) : std::nullopt;
}

inline bool are_days(const std::int64_t* numbers) {
    constexpr std::uint64_t days = std::int64_t{values::last_day} - values::first_day;
    std::uint64_t outside = 0;  // negative where one is
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint64_t day =
            static_cast<std::uint64_t>(numbers[i]) - static_cast<std::uint64_t>(std::int64_t{values::first_day});
        outside |= day | (days - day);
    }
    return outside >> 63U == 0;
}

inline void choose_one(std::int64_t number, std::uint64_t which, std::int64_t* into) {
    std::int64_t numbers[64];
    std::fill_n(numbers, 64, number);
    kernels.select(which, numbers, into);
}

}  // namespace chapeau::caseload
