// What a policy's conditions come to where only some facts are supposed: enums, yes/no facts and sets of enums, each
// with one value, and NOC codes, each with its TEER; all others are not known. Every answer holds whatever the others
// are.
//
// The formulas of clauses are those of evaluation, which has its own header for them that depends on nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "interpreter/evaluate/truth.hpp"
#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// A value of a fact: of an enum the value's index, of a yes/no 0 or 1, of a NOC code (of 2021) the index of its TEER;
/// of a set the indexes of its members.
struct Supposed {
    std::int64_t code = 0;
    std::vector<std::int64_t> members;
};

/// Of values of an enum, by their indexes.
[[nodiscard]] bool holds(Relation relation, std::int64_t a, std::int64_t b);

class Supposing {
  public:
    using Kleene = evaluate::Kleene;
    using Truth = evaluate::Truth;

    /// The model must have no errors and must outlive this.
    explicit Supposing(const Model& model);

    /// The fact that an expression reads, if it can be supposed: an enum, a yes/no, a set of an enum's values, or a NOC
    /// code whose TEER is read.
    [[nodiscard]] static std::optional<FactId> read_by(const Model& model, ExpressionId id);

    /// Forgets what was worked out.
    void suppose(FactId fact, Supposed value);
    void forget(FactId fact);
    /// This expression is taken to fail, whatever it is; nothing: none.
    void force_to_fail(std::optional<ExpressionId> expression);
    /// Clauses whose guard, where it is not known, is taken to hold, and what they are deemed met by to fail; null:
    /// none. Must outlive its use.
    void take_to_apply(const std::vector<bool>* clauses);

    [[nodiscard]] Truth truth(ExpressionId id);
    [[nodiscard]] Truth truth(ClauseId id);
    /// Of a clause and of those it is written in, together.
    [[nodiscard]] Kleene guard(ClauseId id);

  private:
    template <class Known>
    struct Memo {
        std::uint32_t round = 0;
        Known known{};
    };

    struct Condition;  // a visitor
    [[nodiscard]] Truth of(const Combination& node);
    [[nodiscard]] Truth of(const ByPeriod& node);
    [[nodiscard]] Truth of(const BySelector& node);
    [[nodiscard]] Truth of(const Comparison& node);
    [[nodiscard]] Truth define(DefineId id);
    [[nodiscard]] Truth deemed(ClauseId id);
    [[nodiscard]] bool is_of_no_such_teer(const InList& node) const;
    [[nodiscard]] const Supposed* supposed(ExpressionId id) const;
    [[nodiscard]] std::optional<std::int64_t> code(ExpressionId id) const;
    void begin_anew() { ++round_; }

    const Model& model_;
    std::map<FactId, Supposed> facts_;
    std::optional<ExpressionId> failing_;
    const std::vector<bool>* applying_ = nullptr;
    std::uint32_t round_ = 1;
    std::vector<Memo<Truth>> clauses_;
    std::vector<Memo<Truth>> defines_;
    std::vector<Memo<Kleene>> guards_;
};

}  // namespace chapeau::model
