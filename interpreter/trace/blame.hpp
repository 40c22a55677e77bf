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
    /// It failed, and no clause below it on the way did.
    bool deepest_failed = false;
};

/// Every clause that failed or is open on the way, in the order met, the decision first; empty if the decision is
/// approved. A clause that does not apply is in nobody's way.
[[nodiscard]] std::vector<Blamed> blame(const View& view, model::ClauseId decision);

}  // namespace chapeau::trace
