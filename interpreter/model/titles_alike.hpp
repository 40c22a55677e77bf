// What has the title of another that it stands beside.
#pragma once

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// Warns of each, in every language, and calls both with their names too. What is called by its title must be already.
void tell_titles_apart(Checking& checking);

}  // namespace chapeau::model
