// How near the records of a caseload come to the limits that clauses set: what a limit a little higher or lower would
// change.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "interpreter/caseload/evaluation.hpp"

namespace chapeau::caseload {

/// A comparison in order of numbers, amounts or days that a clause makes of the record, not of a list's members.
struct Limit {
    model::ClauseId clause;
    model::ExpressionId comparison;
};
/// In the order of the clauses, and in each as they are read; through definitions.
[[nodiscard]] std::vector<Limit> limits_of(const model::Model& model);

/// Records by how far the left side is from the right, in percent of the right.
struct Margins {
    static constexpr std::array<int, 5> percent{1, 5, 10, 25, 50};
    static constexpr std::size_t beyond = percent.size();  // the last place of each

    /// By up to so many percent, and by more.
    std::array<std::uint64_t, percent.size() + 1> below{};
    std::array<std::uint64_t, percent.size() + 1> at_or_above{};

    void count(double left, double right);
    void add(const Margins& other);
};

/// Adds the rows in which the limit's clause applies or may, and both sides are known exactly. `limits` and `margins`
/// are side by side.
void count_margins(const program::Program& program, const Evaluation& evaluation, const std::vector<Limit>& limits,
                   std::vector<Margins>& margins);

}  // namespace chapeau::caseload
