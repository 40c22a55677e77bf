// Code points in UTF-8 text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chapeau::grammar {

/// The number of bytes of the well-formed code point at `at`, 1 to 4; 0 where the bytes are malformed. `at` is inside
/// `text`. Overlong forms, surrogates and numbers beyond U+10FFFF are malformed.
[[nodiscard]] std::size_t code_point_bytes(std::string_view text, std::size_t at);

/// The offset of the first malformed byte, or nothing.
[[nodiscard]] std::optional<std::size_t> first_malformed(std::string_view text);

/// The number of code points; a malformed byte counts as one.
[[nodiscard]] std::size_t code_points(std::string_view text);

/// The same text as it may be written to a terminal: control characters and malformed bytes become U+FFFD, a tab a
/// blank. Every code point of `text` is one code point of the result.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace chapeau::grammar
