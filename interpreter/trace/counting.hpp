// What each member of a list adds to a number of days covered, and why some add nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// For every number of days that the clause's conditions count, the members of its list in their order.
[[nodiscard]] std::vector<Counted> counted_in(View& view, const model::Clause& clause);

/// What a member adds to a number of days covered, those of the members before it counted once.
struct Contribution {
    std::optional<std::int64_t> days;  // nothing while that is open
    std::string text;                  // `counts 700 days; 30 days counted above already`
};

/// Calls `each` with every member's number and what it adds, while the results are those of that member. `id` is the
/// expression that `node` is.
void for_each_contribution(View& view, ExpressionId id, const model::DaysCovered& node,
                           const std::function<void(std::uint32_t, const Contribution&)>& each);

}  // namespace chapeau::trace
