// The logic of a policy over many records at once: Kleene values of 64 records to the word.
//
// A plane holds one Kleene value of every row as two bits, that it is yes and that it is no. `and` is then an AND of
// the first bits and an OR of the second, `not` swaps the two, and `or` is an `and` between two `not`s: so there is one
// kind of gate for all of them, and a wire is a plane or its opposite. The formulas of clauses are not written here:
// those of interpreter/evaluate/truth.hpp, given wires, draw these gates instead of working out one record.
//
// Gates are simplified as they are drawn, by laws that hold in Kleene's logic: what is the same is drawn once, a
// constant is left out, and `c and (c or d)` is c. So a plain condition, whose "applies" is always yes, costs one gate
// where the formulas have a dozen.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace chapeau::caseload {

/// Rows of one kind: 0 are the records, n + 1 the members of list n.
using Sheet = std::uint32_t;
[[nodiscard]] constexpr Sheet sheet_of_list(std::uint32_t list) {
    return list + 1;
}

/// Twice the index of a plane, and one more for its opposite.
using Ref = std::uint32_t;

struct Gate {
    enum class Kind : std::uint8_t {
        all,      // Kleene's `and` of the operands
        chosen,   // operands in pairs, a selector and a value: the value whose selector is yes; while none is, what the
                  // values agree on whose selectors are not no
        certain,  // of one operand: yes where it is yes, no otherwise
    };
    Kind kind = Kind::all;
    Ref out = 0;
    std::vector<Ref> operands;
};

class Logic;

struct Wire {
    Logic* logic = nullptr;
    Ref ref = 0;

    friend bool operator==(const Wire&, const Wire&) = default;
};

[[nodiscard]] Wire both(Wire a, Wire b);
[[nodiscard]] Wire either(Wire a, Wire b);
[[nodiscard]] Wire negate(Wire a);

/// Draws gates, in an order in which each stands after what it reads.
class Logic {
  public:
    explicit Logic(Sheet sheets);
    Logic(const Logic&) = delete;
    Logic& operator=(const Logic&) = delete;

    /// The same in every row.
    [[nodiscard]] Wire yes(Sheet sheet) { return {this, 2 * sheet}; }
    [[nodiscard]] Wire no(Sheet sheet) { return {this, 2 * sheet + 1}; }
    /// A plane that something else fills.
    [[nodiscard]] Wire input(Sheet sheet);
    /// All wires of one gate are of one sheet.
    [[nodiscard]] Wire all(std::vector<Ref> refs);
    [[nodiscard]] Wire chosen(Sheet sheet, const std::vector<std::pair<Wire, Wire>>& of);
    [[nodiscard]] Wire certain(Wire of);

    [[nodiscard]] Sheet sheet_of(Wire wire) const { return sheets_[wire.ref / 2]; }
    /// How many planes there are, those that are the same in every row first, one for each sheet.
    [[nodiscard]] std::uint32_t planes() const { return static_cast<std::uint32_t>(sheets_.size()); }
    [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
    /// Told of every gate when it is drawn.
    std::vector<Gate> drawn;

  private:
    [[nodiscard]] bool constant(Ref ref) const { return ref / 2 < constants_; }
    [[nodiscard]] const Gate* gate_of(Ref ref) const;
    [[nodiscard]] Wire gate(Gate::Kind kind, std::vector<Ref> operands, Sheet sheet);

    std::uint32_t constants_;
    std::vector<Sheet> sheets_;         // by plane
    std::vector<std::uint32_t> gates_;  // by plane: index into `drawn`, or `input_plane`
    std::map<std::pair<Gate::Kind, std::vector<Ref>>, Ref> known_;
};

}  // namespace chapeau::caseload
