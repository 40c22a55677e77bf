// What has the title of another that it stands beside.
#pragma once

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// Warns of each, in every language, and calls both with their names too. What is called by its title must be already.
void tell_titles_apart(Checking& checking);

/// The same of a definition that is called as a fact is; what facts are called in each language must be known.
void tell_definitions_from_facts(Checking& checking);

}  // namespace chapeau::model
