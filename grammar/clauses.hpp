// Clauses, their parts and their lettered members; decisions and what they grant.
//
// A part begins with its keyword and ends with its line or with the deeper lines that go on with it. What may follow a
// keyword is part of recognising it (`part_opening`), so that an expression can go on over deeper lines without a sign
// for its end.
#pragma once

#include "grammar/expressions.hpp"

namespace chapeau::grammar::rules {

// ---------------------------------------------------------------- how a part begins

struct label_words : seq<one<'('>, name, one<')'>> {};
template <fixed_text First, fixed_text Second>
struct words : seq<word<First>, plus<blank>, word<Second>> {};

/// Refused by the part itself.
struct colon_by_habit : opt<star<blank>, one<':'>> {};
/// Nothing here is an action's business: it only tells a part from the rest of an expression.
struct part_opening
    : sor<seq<label_words, at<plus<blank>, not_at<line_stop>>>,
          seq<sor<word<"title">, word<"reason">, word<"interpretation">>, colon_by_habit, at<star<blank>, one<'"'>>>,
          seq<sor<word<"cites">, word<"see">>, colon_by_habit, at<plus<blank>, name, one<'/'>>>,
          words<"applies", "when">, words<"met", "when">, words<"never", "met">,
          seq<words<"deemed", "met">, plus<blank>, word<"when">>, words<"except", "when">, words<"fails", "when">,
          words<"approve", "when">, seq<sor<word<"until">, word<"from">>, at<plus<blank>, date_words>>,
          seq<word<"grants">, colon_by_habit, at<star<blank>, line_stop>>> {};

// ---------------------------------------------------------------- parts that are texts and passages

/// A text without its quotes, all that is left of the line.
struct bare_text : seq<letter, not_at<star<pegtl::not_one<'"', '#', '\n', '\r'>>, one<'"'>>, opt<rest_of_line>> {};
struct title_text : sor<text, mistake<bare_text>> {};
struct title : seq<inline_keyword<"title">, must<title_text>> {};
struct interpretation_text : sor<text, mistake<bare_text>> {};
struct interpretation : seq<inline_keyword<"interpretation">, must<interpretation_text>> {};
struct reason_text : sor<text, mistake<bare_text>> {};
struct reason : seq<inline_keyword<"reason">, must<reason_text>> {};
/// `T52 professional`.
struct passage_of_words : seq<name, plus<plus<blank>, name>, at<star<blank>, line_stop>> {};
struct cited_passage : sor<passage, mistake<passage_of_words>> {};
/// What people write between two passages.
struct passage_joint : seq<sor<one<',', ';'>, word<"and">>, star<blank>> {};
struct second_cited : passage_words {};
struct cites : seq<inline_keyword<"cites">, must<cited_passage>, opt<passage_joint, mistake<second_cited>>> {};
struct seen_passage : passage {};
struct second_seen : passage_words {};
struct see : seq<inline_keyword<"see">, must<seen_passage>, opt<passage_joint, mistake<second_seen>>> {};

// ---------------------------------------------------------------- periods

struct period_date : inline_token<date> {};
struct period_colon : symbol<":"> {};
struct period_until_word : word<"to"> {};
struct from_period : seq<inline_keyword<"from">, must<period_date>, opt<mistake<period_until_word>>> {};
struct until_end : inline_keyword<"until"> {};
struct until_period : seq<until_end, must<period_date>> {};
struct from_until : seq<from_period, opt<until_period>> {};
struct period : seq<sor<from_until, until_period>, must<period_colon>> {};

// ---------------------------------------------------------------- bodies

struct body;
struct labelled;

struct all_of : words<"all", "of"> {};
struct any_of : words<"any", "of"> {};
struct none_of : words<"none", "of"> {};
struct least_count : inline_token<digits> {};
struct least_of : word<"of"> {};
struct least_in_words : seq<written_number, at<plus<blank>, word<"of">>> {};
struct at_least_of : seq<not_at<length_of_words>, words<"at", "least">, blanks, opt<mistake<least_in_words>>,
                         must<least_count>, must<least_of>> {};
struct combining_words : sor<all_of, any_of, none_of, at_least_of> {};
struct chapeau_colon : one<':'> {};
struct combining_alone : line_end {};
struct combining : seq<inline_token<combining_words>, opt<mistake<chapeau_colon>>, must<combining_alone>> {};
/// A line that ends in `of` after a word or two, and the like: members stand below it.
struct some_words_of : seq<not_at<word<"the">>, plus<name_character>, plus<blank>,
                           opt<not_at<word<"of">>, plus<name_character>, plus<blank>>, word<"of">> {};
struct wrong_chapeau : seq<some_words_of, at<star<blank>, opt<one<':'>>, star<blank>, line_stop>> {};

struct label_here : seq<label_words, sor<blank, at<line_stop>>> {};
struct label_unclosed : seq<one<'('>, name, plus<blank>, one<'"'>> {};
struct label_glued : seq<label_words, at<one<'"'>>> {};
struct label_colon : seq<label_words, star<blank>, one<':'>> {};
struct label_unopened : seq<name, one<')'>, at<blank>> {};
struct label_with_point : seq<name, one<'.', ':'>, at<blank>> {};
struct label_numbered : seq<digits, sor<one<'.'>, one<')'>>, at<blank>> {};
struct label_no_name : seq<one<'('>, plus<pegtl::not_one<'(', ')', '\n', '\r', '"'>>, one<')'>, star<blank>, one<'"'>> {
};
/// A name and a title, and no parentheses.
struct label_bare : seq<not_at<part_opening>, name, at<plus<blank>, one<'"'>>> {};
struct bad_label : sor<mistake<label_bare>, mistake<label_glued>, mistake<label_colon>, mistake<label_unopened>,
                       mistake<label_with_point>, mistake<label_numbered>, mistake<label_unclosed>,
                       mistake<label_of_digits>, mistake<label_no_name>, mistake<bullet>> {};

struct part_among_members : part_opening {};
struct part_of_unlabelled : part_opening {};
struct member_of_unlabelled : label_here {};
struct unlabelled_body : seq<body> {};
struct unlabelled : seq<not_at<label_here>, opt<mistake<part_among_members>>, unlabelled_body,
                        opt<deeper_line, sor<mistake<member_of_unlabelled>, mistake<part_of_unlabelled>>>> {};
struct and_in_front : word<"and"> {};
struct or_in_front : word<"or"> {};
struct member : sor<labelled, mistake<and_in_front>, mistake<or_in_front>, bad_label, unlabelled> {};

struct members : nested<block<member>> {};
struct combination : seq<combining, must<members>> {};
struct labels_below : seq<deeper_line, label_here> {};
struct expression_body : expression {};
/// `all of a, b`, on one line.
struct combined_on_line : seq<sor<all_of, any_of, none_of>, plus<blank>, not_at<line_stop>, rest_of_line> {};
struct body : sor<habit<HabitPlace::chapeau>, mistake<at_least_in>, mistake<counted_chapeau>, mistake<combined_on_line>,
                  combination, mistake<wrong_chapeau>, mistake<labels_below>, expression_body> {};

// ---------------------------------------------------------------- parts that are conditions

struct when_by_habit : sor<word<"when">, word<"if">, word<"where">> {};
/// What people write for `when not`.
struct denying_words : sor<word<"unless">, seq<word<"except">, opt<plus<blank>, when_by_habit>>,
                           seq<word<"not">, plus<blank>, sor<when_by_habit, word<"unless">>>> {};
struct denied_condition : seq<denying_words, plus<blank>, rest_of_line> {};
/// A condition that deeper lines go on with, whose end is not seen from here.
struct goes_on_below : at<plus<blank>, rest_of_line, deeper_line> {};
struct not_unless : seq<word<"not">, plus<blank>, word<"unless">> {};
struct denied_below : seq<denying_words, goes_on_below> {};
template <typename Denied>
struct no_denial : opt<sor<mistake<not_unless>, mistake<denied_below>, mistake<Denied>>> {};

struct applies_when_word : keyword<"when"> {};
struct applies_unless : denied_condition {};
struct applies_words : seq<inline_keyword<"applies">, no_denial<applies_unless>, must<applies_when_word>> {};
/// A part that says when a clause does not apply.
struct not_applying_words : seq<sor<words_in_a_row<"is", "not">, words_in_a_row<"does", "not">, sign<"doesn't">,
                                    sign<"doesn’t">, word<"not">, word<"never">>,
                                plus<blank>, sor<word<"apply">, word<"applies">, word<"applicable">>, plus<blank>> {};
struct not_applying_unless : seq<not_applying_words, word<"unless">> {};
struct not_applying_below : seq<not_applying_words, when_by_habit, goes_on_below> {};
struct not_applying : seq<not_applying_words, when_by_habit, plus<blank>, rest_of_line> {};
struct no_application : sor<mistake<not_applying_unless>, mistake<not_applying_below>, mistake<not_applying>> {};
struct met_when_word : keyword<"when"> {};
struct met_unless : denied_condition {};
struct met_words : seq<inline_keyword<"met">, no_denial<met_unless>, must<met_when_word>> {};
struct never_met_word : keyword<"met"> {};
struct fails_or_never_unless : word<"unless"> {};
struct never_words : seq<inline_keyword<"never">, opt<mistake<fails_or_never_unless>>, must<never_met_word>> {};
struct deemed_met_word : inline_keyword<"met"> {};
struct deemed_when_word : keyword<"when"> {};
struct deemed_unless : denied_condition {};
struct deemed_not : seq<word<"not">, plus<blank>, word<"met">, plus<blank>, when_by_habit> {};
struct deemed_not_unless : seq<word<"not">, plus<blank>, word<"met">, plus<blank>, denying_words> {};
struct deemed_words : seq<inline_keyword<"deemed">, opt<sor<mistake<deemed_not>, mistake<deemed_not_unless>>>,
                          must<deemed_met_word>, no_denial<deemed_unless>, must<deemed_when_word>> {};
struct except_when_word : keyword<"when"> {};
struct except_unless : denied_condition {};
struct except_words : seq<inline_keyword<"except">, no_denial<except_unless>, must<except_when_word>> {};
struct fails_when_word : inline_keyword<"when"> {};
struct fails_on : seq<sor<word<"if">, word<"where">>, not_at<plus<blank>, word<"none">>> {};
struct fails_none_word : inline_keyword<"none"> {};
struct fails_applies_word : inline_keyword<"applies"> {};
struct approve_when_word : keyword<"when"> {};
struct approve_unless : denied_condition {};
struct approve_words : seq<inline_keyword<"approve">, no_denial<approve_unless>, must<approve_when_word>> {};

struct part_body : body {};
/// What the heads of all these parts do alike; no rule of its own.
struct condition_head;
struct applies_head : applies_words {};
struct applies : seq<applies_head, must<part_body>> {};
struct met_head : met_words {};
struct met : seq<met_head, must<part_body>> {};
struct never_head : never_words {};
struct never : seq<never_head> {};
struct deemed_head : deemed_words {};
struct deemed : seq<deemed_head, must<part_body>> {};
struct except_head : except_words {};
struct except : seq<except_head, must<part_body>> {};
struct fails_when_none : seq<inline_keyword<"fails">, opt<sor<mistake<fails_on>, mistake<fails_or_never_unless>>>,
                             must<fails_when_word>, must<fails_none_word>, must<fails_applies_word>> {};
struct approve_head : approve_words {};
struct approve : seq<approve_head, must<part_body>> {};

struct timed_kind : sor<met, applies, never> {};
struct deemed_or_except : sor<word<"deemed">, word<"except">, word<"approve">> {};
struct fails_in_period : word<"fails"> {};
struct timed : seq<period, opt<sor<mistake<deemed_or_except>, mistake<fails_in_period>>>, must<timed_kind>> {};
struct common_part : sor<title, cites, see, interpretation, reason, applies, deemed, except, fails_when_none> {};

struct approve_in_clause : words<"approve", "when"> {};
struct met_in_decision : sor<words<"met", "when">, words<"never", "met">> {};
struct bare_combination : seq<combining_words, at<star<blank>, line_stop>> {};
struct bare_label : label_here {};
struct unless_part : word<"unless"> {};
struct otherwise_part : sor<word<"otherwise">, word<"else">> {};
/// The opening of a part.
struct part_in_capitals : words_in_capitals<part_in_capitals> {
    static constexpr auto phrases = std::to_array<std::string_view>(
        {"met when", "applies when", "never met", "deemed met when", "except when", "approve when",
         "fails when none applies", "title", "cites", "see", "interpretation", "reason"});
};
/// A condition in the place of a part.
struct condition_alone : seq<name, one<'.'>, letter, opt<rest_of_line>> {};
struct clause_part
    : sor<no_application, common_part, met, never, timed, mistake<approve_in_clause>, mistake<bare_combination>,
          mistake<bare_label>, mistake<unless_part>, mistake<otherwise_part>, mistake<part_in_capitals>,
          mistake<declaration_within>, mistake<condition_alone>, habit<HabitPlace::part>> {};
struct clause_parts : block<clause_part> {};

// ---------------------------------------------------------------- lettered members

struct title_on_line : text {};
struct label : seq<at<label_here>, label_words, blanks> {};
struct labelled_head : seq<label, opt<title_on_line>> {};
struct mixed_line : sor<common_part, met, never, timed, mistake<approve_in_clause>, member> {};
struct mixed_lines : nested<block<mixed_line>> {};
struct labelled_combination : seq<combining, must<mixed_lines>> {};
struct part_on_label_line : part_opening {};
struct labelled_body
    : seq<not_at<line_stop>, opt<sor<mistake<part_on_label_line>, mistake<counted_chapeau>, mistake<wrong_chapeau>>>,
          must<expression_body>> {};
struct labelled_parts : nested<clause_parts> {};
struct labelled : seq<labelled_head, opt<habit<HabitPlace::chapeau>>,
                      sor<labelled_combination, seq<opt<labelled_body>, opt<labelled_parts>>>> {};

// ---------------------------------------------------------------- clauses and decisions

/// `work experience`, before the title.
struct clause_of_words
    : seq<not_at<part_opening>, name, plus<plus<blank>, not_at<part_opening>, name>, at<star<blank>, one<'"'>>> {};
struct clause_name : inline_token<sor<mistake<accented_name>, mistake<bad_name>, mistake<reserved_name>,
                                      mistake<reserved_condition>, mistake<clause_of_words>, plain_path>> {};
struct head_end : line_end {};
struct part_on_head_line : seq<at<part_opening>, rest_of_line> {};
struct bare_title : bare_text {};
struct clause_head
    : seq<inline_keyword<"clause">, must<clause_name>, opt<mistake<part_on_head_line>>,
          opt<sor<title_on_line, mistake<bare_title>>>, opt<mistake<part_on_head_line>>, must<head_end>> {};
struct clause_body : clause_parts {};
struct clause : seq<clause_head, must<clause_body>> {};

struct grant_name : inline_token<given_name> {};
struct grant_equals : symbol<"="> {};
struct grant_head : seq<grant_name, must<grant_equals>> {};
struct grant_value : expression {};
struct grant_part : sor<title, cites, see, interpretation> {};
struct grant : seq<grant_head, must<grant_value>, opt<block<grant_part>>> {};
struct grant_lines : block<grant> {};
struct grants : seq<inline_keyword<"grants">, must<line_end>, must<grant_lines>> {};

struct decision_of_words : seq<name, plus<plus<blank>, not_at<sor<part_opening, word<"of">>>, name>,
                               at<star<blank>, sor<one<'"'>, word<"of">>>> {};
struct decision_name : inline_token<sor<mistake<decision_of_words>, name_of_condition>> {};
struct base_name : inline_token<name> {};
struct decision_base : seq<inline_keyword<"of">, must<base_name>> {};
struct decision_head
    : seq<inline_keyword<"decision">, must<decision_name>, opt<decision_base>, opt<title_on_line>, must<head_end>> {};
struct decision_part : sor<no_application, common_part, approve, timed, grants, mistake<met_in_decision>,
                           mistake<part_in_capitals>, mistake<declaration_within>, habit<HabitPlace::part>> {};
struct decision_body : block<decision_part> {};
struct decision : seq<decision_head, must<decision_body>> {};

}  // namespace chapeau::grammar::rules
