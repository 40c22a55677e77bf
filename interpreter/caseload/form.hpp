// Whether bytes are lines of JSON at all: what is something else altogether is said once, and not line by line.
#pragma once

#include <string>
#include <string_view>

namespace chapeau::caseload {

/// Why nothing of the input is read, and what to do.
struct Misformed {
    std::string what;  // empty where it may be JSON Lines
    std::string help;
};

/// What the input is by its first bytes, which are its first line at least where that is not too long: a kind of
/// compression that is not read here, or is under another one, UTF-16 or UTF-32, a JSON array, a record over several
/// lines.
[[nodiscard]] Misformed misformed(std::string_view first);

}  // namespace chapeau::caseload
