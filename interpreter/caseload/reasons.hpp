// What carries a refusal, from the statuses alone.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"

namespace chapeau::caseload {

/// Finds the deepest failed clauses under a refused decision: those none of whose members failed. The same clauses as
/// the `reasons` of a trace, without making one.
class Reasons {
  public:
    explicit Reasons(const program::Program& program) : program_(program), seen_(program.clauses.size()) {}

    /// Adds one to the count of each reason.
    void count(const evaluate::Results& results, model::ClauseId decision, std::vector<std::uint64_t>& counts);

  private:
    bool failed(const evaluate::Results& results, model::ClauseId clause) const;

    const program::Program& program_;
    std::vector<std::uint64_t> seen_;  // by clause: the round that went through it last
    std::uint64_t round_ = 0;
    std::vector<model::ClauseId> open_;
};

}  // namespace chapeau::caseload
