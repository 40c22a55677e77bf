// Bytes of a record as shown to people: short, and safe to print.
#pragma once

#include <string>
#include <string_view>

namespace chapeau::record {

/// At most `longest` characters of `text`, then `…`. White space is one space; what would steer a terminal or turn
/// the direction of writing is shown as `\u001b`, a malformed byte as U+FFFD.
[[nodiscard]] std::string shown(std::string_view text, std::size_t longest = 60);

/// `line 3, column 9`, both from 1, columns in characters.
[[nodiscard]] std::string place_in(std::string_view text, std::size_t offset);

}  // namespace chapeau::record
