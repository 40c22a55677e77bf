// Whether two conditions say the same: in another order, turned round, or under `not`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
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
    /// Conditions that say the same have one number, as far as is looked at; values that are the same likewise. Numbers
    /// hold until `forget`.
    using Form = std::uint32_t;
    static constexpr Form no = 0;   // whatever the record says
    static constexpr Form yes = 1;  // likewise

    Alike(const Model& model, const grammar::Sources& sources);

    [[nodiscard]] Form of(Part part);
    [[nodiscard]] Form of(ExpressionId value);
    /// Begins anew, so that what is kept stays small enough to be found fast.
    void forget();

  private:
    struct Known {
        std::uint32_t round = 0;  // the one it was found in
        Form form = no;
    };

    [[nodiscard]] Form form(Part part);
    [[nodiscard]] Form form(Part part, Combining how);
    [[nodiscard]] Form form(const Comparison& node, bool negated);
    [[nodiscard]] std::string written(ExpressionId value);
    [[nodiscard]] std::string words(ExpressionId id) const;
    [[nodiscard]] Form number(std::string written);

    const Model& model_;
    const grammar::Sources& sources_;
    std::unordered_map<std::string, Form> numbers_;
    std::vector<Known> conditions_;  // of each expression and its contrary
    std::vector<Known> values_;      // of each expression
    std::uint32_t round_ = 0;
};

}  // namespace chapeau::model
