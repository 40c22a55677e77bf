// What a defined value is made of: `54.5 points` shows 12 + 15 + 27.5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// Every definition with a title that something reads, in the policy's order.
[[nodiscard]] std::vector<model::DefineId> told_definitions(const model::Model& model, const program::Program& program);

/// What the policy itself says of it: name, interpretation and place.
[[nodiscard]] Working declared(const model::Policy& policy, model::DefineId id);

/// Adds what it came to. A term that is a told definition is not opened again: its own working does that.
void work_out(View& view, model::DefineId id, Working& to);

/// Of all that are told.
[[nodiscard]] std::vector<Working> workings_of(View& view);

/// The word of JSON for how the terms make the value: `add`, `multiply`, `by_period`, …; empty where there are no
/// terms.
[[nodiscard]] std::string_view operation_word(Operation operation);

}  // namespace chapeau::trace
