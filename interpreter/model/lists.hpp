// NOC codes as policies write them, for lists and expressions alike.
#pragma once

#include <optional>

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// `2016` or `2021`; reports any other.
[[nodiscard]] std::optional<Edition> read_edition(Checking& checking, const ast::Name& edition);
/// A code with the digits of an edition; reports one with others.
[[nodiscard]] std::optional<std::int64_t> read_code(Checking& checking, Edition edition, const ast::Name& code);
[[nodiscard]] std::optional<std::int64_t> read_code(Checking& checking, const ast::Name& edition,
                                                    const ast::Name& code);
/// Sorts the codes and texts and drops what stands in them twice.
void put_in_order(List& list);

}  // namespace chapeau::model
