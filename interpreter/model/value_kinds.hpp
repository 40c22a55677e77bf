// The values of a fact, by what conditions make of them.
#pragma once

#include <map>
#include <vector>

#include "interpreter/model/supposing.hpp"

namespace chapeau::model {

class ValueKinds {
  public:
    explicit ValueKinds(const Model& model);

    /// Values of a fact, or members of a set, that some conditions do not tell apart.
    struct Class {
        std::int64_t value = 0;      // the first of them
        bool moves_nothing = false;  // of a set's members: none of the conditions turns on them
    };
    [[nodiscard]] std::vector<Class> classes_of(FactId fact, const std::vector<ExpressionId>& conditions);

    /// How many values there are to choose from, a set's being the sets of the classes that move something; no more
    /// than one above `most` is counted.
    [[nodiscard]] std::size_t count(FactId fact, const std::vector<Class>& classes) const;
    static constexpr std::size_t most = std::size_t{1} << 16U;
    /// These values, one for each choice; there must be at most `most`. The empty set comes first.
    [[nodiscard]] std::vector<Supposed> all(FactId fact, const std::vector<Class>& classes) const;

    /// Values beside `chosen` for each way in which any condition of the policy takes them, and `chosen` last: of a set
    /// the same with one member more.
    [[nodiscard]] std::vector<Supposed> alike(FactId fact, const Supposed& chosen);

    /// How many values the fact's type has.
    [[nodiscard]] std::int64_t size_of(FactId fact) const;

  private:
    [[nodiscard]] bool is_set(FactId fact) const { return model_.at(fact).type.many == Many::set; }
    void note_condition(ExpressionId id);
    [[nodiscard]] std::vector<evaluate::Kleene> outcomes(const std::vector<ExpressionId>& conditions);
    [[nodiscard]] const std::vector<Class>& classes_in_policy(FactId fact);

    const Model& model_;
    Supposing supposing_;  // one fact at a time
    std::map<FactId, std::vector<ExpressionId>> conditions_;
    std::map<FactId, std::vector<Class>> classes_;
};

}  // namespace chapeau::model
