// Nearly all records of a caseload are good ones, with their fields in the order of the declarations. For these there
// is a fast way: simdjson's first stage finds where every token begins, and the tokens are then gone through once, each
// compared with the field that is due and put straight into its column. No tree is built, nothing is copied.
//
// The fast way takes only what it is sure of. At anything else (a field unknown or met twice, an escape, an exponent, a
// value out of its vocabulary) it takes the row back and leaves the text to the Reader, which has the last word on what
// is wrong and reads what was only unusual. So there is one definition of a good record, and a test holds the two ways
// together on records of any bytes.
#include "interpreter/record/read_columns.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "interpreter/record/layout.hpp"

namespace chapeau::record {

namespace {

using model::Kind;
using model::Many;

constexpr std::size_t most_fields = 64;  // of an object that is read fast
constexpr std::size_t most_sets = 4096;  // whose text is remembered
constexpr int most_digits = 15;          // of a number
constexpr int most_places = 6;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

template <class Word>
bool same_word(const char* a, const char* b) {
    Word left = 0;
    Word right = 0;
    std::memcpy(&left, a, sizeof(Word));
    std::memcpy(&right, b, sizeof(Word));
    return left == right;
}

/// As memcmp, in place: names are short, and a call costs more than comparing them.
bool same_bytes(const char* a, const char* b, std::size_t count) {
    if (count < 4)
        return std::memcmp(a, b, count) == 0;
    if (count < 8)
        return same_word<std::uint32_t>(a, b) && same_word<std::uint32_t>(a + count - 4, b + count - 4);
    for (std::size_t i = 0; i + 8 < count; i += 8)
        if (!same_word<std::uint64_t>(a + i, b + i))
            return false;
    return same_word<std::uint64_t>(a + count - 8, b + count - 8);
}

struct Field {
    enum class What : std::uint8_t { object, yes_no, number, date, value, noc, text, set, list, other };
    What what = What::other;
    std::uint32_t index = 0;  // of the object within; of the list's slot
    std::uint32_t slot = 0;
    std::uint32_t members = 0;  // of a list: the object each is
    const Leaf* leaf = nullptr;
    std::string key;  // with its quotes
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
        last_values_.resize(layout_.leaves.size(), 0);
    }

    /// False, and no row is added, where the text is not surely good.
    bool read(std::string_view json) {
        if (!fits_ || json.size() > limits_.bytes || !find_tokens(json))
            return false;
        text_ = json.data();
        at_ = 0;
        members_ = 0;
        row_ = columns_.add_row();
        if (object(layout_.root, columns_.singles, row_, 1) && at_ == count_)
            return true;
        columns_.drop_row();
        return false;
    }

  private:
    Field field_of(const Object& object, std::uint32_t index) const {
        Field field;
        field.key = '"' + std::string(object.names[index]) + '"';
        if (object.fields[index].is_object) {
            field.what = Field::What::object;
            field.index = object.fields[index].index;
            return field;
        }
        field.leaf = &layout_.leaves[object.fields[index].index];
        field.what = what_of(field.leaf->fact->type);
        field.slot = field.leaf->fact->slot;
        field.index = object.fields[index].index;
        field.members = field.leaf->members;
        return field;
    }

    bool find_tokens(std::string_view json) {
        if (json.size() > capacity_ || tokens_ == nullptr) {
            capacity_ = std::max<std::size_t>(2 * json.size(), 4096);
            if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity_, 1, tokens_) !=
                simdjson::SUCCESS)
                return false;
        }
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(json.data());
        if (tokens_->stage1(bytes, json.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS)
            return false;
        count_ = tokens_->n_structural_indexes;
        starts_ = tokens_->structural_indexes.get();
        end_ = static_cast<std::uint32_t>(json.size());
        return true;
    }

    // ------------------------------------------------------------ tokens

    [[nodiscard]] char here() const { return at_ < count_ ? text_[starts_[at_]] : '\0'; }
    bool take(char c) {
        const bool there = here() == c;
        at_ += there ? 1 : 0;
        return there;
    }
    [[nodiscard]] std::uint32_t next_start() const { return at_ + 1 < count_ ? starts_[at_ + 1] : end_; }

    /// Whether the token that begins here is these bytes and no more; then it is taken.
    bool take_word(std::string_view word) {
        const std::uint32_t begin = starts_[at_];
        std::uint32_t end = begin + static_cast<std::uint32_t>(word.size());
        const std::uint32_t next = next_start();
        if (end > next || !same_bytes(text_ + begin, word.data(), word.size()))
            return false;
        while (end < next && is_space(text_[end]))
            ++end;
        at_ += end == next ? 1 : 0;
        return end == next;
    }

    /// The text in quotes that begins here, without an escape.
    bool take_text(std::string_view& text) {
        if (here() != '"')
            return false;
        const std::uint32_t begin = starts_[at_] + 1;
        std::uint32_t end = next_start();
        do {
            --end;
        } while (is_space(text_[end]));
        if (end < begin || text_[end] != '"')
            return false;
        text = {text_ + begin, end - begin};
        ++at_;
        return std::memchr(text.data(), '\\', text.size()) == nullptr;
    }

    // ------------------------------------------------------------ objects

    bool object(std::uint32_t index, Table& table, std::uint32_t row, std::size_t depth) {
        if (depth > limits_.depth || !take('{'))
            return false;
        if (take('}'))
            return true;
        const std::vector<Field>& fields = objects_[index];
        std::uint64_t seen = 0;
        std::uint32_t due = 0;
        do {
            if (due >= fields.size() || !take_word(fields[due].key)) {
                std::string_view name;
                if (!take_text(name))
                    return false;
                const auto found = layout_.objects[index].names.find(name);
                if (!found)
                    return false;
                due = *found;
            }
            const std::uint64_t bit = std::uint64_t{1} << due;
            if ((seen & bit) != 0 || !take(':') || !value(fields[due], table, row, depth))
                return false;
            seen |= bit;
            ++due;
        } while (take(','));
        return take('}');
    }

    bool value(const Field& field, Table& table, std::uint32_t row, std::size_t depth) {
        if (here() == 'n')
            return take_word("null");
        switch (field.what) {
            case Field::What::object:
                return object(field.index, table, row, depth + 1);
            case Field::What::yes_no:
                return yes_no(table.columns[field.slot], row);
            case Field::What::number:
                return number(field, table.columns[field.slot], row);
            case Field::What::date:
                return date(table.columns[field.slot], row);
            case Field::What::value:
                return enum_value(field, table.columns[field.slot], row);
            case Field::What::noc:
                return noc(table.columns[field.slot], row);
            case Field::What::text:
                return text(table.columns[field.slot], row);
            case Field::What::set:
                return set(field, table.columns[field.slot], row);
            case Field::What::list:
                return list(field, depth);
            case Field::What::other:
                break;
        }
        return false;
    }

    // ------------------------------------------------------------ values

    bool yes_no(Column& column, std::uint32_t row) {
        if (here() == 't') {
            column.yes.set(row);
            column.known.set(row);
            return take_word("true");
        }
        column.known.set(row);
        return here() == 'f' && take_word("false");
    }

    bool number(const Field& field, Column& column, std::uint32_t row) {
        const std::uint32_t begin = starts_[at_];
        std::uint32_t at = begin;
        const bool negative = text_[at] == '-';
        at += negative ? 1 : 0;
        const std::uint32_t first = at;
        const std::uint32_t last = next_start();
        std::int64_t digits_read = 0;
        int digits = 0;
        const auto take_digits = [&] {
            int taken = 0;
            for (; at < last && is_digit(text_[at]) && digits <= most_digits; ++at, ++digits, ++taken)
                digits_read = digits_read * 10 + (text_[at] - '0');
            return taken;
        };
        const int whole_digits = take_digits();
        if (whole_digits == 0 || (whole_digits > 1 && text_[first] == '0'))
            return false;
        int places = 0;
        if (at < last && text_[at] == '.') {
            ++at;
            places = take_digits();
            if (places == 0 || places > most_places)
                return false;
        }
        if (digits > most_digits)
            return false;
        constexpr std::int64_t scale[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
        std::int64_t millionths = 0;
        if (__builtin_mul_overflow(negative ? -digits_read : digits_read, scale[places], &millionths) ||
            !within(*field.leaf->fact, millionths) || !take_word({text_ + begin, at - begin}))
            return false;
        column.numbers[row] = millionths;
        column.known.set(row);
        return true;
    }

    static bool within(const model::Fact& fact, std::int64_t millionths) {
        if (!fact.bound)
            return true;
        // Bounds that are nearly always 0.
        if (fact.bound->least.is_zero())
            return fact.bound->inclusive ? millionths >= 0 : millionths > 0;
        const auto number = values::divide(millionths, column_scale);
        return number && (fact.bound->inclusive ? *number >= fact.bound->least : *number > fact.bound->least);
    }

    bool date(Column& column, std::uint32_t row) {
        std::string_view content;
        const auto day = take_text(content) ? values::parse_day(content) : std::nullopt;
        if (!day)
            return false;
        column.codes[row] = *day;
        column.known.set(row);
        return true;
    }

    /// A value that came the last time needs no search.
    bool enum_value(const Field& field, Column& column, std::uint32_t row) {
        std::string_view content;
        if (!take_text(content))
            return false;
        std::uint32_t& last = last_values_[field.index];
        const std::string_view before = (*field.leaf->values)[last];
        if (content.size() != before.size() || !same_bytes(content.data(), before.data(), before.size())) {
            const auto value = field.leaf->values->find(content);
            if (!value)
                return false;
            last = *value;
        }
        column.codes[row] = static_cast<std::int32_t>(last);
        column.known.set(row);
        return true;
    }

    bool noc(Column& column, std::uint32_t row) {
        std::string_view content;
        const auto code = take_text(content) ? model::parse_noc(content) : std::nullopt;
        if (!code)
            return false;
        column.codes[row] = static_cast<std::int32_t>(*code);
        column.known.set(row);
        return true;
    }

    bool text(Column& column, std::uint32_t row) {
        if (!take_text(column.texts[row]))
            return false;
        column.known.set(row);
        return true;
    }

    // ------------------------------------------------------------ sets and lists

    /// A set that was written in the same way before needs no look at its members.
    bool set(const Field& field, Column& column, std::uint32_t row) {
        if (here() != '[')
            return false;
        const std::uint32_t begin = at_;
        std::uint32_t end = at_ + 1;
        std::uint32_t quotes = 0;
        while (end < count_ && text_[starts_[end]] != ']') {
            quotes += text_[starts_[end]] == '"' ? 1 : 0;
            ++end;
        }
        if (end >= count_ || (members_ += quotes) > limits_.members)
            return false;
        const std::string_view written(text_ + starts_[begin], starts_[end] - starts_[begin]);
        auto& known = sets_[field.index];
        const auto found = known.find(written);
        if (found != known.end()) {
            at_ = end + 1;
            column.codes[row] = found->second;
        } else {
            const auto index = read_set(field);
            if (!index || at_ != end + 1)
                return false;
            if (known.size() < most_sets)
                known.emplace(written, *index);
            column.codes[row] = *index;
        }
        column.known.set(row);
        return true;
    }

    std::optional<std::int32_t> read_set(const Field& field) {
        codes_.clear();
        if (!take('['))
            return std::nullopt;
        if (take(']'))
            return columns_.sets.find_or_add(codes_);
        do {
            std::string_view content;
            if (!take_text(content))
                return std::nullopt;
            const auto code = code_of(field, content);
            if (!code)
                return std::nullopt;
            codes_.push_back(*code);
        } while (take(','));
        std::sort(codes_.begin(), codes_.end());
        codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
        return take(']') ? columns_.sets.find_or_add(codes_) : std::nullopt;
    }

    static std::optional<std::int64_t> code_of(const Field& field, std::string_view content) {
        if (field.leaf->fact->type.kind == Kind::noc)
            return model::parse_noc(content);
        const auto value = field.leaf->values->find(content);
        return value ? std::optional<std::int64_t>(*value) : std::nullopt;
    }

    bool list(const Field& field, std::size_t depth) {
        if (depth + 1 > limits_.depth || !take('['))
            return false;
        columns_.lists[field.slot].known.set(row_);
        if (take(']'))
            return true;
        do {
            if (++members_ > limits_.members)
                return false;
            const std::uint32_t member = columns_.add_member(field.slot);
            if (!object(field.members, columns_.lists[field.slot].members, member, depth + 2))
                return false;
        } while (take(','));
        return take(']');
    }

    Columns& columns_;
    Limits limits_;
    Layout layout_;
    bool fits_ = true;
    std::vector<std::vector<Field>> objects_;                                                            // by shape
    std::vector<std::unordered_map<std::string, std::int32_t, model::TextHash, std::equal_to<>>> sets_;  // by fact
    std::vector<std::uint32_t> last_values_;                                                             // by fact
    std::unique_ptr<simdjson::internal::dom_parser_implementation> tokens_;
    std::size_t capacity_ = 0;
    const char* text_ = nullptr;
    const std::uint32_t* starts_ = nullptr;  // where the tokens begin
    std::uint32_t count_ = 0;
    std::uint32_t end_ = 0;
    std::uint32_t at_ = 0;  // the token that is due
    std::uint32_t row_ = 0;
    std::size_t members_ = 0;
    std::vector<std::int64_t> codes_;
};

ColumnReader::ColumnReader(Columns& columns, Limits limits)
    : columns_(columns), reader_(columns.model, limits), fast_(std::make_unique<Fast>(columns, limits)) {}
ColumnReader::~ColumnReader() = default;

std::vector<RecordError> ColumnReader::read(std::string_view json) {
    if (fast_->read(json))
        return {};
    auto errors = reader_.read(json, record_);
    if (errors.empty())
        columns_.add(record_);
    return errors;
}

}  // namespace chapeau::record
