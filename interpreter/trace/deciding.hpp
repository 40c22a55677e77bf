// A decision and what follows from it: reasons, requests, grants, what would change it.
#pragma once

#include "interpreter/evaluate/missing.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// `trace.clauses` must be there already. The decisions that build on this one stand within it.
[[nodiscard]] Decision decision_of(View& view, const model::Decision& decision, const Trace& trace, Mending mending);

[[nodiscard]] MissingFact named(const View& view, const evaluate::Missing& missing);

/// The ids of passages.
[[nodiscard]] std::vector<std::string> passages(const model::Model& model, const std::vector<model::PassageId>& ids);

}  // namespace chapeau::trace
