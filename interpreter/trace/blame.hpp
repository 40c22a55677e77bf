// The way down from a decision to what keeps it from being approved.
#pragma once

#include <vector>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// A condition that is no clause, and what is wished of it.
struct Own {
    ExpressionId condition;
    bool wished = true;  // that it hold

    friend bool operator==(const Own&, const Own&) = default;
};

/// A clause on that way.
struct Blamed {
    model::ClauseId clause;
    /// It is in the way because it holds: an exception, or a member of `none of`.
    bool by_failing = false;
    /// A condition of its own is to blame, not only other clauses.
    bool own = false;
    /// Those of its own conditions, where they are known one by one.
    std::vector<Own> conditions = {};
    /// Other clauses are to blame too, which it refers to.
    bool others = false;
    /// It failed, and was wished to be met; and no clause below it did.
    bool failed = false;
    bool deepest = false;
    /// Of what is settled: the clauses that hold and so bring it about, and those that bring these about.
    std::vector<model::ClauseId> holding = {};
};

/// Every clause that failed or is open on the way, in the order met, the decision first; empty if the decision is
/// approved. A clause that does not apply is in nobody's way.
[[nodiscard]] std::vector<Blamed> blame(const View& view, model::ClauseId decision);

/// What is settled on the way to a decision that failed: reached from it through failed clauses alone (through an
/// exception that holds, to what makes it hold). A clause that failed under one that is still open is not, nor is what
/// would have met a clause that is deemed met, or have deemed one met that is met, and that an exception takes away.
[[nodiscard]] std::vector<Blamed> against(const View& view, model::ClauseId decision);

/// Both of one decision.
struct Way {
    std::vector<Blamed> blamed;
    std::vector<Blamed> settled;
};
[[nodiscard]] Way way_of(const View& view, model::ClauseId decision);

/// The deepest failed clauses that carry the refusal of a decision that failed: those of `against` that failed and have
/// none below them that did.
[[nodiscard]] std::vector<model::ClauseId> carrying(const View& view, model::ClauseId decision);

}  // namespace chapeau::trace
