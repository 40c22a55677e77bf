// Reason texts: words with expressions between braces.
#pragma once

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// The pieces of a reason, its expressions typed; a piece that is wrong is reported and left out. `reader` is the
/// clause it explains.
[[nodiscard]] Reason read_reason(Checking& checking, const ast::Text& text, Node reader);

}  // namespace chapeau::model
