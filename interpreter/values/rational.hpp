// Exact numbers.
//
// Numbers and money in a record are decimals as written; quotients are exact fractions of them. `Rational` is a
// fraction of two 128-bit integers. Every operation either gives the exact result or says that it does not fit, which
// an evaluation turns into "cannot be computed"; nothing is ever rounded but in print, and nothing is ever a binary
// float.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chapeau::values {

__extension__ using Int128 = __int128;

class Rational {
  public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole)
        : numerator_(whole) {}  // NOLINT(google-explicit-constructor): a number is a fraction

    /// Reads `-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?` as in JSON, exactly. Nothing where the text is no such number or
    /// needs more than `most_digits` significant digits before or after the point.
    [[nodiscard]] static std::optional<Rational> parse(std::string_view text);
    static constexpr int most_digits = 34;

    // Not always in lowest terms; the denominator is above 0.
    [[nodiscard]] constexpr Int128 numerator() const { return numerator_; }
    [[nodiscard]] constexpr Int128 denominator() const { return denominator_; }
    [[nodiscard]] constexpr bool is_whole() const { return denominator_ == 1 || numerator_ % denominator_ == 0; }
    [[nodiscard]] constexpr bool is_zero() const { return numerator_ == 0; }
    [[nodiscard]] constexpr int sign() const { return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0; }

    // Nothing where the result does not fit, or on division by zero.
    friend std::optional<Rational> add(Rational a, Rational b);
    friend std::optional<Rational> subtract(Rational a, Rational b);
    friend std::optional<Rational> multiply(Rational a, Rational b);
    friend std::optional<Rational> divide(Rational a, Rational b);
    [[nodiscard]] Rational negated() const;

    // Exact for all values: products are compared at 256 bits.
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);
    friend bool operator==(const Rational& a, const Rational& b) { return std::is_eq(a <=> b); }

    /// Decimal text without trailing zeros where the fraction is a finite decimal of at most `most_places` places,
    /// otherwise rounded half away from zero to that many (exact tells which).
    [[nodiscard]] std::string text(int most_places = 6, bool* exact = nullptr) const;
    /// Exactly `places` places, rounded half away from zero: 30.00.
    [[nodiscard]] std::string fixed(int places) const;
    /// Rounded towards minus infinity; nothing outside 64 bits.
    [[nodiscard]] std::optional<std::int64_t> floor() const;

  private:
    Int128 numerator_ = 0;
    Int128 denominator_ = 1;
};

[[nodiscard]] std::optional<Rational> add(Rational a, Rational b);
[[nodiscard]] std::optional<Rational> subtract(Rational a, Rational b);
[[nodiscard]] std::optional<Rational> multiply(Rational a, Rational b);
[[nodiscard]] std::optional<Rational> divide(Rational a, Rational b);

}  // namespace chapeau::values
