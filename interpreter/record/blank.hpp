// When a text states nothing.
#pragma once

#include <string_view>

namespace chapeau::record {

/// The same as `blank`, whatever the text begins with.
[[nodiscard]] bool blank_throughout(std::string_view text);

/// Nothing to be seen in it: spaces, control characters, characters of no width.
[[nodiscard]] inline bool blank(std::string_view text) {
    const bool begins_plainly = !text.empty() && text.front() > ' ' && text.front() <= '~';
    return !begins_plainly && blank_throughout(text);
}

}  // namespace chapeau::record
