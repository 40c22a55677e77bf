// Nearly all records of a caseload are good ones, with their fields in the order of the declarations. For these there
// is a fast way: simdjson's first stage finds where every token begins, and the tokens are then gone through once, each
// compared with the field that is due and put straight into its column. No tree is built, nothing is copied. The first
// stage is given some twenty lines at once, so that the text and the places of its tokens are still in a near cache
// when they are walked; it vouches for UTF-8, and for texts in quotes that end on their line.
//
// The fast way takes only what it is sure of. At anything else (a field unknown or met twice, an escape, an exponent, a
// value out of its vocabulary) it takes the row back and leaves the text to the Reader, which has the last word on what
// is wrong and reads what was only unusual. So there is one definition of a good record, and a test holds the two ways
// together on records of any bytes.
#include "interpreter/record/read_columns.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <unordered_map>

#include "interpreter/record/layout.hpp"
#include "interpreter/record/tokens.hpp"

namespace chapeau::record {

namespace {

using model::Kind;
using model::Many;

/// Where a token begins, counted from the beginning of the text that the first stage was given.
using Place = std::uint32_t;

constexpr std::size_t most_fields = 64;  // of an object that is read fast
constexpr std::size_t most_sets = 4096;  // whose text is remembered
constexpr std::size_t stretch_size = std::size_t{32}
                                     << 10U;  // bytes for the first stage at once, and on to the line's end
constexpr std::uint32_t most_skipped = 4;     // fields left out in a row before names are looked up
constexpr int most_digits = 15;               // of a number
constexpr int most_places = 6;

static_assert(ColumnReader::padding >= looked_at + 1);

bool is_space(char c) {
    return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The key of a field with its quotes and colon, to be compared in whole words.
struct Key {
    static constexpr std::size_t most_words = 4;
    std::uint64_t bytes[most_words] = {};
    std::uint64_t masks[most_words] = {~std::uint64_t{0}};
    std::size_t words = 1;

    Key() = default;
    /// One that is too long is never found to stand anywhere: no key has eight zeros.
    explicit Key(std::string_view name) {
        const std::string written = '"' + std::string(name) + "\":";
        if (written.size() > sizeof bytes)
            return;
        masks[0] = 0;
        words = (written.size() + 7) / 8;
        for (std::size_t i = 0; i < written.size(); ++i) {
            bytes[i / 8] |= std::uint64_t{static_cast<unsigned char>(written[i])} << (i % 8 * 8);
            masks[i / 8] |= std::uint64_t{0xFF} << (i % 8 * 8);
        }
    }

    [[nodiscard]] bool stands_at(const char* place) const {
        for (std::size_t i = 0; i < words; ++i)
            if (((bytes_at<std::uint64_t>(place + 8 * i) ^ bytes[i]) & masks[i]) != 0)
                return false;
        return true;
    }
};

struct Field {
    enum class What : std::uint8_t { object, yes_no, number, date, value, noc, text, set, list, other };
    What what = What::other;
    std::uint32_t index = 0;  // of the object within; of the list's slot
    std::uint32_t slot = 0;
    std::uint32_t members = 0;  // of a list: the object each is
    const Leaf* leaf = nullptr;
    Column* column = nullptr;  // of the records or of a list's members, what the object is
    Key key;
};

Field::What what_of(const model::Type& type) {
    if (type.many == Many::list)
        return Field::What::list;
    if (type.many == Many::set)
        return type.kind == Kind::enumeration || type.kind == Kind::noc ? Field::What::set : Field::What::other;
    switch (type.kind) {
        case Kind::yes_no:
            return Field::What::yes_no;
        case Kind::number:
        case Kind::money:
        case Kind::days:
            return Field::What::number;
        case Kind::date:
            return Field::What::date;
        case Kind::text:
            return Field::What::text;
        case Kind::enumeration:
            return Field::What::value;
        case Kind::noc:
            return Field::What::noc;
        default:
            return Field::What::other;
    }
}

}  // namespace

class ColumnReader::Fast {
  public:
    Fast(Columns& columns, Limits limits) : columns_(columns), limits_(limits), layout_(columns.model) {
        for (const Object& object : layout_.objects) {
            std::vector<Field>& fields = objects_.emplace_back();
            fits_ = fits_ && object.fields.size() <= most_fields;
            for (std::uint32_t i = 0; i < object.fields.size(); ++i)
                fields.push_back(field_of(object, i));
        }
        sets_.resize(layout_.leaves.size());
    }

    void open(std::string_view lines) {
        lines_ = lines;
        stretch_ = alone_ = {};
    }

    /// False, and no row is added, where the line is not surely good.
    bool read(std::string_view line) {
        if (!fits_ || line.size() > limits_.bytes || !reach(line))
            return false;
        members_ = 0;
        row_ = columns_.add_row();
        const Place* behind = object(layout_.root, row_, at_, 1);
        const auto end = static_cast<Place>(line.data() + line.size() - text_);
        if (behind != nullptr && behind[-1] < end && behind[0] >= end) {
            at_ = behind;
            return true;
        }
        columns_.drop_row();
        return false;
    }

  private:
    Field field_of(const Object& object, std::uint32_t index) {
        Field field;
        field.key = Key(object.names[index]);
        if (object.fields[index].is_object) {
            field.what = Field::What::object;
            field.index = object.fields[index].index;
            return field;
        }
        field.leaf = &layout_.leaves[object.fields[index].index];
        field.what = what_of(field.leaf->fact->type);
        field.slot = field.leaf->fact->slot;
        if (field.what != Field::What::list)
            field.column = &table_of(*field.leaf->fact).columns[field.slot];
        field.index = object.fields[index].index;
        field.members = field.leaf->members;
        return field;
    }

    Table& table_of(const model::Fact& fact) {
        const bool single = fact.place == model::Fact::Place::single;
        return single ? columns_.singles : columns_.lists[columns_.model.at(*fact.list).slot].members;
    }

    // ------------------------------------------------------------ stretches

    static bool is_within(std::string_view part, std::string_view whole) {
        const std::less_equal<> not_after;
        return not_after(whole.data(), part.data()) &&
               not_after(part.data() + part.size(), whole.data() + whole.size());
    }

    /// Goes to the line's first token.
    bool reach(std::string_view line) {
        if (!is_within(line, lines_) || (!is_within(line, stretch_) && !find_tokens_from(line)))
            return false;
        while (text_ + *at_ < line.data())
            ++at_;
        escapes_ = std::memchr(line.data(), '\\', line.size()) != nullptr;
        return true;
    }

    /// Of this line and some behind it. Where the first stage does not vouch for all of these, they are taken one by
    /// one.
    bool find_tokens_from(std::string_view line) {
        const char* const end = lines_.data() + lines_.size();
        const char* to = line.data() + line.size();
        if (!is_within(line, alone_) && to - line.data() < static_cast<std::ptrdiff_t>(stretch_size)) {
            to = line.data() + std::min(stretch_size, static_cast<std::size_t>(end - line.data()));
            const auto* line_break =
                static_cast<const char*>(std::memchr(to, '\n', static_cast<std::size_t>(end - to)));
            to = line_break == nullptr ? end : line_break;
        }
        const std::string_view stretch(line.data(), static_cast<std::size_t>(to - line.data()));
        if (find_tokens(stretch))
            return true;
        if (stretch.size() == line.size())
            return false;
        alone_ = stretch;
        return find_tokens(line);
    }

    bool find_tokens(std::string_view stretch) {
        stretch_ = {};
        if (stretch.size() > capacity_ || tokens_ == nullptr) {
            capacity_ = std::max<std::size_t>(2 * stretch.size(), 2 * stretch_size);
            if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity_, 1, tokens_) !=
                simdjson::SUCCESS)
                return false;
        }
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(stretch.data());
        if (tokens_->stage1(bytes, stretch.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS)
            return false;
        Place* places = tokens_->structural_indexes.get();
        const auto end = static_cast<Place>(stretch.size());
        places[tokens_->n_structural_indexes] = places[tokens_->n_structural_indexes + 1] = end;
        at_ = places;
        text_ = stretch.data();
        stretch_ = stretch;
        return true;
    }

    // ------------------------------------------------------------ tokens

    [[nodiscard]] char byte(const Place* at) const { return text_[*at]; }
    /// Without the spaces behind it.
    [[nodiscard]] RawToken token(const Place* at) const {
        RawToken token{text_ + at[0], std::size_t{at[1] - at[0]}};
        while (token.size > 1 && is_space(token.first[token.size - 1]))
            --token.size;
        return token;
    }

    /// The text in quotes that is the token, without an escape.
    bool take_text(RawToken token, std::string_view& text) const {
        if (token.size < 2 || token.first[0] != '"' || token.first[token.size - 1] != '"')
            return false;
        text = {token.first + 1, token.size - 2};
        return !escapes_ || std::memchr(text.data(), '\\', text.size()) == nullptr;
    }

    // ------------------------------------------------------------ objects
    // Each reads what begins at `at` and returns the place behind it; nullptr where it is not surely good.

    const Place* object(std::uint32_t index, std::uint32_t row, const Place* at, std::size_t depth) {
        if (depth > limits_.depth || byte(at) != '{')
            return nullptr;
        if (byte(at + 1) == '}')
            return at + 2;
        const std::vector<Field>& fields = objects_[index];
        std::uint64_t seen = 0;
        std::uint32_t due = 0;
        for (;;) {
            if (due >= fields.size() || !fields[due].key.stands_at(text_ + at[1])) {
                const auto found = field_at(index, due, at + 1);
                if (!found)
                    return nullptr;
                due = *found;
            }
            const std::uint64_t bit = std::uint64_t{1} << due;
            if ((seen & bit) != 0)
                return nullptr;
            seen |= bit;
            at = value(fields[due], row, at + 3, depth);
            if (at == nullptr)
                return nullptr;
            ++due;
            if (byte(at) != ',')
                return byte(at) == '}' ? at + 1 : nullptr;
        }
    }

    /// Which field's name stands there: one of those that follow, otherwise any, with spaces before its colon perhaps.
    std::optional<std::uint32_t> field_at(std::uint32_t index, std::uint32_t due, const Place* at) const {
        const std::vector<Field>& fields = objects_[index];
        for (std::uint32_t i = due + 1; i < fields.size() && i <= due + most_skipped; ++i)
            if (fields[i].key.stands_at(text_ + at[0]))
                return i;
        std::string_view name;
        if (!take_text(token(at), name) || byte(at + 1) != ':')
            return std::nullopt;
        return layout_.objects[index].names.find(name);
    }

    const Place* value(const Field& field, std::uint32_t row, const Place* at, std::size_t depth) {
        if (byte(at) == 'n')
            return token(at).text() == "null" ? at + 1 : nullptr;
        switch (field.what) {
            case Field::What::object:
                return object(field.index, row, at, depth + 1);
            case Field::What::list:
                return list(field, at, depth);
            case Field::What::set:
                return set(field, row, at);
            case Field::What::yes_no:
                return known_if(yes_no(token(at), *field.column, row), field, row, at);
            case Field::What::number:
                return known_if(number(field, token(at), field.column->numbers[row]), field, row, at);
            case Field::What::date:
                return known_if(take_day(token(at), field.column->codes[row]), field, row, at);
            case Field::What::noc:
                return known_if(take_noc(token(at), field.column->codes[row]), field, row, at);
            case Field::What::text:
                return known_if(take_text(token(at), field.column->texts[row]), field, row, at);
            case Field::What::value:
                return known_if(enum_value(field, token(at), field.column->codes[row]), field, row, at);
            case Field::What::other:
                break;
        }
        return nullptr;
    }

    static const Place* known_if(bool taken, const Field& field, std::uint32_t row, const Place* at) {
        if (!taken)
            return nullptr;
        field.column->known.set(row);
        return at + 1;
    }

    // ------------------------------------------------------------ values

    static bool yes_no(RawToken token, Column& column, std::uint32_t row) {
        bool is_yes = false;
        const bool taken = take_yes_no(token, is_yes);
        column.yes.words[row / Plane::bits] |= std::uint64_t{taken && is_yes} << (row % Plane::bits);
        return taken;
    }

    bool enum_value(const Field& field, RawToken token, std::int32_t& code) const {
        std::string_view content;
        const auto value = take_text(token, content) ? field.leaf->values->find(content) : std::nullopt;
        code = value ? static_cast<std::int32_t>(*value) : no_code;
        return value.has_value();
    }

    static bool number(const Field& field, RawToken token, std::int64_t& millionths) {
        const bool is_short = token.size - 1 < 8;
        const bool taken = (is_short && take_short_number(token, millionths)) || long_number(token.text(), millionths);
        return taken && within_bound(*field.leaf->fact, millionths);
    }

    /// Of up to `most_digits` digits, with a sign perhaps.
    static bool long_number(std::string_view text, std::int64_t& millionths) {
        const bool negative = text.starts_with('-');
        text.remove_prefix(negative ? 1 : 0);
        std::int64_t digits_read = 0;
        int digits = 0;
        const auto take_digits = [&] {
            int taken = 0;
            for (; !text.empty() && is_digit(text.front()) && digits <= most_digits; ++digits, ++taken) {
                digits_read = digits_read * 10 + (text.front() - '0');
                text.remove_prefix(1);
            }
            return taken;
        };
        const bool zero_first = text.starts_with('0');
        const int whole_digits = take_digits();
        if (whole_digits == 0 || (whole_digits > 1 && zero_first))
            return false;
        int places = 0;
        if (text.starts_with('.')) {
            text.remove_prefix(1);
            places = take_digits();
            if (places == 0 || places > most_places)
                return false;
        }
        constexpr std::int64_t scale[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
        return text.empty() && digits <= most_digits &&
               !__builtin_mul_overflow(negative ? -digits_read : digits_read, scale[places], &millionths);
    }

    // ------------------------------------------------------------ sets and lists

    /// A set that was written in the same way before needs no look at its members.
    const Place* set(const Field& field, std::uint32_t row, const Place* at) {
        if (byte(at) != '[')
            return nullptr;
        const Place* end = at + 1;
        std::uint32_t quotes = 0;
        for (; byte(end) == '"' || byte(end) == ','; ++end)
            quotes += byte(end) == '"' ? 1 : 0;
        if (byte(end) != ']' || (members_ += quotes) > limits_.members)
            return nullptr;
        const std::string_view written(text_ + *at, std::size_t{*end - *at});
        auto& known = sets_[field.index];
        const auto found = known.find(written);
        if (found != known.end()) {
            field.column->codes[row] = found->second;
        } else {
            const auto index = read_set(field, at);
            if (!index)
                return nullptr;
            if (known.size() < most_sets)
                known.emplace(written, *index);
            field.column->codes[row] = *index;
        }
        field.column->known.set(row);
        return end + 1;
    }

    std::optional<std::int32_t> read_set(const Field& field, const Place* at) {
        codes_.clear();
        if (byte(at + 1) == ']')
            return columns_.sets.find_or_add(codes_);
        do {
            std::string_view content;
            if (!take_text(token(at + 1), content))
                return std::nullopt;
            const auto code = code_of(*field.leaf, content);
            if (!code)
                return std::nullopt;
            codes_.push_back(*code);
            at += 2;
        } while (byte(at) == ',');
        if (byte(at) != ']')
            return std::nullopt;
        return columns_.sets.find_or_add_unsorted(codes_);
    }

    const Place* list(const Field& field, const Place* at, std::size_t depth) {
        if (depth + 1 > limits_.depth || byte(at) != '[')
            return nullptr;
        columns_.lists[field.slot].known.set(row_);
        if (byte(at + 1) == ']')
            return at + 2;
        do {
            if (++members_ > limits_.members)
                return nullptr;
            const std::uint32_t member = columns_.add_member(field.slot);
            at = object(field.members, member, at + 1, depth + 2);
        } while (at != nullptr && byte(at) == ',');
        return at != nullptr && byte(at) == ']' ? at + 1 : nullptr;
    }

    Columns& columns_;
    Limits limits_;
    Layout layout_;
    bool fits_ = true;
    std::vector<std::vector<Field>> objects_;                                                            // by shape
    std::vector<std::unordered_map<std::string, std::int32_t, model::TextHash, std::equal_to<>>> sets_;  // by fact
    std::unique_ptr<simdjson::internal::dom_parser_implementation> tokens_;
    std::size_t capacity_ = 0;
    std::string_view lines_;
    std::string_view stretch_;  // of the lines, that of which the tokens are found
    std::string_view alone_;    // lines that are taken one by one
    bool escapes_ = false;      // somewhere in the line
    const char* text_ = nullptr;
    const Place* at_ = nullptr;  // the token that is due
    std::uint32_t row_ = 0;
    std::size_t members_ = 0;
    std::vector<std::int64_t> codes_;
};

ColumnReader::ColumnReader(Columns& columns, Limits limits)
    : columns_(columns), reader_(columns.model, limits), fast_(std::make_unique<Fast>(columns, limits)) {}
ColumnReader::~ColumnReader() = default;

void ColumnReader::open(std::string_view lines) {
    fast_->open(lines);
}

std::vector<RecordError> ColumnReader::read(std::string_view line) {
    if (fast_->read(line))
        return {};
    auto errors = reader_.read(line, record_);
    if (errors.empty())
        columns_.add(record_);
    return errors;
}

}  // namespace chapeau::record
