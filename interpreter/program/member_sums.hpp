// Counts and sums over one list that meet in one sum.
#pragma once

#include "interpreter/program/program.hpp"

namespace chapeau::program {

/// Finds them, and notes them at the sums. The nodes must have been arranged.
void find_member_sums(Program& program);

}  // namespace chapeau::program
