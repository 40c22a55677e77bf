// Every message about syntax, in one table: rule, code, what is wrong, what to do.
//
// A row belongs to rules that must match, or to one that matches what people write by mistake. `{found}` is what stands
// there instead (a word in back quotes, `the end of the line`), `{text}` exactly what a mistake matched. Codes are
// stable: a code is never used again for something else. What each means at length is in the catalogue. The rows of
// what people write out of habit are in messages_of_habits.hpp.
#pragma once

#include <concepts>

#include "grammar/mistake.hpp"
#include "grammar/raised.hpp"

namespace chapeau::grammar::rules {

/// The words that a mistyped one could have been, for the rows that suggest the nearest.
namespace meant {

inline constexpr auto after_expression =
    std::to_array<std::string_view>({"and",       "or",  "is",     "in",     "includes", "overlaps", "where",
                                     "satisfies", "for", "title",  "cites",  "see",      "reason",   "interpretation",
                                     "applies",   "met", "deemed", "except", "fails",    "until",    "from"});
inline constexpr auto declarations =
    std::to_array<std::string_view>({"policy", "enum", "ordered enum", "record", "facts", "list", "define", "clause",
                                     "decision", "sample", "case", "translation"});
inline constexpr auto clause_parts =
    std::to_array<std::string_view>({"title", "cites", "see", "interpretation", "applies", "met", "never", "deemed",
                                     "except", "fails", "reason", "until", "from"});
inline constexpr auto decision_parts = std::to_array<std::string_view>(
    {"title", "cites", "see", "interpretation", "applies", "approve", "deemed", "except", "fails", "reason", "grants"});
inline constexpr auto policy_parts =
    std::to_array<std::string_view>({"title", "authority", "source", "as", "dates", "decides"});
inline constexpr auto define_parts =
    std::to_array<std::string_view>({"title", "see", "interpretation", "dates", "until", "from", "by"});
inline constexpr auto grant_parts = std::to_array<std::string_view>({"title", "cites", "see", "interpretation"});
inline constexpr auto case_parts = std::to_array<std::string_view>({"given", "expect"});
inline constexpr auto outcomes = std::to_array<std::string_view>({"passes", "fails", "does", "is"});
inline constexpr auto translated_parts = std::to_array<std::string_view>({"reason", "interpretation"});

}  // namespace meant

template <typename Rule, typename... Rules>
concept one_of = (std::same_as<Rule, Rules> || ...);

// ---------------------------------------------------------------- files

template <>
inline constexpr Message message<not_utf8>{
    "CH0101", "this is not UTF-8 text",
    "save the file as UTF-8 text; in an editor this is often under `Save with encoding`"};
template <>
inline constexpr Message message<file_too_large>{"CH0102", "the file is larger than 16 MiB",
                                                 "split it; all files of a policy folder are read as one"};
template <>
inline constexpr Message message<file>{"CH0103", "too many mistakes; the rest of the file was not read",
                                       "mend the mistakes above first"};

template <>
inline constexpr Message message<unsafe_character>{
    "CH0198", "here stands {found}, which cannot be seen or turns its line round",
    "delete it; if these words were copied from elsewhere, type them again"};
template <>
inline constexpr Message message<mixed_alphabets>{"CH0199", "`{text}` mixes alphabets: here stands {found}",
                                                  "type the whole word again on one keyboard"};

// ---------------------------------------------------------------- layout

template <>
inline constexpr Message message<tab_in_indentation>{"CH0104", "the indentation has a tab",
                                                     "indent every line with blanks only; two for each step are usual"};
template <>
inline constexpr Message message<indented_too_deep>{"CH0105", "this line stands deeper than the lines of its block",
                                                    "move it to the column of the lines above that it belongs with"};
template <>
inline constexpr Message message<indented_too_little>{
    "CH0106", "this line stands in no block: it is less deep than the lines above and deeper than what holds them",
    "move it to the column of the lines that it belongs with"};
template <>
inline constexpr Message message<declaration_indented>{
    "CH0107", "a declaration begins in column 1",
    "take away the blanks before {found}, or indent it under the line that it belongs to"};
template <>
inline constexpr Message message<policy_body>{"CH0108", "nothing stands under the policy",
                                              "give it a `title` and `as of` on deeper lines"};
template <>
inline constexpr Message message<enum_body>{"CH0108", "the enum has no values",
                                            "write one value a line below, indented"};
template <>
inline constexpr Message message<record_body>{"CH0108", "the record has no fields",
                                              "write one field a line below, indented: a name, then its type"};
template <>
inline constexpr Message message<facts_body>{"CH0108", "no facts stand under their name",
                                             "write one fact a line below, indented: a name, then its type"};
template <>
inline constexpr Message message<list_body>{"CH0108", "the list has nothing in it",
                                            "write one entry a line below, indented"};
template <>
inline constexpr Message message<define_body>{"CH0108", "the definition says no value",
                                              "write `= ` and the value on a line below, indented"};
template <>
inline constexpr Message message<clause_body>{"CH0108", "the clause says nothing",
                                              "say on deeper lines when it is met, or `never met`"};
template <>
inline constexpr Message message<decision_body>{"CH0108", "the decision says nothing",
                                                "say on a deeper line what to `approve when`"};
template <one_of<members, mixed_lines> Rule>
inline constexpr Message message<Rule>{"CH0108", "no members stand below",
                                       "write the members on deeper lines, one a line, at one column"};
template <>
inline constexpr Message message<extreme_members>{"CH0108", "nothing stands below to choose from",
                                                  "write the members on deeper lines, one a line, at one column"};
template <>
inline constexpr Message message<grant_lines>{
    "CH0108", "nothing is granted", "write what is granted on deeper lines, such as `valid_until = offer.ends_on`"};
template <>
inline constexpr Message message<branches>{"CH0108", "no branches stand below",
                                           "write a branch for each value on deeper lines, such as `week: pay / 7`"};
template <>
inline constexpr Message message<expectations>{"CH0108", "nothing is expected",
                                               "write what is expected on deeper lines, such as `t52 is approved`"};
template <>
inline constexpr Message message<case_body>{"CH0108", "the case says nothing",
                                            "write `given` and a sample, then `expect`, on deeper lines"};
template <>
inline constexpr Message message<translation_body>{"CH0108", "nothing is translated",
                                                   "write a name and its title a line, on deeper lines"};
template <>
inline constexpr Message message<nested_too_deep>{
    "CH0109", "more than 64 things inside each other",
    "give an inner part a name with `define` or `clause` and write the name here"};
template <>
inline constexpr Message message<line_end>{"CH0110", "the line should end before {found}",
                                           "write each part on a line of its own; a comment begins with `#`"};
template <>
inline constexpr Message message<define_end>{"CH0110", "the line should end before {found}",
                                             "write the value on a deeper line that begins with `=`"};
template <>
inline constexpr Message message<head_end>{"CH0110", "the line should end before {found}",
                                           "put a title in double quotes, and the parts on deeper lines, one a line"};

// ---------------------------------------------------------------- declarations and their parts

template <>
inline constexpr Message message<declaration>{
    "CH0111", "{found} begins no declaration",
    "begin with one of policy, enum, record, facts, list, define, clause, decision, sample, case, translation",
    meant::declarations};
template <>
inline constexpr Message message<stray_part>{"CH0112", "{found} begins a part, and a part stands under its declaration",
                                             "indent this line under the clause or decision that it belongs to"};
template <>
inline constexpr Message message<clause_part>{
    "CH0113", "{found} is not a part of a clause",
    "the parts are title, cites, see, interpretation, applies when, met "
    "when, never met, deemed met when, except when, fails when none applies, reason",
    meant::clause_parts};
template <>
inline constexpr Message message<decision_part>{
    "CH0113", "{found} is not a part of a decision",
    "the parts are title, cites, see, interpretation, applies when, approve when, except when, fails when "
    "none applies, reason, grants",
    meant::decision_parts};
template <>
inline constexpr Message message<policy_part>{"CH0113", "{found} is not a part of a policy",
                                              "the parts are title, authority, source, as of, dates, decides",
                                              meant::policy_parts};
template <>
inline constexpr Message message<define_part>{"CH0113", "{found} is not a part of a definition",
                                              "the parts are title, see, interpretation, dates, and `= value`, `until "
                                              "day: value`, `from day: value` or `by value`",
                                              meant::define_parts};
template <>
inline constexpr Message message<grant_part>{"CH0113", "{found} is not a part of what is granted",
                                             "the parts are title, cites, see, interpretation", meant::grant_parts};
template <>
inline constexpr Message message<case_part>{"CH0113", "{found} is not a part of a case",
                                            "the parts are given and expect", meant::case_parts};
template <>
inline constexpr Message message<translated_part>{
    "CH0113", "{found} is not a part of a translation",
    "the parts are reason and interpretation; the title stands after the name", meant::translated_parts};
template <>
inline constexpr Message message<bad_name>{
    "CH0114", "`{text}` is not a name",
    "begin with a letter and go on with letters, digits and `_`, as in `work_experience`"};
template <one_of<declared_name, defined_name, clause_name, decision_name, policy_name, sample_name, outline_name,
                 decided_name, base_name, evidence_name, field, enum_value, grant, translated, language>
              Rule>
inline constexpr Message message<Rule>{"CH0114", "a name is expected, not {found}",
                                       "write a name of letters, digits and `_` that begins with a letter"};
template <one_of<given_sample, liked_sample> Rule>
inline constexpr Message message<Rule>{
    "CH0114", "the name of a sample is expected, not {found}",
    "name the record to begin with; it is declared with a line such as `sample engineer from \"engineer.json\"`"};
template <>
inline constexpr Message message<list_line>{
    "CH0114", "an entry of a list is expected, not {found}",
    "write the name of a value or of another list, a text in quotes, or `NOC 2021:` with codes"};
template <one_of<changed_path, change, needed_path, because_path, expectation> Rule>
inline constexpr Message message<Rule>{"CH0114", "the name of a fact or a clause is expected, not {found}",
                                       "write its name as in `offer.starts_on`"};
template <one_of<reserved_name, reserved_condition> Rule>
inline constexpr Message message<Rule>{"CH0115", "`{text}` is a word of the language",
                                       "choose another name, such as one of two words joined by `_`"};
template <>
inline constexpr Message message<name_too_long>{"CH0116", "this name is longer than 100 characters",
                                                "choose a shorter name and say the rest in the title"};

// ---------------------------------------------------------------- texts

template <
    one_of<title_text, interpretation_text, reason_text, authority_text, outline_file, sample_file, case_title> Rule>
inline constexpr Message message<Rule>{"CH0117", "a text in quotes is expected, not {found}",
                                       "write it in double quotes on the same line, as in `title \"Judges\"`"};
template <>
inline constexpr Message message<part_without_text>{
    "CH0117", "`{text}` needs a text in quotes",
    "write it in double quotes on the same line, as in `title \"Judges\"`"};
template <>
inline constexpr Message message<unterminated_text>{
    "CH0118", "this text has no closing quote",
    "end it with `\"` on the same line; a quote inside a text is written `\\\"`"};
template <>
inline constexpr Message message<unknown_escape>{
    "CH0119", "`{text}` means nothing in a text",
    "after a backslash stands one of `\"`, `\\`, `n`, `{`, `}`; a plain backslash is written twice"};
template <>
inline constexpr Message message<text_too_long>{"CH0120", "this text is longer than 4096 bytes",
                                                "shorten it, or split it between title, interpretation and reason"};
template <>
inline constexpr Message message<text_in_other_quotes>{
    "CH0121", "texts stand in plain double quotes, not in `{first_sign}`", "write `\"{within_quotes}\"`"};
template <>
inline constexpr Message message<other_quote>{"CH0121", "texts stand in plain double quotes, not in `{text}`",
                                              "write `\"` before and after the text"};

// ---------------------------------------------------------------- numbers, dates, codes

template <>
inline constexpr Message message<date_written_otherwise>{"CH0122", "`{text}` is not how a day is written",
                                                         "write {day_in_order}"};
template <>
inline constexpr Message message<period_date>{"CH0123", "a day is expected, not {found}",
                                              "write it as in `2022-11-16`"};
template <>
inline constexpr Message message<number_too_long>{"CH0124", "this number has more than 34 digits",
                                                  "no quantity in a policy needs as many; check for a slip"};
template <>
inline constexpr Message message<number_with_letters>{
    "CH0125", "`{text}` is neither a number nor a name",
    "put a blank between a number and its unit; a name begins with a letter"};
template <>
inline constexpr Message message<fraction>{"CH0125", "digits are expected after the point, not {found}",
                                           "write the decimals, or leave out the point"};
template <>
inline constexpr Message message<point_first>{"CH0125", "a number begins with a digit",
                                              "write a zero before the point, as in `0.5`"};
template <>
inline constexpr Message message<amount>{"CH0126", "an amount is expected after `$`, not {found}",
                                         "write it in dollars and cents, as in `$25.00`"};
template <one_of<noc_edition, noc_code, edition, codes_edition, codes_colon, code> Rule>
inline constexpr Message message<Rule>{
    "CH0128", "a NOC edition and code are expected, not {found}",
    "write `NOC 2021 21301` for a code, `NOC 2021: 21301 21311` in a list, `read in NOC 2021` for an edition"};

// ---------------------------------------------------------------- expressions

template <one_of<path_part, name_or_digits> Rule>
inline constexpr Message message<Rule>{"CH0129", "a name is expected after the dot, not {found}",
                                       "write the whole path without blanks, as in `offer.starts_on`"};
template <one_of<condition, negation, negated, sum, brace_member, unary, negative_operand, product, primary,
                 extreme_member, reason_value, margin_value>
              Rule>
inline constexpr Message message<Rule>{"CH0130", "a condition or a value is expected, not {found}",
                                       "write a fact, a value, a comparison, or `some … in … where`"};
template <
    one_of<expression_body, part_body, labelled_body_value, grant_value, define_value, branch_value, by_selector> Rule>
inline constexpr Message message<Rule>{"CH0130", "a condition or a value is expected, not {found}",
                                       "write it here or on deeper lines"};
template <>
inline constexpr Message message<expression_stop>{
    "CH0131", "the condition could end here; {found} does not go on with it",
    "join conditions with `and` or `or`, or begin a new line at the column of the part", meant::after_expression};
template <>
inline constexpr Message message<or_after_and>{"CH0132", "`and` and `or` are mixed, and it could be read in two ways",
                                               "{readings}"};
template <>
inline constexpr Message message<and_after_or>{"CH0132", "`or` and `and` are mixed, and it could be read in two ways",
                                               "{readings}"};
template <>
inline constexpr Message message<double_equals>{"CH0133", "conditions are written in words, not with `{text}`",
                                                "write `is`"};
template <>
inline constexpr Message message<not_equal>{"CH0133", "conditions are written in words, not with `{text}`",
                                            "write `is not`"};
template <>
inline constexpr Message message<greater_or_equal>{"CH0133", "conditions are written in words, not with `{text}`",
                                                   "write `is at least`; for days `is on or after`"};
template <>
inline constexpr Message message<less_or_equal>{"CH0133", "conditions are written in words, not with `{text}`",
                                                "write `is at most`; for days `is on or before`"};
template <>
inline constexpr Message message<greater>{"CH0133", "conditions are written in words, not with `{text}`",
                                          "write `is more than`; for days `is after`"};
template <>
inline constexpr Message message<less>{"CH0133", "conditions are written in words, not with `{text}`",
                                       "write `is less than`; for days `is before`"};
template <>
inline constexpr Message message<ampersands>{"CH0133", "conditions are written in words, not with `{text}`",
                                             "write `and`"};
template <>
inline constexpr Message message<bars>{"CH0133", "conditions are written in words, not with `{text}`", "write `or`"};
template <>
inline constexpr Message message<exclamation>{"CH0133", "conditions are written in words, not with `{text}`",
                                              "write `not`"};
template <>
inline constexpr Message message<asterisks>{"CH0133", "there is no `{text}`", "multiply with `*` as often as needed"};
template <>
inline constexpr Message message<close_parenthesis>{"CH0138", "`)` is expected, not {found}",
                                                    "close the parenthesis, or take it away"};
template <>
inline constexpr Message message<too_many_closed>{"CH0139", "this `{text}` closes nothing",
                                                  "take the `{text}` away, or open it before"};
template <>
inline constexpr Message message<close_brace>{"CH0140", "`,` or `}` is expected, not {found}",
                                              "separate values with commas and close the braces, as in `{0, 1}`"};
template <>
inline constexpr Message message<second_comparison>{"CH0141", "one comparison follows another",
                                                    "join them with `and`, naming the fact again"};
template <one_of<variable, range_in, range_list> Rule>
inline constexpr Message message<Rule>{"CH0143", "a name `in` a list is expected, not {found}",
                                       "write `job in applicant.work_experience`"};
template <>
inline constexpr Message message<where>{
    "CH0144", "`where` is expected, not {found}",
    "say which with `where`, as in `some job in applicant.work_experience where job.paid`"};
template <>
inline constexpr Message message<satisfies>{"CH0145", "`satisfies` is expected, not {found}", "{every}"};
template <>
inline constexpr Message message<range_for>{"CH0146", "`for` is expected, not {found}",
                                            "say over which list, as in `for job in applicant.work_experience`"};
template <>
inline constexpr Message message<range_of>{"CH0146", "`of` is expected, not {found}",
                                           "write `count of job in …` or `sum of job.days for job in …`"};
template <one_of<covered, covered_by, covered_to, up_to_end> Rule>
inline constexpr Message message<Rule>{"CH0147", "days are counted otherwise than with {found} here",
                                       "from one day to another write the later minus the earlier, as in "
                                       "`offer.ends_on - offer.starts_on`; over the periods of a list write `days "
                                       "covered by job.from to job.to for job in … up to …`"};
template <one_of<the_what, extreme_of, before> Rule>
inline constexpr Message message<Rule>{"CH0148", "{found} does not go on from `the`",
                                       "write `the earliest of`, `the latest of` or `the day before`"};
template <>
inline constexpr Message message<misaligned_member>{
    "CH0149", "this line stands at no column of the members above",
    "move it to the column of the members; to go on with the result, put parentheses around it all"};
template <>
inline constexpr Message message<members_on_one_line>{"CH0149", "members stand on lines of their own",
                                                      "write one a line, on deeper lines, without commas"};
template <one_of<days_each, each_days> Rule>
inline constexpr Message message<Rule>{"CH0150", "a length of a unit is expected, not {found}",
                                       "write as in `2 years of 365 days`"};
template <>
inline constexpr Message message<read_in_noc>{"CH0151", "an edition is expected after `read`, not {found}",
                                              "write `read in NOC 2016` or `read in NOC 2021`"};
template <>
inline constexpr Message message<in_list>{"CH0152", "a list is expected after `in`, not {found}",
                                          "write the name of a list, or values in braces as in `{0, 1}`"};

// ---------------------------------------------------------------- clauses

template <>
inline constexpr Message message<applies_when_word>{"CH0153", "`when` is expected, not {found}",
                                                    "write `applies when`"};
template <>
inline constexpr Message message<met_when_word>{"CH0153", "`when` is expected, not {found}", "write `met when`"};
template <>
inline constexpr Message message<deemed_when_word>{"CH0153", "`when` is expected, not {found}",
                                                   "write `deemed met when`"};
template <>
inline constexpr Message message<except_when_word>{"CH0153", "`when` is expected, not {found}", "write `except when`"};
template <>
inline constexpr Message message<approve_when_word>{"CH0153", "`when` is expected, not {found}",
                                                    "write `approve when`"};
template <>
inline constexpr Message message<never_met_word>{"CH0153", "`met` is expected, not {found}", "write `never met`"};
template <>
inline constexpr Message message<deemed_met_word>{"CH0153", "`met` is expected, not {found}",
                                                  "write `deemed met when`"};
template <>
inline constexpr Message message<fails_when_word>{"CH0153", "`when` is expected, not {found}",
                                                  "write the whole part, `fails when none applies`"};
template <>
inline constexpr Message message<fails_none_word>{
    "CH0153", "`none` is expected, not {found}",
    "write `except when` before the condition that makes the clause fail; of a chapeau of which no member applies, "
    "`fails when none applies`"};
template <>
inline constexpr Message message<fails_applies_word>{"CH0153", "`applies` is expected, not {found}",
                                                     "write the whole part, `fails when none applies`"};
template <>
inline constexpr Message message<period_colon>{"CH0154", "a colon is expected after the day, not {found}",
                                               "write as in `from 2022-11-16: met when …`"};
template <>
inline constexpr Message message<period_until_word>{
    "CH0155", "a period ends with `until`", "write as in `from 2022-11-16 until 2023-11-15:`; both days belong to it"};
template <>
inline constexpr Message message<deemed_or_except>{"CH0156", "`{text}` takes no period",
                                                   "put the period into the clause that it names"};
template <>
inline constexpr Message message<fails_in_period>{"CH0156", "`fails when none applies` takes no period",
                                                  "take the period off: it holds for every `met when`"};
template <>
inline constexpr Message message<timed_kind>{"CH0156", "what holds in the period is expected, not {found}",
                                             "write `met when`, `applies when` or `never met` after the colon"};
template <>
inline constexpr Message message<part_of_unlabelled>{"CH0157", "this part stands under a member that has no label",
                                                     "give the member a label, as in `(research) offer.researcher`"};
template <>
inline constexpr Message message<member_of_unlabelled>{
    "CH0157", "this member stands under another that is complete",
    "move it to the column of the other members, or begin the line above with `all of` or `any of`"};
template <>
inline constexpr Message message<part_among_members>{"CH0158", "this part stands among the members",
                                                     "move it to the column of the part that holds the members"};
template <>
inline constexpr Message message<label_unclosed>{
    "CH0159", "the label has no `)`", "close it after its name, as in `(level) \"Occupation at the level\"`"};
template <>
inline constexpr Message message<label_no_name>{"CH0159", "a label is one name",
                                                "write a name of letters, digits and `_`, as in `(level)`"};
template <one_of<labels_below, bare_label> Rule>
inline constexpr Message message<Rule>{
    "CH0160", "these members are not said to be combined",
    "write `all of`, `any of`, `none of` or `at least 2 of` before them, as in `met when all of`"};
template <>
inline constexpr Message message<bare_combination>{"CH0160", "`{text}` does not say what it is for",
                                                   "write `met when {text}` or `applies when {text}`"};
template <>
inline constexpr Message message<least_in_words>{"CH0162", "numbers are written in digits",
                                                 "write `at least {digits} of`"};
template <>
inline constexpr Message message<combining_alone>{
    "CH0161", "members stand on lines of their own",
    "write each on a deeper line of its own, or join conditions with `and` or `or`"};
template <one_of<least_count, least_of> Rule>
inline constexpr Message message<Rule>{"CH0162", "a number of members is expected, not {found}",
                                       "write as in `at least 2 of`"};
template <one_of<cited_passage, seen_passage> Rule>
inline constexpr Message message<Rule>{"CH0163", "a passage is expected, not {found}",
                                       "write the name of its outline and its path, as in `T52/professional/level`"};
template <>
inline constexpr Message message<part_on_label_line>{
    "CH0164", "a part stands on the line of its label",
    "write it on a deeper line, or only its condition after the label"};
template <>
inline constexpr Message message<approve_in_clause>{"CH0165", "a clause is met; it is a decision that approves",
                                                    "write `met when`"};
template <>
inline constexpr Message message<met_in_decision>{"CH0165", "a decision approves; it is a clause that is met",
                                                  "write `approve when`"};
template <one_of<member, mixed_line, labelled_line> Rule>
inline constexpr Message message<Rule>{"CH0165", "a member is expected, not {found}",
                                       "write a condition, or a label and a condition"};
template <>
inline constexpr Message message<label_in_expression>{
    "CH0166", "a line that begins with `{text}` and a blank is a label, not the rest of a condition",
    "leave out the parentheses, or move them up to the line above"};

// ---------------------------------------------------------------- other declarations

template <one_of<as_of_of, as_of_path> Rule>
inline constexpr Message message<Rule>{"CH0167", "the day that governs is expected, not {found}",
                                       "write `as of` and the date fact, as in `as of application.received_on`"};
template <one_of<rounding_word, rounding> Rule>
inline constexpr Message message<Rule>{"CH0167", "a way to round days is expected, not {found}",
                                       "write `dates round up` or `dates round down`"};
template <one_of<type, define_type, element_type, list_element> Rule>
inline constexpr Message message<Rule>{
    "CH0168", "a type is expected, not {found}",
    "write yes/no, finding, number, money, date, days, text, noc, or the name of an enum or a record"};
template <>
inline constexpr Message message<collection_of>{
    "CH0169", "`of` is expected, not {found}",
    "write as in `list judges of noc`, `set of country`, `list of qualification`"};
template <one_of<bound_side, bound_number, second_bound> Rule>
inline constexpr Message message<Rule>{
    "CH0170", "the smallest or the largest number is expected, not {found}",
    "write `at least 0`, `above 0`, `at most 12`, or two of them as in `at least 0 and at most 12`"};
template <>
inline constexpr Message message<define_colon>{"CH0171", "a colon and a type are expected, not {found}",
                                               "write as in `define hourly_pay : money`"};
template <one_of<branch_colon, selected, branch> Rule>
inline constexpr Message message<Rule>{"CH0172", "a value and a colon are expected, not {found}",
                                       "write a branch as in `week, month: pay / 4`"};
template <one_of<grant_equals, change_equals> Rule>
inline constexpr Message message<Rule>{"CH0173", "`=` is expected, not {found}", "write `=` in its place"};
template <>
inline constexpr Message message<enum_word>{"CH0174", "`enum` is expected after `ordered`, not {found}",
                                            "write `ordered enum` and the name"};
template <>
inline constexpr Message message<by_in_period>{
    "CH0175", "the value of a period cannot be chosen with `by`",
    "give the choice a name with a definition of its own and write the name here"};
template <>
inline constexpr Message message<cites_in_define>{
    "CH0176", "a definition cites nothing: a passage is cited by a clause", "write `see` for a cross reference"};
template <>
inline constexpr Message message<condition_in_define>{"CH0176", "a definition has a value; it is not met",
                                                      "write `= ` and the value, or make it a `clause`"};

// ---------------------------------------------------------------- tests

template <>
inline constexpr Message message<sample_origin>{"CH0177", "where the sample comes from is expected, not {found}",
                                                "write `from \"samples/name.json\"` or `like other_sample`"};
template <>
inline constexpr Message message<outcome>{
    "CH0178", "an outcome is expected, not {found}",
    "write passes, fails, does not apply, is approved, is refused, is undetermined, or `is` and a value",
    meant::outcomes};
template <>
inline constexpr Message message<not_apply>{"CH0178", "`not apply` is expected, not {found}", "write `does not apply`"};
template <one_of<change_value, expected_value, nested_data> Rule>
inline constexpr Message message<Rule>{"CH0179", "a value is expected, not {found}",
                                       "write yes, no, a number, a day, a text in quotes, the name of a value, "
                                       "`unknown`, a list in [ ] or a record in { }"};
template <>
inline constexpr Message message<close_list>{"CH0180", "`,` or `]` is expected, not {found}",
                                             "separate the members with commas and close the list"};
template <one_of<close_record, data_field, data_field_colon> Rule>
inline constexpr Message message<Rule>{"CH0180",
                                       "a field such as `paid: yes` or the end of the record is expected, not {found}",
                                       "separate the fields with commas and close the record with `}`"};
template <one_of<index_number, index_close> Rule>
inline constexpr Message message<Rule>{"CH0181", "a place in the list is expected, not {found}",
                                       "write a number in brackets, as in `applicant.licences[0]`; the first is 0"};
template <>
inline constexpr Message message<data_money>{"CH0182", "amounts in samples are plain numbers",
                                             "write `{amount_alone}`"};

// ---------------------------------------------------------------- reasons

template <>
inline constexpr Message message<reason_close>{"CH0183", "`}` is expected, not {found}",
                                               "close the braces; a plain brace is written `\\{`"};
template <>
inline constexpr Message message<quote_in_reason>{"CH0184", "a text cannot stand in the braces of a reason",
                                                  "give the value a name with `define` and write the name"};
template <>
inline constexpr Message message<stray_brace>{"CH0185", "this `}` closes nothing", "write a plain brace as `\\}`"};

}  // namespace chapeau::grammar::rules
