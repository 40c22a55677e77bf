// Moments as answers have them: of UTC, to the second.
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace chapeau::serve {

using Moment = std::chrono::system_clock::time_point;

/// `2026-11-30T10:00:00Z`
[[nodiscard]] std::string text_of(Moment moment);
/// Of such a text; nothing of any other.
[[nodiscard]] std::optional<Moment> moment_of(const std::string& text);

}  // namespace chapeau::serve
