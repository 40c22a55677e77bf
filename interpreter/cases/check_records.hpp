// The records of a policy's tests, checked before the tests are run.
#pragma once

#include "interpreter/model/policy.hpp"

namespace chapeau::cases {

/// Adds to the policy's diagnostics what is wrong with the files of its samples, each at its place in the file, and
/// with changes that lead out of a record. For a policy without errors; files with mistakes become sources of the
/// policy.
void check_records(model::Policy& policy, const model::ReadBeside& read_beside);

}  // namespace chapeau::cases
