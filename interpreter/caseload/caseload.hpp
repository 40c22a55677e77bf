// Many records under one policy: JSON Lines in, JSON Lines out.
//
// Line by line, in order, in memory that does not depend on how many lines there are. A line that is no good record
// gets an error in its place and the next ones go on.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "interpreter/caseload/lines.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"

namespace chapeau::caseload {

/// What a line of output says besides id and outcome.
struct Options {
    bool statuses = false;  // of every cited rule passage, by its id
    bool grants = false;    // null unless approved
};

/// False ends the run: nobody takes the output any more.
using Write = std::function<bool(std::string_view)>;

struct Summary {
    std::uint64_t lines = 0;
    std::uint64_t approved = 0;
    std::uint64_t refused = 0;
    std::uint64_t undetermined = 0;
    std::uint64_t not_applicable = 0;
    std::uint64_t bad = 0;
    /// By ClauseId: how many refusals the clause is a reason of, as a trace gives them.
    std::vector<std::uint64_t> reasons;
    bool input_failed = false;
};

/// Told of the summary so far after every few thousand lines.
using Progress = std::function<void(const Summary&)>;

/// Evaluates each line; the outcomes are those of the policy's first decision, which it must have.
[[nodiscard]] Summary run(const model::Policy& policy, const program::Program& program, const Read& read,
                          const Write& write, const Options& options, const Progress& progress = {});

}  // namespace chapeau::caseload
