// A record as lines of text, one for each thing that is known.
#pragma once

#include <string>

#include "interpreter/model/model.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/record/record.hpp"

namespace chapeau::tests {

/// `offer.noc: 21301`, `applicant.licences: 2 members`, `applicant.licences[0].occupation: 0213`.
[[nodiscard]] std::string listed(const model::Model& model, const record::Record& record);
/// `path: found …, expected …`, a line each.
[[nodiscard]] std::string listed(const std::vector<record::RecordError>& errors);

}  // namespace chapeau::tests
