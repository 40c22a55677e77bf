// A record as the desk lays it out once something in it is changed. What it digests then is this text.
#pragma once

#include <string>

#include "interpreter/record/tree.hpp"

namespace chapeau::casefile {

/// As `JSON.stringify(record, null, 2)` writes it, and a line break: two blanks a level, numbers with the digits they
/// have.
[[nodiscard]] std::string laid_out(const record::Tree& record);

}  // namespace chapeau::casefile
