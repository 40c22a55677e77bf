// Why a value cannot be computed, in words.
#pragma once

#include <string>
#include <vector>

#include "interpreter/evaluate/missing.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// What is not computable among `missing`, each once: what other decisions do not grant, and definitions or clauses
/// with the cause and the facts whose values bring it about.
[[nodiscard]] std::vector<NotComputable> not_computable(const View& view,
                                                        const std::vector<evaluate::Missing>& missing);

/// What is missing, for people: `last day worked, period of work 3` of a field of a list's third member.
[[nodiscard]] std::string title_of(const View& view, const evaluate::Missing& missing);

}  // namespace chapeau::trace
