// Exact fractions in 128 bits.
//
// A fraction is kept as it came, not in lowest terms: most of a record's numbers are whole or have two decimal places,
// and a greatest common divisor costs more than the operation itself. As long as all four parts fit 64 bits, products
// fit 126 and the plain schoolbook formulas can't overflow; that is the fast path, and it has no division. When a part
// has grown beyond 64 bits, the operation starts again from lowest terms, so that what comes out of it is in lowest
// terms too and the next operations are fast again.
//
// INVARIANT: denominator above 0, |numerator| at most 2^127 - 1, so that negation is total.
// INVARIANT: an operation gives nothing only if the result in lowest terms does not fit. So whether a value can be
// computed depends on the values alone, never on the way they were reached. A product in lowest terms cancels crosswise
// before it multiplies; a sum forms its numerator at 256 bits and cancels there (Knuth, The Art of Computer
// Programming, 4.5.1).

#include "interpreter/values/rational.hpp"

#include <bit>
#include <cassert>
#include <utility>

#include "interpreter/values/wide.hpp"

namespace chapeau::values {
namespace {

struct Fraction {
    Int128 numerator;
    Int128 denominator;
};

constexpr bool is_short(Int128 value) {
    return value == static_cast<std::int64_t>(value);
}

bool all_short(Int128 a, Int128 b, Int128 c, Int128 d) {
    return is_short(a) && is_short(b) && is_short(c) && is_short(d);
}

Int128 signed_as(Int128 sign_of, Unsigned128 size) {
    return sign_of < 0 ? -static_cast<Int128>(size) : static_cast<Int128>(size);
}

int trailing_zeros(Unsigned128 value) {
    const auto low = static_cast<std::uint64_t>(value);
    return low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(static_cast<std::uint64_t>(value >> 64));
}

/// Stein's binary algorithm: the processor has no 128-bit division.
Unsigned128 common_divisor(Unsigned128 a, Unsigned128 b) {
    if (a == 0 || b == 0) {
        return a | b;
    }
    const int shared_twos = trailing_zeros(a | b);
    a >>= trailing_zeros(a);
    while (b != 0) {
        b >>= trailing_zeros(b);
        if (a > b) {
            std::swap(a, b);
        }
        b -= a;
    }
    return a << shared_twos;
}

Fraction in_lowest_terms(Int128 numerator, Int128 denominator) {
    const auto divisor = static_cast<Int128>(common_divisor(magnitude(numerator), magnitude(denominator)));
    return {numerator / divisor, denominator / divisor};
}

std::optional<Unsigned128> checked_product(Unsigned128 a, Unsigned128 b) {
    Unsigned128 product = 0;
    if (__builtin_mul_overflow(a, b, &product) || product > largest) {
        return std::nullopt;
    }
    return product;
}

std::optional<Fraction> long_product(Fraction a, Fraction b) {
    const Fraction left = in_lowest_terms(a.numerator, a.denominator);
    const Fraction right = in_lowest_terms(b.numerator, b.denominator);
    const Fraction down = in_lowest_terms(left.numerator, right.denominator);
    const Fraction up = in_lowest_terms(right.numerator, left.denominator);
    const auto numerator = checked_product(magnitude(down.numerator), magnitude(up.numerator));
    const auto denominator = checked_product(magnitude(down.denominator), magnitude(up.denominator));
    if (!numerator || !denominator) {
        return std::nullopt;
    }
    const bool negative = (down.numerator < 0) != (up.numerator < 0);
    return Fraction{signed_as(negative ? -1 : 1, *numerator), static_cast<Int128>(*denominator)};
}

struct Signed256 {
    bool negative;
    Unsigned256 size;
};

Signed256 signed_sum(Signed256 a, Signed256 b) {
    if (a.negative == b.negative) {
        return {a.negative, wide_sum(a.size, b.size)};
    }
    return a.size >= b.size ? Signed256{a.negative, wide_difference(a.size, b.size)}
                            : Signed256{b.negative, wide_difference(b.size, a.size)};
}

/// With g the common divisor of the denominators, only a divisor of g can cancel from the sum's numerator.
std::optional<Fraction> long_sum(Fraction a, Fraction b) {
    const Fraction left = in_lowest_terms(a.numerator, a.denominator);
    const Fraction right = in_lowest_terms(b.numerator, b.denominator);
    const Unsigned128 left_below = magnitude(left.denominator);
    const Unsigned128 right_below = magnitude(right.denominator);
    const Unsigned128 shared = common_divisor(left_below, right_below);
    assert(shared != 0);  // denominators are above 0
    // NOLINTBEGIN(clang-analyzer-core.DivideZero): without asserts the analyzer does not see that `shared` is above 0
    const Signed256 numerator =
        signed_sum({left.numerator < 0, wide_product(magnitude(left.numerator), right_below / shared)},
                   {right.numerator < 0, wide_product(magnitude(right.numerator), left_below / shared)});
    // NOLINTEND(clang-analyzer-core.DivideZero)
    const Unsigned128 cancels = common_divisor(wide_division(numerator.size, shared).remainder, shared);
    const Unsigned256 size = wide_division(numerator.size, cancels).quotient;
    const auto denominator = checked_product(left_below / shared, right_below / cancels);
    if (size.high != 0 || size.low > largest || !denominator) {
        return std::nullopt;
    }
    return Fraction{signed_as(numerator.negative ? -1 : 1, size.low), static_cast<Int128>(*denominator)};
}

std::strong_ordering compare(Int128 a, Int128 b) {
    return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::strong_ordering compare_wide(Fraction a, Fraction b) {
    if ((a.numerator < 0) != (b.numerator < 0)) {
        return compare(a.numerator, b.numerator);
    }
    const Unsigned256 left = wide_product(magnitude(a.numerator), magnitude(b.denominator));
    const Unsigned256 right = wide_product(magnitude(b.numerator), magnitude(a.denominator));
    return a.numerator < 0 ? right <=> left : left <=> right;
}

}  // namespace

Rational Rational::negated() const {
    Rational result = *this;
    result.numerator_ = -numerator_;
    return result;
}

std::optional<Rational> add(Rational a, Rational b) {
    Rational result;
    if (all_short(a.numerator_, a.denominator_, b.numerator_, b.denominator_)) {
        const bool same = a.denominator_ == b.denominator_;
        result.numerator_ =
            same ? a.numerator_ + b.numerator_ : a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_;
        result.denominator_ = same ? a.denominator_ : a.denominator_ * b.denominator_;
        return result;
    }
    const auto sum = long_sum({a.numerator_, a.denominator_}, {b.numerator_, b.denominator_});
    if (!sum) {
        return std::nullopt;
    }
    result.numerator_ = sum->numerator;
    result.denominator_ = sum->denominator;
    return result;
}

std::optional<Rational> subtract(Rational a, Rational b) {
    return add(a, b.negated());
}

std::optional<Rational> multiply(Rational a, Rational b) {
    Rational result;
    if (all_short(a.numerator_, a.denominator_, b.numerator_, b.denominator_)) {
        result.numerator_ = a.numerator_ * b.numerator_;
        result.denominator_ = a.denominator_ * b.denominator_;
        return result;
    }
    const auto product = long_product({a.numerator_, a.denominator_}, {b.numerator_, b.denominator_});
    if (!product) {
        return std::nullopt;
    }
    result.numerator_ = product->numerator;
    result.denominator_ = product->denominator;
    return result;
}

std::optional<Rational> divide(Rational a, Rational b) {
    if (b.is_zero()) {
        return std::nullopt;
    }
    Rational inverse;
    inverse.numerator_ = b.numerator_ < 0 ? -b.denominator_ : b.denominator_;
    inverse.denominator_ = b.numerator_ < 0 ? -b.numerator_ : b.numerator_;
    return multiply(a, inverse);
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (a.denominator_ == b.denominator_) {
        return compare(a.numerator_, b.numerator_);
    }
    if (all_short(a.numerator_, a.denominator_, b.numerator_, b.denominator_)) {
        return compare(a.numerator_ * b.denominator_, b.numerator_ * a.denominator_);
    }
    return compare_wide({a.numerator_, a.denominator_}, {b.numerator_, b.denominator_});
}

std::optional<std::int64_t> Rational::floor() const {
    const Int128 below = numerator_ % denominator_ < 0 ? 1 : 0;
    const Int128 whole = numerator_ / denominator_ - below;
    return is_short(whole) ? std::optional(static_cast<std::int64_t>(whole)) : std::nullopt;
}

}  // namespace chapeau::values
