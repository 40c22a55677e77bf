// A policy folder from disk to model: read, parse, check. What every tool starts with.
#pragma once

#include <memory>
#include <string>

#include "grammar/diagnostic.hpp"
#include "interpreter/model/check.hpp"
#include "interpreter/model/model.hpp"

namespace chapeau::model {

struct Policy {
    std::string folder;  // as given
    Trees trees;
    Model model;
    grammar::Diagnostics diagnostics;  // sorted; syntax and meaning together
    /// `sha256:…` over the standard library, the policy's .rules files with their names, and its outlines. How the
    /// folder keeps them, by links or not, does not matter.
    std::string digest;

    /// Whether it can be evaluated: nothing is wrong but, at most, its samples and cases.
    [[nodiscard]] bool fit() const { return !grammar::has_errors_outside_tests(diagnostics); }
    /// Whether its samples and cases are right too, and can be run.
    [[nodiscard]] bool fit_for_tests() const { return !grammar::has_errors(diagnostics); }
};

/// Reads every `.rules` file under `folder` (sorted by path; see policy_files.hpp for links), or the one file `folder`
/// names, with the standard library. A folder that cannot be read is a diagnostic too.
[[nodiscard]] std::unique_ptr<Policy> load(const std::string& folder);

/// The same from memory, for tests: each pair is a path and its text. `read_beside` as for `check`.
[[nodiscard]] std::unique_ptr<Policy> load(const std::vector<std::pair<std::string, std::string>>& files,
                                           const ReadBeside& read_beside);

}  // namespace chapeau::model
