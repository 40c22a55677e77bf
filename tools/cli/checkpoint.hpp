// How far a caseload has come, in a file, so that a run that was stopped can go on where it was.
#pragma once

#include <optional>
#include <string>

#include "interpreter/caseload/caseload.hpp"
#include "tools/cli/file_state.hpp"

namespace chapeau::cli {

/// What the file of ids beside a checkpoint holds: see KeptIds.
struct IdsMark {
    caseload::IdKey key;      // that they are hashed with
    std::uint64_t bytes = 0;  // 0: none were kept yet
    std::string digest;
};

/// All up to `place` has been evaluated, and its output is the first `output_bytes` of the output file.
struct Checkpoint {
    std::string version;            // of the program
    std::string policy;             // its digest
    std::string options;            // those that shape the output, as they are given
    std::string records;            // what the caseload was called; a file may be moved
    std::optional<FileState> seen;  // the file of records, when it was first opened
    caseload::Place place;          // with the mark of the input up to there
    std::uint64_t output_bytes = 0;
    std::string output_digest;
    std::optional<FileIdentity> output;  // the file of the output, where it is written as the run goes on
    bool finished = false;               // no more is written behind these bytes
    IdsMark ids;
    caseload::Summary summary;
};

/// Replaces the file whole, or leaves it as it was, and waits until that is on the disk. False, with errno set, where
/// that fails.
[[nodiscard]] bool save(const Checkpoint& checkpoint, const std::string& file);

/// Why a new run must not put its checkpoint in place of what is there: it is no file, or has another content than
/// checkpoints have. Nothing where it may, or where nothing is there.
[[nodiscard]] std::optional<std::string> why_not_replaced(const std::string& file);

struct Loading {
    enum class State : std::uint8_t {
        loaded,
        missing,     // there is no such file
        unreadable,  // errno says why
        damaged,     // it is not what was written, or no checkpoint
    };
    State state = State::damaged;
    Checkpoint checkpoint;
};
[[nodiscard]] Loading load_checkpoint(const std::string& file);

}  // namespace chapeau::cli
