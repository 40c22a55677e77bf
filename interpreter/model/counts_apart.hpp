// Counts that would be called alike.
#pragma once

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// Marks those whose name is to tell their condition, or which days they count.
void tell_counts_apart(Checking& checking);

}  // namespace chapeau::model
