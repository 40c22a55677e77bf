// Each placeholder is one function of what was written, so that a row of a table can say exactly what to write, in the
// user's own names, and needs no code of its own. Where a piece cannot be had, `…` stands for it.
//
// What stands for comparisons is in filled_comparisons.cpp.
#include "grammar/filled.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "grammar/filled_codes.hpp"
#include "grammar/filled_comparisons.hpp"
#include "grammar/filled_lines.hpp"
#include "grammar/filled_names.hpp"
#include "grammar/filled_types.hpp"
#include "grammar/filled_values.hpp"
#include "grammar/habits.hpp"
#include "grammar/spans.hpp"
#include "interpreter/text/ascii.hpp"
#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

namespace {

/// Bytes of the user's own words that a message repeats at most.
constexpr std::size_t longest_quote = 40;
std::string left(const Written& written) {
    return or_dots(written.last);
}
std::string condition(const Written& written) {
    const std::string words = left(written);
    return words.starts_with("not ") ? "(" + words + ")" : bracketed(words);
}

// ---------------------------------------------------------------- names and numbers

std::string length(const Written& written) {
    const std::size_t begin = written.text.find_first_not_of("( ");
    const std::size_t end = written.text.find_last_not_of(") ");
    return begin == std::string::npos ? "…" : written.text.substr(begin, end - begin + 1);
}

std::string days_of_weeks(const Written& written) {
    constexpr int days_a_week = 7;
    constexpr int most_weeks = 100000;
    int number = 0;
    const char* const end = written.last.data() + written.last.size();
    const auto [stop, error] = std::from_chars(written.last.data(), end, number);
    return error == std::errc() && stop == end && number < most_weeks
               ? fmt::format("`{} days` in place of `{} {}`", number * days_a_week, written.last, written.text)
               : "seven days for each week";
}

std::string digits(const Written& written) {
    return in_digits(written.text).value_or("2");
}

// ---------------------------------------------------------------- neither and either

/// What stands between the joining words, `neither` or `either` in front left out.
std::vector<std::string> members_of(std::string_view text, std::string_view joining) {
    std::vector<std::string> members;
    text.remove_prefix(std::min(text.find(' ') + 1, text.size()));
    while (true) {
        const std::size_t at = text.find(joining);
        members.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return members;
        }
        text.remove_prefix(at + joining.size());
    }
}

std::string joined(const std::vector<std::string>& members, std::string_view with) {
    std::string text;
    for (const std::string& member : members) {
        text += (text.empty() ? "" : std::string(with)) + member;
    }
    return members.size() == 1 ? text + std::string(with) + "…" : text;
}

std::string neither(const Written& written) {
    return in_place("(" + joined(members_of(written.text, " nor "), " or ") + ")", false, written.around_text, true);
}
std::string either(const Written& written) {
    return in_place(joined(members_of(written.text, " or "), " or "), true, written.around_text);
}

std::string last_word(const Written& written) {
    return written.text.substr(written.text.rfind(' ') + 1);
}
/// `16 November 2022`, whatever the order of the first two.
std::string day(const Written& written) {
    unsigned month = 0;
    unsigned of_month = 0;
    unsigned year = 0;
    for (std::string_view rest = written.text; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        unsigned number = 0;
        std::from_chars(rest.data(), rest.data() + end, number);
        constexpr unsigned most_of_month = 31;
        (number == 0 ? month : number > most_of_month ? year : of_month) = number == 0 ? month_at(rest).number : number;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return month == 0 || of_month == 0 ? "2026-11-30" : fmt::format("{:04}-{:02}-{:02}", year, month, of_month);
}
std::string in_span(const Written& written) {
    const std::string numbers = years_as_numbers(left(written), written.text);
    return within_spans(left(written), written.text) + (numbers.empty() ? "" : "`, or of a number `" + numbers);
}
std::string written_small(const Written& written) {
    return text::in_small_letters(written.text);
}
std::string in_one_word(const Written& written) {
    std::string words = written.text;
    std::ranges::replace(words, ' ', '_');
    return words;
}
// ---------------------------------------------------------------- values after a membership

/// The values between commas and joining words.
std::vector<std::string> values_of(std::string text) {
    for (const std::string_view joining : {", or ", ", and ", " or ", " and ", " nor "}) {
        for (std::size_t at = text.find(joining); at != std::string::npos; at = text.find(joining)) {
            text.replace(at, joining.size(), ",");
        }
    }
    return arguments_of(text);
}
std::string overlap_of(const std::string& set, const std::string& values) {
    return fmt::format("{} overlap {{{}}}", set, fmt::join(values_of(values), ", "));
}
/// What stands before the values of `any of a, b`, `both a and b`, `neither a nor b`.
std::string how_many(const Written& written) {
    std::size_t length = first_word(written).size();
    for (const std::string_view word : {" least", " one", " any", " some", " of", " the", " following"}) {
        length += std::string_view(written.text).substr(length).starts_with(std::string(word) + " ") ? word.size() : 0;
    }
    return written.text.substr(0, length);
}
std::string values_after(const Written& written) {
    std::string values = written.text.substr(how_many(written).size() + 1);
    std::erase_if(values, [](char byte) { return byte == '{' || byte == '}'; });
    return values;
}
/// `neither a nor b`, `either a or b`, `any of {a, b}`.
std::string overlap(const Written& written) {
    return overlap_of(left(written), values_after(written));
}
std::string each_included_in(const std::string& set, const std::string& values) {
    std::string all;
    for (const std::string& value : values_of(values)) {
        all += fmt::format("{}{} include {}", all.empty() ? "" : " and ", set, value);
    }
    return all;
}
/// `all of {a, b}`, `both a and b`.
std::string each_included(const Written& written) {
    return bracketed(each_included_in(left(written), values_after(written)));
}
/// `, b or c` after `set include a`.
std::string values_included(const Written& written) {
    const std::string set = or_dots(written.before_last);
    const std::string values = written.last + written.text;
    const std::string any = "`" + overlap_of(set, values) + "`";
    const std::string all = "`" + each_included_in(set, values) + "`";
    if (written.text.find("or ") != std::string::npos) {
        return any;
    }
    return written.text.find("and ") != std::string::npos
               ? all
               : fmt::format("{} where one of them is enough, {} where all are needed", any, all);
}
/// `status is a or b`; `years is 2 or more`, which asks for one value and those beyond it.
std::string asked_of_values(const std::string& subject, const std::vector<std::string>& values, bool denied) {
    const Habit* const beyond = values.size() == 2 ? habit_of(HabitPlace::open_end, values.back()) : nullptr;
    if (beyond == nullptr) {
        return value_among(subject, values, {0, true, {}}, denied);
    }
    constexpr std::size_t digits_of_year = 4;
    const bool day = values.front().find('-') == digits_of_year;
    const bool up = beyond->help == "at least";
    const std::string_view words = day ? up ? "on or after" : "on or before" : beyond->help;
    return fmt::format("{}{} is {} {}", denied ? "not " : "", subject, words, values.front());
}

/// The last question before `or` or `and`, asked of its value and of those that stand alone after it.
std::string one_of_these(const Written& written) {
    const std::string words = written.last + (written.text == "and" ? "" : " " + written.text);
    constexpr auto operators = std::to_array<std::string_view>(
        {" includes ", " include ", " overlaps ", " overlap ", " is not ", " is ", " in "});
    std::size_t at = 0;
    std::string_view asked;
    for (const std::string_view each : operators) {
        const std::size_t found = words.rfind(each);
        if (found != std::string::npos && found > at) {
            at = found;
            asked = each;
        }
    }
    if (asked.empty()) {
        return "… in {…}";
    }
    const std::size_t begin = words.find_last_of(" (", at - 1) + 1;
    const std::string subject = words.substr(begin, at - begin);
    std::string values = words.substr(at + asked.size());
    std::erase_if(values, [](char byte) { return byte == '{' || byte == '}'; });
    const bool of_set =
        asked.find("include") != std::string_view::npos || asked.find("overlap") != std::string_view::npos;
    return of_set ? overlap_of(subject, values) : asked_of_values(subject, values_of(values), asked == " is not ");
}

struct Placeholder {
    std::string_view name;
    std::string (*value)(const Written&);
};
constexpr auto placeholders = std::to_array<Placeholder>({
    {"{text}", [](const Written& written) { return shortened(written.text); }},
    {"{left}", left},
    {"{plain}", left},
    {"{condition}", condition},
    {"{from_the_earlier}", from_the_earlier},
    {"{within}", within},
    {"{moved_day}", moved_day},
    {"{from_then}", from_then},
    {"{between}", between},
    {"{again}", again},
    {"{values_compared}", values_compared},
    {"{values_listed}", values_listed},
    {"{teer}", teer},
    {"{of_teers}", of_teers},
    {"{chapeau}", chapeau_meant},
    {"{counted}", [](const Written& written) { return or_dots(written.counted); }},
    {"{limits}", limits},
    {"{number_meant}", number_meant},
    {"{outcome_meant}", outcome_meant},
    {"{whole}", whole},
    {"{without_plus}", without_plus},
    {"{without_colon}", without_colon},
    {"{readings}", readings},
    {"{every}", every},
    {"{amount_alone}", amount_alone},
    {"{without_commas}", without_commas},
    {"{days_alone}", days_alone},
    {"{at_least_of_list}", at_least_of_list},
    {"{extreme_alone}", extreme_meant},
    {"{condition_after}", guards_meant},
    {"{with_slashes}", with_slashes},
    {"{joined_members}", joined_members},
    {"{each_value}", each_value},
    {"{enum_lines}", enum_lines},
    {"{codes_line}", codes_line},
    {"{declared}", declared_name},
    {"{type_of_value}", type_of_value},
    {"{value}", value_alone},
    {"{without_with}", without_with},
    {"{not_outcome}", not_outcome},
    {"{letter}", letter},
    {"{without_blanks}", without_blanks},
    {"{number_in_digits}", number_in_digits},
    {"{number_before}", number_before},
    {"{amount_before}", amount_before},
    {"{part_of_one}", part_of_one},
    {"{day_in_order}", day_in_order},
    {"{sign_in_words}", sign_in_words},
    {"{phrase}", phrase_of_values},
    {"{branch_meant}", branch_meant},
    {"{in_square_brackets}", in_square_brackets},
    {"{first_sign}", first_sign},
    {"{within_quotes}", within_quotes},
    {"{is_one_of}", one_of_values},
    {"{values_in}", values_in},
    {"{values_overlapped}", values_overlapped},
    {"{more_overlapped}", more_overlapped},
    {"{quantifier}", quantifier},
    {"{same}", same},
    {"{not}", denied},
    {"{place}", place},
    {"{in_plain_letters}", in_plain_letters},
    {"{why_no_name}", why_no_name},
    {"{each_code}", each_code},
    {"{length}", length},
    {"{days_of_weeks}", days_of_weeks},
    {"{digits}", digits},
    {"{guard}", guard},
    {"{denying}", denying},
    {"{denied_condition}", denied_condition},
    {"{lesser_of_what}", lesser_of_what},
    {"{lesser_meant}", lesser_meant},
    {"{outcome}", outcome},
    {"{first_word}", first_word},
    {"{last_word}", last_word},
    {"{day}", day},
    {"{in_span}", in_span},
    {"{small}", written_small},
    {"{in_one_word}", in_one_word},
    {"{each_noc}", each_noc},
    {"{conclusion}", conclusion},
    {"{consequence}", consequence},
    {"{cases}", cases},
    {"{latest}", latest},
    {"{each_at_least}", each_at_least},
    {"{each_at_most}", each_at_most},
    {"{each_compared}", each_compared},
    {"{how_many}", how_many},
    {"{overlap}", overlap},
    {"{each_included}", each_included},
    {"{values_included}", values_included},
    {"{one_of_these}", one_of_these},
    {"{neither}", neither},
    {"{either}", either},
    {"{is_neither}", is_neither},
    {"{is_either}", is_either},
});

void fill(std::string& words, std::string_view place, const std::string& with) {
    for (std::size_t at = words.find(place); at != std::string::npos; at = words.find(place, at + with.size())) {
        words.replace(at, place.size(), with);
    }
}

}  // namespace

std::string shortened(std::string_view words) {
    words = words.substr(0, words.find('\n'));
    if (words.size() <= longest_quote) {
        return text::printable(words);
    }
    std::size_t cut = longest_quote;
    while ((static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) {
        --cut;
    }
    return text::printable(words.substr(0, cut)) + "…";
}

std::string filled(std::string_view row, const std::string& found, const Written& written) {
    std::string words(row);
    // What was found goes in last: it may hold braces of its own.
    for (const Placeholder& each : placeholders) {
        if (words.find(each.name) != std::string::npos) {
            fill(words, each.name, each.value(written));
        }
    }
    fill(words, "{found}", found);
    return words;
}

}  // namespace chapeau::grammar
