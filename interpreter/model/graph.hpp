// The graph of who reads what, as numbers.
#pragma once

#include <vector>

#include "interpreter/model/checking.hpp"
#include "interpreter/model/cycles.hpp"

namespace chapeau::model {

/// Nodes to consecutive numbers: defines, guards, clauses, grants.
class Numbering {
  public:
    explicit Numbering(const Model& model)
        : defines_(static_cast<std::uint32_t>(model.defines.size())),
          clauses_(static_cast<std::uint32_t>(model.clauses.size())),
          grants_(static_cast<std::uint32_t>(model.grants.size())) {}

    [[nodiscard]] std::uint32_t operator()(Node node) const;
    [[nodiscard]] std::uint32_t count() const { return defines_ + 2 * clauses_ + grants_; }

  private:
    std::uint32_t defines_;
    std::uint32_t clauses_;
    std::uint32_t grants_;
};

/// `checking.reads` as edges, in their order.
[[nodiscard]] std::vector<Edge> edges_of(const Checking& checking, const Numbering& numbering);

}  // namespace chapeau::model
