// The JSON trace of a policy's records as JSON Schema.
#pragma once

#include <nlohmann/json.hpp>

#include "interpreter/model/model.hpp"

namespace chapeau::trace {

/// A JSON Schema (2020-12) that accepts the traces of this policy and is closed: what it does not name is in none. The
/// policy must decide something.
[[nodiscard]] nlohmann::ordered_json json_schema(const model::Model& model);

}  // namespace chapeau::trace
