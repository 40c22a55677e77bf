// What would change a decision that is not an approval.
#pragma once

#include <vector>

#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/supposing.hpp"
#include "interpreter/trace/unchangeable.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// A clause whose outcome is to be another.
struct Mend {
    model::ClauseId clause;
    bool by_failing = false;  // it holds and must not
    /// Where other clauses are to blame for it too, which are mended by themselves: its own conditions, to come out as
    /// is wished. Otherwise none, and it is mended as a whole.
    std::vector<Own> conditions = {};
    /// It is not to apply: what it asks for nobody can change.
    bool by_leaving = false;

    friend bool operator==(const Mend&, const Mend&) = default;
};

/// Clauses that apply and have a condition of their own in the way. One that nothing meets is none, nor is one that is
/// open but can no longer be satisfied.
struct Candidates {
    std::vector<Mend> changeable;
    /// What the fixed facts alone settle: nobody can change it.
    std::vector<Mend> fixed;
};
/// Of what `blame` finds on the way down from a decision; no more than `most_candidates` that are changeable.
[[nodiscard]] Candidates candidates_of(const View& view, const Unchangeable& unchangeable,
                                       const std::vector<Blamed>& way);

/// What a set of mends is to come to.
enum class Aim : std::uint8_t {
    approved,
    open,  // or approved: nothing that is known stands against it
};
/// All minimal sets of up to three of the changeable candidates that, mended together, bring the decision there; none
/// if it is there. Smaller sets first, then in the order of the way down from the decision.
[[nodiscard]] std::vector<std::vector<Mend>> what_would_change(const View& view, model::ClauseId decision,
                                                               const std::vector<Mend>& candidates, Aim aim);

/// Those whose outcome is known.
[[nodiscard]] std::vector<Mend> settled_ones(const View& view, const std::vector<Mend>& candidates);

inline constexpr std::size_t most_candidates = 40;
inline constexpr std::size_t most_mended = 3;

/// The decision's status with the outcomes of these clauses taken as mended.
[[nodiscard]] evaluate::Status mended_status(const View& view, model::ClauseId decision,
                                             const std::vector<Mend>& mends);
/// The same of what is supposed; works in its results.
[[nodiscard]] evaluate::Status mended_status(const View& view, model::ClauseId decision, const std::vector<Mend>& mends,
                                             Supposed& supposed);

}  // namespace chapeau::trace
