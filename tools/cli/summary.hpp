// What a whole caseload came to, for people and for programs.
#pragma once

#include <string>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/trace/words.hpp"

namespace chapeau::cli {

/// `1,000 records: 400 approved, …` and the clauses that refusals rest on: what every run says at its end.
[[nodiscard]] std::string short_summary(const caseload::Summary& summary, const model::Model& model,
                                        const trace::Words& language);

/// With the sets of reasons, the statuses of every passage, and how near the records come to their limits; `summary`
/// was made with `tally`.
[[nodiscard]] std::string full_summary(const caseload::Summary& summary, const model::Policy& policy,
                                       const program::Program& program, const trace::Words& language);
/// The same for programs. Its keys are the same in any language.
[[nodiscard]] std::string json_summary(const caseload::Summary& summary, const model::Policy& policy,
                                       const program::Program& program, const trace::Words& language);

}  // namespace chapeau::cli
