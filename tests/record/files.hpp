// Test files and the goldens beside them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chapeau::tests {

/// The files of `tests/record/<folder>` that end in `.json`, in order.
[[nodiscard]] std::vector<std::filesystem::path> json_files(const std::string& folder);
[[nodiscard]] std::string content_of(const std::filesystem::path& file);
/// Whether `text` is what `golden` holds. With CHAPEAU_ACCEPT in the environment it is written there instead.
[[nodiscard]] bool agrees(const std::filesystem::path& golden, const std::string& text);

}  // namespace chapeau::tests
