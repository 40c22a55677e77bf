// What is said of a file, without what only follows from what is said of it before.
#pragma once

#include <cstddef>

#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace chapeau::grammar {

/// Of the diagnostics from the place `from` on, which one file gave in the order of its lines.
void keep_root_causes(const Source& source, Diagnostics& diagnostics, std::size_t from);

}  // namespace chapeau::grammar
