// What is wrong with a record, in French.
#pragma once

#include "interpreter/record/read.hpp"

namespace chapeau::record {

/// The same error for those who read French. Paths and what the record says itself stay as they are.
[[nodiscard]] RecordError in_french(const RecordError& error);
/// The same for a place as `place_in` says it.
[[nodiscard]] std::string place_in_french(std::string_view place);

}  // namespace chapeau::record
