// One row for each type: how a value of it is shown to people, and how a record writes it.
//
// The two differ because they serve different readers. People get units, titles and what is known of an unknown number;
// JSON gets what the record had, so that a program can lay trace and record side by side. Nothing is rounded but in
// print, and what print rounds says so.

#include "interpreter/trace/format_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

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

constexpr int most_places = 4;
constexpr std::size_t most_members = 4;  // shown of a list in a sentence
constexpr std::size_t most_named = 8;    // members of a list that stand for its title
constexpr int most_money_places = 9;

bool is_exact(const Rational& number, int places) {
    bool exact = false;
    static_cast<void>(number.text(places, &exact));
    return exact;
}

/// `85779.20` with its thousands set off: `85,779.20`.
void add_grouped(std::string& to, std::string_view digits) {
    const std::size_t whole = std::min(digits.find('.'), digits.size());
    for (std::size_t i = 0; i < whole; ++i) {
        if (i != 0 && (whole - i) % 3 == 0)
            to += ',';
        to += digits[i];
    }
    to += digits.substr(whole);
}

void add_money(std::string& to, const Rational& amount, int places) {
    const bool negative = amount.sign() < 0;
    to += negative ? "-$" : "$";
    add_grouped(to, (negative ? amount.negated() : amount).fixed(places));
    if (!is_exact(amount, places))
        to += " (rounded)";
}

/// Whether it is one, for its unit.
bool add_number(std::string& to, const Rational& number) {
    bool exact = false;
    const std::string digits = number.text(most_places, &exact);
    if (!exact)
        to += "about ";
    to += digits;
    return exact && digits == "1";
}

void add_unit(std::string& to, std::string_view unit, bool one) {
    to += ' ';
    to += unit;
    if (!one)
        to += 's';
}

std::string date_text(std::int64_t day) {
    const std::int64_t clamped = std::clamp<std::int64_t>(day, values::first_day, values::last_day);
    return values::text_of(static_cast<values::Day>(clamped));
}

void add_steps(std::string& to, std::int64_t months) {
    const bool years = months % 12 == 0;
    const std::int64_t number = years ? months / 12 : months;
    to += std::to_string(number);
    add_unit(to, years ? "year" : "month", number == 1);
}

/// Levels of the NOC have titles that go on to explain, `TEER 1, usually …`; a sentence wants the level alone.
void add_enum_title(std::string& to, const Model& model, model::EnumId of, std::int64_t code) {
    if (code < 0) {  // the level of a NOC code that has none
        to += of == model.teer ? "no TEER" : "no skill level";
        return;
    }
    const std::string_view title = model.at(of).values[static_cast<std::size_t>(code)].title;
    const bool level = of == model.teer || of == model.skill;
    add_escaped(to, level ? title.substr(0, title.find(',')) : title);
}

/// `each(i)` adds one of them.
template <class Each>
void add_joined(std::string& to, std::size_t count, std::string_view separator, std::size_t most, const Each& each) {
    for (std::size_t i = 0; i < std::min(count, most); ++i) {
        to += i == 0 ? std::string_view() : separator;
        each(i);
    }
    if (count > most)
        fmt::format_to(std::back_inserter(to), "{}and {} more", separator, count - most);
}

void add_set(std::string& to, const Model& model, const Record& record, const Type& type, std::int64_t first,
             std::uint32_t count) {
    if (count == 0)
        to += "none";
    add_joined(to, count, ", ", SIZE_MAX, [&](std::size_t i) {
        const std::int64_t code = record.codes[static_cast<std::size_t>(first) + i];
        if (type.kind == Kind::text)
            add_in_quotes(to, record.texts[static_cast<std::size_t>(code)]);
        else
            add_code(to, model, {type.kind, Many::one, type.of_enum, {}}, code);
    });
}

void add_range(std::string& to, const evaluate::Value& value, Kind kind) {
    const bool date = kind == Kind::date;
    if (value.has_low && value.has_high) {
        to += "between ";
        if (kind == Kind::days)
            add_number(to, value.low);
        else
            add_quantity(to, value.low, kind);
        to += " and ";
        add_quantity(to, value.high, kind);
    } else if (value.has_low) {
        to += date ? "" : "at least ";
        add_quantity(to, value.low, kind);
        to += date ? " or later" : "";
    } else if (value.has_high) {
        to += date ? "" : "at most ";
        add_quantity(to, value.high, kind);
        to += date ? " or earlier" : "";
    } else {
        to += not_known;
    }
}

// ---------------------------------------------------------------- lists

/// `a licence or certification` and 2: `licences or certifications`.
std::string plural(std::string noun) {
    for (const std::string_view article : {"a ", "an ", "the "})
        if (noun.starts_with(article))
            noun.erase(0, article.size());
    const std::size_t of = std::min(noun.find(" of "), noun.size());
    noun.insert(of, "s");
    const std::size_t choice = noun.find(" or ");
    if (choice < of)
        noun.insert(choice, "s");
    return noun;
}

void add_member(std::string& to, const Model& model, const Record& record, const Fact& list, std::uint32_t member) {
    const auto& columns = model.columns[list.slot];
    if (columns.empty()) {
        to += "stated";
        return;
    }
    const auto add_column = [&](std::size_t c) {
        const Fact& column = model.at(columns[c]);
        add_datum(to, model, record, column, cell(model, record, column, member));
    };
    add_column(0);
    if (columns.size() == 1)
        return;
    to += " (";
    add_joined(to, columns.size() - 1, ", ", SIZE_MAX, [&](std::size_t i) {
        to += last_words(model.at(columns[i + 1]).path);
        to += ' ';
        add_column(i + 1);
    });
    to += ')';
}

/// The same as a text of its own.
template <class Add>
std::string text_by(const Add& add) {
    std::string text;
    add(text);
    return text;
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

Plain plain_number(const Rational& number) {
    return Decimal{number.text(Rational::most_digits)};
}

}  // namespace

std::string singular(const std::string& noun) {
    for (const std::string_view article : {"a ", "an ", "the "})
        if (noun.starts_with(article))
            return noun.substr(article.size());
    return noun;
}

std::string last_words(std::string_view path) {
    std::string words(path.substr(path.rfind('.') + 1));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

namespace {

int places_apart(std::span<const Rational> amounts) {
    const auto told_apart = [&](int places) {
        for (std::size_t i = 0; i < amounts.size(); ++i)
            for (std::size_t j = i + 1; j < amounts.size(); ++j)
                if (amounts[i] != amounts[j] && amounts[i].fixed(places) == amounts[j].fixed(places))
                    return false;
        return true;
    };
    const auto exact = [&](int places) {
        return std::all_of(amounts.begin(), amounts.end(), [&](const Rational& a) { return is_exact(a, places); });
    };
    if (told_apart(cents))
        return cents;
    for (int places = cents + 1; places < most_money_places; ++places)
        if (told_apart(places))
            return exact(places) ? places : places + 1;
    return cents;
}

}  // namespace

int places_of_money(const std::vector<Rational>& amounts) {
    return places_apart(amounts);
}

int places_of_money(const Rational& one, const Rational& other) {
    const std::array<Rational, 2> amounts{one, other};
    return places_apart(amounts);
}

void add_quantity(std::string& to, const Rational& quantity, Kind kind, int places) {
    if (kind == Kind::money)
        add_money(to, quantity, places);
    else if (kind == Kind::days)
        add_unit(to, "day", add_number(to, quantity));
    else if (kind == Kind::date)
        to += date_text(quantity.floor().value_or(values::last_day));
    else
        add_number(to, quantity);
}

std::string format_quantity(const Rational& quantity, Kind kind, int places) {
    return text_by([&](std::string& to) { add_quantity(to, quantity, kind, places); });
}

void add_code(std::string& to, const Model& model, const Type& type, std::int64_t code) {
    switch (type.kind) {
        case Kind::yes_no:
            to += code != 0 ? "yes" : "no";
            return;
        case Kind::date:
            to += date_text(code);
            return;
        case Kind::steps:
            return add_steps(to, code);
        case Kind::enumeration:
            return add_enum_title(to, model, type.of_enum, code);
        case Kind::noc:
            to += model::edition_of(code) == model::Edition::noc2021 ? "NOC 2021 " : "NOC 2016 ";
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

std::string format_code(const Model& model, const Type& type, std::int64_t code) {
    return text_by([&](std::string& to) { add_code(to, model, type, code); });
}

void add_value(std::string& to, const Model& model, const Record& record, const Type& type,
               const evaluate::Value& value) {
    if (!value.known && model::is_quantity(type.kind))
        add_range(to, value, type.kind);
    else if (!value.known)
        to += not_known;
    else if (type.many == Many::set)
        add_set(to, model, record, type, value.code, value.count);
    else if (model::is_quantity(type.kind))
        add_quantity(to, value.low, type.kind);
    else if (type.kind == Kind::text)
        add_in_quotes(to, value.text);
    else
        add_code(to, model, type, value.code);
}

std::string format_value(const Model& model, const Record& record, const Type& type, const evaluate::Value& value) {
    return text_by([&](std::string& to) { add_value(to, model, record, type, value); });
}

void add_datum(std::string& to, const Model& model, const Record& record, const Fact& fact, const Datum& datum) {
    if (!datum.known)
        to += not_known;
    else if (fact.type.many == Many::set)
        add_set(to, model, record, fact.type, datum.code, datum.count);
    else if (model::is_number(fact.type.kind))
        add_quantity(to, record.number(datum), fact.type.kind);
    else if (fact.type.kind == Kind::text)
        add_in_quotes(to, record.text(datum));
    else
        add_code(to, model, fact.type, datum.code);
}

std::string format_datum(const Model& model, const Record& record, const Fact& fact, const Datum& datum) {
    return text_by([&](std::string& to) { add_datum(to, model, record, fact, datum); });
}

void add_list(std::string& to, const Model& model, const Record& record, const Fact& list) {
    const record::ListDatum& datum = record.lists[list.slot];
    if (!datum.known || datum.count == 0) {
        to += datum.known ? "none" : not_known;
        return;
    }
    const std::string& noun = model.at(list.type.of_shape).title;
    if (!noun.empty())
        fmt::format_to(std::back_inserter(to), "{} {}: ", datum.count,
                       datum.count == 1 ? singular(noun) : plural(noun));
    add_joined(to, datum.count, "; ", most_members,
               [&](std::size_t i) { add_member(to, model, record, list, static_cast<std::uint32_t>(i)); });
}

std::string format_list(const Model& model, const Record& record, const Fact& list) {
    return text_by([&](std::string& to) { add_list(to, model, record, list); });
}

void add_members(std::string& to, const Model& model, const model::List& list) {
    const bool telling = list.element.kind == Kind::enumeration && list.codes.size() <= most_named;
    if (!list.name.empty() && !telling)
        add_escaped(to, list.title.empty() ? list.name : list.title);
    else if (list.element.kind == Kind::text)
        add_joined(to, list.texts.size(), ", ", SIZE_MAX, [&](std::size_t i) { add_in_quotes(to, list.texts[i]); });
    else
        add_joined(to, list.codes.size(), ", ", SIZE_MAX,
                   [&](std::size_t i) { add_code(to, model, list.element, list.codes[i]); });
}

std::string format_members(const Model& model, const model::List& list) {
    return text_by([&](std::string& to) { add_members(to, model, list); });
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
    if (!value.known)
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
