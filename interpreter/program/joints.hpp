// What is worked out once for each row of a fact, and what is added up member by member.
#pragma once

#include "interpreter/program/program.hpp"

namespace chapeau::program {

/// Finds them all, and notes them at the nodes whose results they sharpen. The nodes must have been arranged.
void find_joints(Program& program);

}  // namespace chapeau::program
