// Where the nodes of a program stand.
#pragma once

#include "interpreter/program/program.hpp"

namespace chapeau::program {

/// Reorders the main schedule, within its dependencies; then numbers the nodes as the schedule has them, and gives each
/// the slot of its result. Every node must be in the schedule once.
void arrange(Program& program);

}  // namespace chapeau::program
