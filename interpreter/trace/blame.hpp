// The way down from a decision to what keeps it from being approved.
#pragma once

#include <vector>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// A clause on that way.
struct Blamed {
    model::ClauseId clause;
    /// It is in the way because it holds: an exception, or a member of `none of`.
    bool by_failing = false;
    /// A condition of its own is to blame, not only other clauses.
    bool own = false;
};

/// Every clause that failed or is open on the way, in the order met, the decision first; empty if the decision is
/// approved. A clause that does not apply is in nobody's way.
[[nodiscard]] std::vector<Blamed> blame(const View& view, model::ClauseId decision);

/// The deepest failed clauses that carry the refusal of a decision that failed: reached from it through failed clauses
/// alone (through an exception that holds, to what makes it hold), and with none below them that is reached so. A
/// clause that failed under one that is still open carries nothing.
[[nodiscard]] std::vector<model::ClauseId> carrying(const View& view, model::ClauseId decision);

}  // namespace chapeau::trace
