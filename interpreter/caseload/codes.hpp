// What the conditions on one coded fact come to for every row: a look into a table for each fact and row.
//
// A table has, for each code, two bits for each condition: that it is yes, that it is no. They are filled in by the
// scalar evaluation, the first time that the code comes. The bits of several facts
// are laid side by side in one word a row, and 64 such words, turned by a quarter, are the planes (Hacker's Delight,
// 7-3: transposing a bit matrix).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "interpreter/caseload/plan.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/record/columns.hpp"

namespace chapeau::caseload {

/// Where the planes of a block are: by Ref the words whose bits say that it is yes.
using Planes = std::vector<std::uint64_t*>;

/// The records, or the members of a list.
[[nodiscard]] inline const record::Table& table_of(const record::Columns& columns, Sheet sheet) {
    return sheet == 0 ? columns.singles : columns.lists[sheet - 1].members;
}

/// One step's table.
class CodeTable {
  public:
    CodeTable(const program::Program& program, const Plan& plan, const CodesStep& step);

    /// Where the bits of a part's first condition are to stand in each half; before the first block.
    void move(std::size_t part, unsigned shift) { shifts_[part] = shift; }
    /// Finds for each row the index of its code's bits, which are filled in; for whole words of rows.
    void look_up(const record::Columns& columns, std::span<const std::uint32_t> periods, std::uint32_t rows);
    /// By row; good until the next block. One less than the index for an enum, and then so is where `bits` begins.
    [[nodiscard]] const std::int32_t* found() const { return is_direct() ? codes_ : found_.data(); }
    /// Of the conditions 32 * part and the following: yes in the low half, no in the high half.
    [[nodiscard]] const std::uint64_t* bits(std::size_t part) const {
        return parts_[part].data() + (is_direct() ? 1 : 0);
    }
    [[nodiscard]] unsigned shift(std::size_t part) const { return shifts_[part]; }
    [[nodiscard]] std::size_t parts() const { return parts_.size(); }
    [[nodiscard]] const CodesStep& step() const { return step_; }

  private:
    /// Whether what is found for a row is its code.
    [[nodiscard]] bool is_direct() const { return step_.slot && places_.empty() && !step_.period; }
    void begin(const record::Sets& sets);
    void find_places(std::uint32_t rows, const record::Sets& sets);
    std::uint32_t add_place(std::int32_t code, const record::Sets& sets);
    void fill(std::size_t index, std::int32_t code, std::uint32_t period, const record::Sets& sets);
    void set_fact(std::int32_t code, const record::Sets& sets);
    [[nodiscard]] evaluate::Kleene holds(const CodesStep::Condition& condition, std::int32_t code,
                                         std::uint32_t period) const;

    const program::Program& program_;
    const Plan& plan_;
    const CodesStep& step_;
    std::uint32_t classes_ = 1;  // of periods, the first for a day that is not known
    bool set_ = false;
    /// Of an enum all are given a place at the start, one more than the code. Of NOC codes and sets, of which there may
    /// be very many, each is given the next when it comes. The first place is that of what is not known.
    std::uint32_t enum_values_ = 0;
    std::vector<std::uint32_t> places_;  // by one more than the code; empty for an enum
    std::uint32_t placed_ = 0;
    std::vector<std::vector<std::uint64_t>> parts_;
    std::vector<unsigned> shifts_;         // by part
    std::vector<std::uint8_t> filled_;     // where the period matters: whether the bits are there
    const std::int32_t* codes_ = nullptr;  // by row
    std::vector<std::int32_t> found_;
    record::Record record_;
    evaluate::Results results_;
};

/// Up to 32 conditions of one table and others beside them.
struct Deck {
    struct Part {
        const CodeTable* table = nullptr;
        std::size_t part = 0;
        std::vector<Ref> outs;  // of its conditions
    };
    Sheet sheet = 0;
    std::vector<Part> parts;
    unsigned used = 0;  // bits of the low half
};

/// Lays out the tables of one sheet.
[[nodiscard]] std::vector<Deck> decks_of(std::span<CodeTable* const> tables);
/// Fills the planes of a deck from what its tables found.
void deal(const Deck& deck, std::uint32_t rows, const Planes& planes);

}  // namespace chapeau::caseload
