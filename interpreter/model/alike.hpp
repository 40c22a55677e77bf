// Whether two conditions say the same: in another order, turned round, or under `not`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// A condition, or its contrary.
struct Part {
    ExpressionId id;
    bool negated = false;

    [[nodiscard]] Part contrary() const { return {id, !negated}; }
};

/// Whether all or any of the parts of `part` are asked for; nothing: it is made of none, or so many of them are.
[[nodiscard]] std::optional<Combining> combining(const Model& model, Part part);
/// What `part` asks for all of, or for any of; of parts that are made of such likewise. What is neither, itself.
[[nodiscard]] std::vector<Part> parts(const Model& model, Part part, Combining how);

class Alike {
  public:
    Alike(const Model& model, const grammar::Sources& sources) : model_(model), sources_(sources) {}

    /// A text that is the same for conditions that say the same, as far as is looked at.
    [[nodiscard]] std::string of(Part part) const;
    /// Likewise of a value.
    [[nodiscard]] std::string of(ExpressionId value) const;

  private:
    [[nodiscard]] std::string of(Part part, Combining how) const;
    [[nodiscard]] std::string of(const Comparison& node, bool negated) const;
    [[nodiscard]] std::string written(ExpressionId id) const;

    const Model& model_;
    const grammar::Sources& sources_;
};

}  // namespace chapeau::model
