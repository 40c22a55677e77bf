// Printed values: what one that is written out is, and whether one is how a record's is shown.
#include <algorithm>
#include <array>
#include <tuple>

#include "interpreter/values/calendar.hpp"
#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using evaluate::Status;
using model::Kind;
using model::Many;
using values::Rational;

std::optional<Printed> SentenceReader::quantity(std::string_view& text, Kind kind) {
    Printed out;
    if (kind == Kind::date)
        return date(text);
    const bool about = consume(text, w_.about);
    const bool negative = consume(text, "-");
    if (kind == Kind::money && w_.point == '.' && !consume(text, "$"))
        return std::nullopt;
    std::string digits;
    int places = -1;
    while (!text.empty()) {
        if (is_digit(text.front())) {
            digits += text.front();
            places += places >= 0 ? 1 : 0;
            text.remove_prefix(1);
        } else if (text.front() == w_.point && places < 0 && text.size() > 1 && is_digit(text[1])) {
            digits += '.';
            places = 0;
            text.remove_prefix(1);
        } else if (places >= 0 || digits.empty() || !consume_group(text, kind)) {
            break;
        }
    }
    if (kind == Kind::money && w_.point == ',' && !consume(text, "\u00a0$"))
        return std::nullopt;
    const bool rounded = kind == Kind::money && consume(text, w_.rounded);
    if (digits.empty() || (kind == Kind::days && !consume(text, w_.days) && !consume(text, w_.day)))
        return std::nullopt;
    const auto value = parse(digits);
    if (!value)
        return std::nullopt;
    out.value = negative ? value->negated() : *value;
    if (about || rounded)
        out.slack = *divide(Rational(1), *multiply(Rational(2), power_of_ten(std::min(std::max(places, 0), 30))));
    return out;
}

bool SentenceReader::consume_group(std::string_view& text, Kind kind) const {
    return w_.point == ',' ? consume(text, "\u202f") : kind == Kind::money && consume(text, ",");
}

std::optional<Rational> SentenceReader::parse(const std::string& digits) {
    if (const auto whole = Rational::parse(digits))
        return whole;
    return Rational::parse(digits.substr(0, 32));
}

std::optional<Printed> SentenceReader::date(std::string_view& text) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (w_.point == '.') {
        if (text.size() < 10 || text[4] != '-' || text[7] != '-' || !all_digits(text.substr(0, 4)) ||
            !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8, 2)))
            return std::nullopt;
        year = std::stoi(std::string(text.substr(0, 4)));
        month = std::stoi(std::string(text.substr(5, 2)));
        day = std::stoi(std::string(text.substr(8, 2)));
        text.remove_prefix(10);
    } else {
        static constexpr std::array<std::string_view, 12> months{"janvier",   "février", "mars",     "avril",
                                                                 "mai",       "juin",    "juillet",  "août",
                                                                 "septembre", "octobre", "novembre", "décembre"};
        consume(text, "le ");  // behind a relation
        while (!text.empty() && is_digit(text.front())) {
            day = day * 10 + (text.front() - '0');
            text.remove_prefix(1);
        }
        consume(text, "er");
        if (day == 0 || !(consume(text, " ") || consume(text, "\u00a0")))
            return std::nullopt;
        for (std::size_t i = 0; i < months.size() && month == 0; ++i)
            if (consume(text, months[i]))
                month = static_cast<int>(i) + 1;
        if (month == 0 || !(consume(text, " ") || consume(text, "\u00a0")) || text.size() < 4 ||
            !all_digits(text.substr(0, 4)))
            return std::nullopt;
        year = std::stoi(std::string(text.substr(0, 4)));
        text.remove_prefix(4);
    }
    const auto found = values::day_of(year, month, day);
    return found ? std::optional(Printed{Rational(*found), {}}) : std::nullopt;
}

Verdict SentenceReader::shows(const Actual& actual, std::string_view text) {
    const auto so = [](bool holds) { return holds ? Verdict::holds : Verdict::untrue; };
    if (text == w_.not_known)
        return so(!actual.known || actual.opaque);
    if (text == w_.stated || text == w_.left_blank)
        return so(actual.stated == (text == w_.stated));
    if (actual.type.many != Many::one)
        return so(text == w_.none ? actual.known && actual.prints.empty()
                                  : actual.known && joined_up(actual.prints) == plain_texts(text));
    if (actual.type.kind == Kind::yes_no)
        return text == w_.yes || text == w_.no ? so(actual.yes == (text == w_.yes ? Kleene::yes : Kleene::no))
                                               : Verdict::unknown;
    if (!model::is_quantity(actual.type.kind))
        return actual.known && actual.prints.front() == plain_texts(text) ? Verdict::holds
               : is_a_print(text)                                         ? Verdict::untrue
                                                                          : Verdict::unknown;
    return shows_quantity(actual, text);
}

Actual SentenceReader::as_printed(Actual actual, std::string_view text) {
    actual.shown = text;
    if (!actual.opaque || !model::is_quantity(actual.type.kind))
        return actual;
    const auto [low, high] = ends_of(text, actual.type.kind);
    actual.low = low ? std::optional(low->value) : std::nullopt;
    actual.high = high ? std::optional(high->value) : std::nullopt;
    return actual;
}

SentenceReader::Ends SentenceReader::ends_of(std::string_view text, Kind kind) {
    std::string_view rest = text;
    const auto end = [&] { return quantity(rest, kind); };
    if (const auto value = end(); value && rest.empty())
        return {value, value};
    rest = text;
    if (consume(rest, w_.between)) {
        std::string_view low = rest.substr(0, rest.find(w_.between_and));
        const auto least = quantity(low, kind == Kind::days ? Kind::number : kind);
        rest.remove_prefix(std::min(rest.size(), rest.find(w_.between_and) + w_.between_and.size()));
        return {least, end()};
    }
    if (consume(rest, w_.at_least))
        return {end(), std::nullopt};
    if (consume(rest, w_.at_most))
        return {std::nullopt, end()};
    const bool before = consume(rest, w_.point == '.' ? "before " : "avant le ");
    const bool after = !before && consume(rest, w_.point == '.' ? "after " : "après le ");
    auto day = end();
    if (day && (before || after))
        day->value = *values::add(day->value, Rational(after ? 1 : -1));
    return after || (!before && rest == w_.or_later) ? Ends{day, std::nullopt} : Ends{std::nullopt, day};
}

Verdict SentenceReader::shows_quantity(const Actual& actual, std::string_view text) {
    std::string_view rest = text;
    const Kind kind = actual.type.kind;
    if (const auto printed = quantity(rest, kind); printed && rest.empty())
        return actual.opaque || (actual.known && printed->is(*actual.low)) ? Verdict::holds : Verdict::untrue;
    if (!is_range(text))
        return Verdict::unknown;
    if (actual.opaque)
        return Verdict::holds;
    const auto [low, high] = ends_of(text, kind);
    const Rational little = *divide(Rational(1), power_of_ten(11));  // what is above a bound is shown from it on
    const auto is = [&](std::optional<Printed> end, const std::optional<Rational>& bound) {
        if (end)  // of a day that is not whole, one beside it
            end->slack = *values::add(end->slack, bound && !bound->is_whole() && kind == Kind::date ? 1 : little);
        return end.has_value() == bound.has_value() && (!end || end->is(*bound));
    };
    return !actual.known && is(low, actual.low) && is(high, actual.high) ? Verdict::holds : Verdict::untrue;
}

bool SentenceReader::is_range(std::string_view text) {
    const bool outside = text.starts_with(w_.point == '.' ? "after 9999" : "après le 31\u00a0décembre\u00a09999") ||
                         text.starts_with(w_.point == '.' ? "before 0001" : "avant le 1er\u00a0janvier\u00a00001");
    return outside || text.starts_with(w_.between) || text.starts_with(w_.at_least) || text.starts_with(w_.at_most) ||
           text.ends_with(w_.or_later) || text.ends_with(w_.or_earlier);
}

std::string SentenceReader::joined_up(const std::vector<std::string>& all) {
    std::string out;
    for (const std::string& one : all)
        out += (out.empty() ? "" : ", ") + one;
    return out;
}

std::optional<Actual> SentenceReader::outside_calendar(std::string_view text) const {
    const bool english = w_.point == '.';
    const bool before = text == (english ? "before 0001-01-01" : "avant le 1er\u00a0janvier\u00a00001");
    if (!before && text != (english ? "after 9999-12-31" : "après le 31\u00a0décembre\u00a09999"))
        return std::nullopt;
    Actual out;
    out.type.kind = Kind::date;
    out.type.many = Many::one;
    out.stated = true;
    if (before)
        out.high = Rational(std::int64_t{values::first_day} - 1);
    else
        out.low = Rational(std::int64_t{values::last_day} + 1);
    return out;
}

bool SentenceReader::literal(std::string_view text, Actual& out) {
    out = {};
    out.known = out.stated = true;
    out.shown = text;
    out.type.many = Many::one;
    for (const Kind kind : {Kind::date, Kind::money, Kind::days, Kind::number}) {
        std::string_view rest = text;
        const auto printed = quantity(rest, kind);
        if (!printed || !rest.empty())
            continue;
        out.type.kind = kind;
        out.low = out.high = printed->value;
        out.opaque = !printed->slack.is_zero();
        out.slack = printed->slack;
        return true;
    }
    for (const std::string_view way : alone(text))
        if (const auto outside = outside_calendar(way)) {
            out = *outside;
            return true;
        }
    if (years(text, out))
        return true;
    if (text.starts_with(w_.noc2016) || text.starts_with(w_.noc2021)) {
        out.type.kind = Kind::noc;
        out.prints = {std::string(text)};
        return true;
    }
    if (w_.value_first && is_a_value(out_of_quotes(text)))
        text = out_of_quotes(text);
    for (const std::string_view article : {"le ", "la ", "les ", "l’"})
        if (std::string_view name = text; w_.value_first && consume(name, article) && is_a_value(name))
            text = name;
    if (const std::string plain = plain_text(text); plain != text) {
        out.type.kind = Kind::text;
        out.prints = {plain};
        return true;
    }
    if (text.size() > 1 && text.front() == '"' && text.back() == '"' && text.find("\", \"") == text.npos) {
        out.type.kind = Kind::text;
        out.prints = {std::string(text)};
        return true;
    }
    for (const model::Enum& of : model_.enums)
        for (std::size_t i = 0; i < of.values.size(); ++i)
            if (title_of(of, i) == text) {
                out.type.kind = Kind::enumeration;
                out.prints = {std::string(text)};
                return true;
            }
    if (text == w_.no_teer || text == w_.no_skill) {
        out.type.kind = Kind::enumeration;
        out.prints = {std::string(text)};
        return true;
    }
    return false;
}

bool SentenceReader::years(std::string_view text, Actual& out) {
    std::string_view rest = text;
    const auto number = quantity(rest, Kind::number);
    if (!number || !(consume(rest, w_.years) || consume(rest, " year of ") || consume(rest, "\u00a0an de ")))
        return false;
    const auto each = quantity(rest, Kind::days);
    if (!each)
        return false;
    out.type.kind = Kind::days;
    out.low = out.high = *multiply(number->value, each->value);
    std::string_view value = rest;
    if (!rest.empty() && !(consume(value, " (") && drop_end(value, ")")))
        return false;
    const auto shown = quantity(value, Kind::days);
    return rest.empty() || (shown && shown->is(*out.low));
}

bool SentenceReader::is_a_value(std::string_view title) const {
    return std::ranges::any_of(model_.enums, [&](const model::Enum& of) {
        for (std::size_t i = 0; i < of.values.size(); ++i)
            if (title_of(of, i) == title)
                return true;
        return false;
    });
}

std::string SentenceReader::plain_text(std::string_view text) const {
    const std::string_view inside = out_of_quotes(text);
    return w_.value_first && inside.size() < text.size() ? '"' + std::string(inside) + '"' : std::string(text);
}

std::string SentenceReader::plain_texts(std::string_view texts) const {
    std::string plain(texts);
    if (w_.value_first)
        replace_all(plain, "«\u00a0»", "\"\"");
    if (w_.value_first)
        for (const std::string_view quote : {w_.open_quote, w_.close_quote})
            replace_all(plain, quote, "\"");
    return plain;
}

bool SentenceReader::is_a_print(std::string_view text) {
    Actual value;
    return literal(text, value);
}

}  // namespace chapeau::properties
