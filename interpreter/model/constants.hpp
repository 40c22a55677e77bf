// What the policy alone says: the values of expressions that read no fact.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// Works each definition out once. Refers to the model, which must be free of cycles and outlive it.
class Constants {
  public:
    explicit Constants(const Model& model) : model_(model), defines_(model.defines.size()) {}

    /// Numbers, amounts, days, dates, texts, NOC codes and values of enums, written or calculated, whichever day
    /// governs. Nothing where the value reads a fact, is of another kind, or can't be computed on some day.
    [[nodiscard]] std::optional<Constant> of(ExpressionId id);

  private:
    [[nodiscard]] std::optional<Constant> of(DefineId id);
    [[nodiscard]] std::optional<Constant> of(const Calculation& node, Type type);
    [[nodiscard]] std::optional<Constant> of(const ByPeriod& node, Type type);

    struct Worked {
        bool out = false;
        std::optional<Constant> value;
    };
    const Model& model_;
    std::vector<Worked> defines_;
};

}  // namespace chapeau::model
