// Nearly all records of a caseload are good ones, with their fields in the order of the declarations. For these there
// is a fast way, which takes some twenty lines at a time through three steps:
//
//   line_tokens  simdjson's first stage finds where every token begins;
//   the walk     here goes through each line's tokens once, compares every key with the field that is due, and notes
//                where the field's value stands;
//   fill         takes the values that were noted, a column at a time.
//
// No tree is built, nothing is copied. The walk looks at no value that is a single token, and the loops that do have
// one kind of value before them, so neither has much to find out.
//
// The fast way takes only what it is sure of. At anything else (a field unknown or met twice, an exponent, a value out
// of its vocabulary) it takes the rows from there on back and leaves the line to the Reader, which has the last word on
// what is wrong and reads what was only unusual. So there is one definition of a good record, and a test holds the two
// ways together on records of any bytes.
#include "interpreter/record/read_columns.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <unordered_map>

#include "interpreter/record/fields.hpp"
#include "interpreter/record/fill.hpp"
#include "interpreter/record/layout.hpp"
#include "interpreter/record/line_tokens.hpp"

namespace chapeau::record {

namespace {

constexpr std::size_t most_fields = 64;     // of an object that is read fast
constexpr std::ptrdiff_t most_skipped = 4;  // fields left out in a row before names are looked up

// An object goes on by four places a field at most, each of its fields once, and then finds out whether it is within.
static_assert(LineTokens::places_behind >= 4 * most_fields + 8);
static_assert(ColumnReader::padding >= std::max({looked_at, FieldKey::longest, simdjson::SIMDJSON_PADDING}));

/// Sets by how they were written. Each has one place, and the last one that came there has it. What is written is a
/// bracket and perhaps more, and eight bytes from its beginning may be looked at.
class WrittenSets {
  public:
    [[nodiscard]] std::optional<std::int32_t> find(std::string_view written) const {
        if (entries_.empty())
            return std::nullopt;
        const Entry& entry = entries_[place_of(written)];
        return entry.written == written ? std::optional(entry.index) : std::nullopt;
    }
    void keep(std::string_view written, std::int32_t index) {
        entries_.resize(places);
        entries_[place_of(written)] = {std::string(written), index};
    }

  private:
    static constexpr std::size_t places = 1024;
    struct Entry {
        std::string written;
        std::int32_t index = 0;
    };

    static std::size_t place_of(std::string_view written) {
        const std::uint64_t last =
            bytes_at<std::uint64_t>(written.data() + std::max<std::size_t>(written.size(), 8) - 8);
        const std::uint64_t middle = bytes_at<std::uint64_t>(written.data() + written.size() / 2);
        return static_cast<std::size_t>(((last ^ std::rotl(middle, 23) ^ written.size()) * 0x9E3779B97F4A7C15U) >> 54U);
    }

    std::vector<Entry> entries_;
};

}  // namespace

class ColumnReader::Fast {
  public:
    Fast(Columns& columns, Limits limits)
        : columns_(columns), limits_(limits), layout_(columns.model), fields_(columns, layout_), filling_(columns) {
        for (const Object& object : layout_.objects)
            fits_ = fits_ && object.fields.size() <= most_fields;
        fields_.batches.front().give_room(rows_at_once);
        sets_.resize(layout_.leaves.size());
    }

    void open(std::string_view lines) {
        lines_.open(lines);
        doubtful_ = nullptr;
        next_escape_ = nullptr;
    }
    [[nodiscard]] bool at_end() const { return lines_.at_end(); }
    [[nodiscard]] std::string_view rest() const { return lines_.rest(); }

    /// Adds rows for the next lines, `most` at most: those that are surely good. Where there are none, the next line is
    /// not surely good.
    std::uint32_t read(std::uint32_t most) {
        if (!fits_ || lines_.next() == doubtful_ || !lines_.find())
            return 0;
        begin();
        std::uint32_t rows = 0;
        while (rows < std::min(most, rows_at_once) && lines_.found() && walk(rows))
            ++rows;
        return fill(rows);
    }
    /// The next line, which is not read.
    std::string_view pass() {
        const std::string_view line = lines_.line();
        lines_.pass(line);
        return line;
    }

  private:
    // ------------------------------------------------------------ batches

    void begin() {
        for (Batch& batch : fields_.batches)
            batch.first = batch.table->rows;
        text_ = lines_.text();
        escaped_.clear();
        if (next_escape_ < lines_.next())
            find_escape_from(lines_.next());
    }

    void find_escape_from(const char* place) {
        const auto size = static_cast<std::size_t>(lines_.found_to() - place);
        const void* const found = size == 0 ? nullptr : std::memchr(place, '\\', size);
        next_escape_ = found == nullptr ? lines_.found_to() : static_cast<const char*>(found);
    }

    /// Adds a row for the next line; false where it is not surely good.
    bool walk(std::uint32_t row) {
        const LineTokens::Line here = walked_[row] = lines_.here();
        const std::string_view line = lines_.line();
        const char* const end = line.data() + line.size();
        members_ = 0;
        row_ = columns_.add_row();
        const Place* const behind = line.size() > limits_.bytes ? nullptr : object(layout_.root, row, here.at, 1);
        if (behind == nullptr || text_ + behind[-1] >= end || text_ + behind[0] < end) {
            take_back(row);
            return false;
        }
        if (next_escape_ < end) {
            escaped_.add({static_cast<Place>(here.first - text_), static_cast<Place>(end - text_)});
            find_escape_from(end);
        }
        lines_.pass(line, behind);
        return true;
    }

    /// The last row's walk has come to no good end.
    void take_back(std::uint32_t row) {
        doubtful_ = walked_[row].first;
        fields_.batches[0].forget_from(row);
        for (std::size_t list = 0; list < columns_.lists.size(); ++list) {
            Batch& batch = fields_.batches[list + 1];
            batch.forget_from(columns_.lists[list].first[row_] - batch.first);
        }
        columns_.drop_row();
    }

    /// Takes the values of the rows; returns how many rows are surely good, which are those that stay.
    std::uint32_t fill(std::uint32_t rows) {
        filling_.open(text_, escaped_);
        std::uint32_t good = fill(fields_.batches[0]);
        for (std::size_t list = 0; list < columns_.lists.size(); ++list) {
            const Batch& batch = fields_.batches[list + 1];
            const std::uint32_t members = fill(batch);
            if (members < batch.rows())
                good = std::min(good, row_of(columns_.lists[list], batch.first + members) - fields_.batches[0].first);
        }
        if (good < rows)
            go_back_to(walked_[good], rows - good);
        return good;
    }

    /// The number of rows of the batch before the first one that is not surely good.
    std::uint32_t fill(const Batch& batch) {
        std::uint32_t good = batch.rows();
        for (std::uint32_t from = 0; from < batch.rows(); from += rows_at_once) {
            Rows unsure = 0;
            for (ColumnField* field : batch.fields)
                unsure |= filling_.fill(*field, from, std::min(batch.rows() - from, rows_at_once));
            if (unsure != 0)
                good = std::min(good, from + static_cast<std::uint32_t>(std::countr_zero(unsure)));
        }
        return good;
    }

    /// The row whose list has this member.
    [[nodiscard]] std::uint32_t row_of(const ListColumn& list, std::uint32_t member) const {
        const auto begin = list.first.begin();
        return static_cast<std::uint32_t>(std::upper_bound(begin, begin + columns_.rows() + 1, member) - begin) - 1;
    }

    void go_back_to(const LineTokens::Line& line, std::uint32_t rows) {
        for (; rows > 0; --rows)
            columns_.drop_row();
        lines_.go_back_to(line);
        doubtful_ = line.first;
        next_escape_ = nullptr;
    }

    // ------------------------------------------------------------ objects
    // Each goes through what begins at `at` and returns the place behind it; nullptr where it is not surely good. Rows
    // are counted from the first one of their batch.
    //
    // A mapped file's lines may change under the walk, so where it may stand depends on no byte that it sees: whatever
    // can be repeated any number of times asks whether it is still within the places that were found.

    [[nodiscard]] char byte(const Place* at) const { return text_[*at]; }
    /// With the spaces behind it.
    [[nodiscard]] RawToken token(const Place* at) const { return {text_ + at[0], std::size_t{at[1] - at[0]}}; }

    const Place* object(std::uint32_t index, std::uint32_t row, const Place* at, std::size_t depth) {
        if (depth > limits_.depth || !lines_.within(at) || byte(at) != '{')
            return nullptr;
        if (byte(at + 1) == '}')
            return at + 2;
        const char* const text = text_;
        ColumnField* due = fields_.objects[index].data();
        std::uint64_t seen = 0;
        for (;;) {
            if (!due->key.stands_at(text + at[1])) {
                due = field_at(index, due, at + 1);
                if (due == nullptr)
                    return nullptr;
            }
            if ((seen & due->bit) != 0)
                return nullptr;
            seen |= due->bit;
            if (due->what < ColumnField::What::object) {
                due->values[row] = at + 3;
                at += 4;
            } else {
                at = several(*due, row, at + 3, depth);
                if (at == nullptr || !lines_.within(at))
                    return nullptr;
            }
            ++due;
            if (text[*at] != ',')
                return text[*at] == '}' ? at + 1 : nullptr;
        }
    }

    /// Which field's name stands there: one of those that follow, otherwise any, with spaces before its colon perhaps.
    [[gnu::noinline]] ColumnField* field_at(std::uint32_t index, ColumnField* due, const Place* at) {
        const std::ptrdiff_t left = &fields_.objects[index].back() - due;
        for (std::ptrdiff_t i = 1; i < std::min(left, most_skipped + 1); ++i)
            if (due[i].key.stands_at(text_ + at[0]))
                return due + i;
        std::string_view name;
        if (!take_text(trimmed(token(at)), name) || byte(at + 1) != ':')
            return nullptr;
        const auto found = layout_.objects[index].names.find(name);
        return found ? &fields_.objects[index][*found] : nullptr;
    }

    /// A value that is more than one token, or null.
    const Place* several(ColumnField& field, std::uint32_t row, const Place* at, std::size_t depth) {
        if (byte(at) == 'n')
            return trimmed(token(at)).text() == "null" ? at + 1 : nullptr;
        switch (field.what) {
            case ColumnField::What::object:
                return object(field.index, row, at, depth + 1);
            case ColumnField::What::list:
                return list(field, at, depth);
            default:
                return set(field, field.batch->first + row, at);
        }
    }

    const Place* list(const ColumnField& field, const Place* at, std::size_t depth) {
        if (depth + 1 > limits_.depth || byte(at) != '[')
            return nullptr;
        const std::uint32_t slot = field.leaf->fact->slot;
        columns_.lists[slot].known.set(row_);
        if (byte(at + 1) == ']')
            return at + 2;
        Batch& batch = fields_.batches[slot + std::size_t{1}];
        do {
            if (++members_ > limits_.members)
                return nullptr;
            const std::uint32_t member = columns_.add_member(slot) - batch.first;
            batch.give_room(member + 1);
            at = object(field.index, member, at + 1, depth + 2);
        } while (at != nullptr && byte(at) == ',');
        return at != nullptr && byte(at) == ']' ? at + 1 : nullptr;
    }

    // ------------------------------------------------------------ sets

    /// A set that was written in the same way before needs no look at its members.
    const Place* set(const ColumnField& field, std::uint32_t row, const Place* at) {
        if (byte(at) != '[')
            return nullptr;
        const Place* end = at + 1;
        std::uint32_t quotes = 0;
        for (; lines_.within(end) && (byte(end) == '"' || byte(end) == ','); ++end)
            quotes += byte(end) == '"' ? 1 : 0;
        if (byte(end) != ']' || (members_ += quotes) > limits_.members)
            return nullptr;
        const std::string_view written(text_ + *at, std::size_t{*end - *at});
        auto index = sets_[field.index].find(written);
        if (!index) {
            index = read_set(field, at);
            if (!index)
                return nullptr;
            sets_[field.index].keep(written, *index);
        }
        field.column->codes[row] = *index;
        field.column->known.set(row);
        return end + 1;
    }

    std::optional<std::int32_t> read_set(const ColumnField& field, const Place* at) {
        codes_.clear();
        if (byte(at + 1) == ']')
            return columns_.sets.find_or_add(codes_);
        do {
            std::string_view content;
            if (!take_text(trimmed(token(at + 1)), content))
                return std::nullopt;
            const auto code = code_of(*field.leaf, content);
            if (!code)
                return std::nullopt;
            codes_.push_back(*code);
            at += 2;
        } while (lines_.within(at) && byte(at) == ',');
        if (byte(at) != ']')
            return std::nullopt;
        return columns_.sets.find_or_add_unsorted(codes_);
    }

    Columns& columns_;
    Limits limits_;
    Layout layout_;
    ColumnFields fields_;
    bool fits_ = true;
    Filling filling_;
    LineTokens lines_;
    std::array<LineTokens::Line, rows_at_once> walked_{};  // the lines of the batch
    const char* text_ = nullptr;                           // of their tokens
    const char* doubtful_ = nullptr;                       // a line that was found to be not surely good
    const char* next_escape_ = nullptr;                    // behind the lines of the batch, or the end of the text
    Escaped escaped_;
    std::uint32_t row_ = 0;
    std::size_t members_ = 0;
    std::vector<WrittenSets> sets_;  // by fact
    std::vector<std::int64_t> codes_;
};

ColumnReader::ColumnReader(Columns& columns, Limits limits)
    : columns_(columns), reader_(columns.model, limits), fast_(std::make_unique<Fast>(columns, limits)) {}
ColumnReader::~ColumnReader() = default;

void ColumnReader::open(std::string_view lines) {
    fast_->open(lines);
}

std::size_t ColumnReader::read(std::size_t most, std::vector<Fault>& faults) {
    std::size_t lines = 0;
    while (lines < most && !columns_.full() && !fast_->at_end()) {
        const std::size_t room = std::min<std::size_t>(most - lines, Columns::most_rows - columns_.rows());
        const std::uint32_t rows = fast_->read(static_cast<std::uint32_t>(room));
        lines += rows;
        if (rows == 0)
            read_slowly(lines++, faults);
    }
    return lines;
}

std::string_view ColumnReader::rest() const {
    return fast_->rest();
}

void ColumnReader::read_slowly(std::size_t index, std::vector<Fault>& faults) {
    const std::string_view line = fast_->pass();
    auto errors = reader_.read(line, record_);
    if (errors.empty())
        columns_.add(record_);
    else
        faults.push_back({.index = index, .line = line, .errors = std::move(errors), .id = record_.id});
}

}  // namespace chapeau::record
