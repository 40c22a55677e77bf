// In which order declarations can be worked out.
#pragma once

#include <variant>
#include <vector>

#include "interpreter/model/model.hpp"

namespace chapeau::program {

/// Something that is worked out once and referred to by name.
using Declared = std::variant<model::DefineId, model::ClauseId, model::GrantId>;

/// All clauses and grants and the defines that they or their reasons use, each after what it refers to. The model has
/// no cycles. What only reasons use stands at the end, from `first_of_reasons` on.
struct Order {
    std::vector<Declared> declared;
    std::size_t first_of_reasons = 0;
};
[[nodiscard]] Order order_of(const model::Model& model);

}  // namespace chapeau::program
