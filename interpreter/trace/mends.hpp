// What would change a decision that is not an approval.
#pragma once

#include <vector>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// A clause whose outcome is to be another.
struct Mend {
    model::ClauseId clause;
    bool by_failing = false;  // it holds and must not

    friend bool operator==(const Mend&, const Mend&) = default;
};

/// All minimal sets of up to three clauses that, mended together, make the decision approved; none if it is approved. A
/// clause is a candidate if one of its own conditions stands in the way and it applies; one that nothing meets is none.
/// Smaller sets first, then in the order of the way down from the decision. Looks at no more than `most_candidates`.
[[nodiscard]] std::vector<std::vector<Mend>> what_would_change(const View& view, model::ClauseId decision);

inline constexpr std::size_t most_candidates = 40;
inline constexpr std::size_t most_mended = 3;

/// The decision's status with the outcomes of these clauses taken as mended.
[[nodiscard]] evaluate::Status mended_status(const View& view, model::ClauseId decision,
                                             const std::vector<Mend>& mends);

}  // namespace chapeau::trace
