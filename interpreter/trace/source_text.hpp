// A clause as its `.rules` file has it.
#pragma once

#include <string>
#include <vector>

#include "interpreter/model/policy.hpp"

namespace chapeau::trace {

/// The lines of its declaration, set out to the left, safe to show, without citations and interpretation, which a trace
/// has of its own. Of lettered members and of grants the headings alone: members have a place of their own.
[[nodiscard]] std::vector<std::string> source_of(const model::Policy& policy, model::ClauseId id);

}  // namespace chapeau::trace
