// Values as the language writes them, from the ways in which people write them otherwise.
//
// A comma or a point between digits sets thousands apart or begins the decimals, as the writer is used to. Three digits
// behind one of them can be either, and then both are offered; otherwise the groups tell.
#include "grammar/filled_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/filled_comparisons.hpp"
#include "grammar/spans.hpp"
#include "interpreter/text/ascii.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

namespace {

/// Bytes of a number, and of several values, that a help repeats at most.
constexpr std::size_t longest_number = 60;
constexpr std::size_t longest_values = 600;

// ---------------------------------------------------------------- numbers

/// The groups of digits in a number, and the signs between them.
struct Groups {
    std::vector<std::string> digits{1};
    std::string signs;
};
Groups groups_of(std::string_view number) {
    Groups groups;
    for (const char byte : number) {
        if (text::is_digit(byte)) {
            groups.digits.back() += byte;
        } else if ((byte == ',' || byte == '.') && !groups.digits.back().empty()) {
            groups.signs += byte;
            groups.digits.emplace_back();
        }
    }
    return groups;
}

std::string without_zeros(std::string decimals) {
    while (decimals.ends_with('0')) {
        decimals.pop_back();
    }
    return decimals.empty() ? decimals : "." + decimals;
}

std::string joined_groups(const Groups& groups, std::size_t count) {
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) {
        digits += groups.digits[i];
    }
    return digits;
}

/// What a number with commas or points can mean; the second only where it can be two things.
struct Readings {
    std::string first;
    std::optional<std::string> second;
};
Readings readings_of(std::string_view number) {
    constexpr std::size_t of_thousands = 3;
    const Groups groups = groups_of(number);
    const std::size_t count = groups.digits.size();
    const bool two_signs = count > 2 && groups.signs.front() != groups.signs.back();
    const bool thousands = count > 1 && groups.digits.back().size() == of_thousands && groups.digits.front() != "0";
    if (count == 1) {
        return {groups.digits.front(), std::nullopt};
    }
    if (two_signs || !thousands) {
        return {joined_groups(groups, count - 1) + "." + groups.digits.back(), std::nullopt};
    }
    const std::string all = joined_groups(groups, count);
    return count > 2 ? Readings{all, std::nullopt}
                     : Readings{all, groups.digits.front() + without_zeros(groups.digits.back())};
}

bool names_currency(std::string_view text) {
    return text.find_first_of("$dDC") != std::string_view::npos;
}

/// `1500 dollars`: what stands last before the mistake.
std::string last_number(const Written& written) {
    const std::string number = or_dots(written.last.substr(written.last.rfind(' ') + 1));
    const std::size_t digits = number.starts_with('$') ? 1 : 0;
    return number.size() > digits && text::is_digit(number[digits]) ? number : "…";
}

unsigned number_at(std::string_view digits) {
    unsigned number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

std::string number_in_digits(const Written& written) {
    const bool goes_on = written.text.starts_with(',');
    const std::string number = goes_on ? last_number(written) + written.text : written.text;
    if (number.size() > longest_number) {
        return "its digits alone, with a point before decimals";
    }
    const std::string dollar = names_currency(number) ? "$" : "";
    const auto [first, second] = readings_of(number);
    const std::size_t sign = std::min(number.find_first_of(",."), number.size() - 1);
    const std::string place = goes_on ? fmt::format(" in place of `{}`", number) : "";
    return second ? fmt::format("`{}{}`{}, or `{}{}` where the {} stands before decimals", dollar, first, place, dollar,
                                *second, number[sign] == ',' ? "comma" : "point")
                  : fmt::format("`{}{}`{}", dollar, first, place);
}

std::string number_before(const Written& written) {
    return last_number(written);
}

std::string amount_before(const Written& written) {
    const std::string number = last_number(written);
    return number.starts_with('$') ? number : "$" + number;
}

std::string part_of_one(const Written& written) {
    constexpr std::size_t places = 2;
    const Groups groups = groups_of(written.text);
    std::string digits = groups.digits.front();
    digits.insert(0, digits.size() <= places ? places + 1 - digits.size() : 0, '0');
    const std::string decimals =
        digits.substr(digits.size() - places) + (groups.digits.size() > 1 ? groups.digits[1] : "");
    return digits.substr(0, digits.size() - places) + without_zeros(decimals);
}

std::string day_in_order(const Written& written) {
    constexpr std::string_view pattern =
        "the year with four digits, month and day with two, as in `2022-11-16`; a subtraction has blanks around its "
        "sign";
    constexpr std::size_t digits_of_year = 4;
    constexpr unsigned months = 12;
    std::vector<std::string> parts(1);
    for (const char byte : written.text) {
        if (text::is_digit(byte)) {
            parts.back() += byte;
        } else {
            parts.emplace_back();
        }
    }
    if (parts.size() != 3) {
        return std::string(pattern);
    }
    const auto day = [](const std::string& year, unsigned month, unsigned of_month) {
        return fmt::format("`{}-{:02}-{:02}`", year, month, of_month);
    };
    const auto fits = [](unsigned month, unsigned of_month) {
        constexpr unsigned most_of_month = 31;
        return month >= 1 && month <= months && of_month >= 1 && of_month <= most_of_month;
    };
    if (parts[0].size() == digits_of_year && fits(number_at(parts[1]), number_at(parts[2]))) {
        const bool dashes = written.text.find('-') != std::string::npos;
        return day(parts[0], number_at(parts[1]), number_at(parts[2])) +
               (dashes ? "; a subtraction has blanks around its sign" : "");
    }
    const unsigned one = number_at(parts[0]);
    const unsigned other = number_at(parts[1]);
    if (parts[2].size() != digits_of_year || (!fits(one, other) && !fits(other, one))) {
        return std::string(pattern);
    }
    if (fits(one, other) && fits(other, one) && one != other) {
        return fmt::format("{} or {}, whichever is meant", day(parts[2], other, one), day(parts[2], one, other));
    }
    return fits(one, other) ? day(parts[2], one, other) : day(parts[2], other, one);
}

std::string sign_in_words(const Written& written) {
    const std::string_view sign = written.text;
    if (sign == ">=" || sign == "=>" || sign == "≥") {
        return "is at least`; for days `is on or after";
    }
    if (sign == "<=" || sign == "=<" || sign == "≤") {
        return "is at most`; for days `is on or before";
    }
    if (sign == ">" || sign == "<") {
        return sign == ">" ? "is more than`; for days `is after" : "is less than`; for days `is before";
    }
    return sign == "=" || sign == "==" ? "is" : "is not";
}

// ---------------------------------------------------------------- several values

namespace {

std::string without_brackets(std::string text) {
    std::erase_if(text, [](char byte) { return std::string_view("()[]{}").find(byte) != std::string_view::npos; });
    return text;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

/// Whether digits are those of a code, whose edition they tell.
std::string_view edition_of(std::string_view digits) {
    constexpr std::size_t digits_of_2016 = 4;
    constexpr std::size_t digits_of_2021 = 5;
    if (digits.empty() || !std::ranges::all_of(digits, text::is_digit)) {
        return {};
    }
    return digits.size() == digits_of_2021 ? "NOC 2021 " : digits.size() == digits_of_2016 ? "NOC 2016 " : "";
}

/// `22300-22303`, all of them, where they are few.
std::vector<std::string> all_between(std::string_view first, std::string_view last) {
    constexpr unsigned most = 12;
    const unsigned from = number_at(first);
    const unsigned to = number_at(last);
    if (to <= from || to - from >= most) {
        return {std::string(first), "…", std::string(last)};
    }
    std::vector<std::string> all;
    for (unsigned each = from; each <= to; ++each) {
        all.push_back(fmt::format("{:0{}}", each, first.size()));
    }
    return all;
}

/// The values of a text, whatever stands between and around them.
std::vector<std::string> listed_values(const std::string& written) {
    if (written.size() > longest_values) {
        return {"…"};
    }
    std::string text = without_brackets(written);
    const std::size_t dash = text.find_first_not_of("0123456789");
    if (dash != std::string::npos && text::is_digit(text.front()) && text::is_digit(text.back()) &&
        text.find_first_not_of("0123456789 -–to") == std::string::npos) {
        const std::size_t last = text.find_first_of("0123456789", dash);
        return all_between(std::string_view(text).substr(0, dash), std::string_view(text).substr(last));
    }
    for (const std::string_view joint : {" or ", " and ", ";"}) {
        replace_all(text, joint, ", ");
    }
    std::vector<std::string> values;
    for (const std::string& part : arguments_of(text)) {
        const bool one = part.starts_with('"') || part.starts_with("NOC ");
        for (std::string_view rest = part; !rest.empty();) {
            const std::size_t end = one ? rest.size() : std::min(rest.find(' '), rest.size());
            if (end > 0) {
                values.emplace_back(rest.substr(0, end));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return values;
}

/// No code of NOC 2016 is like one.
bool is_year(std::string_view value) {
    return value.size() == 4 && (value.starts_with("19") || value.starts_with("20")) &&
           std::ranges::all_of(value, text::is_digit);
}

/// Codes with their edition, which the first of them may say for all.
std::vector<std::string> with_editions(std::vector<std::string> values) {
    constexpr std::size_t length = std::string_view("NOC 2021 ").size();
    std::string edition;
    for (std::string& value : values) {
        if (value.starts_with("NOC ")) {
            edition = value.substr(0, length);
        } else if (is_year(value)) {
            continue;
        } else if (const std::string_view own = edition_of(value); !own.empty()) {
            value = (edition.empty() ? std::string(own) : edition) + value;
        }
    }
    return values;
}

std::string in_braces(const std::vector<std::string>& values) {
    return fmt::format("{{{}}}", fmt::join(values, ", "));
}

}  // namespace

std::string phrase_of_values(const Written& written) {
    const std::string& text = written.text;
    const std::size_t among = text.find("among");
    const std::size_t end = among == std::string::npos ? text.find(" of") + 3 : text.find(' ', among);
    return text.substr(0, end);
}

std::string one_of_values(const Written& written) {
    const bool denied = written.text.starts_with("not ");
    const std::string text = written.text.substr(phrase_of_values(written).size() + 1);
    const std::vector<std::string> values = listed_values(text);
    const std::string subject = or_dots(written.last);
    const bool name = values.size() == 1 && text == values.front();
    return name ? in_place(fmt::format("{} in {}", subject, text), false, written.around_last, denied)
                : value_among(subject, with_editions(values), written.around_last, denied);
}

/// Of a text in quotes of any kind, with or without a word before it.
std::string within_quotes(const Written& written) {
    std::string_view text = written.text;
    const bool plain = text.ends_with('"');
    text.remove_prefix(plain ? text.find('"') + 1 : first_sign(written).size());
    const std::size_t last = plain                                                                ? 1
                             : std::string_view("'`").find(text.back()) != std::string_view::npos ? 1
                             : text.ends_with("»")                                                ? 2
                                                                                                  : 3;
    text.remove_suffix(std::min(last, text.size()));
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    return or_dots(std::string(text.substr(0, text.find_last_not_of(' ') + 1)));
}

std::string first_sign(const Written& written) {
    const std::string_view text = written.text;
    return std::string(text.substr(0, std::max<std::size_t>(text::code_point_bytes(text, 0), 1)));
}

std::string values_in(const Written& written) {
    const std::vector<std::string> values = listed_values(written.text);
    const std::string among = value_among(or_dots(written.last), with_editions(values), written.around_last, false);
    const bool years = written.around_last.nots == 0 && !values.empty() && std::ranges::all_of(values, is_year);
    return years ? among + "`, or of days `" +
                       within_spans(or_dots(written.last), values.front() + " to " + values.back())
                 : among;
}

std::string values_overlapped(const Written& written) {
    return in_place(
        fmt::format("{} overlap {}", or_dots(written.last), in_braces(with_editions(listed_values(written.text)))),
        false, written.around_last);
}

std::string more_overlapped(const Written& written) {
    return in_place(fmt::format("{} overlap {}", or_dots(written.before_last),
                                in_braces(with_editions(listed_values(written.last + written.text)))),
                    false, written.around_before_last);
}

/// `is a or b =`: the values as a branch has them.
std::string branch_meant(const Written& written) {
    std::string text = written.text;
    text.resize(std::min(text.find_last_not_of("-:=>→ ") + 1, text.size()));
    text.erase(0, std::min(text.find_first_not_of("-* "), text.size()));
    for (const std::string_view word : {"is ", "when ", "if ", "in "}) {
        text.erase(0, text.starts_with(word) ? word.size() : 0);
    }
    std::erase(text, '"');
    return fmt::format("{}:", fmt::join(listed_values(text), ", "));
}

std::string in_square_brackets(const Written& written) {
    return fmt::format("[{}]", fmt::join(listed_values(written.text), ", "));
}

}  // namespace chapeau::grammar
