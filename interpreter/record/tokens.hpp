// JSON tokens to values, for tokens as programs write them.
//
// A token is eight bytes or a few times that, looked at as integers: all its bytes are compared, or checked and turned
// into digits, in a handful of steps that are the same whatever the bytes are. The only branch is whether the token is
// good. Each function takes a token without spaces behind it and may look at `looked_at` bytes from its beginning on,
// but never goes by those behind its end; each returns false for what it does not take, which may be good all the same.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "interpreter/text/ascii.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::record {

inline constexpr std::size_t looked_at = 32;

static_assert(std::endian::native == std::endian::little);

/// A token's raw characters.
struct RawToken {
    const char* first;
    std::size_t size;

    [[nodiscard]] std::string_view text() const { return {first, size}; }
};

template <class Integer>
[[nodiscard]] inline Integer bytes_at(const char* place) {
    Integer integer;
    std::memcpy(&integer, place, sizeof integer);
    return integer;
}

/// Up to eight bytes as they stand in memory.
[[nodiscard]] consteval std::uint64_t bytes_of(std::string_view text) {
    std::uint64_t integer = 0;
    for (std::size_t i = text.size(); i > 0; --i)
        integer = integer << 8U | static_cast<unsigned char>(text[i - 1]);
    return integer;
}

[[nodiscard]] constexpr bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Without the spaces behind it.
[[nodiscard]] inline RawToken trimmed(RawToken token) {
    while (token.size > 1 && is_space(token.first[token.size - 1]))
        --token.size;
    return token;
}

/// The text in quotes that is the token, as it is written.
[[nodiscard, gnu::always_inline]] inline bool take_text(RawToken token, std::string_view& text) {
    if (token.size < 2 || token.first[0] != '"' || token.first[token.size - 1] != '"')
        return false;
    text = {token.first + 1, token.size - 2};
    return true;
}

// ---------------------------------------------------------------- digits

inline constexpr std::uint64_t ones = 0x0101010101010101U;
inline constexpr std::uint64_t zeros = '0' * ones;

/// Of eight bytes that are each 0 to 9 the decimal number, the first byte the highest digit: pairs, then fours, then
/// all (Lemire).
[[nodiscard]] constexpr std::uint64_t number_of(std::uint64_t digits) {
    digits = digits * 10 + (digits >> 8U);
    constexpr std::uint64_t pairs = 0x000000FF000000FFU;
    return ((digits & pairs) * (100 + (std::uint64_t{1000000} << 32U)) +
            (digits >> 16U & pairs) * (1 + (std::uint64_t{10000} << 32U))) >>
           32U;
}

/// Whether a byte is above 9.
[[nodiscard]] constexpr bool beyond_digits(std::uint64_t bytes) {
    return ((bytes | (bytes + 0x76U * ones)) & 0x80U * ones) != 0;
}

/// `true` or `false`.
[[nodiscard, gnu::always_inline]] inline bool take_yes_no(RawToken token, bool& is_yes) {
    is_yes = bytes_at<std::uint32_t>(token.first) == bytes_of("true");
    const bool is_no = bytes_at<std::uint32_t>(token.first) == bytes_of("fals") && token.first[4] == 'e';
    return (is_yes || is_no) && token.size == (is_yes ? 4U : 5U);
}

/// `"21231"` or `"2173"`, to the code as model::noc_value has it.
[[nodiscard, gnu::always_inline]] inline bool take_noc(RawToken token, std::int32_t& code) {
    const std::size_t count = token.size - 2;
    if ((count != 4 && count != 5) || token.first[0] != '"' || token.first[token.size - 1] != '"')
        return false;
    const std::uint64_t digits = (bytes_at<std::uint64_t>(token.first + 1) ^ zeros) << (8 * (8 - count));
    code = static_cast<std::int32_t>(number_of(digits)) + (count == 4 ? 0 : 100000);
    return !beyond_digits(digits);
}

/// A calendar's months, of common years and of leap years; the length of what is no month is 0.
struct Months {
    struct Month {
        std::int16_t before = 0;  // days of the year
        std::int16_t length = 0;
    };
    Month of[2][16];

    consteval Months() {
        constexpr std::int16_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        for (std::size_t leap = 0; leap < 2; ++leap) {
            std::int16_t before = 0;
            for (std::size_t month = 0; month < 12; ++month) {
                const auto length = static_cast<std::int16_t>(lengths[month] + (leap == 1 && month == 1 ? 1 : 0));
                of[leap][month + 1] = {before, length};
                before = static_cast<std::int16_t>(before + length);
            }
        }
    }
};
inline constexpr Months months;

/// What added to a byte less its form's brings it to 0x80 where it does not fit: any but a 0, and where a digit is due
/// any above 9.
[[nodiscard]] consteval std::uint64_t allowance_of(std::string_view form) {
    std::uint64_t allowance = 0;
    for (std::size_t i = form.size(); i > 0; --i)
        allowance = allowance << 8U | (form[i - 1] == '0' ? 0x76U : 0x7FU);
    return allowance;
}

/// `"YYYY-MM-DD"`, read as `YYYY-MM-` and `-DD"`.
[[nodiscard]] inline bool take_day(RawToken token, values::Day& day_of) {
    constexpr std::uint64_t front_form = bytes_of("0000-00-");
    constexpr std::uint32_t back_form = bytes_of("-00\"");
    constexpr std::uint64_t front_allowance = allowance_of("0000-00-");
    constexpr std::uint32_t back_allowance = allowance_of("-00\"");
    const std::uint64_t front = bytes_at<std::uint64_t>(token.first + 1) ^ front_form;
    const std::uint32_t back = bytes_at<std::uint32_t>(token.first + 8) ^ back_form;
    const std::uint64_t misfits =
        ((front | (front + front_allowance)) & (0x80U * ones)) | ((back | (back + back_allowance)) & 0x80808080U);
    const std::uint64_t tens = front * 10 + (front >> 8U);  // a number of two digits in each byte but the last
    const auto year = static_cast<std::uint32_t>((tens & 0xFFU) * 100 + (tens >> 16U & 0xFFU));
    const auto number_of_month = static_cast<std::uint32_t>(tens >> 40U & 0xFFU);
    const std::uint32_t day = (back * 10 + (back >> 8U)) >> 8U & 0xFFU;
    const std::size_t leap = (year & (year % 25 == 0 ? 15U : 3U)) == 0 ? 1 : 0;
    const Months::Month month = months.of[leap][number_of_month % 16];
    const std::uint32_t before = year - 1;
    const std::uint32_t centuries = before / 100;
    day_of = static_cast<std::int32_t>(before * 365 + before / 4 - centuries + centuries / 4 + day) + month.before +
             values::first_day - 1;
    const bool in_calendar = (year > 0) & (number_of_month < 16) & (day - 1 < static_cast<std::uint32_t>(month.length));
    return (token.size == 12) & (token.first[0] == '"') & (misfits == 0) & in_calendar;
}

/// Up to eight characters: digits, and perhaps a point with up to five digits behind it.
[[nodiscard]] inline bool take_short_number(RawToken token, std::int64_t& millionths) {
    constexpr std::uint64_t point = '.' ^ '0';
    // Factors to millionths, by the byte that the point stands at; the digits behind it move one byte down, which makes
    // the number ten times too large. 8: no point.
    constexpr std::int64_t factors[] = {0, 0, 1, 10, 100, 1000, 10000, 0, 1000000};
    const std::uint64_t bytes = (bytes_at<std::uint64_t>(token.first) ^ zeros) << (8 * (8 - token.size));
    const std::uint64_t less_points = bytes ^ (point * ones);
    const std::uint64_t points = (less_points - ones) & ~less_points & (0x80U * ones);
    const std::uint64_t first_point = points & (0 - points);
    const std::uint64_t before = bytes & ((first_point >> 7U) - 1);
    const std::uint64_t behind = bytes & ~((first_point << 1U) - 1);
    const std::uint64_t digits = before | behind >> 8U;
    const std::int64_t factor = factors[static_cast<std::size_t>(std::countr_zero(first_point)) / 8];
    millionths = static_cast<std::int64_t>(number_of(digits)) * factor;
    const bool zero_first = token.first[0] == '0' && token.size > 1 && token.first[1] != '.';
    return !beyond_digits(digits) && factor != 0 && token.first[0] != '.' && !zero_first;
}

}  // namespace chapeau::record
