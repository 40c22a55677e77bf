// Rows of messages with what was written put into their braces.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grammar/around.hpp"
#include "grammar/ast.hpp"

namespace chapeau::grammar {

/// What stands at a mistake, as it was written; blanks and line ends between words are one blank each.
struct Written {
    /// What the mistake matched.
    std::string text;
    /// The value or condition that was read before it, and the one before that; empty where there is none.
    std::string last;
    std::string before_last;
    /// What stands between the first of them and the mistake, with a blank after it; empty where nothing does.
    std::string gap;
    /// The innermost comparison whose right side is being read.
    std::optional<ast::Comparison> comparison;
    /// The comparison that was read last, where that was one: all of it, without what denies it, and its left side.
    std::string compared;
    std::string compared_alone;
    std::string subject;
    /// What stands around the mistake itself, and around each of these.
    Around around_text;
    Around around_last;
    Around around_before_last;
    Around around_compared;
    /// `count of … where …`, up to the mistake, whose condition is being read.
    std::string counted;
    /// The fact that `as of` names.
    std::string governs;
    /// The last member of the chain of `and` or `or` that was read before it.
    std::string last_member;
    /// `job in applicant.jobs`, of the innermost list that is gone through, and what chooses its entries.
    std::string ranged;
    std::string chosen;
    /// The name that is being declared.
    std::string declared;
    /// Whether it stands in the braces of a reason, and whether in a definition.
    bool in_reason = false;
    bool in_define = false;
};

/// The row with each placeholder put together from what was written:
///   {text}, {left}        the mistake itself, shortened; what stands on the left of it
///   {plain}, {condition}  the condition before it; the same fit to stand after `not`
///   {from_the_earlier}    `at least 6 months after x` as a comparison of days, counted from the earlier one
///   {within}              `within 30 days of x` likewise
///   {moved_day}           `6 months after x` as a day
///   {from_then}           `18 years ago` as a comparison with the day that governs
///   {number_in_digits}    a number or an amount without what sets thousands apart, each way to read it
///   {number_before}, {amount_before}   the number before the mistake; the same as an amount
///   {part_of_one}         so many per cent
///   {day_in_order}        a day in figures
///   {sign_in_words}       `>=` after `is`
///   {is_one_of}, {values_in}, {values_overlapped}, {more_overlapped}   several values, in braces after their subject
///   {phrase}              what stands before such values
///   {first_sign}, {within_quotes}   of a text in other quotes, or with a word before it
///   {branch_meant}        what a branch of `by` begins with
///   {in_square_brackets}   of the value of a fact
///   {quantifier}          `any job in`
///   {same}, {not}, {place}    what is left of the `not` before {left}; the same where it is denied once more; what it
///                         takes the place of, after {left} and before the closing quote
///   {between}             `between a and b` as two comparisons
///   {again}               `and less than 5` after a comparison, with its subject
///   {values_compared}, {values_listed}    `, b or c` after `is a` or `in a`
///   {teer}, {of_teers}    the level of {left}; the comparison with `TEER 0 or 1`
///   {chapeau}             `more than 1 of` over members
///   {counted}             a count or a sum with its condition
///   {limits}, {number_meant}  of a type; the limits with their own back quotes
///   {outcome_meant}       of a case, in other words
///   {letter}              for the number that a label has
///   {without_blanks}      a number
///   {in_plain_letters}    a name without its accents, or what letters it can have
///   {why_no_name}         what letter it has that names do not
///   {each_code}           the codes from the first to the last
///   {length}              what stands in parentheses
///   {days_of_weeks}       the days of so many weeks, and what they take the place of
///   {digits}              a number that is written out
///   {whole}               all of the mistake; likewise {without_plus}, {without_colon}, {without_commas},
///                         {amount_alone}, {with_slashes}, {without_with} with something taken out
///   {readings}            the two things that `a and b or c` can mean
///   {joined_members}, {every}, {at_least_of_list}, {extreme_alone}, {condition_after}   what these become, to the end
///                         of the line
///   {each_value}, {enum_lines}, {codes_line}   what stands on lines of its own
///   {declared}, {type_of_value}, {value}       of a definition on one line
///   {days_alone}, {not_outcome}                of tests
///   {denying}, {denied_condition}    `unless` or the like up to the condition, and the condition
///   {lesser_of_what}, {lesser_meant}    `the lesser of`, and what it becomes
///   {guard}, {outcome}    what stands after `if`, and after `then`
///   {first_word}              of the mistake
///   {last_word}               likewise
///   {day}                     a day with its month in words
///   {small}, {in_one_word}    in small letters; with `_` for blanks
///   {each_noc}                values from the first to the last
///   {conclusion}, {consequence}   what stands after `implies`; the same fit to stand after `or`
///   {cases}                   of a value that hangs on conditions, as one condition
///   {latest}, {each_compared}, {each_at_least}, {each_at_most}   what `max(a, b)` becomes
///   {overlap}, {one_of_these}, {values_included}   values after `include`, as one membership
///   {neither}, {is_neither}, {is_either}   the conditions, or values, one by one
[[nodiscard]] std::string filled(std::string_view row, const std::string& found, const Written& written);

/// At most `longest_quote` bytes of the first line of some words, fit for a terminal.
[[nodiscard]] std::string shortened(std::string_view words);

}  // namespace chapeau::grammar
