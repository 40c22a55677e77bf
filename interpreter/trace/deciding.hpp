// A decision and what follows from it: reasons, requests, grants, what would change it.
#pragma once

#include "interpreter/evaluate/missing.hpp"
#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// By clause, what its status hangs on.
using MissingOf = std::vector<std::vector<evaluate::Missing>>;
/// Of one clause; nothing where its status is settled.
[[nodiscard]] std::vector<evaluate::Missing> missing_of(View& view, model::ClauseId clause);

/// What decisions are told from: `ways` are by decision, and `trace.clauses` must be there already.
struct Deciding {
    View& view;
    const Trace& trace;
    const MissingOf& missing;
    const std::vector<Way>& ways;
    Mending mending;
};
/// The decisions that build on this one stand within it.
[[nodiscard]] Decision decision_of(const Deciding& deciding, const model::Decision& decision);

/// What an open decision asks for; nothing if it is not open.
[[nodiscard]] std::vector<Request> requests_of(View& view, model::ClauseId decision, const MissingOf& missing);
[[nodiscard]] Granted granted(View& view, model::GrantId grant);

/// As the trace contract has it: `not_given`.
[[nodiscard]] std::string_view why_word(evaluate::Why why);
[[nodiscard]] MissingFact named(const View& view, const evaluate::Missing& missing);

/// The ids of passages.
[[nodiscard]] std::vector<std::string> passages(const model::Model& model, const std::vector<model::PassageId>& ids);

}  // namespace chapeau::trace
