// The policies that the tests of the checker read, and what every one of those tests does with them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/model/policy.hpp"

namespace chapeau::model {

[[nodiscard]] std::filesystem::path repository();
/// The folder of these tests.
[[nodiscard]] std::filesystem::path tests_folder();

/// The policies in a folder, by name: each `.rules` file is one, and each folder is one.
[[nodiscard]] std::vector<std::filesystem::path> policies_in(const std::filesystem::path& folder);

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// The files that a text says it has beside it: `# s.outline.tsv holds:`, then their lines, each after `#   `.
[[nodiscard]] std::map<std::string, std::string> files_beside(const std::string& text);

/// One text as a whole policy, `policy.rules`, with the files it says it has beside it.
[[nodiscard]] std::unique_ptr<Policy> checked(const std::string& text);

/// A policy of the corpus, its files shown by their names alone.
[[nodiscard]] std::unique_ptr<Policy> checked_at(const std::filesystem::path& path);

/// All diagnostics as a terminal shows them.
[[nodiscard]] std::string rendered(const Policy& policy);
/// `CH0213 CH0250`, in order; with `errors_only`, warnings left out.
[[nodiscard]] std::string codes(const Policy& policy, bool errors_only = false);

/// Compares with a golden file; writes it where CHAPEAU_ACCEPT is set. Returns what was accepted before.
[[nodiscard]] std::string golden(const std::filesystem::path& path, const std::string& now);

}  // namespace chapeau::model
