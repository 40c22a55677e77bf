// Samples, cases and the values they give to facts; translations; and the file that all declarations make.
#pragma once

#include "grammar/declarations.hpp"
#include "grammar/recover.hpp"

namespace chapeau::grammar::rules {

// ---------------------------------------------------------------- values of facts

struct data;
struct nested_data : nested<data> {};

struct open_list : symbol<"["> {};
struct close_list : symbol<"]"> {};
struct data_list : seq<open_list, opt<nested_data, star<symbol<",">, must<nested_data>>>, must<close_list>> {};
struct open_record : symbol<"{"> {};
struct close_record : symbol<"}"> {};
struct data_field_name : token<name> {};
struct data_field_colon : symbol<":"> {};
struct data_field : seq<data_field_name, must<data_field_colon>, must<nested_data>> {};
struct data_record : seq<open_record, opt<data_field, star<symbol<",">, must<data_field>>>, must<close_record>> {};

struct data_text : token<sor<quoted, wrong_quote>> {};
struct data_date : token<date> {};
struct data_number : token<seq<opt<one<'-'>>, number_words, not_at<name_character>>> {};
struct data_money : sor<amount_with_commas, seq<one<'$'>, number_words>> {};
struct data_yes : keyword<"yes"> {};
struct data_no : keyword<"no"> {};
struct data_unknown : keyword<"unknown"> {};
struct data_name : token<name> {};
struct data_code : plain_code {};
struct data_length : length_words {};
/// `5,000`.
struct data_with_commas : seq<rep_min_max<1, 3, digit>, plus<one<','>, rep<3, digit>, not_at<digit>>,
                              opt<one<'.'>, digits>, at<star<blank>, line_stop>> {};
struct data_set : values_in_braces {};
struct data_kind : sor<data_list, mistake<data_set>, data_record, data_text, mistake<data_money>,
                       mistake<data_with_commas>, data_date, mistake<percentage>, mistake<number_with_points>,
                       mistake<data_length>, mistake<data_code>, mistake<number_with_letters>, data_number, data_yes,
                       data_no, data_unknown, seq<opt<habit<HabitPlace::datum>>, data_name>> {};
struct data : data_kind {};

struct index_number : rep_min_max<1, 6, digit> {};
struct index_close : one<']'> {};
struct index : seq<one<'['>, must<index_number>, must<index_close>> {};
struct data_path_words : seq<name, star<sor<seq<one<'.'>, must<path_part>>, index>>> {};
struct data_path : token<data_path_words> {};

// ---------------------------------------------------------------- samples and cases

struct changed_path : data_path {};
struct without : seq<inline_keyword<"without">, must<changed_path>> {};
struct change_equals : symbol<"="> {};
struct change_value : data {};
struct assignment : seq<changed_path, must<change_equals>, must<change_value>> {};
struct change : sor<without, assignment> {};
struct changes : block<change> {};

struct sample_name : inline_token<given_name> {};
/// A path without its quotes.
struct bare_file : seq<name, opt<plus<sor<name_character, one<'.', '/', '-'>>>>> {};
struct sample_file : sor<text, mistake<bare_file>> {};
struct sample_from : seq<inline_keyword<"from">, must<sample_file>> {};
struct liked_sample : inline_token<name> {};
struct sample_like : seq<inline_keyword<"like">, must<liked_sample>> {};
struct sample_origin : sor<sample_from, sample_like> {};
struct sample_head : seq<inline_keyword<"sample">, must<sample_name>, must<sample_origin>, must<line_end>> {};
struct sample : seq<sample_head, opt<changes>> {};

struct given_sample : inline_token<name> {};
struct change_on_line : seq<opt<word<"with">, plus<blank>>, name, one<'.'>, rest_of_line> {};
struct given
    : seq<inline_keyword<"given">, must<given_sample>, opt<mistake<change_on_line>>, must<line_end>, opt<changes>> {};

struct needed_path : data_path {};
struct needing : seq<keyword<"needing">, must<needed_path>, star<symbol<",">, must<needed_path>>> {};
struct because_path : path {};
struct because : seq<keyword<"because">, must<because_path>, star<symbol<",">, must<because_path>>> {};

struct passes : keyword<"passes"> {};
struct margin_value : sum {};
struct fails_by : seq<keyword<"by">, must<margin_value>> {};
struct fails : seq<keyword<"fails">, opt<fails_by>> {};
struct not_apply : phrase<"not", "apply"> {};
struct does_not_apply : seq<keyword<"does">, must<not_apply>> {};
struct approved : keyword<"approved"> {};
struct refused : seq<keyword<"refused">, opt<because>> {};
struct undetermined : seq<keyword<"undetermined">, opt<needing>> {};
struct expected_value : data {};
/// Outcomes in other words: after `is`, and in its place.
struct is_other_words : seq<opt<word<"not">, plus<blank>>,
                            sor<word<"applicable">, word<"met">, word<"passed">, word<"failed">, word<"unmet">,
                                word<"satisfied">, word<"granted">, word<"rejected">, word<"denied">>> {};
struct other_outcome : seq<opt<sor<word<"does">, word<"do">, word<"did">>, plus<blank>, word<"not">, plus<blank>>,
                           sor<word<"pass">, word<"fail">, word<"passed">, word<"failed">, word<"hold">, word<"holds">,
                               word<"succeeds">>> {};
/// `is not approved`.
struct is_not_outcome : seq<word<"not">, plus<blank>, sor<word<"approved">, word<"refused">>> {};
/// `approved`, without its `is`.
struct bare_outcome : sor<word<"approved">, word<"refused">, word<"undetermined">> {};
struct is_outcome : seq<keyword<"is">, sor<mistake<is_not_outcome>, mistake<is_other_words>, approved, refused,
                                           undetermined, must<expected_value>>> {};
struct outcome : sor<mistake<other_outcome>, mistake<bare_outcome>, passes, fails, does_not_apply, is_outcome> {};
struct subject : token<plain_path> {};
struct expectation : seq<subject, must<outcome>> {};
struct expectations : block<expectation> {};
struct outcome_on_line : seq<letter, rest_of_line> {};
struct expect : seq<inline_keyword<"expect">, opt<mistake<outcome_on_line>>, must<line_end>, must<expectations>> {};

struct case_title : sor<text, mistake<bare_text>> {};
struct case_head : seq<inline_keyword<"case">, must<case_title>, must<line_end>> {};
struct sample_in_case : seq<word<"sample">, at<plus<blank>, letter>> {};
struct case_part : sor<given, expect, mistake<sample_in_case>> {};
struct case_body : block<case_part> {};
struct test_case : seq<case_head, must<case_body>> {};

// ---------------------------------------------------------------- translation

struct language : inline_token<name> {};
struct translation_head : seq<inline_keyword<"translation">, must<language>, must<line_end>> {};
struct translated_part : sor<reason, interpretation> {};
struct translated_words : seq<name, star<one<'.'>, must<name_or_digits>>> {};
struct translated_name : inline_token<translated_words> {};
struct translated_head : seq<translated_name, opt<title_on_line>> {};
struct translated_end : line_end {};
struct translated : seq<translated_head, must<translated_end>, opt<block<translated_part>>> {};
struct translation_body : block<translated> {};
struct translation : seq<translation_head, must<translation_body>> {};

// ---------------------------------------------------------------- file

struct stray_part : part_opening {};
struct declaration : sor<clause, define, decision, list_declaration, facts, record, enumeration, policy, test_case,
                         sample, translation, mistake<stray_part>> {};
struct top_line : seq<margin, must<declaration>, must<line_end>> {};
struct file : seq<star<recover<top_line>>, pegtl::eof> {};

/// `{expression}` in a reason.
struct reason_close : one<'}'> {};
struct reason_value : condition {};
struct reason_expression
    : seq<one<'{'>, star<blank>, must<reason_value>, opt<mistake<comma_in_number>>, must<reason_close>> {};

}  // namespace chapeau::grammar::rules
