// The facts of a block of records, a column each: what evaluation goes through 64 records at a time.
//
// A value that has no place in its column (a number of more than six decimals, say, or one of a trillion) makes its
// record odd: that one is kept whole, and its row says that nothing is known. Such records are rare, and whoever reads
// the columns works them out one by one.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/model.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/record/text_codes.hpp"

namespace chapeau::record {

/// A bit a row.
class Plane {
  public:
    static constexpr std::uint32_t bits = 64;
    [[nodiscard]] static std::size_t words_for(std::uint32_t rows) { return (rows + bits - 1) / bits; }

    [[nodiscard]] bool has(std::uint32_t row) const { return (words[row / bits] >> (row % bits) & 1U) != 0; }
    void set(std::uint32_t row) { words[row / bits] |= std::uint64_t{1} << (row % bits); }

    std::vector<std::uint64_t> words;
};

/// Numbers, amounts and days are kept in millionths.
inline constexpr std::int64_t column_scale = 1'000'000;
/// The code of an enum, NOC or set that is not known, and of a text that has none.
inline constexpr std::int32_t no_code = TextCodes::none;

/// One fact of all rows. Where a row is not known, `codes` has `no_code`, and the others anything.
struct Column {
    Plane known;
    Plane yes;                        // of a yes/no; of a text: that it is not blank
    std::vector<std::int32_t> codes;  // enum: its index; NOC: as noc_value; date: its Day; set: its index in `Sets`;
                                      // a text that is compared: as `TextCodes` has it
    std::vector<std::int64_t> numbers;
    std::vector<std::string_view> texts;
    bool compared = false;  // of texts: whether they have codes
};

struct Table {
    std::uint32_t rows = 0;
    std::vector<Column> columns;
};

struct ListColumn {
    Plane known;
    std::vector<std::uint32_t> first;   // by row, and one more: its members are those up to the first of the next row
    std::vector<std::uint32_t> owners;  // by member, the row whose it is; behind the last, for whole words and one
                                        // more, some row
    Table members;
};

/// Every set of codes that was met, each once.
class Sets {
  public:
    static constexpr std::size_t most = 65536;

    /// Its index, the same for the same codes, sorted and without repetition; nothing when there are too many.
    [[nodiscard]] std::optional<std::int32_t> find_or_add(const std::vector<std::int64_t>& codes);
    /// Of codes as they come, which are left sorted and without repetition.
    [[nodiscard]] std::optional<std::int32_t> find_or_add_unsorted(std::vector<std::int64_t>& codes);
    [[nodiscard]] const std::vector<std::int64_t>& at(std::int32_t index) const {
        return sets_[static_cast<std::size_t>(index)];
    }

  private:
    std::map<std::vector<std::int64_t>, std::int32_t> index_;
    std::vector<std::vector<std::int64_t>> sets_;
};

/// A block of records. Texts point into what they were read from, which must outlive the block.
class Columns {
  public:
    static constexpr std::uint32_t most_rows = 1024;

    /// For records of this model, which must outlive it.
    explicit Columns(const model::Model& model);

    /// Empty again, with the room it had. The sets stay.
    void clear();

    [[nodiscard]] std::uint32_t rows() const { return singles.rows; }
    [[nodiscard]] bool full() const { return rows() == most_rows; }

    /// A new row of which nothing is known; it is made whole by filling the columns in place.
    std::uint32_t add_row();
    /// A new member at the end of the list of the last row: its row among the members.
    std::uint32_t add_member(std::uint32_t list);
    /// Takes the last row back, with its members.
    void drop_row();
    /// A row with what the record says; odd where the columns have no place for that.
    void add(const Record& record);
    /// Gives the texts of a column codes from now on; while there are no rows.
    static void give_codes(Column& column);
    /// A text that is known, of one row, but for saying that it is known.
    void put_text(std::string_view text, Column& column, std::uint32_t row);
    /// Keeps a text that stands nowhere else until the columns are cleared.
    [[nodiscard]] std::string_view keep(std::string_view text) { return texts_.emplace_back(text); }
    /// The record of a row, as a reader would have made it.
    void record_of(std::uint32_t row, Record& into) const;

    [[nodiscard]] std::string_view id_of(std::uint32_t row) const;

    const model::Model& model;
    Table singles;                  // by slot of the fact
    std::vector<ListColumn> lists;  // by slot of the list, columns by slot of the field
    Sets sets;
    TextCodes text_codes;
    std::map<std::uint32_t, Record> odd;  // by row
    std::optional<std::uint32_t> id_slot;

  private:
    [[nodiscard]] bool put(const Record& record, std::uint32_t row);
    [[nodiscard]] bool put(const Record& record, const Datum& datum, const model::Fact& fact, Column& column,
                           std::uint32_t row);
    [[nodiscard]] Datum datum_of(const Column& column, const model::Fact& fact, std::uint32_t row, Record& into) const;

    std::vector<const model::Fact*> facts_;                 // by slot
    std::vector<std::vector<const model::Fact*>> members_;  // by slot of the list and of the field
    std::deque<std::string> texts_;                         // that stand nowhere else
};

/// Whether the fact may have this value.
[[nodiscard]] bool within_bound(const model::Fact& fact, std::int64_t millionths);

/// The fact that names a record, a text called `id`; of several, that of the application.
[[nodiscard]] const model::Fact* id_fact(const model::Model& model);

}  // namespace chapeau::record
