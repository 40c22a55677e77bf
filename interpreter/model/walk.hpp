// Every name that an expression uses, as written.
#pragma once

#include <functional>

#include "grammar/ast.hpp"

namespace chapeau::model {

/// Calls `use` for each reference in `expression`, in order.
void for_each_reference(const grammar::ast::Expression& expression,
                        const std::function<void(const grammar::ast::Path&)>& use);

/// Calls `use` for each `x in list` in `expression`, in order.
void for_each_range(const grammar::ast::Expression& expression,
                    const std::function<void(const grammar::ast::Range&)>& use);

}  // namespace chapeau::model
