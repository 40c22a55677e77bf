// Where in a JSON text something stands, for messages about it.
#pragma once

#include <cstddef>
#include <string_view>

namespace chapeau::cases {

struct JsonPlace {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The value at a path such as `applicant.licences[2].occupation`; where the text has no such value, the nearest around
/// it; the first character where the text is malformed. Any bytes are safe.
[[nodiscard]] JsonPlace find_json(std::string_view json, std::string_view path);

}  // namespace chapeau::cases
