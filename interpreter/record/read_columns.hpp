// JSON text to a row of columns, or all that is wrong with it.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "interpreter/record/columns.hpp"
#include "interpreter/record/read.hpp"

namespace chapeau::record {

/// Reads records of one policy into columns; keeps its buffers between records. Not for two threads at once.
class ColumnReader {
  public:
    /// Fills these columns, which must outlive it.
    explicit ColumnReader(Columns& columns, Limits limits = {});
    ~ColumnReader();
    ColumnReader(const ColumnReader&) = delete;
    ColumnReader& operator=(const ColumnReader&) = delete;

    /// Bytes that must be there to be looked at behind the lines.
    static constexpr std::size_t padding = 64;

    /// The lines that are read next, one after the other.
    void open(std::string_view lines);
    /// Adds a row for the one JSON object of the line; returns what is wrong, nothing if it is good. After errors there
    /// is no new row. Texts of the columns point into the line. Any bytes are safe. A line that is none of those opened
    /// is read as well, but slowly.
    [[nodiscard]] std::vector<RecordError> read(std::string_view line);

  private:
    class Fast;
    Columns& columns_;
    Reader reader_;
    Record record_;
    std::unique_ptr<Fast> fast_;
};

}  // namespace chapeau::record
