// The facts that an unsettled result hangs on.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"

namespace chapeau::evaluate {

enum class Why : std::uint8_t { not_given, finding, other_edition, not_computable };

/// What has no value, whatever else is learnt, and the reason.
struct Uncomputable {
    enum class Cause : std::uint8_t {
        days_not_whole,     // a date moved by `amount` days
        divided_by_zero,    //
        too_long,           // more digits than are computed with
        no_level,           // a `by` over the level of a code that has none
        nothing_to_choose,  // the earliest or latest of no members
        outside_calendar,   // a day beyond it is only known to be later, or earlier, than every day in it
    };
    Cause cause = Cause::days_not_whole;
    values::Rational amount;
    /// The innermost definition and clause that it stands in; one of them at least.
    std::optional<model::DefineId> define = std::nullopt;
    std::optional<model::ClauseId> clause = std::nullopt;

    friend bool operator==(const Uncomputable&, const Uncomputable&) = default;
};

/// A fact that could settle a result. `path` has indexes: `applicant.licences[2].occupation`.
struct Missing {
    std::string path;
    model::FactId fact;
    Why why = Why::not_given;
    /// What stands in a fact's place: what a decision does not grant, because it is refused or does not apply. `path`
    /// is its name then, `permit.fee`, and `fact` none.
    std::optional<model::GrantId> grant = std::nullopt;
    /// What the fact's value leaves without a value; given where `why` is that and there is no grant.
    std::vector<Uncomputable> leaves = {};
    /// No fact's value does it, but the policy: `path` is the name of the definition or clause then, and `fact` none.
    bool by_policy = false;

    /// Whether somebody could bring it: what was given and does not allow a value was brought already.
    [[nodiscard]] bool can_be_asked_for() const { return !grant && !by_policy && why != Why::not_computable; }

    friend bool operator==(const Missing&, const Missing&) = default;
};

/// Which of a truth's three values is asked about.
enum class Part : std::uint8_t { applies, satisfied, unviolated };

/// Looks through the results of one evaluation. Keeps a copy of the record and the results to work in, so that asking
/// for one status after the other costs little; program, record and results must outlive it.
class MissingFacts {
  public:
    MissingFacts(const program::Program& program, const record::Record& record, const Results& results);
    ~MissingFacts();
    MissingFacts(MissingFacts&&) noexcept;
    MissingFacts& operator=(MissingFacts&&) noexcept;

    /// The facts that could settle the status of a clause, in the order its text reads them, each once: found by going
    /// down through what is not settled; empty if the status is. Nothing that could change the status is left out,
    /// because a settled node never changes by learning. `visited`, if given, gets every clause gone through (by
    /// index).
    [[nodiscard]] std::vector<Missing> of_status(program::NodeIndex node,
                                                 std::vector<model::ClauseId>* visited = nullptr);

    /// The same for a value, or a yes/no, that is not known (a grant's).
    [[nodiscard]] std::vector<Missing> of_value(program::NodeIndex node);

  private:
    class Search;
    std::unique_ptr<Search> search_;
};

}  // namespace chapeau::evaluate
