// One value of a record, from its token to what its fact holds.
#pragma once

#include <string>

#include "interpreter/record/json_text.hpp"
#include "interpreter/record/layout.hpp"
#include "interpreter/record/record.hpp"

namespace chapeau::record {

/// Sets `code`; but `number` for a number, and nothing for a text, which the token has. Returns what was expected
/// instead; empty where the value is good. Not for null.
[[nodiscard]] std::string read_scalar(const Leaf& leaf, const Token& token, std::int64_t& code,
                                      values::Rational& number);

}  // namespace chapeau::record
