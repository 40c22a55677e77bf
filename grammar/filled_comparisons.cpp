// A comparison that leaves something out is written out whole, with its subject, since a part of it could be put in
// more than one place. Where it takes the place of another behind `not`, the `not` is given with it.
#include "grammar/filled_comparisons.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "grammar/distances.hpp"
#include "grammar/habits.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::grammar {

namespace {

/// Bytes of a value that a help repeats at most.
constexpr std::size_t longest_value = 100;

/// Takes `word` and the blank after it off the beginning.
bool take_word(std::string_view& text, std::string_view word) {
    const bool found = text.starts_with(word) && text.size() > word.size() && text[word.size()] == ' ';
    text.remove_prefix(found ? word.size() + 1 : 0);
    return found;
}
std::string_view take_first_word(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    return word;
}

/// The parts between words or signs that are in no parentheses, the longest of `joints` first.
std::vector<std::string> parts_of(std::string_view text, std::initializer_list<std::string_view> joints) {
    std::vector<std::string> parts(1);
    int open = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto* const joint = std::ranges::find_if(
            joints, [&](std::string_view each) { return open == 0 && text.substr(at).starts_with(each); });
        if (joint != joints.end()) {
            parts.emplace_back();
            at += joint->size();
            continue;
        }
        open += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        parts.back() += text[at++];
    }
    return parts;
}
std::vector<std::string> values_between(std::string_view text) {
    return parts_of(text, {", or ", ", and ", ", ", " or ", " and ", " nor "});
}

/// `subject words value` of each value, with `joint` between.
std::string each_with(const std::vector<std::string>& values, std::string_view subject, std::string_view words,
                      std::string_view joint) {
    std::string all;
    for (const std::string& value : values) {
        all += fmt::format("{}{} {} {}", all.empty() ? "" : joint, subject, words, value);
    }
    return values.size() == 1 ? fmt::format("{}{}…", all, joint) : all;
}

/// Whether braces can hold these: numbers only where they are levels.
bool fit_braces(const std::string& subject, const std::vector<std::string>& values) {
    const bool levels = subject.ends_with(".teer") || subject.ends_with(".skill");
    return levels || std::ranges::none_of(values, [](const std::string& value) {
               return value.starts_with('$') || value.starts_with('-') ||
                      (!value.empty() && text::is_digit(value.front()));
           });
}

// ---------------------------------------------------------------- the largest and the smallest

bool is_largest(const Written& written) {
    return written.text.starts_with('m') || written.text.starts_with('M') ? (written.text[1] | 0x20) == 'a'
                                                                          : written.text.starts_with("greatest");
}
std::vector<std::string> compared_ones(const Written& written) {
    const std::size_t open = written.text.find('(');
    const std::size_t close = written.text.find(')');
    return arguments_of(std::string_view(written.text).substr(open + 1, close - open - 1));
}
/// Each with `comparison` after it, and `joining` between.
std::string each_one(const Written& written, std::string_view comparison, bool any) {
    std::string words;
    for (const std::string& one : compared_ones(written)) {
        words += fmt::format("{}{} {}", words.empty() ? "" : any ? " or " : " and ", one, comparison);
    }
    return words;
}

/// How the language says a comparison, and whether it asks for a large left side.
struct Direction {
    std::string_view words;
    bool upward = false;
};
std::optional<Direction> direction_of(ast::Comparison comparison) {
    switch (comparison) {
        case ast::Comparison::is_at_least:
            return Direction{"is at least", true};
        case ast::Comparison::is_more_than:
            return Direction{"is more than", true};
        case ast::Comparison::is_on_or_after:
            return Direction{"is on or after", true};
        case ast::Comparison::is_after:
            return Direction{"is after", true};
        case ast::Comparison::is_at_most:
            return Direction{"is at most", false};
        case ast::Comparison::is_less_than:
            return Direction{"is less than", false};
        case ast::Comparison::is_on_or_before:
            return Direction{"is on or before", false};
        case ast::Comparison::is_before:
            return Direction{"is before", false};
        default:
            return std::nullopt;
    }
}

/// That `subject` is the largest, or smallest, of them: one of these, and none lies beyond it.
std::string is_the_largest(const Written& written, const std::string& subject) {
    const std::vector<std::string> ones = compared_ones(written);
    return fmt::format("({}) and {}", each_with(ones, subject, "is", " or "),
                       each_with(ones, subject, is_largest(written) ? "is at least" : "is at most", " and "));
}

/// `max(a, b) is at least 2`: what stands after it, up to the next condition.
std::string largest_compared(const Written& written, std::string_view rest) {
    rest.remove_prefix(std::min<std::size_t>(1, rest.size()));
    rest = rest.substr(0, std::min({rest.find(" and "), rest.find(" or "), rest.size()}));
    const bool upward =
        rest.find("least") < rest.size() || rest.find("more") < rest.size() || rest.find("after") < rest.size();
    return in_place("(" + each_one(written, rest, upward == is_largest(written)) + ")", false, written.around_text);
}

}  // namespace

std::string bracketed(const std::string& words) {
    const bool joined = words.find(" and ") != std::string::npos || words.find(" or ") != std::string::npos;
    return joined ? "(" + words + ")" : words;
}

std::string or_dots(const std::string& value) {
    return value.empty() || value.size() > longest_value ? "…" : value;
}

std::string value_among(const std::string& subject, const std::vector<std::string>& values, const Around& around,
                        bool denied) {
    if (values.size() == 1 && !fit_braces(subject, values)) {
        return in_place(fmt::format("{} is {}", subject, values.front()), false, around, denied);
    }
    return fit_braces(subject, values)
               ? in_place(fmt::format("{} in {{{}}}", subject, fmt::join(values, ", ")), false, around, denied)
               : in_place(each_with(values, subject, "is", " or "), true, around, denied);
}

std::vector<std::string> arguments_of(std::string_view text) {
    std::vector<std::string> arguments(1);
    int open = 0;
    for (const char byte : text) {
        open += byte == '(' ? 1 : byte == ')' ? -1 : 0;
        if (byte == ',' && open == 0) {
            arguments.emplace_back();
        } else if (byte != ' ' || !arguments.back().empty()) {
            arguments.back() += byte;
        }
    }
    return arguments;
}

// ---------------------------------------------------------------- behind `not`

std::string same(const Written& written) {
    return written.around_last.nots % 2 == 1 ? "not " : "";
}
std::string denied(const Written& written) {
    return written.around_last.nots % 2 == 1 ? "" : "not ";
}
std::string place(const Written& written) {
    if (written.around_last.nots > 0) {
        return "` in place of `" + written.around_last.whole;
    }
    return written.last.empty() ? "" : "` in place of `" + or_dots(written.last) + " " + written.gap + written.text;
}

// ---------------------------------------------------------------- distances between days

namespace {

/// `after x`: the side, and the day.
Distance distance_of(const Written& written) {
    std::string_view day = written.text;
    const std::string_view word = take_first_word(day);
    if (word == "prior") {
        take_first_word(day);
    }
    return {or_dots(written.before_last), written.comparison.value_or(ast::Comparison::is), or_dots(written.last),
            word != "before" && word != "prior", or_dots(std::string(day))};
}

}  // namespace

std::string from_the_earlier(const Written& written) {
    return in_place(as_days(distance_of(written)), false, written.around_before_last);
}

std::string moved_day(const Written& written) {
    const Distance distance = distance_of(written);
    return fmt::format("{} {} {}", distance.anchor, distance.after ? "+" : "-", distance.length);
}

std::string from_then(const Written& written) {
    const Distance distance{or_dots(written.before_last), written.comparison.value_or(ast::Comparison::is),
                            or_dots(written.last), false, written.governs};
    return in_place(as_days(distance), false, written.around_before_last);
}

std::string within(const Written& written) {
    std::string_view rest = written.text;
    const bool negated = take_word(rest, "not");
    take_first_word(rest);
    const std::string number(take_first_word(rest));
    const std::string unit(take_first_word(rest));
    const std::string side(rest.empty() ? "of" : take_first_word(rest));
    const Distance distance{or_dots(written.last), ast::Comparison::is_at_most, number + " " + unit, true,
                            or_dots(std::string(rest))};
    return in_place(within_days(distance, side), true, written.around_last, negated);
}

// ---------------------------------------------------------------- comparisons in fewer words

std::string between(const Written& written) {
    std::string_view text = written.text;
    for (const std::string_view word : {"lies", "falls", "was"}) {
        take_word(text, word);
    }
    const bool negated = take_word(text, "not");
    const bool open = text.starts_with("strictly") || text.ends_with("exclusive") || text.ends_with("exclusive)");
    const bool range = text.starts_with("from ");
    const std::string_view opening = range ? "from " : "between ";
    text.remove_prefix(text.find(opening) + opening.size());
    std::vector<std::string> ends = parts_of(text, {range ? " to " : " and "});
    for (const std::string_view said : {" (inclusive)", " (exclusive)", " inclusive", " exclusive"}) {
        ends.back().resize(ends.back().ends_with(said) ? ends.back().size() - said.size() : ends.back().size());
    }
    const std::string subject = or_dots(written.last);
    const auto both = [&](std::string_view low, std::string_view high) {
        return in_place(fmt::format("{0} {1} {2} and {0} {3} {4}", subject, low, ends.front(), high, ends.back()), true,
                        written.around_last, negated);
    };
    const std::string of_days = open ? both("is after", "is before") : both("is on or after", "is on or before");
    const std::string of_others = open ? both("is more than", "is less than") : both("is at least", "is at most");
    constexpr std::size_t digits_of_year = 4;
    const auto is_day = [](const std::string& end) {
        return end.find('-') == digits_of_year && text::is_digit(end.front());
    };
    const auto is_written = [](const std::string& end) { return end.starts_with('$') || text::is_digit(end.front()); };
    if (std::ranges::any_of(ends, is_day)) {
        return of_days;
    }
    return std::ranges::any_of(ends, is_written) ? of_others : of_others + "`, or of days `" + of_days;
}

std::string again(const Written& written) {
    std::string_view text = written.text;
    text.remove_prefix(text.starts_with(',') ? std::min(text.find_first_not_of(", "), text.size()) : 0);
    const bool any = take_word(text, "or");
    for (const std::string_view word : {"but", "yet", "and", "also"}) {
        take_word(text, word);
    }
    take_word(text, "is");
    const auto found = comparator_at(text);
    text.remove_prefix(found ? std::min(text.find_first_not_of(' ', found->length), text.size()) : 0);
    const std::string_view words = found ? found->words : take_word(text, "not") ? "is not" : "is";
    return in_place(fmt::format("{} {} {} {} {}", written.compared_alone, any ? "or" : "and", or_dots(written.subject),
                                words, text),
                    true, written.around_compared);
}

std::string is_neither(const Written& written) {
    std::string_view text = written.text;
    take_word(text, "neither");
    return in_place(each_with(parts_of(text, {" nor "}), or_dots(written.last), "is not", " and "), true,
                    written.around_last);
}

std::string is_either(const Written& written) {
    std::string_view text = written.text;
    const bool negated = take_word(text, "not");
    take_word(text, "either");
    return in_place(each_with(parts_of(text, {" or "}), or_dots(written.last), "is", " or "), true, written.around_last,
                    negated);
}

std::string values_compared(const Written& written) {
    const bool plain = written.comparison == ast::Comparison::is || written.comparison == ast::Comparison::is_not;
    const std::string subject = or_dots(written.before_last);
    const std::vector<std::string> values = values_between(written.last + written.text);
    if (!plain) {
        const auto direction = direction_of(written.comparison.value_or(ast::Comparison::is));
        return in_place(each_with(values, subject, direction ? direction->words : "is", " or "), true,
                        written.around_before_last);
    }
    return value_among(subject, values, written.around_before_last, written.comparison == ast::Comparison::is_not);
}

std::string values_listed(const Written& written) {
    return value_among(or_dots(written.before_last), values_between(written.last + written.text),
                       written.around_before_last, false);
}

std::string teer(const Written& written) {
    const std::string code = or_dots(written.last);
    return code.ends_with(".teer") ? code : code + ".teer";
}

std::string of_teers(const Written& written) {
    std::string_view text = written.text;
    const bool negated = take_word(text, "not");
    std::vector<std::string> levels;
    for (const char byte : text) {
        if (text::is_digit(byte)) {
            levels.emplace_back(1, byte);
        }
    }
    return levels.size() > 1 ? value_among(teer(written), levels, written.around_last, negated)
                             : in_place(fmt::format("{} is {}{}", teer(written), negated ? "not " : "", levels.front()),
                                        false, written.around_last);
}

// ---------------------------------------------------------------- the largest and the smallest

std::string latest(const Written& written) {
    return is_largest(written) ? "latest" : "earliest";
}
std::string each_at_least(const Written& written) {
    return "(" + each_one(written, "is at least …", is_largest(written)) + ")";
}
std::string each_at_most(const Written& written) {
    return "(" + each_one(written, "is at most …", !is_largest(written)) + ")";
}

std::string each_compared(const Written& written) {
    const std::string_view rest = std::string_view(written.text).substr(written.text.find(')') + 1);
    if (!rest.empty()) {
        return largest_compared(written, rest);
    }
    const std::string subject = or_dots(written.last);
    const auto own = direction_of(written.comparison.value_or(ast::Comparison::is));
    if (!own) {
        return in_place("(" + is_the_largest(written, subject) + ")", false, written.around_last,
                        written.comparison == ast::Comparison::is_not);
    }
    return in_place("(" +
                        each_with(compared_ones(written), subject, own->words,
                                  own->upward == is_largest(written) ? " and " : " or ") +
                        ")",
                    false, written.around_last);
}

// ---------------------------------------------------------------- chapeaus, labels, numbers

std::string chapeau_meant(const Written& written) {
    std::vector<std::string> words = parts_of(written.text.substr(0, written.text.rfind(" of")), {" "});
    const std::string number = in_digits(words.back()).value_or(words.back());
    unsigned count = 0;
    std::from_chars(number.data(), number.data() + number.size(), count);
    words.pop_back();
    const std::string how = fmt::format("{}", fmt::join(words, " "));
    const auto is_one_of = [&](std::initializer_list<std::string_view> phrases) {
        return std::ranges::find(phrases, how) != phrases.end();
    };
    const auto no_more_than = [](unsigned most) {
        return most == 0
                   ? std::string("`none of`")
                   : fmt::format("`none of`, under it `at least {} of`, and the members deeper, under that", most + 1);
    };
    if (is_one_of({"more than"})) {
        return fmt::format("`at least {} of`", count + 1);
    }
    if (is_one_of({"no fewer than", "no less than", "not fewer than", "not less than"})) {
        return fmt::format("`at least {} of`", count);
    }
    if (is_one_of({"fewer than", "less than"})) {
        return no_more_than(count == 0 ? 0 : count - 1);
    }
    if (is_one_of({"exactly", "only", "just"})) {
        return fmt::format("`all of`, and under it `at least {} of` with the members, and {}", count,
                           no_more_than(count));
    }
    return no_more_than(count);
}

std::string letter(const Written& written) {
    constexpr unsigned letters = 26;
    unsigned number = 0;
    const std::size_t begin = std::min(written.text.find_first_of("0123456789"), written.text.size());
    std::from_chars(written.text.data() + begin, written.text.data() + written.text.size(), number);
    return number >= 1 && number <= letters ? std::string(1, static_cast<char>('a' + number - 1))
                                            : fmt::format("n{}", number);
}

std::string without_blanks(const Written& written) {
    std::string number = written.text;
    std::erase(number, ' ');
    return number;
}

}  // namespace chapeau::grammar
