// The off-side rule.
//
// A block is the lines that stand at one column, deeper than the line that opens them; only the column of the innermost
// open block has to be known. A line deeper than that column goes on with the line above. Indentation is blanks only,
// so a column is a count of bytes. Lines that hold nothing but blanks or a comment take no part, wherever they stand.
//
// INVARIANT: looking for the next line from one place twice costs nothing the second time; so a thousand lines of
// comment after an expression are read once, however many rules ask what follows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace chapeau::grammar {

/// A line that says something.
struct Line {
    /// Its first character that is not indentation; null where there is no further line.
    const char* begin = nullptr;
    /// Characters of indentation, counted from 0.
    std::uint32_t column = 0;
    /// What is no blank in the indentation, a tab or another kind of room; or null.
    const char* foreign = nullptr;
};

class Layout {
  public:
    static constexpr std::uint32_t beyond_all_columns = UINT32_MAX;

    explicit Layout(const char* first) : first_(first), last_asked_(nullptr) {}

    /// The next line that says something, from a place where nothing more stands on the current line; the current line
    /// itself where `from` is its first character.
    [[nodiscard]] Line next_line(const char* from, const char* end) {
        if (from != last_asked_) {
            last_asked_ = from;
            last_answer_ = find_line(from, end);
        }
        return last_answer_;
    }

    /// The column of the innermost open block; lines deeper than it go on with the line above.
    [[nodiscard]] std::uint32_t column() const { return columns_.back().column; }
    /// The column of the block around it; lines at or before it end the innermost block.
    [[nodiscard]] std::uint32_t outer_column() const {
        return columns_.size() < 2 ? 0 : columns_[columns_.size() - 2].column;
    }
    [[nodiscard]] bool outermost() const { return columns_.size() == 1; }
    /// The first character of the innermost block's first line; null for the outermost.
    [[nodiscard]] const char* first_of_block() const { return columns_.back().begin; }

    void open(const Line& line) { columns_.push_back(line); }
    void close() { columns_.pop_back(); }
    /// Forgets every open block.
    void reset() { columns_.resize(1); }

    /// The end of the line before the first one after `from` that stands at the column of the innermost open block or
    /// before it, or `end`. A line at that column that closes a bracket goes on with the one above.
    [[nodiscard]] const char* end_of_part(const char* from, const char* end) const {
        for (const char* at = after_line(from, end); at != end;) {
            const Line line = find_line(at, end);
            if (line.begin == nullptr) {
                return end;
            }
            if (line.column < column() || (line.column == column() && !closes(*line.begin))) {
                return line.begin - line.column - 1;
            }
            at = after_line(line.begin, end);
        }
        return end;
    }

    [[nodiscard]] static bool closes(char byte) { return byte == ')' || byte == ']' || byte == '}'; }
    [[nodiscard]] bool starts_line(const char* at) const { return at == first_ || at[-1] == '\n'; }
    [[nodiscard]] static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
    [[nodiscard]] static bool is_line_end(const char* at, const char* end) {
        return *at == '\n' || (*at == '\r' && at + 1 != end && at[1] == '\n');
    }

  private:
    [[nodiscard]] Line find_line(const char* from, const char* end) const {
        const char* at = from;
        while (at != end) {
            if (starts_line(at)) {
                const Line line = measure(at, end);
                if (line.begin == end || (*line.begin != '#' && !is_line_end(line.begin, end))) {
                    return line.begin == end ? Line{} : line;
                }
                at = line.begin;
            }
            at = after_line(at, end);
        }
        return {};
    }

    /// The bytes of the blank, the tab or the other room at a place: no-break, narrow, figure, thin and ideographic
    /// spaces, which people cannot tell from blanks. 0 where there is none.
    [[nodiscard]] static std::size_t room(const char* at, const char* end) {
        if (at == end || is_blank(*at)) {
            return at == end ? 0 : 1;
        }
        const std::string_view rest(at, static_cast<std::size_t>(end - at));
        for (const std::string_view space : {"\u00A0", "\u202F", "\u2007", "\u2009", "\u3000"}) {
            if (rest.starts_with(space)) {
                return space.size();
            }
        }
        return 0;
    }

    [[nodiscard]] static Line measure(const char* start, const char* end) {
        Line line{start, 0, nullptr};
        while (const std::size_t bytes = room(line.begin, end)) {
            line.foreign = line.foreign == nullptr && *line.begin != ' ' ? line.begin : line.foreign;
            line.begin += bytes;
        }
        line.column = static_cast<std::uint32_t>(line.begin - start);
        return line;
    }

    [[nodiscard]] static const char* after_line(const char* at, const char* end) {
        while (at != end && *at != '\n') {
            ++at;
        }
        return at == end ? at : at + 1;
    }

    const char* first_;
    const char* last_asked_;
    Line last_answer_;
    std::vector<Line> columns_{Line{}};
};

}  // namespace chapeau::grammar
