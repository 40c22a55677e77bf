// Rows of messages with what was written put into their braces.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grammar/ast.hpp"

namespace chapeau::grammar {

/// What stands at a mistake, as it was written; blanks and line ends between words are one blank each.
struct Written {
    /// What the mistake matched.
    std::string text;
    /// The value or condition that was read before it, and the one before that; empty where there is none.
    std::string last;
    std::string before_last;
    /// The innermost comparison whose right side is being read.
    std::optional<ast::Comparison> comparison;
};

/// The row with each placeholder put together from what was written:
///   {text}, {left}        the mistake itself, shortened; what stands on the left of it
///   {plain}, {condition}  the condition before it; the same fit to stand after `not`
///   {from_the_earlier}    `at least 6 months after x` as a comparison of days, counted from the earlier one
///   {within}              `within 30 days of x` likewise
///   {in_plain_letters}    a name without its accents, or what letters it can have
///   {each_code}           the codes from the first to the last
///   {length}              what stands in parentheses
///   {weeks}               the days of so many weeks
///   {digits}              a number that is written out
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

/// A name with its accented letters replaced; nothing where a letter has none near it.
[[nodiscard]] std::optional<std::string> unaccented(std::string_view name);

}  // namespace chapeau::grammar
