// Integers of 256 bits, as far as exact fractions of 128-bit integers need them: a product, a sum, a difference, a
// division by 128 bits. The processor has no instruction for any of it beyond 64 by 64 bits.
#pragma once

#include <compare>

#include "interpreter/values/rational.hpp"

namespace chapeau::values {

__extension__ using Unsigned128 = unsigned __int128;

/// No fraction has a larger part: 2^127 - 1, so that negation is total.
inline constexpr Unsigned128 largest = (Unsigned128{1} << 127) - 1;

[[nodiscard]] inline Unsigned128 magnitude(Int128 value) {
    return value < 0 ? -static_cast<Unsigned128>(value) : static_cast<Unsigned128>(value);
}

/// high * 2^128 + low
struct Unsigned256 {
    Unsigned128 high;
    Unsigned128 low;

    friend bool operator==(const Unsigned256&, const Unsigned256&) = default;
    friend std::strong_ordering operator<=>(const Unsigned256& a, const Unsigned256& b) {
        return a.high != b.high ? a.high <=> b.high : a.low <=> b.low;
    }
};

[[nodiscard]] inline Unsigned256 wide_product(Unsigned128 a, Unsigned128 b) {
    const auto a_low = static_cast<std::uint64_t>(a);
    const auto b_low = static_cast<std::uint64_t>(b);
    const auto a_high = static_cast<std::uint64_t>(a >> 64);
    const auto b_high = static_cast<std::uint64_t>(b >> 64);
    const Unsigned128 low = Unsigned128{a_low} * b_low;
    const Unsigned128 cross = Unsigned128{a_low} * b_high + (low >> 64);
    const Unsigned128 middle = Unsigned128{a_high} * b_low + static_cast<std::uint64_t>(cross);
    const Unsigned128 high = Unsigned128{a_high} * b_high + (cross >> 64) + (middle >> 64);
    return {high, (middle << 64) | static_cast<std::uint64_t>(low)};
}

[[nodiscard]] inline Unsigned256 wide_sum(Unsigned256 a, Unsigned256 b) {
    const Unsigned128 low = a.low + b.low;
    return {a.high + b.high + (low < a.low ? 1U : 0U), low};
}

[[nodiscard]] inline Unsigned256 wide_difference(Unsigned256 a, Unsigned256 b) {
    return {a.high - b.high - (a.low < b.low ? 1U : 0U), a.low - b.low};
}

struct Division {
    Unsigned256 quotient;
    Unsigned128 remainder;
};

/// Long division bit by bit; `divisor` is above 0 and below 2^127.
[[nodiscard]] inline Division wide_division(Unsigned256 dividend, Unsigned128 divisor) {
    Division result{{0, 0}, 0};
    for (int bit = 255; bit >= 0; --bit) {
        const Unsigned128 part = bit >= 128 ? dividend.high : dividend.low;
        const int place = bit % 128;
        result.remainder = (result.remainder << 1) | ((part >> place) & 1U);
        if (result.remainder >= divisor) {
            result.remainder -= divisor;
            (bit >= 128 ? result.quotient.high : result.quotient.low) |= Unsigned128{1} << place;
        }
    }
    return result;
}

}  // namespace chapeau::values
