// Whether two conditions say the same: in another order, turned round, or under `not`.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// A condition, or its contrary.
struct Part {
    /// The definition's name that stands for it where it was written, perhaps under `not`.
    struct Name {
        ExpressionId id;
        bool negated = false;
    };

    ExpressionId id;
    bool negated = false;
    std::optional<Name> named{};
    /// It holds on some days only, those of the period that was looked at.
    bool of_period = false;

    [[nodiscard]] Part contrary() const { return {id, !negated, named, of_period}; }
    /// Another condition that stands under the same name.
    [[nodiscard]] Part within(ExpressionId other, bool other_negated = false) const {
        return {other, other_negated, named, of_period};
    }
    /// Where it was written.
    [[nodiscard]] ExpressionId place() const { return named ? named->id : id; }
};

/// The day that chooses between periods; nothing: none is looked at, and what differs by period stays as it is.
using OnDay = std::optional<values::Day>;

/// What the name of a definition stands for, where that is a condition which is soon told, and what holds on the day of
/// what differs by period; anything else, itself.
[[nodiscard]] Part seen_through(const Model& model, Part part, OnDay day = {});
/// The value itself of what only gives a fact or a written value another name.
[[nodiscard]] ExpressionId seen_through(const Model& model, ExpressionId value);

using Days = std::set<values::Day>;
/// Adds a day of each of the periods that parts of the condition differ by; of one that does not, none.
void add_days(const Model& model, ExpressionId condition, Days& days);
/// The guards of a clause: its own, and those of the clauses around it.
[[nodiscard]] std::vector<ExpressionId> guards_of(const Model& model, const Clause& clause);

/// Whether all or any of the parts of `part` are asked for; nothing: it is made of none, or so many of them are.
[[nodiscard]] std::optional<Combining> combining(const Model& model, Part part);
/// What `part` asks for all of, or for any of; of parts that are made of such likewise. What is neither, itself. Names
/// are seen through.
[[nodiscard]] std::vector<Part> parts(const Model& model, Part part, Combining how, OnDay day = {});

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
    /// From now on, what differs by period is what it is on that day; begins anew too.
    void on(OnDay day);

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
    OnDay day_;
};

}  // namespace chapeau::model
