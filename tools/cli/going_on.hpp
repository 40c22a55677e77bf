// A run that goes on where another stopped: what must be the same for that.
#pragma once

#include <optional>
#include <string>

#include "tools/cli/batch_run.hpp"
#include "tools/cli/checkpoint.hpp"
#include "tools/cli/kept_ids.hpp"
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

/// What a run holds that keeps a checkpoint.
struct Holding {
    KeptOutput* output = nullptr;  // null: it is written at the end
    KeptIds& ids;
    caseload::SeenIds& seen;
};

/// Where the run of the checkpoint stopped, with `records` there, output and ids opened, and the ids of the lines
/// before seen; or the beginning, where there was no such run. Nothing, after saying what differs and what to do, where
/// it cannot be gone on from; nothing has been changed then.
[[nodiscard]] std::optional<Beginning> where_it_stopped(const BatchOptions& options, const model::Policy& policy,
                                                        Records& records, const Holding& holding);

}  // namespace chapeau::cli
