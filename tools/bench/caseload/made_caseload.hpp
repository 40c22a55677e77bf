// A caseload of any size to measure with: records of the T52 policy, JSON Lines, no two alike, the same on every
// machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/model/model.hpp"
#include "tools/bench/caseload/made_facts.hpp"

namespace chapeau::bench {

/// Makes the records of one caseload, in any order; which record a number stands for depends on the seed alone.
class CaseloadMaker {
  public:
    /// The model must be that of the T52 policy, and outlive the maker.
    CaseloadMaker(const model::Model& model, std::uint64_t seed);

    /// Adds one line: an object with its fields in the order of the facts' declaration, and a line break.
    void add(std::uint64_t number, std::string& to) const;

  private:
    struct Writing;

    void add_object(Writing& writing, const model::Shape& shape) const;
    void add_fact(Writing& writing, model::FactId fact) const;
    void add_list(Writing& writing, const model::Fact& list) const;

    const model::Model& model_;
    std::uint64_t seed_;
    FactsMaker facts_;
    std::vector<WriteFact> write_;  // by FactId
};

/// `records` lines, some 1.5 KB each.
[[nodiscard]] std::string made_caseload(const model::Model& model, std::size_t records, std::uint64_t seed = 52);

}  // namespace chapeau::bench
