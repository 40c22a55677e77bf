// What a clause read: the facts, and the period of its text that was in force.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

struct Reading {
    std::vector<FactRead> facts;
    std::optional<Version> version;
};

/// Goes through the clause's own parts and the definitions they use, not through other clauses. Of a text with periods
/// or branches only what was chosen is read, and what chose it; all of it where nothing is chosen yet.
[[nodiscard]] Reading reading_of(const View& view, const model::Clause& clause);

}  // namespace chapeau::trace
