// When a text states nothing.
#pragma once

#include <string_view>

namespace chapeau::record {

/// Nothing to be seen in it: spaces, control characters, characters of no width.
[[nodiscard]] bool blank(std::string_view text);
/// Whether something is plainly to be seen in it; a text in which something is may yet be less plain.
[[nodiscard]] inline bool plainly_not_blank(std::string_view text) {
    return !text.empty() && text.front() > ' ' && text.front() <= '~';
}

}  // namespace chapeau::record
