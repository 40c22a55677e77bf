// What comparisons with written values leave of one value: of numbers and days what lies between two ends; of the
// values of an enum, yes/no, texts and NOC codes some, by name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/model/alike.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::model {

/// The value that a condition is about, where it compares it with what is written, asks whether it is in a list, or is
/// itself a yes/no.
[[nodiscard]] std::optional<ExpressionId> narrowed_by(const Model& model, Part part);

class Narrowing {
  public:
    /// Leaves what the declaration of the value does.
    Narrowing(const Model& model, ExpressionId value);

    /// Leaves what `part`, which is about the value, does; false where it leaves less than can be said here.
    bool narrow(Part part);

    [[nodiscard]] bool is_empty() const;
    /// What narrowed last; nothing: only the declaration did.
    [[nodiscard]] std::optional<Part> last() const { return last_; }
    /// Whether nothing is left that `wider` does not leave.
    [[nodiscard]] bool lies_within(const Narrowing& wider) const;
    /// What leaves nothing together with `last`, which narrowed last: one, or several together; none where the
    /// declaration does.
    [[nodiscard]] std::vector<Part> against(Part last) const;

  private:
    /// One end of a range, and what set it; none: the declaration.
    struct End {
        values::Rational value;
        bool inclusive = true;
        std::optional<Part> by;
    };
    using Names = std::vector<std::string>;  // in order, each once
    struct Step {
        Part by;
        Names left;
    };

    void declare(const Bounds& bounds);
    void raise(End end);
    void lower(End end);
    bool bound(Relation relation, const values::Rational& value, Part by);
    bool narrow(const Comparison& comparison, Part part);
    bool narrow_to(Names names, bool others, Part part);
    [[nodiscard]] std::vector<Part> steps_against(Part last) const;
    [[nodiscard]] Names passing(Relation relation, const Literal& literal) const;
    /// Of what is left where there is no end of names.
    [[nodiscard]] Names without(const Names& names) const;
    [[nodiscard]] std::string name(const Literal& literal) const;
    [[nodiscard]] Names names(const List& list) const;

    const Model& model_;
    Type type_;
    std::optional<End> low_, high_;
    std::size_t size_ = 0;       // how many names the declaration leaves; 0: without end
    std::optional<Names> left_;  // none: all of them
    std::vector<Step> steps_;
    std::optional<Part> last_;
};

}  // namespace chapeau::model
