// The record of a policy as JSON Schema.
#pragma once

#include <nlohmann/json.hpp>

#include "interpreter/model/model.hpp"

namespace chapeau::record {

/// A JSON Schema (2020-12) that accepts the records the Reader accepts, as far as a schema can say it: not the number
/// of digits of a number, nor that no field stands twice.
[[nodiscard]] nlohmann::ordered_json json_schema(const model::Model& model);

}  // namespace chapeau::record
