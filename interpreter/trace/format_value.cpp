// One row for each type: how a value of it is shown to people, and how a record writes it.
//
// The two differ because they serve different readers. People get units, titles and what is known of an unknown number;
// JSON gets what the record had, so that a program can lay trace and record side by side. Nothing is rounded but in
// print, and what print rounds says so.

#include "interpreter/trace/format_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <iterator>
#include <span>
#include <utility>

namespace chapeau::trace {
namespace {

using model::Fact;
using model::Kind;
using model::Many;
using model::Model;
using model::Type;
using record::Datum;
using record::Record;
using values::Rational;

constexpr int places_of_numbers = 4;
/// Two fractions of 127 bits that differ are further apart than a unit of the last of so many places.
constexpr int most_places_apart = 77;
constexpr std::size_t most_listed = 4;  // shown of a list in a sentence
constexpr std::size_t most_named = 8;   // members of a list that stand for its title

/// Decimal digits of a quantity, all of them where it is as short as what a record can hold.
struct Digits {
    std::string text;
    bool exact = false;
};

/// `places` of those that have no end; amounts of money have two at least.
Digits digits_of(const Rational& quantity, Kind kind, int places) {
    const int usual = kind == Kind::money ? cents : places_of_numbers;
    Digits digits;
    digits.text = quantity.text(usual, &digits.exact);
    if (!digits.exact)
        digits.text = quantity.text(Rational::most_digits, &digits.exact);
    if (!digits.exact)
        digits.text = quantity.fixed(std::max(usual, places));
    if (kind != Kind::money)
        return digits;
    const std::size_t point = std::min(digits.text.find('.'), digits.text.size());
    if (point == digits.text.size())
        digits.text += '.';
    digits.text.resize(std::max(digits.text.size(), point + 1 + cents), '0');
    return digits;
}

void add_money(std::string& to, const Words& words, const Rational& amount, int places) {
    const Digits digits = digits_of(amount, Kind::money, places);
    words.add_money(to, digits.text);
    if (!digits.exact)
        to += words.rounded;
}

/// With the point of the language, and in its groups of three where it has any.
void add_signed(std::string& to, const Words& words, std::string_view digits) {
    if (digits.starts_with('-')) {
        to += '-';
        digits.remove_prefix(1);
    }
    add_digits(to, digits, words.thousands, words.decimal_point);
}

/// Whether the number takes its unit in the singular, and so does what is printed of it: `about 1.0000 days`.
bool is_one(const Words& words, const Rational& number, const Digits& digits) {
    const auto printed = digits.exact ? std::nullopt : Rational::parse(digits.text);
    return words.is_one(number) && (!printed || words.is_one(*printed));
}

/// Whether it takes its unit in the singular.
bool add_number(std::string& to, const Words& words, const Rational& number, int places) {
    const Digits digits = digits_of(number, Kind::number, places);
    if (!digits.exact)
        to += words.about;
    add_signed(to, words, digits.text);
    return is_one(words, number, digits);
}

void add_unit(std::string& to, const Words& words, const Unit& unit, bool one) {
    to += words.before_unit;
    to += one ? unit.one : unit.many;
}

void add_day(std::string& to, const Words& words, std::int64_t day) {
    words.add_date(to, static_cast<values::Day>(std::clamp<std::int64_t>(day, values::first_day, values::last_day)));
}

std::string date_text(std::int64_t day) {
    const std::int64_t clamped = std::clamp<std::int64_t>(day, values::first_day, values::last_day);
    return values::text_of(static_cast<values::Day>(clamped));
}

void add_steps(std::string& to, const Words& words, std::int64_t months) {
    const bool years = months % 12 == 0;
    const std::int64_t number = years ? months / 12 : months;
    to += std::to_string(number);
    add_unit(to, words, years ? words.year : words.month, words.is_one(Rational(number)));
}

/// Levels of the NOC have titles that go on to explain, `TEER 1, usually …`; a sentence wants the level alone.
void add_enum_title(std::string& to, const Speech& speech, model::EnumId of, std::int64_t code) {
    if (code < 0) {  // the level of a NOC code that has none
        to += of == speech.model.teer ? speech.words.no_teer : speech.words.no_skill_level;
        return;
    }
    const std::string_view title = speech.title(of, code);
    const bool level = of == speech.model.teer || of == speech.model.skill;
    add_escaped(to, level ? title.substr(0, title.find(',')) : title);
}

/// `each(i)` adds one of them.
template <class Each>
void add_joined(std::string& to, const Words& words, std::size_t count, std::string_view separator, std::size_t most,
                const Each& each) {
    for (std::size_t i = 0; i < std::min(count, most); ++i) {
        to += i == 0 ? std::string_view() : separator;
        each(i);
    }
    if (count > most) {
        to += separator;
        add_filled(to, words.and_more, {how_many(words, count - most)});
    }
}

void add_set(std::string& to, const Speech& speech, const Record& record, const Type& type, std::int64_t first,
             std::uint32_t count) {
    if (count == 0)
        to += speech.words.none;
    add_joined(to, speech.words, count, ", ", SIZE_MAX, [&](std::size_t i) {
        const std::int64_t code = record.codes[static_cast<std::size_t>(first) + i];
        if (type.kind == Kind::text)
            add_text(to, speech.words, record.texts[static_cast<std::size_t>(code)]);
        else
            add_code(to, speech, {type.kind, Many::one, type.of_enum, {}}, code);
    });
}

/// The same as a text of its own.
template <class Add>
std::string text_by(const Add& add) {
    std::string text;
    add(text);
    return text;
}

std::string_view phrase_above(const RangeWords& in, const Rational& low, bool date) {
    return !date ? in.at_least : low > Rational(values::last_day) ? in.after_day : in.day_or_later;
}

std::string_view phrase_below(const RangeWords& in, const Rational& high, bool date) {
    return !date ? in.at_most : high < Rational(values::first_day) ? in.before_day : in.day_or_earlier;
}

/// At least one end must be known.
void add_range(std::string& to, const Words& words, const RangeWords& in, const evaluate::Value& value, Kind kind,
               int places) {
    const bool date = kind == Kind::date;
    if (!value.has_high)
        return add_filled(to, phrase_above(in, value.low, date), {format_quantity(words, value.low, kind, places)});
    const std::string high = format_quantity(words, value.high, kind, places);
    if (!value.has_low)
        return add_filled(to, phrase_below(in, value.high, date), {high});
    std::string low;  // the unit stands once
    kind == Kind::days ? (void)add_number(low, words, value.low, places)
                       : add_quantity(low, words, value.low, kind, places);
    add_filled(to, date ? in.day_between : in.between, {low, high});
}

// ---------------------------------------------------------------- lists

void add_member(std::string& to, const Speech& speech, const Record& record, const Fact& list, std::uint32_t member) {
    const Model& model = speech.model;
    const auto& columns = model.columns[list.slot];
    if (columns.empty()) {
        to += speech.words.stated;
        return;
    }
    const Fact& first = model.at(columns.front());
    add_datum(to, speech, record, first, cell(model, record, first, member));
    if (columns.size() == 1)
        return;
    to += " (";
    add_joined(to, speech.words, columns.size() - 1, ", ", SIZE_MAX, [&](std::size_t i) {
        const Fact& column = model.at(columns[i + 1]);
        const std::string value = format_datum(speech, record, column, cell(model, record, column, member));
        add_filled(to, speech.words.field, {escaped(speech.title(column)), value});
    });
    to += ')';
}

// ---------------------------------------------------------------- as records write them

std::string plain_code(const Model& model, const Record& record, const Type& type, std::int64_t code) {
    if (type.kind == Kind::enumeration)
        return model.at(type.of_enum).values[static_cast<std::size_t>(code)].name;
    if (type.kind == Kind::noc)
        return model::noc_text(code);
    if (type.kind == Kind::text)
        return record.texts[static_cast<std::size_t>(code)];
    return date_text(code);
}

Plain plain_set(const Model& model, const Record& record, const Type& type, std::int64_t first, std::uint32_t count) {
    std::vector<std::string> members;
    for (std::uint32_t i = 0; i < count; ++i)
        members.push_back(plain_code(model, record, type, record.codes[static_cast<std::size_t>(first) + i]));
    return members;
}

std::string digits_of(values::Int128 whole) {
    std::string digits;
    for (values::Int128 rest = whole; rest != 0 || digits.empty(); rest /= 10)
        digits.insert(digits.begin(),
                      static_cast<char>('0' + static_cast<int>(rest % 10 < 0 ? -(rest % 10) : rest % 10)));
    return whole < 0 ? '-' + digits : digits;
}

/// In lowest terms.
std::string fraction_of(const Rational& number) {
    values::Int128 a = number.numerator() < 0 ? -number.numerator() : number.numerator();
    values::Int128 b = number.denominator();
    while (b != 0)
        a = std::exchange(b, a % b);
    return digits_of(number.numerator() / a) + '/' + digits_of(number.denominator() / a);
}

/// To cents, or as many more places as four significant digits take.
std::string about(const Rational& number) {
    constexpr std::ptrdiff_t significant = 4;
    int places = cents;
    for (; places < Rational::most_digits; ++places) {
        const std::string digits = number.fixed(places);
        const auto first = std::find_if(digits.begin(), digits.end(), [](char c) { return c >= '1' && c <= '9'; });
        if (std::count_if(first, digits.end(), [](char c) { return c != '.'; }) >= significant)
            break;
    }
    return number.text(places);
}

Plain plain_number(const Rational& number) {
    return decimal_of(number);
}

}  // namespace

Decimal decimal_of(const Rational& number) {
    constexpr int all_places = 127;  // of any fraction that ends, its denominator being below 2^127
    bool exact = false;
    std::string digits = number.text(Rational::most_digits, &exact);
    if (exact)
        return {std::move(digits)};
    std::string more = number.text(all_places, &exact);
    if (exact)
        return {std::move(more)};
    return {std::move(digits), fraction_of(number), about(number)};
}

std::string title_or_name(const Speech& speech, const model::Grant& grant) {
    const std::string_view title = speech.title(grant);
    return escaped(title.empty() ? last_words(grant.name) : title);
}

std::string last_words(std::string_view path) {
    std::string words(path.substr(path.rfind('.') + 1));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

namespace {

/// Of digits without a sign.
std::strong_ordering order_of(std::string_view one, std::string_view other) {
    const std::size_t point = std::min(one.find('.'), one.size());
    const std::size_t other_point = std::min(other.find('.'), other.size());
    if (point != other_point)
        return point <=> other_point;
    const std::size_t size = std::max(one.size(), other.size());
    const auto at = [](std::string_view digits, std::size_t i) {
        return i >= digits.size() || digits[i] == '.' ? '0' : digits[i];
    };
    for (std::size_t i = 0; i < size; ++i)
        if (at(one, i) != at(other, i))
            return at(one, i) <=> at(other, i);
    return std::strong_ordering::equal;
}

int places_in(std::string_view digits) {
    const std::size_t point = digits.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(digits.size() - point - 1);
}

/// Whether the digits shown differ as the quantities do. Beside one with all its digits another that is rounded has as
/// many at least: `49.62 (rounded)` might be less than 49.619.
bool are_told_apart(const Rational& one, const Rational& other, Kind kind, int places) {
    const Digits left = digits_of(one.sign() < 0 ? one.negated() : one, kind, places);
    const Digits right = digits_of(other.sign() < 0 ? other.negated() : other, kind, places);
    if (left.exact != right.exact && (places_in(left.text) < places_in(right.text)) == right.exact &&
        places_in(left.text) != places_in(right.text))
        return false;
    const bool nothing = left.text.find_first_not_of("0.") == std::string::npos;
    return std::is_neq(order_of(left.text, right.text)) || (one.sign() * other.sign() < 0 && !nothing);
}

/// Rounded, but not to nothing.
Digits digits_of_size(const Rational& size, Kind kind) {
    Digits digits = digits_of(size, kind, usual_places);
    for (int places = cents; !digits.exact && places <= most_places_apart; ++places) {
        digits = digits_of(size, kind, places);
        if (digits.text.find_first_not_of("0.") != std::string::npos)
            break;
    }
    return digits;
}

}  // namespace

int places_apart(const std::vector<Rational>& quantities, Kind kind) {
    if (std::ranges::all_of(quantities, &Rational::is_whole))
        return usual_places;
    const auto apart = [&](int places) {
        for (std::size_t i = 0; i < quantities.size(); ++i)
            for (std::size_t j = i + 1; j < quantities.size(); ++j)
                if (quantities[i] != quantities[j] && !are_told_apart(quantities[i], quantities[j], kind, places))
                    return false;
        return true;
    };
    int places = usual_places;
    while (places < most_places_apart && !apart(places))
        places = std::max(places, kind == Kind::money ? cents : places_of_numbers) + 1;
    return places;
}

std::string format_size(const Words& words, const Rational& size, Kind kind) {
    const Digits digits = digits_of_size(size, kind);
    std::string out(digits.exact ? std::string_view() : words.about);
    if (kind == Kind::money) {
        words.add_money(out, digits.text);
        return out;
    }
    add_signed(out, words, digits.text);
    if (kind == Kind::days || kind == Kind::date)
        add_unit(out, words, words.day, is_one(words, size, digits));
    return out;
}

void add_quantity(std::string& to, const Words& words, const Rational& quantity, Kind kind, int places) {
    if (kind == Kind::money)
        return add_money(to, words, quantity, places);
    if (kind == Kind::date)
        return add_day(to, words, quantity.floor().value_or(values::last_day));
    const bool one = add_number(to, words, quantity, places);
    if (kind == Kind::days)
        add_unit(to, words, words.day, one);
}

std::string format_quantity(const Words& words, const Rational& quantity, Kind kind, int places) {
    return text_by([&](std::string& to) { add_quantity(to, words, quantity, kind, places); });
}

void add_code(std::string& to, const Speech& speech, const Type& type, std::int64_t code) {
    const Words& words = speech.words;
    switch (type.kind) {
        case Kind::yes_no:
            to += code != 0 ? words.yes : words.no;
            return;
        case Kind::date:
            return add_day(to, words, code);
        case Kind::steps:
            return add_steps(to, words, code);
        case Kind::enumeration:
            return add_enum_title(to, speech, type.of_enum, code);
        case Kind::noc:
            to += model::edition_of(code) == model::Edition::noc2021 ? words.noc2021 : words.noc2016;
            to += model::noc_text(code);
            return;
        case Kind::number:
        case Kind::money:
        case Kind::days:
        case Kind::text:
        case Kind::record:
            break;
    }
    to += std::to_string(code);
}

void add_object_code(std::string& to, const Speech& speech, const Type& type, std::int64_t code) {
    if (type.kind != Kind::enumeration)
        return add_code(to, speech, type, code);
    const model::Enum& of = speech.model.at(type.of_enum);
    const bool country = of.name == "country" && code >= 0;
    const std::string_view name = country ? of.values[static_cast<std::size_t>(code)].name : std::string_view();
    speech.words.add_object(to, format_code(speech, type, code), name, of.ordered);
}

std::string format_code(const Speech& speech, const Type& type, std::int64_t code) {
    return text_by([&](std::string& to) { add_code(to, speech, type, code); });
}

std::string format_literal(const Speech& speech, const Type& type, const model::Literal& literal) {
    if (model::is_number(type.kind))
        return format_quantity(speech.words, literal.number, type.kind);
    return type.kind == Kind::text ? escaped(literal.text) : format_code(speech, type, literal.code);
}

void add_value(std::string& to, const Speech& speech, const Record& record, const Type& type,
               const evaluate::Value& value, int places) {
    if (!value.known && model::is_quantity(type.kind) && (value.has_low || value.has_high))
        add_range(to, speech.words, speech.words.range, value, type.kind, places);
    else if (!value.known)
        to += speech.words.not_known;
    else if (type.many == Many::set)
        add_set(to, speech, record, type, value.code, value.count);
    else if (model::is_quantity(type.kind))
        add_quantity(to, speech.words, value.low, type.kind, places);
    else if (type.kind == Kind::text)
        add_text(to, speech.words, value.text);
    else
        add_code(to, speech, type, value.code);
}

void add_open_object(std::string& to, const Words& words, Kind kind, const evaluate::Value& value, int places) {
    if (model::is_quantity(kind) && (value.has_low || value.has_high))
        add_range(to, words, words.range_object, value, kind, places);
    else
        to += words.object_not_known;
}

std::string format_value(const Speech& speech, const Record& record, const Type& type, const evaluate::Value& value) {
    return text_by([&](std::string& to) { add_value(to, speech, record, type, value); });
}

void add_datum(std::string& to, const Speech& speech, const Record& record, const Fact& fact, const Datum& datum) {
    if (!datum.known)
        to += speech.words.not_known;
    else if (fact.type.many == Many::set)
        add_set(to, speech, record, fact.type, datum.code, datum.count);
    else if (model::is_number(fact.type.kind))
        add_quantity(to, speech.words, record.number(datum), fact.type.kind);
    else if (fact.type.kind == Kind::text)
        add_text(to, speech.words, record.text(datum));
    else
        add_code(to, speech, fact.type, datum.code);
}

std::string format_datum(const Speech& speech, const Record& record, const Fact& fact, const Datum& datum) {
    return text_by([&](std::string& to) { add_datum(to, speech, record, fact, datum); });
}

void add_list(std::string& to, const Speech& speech, const Record& record, const Fact& list) {
    const Words& words = speech.words;
    const record::ListDatum& datum = record.lists[list.slot];
    if (!datum.known || datum.count == 0) {
        to += datum.known ? words.none : words.not_known;
        return;
    }
    if (const std::string noun(speech.noun(list)); !noun.empty()) {
        to += how_many(words, datum.count);
        to += ' ';
        to += words.is_one(Rational(datum.count)) ? words.singular(noun) : words.plural(noun);
        to += words.colon;
    }
    add_joined(to, words, datum.count, "; ", most_listed,
               [&](std::size_t i) { add_member(to, speech, record, list, static_cast<std::uint32_t>(i)); });
}

std::string format_list(const Speech& speech, const Record& record, const Fact& list) {
    return text_by([&](std::string& to) { add_list(to, speech, record, list); });
}

namespace {

void add_each_member(std::string& to, const Speech& speech, const model::List& list, std::string_view separator,
                     std::string_view last_separator) {
    const std::size_t count = list.codes.size() + list.texts.size();  // it has the one or the other
    for (std::size_t i = 0; i < count; ++i) {
        to += i == 0 ? std::string_view() : i + 1 == count ? last_separator : separator;
        if (list.element.kind == Kind::text)
            add_text(to, speech.words, list.texts[i]);
        else
            add_object_code(to, speech, list.element, list.codes[i]);
    }
}

}  // namespace

bool names_members(const model::List& list) {
    return list.name.empty() || (list.element.kind == Kind::enumeration && list.codes.size() <= most_named);
}

void add_members(std::string& to, const Speech& speech, const model::List& list) {
    if (names_members(list))
        return add_each_member(to, speech, list, ", ", speech.words.last_listed);
    to += speech.words.open_list;
    add_escaped(to, speech.title(list));
    to += speech.words.close_list;
}

bool names_one(const model::List& list) {
    return names_members(list) && list.codes.size() + list.texts.size() == 1;
}

bool is_told_by_neither(const Words& words, const model::List& list) {
    return !words.neither.empty() && names_members(list) && list.codes.size() + list.texts.size() > 1;
}

std::string format_none_of(const Speech& speech, const model::List& list) {
    return text_by([&](std::string& to) { add_each_member(to, speech, list, speech.words.nor, speech.words.nor); });
}

void add_text(std::string& to, const Words& words, std::string_view text) {
    if (words.open_text == "\"")
        add_in_quotes(to, text);
    else if (text.empty())
        to += words.empty_text;
    else
        add_in_quotes(to, text, words.open_text, words.close_text);
}

std::string format_members(const Speech& speech, const model::List& list) {
    return text_by([&](std::string& to) { add_members(to, speech, list); });
}

Plain plain_datum(const Model& model, const Record& record, const Fact& fact, const Datum& datum) {
    if (!datum.known)
        return std::monostate{};
    if (fact.type.many == Many::set)
        return plain_set(model, record, fact.type, datum.code, datum.count);
    if (model::is_number(fact.type.kind))
        return plain_number(record.number(datum));
    if (fact.type.kind == Kind::yes_no)
        return datum.code != 0;
    return plain_code(model, record, fact.type, datum.code);
}

Plain plain_value(const Model& model, const Record& record, const Type& type, const evaluate::Value& value) {
    const bool no_level = type.kind == Kind::enumeration && type.many == Many::one && value.code < 0;
    if (!value.known || no_level)
        return std::monostate{};
    if (type.kind == Kind::enumeration && value.code < 0)  // the level of a NOC code that has none
        return std::monostate{};
    if (type.many == Many::set)
        return plain_set(model, record, type, value.code, value.count);
    if (model::is_number(type.kind))
        return plain_number(value.low);
    if (type.kind == Kind::text)
        return std::string(value.text);
    if (type.kind == Kind::date)
        return date_text(value.low.floor().value_or(values::last_day));
    return plain_code(model, record, type, value.code);
}

std::size_t cell_index(const Model& model, const Record& record, const Fact& column, std::uint32_t member) {
    const Fact& list = model.at(*column.list);
    return record.lists[list.slot].first + std::size_t{member} * model.columns[list.slot].size() + column.slot;
}

const Datum& cell(const Model& model, const Record& record, const Fact& column, std::uint32_t member) {
    return record.cells[cell_index(model, record, column, member)];
}

}  // namespace chapeau::trace
