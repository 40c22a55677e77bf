// The conditions of a clause or decision in the order written: members are numbered, and shown, in it.
#pragma once

#include <vector>

#include "grammar/ast.hpp"

namespace chapeau::model {

enum class PartRole : std::uint8_t { applies, met, deemed, except };
struct RoledCondition {
    PartRole role = PartRole::met;
    const grammar::ast::Condition* condition = nullptr;
};
[[nodiscard]] std::vector<RoledCondition> conditions_in_order(const grammar::ast::Parts& parts);

}  // namespace chapeau::model
