// What is wrong with a record, without anything that the record says: for logs, and for whoever is not to see it.
#pragma once

#include <span>
#include <string_view>

#include "interpreter/model/model.hpp"
#include "interpreter/record/read.hpp"

namespace chapeau::record {

/// The same error with the kind of what was found in its place, `a text`; the path goes as far as the policy's facts
/// do, since names of other fields are the record's own. In English, as errors are before they are told in French.
[[nodiscard]] RecordError without_values(const RecordError& error, const model::Model& model);

/// The same for what stands around a record, of whose fields these are the paths: `found`, `found.at`.
[[nodiscard]] RecordError without_values(const RecordError& error, std::span<const std::string_view> known);

}  // namespace chapeau::record
