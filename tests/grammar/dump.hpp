// A syntax tree as text, for goldens: declarations and parts as indented lines, expressions as ( ) with the node's name
// first. Spans are left out; another test holds them down.
#pragma once

#include <string>

#include "grammar/ast.hpp"

namespace chapeau::grammar {

[[nodiscard]] std::string dump(const ast::File& file);
[[nodiscard]] std::string dump(const ast::Expression& expression);

}  // namespace chapeau::grammar
