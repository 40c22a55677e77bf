// A column has values of one kind, so a loop over its rows has nothing to find out: what the token is compared with and
// where the value goes stay in registers, and which rows are known is gathered in one word. What a loop does not take
// as it stands (null, spaces behind it, an escape) is rare, and looked at again afterwards.
#include "interpreter/record/fill.hpp"

#include <bit>
#include <cstring>
#include <utility>

#include "interpreter/text/folding.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::record {

namespace {

constexpr int most_digits = 15;  // of a number
constexpr int most_places = 6;

void add_rows(Plane& plane, std::uint32_t first_row, Rows rows) {
    const std::uint32_t bit = first_row % Plane::bits;
    std::uint64_t* const word = plane.words.data() + first_row / Plane::bits;
    word[0] |= rows << bit;
    if (bit != 0 && rows >> (Plane::bits - bit) != 0)
        word[1] |= rows >> (Plane::bits - bit);
}

bool take_value(const Names& names, RawToken token, std::int32_t& code) {
    std::string_view content;
    const auto value = take_text(token, content) ? names.find_within(content) : std::nullopt;
    code = static_cast<std::int32_t>(value.value_or(0));
    return value.has_value();
}

/// Of up to `most_digits` digits, with a sign perhaps.
bool take_long_number(std::string_view text, std::int64_t& millionths) {
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    std::int64_t digits_read = 0;
    int digits = 0;
    const auto take_digits = [&] {
        int taken = 0;
        for (; !text.empty() && text::is_digit(text.front()) && digits <= most_digits; ++digits, ++taken) {
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

}  // namespace

/// Some rows' values of a field, and where they go.
struct Filling::Some {
    const ColumnField& field;
    const Place** values;
    std::uint32_t rows;
    std::uint32_t first_row;
};

/// `take(token, i)` for each row's value as it stands, and `otherwise(token, i)` where it does not take it.
template <class Take, class Otherwise>
Rows Filling::take_each(const Some& some, const Take& take, const Otherwise& otherwise) const {
    const char* const text = text_;
    Rows known = 0;
    Rows left = 0;
    for (std::uint32_t i = 0; i < some.rows; ++i) {
        const Place* const at = some.values[i];
        if (at == nullptr)
            continue;
        const bool taken = take(RawToken{text + at[0], std::size_t{at[1] - at[0]}}, i);
        known |= Rows{taken} << i;
        left |= Rows{!taken} << i;
    }
    Rows unsure = 0;
    for (; left != 0; left &= left - 1) {
        const auto i = static_cast<std::uint32_t>(std::countr_zero(left));
        const Place* const at = some.values[i];
        const RawToken token = trimmed({text + at[0], std::size_t{at[1] - at[0]}});
        const bool is_null = token.text() == "null";
        const bool taken = !is_null && otherwise(token, i);
        known |= Rows{taken} << i;
        unsure |= Rows{!taken && !is_null} << i;
    }
    std::fill_n(some.values, some.rows, nullptr);
    add_rows(some.field.column->known, some.first_row, known);
    return unsure;
}

template <class Take>
Rows Filling::take_codes(const Some& some, const Take& take) const {
    std::int32_t* const codes = some.field.column->codes.data() + some.first_row;
    const auto each = [&](RawToken token, std::uint32_t i) {
        std::int32_t code = 0;
        const bool taken = take(token, code);
        codes[i] = taken ? code : no_code;
        return taken;
    };
    return take_each(some, each, each);
}

Rows Filling::yes_no(const Some& some) const {
    Rows yes = 0;
    const auto take = [&](RawToken token, std::uint32_t i) {
        bool is_yes = false;
        const bool taken = take_yes_no(token, is_yes);
        yes |= Rows{taken && is_yes} << i;
        return taken;
    };
    const Rows unsure = take_each(some, take, take);
    add_rows(some.field.column->yes, some.first_row, yes);
    return unsure;
}

Rows Filling::numbers(const Some& some) const {
    std::int64_t* const numbers = some.field.column->numbers.data() + some.first_row;
    const std::int64_t least = some.field.least;
    const std::int64_t most = some.field.most;
    const auto take = [&](RawToken token, std::uint32_t i) {
        return token.size - 1 < 8 && take_short_number(token, numbers[i]) && numbers[i] >= least && numbers[i] <= most;
    };
    const auto otherwise = [&](RawToken token, std::uint32_t i) {
        return take_long_number(token.text(), numbers[i]) && numbers[i] >= least && numbers[i] <= most;
    };
    return take_each(some, take, otherwise);
}

Rows Filling::texts(const Some& some) {
    Column& column = *some.field.column;
    std::string_view* const texts = column.texts.data() + some.first_row;
    std::int32_t* const codes = column.compared ? column.codes.data() + some.first_row : nullptr;
    const Escaped::Line* escaped = escaped_->first();
    Rows seen = 0;
    const auto note = [&](std::uint32_t i, auto code_of) {
        seen |= Rows{!text::blank(texts[i])} << i;
        if (codes != nullptr)
            codes[i] = code_of(texts[i]);
        return true;
    };
    const auto take = [&](RawToken token, std::uint32_t i) {
        const auto place = static_cast<Place>(token.first - text_);
        while (place >= escaped->behind)
            ++escaped;
        return take_text(token, texts[i]) && place < escaped->first &&
               note(i, [this](std::string_view text) { return columns_.text_codes.of_text_within(text); });
    };
    const auto otherwise = [&](RawToken token, std::uint32_t i) {
        return take_written_text(token, texts[i]) &&
               note(i, [this](std::string_view text) { return columns_.text_codes.of(text); });
    };
    const Rows unsure = take_each(some, take, otherwise);
    add_rows(column.yes, some.first_row, seen);
    return unsure;
}

/// One with escapes is kept by the columns. It is copied first: simdjson goes on to the quote that it expects, and a
/// mapped file's may have gone.
bool Filling::take_written_text(RawToken token, std::string_view& into) {
    if (!take_text(token, into))
        return false;
    if (into.find('\\') == std::string_view::npos)
        return true;
    const simdjson::padded_string padded(token.text());
    simdjson::ondemand::document document;
    std::string_view content;
    if (unescaping_.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_string().get(content) != simdjson::SUCCESS || text::first_malformed(content))
        return false;
    into = columns_.keep(content);
    return true;
}

Rows Filling::fill(ColumnField& field, std::uint32_t from, std::uint32_t rows) {
    const Some some{field, field.values.data() + from, rows, field.batch->first + from};
    switch (field.what) {
        case ColumnField::What::yes_no:
            return yes_no(some);
        case ColumnField::What::number:
            return numbers(some);
        case ColumnField::What::date:
            return take_codes(some, [](RawToken token, std::int32_t& code) { return take_day(token, code); });
        case ColumnField::What::noc:
            return take_codes(some, [](RawToken token, std::int32_t& code) { return take_noc(token, code); });
        case ColumnField::What::value:
            return take_codes(some, [names = field.leaf->values](RawToken token, std::int32_t& code) {
                return take_value(*names, token, code);
            });
        case ColumnField::What::text:
            return texts(some);
        default:
            return take_each(
                some, [](RawToken, std::uint32_t) { return false; }, [](RawToken, std::uint32_t) { return false; });
    }
}

}  // namespace chapeau::record
