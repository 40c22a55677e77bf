// The trace contract as a program: what a JSON trace has to be, whatever the policy and the record.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace chapeau::trace::test {

/// Everything about `trace` that the contract does not allow.
[[nodiscard]] std::vector<std::string> breaches(const nlohmann::ordered_json& trace);

}  // namespace chapeau::trace::test
