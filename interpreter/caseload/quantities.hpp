// Numbers, amounts, days and dates of all rows.
//
// A quantity is a fraction of two 64-bit integers, mostly with one denominator for all rows. It may be known exactly,
// or lie between bounds, or be in doubt: then it does not fit, and what is compared with it is left to the scalar
// evaluation of that row. Arithmetic is done at once on what is known exactly, and on bounds where their order stays
// (bounded_quantities.cpp); a result that is too large is in doubt.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "interpreter/caseload/codes.hpp"
#include "interpreter/caseload/members.hpp"
#include "interpreter/caseload/plan.hpp"
#include "interpreter/evaluate/days.hpp"
#include "interpreter/record/columns.hpp"

namespace chapeau::caseload {

/// With a denominator above 0.
struct Fraction {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;

    friend std::strong_ordering operator<=>(Fraction a, Fraction b) {
        return values::Int128{a.numerator} * b.denominator <=> values::Int128{b.numerator} * a.denominator;
    }
    friend bool operator==(Fraction a, Fraction b) { return std::is_eq(a <=> b); }
};

struct Bounds {
    bool known = false;
    bool has_low = false;
    bool has_high = false;
    Fraction low;
    Fraction high;
};

/// By row, with a step of 0 where all are the same.
struct Denominators {
    const std::int64_t* first = nullptr;
    std::size_t step = 0;

    [[nodiscard]] std::int64_t at(std::size_t row) const { return first[row * step]; }
};

/// Of one sheet's rows, with room for whole words of them. What is not known of a row may hold anything.
struct Quantity {
    bool exact = true;             // then `high` and `has_high` are not filled, and as `low` and `has_low`
    bool constant = false;         // the same in every row; then exact, and with one denominator
    std::int64_t denominator = 1;  // of all rows, unless each has its own
    // The numerators: of `low` and `high`, or where they stand already.
    const std::int64_t* lows = nullptr;
    const std::int64_t* uppers = nullptr;
    std::vector<std::int64_t> low;
    std::vector<std::int64_t> high;
    std::vector<std::int64_t> denominators;  // by row, or empty
    Words has_low;
    Words has_high;
    bool low_open = false;  // what is not exact is more than its `low`
    Words doubt;
    bool some_doubt = false;

    [[nodiscard]] Bounds at(std::uint32_t row) const;
    [[nodiscard]] Denominators below() const {
        return denominators.empty() ? Denominators{&denominator, 0} : Denominators{denominators.data(), 1};
    }
    [[nodiscard]] const std::int64_t* highs() const { return exact ? lows : uppers; }
    [[nodiscard]] const Words& has_highs() const { return exact ? has_low : has_high; }
    /// Of 64 rows, those that are known exactly.
    [[nodiscard]] std::uint64_t known(std::size_t word) const;
    /// Of 64 rows, those of which something is known, but not exactly.
    [[nodiscard]] std::uint64_t bounded_only(std::size_t word) const {
        return exact ? 0 : (has_low[word] | has_high[word]) & ~known(word);
    }
    [[nodiscard]] bool in_doubt(std::uint32_t row) const;
    void leave_in_doubt(std::uint32_t row);
};

/// Works out the quantities of a block. The planes that its steps read must be filled before.
class Quantities {
  public:
    /// `members`: of each list.
    Quantities(const program::Program& program, const Plan& plan, const record::Columns& columns,
               std::vector<Members>& members);

    [[nodiscard]] const Quantity& at(QuantityIndex index) const { return all_[index]; }
    [[nodiscard]] std::uint32_t rows_of(Sheet sheet) const { return table_of(columns_, sheet).rows; }

    void work_out(const NumberStep& step);
    void work_out(const ConstantStep& step);
    void work_out(const ArithmeticStep& step);
    void work_out(const ChoiceStep& step, const Planes& planes);
    void work_out(const GrantedStep& step, const Planes& planes);
    void work_out(const CountStep& step, const Planes& planes, const Words& doubtful);
    void work_out(const DaysStep& step, const Planes& planes, const Words& doubtful);
    void work_out(const SpreadNumberStep& step);
    void work_out(const SharpenNumberStep& step);
    void work_out(const DoubtStep& step);

  private:
    Quantity& begin(Sheet sheet, QuantityIndex out, bool exact);
    [[nodiscard]] bool stands(Sheet sheet, QuantityIndex out) const;
    static void all_in_doubt(Quantity& quantity);
    static void inherit_doubt(const Quantity& left, const Quantity& right, Quantity& out);
    static void take_bounds(const model::Bounds& bounds, std::uint32_t rows, Quantity& out);
    static void make_room_for_bounds(Quantity& out);
    static void make_room_beside_column(const model::Bounds& bounds, Quantity& out);
    template <program::Op op>
    static void work_out_bounds(const Quantity& left, const Quantity& right, std::uint32_t rows, Quantity& out);
    static void put(const evaluate::Value& value, std::uint32_t row, Quantity& out);
    template <program::Op op>
    static void work_out_words(const Quantity& left, const Quantity& right, std::uint32_t rows, Quantity& out);
    template <program::Op op>
    static void work_out_rows(const Quantity& left, const Quantity& right, std::size_t word, std::uint64_t known,
                              Quantity& out);
    static void choose(const Quantity& from, std::size_t word, std::uint64_t which, Quantity& out);
    void join(const ChoiceStep& step, std::uint32_t row, Quantity& out);
    [[nodiscard]] std::uint64_t known_days(const DaysStep& step, std::size_t word) const;
    void sweep_members(const DaysStep& step, const Words& members, Words& unsure,
                       std::vector<std::int64_t>& days) const;
    void sweep_open_members(const DaysStep& step, Quantity& out);
    void cover_days(const DaysStep& step, const Planes& planes, std::uint32_t row, Quantity& out);

    const program::Program& program_;
    const record::Columns& columns_;
    evaluate::Results fixed_;
    std::vector<Quantity> all_;
    evaluate::DaysCovered days_;
    std::vector<Members>& members_;
    // room for one step that counts days
    Words certain_;
    Words possible_;
    Words unsure_;
    Words open_rows_;
    Words unsure_rows_;
    std::vector<std::int64_t> most_;
};

/// Calls `each` with every row whose bit is set, in order; bits beyond the last row may be anything.
template <class Each>
void for_rows(const Words& words, std::uint32_t rows, const Each& each) {
    for (std::size_t word = 0; word < words.size(); ++word)
        for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1) {
            const auto row = static_cast<std::uint32_t>(64 * word) + static_cast<std::uint32_t>(std::countr_zero(bits));
            if (row >= rows)
                return;
            each(row);
        }
}

/// Whether the bit of the row is set.
[[nodiscard]] inline bool has(const std::uint64_t* words, std::uint32_t row) {
    return (words[row / 64] >> (row % 64) & 1U) != 0;
}
inline void set(std::uint64_t* words, std::uint32_t row) {
    words[row / 64] |= std::uint64_t{1} << (row % 64);
}

}  // namespace chapeau::caseload
