// JSON tokens to the values of a row, for tokens as programs write them. Private to what is written by hand.
//
// A token is eight bytes or a few times that, looked at as integers: all its bytes are compared, or checked and turned
// into digits, in a handful of steps that are the same whatever the bytes are. The only branch is whether the token is
// good. Each function takes a token without spaces behind it and may look at bytes behind its end, but never goes by
// them; each returns false for what it does not take and then leaves `into` as it was or not.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

#include "tools/bench/caseload/by_hand.hpp"
#include "tools/bench/caseload/by_hand_codes.hpp"

namespace chapeau::bench {

static_assert(std::endian::native == std::endian::little);

/// A token's raw characters.
struct Token {
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

// ---------------------------------------------------------------- words

/// Text that is known when compiling, as a template's argument.
template <std::size_t size>
struct Word {
    char text[size] = {};

    consteval Word(const char (&literal)[size + 1]) {  // NOLINT(google-explicit-constructor): it stands for the literal
        for (std::size_t i = 0; i < size; ++i)
            text[i] = literal[i];
    }
    [[nodiscard]] constexpr std::string_view view() const { return {text, size}; }
};
template <std::size_t size>
Word(const char (&)[size]) -> Word<size - 1>;

/// Whether the word stands at `place`. Eight bytes at a time, the last ones overlapping those before.
template <Word word>
[[nodiscard, gnu::always_inline]] inline bool stands_at(const char* place) {
    constexpr std::size_t size = word.view().size();
    static_assert(size >= 4);
    if constexpr (size < 8) {
        constexpr std::uint32_t first = bytes_of(word.view().substr(0, 4));
        constexpr std::uint32_t last = bytes_of(word.view().substr(size - 4));
        return ((bytes_at<std::uint32_t>(place) ^ first) | (bytes_at<std::uint32_t>(place + size - 4) ^ last)) == 0;
    } else {
        constexpr std::uint64_t last = bytes_of(word.view().substr(size - 8));
        std::uint64_t differs = bytes_at<std::uint64_t>(place + size - 8) ^ last;
        [&]<std::size_t... at>(std::index_sequence<at...>) {
            ((differs |= bytes_at<std::uint64_t>(place + 8 * at) ^
                         std::integral_constant<std::uint64_t, bytes_of(word.view().substr(8 * at, 8))>::value),
             ...);
        }
        (std::make_index_sequence<(size - 1) / 8>());
        return differs == 0;
    }
}

/// The values of an enum, found by a number made of a word's length and first letter that no other of them has.
template <std::size_t count>
class Vocabulary {
  public:
    consteval explicit Vocabulary(const std::array<std::string_view, count>& words) {
        while (!fits(words))
            ++step_;
        for (std::size_t i = 0; i < count; ++i) {
            Entry& entry = entries_[place_of(words[i].size() + 2, words[i].front())];
            entry.value = static_cast<std::uint8_t>(i + 1);
            entry.size = static_cast<std::uint8_t>(words[i].size() + 2);
            for (std::size_t at = 0; at <= words[i].size(); ++at) {
                const auto byte = at < words[i].size() ? static_cast<unsigned char>(words[i][at]) : std::uint64_t{'"'};
                entry.bytes[at / 8] |= byte << (at % 8 * 8);
                entry.mask[at / 8] |= std::uint64_t{0xFF} << (at % 8 * 8);
            }
        }
    }

    /// From 1 on; 0 for any other token.
    [[nodiscard]] std::uint8_t find(Token token) const {
        const Entry& entry = entries_[place_of(token.size, token.first[1])];
        std::uint64_t differs =
            (token.size ^ entry.size) | (static_cast<unsigned char>(token.first[0]) ^ unsigned{'"'});
        for (std::size_t i = 0; i < parts; ++i)
            differs |= (bytes_at<std::uint64_t>(token.first + 1 + 8 * i) & entry.mask[i]) ^ entry.bytes[i];
        return differs == 0 ? entry.value : std::uint8_t{0};
    }

  private:
    static constexpr std::size_t parts = 3;  // of eight bytes: the longest word and a quote
    static constexpr std::size_t places = 32;

    struct Entry {
        std::uint64_t bytes[parts] = {};  // of the word and the quote behind it
        std::uint64_t mask[parts] = {};
        std::uint8_t size = 0;  // with both quotes
        std::uint8_t value = 0;
    };

    [[nodiscard]] constexpr std::size_t place_of(std::size_t size, char first) const {
        return (size * step_ + static_cast<unsigned char>(first)) % places;
    }
    [[nodiscard]] consteval bool fits(const std::array<std::string_view, count>& these) const {
        std::array<bool, places> taken{};
        for (const std::string_view word : these) {
            bool& place = taken[place_of(word.size() + 2, word.front())];
            if (place)
                return false;
            place = true;
        }
        return true;
    }

    std::size_t step_ = 0;
    std::array<Entry, places> entries_{};
};
template <std::size_t count>
Vocabulary(const std::array<std::string_view, count>&) -> Vocabulary<count>;

using std::literals::operator""sv;

template <class Value>
inline constexpr int vocabulary = 0;
template <>
inline constexpr Vocabulary vocabulary<Category>{std::array{"professional"sv, "technician"sv}};
template <>
inline constexpr Vocabulary vocabulary<Kind>{std::array{"initial"sv, "extension"sv}};
template <>
inline constexpr Vocabulary vocabulary<Document>{
    std::array{"offer_of_employment"sv, "education_proof"sv, "licence_proof"sv, "experience_proof"sv}};
template <>
inline constexpr Vocabulary vocabulary<Credential>{std::array{"none"sv, "secondary"sv, "certificate"sv,
                                                              "technical_degree"sv, "associate_degree"sv, "bachelor"sv,
                                                              "master"sv, "doctorate"sv}};
template <>
inline constexpr Vocabulary vocabulary<PayPeriod>{std::array{"hour"sv, "week"sv, "month"sv, "year"sv}};
template <>
inline constexpr Vocabulary vocabulary<EnergyService>{std::array{"highly_specialized"sv, "core"sv, "other"sv}};

template <class Value>
requires std::is_enum_v<Value>
[[nodiscard]] inline bool convert(Token token, Value& into) {
    into = static_cast<Value>(vocabulary<Value>.find(token));
    return into != Value::unknown;
}

[[nodiscard, gnu::always_inline]] inline bool convert(Token token, Country& into) {
    return read_country(token.first + 1, into) && token.size == 5 && token.first[0] == '"' && token.first[4] == '"';
}

[[nodiscard, gnu::always_inline]] inline bool convert(Token token, Answer& into) {
    const bool yes = bytes_at<std::uint32_t>(token.first) == bytes_of("true");
    const bool no = bytes_at<std::uint32_t>(token.first) == bytes_of("fals") && token.first[4] == 'e';
    into = yes ? Answer::yes : Answer::no;
    return (yes || no) && token.size == (yes ? 4U : 5U);
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

[[nodiscard, gnu::always_inline]] inline bool convert(Token token, Noc& into) {
    const std::size_t count = token.size - 2;
    if ((count != 4 && count != 5) || token.first[0] != '"' || token.first[token.size - 1] != '"')
        return false;
    const std::uint64_t digits = (bytes_at<std::uint64_t>(token.first + 1) ^ zeros) << (8 * (8 - count));
    into.code = static_cast<std::uint32_t>(number_of(digits)) + (count == 4 ? 10000 : 100000);
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
[[nodiscard]] inline bool convert(Token token, Date& into) {
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
    constexpr std::int32_t first_day = -719162;  // 0001-01-01
    into.day = static_cast<std::int32_t>(before * 365 + before / 4 - centuries + centuries / 4 + day) + month.before +
               first_day - 1;
    const bool in_calendar = (year > 0) & (number_of_month < 16) & (day - 1 < static_cast<std::uint32_t>(month.length));
    return (token.size == 12) & (token.first[0] == '"') & (misfits == 0) & in_calendar;
}

/// Up to eight characters: digits, and perhaps a point with up to five digits behind it.
[[nodiscard]] inline bool convert_short(Token token, std::int64_t& into) {
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
    into = static_cast<std::int64_t>(number_of(digits)) * factor;
    const bool zero_first = token.first[0] == '0' && token.size > 1 && token.first[1] != '.';
    return !beyond_digits(digits) && factor != 0 && token.first[0] != '.' && !zero_first;
}

template <std::int64_t least>
[[nodiscard]] inline bool convert(Token token, Decimal<least>& into) {
    return token.size - 1 < 8 && convert_short(token, into.millionths) && into.millionths >= least;
}

}  // namespace chapeau::bench
