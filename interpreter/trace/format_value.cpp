// One row for each type: how a value of it is shown to people, and how a record writes it.
//
// The two differ because they serve different readers. People get units, titles and what is known of an unknown number;
// JSON gets what the record had, so that a program can lay trace and record side by side. Nothing is rounded but in
// print, and what print rounds says so.

#include "interpreter/trace/format_value.hpp"

#include <fmt/format.h>

#include <algorithm>

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
std::string grouped(std::string digits) {
    for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3;)
        digits.insert(at -= 3, ",");
    return digits;
}

std::string money_text(const Rational& amount, int places) {
    const bool negative = amount.sign() < 0;
    const std::string digits = grouped((negative ? amount.negated() : amount).fixed(places));
    return (negative ? "-$" : "$") + digits + (is_exact(amount, places) ? "" : " (rounded)");
}

std::string number_text(const Rational& number) {
    bool exact = false;
    const std::string digits = number.text(most_places, &exact);
    return exact ? digits : "about " + digits;
}

std::string counted(const std::string& number, const char* unit) {
    return fmt::format("{} {}{}", number, unit, number == "1" ? "" : "s");
}

std::string date_text(std::int64_t day) {
    const std::int64_t clamped = std::clamp<std::int64_t>(day, values::first_day, values::last_day);
    return values::text_of(static_cast<values::Day>(clamped));
}

std::string steps_text(std::int64_t months) {
    return months % 12 == 0 ? counted(std::to_string(months / 12), "year") : counted(std::to_string(months), "month");
}

/// Levels of the NOC have titles that go on to explain, `TEER 1, usually …`; a sentence wants the level alone.
std::string enum_title(const Model& model, model::EnumId of, std::int64_t code) {
    if (code < 0)  // the level of a NOC code that has none
        return of == model.teer ? "no TEER" : "no skill level";
    const std::string& title = model.at(of).values[static_cast<std::size_t>(code)].title;
    const bool level = of == model.teer || of == model.skill;
    return escaped(level ? title.substr(0, title.find(',')) : title);
}

template <class Each>
std::string joined(std::size_t count, std::string_view separator, std::size_t most, const Each& each) {
    std::string out;
    for (std::size_t i = 0; i < std::min(count, most); ++i) {
        out += i == 0 ? "" : separator;
        out += each(i);
    }
    return count > most ? fmt::format("{}{}and {} more", out, separator, count - most) : out;
}

std::string set_text(const Model& model, const Record& record, const Type& type, std::int64_t first,
                     std::uint32_t count) {
    if (count == 0)
        return "none";
    return joined(count, ", ", SIZE_MAX, [&](std::size_t i) {
        const std::int64_t code = record.codes[static_cast<std::size_t>(first) + i];
        return type.kind == Kind::text ? in_quotes(record.texts[static_cast<std::size_t>(code)])
                                       : format_code(model, {type.kind, Many::one, type.of_enum, {}}, code);
    });
}

std::string range_text(const evaluate::Value& value, Kind kind) {
    const bool date = kind == Kind::date;
    if (value.has_low && value.has_high)
        return fmt::format("between {} and {}",
                           kind == Kind::days ? number_text(value.low) : format_quantity(value.low, kind),
                           format_quantity(value.high, kind));
    if (value.has_low)
        return (date ? "" : "at least ") + format_quantity(value.low, kind) + (date ? " or later" : "");
    if (value.has_high)
        return (date ? "" : "at most ") + format_quantity(value.high, kind) + (date ? " or earlier" : "");
    return std::string(not_known);
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

std::string member_text(const Model& model, const Record& record, const Fact& list, std::uint32_t member) {
    const auto& columns = model.columns[list.slot];
    if (columns.empty())
        return "stated";
    const auto value = [&](std::size_t c) {
        const Fact& column = model.at(columns[c]);
        return format_datum(model, record, column, cell(model, record, column, member));
    };
    if (columns.size() == 1)
        return value(0);
    const std::string rest = joined(columns.size() - 1, ", ", SIZE_MAX, [&](std::size_t i) {
        return last_words(model.at(columns[i + 1]).path) + ' ' + value(i + 1);
    });
    return fmt::format("{} ({})", value(0), rest);
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

int places_of_money(const std::vector<Rational>& amounts) {
    const auto told_apart = [&](int places) {
        for (const Rational& a : amounts)
            for (const Rational& b : amounts)
                if (a != b && a.fixed(places) == b.fixed(places))
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

std::string format_quantity(const Rational& quantity, Kind kind, int places) {
    if (kind == Kind::money)
        return money_text(quantity, places);
    if (kind == Kind::days)
        return counted(number_text(quantity), "day");
    if (kind == Kind::date)
        return date_text(quantity.floor().value_or(values::last_day));
    return number_text(quantity);
}

std::string format_code(const Model& model, const Type& type, std::int64_t code) {
    switch (type.kind) {
        case Kind::yes_no:
            return code != 0 ? "yes" : "no";
        case Kind::date:
            return date_text(code);
        case Kind::steps:
            return steps_text(code);
        case Kind::enumeration:
            return enum_title(model, type.of_enum, code);
        case Kind::noc:
            return fmt::format("NOC {} {}", model::edition_of(code) == model::Edition::noc2021 ? 2021 : 2016,
                               model::noc_text(code));
        case Kind::number:
        case Kind::money:
        case Kind::days:
        case Kind::text:
        case Kind::record:
            break;
    }
    return std::to_string(code);
}

std::string format_value(const Model& model, const Record& record, const Type& type, const evaluate::Value& value) {
    if (!value.known)
        return model::is_quantity(type.kind) ? range_text(value, type.kind) : std::string(not_known);
    if (type.many == Many::set)
        return set_text(model, record, type, value.code, value.count);
    if (model::is_quantity(type.kind))
        return format_quantity(value.low, type.kind);
    return type.kind == Kind::text ? in_quotes(value.text) : format_code(model, type, value.code);
}

std::string format_datum(const Model& model, const Record& record, const Fact& fact, const Datum& datum) {
    if (!datum.known)
        return std::string(not_known);
    if (fact.type.many == Many::set)
        return set_text(model, record, fact.type, datum.code, datum.count);
    if (model::is_number(fact.type.kind))
        return format_quantity(record.number(datum), fact.type.kind);
    if (fact.type.kind == Kind::text)
        return in_quotes(record.text(datum));
    return format_code(model, fact.type, datum.code);
}

std::string format_list(const Model& model, const Record& record, const Fact& list) {
    const record::ListDatum& datum = record.lists[list.slot];
    if (!datum.known)
        return std::string(not_known);
    if (datum.count == 0)
        return "none";
    const std::string members = joined(datum.count, "; ", most_members, [&](std::size_t i) {
        return member_text(model, record, list, static_cast<std::uint32_t>(i));
    });
    const std::string& noun = model.at(list.type.of_shape).title;
    if (noun.empty())
        return members;
    return fmt::format("{} {}: {}", datum.count, datum.count == 1 ? singular(noun) : plural(noun), members);
}

std::string format_members(const Model& model, const model::List& list) {
    const bool telling = list.element.kind == Kind::enumeration && list.codes.size() <= most_named;
    if (!list.name.empty() && !telling)
        return escaped(list.title.empty() ? list.name : list.title);
    if (list.element.kind == Kind::text)
        return joined(list.texts.size(), ", ", SIZE_MAX, [&](std::size_t i) { return in_quotes(list.texts[i]); });
    return joined(list.codes.size(), ", ", SIZE_MAX,
                  [&](std::size_t i) { return format_code(model, list.element, list.codes[i]); });
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

const Datum& cell(const Model& model, const Record& record, const Fact& column, std::uint32_t member) {
    const Fact& list = model.at(*column.list);
    const record::ListDatum& datum = record.lists[list.slot];
    return record.cells[datum.first + std::size_t{member} * model.columns[list.slot].size() + column.slot];
}

}  // namespace chapeau::trace
