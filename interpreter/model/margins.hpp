// What a clause can fail by.
#pragma once

#include <vector>

#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// The kinds of amounts that the clause itself compares: number, money, days; dates differ by days. Its members compare
/// their own.
[[nodiscard]] std::vector<Kind> margins_of(const Model& model, ClauseId clause);

}  // namespace chapeau::model
