// What a policy says of a clause, whatever the record.
#pragma once

#include "interpreter/model/policy.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

[[nodiscard]] Location location_of(const model::Policy& policy, grammar::Span span);

/// What is left to add to it is what came of the record.
[[nodiscard]] Clause declared(const model::Policy& policy, model::ClauseId id);

}  // namespace chapeau::trace
