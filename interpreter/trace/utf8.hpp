// UTF-8, a code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chapeau::trace {

struct Decoded {
    char32_t code_point = 0;
    std::size_t bytes = 1;  // 1 where `valid` is false
    bool valid = false;
};

/// The first code point of `text`, which must not be empty. Overlong forms, surrogates and numbers beyond 10FFFF are
/// not valid.
[[nodiscard]] Decoded decode(std::string_view text);

/// Number of code points; a byte that is no UTF-8 counts as one.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// The text with each byte that is no UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);

}  // namespace chapeau::trace
