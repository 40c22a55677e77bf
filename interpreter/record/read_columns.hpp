// JSON text to rows of columns, or all that is wrong with it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/columns.hpp"
#include "interpreter/record/read.hpp"

namespace chapeau::record {

/// Reads records of one policy into columns; keeps its buffers between records. Not for two threads at once.
class ColumnReader {
  public:
    /// A line that is no good record, counted from the first one of a reading.
    struct Fault {
        std::size_t index = 0;
        std::string_view line;
        std::vector<RecordError> errors;
        std::string id;         // of the record, where it could be read
        bool too_long = false;  // its text is left out
    };

    /// Fills these columns, which must outlive it.
    explicit ColumnReader(Columns& columns, Limits limits = {});
    ~ColumnReader();
    ColumnReader(const ColumnReader&) = delete;
    ColumnReader& operator=(const ColumnReader&) = delete;

    /// Bytes that must be there to be looked at behind the lines.
    static constexpr std::size_t padding = 64;

    /// Lines of one JSON object each, that are read next. Any bytes are safe. The last one may lack its line break.
    void open(std::string_view lines);
    /// Goes on through these lines until the columns are full, and through `most` of them at most. Each adds a row if
    /// it is good, or a fault to `faults`. Returns how many it went through; 0 at their end, or when the columns were
    /// full. Texts of the columns point into the lines.
    [[nodiscard]] std::size_t read(std::size_t most, std::vector<Fault>& faults);
    /// The lines it has not gone through yet.
    [[nodiscard]] std::string_view rest() const;

  private:
    class Fast;
    void read_slowly(std::size_t index, std::vector<Fault>& faults);

    Columns& columns_;
    Reader reader_;
    Record record_;
    std::unique_ptr<Fast> fast_;
};

}  // namespace chapeau::record
