// One expectation held against a trace.
#pragma once

#include <optional>
#include <string>

#include "grammar/ast.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::cases {

/// Nothing if the expectation came true; otherwise what came, in the words an expectation uses: `fails, short by 2
/// days`.
[[nodiscard]] std::optional<std::string> what_came_instead(const grammar::ast::Expectation& expectation,
                                                           const trace::Trace& trace);

}  // namespace chapeau::cases
