// What a caseload is asked for with, whether it is answered at once or as a job.
#pragma once

#include <cstdint>
#include <optional>

#include "interpreter/caseload/caseload.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

/// What is to stand in each line. Nothing where what was asked is none, or more than `most` bytes; that has been
/// answered then. The body may be read from now on.
[[nodiscard]] std::optional<caseload::Options> expect_caseload(Service& service, Connection& connection,
                                                               std::uint64_t most);

/// What is plainly no JSON Lines is one problem, as it is of `chapeau batch`.
[[nodiscard]] Problem problem_of(const caseload::Misformed& form);

}  // namespace chapeau::serve
