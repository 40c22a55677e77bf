// The .rules files that the tests of the grammar read, and what every one of those tests does with them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "grammar/parse.hpp"

namespace chapeau::grammar {

/// This folder, and the repository's root.
[[nodiscard]] std::filesystem::path tests_folder();
[[nodiscard]] std::filesystem::path repository();

/// All .rules files below a folder, in order of their names.
[[nodiscard]] std::vector<std::filesystem::path> rules_below(const std::filesystem::path& folder);

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Every reason of a file, of clauses and of translations.
[[nodiscard]] std::vector<const ast::Text*> reasons(const ast::File& file);

/// One text as a file of its own.
struct Parsed {
    Sources sources;
    ast::File file;
    Diagnostics diagnostics;

    /// All diagnostics as a terminal shows them.
    [[nodiscard]] std::string rendered() const;
    /// `CH0101 CH0102`
    [[nodiscard]] std::string codes() const;
};

/// Parses a text and the reasons in it; diagnostics are sorted.
[[nodiscard]] Parsed parsed(std::string name, std::string text);

/// Compares with a golden file; writes it where CHAPEAU_ACCEPT is set. Returns what was accepted before.
[[nodiscard]] std::string golden(const std::filesystem::path& path, const std::string& now);

}  // namespace chapeau::grammar
