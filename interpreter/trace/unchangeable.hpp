// What the fixed facts of a record settle alone, so that nobody can change it.
#pragma once

#include <optional>

#include "interpreter/trace/supposing.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

class Unchangeable {
  public:
    /// The view must outlive it.
    explicit Unchangeable(const View& view);

    /// Whether the clause is settled against what is wanted of it: that it be met, or that it not hold.
    [[nodiscard]] bool settles(model::ClauseId clause, bool wanted_to_fail) const;

    /// The same of a condition: that it hold, or that it not hold.
    [[nodiscard]] bool settles(ExpressionId condition, bool wanted_to_fail) const;

    /// Whether the clause cannot be met, even if it might not apply.
    [[nodiscard]] bool never_met(model::ClauseId clause) const;

    /// Whether the condition cannot come to hold; within the body of a quantifier of the member last looked at.
    [[nodiscard]] bool never_holds(ExpressionId condition) const;

    /// Looks at a member of the quantifier's list.
    void look_at(ExpressionId quantifier, std::uint32_t member);

  private:
    const View& view_;
    std::optional<Supposed> fixed_;  // nothing where the policy has no fixed fact
};

}  // namespace chapeau::trace
