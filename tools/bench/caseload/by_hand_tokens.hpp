// JSON tokens to the values of a row. Private to what is written by hand. Words are known when compiling; digits are
// those of interpreter/record/tokens.hpp, and so is what holds of every token. Where one is not taken `into` is left as
// it was or not.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

#include "interpreter/record/tokens.hpp"
#include "tools/bench/caseload/by_hand.hpp"
#include "tools/bench/caseload/by_hand_codes.hpp"

namespace chapeau::bench {

using record::bytes_at;
using record::bytes_of;
using Token = record::RawToken;

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
    bool yes = false;
    const bool taken = record::take_yes_no(token, yes);
    into = yes ? Answer::yes : Answer::no;
    return taken;
}

[[nodiscard, gnu::always_inline]] inline bool convert(Token token, Noc& into) {
    std::int32_t code = 0;
    const bool taken = record::take_noc(token, code);
    into.code = static_cast<std::uint32_t>(code < 10000 ? code + 10000 : code);
    return taken;
}

[[nodiscard]] inline bool convert(Token token, Date& into) {
    return record::take_day(token, into.day);
}

template <std::int64_t least>
[[nodiscard]] inline bool convert(Token token, Decimal<least>& into) {
    return token.size - 1 < 8 && record::take_short_number(token, into.millionths) && into.millionths >= least;
}

}  // namespace chapeau::bench
