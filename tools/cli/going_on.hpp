// A run that goes on where another stopped: what must be the same for that.
#pragma once

#include <optional>
#include <string>

#include "tools/cli/batch_run.hpp"
#include "tools/cli/checkpoint.hpp"
#include "tools/cli/kept_output.hpp"
#include "tools/cli/records.hpp"

namespace chapeau::cli {

/// Where a run begins.
struct Beginning {
    Checkpoint checkpoint;
    values::StreamDigest kept;  // of the output that stays
};

/// The beginning of a caseload, of which nothing has been read.
[[nodiscard]] Beginning at_the_beginning(const BatchOptions& options, const model::Policy& policy, Records& records);

/// Where the run of the checkpoint stopped, with `records` there and `output`, unless it is null, opened; or the
/// beginning, where there was no such run. Nothing, after saying what differs and what to do, where it cannot be gone
/// on from; nothing has been changed then.
[[nodiscard]] std::optional<Beginning> where_it_stopped(const BatchOptions& options, const model::Policy& policy,
                                                        Records& records, KeptOutput* output);

}  // namespace chapeau::cli
