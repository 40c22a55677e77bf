// Fractions and their decimal text.
//
// A number is read as written: its significant digits become the numerator, its places a power of ten as the
// denominator. Zeros wait until a digit follows, so 4.50 and 4.5 are read alike and 1e3 takes one digit of the 34.
// Printing is long division, a place at a time; it knows that a decimal is finite when the remainder is 0, and rounds
// once, at the end.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>

#include "interpreter/values/rational.hpp"
#include "interpreter/values/wide.hpp"

namespace chapeau::values {
namespace {

constexpr auto powers_of_ten = [] {
    std::array<Int128, Rational::most_digits + 1> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) {
        powers[i] = powers[i - 1] * 10;
    }
    return powers;
}();

Int128 power_of_ten(std::int64_t exponent) {
    return powers_of_ten[static_cast<std::size_t>(exponent)];
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The significant digits of a number's text and where its point stands: digits * 10^exponent.
struct Decimal {
    Int128 digits = 0;
    int count = 0;              // of significant digits
    int zeros = 0;              // trailing zeros not yet taken into `digits`
    std::int64_t exponent = 0;  // of the last digit read

    /// Trailing zeros wait until a digit follows, so they never count as significant.
    bool take(char c) {
        if (c == '0') {
            zeros += count > 0 ? 1 : 0;
            return true;
        }
        const std::int64_t places = count == 0 ? 1 : zeros + 1;
        if (count + places > Rational::most_digits) {
            return false;
        }
        digits = digits * power_of_ten(places) + (c - '0');
        count += static_cast<int>(places);
        zeros = 0;
        return true;
    }

    /// Digits from the front of `text`; false where there is none or there are too many.
    bool take_digits(std::string_view& text, bool after_point) {
        const std::size_t before = text.size();
        while (!text.empty() && is_digit(text.front())) {
            if (!take(text.front())) {
                return false;
            }
            exponent -= after_point ? 1 : 0;
            text.remove_prefix(1);
        }
        return text.size() != before;
    }
};

/// `[+-]?[0-9]+` to the end of the text; far exponents stop at a bound that no decimal reaches.
std::optional<std::int64_t> read_exponent(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) {
        return std::nullopt;
    }
    constexpr std::int64_t bound = std::int64_t{1} << 40;
    std::int64_t exponent = 0;
    for (const char c : text) {
        exponent = std::min(exponent * 10 + (c - '0'), bound);
    }
    return negative ? -exponent : exponent;
}

std::optional<Decimal> read_decimal(std::string_view text) {
    Decimal decimal;
    if (!decimal.take_digits(text, false)) {
        return std::nullopt;
    }
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (!decimal.take_digits(text, true)) {
            return std::nullopt;
        }
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        const auto exponent = read_exponent(text.substr(1));
        if (!exponent) {
            return std::nullopt;
        }
        decimal.exponent += *exponent;
        text = {};
    }
    decimal.exponent += decimal.zeros;
    return text.empty() ? std::optional(decimal) : std::nullopt;
}

std::string text_of(std::uint64_t value) {
    std::array<char, std::numeric_limits<std::uint64_t>::digits10 + 1> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::string text_of(Unsigned128 value) {
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

/// The next decimal place of remainder / divisor; the remainder left over replaces it. The divisor is short.
int next_place(std::uint64_t& remainder, std::uint64_t divisor) {
    const std::uint64_t grown = remainder * 10;
    remainder = grown % divisor;
    return static_cast<int>(grown / divisor);
}

int next_place(Unsigned128& remainder, Unsigned128 divisor) {
    if (remainder <= largest / 10) {
        const Unsigned128 grown = remainder * 10;
        remainder = grown % divisor;
        return static_cast<int>(grown / divisor);
    }
    const Division division = wide_division(wide_product(remainder, 10), divisor);
    remainder = division.remainder;
    return static_cast<int>(division.quotient.low);
}

void add_one_in_last_place(std::string& digits) {
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        if (*digit == '.') {
            continue;
        }
        if (*digit != '9') {
            ++*digit;
            return;
        }
        *digit = '0';
    }
    digits.insert(digits.begin(), '1');
}

struct Printed {
    std::string digits;  // without a sign
    bool exact;
};

/// Stops early where the decimal is finite, unless `fill` asks for all places.
template <class Whole>
Printed divide_out(Whole numerator, Whole denominator, int places, bool fill) {
    Printed printed{text_of(numerator / denominator), true};
    Whole remainder = numerator % denominator;
    for (int place = 0; place < places && (fill || remainder != 0); ++place) {
        printed.digits += place == 0 ? "." : "";
        printed.digits.push_back(static_cast<char>('0' + next_place(remainder, denominator)));
    }
    printed.exact = remainder == 0;
    if (!printed.exact && remainder >= denominator - remainder) {
        add_one_in_last_place(printed.digits);
    }
    return printed;
}

/// Nearly every fraction is short, and 64 bits divide many times faster than 128.
Printed print(Unsigned128 numerator, Unsigned128 denominator, int places, bool fill) {
    constexpr std::uint64_t longest = std::numeric_limits<std::uint64_t>::max();
    if (numerator <= longest && denominator <= longest / 10) {
        return divide_out(static_cast<std::uint64_t>(numerator), static_cast<std::uint64_t>(denominator), places, fill);
    }
    return divide_out(numerator, denominator, places, fill);
}

/// A value that rounds to nothing has no sign.
std::string with_sign(int sign, std::string digits) {
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    return sign < 0 && !zero ? "-" + std::move(digits) : std::move(digits);
}

}  // namespace

std::optional<Rational> Rational::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    const auto decimal = read_decimal(negative ? text.substr(1) : text);
    if (!decimal) {
        return std::nullopt;
    }
    Rational result;
    if (decimal->count == 0) {
        return result;
    }
    if (decimal->exponent < -most_digits || decimal->exponent + decimal->count > most_digits) {
        return std::nullopt;
    }
    result.numerator_ = negative ? -decimal->digits : decimal->digits;
    if (decimal->exponent >= 0) {
        result.numerator_ *= power_of_ten(decimal->exponent);
    } else {
        result.denominator_ = power_of_ten(-decimal->exponent);
    }
    return result;
}

std::string Rational::text(int most_places, bool* exact) const {
    if (denominator_ == 1 && numerator_ == static_cast<std::int64_t>(numerator_)) {  // nearly every number is
        if (exact != nullptr) {
            *exact = true;
        }
        return std::to_string(static_cast<std::int64_t>(numerator_));
    }
    Printed printed = print(magnitude(numerator_), magnitude(denominator_), most_places, false);
    if (exact != nullptr) {
        *exact = printed.exact;
    }
    return with_sign(sign(), std::move(printed.digits));
}

std::string Rational::fixed(int places) const {
    return with_sign(sign(), print(magnitude(numerator_), magnitude(denominator_), places, true).digits);
}

}  // namespace chapeau::values
