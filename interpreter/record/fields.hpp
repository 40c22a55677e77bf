// The fields of objects as the fast reader of records wants them: what to compare a key with, and where values go.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/columns.hpp"
#include "interpreter/record/layout.hpp"
#include "interpreter/record/line_tokens.hpp"
#include "interpreter/record/tokens.hpp"

namespace chapeau::record {

/// The key of a field with its quotes and colon, to be compared in whole words.
class FieldKey {
  public:
    FieldKey() = default;
    explicit FieldKey(std::string_view name);

    /// The longest that is compared, quotes and colon included, and as many bytes may be looked at. A longer one is
    /// never found to stand anywhere.
    static constexpr std::size_t longest = 48;

    [[nodiscard]] bool stands_at(const char* place) const {
        std::uint64_t differs = (bytes_at<std::uint64_t>(place + last_) & last_mask_) ^ last_bytes_;
        for (std::size_t i = 0; i < last_; i += 8)
            differs |= bytes_at<std::uint64_t>(place + i) ^ bytes_[i / 8];
        return differs == 0;
    }

  private:
    std::uint64_t last_bytes_ = 1;  // the last eight, or as many as there are
    std::uint64_t last_mask_ = 0;
    std::uint64_t bytes_[longest / 8 - 1] = {};  // from the first on
    std::uint32_t last_ = 0;                     // where the last ones stand
};

struct Batch;

struct ColumnField {
    /// Those from `object` on are more than one token.
    enum class What : std::uint8_t { yes_no, number, date, value, noc, text, other, object, set, list };

    FieldKey key;
    What what = What::other;
    std::uint64_t bit = 0;    // of the fields of its object
    std::uint32_t index = 0;  // of the object within, or that a list's members are; of a set's leaf
    /// Of one token: those of a batch of rows, each where its token is, nullptr where the row has none.
    std::vector<const Place*> values;
    Column* column = nullptr;
    const Batch* batch = nullptr;  // that of its rows
    const Leaf* leaf = nullptr;
    std::int64_t least = std::numeric_limits<std::int64_t>::min();  // of a number, in millionths
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

/// The rows of a table that are being read, and all that has a value in them.
struct Batch {
    Table* table = nullptr;
    std::uint32_t first = 0;           // of its rows
    std::vector<ColumnField*> fields;  // with values
    std::size_t room = 0;

    [[nodiscard]] std::uint32_t rows() const { return table->rows - first; }
    /// Makes room for the values of so many rows.
    void give_room(std::size_t wanted) {
        if (wanted > room)
            grow(wanted);
    }
    /// The values of this row and of those behind it.
    void forget_from(std::uint32_t row);

  private:
    void grow(std::size_t wanted);
};

/// The fields of every object, by shape and in the order of their declaration, behind them one that stands nowhere; and
/// the batches they belong to, that of
/// the records first and then those of the lists, by slot.
struct ColumnFields {
    ColumnFields(Columns& columns, const Layout& layout);
    ColumnFields(const ColumnFields&) = delete;
    ColumnFields& operator=(const ColumnFields&) = delete;
    ~ColumnFields() = default;

    std::vector<std::vector<ColumnField>> objects;
    std::vector<Batch> batches;
};

}  // namespace chapeau::record
