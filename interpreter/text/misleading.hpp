// What a rule must not hold, since nobody could see that it is there: characters that cannot be seen or turn the line
// around, and words that mix alphabets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/text/alphabet.hpp"

namespace chapeau::text {

struct Misleading {
    std::size_t begin = 0;  // of the character, in bytes
    std::size_t end = 0;
    char32_t character = 0;
    /// The word it stands in and that word's alphabet, where it is a letter of another; otherwise none.
    std::string_view word;
    Alphabet of_word = Alphabet::none;
};

/// In a text that is UTF-8, in order: every unsafe character but line breaks and tabs, and of each word with letters of
/// several alphabets the first that is not of the one with the most. Linear.
[[nodiscard]] std::vector<Misleading> misleading_in(std::string_view text);

/// `U+202E, RIGHT-TO-LEFT OVERRIDE`, or ``U+0435, a Cyrillic letter that looks like `e`, in a Latin word``.
[[nodiscard]] std::string described(const Misleading& what);
/// ``U+0435, a letter of the Cyrillic alphabet that looks like `e` ``; it is one of an alphabet.
[[nodiscard]] std::string described_letter(char32_t letter);

}  // namespace chapeau::text
