// UTF-8, a code point at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/text/runs.hpp"

namespace chapeau::text {

struct Decoded {
    char32_t code_point = 0;
    std::size_t bytes = 1;  // 1 where `valid` is false
    bool valid = false;
};

/// The first code point of `text`, which must not be empty. Overlong forms, surrogates and numbers beyond 10FFFF are
/// not valid.
[[nodiscard]] Decoded decode(std::string_view text);

/// The number of bytes of the well-formed code point at `at`, 1 to 4; 0 where the bytes are malformed. `at` is inside
/// `text`.
[[nodiscard]] std::size_t code_point_bytes(std::string_view text, std::size_t at);

/// The offset of the first malformed byte, or nothing.
[[nodiscard]] std::optional<std::size_t> first_malformed(std::string_view text);

/// The number of code points; a malformed byte counts as one.
[[nodiscard]] std::size_t code_points(std::string_view text);

/// Adds the text, of which nearly all is printable ASCII and goes over as it is; for any other code point, or byte that
/// is no UTF-8, `instead(Decoded, std::string_view bytes)` says what.
template <class Instead>
void add_with_specials(std::string& to, std::string_view text, const Instead& instead) {
    while (true) {
        const std::size_t plain = plain_run(
            text, [](std::uint64_t eight) { return any_unprintable(eight) | any_is(eight, '\x7f'); },
            [](char c) { return c < ' ' || c > '~'; });
        to += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            return;
        const Decoded next = decode(text);
        to += instead(next, text.substr(0, next.bytes));
        text.remove_prefix(next.bytes);
    }
}

/// Columns of a terminal that a code point takes: none where it joins the one before it (an accent, a variation
/// selector), two where it is wide (Chinese, Japanese and Korean writing, emoji), otherwise one.
[[nodiscard]] std::size_t width_of(char32_t code_point);
/// The columns of a text; a byte that is no UTF-8 takes one.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// The text with each byte that is no UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);

}  // namespace chapeau::text
