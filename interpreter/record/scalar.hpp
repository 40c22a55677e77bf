// One value of a record, from its token to what its fact holds.
#pragma once

#include <string>

#include "interpreter/record/json_text.hpp"
#include "interpreter/record/layout.hpp"
#include "interpreter/record/record.hpp"

namespace chapeau::record {

/// Sets the number or code of `into`, but for a text, whose place among the record's texts the caller gives. Returns
/// what was expected instead; empty where the value is good. Not for null.
[[nodiscard]] std::string read_scalar(const Leaf& leaf, const Token& token, Datum& into);

}  // namespace chapeau::record
