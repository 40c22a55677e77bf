// The rest of a line is taken over as it stands, so that what was meant is there to be copied. Where the words do not
// say all of it, `…` stands for the rest, or another way of saying it is named.
#include "grammar/filled_lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "grammar/filled_comparisons.hpp"
#include "grammar/habits.hpp"
#include "grammar/lengths.hpp"

namespace chapeau::grammar {

namespace {

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string()
                                           : std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}
std::string after(std::string_view text, std::string_view word) {
    const std::size_t at = text.find(word);
    return at == std::string_view::npos ? std::string() : trimmed(text.substr(at + word.size()));
}
std::string before(std::string_view text, std::string_view word) {
    return trimmed(text.substr(0, text.find(word)));
}
std::string without(std::string text, std::string_view signs) {
    std::erase_if(text, [&](char byte) { return signs.find(byte) != std::string_view::npos; });
    return text;
}
/// What stands between commas or blanks.
std::vector<std::string> pieces(std::string_view text, std::string_view between) {
    std::vector<std::string> all(1);
    for (const char byte : text) {
        if (between.find(byte) == std::string_view::npos) {
            all.back() += byte;
        } else if (!all.back().empty()) {
            all.emplace_back();
        }
    }
    std::erase_if(all, [](std::string& piece) {
        piece = trimmed(piece);
        return piece.empty();
    });
    return all;
}
std::string quoted_each(const std::vector<std::string>& values) {
    std::string all;
    for (std::size_t i = 0; i < values.size(); ++i) {
        all += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == values.size() ? " and " : ", ", values[i]);
    }
    return all;
}
std::string plain_negation(const std::string& condition) {
    return "not " + bracketed(condition);
}

}  // namespace

// ---------------------------------------------------------------- as it stands, or nearly

std::string whole(const Written& written) {
    return or_dots(without(trimmed(written.text), written.text.starts_with('"') ? "" : "\""));
}
std::string without_plus(const Written& written) {
    return without(written.text, "+");
}
std::string without_colon(const Written& written) {
    return fmt::format("{}", fmt::join(pieces(written.text, ": "), " "));
}
std::string without_commas(const Written& written) {
    return fmt::format("{}", fmt::join(pieces(written.text, ", "), " "));
}
std::string amount_alone(const Written& written) {
    return without(written.text, "$,");
}
std::string with_slashes(const Written& written) {
    return fmt::format("{}", fmt::join(pieces(written.text, " "), "/"));
}
std::string without_with(const Written& written) {
    return written.text.starts_with("with ") ? after(written.text, "with ") : trimmed(written.text);
}
std::string not_outcome(const Written& written) {
    return written.text.ends_with("approved") ? "is refused" : "is approved";
}

/// A year has 365 days, as experience is counted, and a month none of its own: of months only quarters of a year are.
std::string days_alone(const Written& written) {
    constexpr unsigned days_of_year = 365;
    constexpr unsigned most = 10000;
    const std::string digits = before(written.text, " ");
    unsigned number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (written.text.find("month") != std::string::npos) {
        const auto hundredths = hundredths_of_year(digits);
        return hundredths ? fmt::format("{}", *hundredths * days_of_year / 100.0) : "…";
    }
    return number > most
               ? digits
               : std::to_string(written.text.find("year") != std::string::npos ? number * days_of_year : number);
}

// ---------------------------------------------------------------- conditions to the end of the line

/// `a and b or c`: which belongs together.
std::string readings(const Written& written) {
    const std::string& chain = written.last;
    const std::string& member = written.last_member;
    const std::string joint = before(written.text, " ");
    const std::string rest = after(written.text, " ");
    if (rest.empty() || member.empty() || !chain.ends_with(member) || or_dots(chain) != chain ||
        or_dots(rest) != rest) {
        return "say which belongs together with ( ), as in `(a and b) or c` or `a and (b or c)`";
    }
    const std::string behind = bracketed(rest);
    const std::string first = chain.substr(0, chain.size() - member.size());
    return fmt::format("write `({0}) {1} {2}` or `{3}({4} {1} {2})`, whichever is meant, in place of `{0} {5}`", chain,
                       joint, behind, first, member, written.text);
}

/// `all of a, b`: conditions joined by words.
std::string joined_members(const Written& written) {
    const std::string_view text = written.text;
    const bool all = text.starts_with("all");
    std::string list = after(text, "of ");
    for (const std::string_view joint : {", and ", ", or ", " and ", " or "}) {
        for (std::size_t at = list.find(joint); at != std::string::npos; at = list.find(joint)) {
            list.replace(at, joint.size(), ", ");
        }
    }
    const std::string joined = fmt::format("{}", fmt::join(pieces(list, ","), all ? " and " : " or "));
    return text.starts_with("none") ? plain_negation(joined) : joined;
}

std::string every(const Written& written) {
    return written.chosen.empty() ? "say what is true of every one with `satisfies`"
                                  : fmt::format("write `every {0} satisfies {1}` in place of `every {0} where {1}`",
                                                written.ranged, written.chosen);
}

/// `any job in applicant.jobs where job.paid`.
std::string quantifier(const Written& written) {
    const std::string word = before(written.text, " ");
    const std::string range = after(written.text, " ");
    const std::string list = before(range, " where ");
    const bool chosen = range.find(" where ") != std::string::npos;
    const std::string condition = chosen ? after(range, " where ") : "…";
    const bool known = range.find(" in ") != std::string::npos;
    const std::string over = known ? list : list + " …";
    const std::string some = fmt::format("some {} where {}", over, condition);
    const std::string all = fmt::format("every {} satisfies {}", over, condition);
    if (word == "no" || word == "none") {
        return fmt::format("`not ({})`", some);
    }
    return word == "any" ? fmt::format("`{}`, or `{}` where all are meant", some, all)
                         : fmt::format("`{}`", word == "exists" ? some : all);
}

/// `at least two jobs in applicant.jobs where …`.
std::string at_least_of_list(const Written& written) {
    std::string_view text = written.text;
    text.remove_prefix(std::string_view("at least ").size());
    const auto words = number_in_words(text);
    const std::string number = words ? std::to_string(words->value) : before(text, " ");
    const std::string range = words ? trimmed(text.substr(words->length)) : after(text, " ");
    const std::string list = range.ends_with(" in") ? range + " …" : range;
    return number == "1" && list.find(" where ") != std::string::npos
               ? "some " + list
               : fmt::format("(count of {}) is at least {}", list, number);
}

/// `max(a, b)` where nothing is compared.
std::string extreme_meant(const Written& written) {
    const std::size_t open = std::min(written.text.find('('), written.text.size() - 1);
    const std::vector<std::string> ones =
        arguments_of(std::string_view(written.text).substr(open + 1, written.text.size() - open - 2));
    if (written.in_reason) {
        return fmt::format("a reason prints what is there: write `{{{}}}` in place of `{{{}}}`",
                           fmt::join(ones, "} and {"), written.text);
    }
    return fmt::format(
        "of dates write `the {} of`, each on a deeper line of its own; of numbers, take the definition away, and where "
        "a clause would compare it write `{}`, or `{}`",
        latest(written), each_at_least(written), each_at_most(written));
}

std::string lesser_of_what(const Written& written) {
    return before(written.text, " of") + " of";
}

/// `the lesser of (a, b)` is what `min(a, b)` is; of days, which are numbers too, only what is a date has an earliest.
std::string lesser_meant(const Written& written) {
    constexpr auto large = std::to_array<std::string_view>({"great", "larg", "high", "max"});
    const std::string what = trimmed(after(written.text, "the "));
    const bool largest = std::ranges::any_of(large, [&](std::string_view begin) { return what.starts_with(begin); });
    std::string ones = trimmed(after(what, " of"));
    const bool in_parentheses = ones.starts_with('(') && ones.find(')') == ones.size() - 1;
    if (written.in_define && in_parentheses && ones.find(',') != std::string::npos) {
        Written as_function = written;
        as_function.text = (largest ? "max" : "min") + ones;
        return extreme_meant(as_function);
    }
    return fmt::format(
        "of dates write `the {} of`, each on a deeper line of its own; numbers are compared each by itself, with `and` "
        "between where all must hold, `or` where one is enough",
        largest ? "latest" : "earliest");
}

/// `b if a`, in a clause, and `2 if a else 3` as a value.
std::string guards_meant(const Written& written) {
    const std::string& text = written.text;
    const std::string condition = after(text.starts_with("only ") ? after(text, "only ") : text, " ");
    const std::size_t others = std::min({condition.find(" else"), condition.find(" otherwise"), condition.size()});
    const std::size_t comment = std::min(condition.find(" #"), others);
    const std::string guard = or_dots(before(without(condition.substr(0, comment), ",;"), " then "));
    const std::string plain = or_dots(written.last);
    if (!written.in_define) {
        return fmt::format(
            "write `applies when {}` and `met when {}`, each on a line of its own, where the first says whether the "
            "clause counts at all; write `and` where both must hold",
            guard, plain);
    }
    const std::size_t end_of_word = std::min(condition.find(' ', others + 1), condition.size());
    const std::string other = trimmed(without(condition.substr(end_of_word), ":=,"));
    const std::string chosen = bracketed(guard) + " and … " + plain;
    return fmt::format(
        "a definition has one value: take `{0}` away, and where a clause compares it write {1}, with what is compared "
        "and the words between in place of `…`{2}",
        written.declared,
        other.empty() ? "`" + chosen + "`"
                      : fmt::format("`({}) or (not {} and … {})`", chosen, bracketed(guard), other),
        other.empty() ? fmt::format("; where the clause is met without `{0}`, write `({1}) or not {2}`", guard, chosen,
                                    bracketed(guard))
                      : "");
}

// ---------------------------------------------------------------- if

std::string first_word(const Written& written) {
    const auto is_letter = [](char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; };
    return {written.text.begin(), std::ranges::find_if_not(written.text, is_letter)};
}

/// What stands after `if` or the like, up to `then`, and what stands after that, up to `else`.
std::string guard(const Written& written) {
    std::string_view text = written.text;
    text.remove_prefix(text.starts_with("only ") ? 5 : 0);
    text.remove_prefix(
        std::min(text.find(' ') == std::string_view::npos ? text.size() : text.find(' ') + 1, text.size()));
    text = text.substr(0, text.find(" then "));
    return or_dots(std::string(text.substr(0, text.find(", "))));
}

namespace {

/// Bytes before the condition in `unless a`, `except when a`, `does not apply if a`.
std::size_t before_condition(std::string_view text) {
    constexpr auto last = std::to_array<std::string_view>({"unless", "when", "if", "where"});
    constexpr auto first = std::to_array<std::string_view>(
        {"is", "does", "doesn't", "doesn’t", "not", "never", "apply", "applies", "applicable"});
    bool excepted = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view word = text.substr(at, text.find(' ', at) - at);
        const std::size_t next = std::min(text.find_first_not_of(' ', at + word.size()), text.size());
        if (std::ranges::find(last, word) != last.end()) {
            return next;
        }
        if (excepted || (word != "except" && std::ranges::find(first, word) == first.end())) {
            return at;
        }
        excepted = word == "except";
        at = next;
    }
    return text.size();
}

}  // namespace

std::string denying(const Written& written) {
    return trimmed(written.text.substr(0, before_condition(written.text)));
}
std::string denied_condition(const Written& written) {
    std::string condition = trimmed(written.text.substr(before_condition(written.text)));
    condition.resize(condition.size() - (condition.ends_with('.') ? 1 : 0));
    return or_dots(condition);
}

std::string outcome(const Written& written) {
    constexpr std::string_view then = " then ";
    const std::size_t at = written.text.find(then);
    if (at == std::string::npos) {
        return "…";
    }
    const std::string rest = written.text.substr(at + then.size());
    return or_dots(rest.substr(0, rest.find(" else ")));
}

std::string conclusion(const Written& written) {
    const std::size_t keyword =
        written.text.starts_with("means that") ? std::string_view("means that").size() : first_word(written).size();
    return or_dots(written.text.substr(std::min(keyword + 1, written.text.size())));
}
std::string consequence(const Written& written) {
    return bracketed(conclusion(written));
}

namespace {

/// The condition and the value of each case; the last condition is empty where the value is for all others.
using Cases = std::vector<std::array<std::string, 2>>;
Cases cases_of(std::string_view text) {
    Cases cases;
    text.remove_prefix(std::min<std::size_t>(text.find_first_not_of(' ', 2), text.size()));
    if (text.starts_with('(') && text.ends_with(')') && text.find(" then ") == std::string_view::npos) {
        const std::vector<std::string> parts = arguments_of(text.substr(1, text.size() - 2));
        for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
            cases.push_back({parts[i], parts[i + 1]});
        }
        if (parts.size() % 2 == 1 && parts.size() > 1) {
            cases.push_back({"", parts.back()});
        }
        return cases;
    }
    constexpr std::string_view then = " then ";
    constexpr std::string_view otherwise = " else ";
    for (std::size_t at = text.find(then); at != std::string_view::npos; at = text.find(then)) {
        const std::string_view rest = text.substr(at + then.size());
        const std::size_t end = rest.find(otherwise);
        cases.push_back({std::string(text.substr(0, at)), std::string(rest.substr(0, end))});
        text = end == std::string_view::npos ? std::string_view() : rest.substr(end + otherwise.size());
        text.remove_prefix(text.starts_with("if ") ? 3 : 0);
    }
    if (!text.empty()) {
        cases.push_back({"", std::string(text)});
    }
    return cases;
}
}  // namespace

std::string cases(const Written& written) {
    if (cases_of(written.text).size() < 2) {
        return "(… and … 2) or (not … and … 3)";
    }
    std::string words;
    std::string others;
    for (const auto& [guard, value] : cases_of(written.text)) {
        const std::string condition = bracketed(guard);
        words += fmt::format("{}({}{}{}… {})", words.empty() ? "" : " or ", others, condition,
                             condition.empty() ? "" : " and ", value);
        others += "not " + condition + " and ";
    }
    return words;
}

// ---------------------------------------------------------------- declarations

std::string each_value(const Written& written) {
    return quoted_each(pieces(written.text, ","));
}

/// The head of an enum, and its values; where nothing stands before the first comma, what looked like its name is one.
std::string enum_lines(const Written& written) {
    const std::vector<std::string> values = pieces(without(written.text, ":={}()"), ",");
    const bool nameless = written.text.starts_with(',');
    std::vector<std::string> all = values;
    if (nameless) {
        all.insert(all.begin(), written.declared);
    }
    return fmt::format("`enum {}`{} alone, and below it {}, each on a deeper line of its own",
                       nameless ? "…" : written.declared, nameless ? " with a name" : "", quoted_each(all));
}

std::string codes_line(const Written& written) {
    constexpr std::size_t digits_of_2016 = 4;
    std::vector<std::string> codes = pieces(written.text, ", ");
    const bool edition = written.text.starts_with("NOC");
    const std::string of = edition ? codes[1] : codes.front().size() == digits_of_2016 ? "2016" : "2021";
    codes.erase(codes.begin(), codes.begin() + (edition ? 2 : 0));
    return fmt::format("NOC {}: {}", of, fmt::join(codes, " "));
}

std::string declared_name(const Written& written) {
    return written.declared;
}

std::string value_alone(const Written& written) {
    const std::size_t begin = std::min(written.text.find_first_not_of(":= "), written.text.size());
    return or_dots(trimmed(std::string_view(written.text).substr(begin)));
}

/// As far as the words of a value say it.
std::string type_of_value(const Written& written) {
    const std::string value = value_alone(written);
    const auto has = [&](std::string_view words) { return value.find(words) != std::string::npos; };
    constexpr std::size_t digits_of_year = 4;
    if (value == "yes" || value == "no" || has(" is ") || has(" in ") || has(" and ") || has(" or ") ||
        value.starts_with("not ")) {
        return "yes/no";
    }
    if (has(" days") || has("days covered")) {
        return "days";
    }
    if (value.starts_with('"')) {
        return "text";
    }
    if (value.starts_with("NOC ")) {
        return "noc";
    }
    if (value.find('-') == digits_of_year) {
        return "date";
    }
    return value.find('$') != std::string::npos                                 ? "money"
           : value.find_first_not_of("0123456789.+-*/() ") == std::string::npos ? "number"
                                                                                : "…";
}

}  // namespace chapeau::grammar
