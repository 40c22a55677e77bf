// Whose the members of a list are, for all rows at once.
//
// The members of all records stand one after the other, so what is asked of a record's members is asked of a stretch of
// a plane. The plane `last` marks where each stretch ends. Whether a stretch has a bit, an addition says: filled with
// ones up to its last place and added to its bits, it carries into that place just if there was one. The carries of all
// stretches come out of one addition of 64 bits, and what is then drawn together from the last places is a bit for each
// record that has members. The other way about, a subtraction fills stretches: what stands one above the last place,
// less the first.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "interpreter/record/columns.hpp"

namespace chapeau::caseload {

using Words = std::vector<std::uint64_t>;

/// Of one list. What it finds of a block it finds when first asked, and keeps until the next block.
class Members {
  public:
    explicit Members(const record::ListColumn& list) : list_(list) {}

    /// Another block, of so many records.
    void begin(std::uint32_t rows);

    [[nodiscard]] std::uint32_t count() const { return list_.members.rows; }
    /// By member, the row whose it is; behind the last, up to whole words, some row.
    [[nodiscard]] std::span<const std::uint32_t> owners() const;
    [[nodiscard]] std::uint32_t rows() const { return rows_; }
    /// Of every row, whether a member of its has its bit; into whole words.
    void find_any(const std::uint64_t* members, std::uint64_t* rows);
    /// The other way about: of every member, whether its row has its bit.
    void spread(const std::uint64_t* rows, std::uint64_t* members);

  private:
    void find_last();

    const record::ListColumn& list_;
    std::uint32_t rows_ = 0;
    bool last_found_ = false;
    Words last_;                         // the members that are their record's last
    std::vector<std::uint32_t> lasts_;   // by word of `last_`: how many stand before it
    Words some_;                         // the records that have members
    std::vector<std::uint32_t> somes_;   // by word of `some_`
    Words first_;                        // the members that are their record's first
    std::vector<std::uint32_t> firsts_;  // by word of `first_`
    Words drawn_;                        // room: a bit for each record that has members
};

}  // namespace chapeau::caseload
