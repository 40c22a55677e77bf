#include "interpreter/trace/operands.hpp"

namespace chapeau::trace {

std::optional<model::FactId> list_gone_through(const model::Expression& expression) {
    if (const auto* node = std::get_if<model::Quantified>(&expression.node))
        return node->list;
    if (const auto* node = std::get_if<model::Aggregate>(&expression.node))
        return node->list;
    if (const auto* node = std::get_if<model::DaysCovered>(&expression.node))
        return node->list;
    return std::nullopt;
}

}  // namespace chapeau::trace
