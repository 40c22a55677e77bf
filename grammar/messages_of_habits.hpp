// The messages of what people write out of habit, from other languages, from spreadsheets and from the prose of
// documents: rows like those of messages.hpp, whose help is put together from what was written.
#pragma once

#include "grammar/messages.hpp"

namespace chapeau::grammar::rules {

template <>
inline constexpr Message message<declaration_within>{"CH0107", "a declaration begins in column 1",
                                                     "take away the blanks before `{text}`"};
template <>
inline constexpr Message message<comma_in_number>{"CH0125", "a number has no commas", "write {number_in_digits}"};
template <>
inline constexpr Message message<number_with_points>{"CH0125", "`{text}` could be so many thousands",
                                                     "write {number_in_digits}"};
template <one_of<amount_with_commas, amount_with_points> Rule>
inline constexpr Message message<Rule>{"CH0126", "an amount has one point at most, before cents, and no commas",
                                       "write {number_in_digits}"};
template <>
inline constexpr Message message<currency_after>{
    "CH0126", "an amount is written with `$` in front",
    "write `{amount_before}` in place of `{number_before} {text}`; all amounts are Canadian dollars"};
template <>
inline constexpr Message message<currency_before>{"CH0126", "an amount is written with `$` in front",
                                                  "write {number_in_digits}; all amounts are Canadian dollars"};
template <>
inline constexpr Message message<percentage>{"CH0127", "there are no percentages", "write `{part_of_one}`"};
template <>
inline constexpr Message message<codes_comma>{"CH0128", "codes stand without commas",
                                              "write ` {without_commas}` in place of `{whole}`"};
template <>
inline constexpr Message message<comma_at_end>{"CH0131", "a line does not end with a comma",
                                               "take the `,` away: each member and part stands on a line of its own"};
template <>
inline constexpr Message message<text_after>{"CH0131",
                                             "the condition could end here; the text {text} does not go on with it",
                                             "give a title on a line of its own: `title {text}`"};
template <>
inline constexpr Message message<sign_after_is>{"CH0134", "`is {text}` is not how it is written",
                                                "write `{sign_in_words}`"};
template <>
inline constexpr Message message<is_one_of>{"CH0134", "`is {phrase}` is not how it is written", "write `{is_one_of}`"};
template <>
inline constexpr Message message<is_not_one_of>{"CH0142", "`is {phrase}` is not how it is written",
                                                "write `{is_one_of}`"};
template <>
inline constexpr Message message<listed_otherwise>{"CH0152", "values after `in` stand in braces",
                                                   "write `{values_in}`"};
template <>
inline constexpr Message message<overlapped_otherwise>{"CH0152", "values after `overlaps` stand in braces",
                                                       "write `{values_overlapped}`"};
template <>
inline constexpr Message message<listed_loosely>{"CH0140", "commas stand between values in braces, and nothing else",
                                                 "write `{values_in}`"};
template <>
inline constexpr Message message<overlapped_loosely>{
    "CH0140", "commas stand between values in braces, and nothing else", "write `{values_overlapped}`"};
template <>
inline constexpr Message message<more_overlapped>{"CH0131", "`{text}`: values after `overlaps` stand in braces",
                                                  "write `{more_overlapped}`"};
template <>
inline constexpr Message message<date_in_quotes>{"CH0122", "a day stands without quotes, and without a word before it",
                                                 "write `{within_quotes}`"};
template <>
inline constexpr Message message<chapeau_within>{
    "CH0161", "`{left} of` stands at the beginning of a part or a member",
    "write these members as a clause of their own and its name here, or join their conditions with `and` or `or` in "
    "parentheses"};
template <>
inline constexpr Message message<branch_otherwise>{"CH0172", "`{text}` is not how a branch begins",
                                                   "write `{branch_meant}`"};
template <>
inline constexpr Message message<data_code>{"CH0128", "a code in a sample is its digits alone", "write `{last_word}`"};
template <>
inline constexpr Message message<data_length>{"CH0125", "a number of days in a sample is a number alone",
                                              "write `{days_alone}`"};
template <>
inline constexpr Message message<data_set>{"CH0180", "values in a sample stand in square brackets",
                                           "write `{in_square_brackets}`"};
template <>
inline constexpr Message message<is_on_day>{"CH0134", "`is on` is not how it is written",
                                            "write `is`, or `is on or before`, or `is on or after`"};
template <>
inline constexpr Message message<is_at_misspelt>{"CH0134", "`is {text}` is no comparison",
                                                 "write `is at least` or `is at most`"};
template <>
inline constexpr Message message<is_than_misspelt>{"CH0134", "`is {text}` is no comparison",
                                                   "write `is more than` or `is less than`"};
template <>
inline constexpr Message message<is_on_or_misspelt>{"CH0134", "`is {text}` is no comparison",
                                                    "write `is on or before` or `is on or after`"};
template <>
inline constexpr Message message<other_quantifier>{
    "CH0143", "`{first_word} … in` is not how the entries of a list are spoken of", "write {quantifier}"};
template <>
inline constexpr Message message<within_words>{"CH0134", "there is no `within`", "write `{within}`"};
template <one_of<is_in_span, was_in_span, in_span> Rule>
inline constexpr Message message<Rule>{"CH0134", "`{text}`: a day lies between two days", "write `{in_span}`"};
template <>
inline constexpr Message message<per_unit>{"CH0126", "an amount has no `{text}`",
                                           "take `{text}` away: both sides of a comparison are for the same time"};
template <>
inline constexpr Message message<distance>{"CH0134", "`{text}` does not go on with a comparison",
                                           "compare the days themselves: `{from_the_earlier}`"};
template <>
inline constexpr Message message<distance_alone>{"CH0131", "`{text}` does not go on with a length of time",
                                                 "write the day first: `{moved_day}`"};
template <>
inline constexpr Message message<length_ago>{"CH0134", "`{text}` does not go on with a comparison",
                                             "compare with the day that governs: `{from_then}`"};
template <>
inline constexpr Message message<between_words>{"CH0134", "`between` leaves open whether its ends belong to it",
                                                "write `{between}`"};
template <>
inline constexpr Message message<compared_again>{"CH0131", "`{text}` does not say what is compared", "write `{again}`"};
template <>
inline constexpr Message message<more_compared>{"CH0131", "`{text}`: a comparison is with one value",
                                                "write `{values_compared}`"};
template <>
inline constexpr Message message<more_listed>{"CH0131", "`{text}`: values after `in` stand in braces",
                                              "write `{values_listed}`"};
template <>
inline constexpr Message message<count_compared>{
    "CH0141", "one comparison follows another",
    "to compare the count or the sum, close it first: `({counted}) {text}`"};
template <>
inline constexpr Message message<is_teer>{"CH0134", "a code is not a level, and a level is a number alone",
                                          "write `{of_teers}`"};
template <one_of<number_with_blanks, amount_with_blanks> Rule>
inline constexpr Message message<Rule>{"CH0125", "a number has no blanks", "write `{without_blanks}`"};
template <>
inline constexpr Message message<counted_chapeau>{"CH0162", "`{text}` combines no members", "write {chapeau}"};
template <one_of<label_of_digits, label_numbered> Rule>
inline constexpr Message message<Rule>{"CH0159", "a label is a name in parentheses, not `{text}`",
                                       "write `({letter})` in its place: a name begins with a letter"};
template <>
inline constexpr Message message<is_neither>{"CH0134", "there is no `neither`", "write `{is_neither}`"};
template <>
inline constexpr Message message<is_either>{"CH0134", "there is no `either`", "write `{is_either}`"};
template <>
inline constexpr Message message<neither_words>{"CH0136", "there is no `neither`", "write `{neither}`"};
template <>
inline constexpr Message message<if_words>{
    "CH0136", "there is no `if`",
    "write `applies when {guard}` and `met when {outcome}`, each on a line of its own; of two values, write two "
    "clauses "
    "or members in their place, one that `applies when {guard}`, one that `applies when not ({guard})`"};
template <one_of<comparator_in_capitals, comparison_in_capitals, part_in_capitals> Rule>
inline constexpr Message message<Rule>{"CH0135", "words of the language are written small, not as `{text}`",
                                       "write `{small}`"};
template <>
inline constexpr Message message<more_of_name>{"CH0131", "`{left} {text}`: a value is one word",
                                               "write `{left}_{in_one_word}`, of which the code is told then"};
template <>
inline constexpr Message message<entry_of_words>{"CH0110", "`{text}`: an entry is one word",
                                                 "write `{in_one_word}`, of which the code is told then"};
template <one_of<noc_range, codes_in_braces> Rule>
inline constexpr Message message<Rule>{"CH0128", "`{text}`: codes are written one by one, each with its edition",
                                       "write each code that the document names, as in `{each_noc}`"};
template <>
inline constexpr Message message<noc_without_edition>{"CH0128", "`{text}` is a code without its edition",
                                                      "write `NOC 2021 {last_word}`"};
template <>
inline constexpr Message message<possessive>{"CH0129", "`{left}{text}` is not how a field is named",
                                             "write `{left}.{last_word}`"};
template <>
inline constexpr Message message<article>{"CH0131", "a value stands without an article", "take `{text}` away"};
template <>
inline constexpr Message message<at_least_in>{
    "CH0143", "`at least … in` is not how the entries of a list are spoken of", "write `{at_least_of_list}`"};
template <>
inline constexpr Message message<included_any>{"CH0134", "there is no `{how_many}` after `include`",
                                               "write `{overlap}`"};
template <>
inline constexpr Message message<included_all>{"CH0134", "there is no `{how_many}` after `include`",
                                               "write `{each_included}`"};
template <>
inline constexpr Message message<comma_and_at_end>{"CH0131", "`{text}` joins nothing", "take `{text}` away"};
template <>
inline constexpr Message message<comma_or_at_end>{
    "CH0131", "`{text}` joins nothing", "take `{text}` away; members of which one is enough stand below `any of`"};
template <>
inline constexpr Message message<day_in_words>{"CH0122", "`{text}` is not how a day is written", "write `{day}`"};
template <>
inline constexpr Message message<yes_or_no>{"CH0168", "`{text}` is not a type", "write `yes/no`"};
template <>
inline constexpr Message message<optional_type>{"CH0168", "`{text}` is not a type",
                                                "take `{text}` away: whatever a record does not give is not known"};
template <>
inline constexpr Message message<unit_after_type>{"CH0110", "nothing in parentheses stands after a type",
                                                  "say it in the title, as in `\"{length}\"`"};
template <>
inline constexpr Message message<fixed_first>{"CH0110", "`fixed` stands behind the title",
                                              "write `fixed` at the end of the line"};
template <>
inline constexpr Message message<evidence_first>{"CH0110", "`{text}` stands behind the title",
                                                 "write `{text}` right behind the title"};
template <>
inline constexpr Message message<and_at_end>{
    "CH0130", "the line ends with `and`, and no deeper line goes on with it",
    "where the line is one of the members of `all of`, take `and` away; under `any of` the two disagree, since there "
    "one member is enough; elsewhere move the next line deeper than this one"};
template <>
inline constexpr Message message<or_at_end>{
    "CH0130", "the line ends with `or`, and no deeper line goes on with it",
    "where the line is one of the members of `any of`, take `or` away; under `all of` the two disagree: write `any of` "
    "for it, if one member is enough; elsewhere move the next line deeper than this one"};
template <>
inline constexpr Message message<and_in_front>{
    "CH0165", "a member begins with `and`",
    "under `all of` take `and` away; under `any of` the two disagree, since there one member is enough; elsewhere move "
    "the line deeper, so that it goes on with the one above"};
template <>
inline constexpr Message message<or_in_front>{"CH0165", "a member begins with `or`",
                                              "under `any of` take `or` away; under `all of` the two disagree: write "
                                              "`any of` for it, if one member is enough; "
                                              "elsewhere move the line deeper, so that it goes on with the one above"};
template <>
inline constexpr Message message<label_with_point>{"CH0159", "a label is a name in parentheses, not `{text}`",
                                                   "write `({first_word})` in its place"};
template <>
inline constexpr Message message<otherwise_part>{
    "CH0136", "there is no `{text}`",
    "write `met when all of`, and under it each case as a member that begins with a label such as `(first)`: one that "
    "`applies when` its condition, and one that `applies when not` that condition"};
template <>
inline constexpr Message message<value_if>{"CH0136", "there is no `if`",
                                           "a definition has one value: take it away, and where a clause would compare "
                                           "it write `{cases}`, with the comparison "
                                           "in place of each `…`"};
template <>
inline constexpr Message message<implies_words>{
    "CH0136", "there is no `{first_word}`",
    "write `not {condition} or {consequence}`; where the first says whether the clause counts at all, write `applies "
    "when {plain}` and `met when {conclusion}`, each on a line of its own"};
template <one_of<extreme_compared, compared_extreme> Rule>
inline constexpr Message message<Rule>{
    "CH0136", "there is no `{first_word}(…)`",
    "write `{each_compared}`; of days `the {latest} of` will do too, each on a deeper line of its own"};
template <>
inline constexpr Message message<extreme_alone>{"CH0136", "there is no `{first_word}(…)`", "{extreme_alone}"};
template <>
inline constexpr Message message<lesser_of>{"CH0148", "there is no `{lesser_of_what}`", "{lesser_meant}"};
template <>
inline constexpr Message message<path_after_article>{"CH0148", "a fact is named without an article", "take `the` away"};
template <>
inline constexpr Message message<name_after_article>{
    "CH0148", "a fact is named without an article, and `the {text}` names none",
    "write its name as it is declared, in one word or with points between, as in `applicant.born_on`"};
template <>
inline constexpr Message message<more_included>{
    "CH0131", "the condition could end here; `{text}` does not go on with it", "write {values_included}"};
template <>
inline constexpr Message message<included_neither>{"CH0134", "there is no `neither`", "write `not {overlap}`"};
template <>
inline constexpr Message message<included_either>{"CH0134", "there is no `either`", "write `{overlap}`"};
template <one_of<value_after_and, and_after_value> Rule>
inline constexpr Message message<Rule>{
    "CH0132", "`and` and `or` are mixed, and it could be read in two ways",
    "of values write `{one_of_these}`; of conditions say which belongs together with ( ), as in `(a and b) or c`"};
template <>
inline constexpr Message message<condition_after>{"CH0136", "no condition hangs on another by `if` or `when`",
                                                  "{condition_after}"};
template <>
inline constexpr Message message<either_words>{"CH0136", "there is no `either`", "write `{either}`"};
template <>
inline constexpr Message message<function_call>{
    "CH0136", "there is no `{text}…)`, nor any other function",
    "say it in words; what is worked out more than once gets a name with `define`"};
template <>
inline constexpr Message message<number_written_out>{"CH0125", "numbers are written in digits", "write `{digits}`"};
template <>
inline constexpr Message message<length_in_parentheses>{
    "CH0131", "the length is said twice",
    "write one of the two: `{length}` alone is a number of days, and so is `2 years of 365 days`"};
template <>
inline constexpr Message message<full_stop>{"CH0131", "no line ends with a full stop", "take the `.` away"};
template <>
inline constexpr Message message<accented_name>{"CH0114", "`{text}` is not a name: {why_no_name}",
                                                "write {in_plain_letters}; a title may have accents"};
template <>
inline constexpr Message message<code_range>{"CH0128", "`{text}`: codes are written one by one",
                                             "write each code that the document names, as in `{each_code}`"};
template <>
inline constexpr Message message<second_cited>{"CH0110", "one passage stands on a line",
                                               "take `{text}` away, and write `cites {text}` in a clause or a lettered "
                                               "member of its own; what is granted may have several, one a line"};
template <>
inline constexpr Message message<second_seen>{"CH0110", "one passage stands on a line",
                                              "take `{text}` away, and write `see {text}` on a line of its own"};
template <>
inline constexpr Message message<equals_yes>{"CH0133", "a yes/no fact alone is a condition, without `{text}`",
                                             "take `{text}` away"};
template <>
inline constexpr Message message<equals_no>{"CH0133", "conditions are written in words, not with `{text}`",
                                            "write `{not}{left}{place}`"};
template <one_of<clause_of_words, decision_of_words, defined_of_words, list_of_words, declared_of_words> Rule>
inline constexpr Message message<Rule>{"CH0114", "`{text}` is not a name: a name is one word",
                                       "write `{in_one_word}` in its place"};
template <>
inline constexpr Message message<field_of_words>{"CH0114", "`{text}` is not a name: a name is one word",
                                                 "write `{in_one_word}` in its place"};
template <>
inline constexpr Message message<facts_of_words>{"CH0114", "`{text}` is not a name: a name is one word",
                                                 "write `{in_one_word}` in its place; where `{last_word}` is a record "
                                                 "type, it stands behind the name of a fact, on a "
                                                 "deeper line below `facts` and the name of a group"};
template <>
inline constexpr Message message<title_of_define>{"CH0110", "the title of a definition stands on a line of its own",
                                                  "write `title {whole}` on a deeper line"};
template <>
inline constexpr Message message<label_bare>{"CH0159", "a label is a name in parentheses, not `{text}`",
                                             "write `({text})` before the title"};
template <>
inline constexpr Message message<conflict>{
    "CH0195", "two versions of these lines were not brought together",
    "keep the lines of one version and take away the other with the lines of `<<<<<<<`, `=======` and `>>>>>>>`"};
template <>
inline constexpr Message message<unless_part>{"CH0136", "there is no `unless`", "write `except when` in its place"};
template <>
inline constexpr Message message<label_glued>{"CH0159", "the label needs a blank after it",
                                              "write `{text}`, a blank, then the title or the condition"};
template <>
inline constexpr Message message<label_colon>{
    "CH0159", "a label has no colon",
    "write the name in parentheses and a blank, as in `(level) \"Occupation at the level\"`"};
template <>
inline constexpr Message message<label_unopened>{"CH0159", "a label is a name in parentheses, not `{text}`",
                                                 "write `({first_word})` in its place"};
template <>
inline constexpr Message message<chapeau_colon>{"CH0161", "the words that combine members have no colon",
                                                "take the `:` away; the members stand on deeper lines"};
template <>
inline constexpr Message message<wrong_chapeau>{"CH0162", "`{text}` combines no members",
                                                "write `all of`, `any of`, `none of` or `at least 2 of`"};
template <>
inline constexpr Message message<is_other_words>{"CH0178", "`is {text}` is not an outcome", "write `{outcome_meant}`"};
template <>
inline constexpr Message message<other_outcome>{"CH0178", "`{text}` is not an outcome", "write `{outcome_meant}`"};
template <>
inline constexpr Message message<other_limits>{"CH0170", "`{text}` is not how limits are written", "write {limits}"};
template <>
inline constexpr Message message<kind_of_number>{"CH0168", "`{text}` is not a type", "write `{number_meant}`"};
template <>
inline constexpr Message message<met_unless>{"CH0153", "there is no `met {denying}`",
                                             "write `met when not ({denied_condition})`"};
template <>
inline constexpr Message message<applies_unless>{"CH0153", "there is no `applies {denying}`",
                                                 "write `applies when not ({denied_condition})`"};
template <>
inline constexpr Message message<deemed_unless>{"CH0153", "there is no `deemed met {denying}`",
                                                "write `deemed met when not ({denied_condition})`"};
template <>
inline constexpr Message message<except_unless>{"CH0153", "there is no `except {denying}`",
                                                "write `except when not ({denied_condition})`"};
template <>
inline constexpr Message message<approve_unless>{"CH0153", "there is no `approve {denying}`",
                                                 "write `approve when not ({denied_condition})`"};
template <>
inline constexpr Message message<denied_below>{"CH0153", "`{text}` does not stand in the place of `when`",
                                               "write `when not (` in its place, and `)` behind all of the condition; "
                                               "over members, `when none of` for `{text} any "
                                               "of`"};
template <>
inline constexpr Message message<fails_on>{"CH0153", "there is no `fails {text}`",
                                           "write `except when` in place of `fails {text}`"};
template <>
inline constexpr Message message<fails_or_never_unless>{
    "CH0153", "`{text}` does not stand in the place of `when`",
    "begin with `met when`, and say the condition under which the clause is met"};
template <>
inline constexpr Message message<not_unless>{"CH0153", "`{text}` denies twice",
                                             "say with `when` what the condition is, and with `not` what must not be"};
template <>
inline constexpr Message message<not_applying>{"CH0153", "there is no `{denying}`",
                                               "write `applies when not ({denied_condition})`"};
template <>
inline constexpr Message message<not_applying_below>{"CH0153", "there is no `{text}`",
                                                     "write `applies when not (` in its place, and `)` behind all of "
                                                     "the condition; over members, `applies when none of` "
                                                     "for `{text} any of`"};
template <>
inline constexpr Message message<not_applying_unless>{"CH0153", "there is no `{text}`", "write `applies when`"};
template <>
inline constexpr Message message<deemed_not>{"CH0153", "nothing is `deemed not met`: it is excepted",
                                             "write `except when` in place of `deemed {text}`"};
template <>
inline constexpr Message message<deemed_not_unless>{
    "CH0153", "nothing is `deemed not met`: it is excepted",
    "begin with `except when`, and say the condition under which the clause is not met"};
template <>
inline constexpr Message message<title_in_list>{"CH0110", "the title of a list stands on the line of its name",
                                                "write it after the type, as in `list judges of noc \"judges\"`"};
template <>
inline constexpr Message message<translated_end>{
    "CH0110", "the line should end before {found}",
    "put the title in double quotes, as in `professional.degree \"Diplôme\"`"};

// ---------------------------------------------------------------- lines that lack something, or hold too much

template <>
inline constexpr Message message<is_from_to>{"CH0134", "`from … to` leaves open whether its ends belong to it",
                                             "write `{between}`"};
template <>
inline constexpr Message message<is_from>{"CH0134", "`is {text}` is not how it is written", "take `{text}` away"};
template <>
inline constexpr Message message<is_with_plus>{"CH0134", "`is {text}` is not how it is written",
                                               "write `is at least {without_plus}`"};
template <>
inline constexpr Message message<question_mark>{"CH0131", "no line ends with a question mark", "take the `?` away"};
template <>
inline constexpr Message message<comma_between>{
    "CH0131", "`{text}` joins no conditions",
    "write `and` in its place where both must hold, `or` where one is enough"};
template <>
inline constexpr Message message<next_condition>{
    "CH0131", "the condition could end above this line; this one does not go on with it",
    "write `all of` at the end of the line that these stand below, `any of` where one is enough"};
template <>
inline constexpr Message message<path_with_blanks>{"CH0129", "a path has no blanks", "write `{without_blanks}`"};
template <>
inline constexpr Message message<noc_with_colon>{"CH0128", "a code has no colon before it", "write `{without_colon}`"};
template <>
inline constexpr Message message<count_of_list>{"CH0143", "entries are counted under a name",
                                                "write `(count of x in {text})` in place of `count of {text}`"};
template <one_of<bare_text, bare_title, bare_file> Rule>
inline constexpr Message message<Rule>{"CH0117", "a text in quotes is expected, not `{text}`", "write `\"{whole}\"`"};
template <>
inline constexpr Message message<part_on_head_line>{"CH0110", "a part stands on a line of its own",
                                                    "write `{whole}` on a deeper line"};
template <>
inline constexpr Message message<passage_of_words>{"CH0163", "`{text}` is no passage", "write `{with_slashes}`"};
template <>
inline constexpr Message message<combined_on_line>{"CH0161", "members stand on lines of their own",
                                                   "write `{joined_members}`, or each on a deeper line of its own"};
template <>
inline constexpr Message message<condition_alone>{"CH0113", "a condition is not a part of a clause",
                                                  "write `met when {whole}`"};
template <>
inline constexpr Message message<keyword_before_type>{"CH0168", "a type is its name alone", "take `{text}` away"};
template <>
inline constexpr Message message<value_of_words>{"CH0110", "`{text}`: a value is one word",
                                                 "write `{in_one_word} \"{whole}\"`"};
template <one_of<enum_values_on_line, entries_on_line> Rule>
inline constexpr Message message<Rule>{"CH0110", "values stand on lines of their own",
                                       "write {each_value}, one a line, without commas"};
template <>
inline constexpr Message message<values_on_line>{"CH0110", "the values of an enum stand below its name",
                                                 "write {enum_lines}"};
template <>
inline constexpr Message message<codes_otherwise>{"CH0128", "codes stand after their edition and a colon",
                                                  "write `{codes_line}`"};
template <>
inline constexpr Message message<bare_entry>{"CH0110",
                                             "`{text}` is no entry: a name is one word, and a text stands in quotes",
                                             "write `\"{whole}\"`, or in a list of values `{in_one_word}`"};
template <>
inline constexpr Message message<list_with_colon>{"CH0169", "`of` is expected, not `:`",
                                                  "write `of {last_word}` in place of `{whole}`"};
template <>
inline constexpr Message message<value_for_type>{
    "CH0171", "a definition names its type before its value",
    "write `define {declared} : {type_of_value}`, and `= {value}` on a deeper line"};
template <>
inline constexpr Message message<type_without_colon>{"CH0171", "a colon stands before the type", "write `: {text}`"};
template <>
inline constexpr Message message<value_on_head_line>{"CH0110", "the value of a definition stands on a line of its own",
                                                     "write `= {value}` on a deeper line"};
template <>
inline constexpr Message message<value_without_sign>{"CH0113", "a value begins with `=`", "write `= {whole}`"};
template <>
inline constexpr Message message<otherwise_in_define>{
    "CH0113", "`{first_word}` is not a part of a definition",
    "write the values that are left in its place, as one more branch at the column of the others"};
template <>
inline constexpr Message message<data_with_commas>{"CH0125", "a number has no commas", "write {number_in_digits}"};
template <>
inline constexpr Message message<sample_in_case>{"CH0113", "a case is given a sample", "write `given`"};
template <>
inline constexpr Message message<change_on_line>{"CH0110", "a change stands on a line of its own",
                                                 "write `{without_with}` on a deeper line"};
template <>
inline constexpr Message message<outcome_on_line>{"CH0110", "what is expected stands on lines of its own",
                                                  "write `{whole}` on a deeper line"};
template <>
inline constexpr Message message<is_not_outcome>{"CH0178", "`is {text}` is not an outcome", "write `{not_outcome}`"};
template <>
inline constexpr Message message<bare_outcome>{"CH0178", "`{text}` needs an `is` before it", "write `is {text}`"};

// ---------------------------------------------------------------- signs that are none

/// What stands for something else elsewhere, or cannot be seen; looked for where a rule is at a loss.
struct ForeignSign {
    std::string_view sign;
    Message message;
};
inline constexpr auto foreign_signs = std::to_array<ForeignSign>({
    {"\u00A0", {"CH0187", "a no-break space (U+00A0) stands here", "replace it by a blank, wherever it stands"}},
    {"\u202F", {"CH0187", "a narrow no-break space (U+202F) stands here", "replace it by a blank, wherever it stands"}},
    {"\u2007", {"CH0187", "a figure space (U+2007) stands here", "replace it by a blank, wherever it stands"}},
    {"\u2009", {"CH0187", "a thin space (U+2009) stands here", "replace it by a blank, wherever it stands"}},
    {"\u3000", {"CH0187", "an ideographic space (U+3000) stands here", "replace it by a blank, wherever it stands"}},
    {"×", {"CH0188", "`×` is no sign of the language", "multiply with `*`"}},
    {"÷", {"CH0188", "`÷` is no sign of the language", "divide with `/`"}},
    {"−", {"CH0188", "`−` is no sign of the language", "subtract with a plain hyphen, `-`"}},
    {"–",
     {"CH0188", "`–` is no sign of the language", "subtract with a plain hyphen, `-`; name a period with two days"}},
    {"—", {"CH0188", "`—` is no sign of the language", "subtract with a plain hyphen, `-`; a comment begins with `#`"}},
    {"…", {"CH0188", "`…` is no sign of the language", "write out what it stands for"}},
    {"€", {"CH0188", "`€` is no sign of the language", "amounts are in Canadian dollars, as in `$20.00`"}},
    {"£", {"CH0188", "`£` is no sign of the language", "amounts are in Canadian dollars, as in `$20.00`"}},
    {"//", {"CH0188", "`//` is no sign of the language", "begin a comment with `#`"}},
    {"/*", {"CH0188", "`/*` is no sign of the language", "begin a comment with `#`, on each of its lines"}},
    {"--", {"CH0188", "`--` is no sign of the language", "begin a comment with `#`"}},
    {";", {"CH0188", "`;` is no sign of the language", "take the `;` away: a part ends with its line"}},
});

template <>
inline constexpr Message message<bullet>{"CH0186", "members stand without bullets",
                                         "take `{text}` away; members stand one a line, at one column"};
template <>
inline constexpr Message message<empty_text>{"CH0190", "this text is empty",
                                             "write what it is to say, or leave it out altogether"};
template <>
inline constexpr Message message<slashes>{"CH0188", "`//` is no sign of the language", "begin a comment with `#`"};
template <>
inline constexpr Message message<day_before_and_more>{
    "CH0189", "this could be the day before the sum, or the sum with the day before",
    "say which with ( ), as in `the day before (… {text})` or `(the day before …) {text}`"};
}  // namespace chapeau::grammar::rules
