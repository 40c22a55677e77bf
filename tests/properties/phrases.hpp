// Values and conditions for generated policies.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/properties/draft.hpp"
#include "tests/properties/vocabulary.hpp"

namespace chapeau::properties {

class Phrases {
  public:
    explicit Phrases(Choices& choices) : choices_(choices) {}

    /// `depth` bounds how deeply operators nest.
    [[nodiscard]] std::string value(Sort sort, int depth);
    [[nodiscard]] Condition condition(int depth);
    /// Something an enum's value can be compared with.
    [[nodiscard]] std::string not_constant(Sort sort);
    [[nodiscard]] std::string days_covered(int depth);

    void add_define(Sort sort, std::string name) { defines_[sort].push_back(std::move(name)); }
    void add_yes_no(std::string name) { yes_no_.push_back(std::move(name)); }
    /// Conditions from now on may refer to the clause.
    void add_clause(std::string name) { clauses_.push_back(std::move(name)); }

  private:
    [[nodiscard]] std::string leaf(Sort sort);
    [[nodiscard]] std::string divisor(Sort sort, int depth);
    [[nodiscard]] std::string number(int depth);
    [[nodiscard]] std::string two_counts(int depth);
    [[nodiscard]] std::string money(int depth);
    [[nodiscard]] std::string days(int depth);
    [[nodiscard]] std::string date(int depth);
    [[nodiscard]] std::string over_list(const std::string& what, Sort sort, int depth);
    [[nodiscard]] std::string where(int depth);

    [[nodiscard]] std::string plain(int depth);
    [[nodiscard]] std::string yes_no();
    [[nodiscard]] std::string compared(int depth);
    [[nodiscard]] std::string ranked();
    [[nodiscard]] std::string colored();
    [[nodiscard]] std::string coded(int depth);
    [[nodiscard]] std::string texted();
    [[nodiscard]] std::string in_set();
    [[nodiscard]] std::string stated();
    [[nodiscard]] Condition quantified(int depth);
    [[nodiscard]] Condition several(Condition::Kind kind, int depth);

    /// The variable to be opened next, over which list; `close` ends it.
    [[nodiscard]] std::string open();
    void close() { variables_.pop_back(); }
    [[nodiscard]] bool can_open() const { return variables_.size() < 2; }
    [[nodiscard]] bool enough() { return budget_-- <= 0; }

    Choices& choices_;
    int budget_ = 250;
    std::vector<std::string> variables_;
    std::map<Sort, std::vector<std::string>> defines_;
    std::vector<std::string> yes_no_;
    std::vector<std::string> clauses_;
};

/// A condition as it stands in an expression.
[[nodiscard]] std::string text_of(const Condition& condition);

}  // namespace chapeau::properties
