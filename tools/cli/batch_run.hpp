// A caseload evaluated from its first line, or from where another run stopped, to its last.
#pragma once

#include <string>

#include "interpreter/caseload/caseload.hpp"
#include "tools/cli/input.hpp"
#include "tools/cli/output.hpp"

namespace chapeau::cli {

/// As given on the command line, and what it means for the evaluation.
struct BatchOptions {
    std::string policy;
    std::string records;
    std::string format = "json";
    std::string language = "en";
    std::string only;
    std::string summary;
    std::string explain;
    std::string output;
    std::string checkpoint;
    bool resume = false;
    caseload::Options say;
};

/// Returns the exit code; what is wrong has been said then.
[[nodiscard]] int run_batch(const BatchOptions& options, const Loaded& loaded, Output& standard);

}  // namespace chapeau::cli
