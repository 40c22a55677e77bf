// How far a caseload has come, in a file, so that a run that was stopped can go on where it was.
#pragma once

#include <optional>
#include <string>

#include "interpreter/caseload/caseload.hpp"

namespace chapeau::cli {

/// All up to `place` has been evaluated, and its output is within the first `output_bytes` of the output file.
struct Checkpoint {
    std::string policy;   // its digest
    std::string records;  // the name of the caseload
    std::string options;  // those that shape the output
    caseload::Place place;
    std::uint64_t output_bytes = 0;
    caseload::Summary summary;
};

/// Replaces the file whole, or leaves it as it was: it is written beside and then renamed. False, with errno set, where
/// that fails.
[[nodiscard]] bool save(const Checkpoint& checkpoint, const std::string& file);

/// Nothing where the file is there but cannot be read or understood; `fresh` where there is no such file.
struct Loading {
    bool fresh = false;
    std::optional<Checkpoint> checkpoint;
};
[[nodiscard]] Loading load_checkpoint(const std::string& file);

}  // namespace chapeau::cli
