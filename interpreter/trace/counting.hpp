// What each member of a list adds to a number of days covered, and why some add nothing.
#pragma once

#include <vector>

#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// For every number of days that the clause's conditions count, the members of its list in their order.
[[nodiscard]] std::vector<Counted> counted_in(View& view, const model::Clause& clause);

}  // namespace chapeau::trace
