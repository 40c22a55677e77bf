// From tokens to columns, a column at a time.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "interpreter/record/fields.hpp"

namespace chapeau::record {

/// A bit a row of some rows of a batch, the first row's the lowest.
using Rows = std::uint64_t;
inline constexpr std::uint32_t rows_at_once = 64;

/// Lines in which there are escapes, in their order.
class Escaped {
  public:
    struct Line {
        Place first;
        Place behind;
    };
    static constexpr Line none = {std::numeric_limits<Place>::max(), std::numeric_limits<Place>::max()};

    void clear() { lines_.assign(1, none); }
    void add(Line line) {
        lines_.back() = line;
        lines_.push_back(none);
    }
    [[nodiscard]] const Line* first() const { return lines_.data(); }

  private:
    std::vector<Line> lines_ = {none};  // the last one is behind all
};

/// Puts the values of tokens into columns.
class Filling {
  public:
    explicit Filling(Columns& columns) : columns_(columns) {}

    /// Tokens that come have their places in this text, and escapes stand in these lines only.
    void open(const char* text, const Escaped& escaped) {
        text_ = text;
        escaped_ = &escaped;
    }
    /// Takes the values of up to `rows_at_once` rows, `from` on within the batch, into the field's column. Returns the
    /// rows whose values are not surely good; of these nothing is known then, as of those without a value or with null.
    [[nodiscard]] Rows fill(ColumnField& field, std::uint32_t from, std::uint32_t rows);

  private:
    struct Some;
    template <class Take, class Otherwise>
    [[nodiscard]] Rows take_each(const Some& some, const Take& take, const Otherwise& otherwise) const;
    template <class Take>
    [[nodiscard]] Rows take_codes(const Some& some, const Take& take) const;
    [[nodiscard]] Rows yes_no(const Some& some) const;
    [[nodiscard]] Rows numbers(const Some& some) const;
    [[nodiscard]] Rows texts(const Some& some);
    [[nodiscard]] bool take_written_text(RawToken token, std::string_view& into);

    Columns& columns_;
    const char* text_ = nullptr;
    const Escaped* escaped_ = nullptr;
    simdjson::ondemand::parser unescaping_;
};

}  // namespace chapeau::record
