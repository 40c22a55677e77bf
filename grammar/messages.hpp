// Every message about syntax, in one table: rule, code, what is wrong, what to do.
//
// A row belongs to a rule that must match, or to one that matches what people write by mistake. `{found}` is what
// stands there instead (a word in back quotes, `the end of the line`), `{text}` exactly what a mistake matched. Codes
// are stable: a code is never used again for something else. What a code means at length is in catalogue.hpp.
#pragma once

#include "grammar/mistake.hpp"

namespace chapeau::grammar {

namespace rules {

struct not_utf8;
struct file_too_large;
struct file;
struct tab_in_indentation;
struct indented_too_deep;
struct indented_too_little;
struct declaration_indented;
struct policy_body;
struct enum_body;
struct record_body;
struct facts_body;
struct list_body;
struct define_body;
struct clause_body;
struct decision_body;
struct members;
struct mixed_lines;
struct extreme_members;
struct grant_lines;
struct branches;
struct expectations;
struct case_body;
struct translation_body;
struct nested_too_deep;
struct line_end;
struct declaration;
struct stray_part;
struct clause_part;
struct decision_part;
struct policy_part;
struct define_part;
struct grant_part;
struct case_part;
struct translated_part;
struct bad_name;
struct declared_name;
struct clause_name;
struct decision_name;
struct policy_name;
struct sample_name;
struct outline_name;
struct base_name;
struct evidence_name;
struct field;
struct enum_value;
struct grant;
struct translated;
struct language;
struct given_sample;
struct liked_sample;
struct list_line;
struct changed_path;
struct change;
struct needed_path;
struct because_path;
struct expectation;
struct reserved_name;
struct name_too_long;
struct title_text;
struct interpretation_text;
struct reason_text;
struct authority_text;
struct outline_file;
struct sample_file;
struct case_title;
struct part_without_text;
struct unterminated_text;
struct unknown_escape;
struct text_too_long;
struct other_quote;
struct date_written_otherwise;
struct period_date;
struct number_too_long;
struct number_with_letters;
struct fraction;
struct point_first;
struct amount;
struct amount_with_commas;
struct percentage;
struct noc_edition;
struct noc_code;
struct edition;
struct codes_edition;
struct codes_colon;
struct code;
struct path_part;
struct name_or_digits;
struct condition;
struct negation;
struct negated;
struct sum;
struct brace_member;
struct unary;
struct negative_operand;
struct product;
struct primary;
struct extreme_member;
struct reason_value;
struct margin_value;
struct expression_body;
struct part_body;
struct labelled_body_value;
struct grant_value;
struct define_value;
struct branch_value;
struct by_selector;
struct expression_stop;
struct or_after_and;
struct and_after_or;
struct double_equals;
struct not_equal;
struct greater_or_equal;
struct less_or_equal;
struct greater;
struct less;
struct ampersands;
struct bars;
struct exclamation;
struct asterisks;
struct equal_words;
struct is_equal_words;
struct is_greater_words;
struct is_smaller_words;
struct is_later_words;
struct includes_words;
struct between_word;
struct is_one_of_words;
struct capital_and;
struct capital_or;
struct capital_not;
struct if_word;
struct else_words;
struct unless_word;
struct foreign_truth;
struct foreign_nothing;
struct close_parenthesis;
struct too_many_closed;
struct close_brace;
struct second_comparison;
struct is_in_words;
struct not_in_words;
struct not_other_words;
struct is_not_words;
struct variable;
struct range_in;
struct range_list;
struct where;
struct satisfies;
struct range_for;
struct range_of;
struct covered;
struct covered_by;
struct covered_to;
struct up_to_end;
struct the_what;
struct extreme_of;
struct before;
struct misaligned_member;
struct members_on_one_line;
struct days_each;
struct each_days;
struct read_in_noc;
struct in_list;
struct applies_when_word;
struct met_when_word;
struct deemed_when_word;
struct except_when_word;
struct approve_when_word;
struct never_met_word;
struct deemed_met_word;
struct period_colon;
struct period_until_word;
struct deemed_or_except;
struct timed_kind;
struct part_of_unlabelled;
struct part_among_members;
struct label_unclosed;
struct label_no_name;
struct labels_below;
struct bare_label;
struct bare_combination;
struct combining_alone;
struct least_count;
struct least_of;
struct cited_passage;
struct seen_passage;
struct part_on_label_line;
struct approve_in_clause;
struct met_in_decision;
struct member;
struct mixed_line;
struct labelled_line;
struct as_of_of;
struct as_of_path;
struct rounding_word;
struct rounding;
struct type;
struct define_type;
struct element_type;
struct list_element;
struct collection_of;
struct bound_least;
struct bound_number;
struct define_colon;
struct branch_colon;
struct selected;
struct branch;
struct grant_equals;
struct change_equals;
struct enum_word;
struct by_in_period;
struct cites_in_define;
struct condition_in_define;
struct sample_origin;
struct outcome;
struct not_apply;
struct change_value;
struct expected_value;
struct nested_data;
struct close_list;
struct close_record;
struct data_field;
struct data_field_colon;
struct index_number;
struct index_close;
struct data_money;
struct reason_close;
struct quote_in_reason;
struct stray_brace;
}  // namespace rules

/// The words that a mistyped one could have been, for the rows that suggest the nearest.
namespace words {

inline constexpr std::array<std::string_view, 12> declaration_words{
    "policy", "enum",   "ordered enum", "record", "facts", "list",
    "define", "clause", "decision",     "sample", "case",  "translation"};
inline constexpr std::array<std::string_view, 12> clause_words{"title",   "cites",  "see",   "interpretation",
                                                               "applies", "met",    "never", "deemed",
                                                               "except",  "reason", "until", "from"};
inline constexpr std::array<std::string_view, 10> decision_words{
    "title", "cites", "see", "interpretation", "applies", "approve", "deemed", "except", "reason", "grants"};
inline constexpr std::array<std::string_view, 5> policy_words{"title", "authority", "source", "as", "dates"};
inline constexpr std::array<std::string_view, 6> define_words{"title", "see", "interpretation", "until", "from", "by"};
inline constexpr std::array<std::string_view, 4> grant_words{"title", "cites", "see", "interpretation"};
inline constexpr std::array<std::string_view, 2> case_words{"given", "expect"};
inline constexpr std::array<std::string_view, 2> translated_words_list{"reason", "interpretation"};

}  // namespace words

// ---------------------------------------------------------------- files

template <>
inline constexpr Message message<rules::not_utf8>{
    "CH0101", "this is not UTF-8 text",
    "save the file as UTF-8 text; in an editor this is often under `Save with encoding`"};

template <>
inline constexpr Message message<rules::file_too_large>{"CH0102", "the file is larger than 16 MiB",
                                                        "split it; all files of a policy folder are read as one"};

template <>
inline constexpr Message message<rules::file>{"CH0103", "too many mistakes; the rest of the file was not read",
                                              "mend the mistakes above first"};

// ---------------------------------------------------------------- layout

template <>
inline constexpr Message message<rules::tab_in_indentation>{"CH0104", "the indentation has a tab",
                                                            "indent with blanks only; two for each step are usual"};

template <>
inline constexpr Message message<rules::indented_too_deep>{
    "CH0105", "this line stands deeper than the lines of its block",
    "move it to the column of the lines above that it belongs with"};

template <>
inline constexpr Message message<rules::indented_too_little>{
    "CH0106", "this line stands in no block: it is less deep than the lines above and deeper than what holds them",
    "move it to the column of the lines that it belongs with"};

template <>
inline constexpr Message message<rules::declaration_indented>{"CH0107", "a declaration begins in column 1",
                                                              "take away the blanks before `{found}`"};

template <>
inline constexpr Message message<rules::policy_body>{"CH0108", "nothing stands under the policy",
                                                     "give it a `title` and `as of` on deeper lines"};

template <>
inline constexpr Message message<rules::enum_body>{"CH0108", "the enum has no values",
                                                   "write one value a line below, indented"};

template <>
inline constexpr Message message<rules::record_body>{"CH0108", "the record has no fields",
                                                     "write one field a line below, indented: a name, then its type"};

template <>
inline constexpr Message message<rules::facts_body>{"CH0108", "no facts stand under their name",
                                                    "write one fact a line below, indented: a name, then its type"};

template <>
inline constexpr Message message<rules::list_body>{"CH0108", "the list has nothing in it",
                                                   "write one entry a line below, indented"};

template <>
inline constexpr Message message<rules::define_body>{"CH0108", "the definition says no value",
                                                     "write `= ` and the value on a line below, indented"};

template <>
inline constexpr Message message<rules::clause_body>{"CH0108", "the clause says nothing",
                                                     "say on deeper lines when it is met, or `never met`"};

template <>
inline constexpr Message message<rules::decision_body>{"CH0108", "the decision says nothing",
                                                       "say on a deeper line what to `approve when`"};

template <>
inline constexpr Message message<rules::members>{"CH0108", "no members stand below",
                                                 "write the members on deeper lines, one a line, at one column"};
template <>
inline constexpr Message message<rules::mixed_lines> = message<rules::members>;

template <>
inline constexpr Message message<rules::extreme_members>{
    "CH0108", "nothing stands below to choose from", "write the members on deeper lines, one a line, at one column"};

template <>
inline constexpr Message message<rules::grant_lines>{
    "CH0108", "nothing is granted", "write what is granted on deeper lines, such as `valid_until = offer.ends_on`"};

template <>
inline constexpr Message message<rules::branches>{
    "CH0108", "no branches stand below", "write a branch for each value on deeper lines, such as `week: pay / 7`"};

template <>
inline constexpr Message message<rules::expectations>{
    "CH0108", "nothing is expected", "write what is expected on deeper lines, such as `t52 is approved`"};

template <>
inline constexpr Message message<rules::case_body>{"CH0108", "the case says nothing",
                                                   "write `given` and a sample, then `expect`, on deeper lines"};

template <>
inline constexpr Message message<rules::translation_body>{"CH0108", "nothing is translated",
                                                          "write a name and its title a line, on deeper lines"};

template <>
inline constexpr Message message<rules::nested_too_deep>{
    "CH0109", "more than 64 things inside each other",
    "give an inner part a name with `define` or `clause` and write the name here"};

template <>
inline constexpr Message message<rules::line_end>{"CH0110", "the line should end before {found}",
                                                  "write each part on a line of its own; a comment begins with `#`"};

// ---------------------------------------------------------------- declarations and their parts

template <>
inline constexpr Message message<rules::declaration>{
    "CH0111", "{found} begins no declaration",
    "begin with one of policy, enum, record, facts, list, define, clause, decision, sample, case, translation",
    words::declaration_words};

template <>
inline constexpr Message message<rules::stray_part>{"CH0112",
                                                    "{found} begins a part, and a part stands under its declaration",
                                                    "indent this line under the clause or decision that it belongs to"};

template <>
inline constexpr Message message<rules::clause_part>{"CH0113", "{found} is not a part of a clause",
                                                     "the parts are title, cites, see, interpretation, applies when, "
                                                     "met when, never met, deemed met when, except when, reason",
                                                     words::clause_words};

template <>
inline constexpr Message message<rules::decision_part>{
    "CH0113", "{found} is not a part of a decision",
    "the parts are title, cites, see, interpretation, applies when, approve when, except when, reason, grants",
    words::decision_words};

template <>
inline constexpr Message message<rules::policy_part>{"CH0113", "{found} is not a part of a policy",
                                                     "the parts are title, authority, source, as of, dates",
                                                     words::policy_words};

template <>
inline constexpr Message message<rules::define_part>{
    "CH0113", "{found} is not a part of a definition",
    "the parts are title, see, interpretation, and `= value`, `until day: value`, `from day: value` or `by value`",
    words::define_words};

template <>
inline constexpr Message message<rules::grant_part>{"CH0113", "{found} is not a part of what is granted",
                                                    "the parts are title, cites, see, interpretation",
                                                    words::grant_words};

template <>
inline constexpr Message message<rules::case_part>{"CH0113", "{found} is not a part of a case",
                                                   "the parts are given and expect", words::case_words};

template <>
inline constexpr Message message<rules::translated_part>{
    "CH0113", "{found} is not a part of a translation",
    "the parts are reason and interpretation; the title stands after the name", words::translated_words_list};

template <>
inline constexpr Message message<rules::bad_name>{
    "CH0114", "`{text}` is not a name",
    "begin with a letter and go on with letters, digits and `_`, as in `work_experience`"};

template <>
inline constexpr Message message<rules::declared_name>{
    "CH0114", "a name is expected, not {found}", "write a name of letters, digits and `_` that begins with a letter"};
template <>
inline constexpr Message message<rules::clause_name> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::decision_name> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::policy_name> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::sample_name> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::outline_name> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::base_name> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::evidence_name> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::field> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::enum_value> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::grant> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::translated> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::language> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::given_sample> = message<rules::declared_name>;
template <>
inline constexpr Message message<rules::liked_sample> = message<rules::declared_name>;

template <>
inline constexpr Message message<rules::list_line>{
    "CH0114", "an entry of a list is expected, not {found}",
    "write the name of a value or of another list, a text in quotes, or `NOC 2021:` with codes"};

template <>
inline constexpr Message message<rules::changed_path>{
    "CH0114", "the name of a fact or a clause is expected, not {found}", "write its name as in `offer.starts_on`"};
template <>
inline constexpr Message message<rules::change> = message<rules::changed_path>;
template <>
inline constexpr Message message<rules::needed_path> = message<rules::changed_path>;
template <>
inline constexpr Message message<rules::because_path> = message<rules::changed_path>;
template <>
inline constexpr Message message<rules::expectation> = message<rules::changed_path>;

template <>
inline constexpr Message message<rules::reserved_name>{"CH0115", "`{text}` is a word of the language",
                                                       "choose another name, such as one of two words joined by `_`"};

template <>
inline constexpr Message message<rules::name_too_long>{"CH0116", "this name is longer than 100 characters",
                                                       "choose a shorter name and say the rest in the title"};

// ---------------------------------------------------------------- texts

template <>
inline constexpr Message message<rules::title_text>{
    "CH0117", "a text in quotes is expected, not {found}",
    "write it in double quotes on the same line, as in `title \"Judges\"`"};
template <>
inline constexpr Message message<rules::interpretation_text> = message<rules::title_text>;
template <>
inline constexpr Message message<rules::reason_text> = message<rules::title_text>;
template <>
inline constexpr Message message<rules::authority_text> = message<rules::title_text>;
template <>
inline constexpr Message message<rules::outline_file> = message<rules::title_text>;
template <>
inline constexpr Message message<rules::sample_file> = message<rules::title_text>;
template <>
inline constexpr Message message<rules::case_title> = message<rules::title_text>;
template <>
inline constexpr Message message<rules::part_without_text> = message<rules::title_text>;

template <>
inline constexpr Message message<rules::unterminated_text>{
    "CH0118", "this text has no closing quote",
    "end it with `\"` on the same line; a quote inside a text is written `\\\"`"};

template <>
inline constexpr Message message<rules::unknown_escape>{
    "CH0119", "`{text}` means nothing in a text",
    "after a backslash stands one of `\"`, `\\`, `n`, `{{`, `}}`; a plain backslash is written twice"};

template <>
inline constexpr Message message<rules::text_too_long>{
    "CH0120", "this text is longer than 4096 bytes",
    "shorten it, or split it between title, interpretation and reason"};

template <>
inline constexpr Message message<rules::other_quote>{"CH0121", "texts stand in plain double quotes, not in `{text}`",
                                                     "write `\"` before and after the text"};

// ---------------------------------------------------------------- numbers, dates, codes

template <>
inline constexpr Message message<rules::date_written_otherwise>{
    "CH0122", "`{text}` is not how a day is written",
    "write the year with four digits, month and day with two, as in `2022-11-16`; a subtraction has blanks around its "
    "sign"};

template <>
inline constexpr Message message<rules::period_date>{"CH0123", "a day is expected, not {found}",
                                                     "write it as in `2022-11-16`"};

template <>
inline constexpr Message message<rules::number_too_long>{"CH0124", "this number has more than 34 digits",
                                                         "no quantity in a policy needs as many; check for a slip"};

template <>
inline constexpr Message message<rules::number_with_letters>{
    "CH0125", "`{text}` is neither a number nor a name",
    "put a blank between a number and its unit; a name begins with a letter"};

template <>
inline constexpr Message message<rules::fraction>{"CH0125", "digits are expected after the point, not {found}",
                                                  "write the decimals, or leave out the point"};

template <>
inline constexpr Message message<rules::point_first>{"CH0125", "a number begins with a digit",
                                                     "write a zero before the point, as in `0.5`"};

template <>
inline constexpr Message message<rules::amount>{"CH0126", "an amount is expected after `$`, not {found}",
                                                "write it in dollars and cents, as in `$25.00`"};

template <>
inline constexpr Message message<rules::amount_with_commas>{"CH0126", "the thousands of an amount are not set apart",
                                                            "leave out the commas, as in `$1500.00`"};

template <>
inline constexpr Message message<rules::percentage>{"CH0127", "there are no percentages",
                                                    "write a decimal, as in `0.25` for 25 per cent"};

template <>
inline constexpr Message message<rules::noc_edition>{
    "CH0128", "a NOC edition and code are expected, not {found}",
    "write `NOC 2021 21301` for a code, `NOC 2021: 21301 21311` in a list, `read in NOC 2021` for an edition"};
template <>
inline constexpr Message message<rules::noc_code> = message<rules::noc_edition>;
template <>
inline constexpr Message message<rules::edition> = message<rules::noc_edition>;
template <>
inline constexpr Message message<rules::codes_edition> = message<rules::noc_edition>;
template <>
inline constexpr Message message<rules::codes_colon> = message<rules::noc_edition>;
template <>
inline constexpr Message message<rules::code> = message<rules::noc_edition>;

// ---------------------------------------------------------------- expressions

template <>
inline constexpr Message message<rules::path_part>{"CH0129", "a name is expected after the dot, not {found}",
                                                   "write the whole path without blanks, as in `offer.starts_on`"};
template <>
inline constexpr Message message<rules::name_or_digits> = message<rules::path_part>;

template <>
inline constexpr Message message<rules::condition>{"CH0130", "a condition or a value is expected, not {found}",
                                                   "write a fact, a value, a comparison, or `some … in … where`"};
template <>
inline constexpr Message message<rules::negation> = message<rules::condition>;
template <>
inline constexpr Message message<rules::negated> = message<rules::condition>;
template <>
inline constexpr Message message<rules::sum> = message<rules::condition>;
template <>
inline constexpr Message message<rules::brace_member> = message<rules::condition>;
template <>
inline constexpr Message message<rules::unary> = message<rules::condition>;
template <>
inline constexpr Message message<rules::negative_operand> = message<rules::condition>;
template <>
inline constexpr Message message<rules::product> = message<rules::condition>;
template <>
inline constexpr Message message<rules::primary> = message<rules::condition>;
template <>
inline constexpr Message message<rules::extreme_member> = message<rules::condition>;
template <>
inline constexpr Message message<rules::reason_value> = message<rules::condition>;
template <>
inline constexpr Message message<rules::margin_value> = message<rules::condition>;

template <>
inline constexpr Message message<rules::expression_body>{"CH0130", "a condition or a value is expected, not {found}",
                                                         "write it here or on deeper lines"};
template <>
inline constexpr Message message<rules::part_body> = message<rules::expression_body>;
template <>
inline constexpr Message message<rules::labelled_body_value> = message<rules::expression_body>;
template <>
inline constexpr Message message<rules::grant_value> = message<rules::expression_body>;
template <>
inline constexpr Message message<rules::define_value> = message<rules::expression_body>;
template <>
inline constexpr Message message<rules::branch_value> = message<rules::expression_body>;
template <>
inline constexpr Message message<rules::by_selector> = message<rules::expression_body>;

template <>
inline constexpr Message message<rules::expression_stop>{
    "CH0131", "the condition could end here; {found} does not go on with it",
    "join conditions with `and` or `or`, or begin a new line at the column of the part"};

template <>
inline constexpr Message message<rules::or_after_and>{"CH0132",
                                                      "`and` and `or` are mixed, and it could be read in two ways",
                                                      "say which belongs together with ( ), as in `(a and b) or c`"};

template <>
inline constexpr Message message<rules::and_after_or>{"CH0132",
                                                      "`or` and `and` are mixed, and it could be read in two ways",
                                                      "say which belongs together with ( ), as in `a or (b and c)`"};

template <>
inline constexpr Message message<rules::double_equals>{"CH0133", "conditions are written in words, not with `{text}`",
                                                       "write `is`"};

template <>
inline constexpr Message message<rules::not_equal>{"CH0133", "conditions are written in words, not with `{text}`",
                                                   "write `is not`"};

template <>
inline constexpr Message message<rules::greater_or_equal>{
    "CH0133", "conditions are written in words, not with `{text}`", "write `is at least`; for days `is on or after`"};

template <>
inline constexpr Message message<rules::less_or_equal>{"CH0133", "conditions are written in words, not with `{text}`",
                                                       "write `is at most`; for days `is on or before`"};

template <>
inline constexpr Message message<rules::greater>{"CH0133", "conditions are written in words, not with `{text}`",
                                                 "write `is more than`; for days `is after`"};

template <>
inline constexpr Message message<rules::less>{"CH0133", "conditions are written in words, not with `{text}`",
                                              "write `is less than`; for days `is before`"};

template <>
inline constexpr Message message<rules::ampersands>{"CH0133", "conditions are written in words, not with `{text}`",
                                                    "write `and`"};

template <>
inline constexpr Message message<rules::bars>{"CH0133", "conditions are written in words, not with `{text}`",
                                              "write `or`"};

template <>
inline constexpr Message message<rules::exclamation>{"CH0133", "conditions are written in words, not with `{text}`",
                                                     "write `not`"};

template <>
inline constexpr Message message<rules::asterisks>{"CH0133", "there is no `{text}`",
                                                   "multiply with `*` as often as needed"};

template <>
inline constexpr Message message<rules::equal_words>{"CH0134", "`{text}` is not a word of conditions", "write `is`"};
template <>
inline constexpr Message message<rules::is_equal_words> = message<rules::equal_words>;

template <>
inline constexpr Message message<rules::is_greater_words>{"CH0134", "`{text}` is not a word of conditions",
                                                          "write `is more than` or `is at least`"};

template <>
inline constexpr Message message<rules::is_smaller_words>{"CH0134", "`{text}` is not a word of conditions",
                                                          "write `is less than` or `is at most`"};

template <>
inline constexpr Message message<rules::is_later_words>{
    "CH0134", "`{text}` is not a word of conditions",
    "write `is after`, `is on or after`, `is before` or `is on or before`"};

template <>
inline constexpr Message message<rules::includes_words>{
    "CH0134", "`{text}` is not a word of conditions",
    "write `includes` for a set and one value, `overlaps` for a set and a list"};

template <>
inline constexpr Message message<rules::between_word>{"CH0134", "`between` leaves open whether its ends belong to it",
                                                      "write `is at least … and … is at most …`"};

template <>
inline constexpr Message message<rules::is_one_of_words>{
    "CH0134", "`is one of` is not how it is written", "write `in`, as in `occupation in judges` or `status in {a, b}`"};

template <>
inline constexpr Message message<rules::capital_and>{"CH0135", "words of the language are written small",
                                                     "write `and`"};

template <>
inline constexpr Message message<rules::capital_or>{"CH0135", "words of the language are written small", "write `or`"};

template <>
inline constexpr Message message<rules::capital_not>{"CH0135", "words of the language are written small",
                                                     "write `not`"};

template <>
inline constexpr Message message<rules::if_word>{
    "CH0136", "there is no `if`",
    "write `applies when` for when a clause applies, or a definition with `by` to choose a value"};

template <>
inline constexpr Message message<rules::else_words>{
    "CH0136", "there is no `{text}`",
    "write each case as a clause of its own, or as a branch of a definition with `by`"};

template <>
inline constexpr Message message<rules::unless_word>{"CH0136", "there is no `unless`",
                                                     "write `except when` on a line of its own, or `and not`"};

template <>
inline constexpr Message message<rules::foreign_truth>{
    "CH0137", "`{text}` is not a value", "write `yes` or `no`; a yes/no fact alone is a condition already"};

template <>
inline constexpr Message message<rules::foreign_nothing>{"CH0137", "`{text}` is not a value",
                                                         "write `is stated` to ask whether a fact is given"};

template <>
inline constexpr Message message<rules::close_parenthesis>{"CH0138", "`)` is expected, not {found}",
                                                           "close the parenthesis, or take it away"};

template <>
inline constexpr Message message<rules::too_many_closed>{"CH0139", "this `{text}` closes nothing",
                                                         "take it away, or open it before"};

template <>
inline constexpr Message message<rules::close_brace>{
    "CH0140", "`,` or `}}` is expected, not {found}",
    "separate values with commas and close the braces, as in `{{0, 1}}`"};

template <>
inline constexpr Message message<rules::second_comparison>{"CH0141", "one comparison follows another",
                                                           "join them with `and`, naming the fact again"};

template <>
inline constexpr Message message<rules::is_in_words>{"CH0142", "`is {text}` is not how it is written",
                                                     "write `in`, or `not … in …` with `not` in front"};

template <>
inline constexpr Message message<rules::not_in_words>{"CH0142", "`not` stands in front of a condition",
                                                      "write it first, as in `not occupation in judges`"};
template <>
inline constexpr Message message<rules::not_other_words> = message<rules::not_in_words>;

template <>
inline constexpr Message message<rules::is_not_words>{
    "CH0142", "`is {text}` is not how it is written",
    "write `not` in front of the condition, or the opposite comparison"};

template <>
inline constexpr Message message<rules::variable>{"CH0143", "a name `in` a list is expected, not {found}",
                                                  "write `job in applicant.work_experience`"};
template <>
inline constexpr Message message<rules::range_in> = message<rules::variable>;
template <>
inline constexpr Message message<rules::range_list> = message<rules::variable>;

template <>
inline constexpr Message message<rules::where>{
    "CH0144", "`where` is expected, not {found}",
    "say which with `where`, as in `some job in applicant.work_experience where job.paid`"};

template <>
inline constexpr Message message<rules::satisfies>{"CH0145", "`satisfies` is expected, not {found}",
                                                   "say what is true of every one with `satisfies`"};

template <>
inline constexpr Message message<rules::range_for>{"CH0146", "`for` is expected, not {found}",
                                                   "say over which list, as in `for job in applicant.work_experience`"};

template <>
inline constexpr Message message<rules::range_of>{"CH0146", "`of` is expected, not {found}",
                                                  "write `count of job in …` or `sum of job.days for job in …`"};

template <>
inline constexpr Message message<rules::covered>{"CH0147", "days are counted otherwise than with {found} here",
                                                 "write `days covered by job.from to job.to for job in … up to …`"};
template <>
inline constexpr Message message<rules::covered_by> = message<rules::covered>;
template <>
inline constexpr Message message<rules::covered_to> = message<rules::covered>;
template <>
inline constexpr Message message<rules::up_to_end> = message<rules::covered>;

template <>
inline constexpr Message message<rules::the_what>{"CH0148", "{found} does not go on from `the`",
                                                  "write `the earliest of`, `the latest of` or `the day before`"};
template <>
inline constexpr Message message<rules::extreme_of> = message<rules::the_what>;
template <>
inline constexpr Message message<rules::before> = message<rules::the_what>;

template <>
inline constexpr Message message<rules::misaligned_member>{
    "CH0149", "this line stands at no column of the members above",
    "move it to the column of the members; to go on with the result, put parentheses around it all"};

template <>
inline constexpr Message message<rules::members_on_one_line>{"CH0149", "members stand on lines of their own",
                                                             "write one a line, on deeper lines, without commas"};

template <>
inline constexpr Message message<rules::days_each>{"CH0150", "a length of a unit is expected, not {found}",
                                                   "write as in `2 years of 365 days`"};
template <>
inline constexpr Message message<rules::each_days> = message<rules::days_each>;

template <>
inline constexpr Message message<rules::read_in_noc>{"CH0151", "an edition is expected after `read`, not {found}",
                                                     "write `read in NOC 2016` or `read in NOC 2021`"};

template <>
inline constexpr Message message<rules::in_list>{"CH0152", "a list is expected after `in`, not {found}",
                                                 "write the name of a list, or values in braces as in `{{0, 1}}`"};

// ---------------------------------------------------------------- clauses

template <>
inline constexpr Message message<rules::applies_when_word>{
    "CH0153", "`when` is expected, not {found}",
    "write `applies when`, `met when`, `deemed met when`, `except when` or `approve when`"};
template <>
inline constexpr Message message<rules::met_when_word> = message<rules::applies_when_word>;
template <>
inline constexpr Message message<rules::deemed_when_word> = message<rules::applies_when_word>;
template <>
inline constexpr Message message<rules::except_when_word> = message<rules::applies_when_word>;
template <>
inline constexpr Message message<rules::approve_when_word> = message<rules::applies_when_word>;

template <>
inline constexpr Message message<rules::never_met_word>{"CH0153", "`met` is expected, not {found}",
                                                        "write `never met` or `deemed met when`"};
template <>
inline constexpr Message message<rules::deemed_met_word> = message<rules::never_met_word>;

template <>
inline constexpr Message message<rules::period_colon>{"CH0154", "a colon is expected after the day, not {found}",
                                                      "write as in `from 2022-11-16: met when …`"};

template <>
inline constexpr Message message<rules::period_until_word>{
    "CH0155", "a period ends with `until`", "write as in `from 2022-11-16 until 2023-11-15:`; both days belong to it"};

template <>
inline constexpr Message message<rules::deemed_or_except>{"CH0156", "`{text}` takes no period",
                                                          "put the period into the clause that it names"};

template <>
inline constexpr Message message<rules::timed_kind>{"CH0156", "what holds in the period is expected, not {found}",
                                                    "write `met when`, `applies when` or `never met` after the colon"};

template <>
inline constexpr Message message<rules::part_of_unlabelled>{
    "CH0157", "this part stands under a member that has no label",
    "give the member a label, as in `(research) offer.researcher`"};

template <>
inline constexpr Message message<rules::part_among_members>{"CH0158", "this part stands among the members",
                                                            "move it to the column of the part that holds the members"};

template <>
inline constexpr Message message<rules::label_unclosed>{
    "CH0159", "the label has no `)`", "close it after its name, as in `(level) \"Occupation at the level\"`"};

template <>
inline constexpr Message message<rules::label_no_name>{"CH0159", "a label is one name",
                                                       "write a name of letters, digits and `_`, as in `(level)`"};

template <>
inline constexpr Message message<rules::labels_below>{
    "CH0160", "these members are not said to be combined",
    "write `all of`, `any of`, `none of` or `at least 2 of` before them, as in `met when all of`"};
template <>
inline constexpr Message message<rules::bare_label> = message<rules::labels_below>;

template <>
inline constexpr Message message<rules::bare_combination>{"CH0160", "`{text}` does not say what it is for",
                                                          "write `met when {text}` or `applies when {text}`"};

template <>
inline constexpr Message message<rules::combining_alone>{
    "CH0161", "members stand on lines of their own",
    "write each on a deeper line of its own, or join conditions with `and` or `or`"};

template <>
inline constexpr Message message<rules::least_count>{"CH0162", "a number of members is expected, not {found}",
                                                     "write as in `at least 2 of`"};
template <>
inline constexpr Message message<rules::least_of> = message<rules::least_count>;

template <>
inline constexpr Message message<rules::cited_passage>{
    "CH0163", "a passage is expected, not {found}",
    "write the name of its outline and its path, as in `T52/professional/level`"};
template <>
inline constexpr Message message<rules::seen_passage> = message<rules::cited_passage>;

template <>
inline constexpr Message message<rules::part_on_label_line>{
    "CH0164", "a part stands on the line of its label",
    "write it on a deeper line, or only its condition after the label"};

template <>
inline constexpr Message message<rules::approve_in_clause>{"CH0165", "a clause is met; it is a decision that approves",
                                                           "write `met when`"};

template <>
inline constexpr Message message<rules::met_in_decision>{"CH0165", "a decision approves; it is a clause that is met",
                                                         "write `approve when`"};

template <>
inline constexpr Message message<rules::member>{"CH0165", "a member is expected, not {found}",
                                                "write a condition, or a label and a condition"};
template <>
inline constexpr Message message<rules::mixed_line> = message<rules::member>;
template <>
inline constexpr Message message<rules::labelled_line> = message<rules::member>;

// ---------------------------------------------------------------- other declarations

template <>
inline constexpr Message message<rules::as_of_of>{
    "CH0167", "the day that governs is expected, not {found}",
    "write `as of` and the date fact, as in `as of application.received_on`"};
template <>
inline constexpr Message message<rules::as_of_path> = message<rules::as_of_of>;

template <>
inline constexpr Message message<rules::rounding_word>{"CH0167", "a way to round days is expected, not {found}",
                                                       "write `dates round up` or `dates round down`"};
template <>
inline constexpr Message message<rules::rounding> = message<rules::rounding_word>;

template <>
inline constexpr Message message<rules::type>{
    "CH0168", "a type is expected, not {found}",
    "write yes/no, finding, number, money, date, days, text, noc, or the name of an enum or a record"};
template <>
inline constexpr Message message<rules::define_type> = message<rules::type>;
template <>
inline constexpr Message message<rules::element_type> = message<rules::type>;
template <>
inline constexpr Message message<rules::list_element> = message<rules::type>;

template <>
inline constexpr Message message<rules::collection_of>{
    "CH0169", "`of` is expected, not {found}",
    "write as in `list judges of noc`, `set of country`, `list of qualification`"};

template <>
inline constexpr Message message<rules::bound_least>{"CH0170", "a smallest number is expected, not {found}",
                                                     "write `at least 0` or `above 0`"};
template <>
inline constexpr Message message<rules::bound_number> = message<rules::bound_least>;

template <>
inline constexpr Message message<rules::define_colon>{"CH0171", "a colon and a type are expected, not {found}",
                                                      "write as in `define hourly_pay : money`"};

template <>
inline constexpr Message message<rules::branch_colon>{"CH0172", "a value and a colon are expected, not {found}",
                                                      "write a branch as in `week, month: pay / 4`"};
template <>
inline constexpr Message message<rules::selected> = message<rules::branch_colon>;
template <>
inline constexpr Message message<rules::branch> = message<rules::branch_colon>;

template <>
inline constexpr Message message<rules::grant_equals>{"CH0173", "`=` is expected, not {found}",
                                                      "write a name, `=` and a value"};
template <>
inline constexpr Message message<rules::change_equals> = message<rules::grant_equals>;

template <>
inline constexpr Message message<rules::enum_word>{"CH0174", "`enum` is expected after `ordered`, not {found}",
                                                   "write `ordered enum` and the name"};

template <>
inline constexpr Message message<rules::by_in_period>{
    "CH0175", "the value of a period cannot be chosen with `by`",
    "give the choice a name with a definition of its own and write the name here"};

template <>
inline constexpr Message message<rules::cites_in_define>{
    "CH0176", "a definition cites nothing: a passage is cited by a clause", "write `see` for a cross reference"};

template <>
inline constexpr Message message<rules::condition_in_define>{"CH0176", "a definition has a value; it is not met",
                                                             "write `= ` and the value, or make it a `clause`"};

// ---------------------------------------------------------------- tests

template <>
inline constexpr Message message<rules::sample_origin>{"CH0177", "where the sample comes from is expected, not {found}",
                                                       "write `from \"samples/name.json\"` or `like other_sample`"};

template <>
inline constexpr Message message<rules::outcome>{
    "CH0178", "what is expected of it is not said; {found} says nothing of the kind",
    "write passes, fails, does not apply, is approved, is refused, is undetermined, or `is` and a value"};

template <>
inline constexpr Message message<rules::not_apply>{"CH0178", "`not apply` is expected, not {found}",
                                                   "write `does not apply`"};

template <>
inline constexpr Message message<rules::change_value>{"CH0179", "a value is expected, not {found}",
                                                      "write yes, no, a number, a day, a text in quotes, the name of a "
                                                      "value, `unknown`, a list in [ ] or a record in {{ }}"};
template <>
inline constexpr Message message<rules::expected_value> = message<rules::change_value>;
template <>
inline constexpr Message message<rules::nested_data> = message<rules::change_value>;

template <>
inline constexpr Message message<rules::close_list>{"CH0180", "`,` or `]` is expected, not {found}",
                                                    "separate the members with commas and close the list"};

template <>
inline constexpr Message message<rules::close_record>{
    "CH0180", "a field such as `paid: yes` or the end of the record is expected, not {found}",
    "separate the fields with commas and close the record with `}}`"};
template <>
inline constexpr Message message<rules::data_field> = message<rules::close_record>;
template <>
inline constexpr Message message<rules::data_field_colon> = message<rules::close_record>;

template <>
inline constexpr Message message<rules::index_number>{
    "CH0181", "a place in the list is expected, not {found}",
    "write a number in brackets, as in `applicant.licences[0]`; the first is 0"};
template <>
inline constexpr Message message<rules::index_close> = message<rules::index_number>;

template <>
inline constexpr Message message<rules::data_money>{"CH0182", "amounts in samples are plain numbers",
                                                    "leave out `$`, as in `25.00`"};

// ---------------------------------------------------------------- reasons

template <>
inline constexpr Message message<rules::reason_close>{"CH0183", "`}}` is expected, not {found}",
                                                      "close the braces; a plain brace is written `\\{{`"};

template <>
inline constexpr Message message<rules::quote_in_reason>{"CH0184", "a text cannot stand in the braces of a reason",
                                                         "give the value a name with `define` and write the name"};

template <>
inline constexpr Message message<rules::stray_brace>{"CH0185", "this `}}` closes nothing",
                                                     "write a plain brace as `\\}}`"};

}  // namespace chapeau::grammar
