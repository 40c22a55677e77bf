// A condition that no record has been held against: `level is at least 7 and paid: yes`.
#pragma once

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// What the policy asks for, in the view's language. What stands within another kind of condition is in brackets.
[[nodiscard]] std::string condition_in_words(const View& view, ExpressionId condition);

}  // namespace chapeau::trace
