// The letters and digits of ASCII, for names, codes and headers that have no others.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace chapeau::text {

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The small letter of a capital of ASCII; any other byte is its own.
[[nodiscard]] constexpr char small_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string in_small_letters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), small_letter);
    return small;
}

}  // namespace chapeau::text
