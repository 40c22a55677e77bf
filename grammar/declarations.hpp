// Everything that stands in column 1 but clauses, decisions, tests and translations.
#pragma once

#include "grammar/clauses.hpp"

namespace chapeau::grammar::rules {

/// A name alone where one is due.
struct declared_name : inline_token<given_name> {};
/// `my number`, before the colon.
struct defined_of_words : seq<name, plus<plus<blank>, name>, at<star<blank>, one<':'>>> {};
struct defined_name : inline_token<sor<mistake<defined_of_words>, name_of_condition>> {};
/// Before the title.
struct title_opening : seq<word<"title">, star<blank>, one<'"'>> {};
struct several_words : seq<name, plus<plus<blank>, not_at<title_opening>, name>> {};
struct declared_of_words : seq<several_words, at<star<blank>, one<'"'>>> {};
struct facts_of_words : declared_of_words {};
/// Before `of`.
struct list_of_words : seq<name, plus<plus<blank>, not_at<sor<word<"of">, word<"list">, word<"set">>>, name>,
                           at<plus<blank>, word<"of">>> {};

// ---------------------------------------------------------------- policy

struct policy_name : inline_token<plain_path> {};
struct policy_head : seq<inline_keyword<"policy">, must<policy_name>, must<line_end>> {};
struct authority_text : sor<text, mistake<bare_text>> {};
struct authority : seq<inline_keyword<"authority">, must<authority_text>> {};
struct outline_name : inline_token<given_name> {};
struct outline_file : text {};
struct source : seq<inline_keyword<"source">, must<outline_name>, must<outline_file>> {};
struct as_of_of : inline_keyword<"of"> {};
struct as_of_path : inline_token<path_words> {};
struct as_of : seq<inline_keyword<"as">, must<as_of_of>, must<as_of_path>> {};
struct rounding_word : inline_keyword<"round"> {};
struct round_up : inline_keyword<"up"> {};
struct round_down : inline_keyword<"down"> {};
struct rounding : sor<round_up, round_down> {};
struct dates : seq<inline_keyword<"dates">, must<rounding_word>, must<rounding>> {};
struct decided_name : inline_token<given_name> {};
struct decides : seq<inline_keyword<"decides">, must<decided_name>> {};
struct policy_part : sor<title, authority, source, as_of, dates, decides, mistake<declaration_within>> {};
struct policy_body : block<policy_part> {};
struct policy : seq<policy_head, must<policy_body>> {};

// ---------------------------------------------------------------- types

struct type_name : inline_token<sor<mistake<accented_name>, sign<"yes/no">, name>> {};
struct element_type : type_name {};
struct collection_of : inline_keyword<"of"> {};
struct set_of : seq<inline_keyword<"set">, must<collection_of>, must<element_type>> {};
struct list_of : seq<inline_keyword<"list">, must<collection_of>, must<element_type>> {};
struct bound_number : inline_token<number_words> {};
struct bound_least : inline_keyword<"least"> {};
struct bound_most : inline_keyword<"most"> {};
struct bound_side : sor<bound_least, bound_most> {};
struct bound_above : inline_keyword<"above"> {};
struct bound_words : sor<seq<inline_keyword<"at">, must<bound_side>>, bound_above> {};
struct bound : seq<bound_words, must<bound_number>> {};
struct bound_and : inline_keyword<"and"> {};
struct second_bound : bound {};
/// Limits as other languages and documents have them.
struct limit : seq<opt<one<'-'>>, opt<one<'$'>>, digits, opt<one<'.'>, digits>, not_at<letter>> {};
struct own_limit_words : sor<words<"at", "least">, words<"at", "most">, word<"above">> {};
struct limit_sign : sor<sign<">=">, sign<"<=">, sign<"≥">, sign<"≤">, one<'>'>, one<'<'>> {};
struct limit_otherwise
    : sor<seq<sor<word<"between">, word<"from">>, plus<blank>, limit, plus<blank>, sor<word<"and">, word<"to">>,
              plus<blank>, limit>,
          seq<limit_sign, star<blank>, limit>,
          seq<sor<own_limit_words, comparator_words, word<"minimum">, word<"maximum">>, plus<blank>, limit>> {};
struct limit_joint : sor<seq<star<blank>, one<','>, plus<blank>, opt<word<"and">, plus<blank>>>,
                         seq<plus<blank>, sor<word<"and">, word<"to">>, plus<blank>>> {};
struct own_limit : seq<own_limit_words, plus<blank>, digits, opt<one<'.'>, digits>, not_at<name_character>> {};
struct other_limits
    : sor<seq<own_limit, limit_joint, not_at<own_limit>, limit_otherwise>,
          seq<own_limit, star<blank>, sor<one<','>, word<"to">>, plus<blank>, opt<word<"and">, plus<blank>>, own_limit>,
          seq<not_at<own_limit>, limit_otherwise, opt<limit_joint, limit_otherwise>>> {};
/// `whole number`.
struct kind_of_number : seq<sor<word<"whole">, word<"natural">, word<"integer">, word<"decimal">, word<"positive">,
                                sign<"non-negative">, word<"nonnegative">>,
                            plus<blank>, sor<word<"numbers">, word<"number">>> {};
struct plain_type : seq<type_name, opt<mistake<other_limits>>, opt<bound, opt<bound_and, must<second_bound>>>> {};
struct yes_or_no : seq<word<"yes">, plus<blank>, word<"or">, plus<blank>, word<"no">> {};
/// What may stand behind the type of a field, or on the line of a list: the word before it is the type's own name.
struct after_type : at<star<blank>, sor<line_stop, one<'"', '('>, word<"evidence">, word<"fixed">>> {};
struct optional_type : seq<word<"optional">, not_at<after_type>, at<plus<blank>, letter>> {};
struct named_as_collection : seq<at<sor<word<"set">, word<"list">>, after_type>, plain_type> {};
/// `enum status` as a type.
struct keyword_before_type : seq<sor<word<"enum">, word<"record">>, at<plus<blank>, letter>> {};
struct type : sor<mistake<yes_or_no>, mistake<keyword_before_type>, mistake<kind_of_number>, mistake<optional_type>,
                  named_as_collection, set_of, list_of, plain_type> {};

// ---------------------------------------------------------------- enums, records, facts

struct value_name : inline_token<sor<mistake<accented_name>, mistake<bad_name>, mistake<reserved_name>, name, digits>> {
};
/// `first class`.
struct value_of_words : seq<name, plus<plus<blank>, name>, at<star<blank>, sor<line_stop, one<'"'>>>> {};
/// `a, b` on one line.
struct enum_values_on_line : seq<name, plus<star<blank>, one<','>, star<blank>, name>> {};
struct enum_value : seq<opt<mistake<bullet>>, opt<sor<mistake<value_of_words>, mistake<enum_values_on_line>>>,
                        value_name, opt<title_on_line>> {};
struct ordered : inline_keyword<"ordered"> {};
struct enum_word : inline_keyword<"enum"> {};
struct enum_opening : sor<seq<ordered, must<enum_word>>, enum_word> {};
/// `: a, b`, `= a, b`, `{a, b}`, `a, b`, `, b`, after the name.
struct values_on_line : seq<opt<one<':', '=', '{', '('>, star<blank>>, opt<name>, star<blank>, one<','>, rest_of_line> {
};
struct enum_head : seq<enum_opening, opt<mistake<declared_of_words>>, must<declared_name>, opt<mistake<values_on_line>>,
                       opt<title_on_line>, must<line_end>> {};
struct enum_body : block<enum_value> {};
struct enumeration : seq<enum_head, must<enum_body>> {};

/// A type that the language has.
struct own_type : sor<sign<"yes/no">, word<"number">, word<"text">, word<"date">, word<"money">, word<"days">,
                      word<"noc">, word<"country">> {};
struct type_of_words : seq<opt<sor<word<"set">, word<"list">>, plus<blank>, word<"of">, plus<blank>>, own_type> {};
/// What may stand between a name and its type, or in its place.
struct word_of_type
    : sor<type_of_words, word<"set">, word<"list">, word<"optional">, word<"whole">, word<"natural">, word<"integer">,
          word<"decimal">, word<"positive">, word<"nonnegative">, word<"enum">, word<"record">, word<"yes">> {};
/// What may stand behind a type.
struct word_after_type : sor<word<"evidence">, word<"fixed">, word<"at">, word<"above">, word<"title">> {};
struct type_due : seq<plus<blank>, type_of_words> {};
/// `first name`, before `text`.
struct field_of_words : sor<seq<name, plus<plus<blank>, not_at<word_of_type>, name>, at<type_due>>,
                            seq<name, plus<blank>, own_type, at<type_due>>,
                            seq<name, plus<blank>, not_at<sor<word_of_type, word_after_type>>, name,
                                at<plus<blank>, not_at<word_after_type>, name, star<blank>, one<'"'>>>> {};
struct field_name : inline_token<sor<mistake<field_of_words>, mistake<accented_name>, mistake<bad_name>, name>> {};
struct evidence_name : inline_token<name> {};
struct evidence : seq<inline_keyword<"evidence">, must<evidence_name>> {};
struct fixed_field : inline_keyword<"fixed"> {};
struct unit_after_type : seq<one<'('>, plus<pegtl::not_one<')', '\n', '\r'>>, one<')'>> {};
/// Where the title is still to come.
struct fixed_first : seq<word<"fixed">, at<star<blank>, one<'"'>>> {};
struct evidence_first : seq<word<"evidence">, plus<blank>, name, at<star<blank>, one<'"'>>> {};
struct field
    : seq<field_name, must<type>, opt<sor<mistake<unit_after_type>, mistake<fixed_first>, mistake<evidence_first>>>,
          opt<title_on_line>, opt<evidence>, opt<fixed_field>> {};
struct fields : block<field> {};
struct record_head : seq<inline_keyword<"record">, opt<mistake<declared_of_words>>, must<declared_name>,
                         opt<title_on_line>, must<line_end>> {};
struct record_body : fields {};
struct record : seq<record_head, must<record_body>> {};
struct facts_head : seq<inline_keyword<"facts">, opt<mistake<facts_of_words>>, must<declared_name>, opt<title_on_line>,
                        must<line_end>> {};
struct facts_body : fields {};
struct facts : seq<facts_head, must<facts_body>> {};

// ---------------------------------------------------------------- lists

struct codes_edition : inline_token<edition_words> {};
struct codes_colon : symbol<":"> {};
struct code : token<seq<digits, not_at<name_character>>> {};
struct codes_comma : seq<one<','>, opt<rest_of_line>> {};
/// `21300 21301`, `NOC 2021 21300, 21301`: the edition, or its colon, left out.
struct codes_otherwise
    : seq<opt<word<"NOC">, plus<blank>, rep<4, digit>, plus<blank>>, rep_min_max<4, 5, digit>, not_at<name_character>,
          star<star<one<' ', ','>>, rep_min_max<4, 5, digit>, not_at<name_character>>, at<star<blank>, line_stop>> {};
/// `22300-22303`.
struct code_range : seq<digits, star<blank>, sor<one<'-'>, sign<"–">, word<"to">>, star<blank>, digits> {};
struct next_code : seq<opt<mistake<code_range>>, code> {};
struct codes : seq<inline_keyword<"NOC">, must<codes_edition>, must<codes_colon>, opt<mistake<code_range>>, must<code>,
                   star<next_code>, opt<mistake<codes_comma>>> {};
struct text_entry : text {};
struct name_entry : inline_token<sor<plain_path, digits>> {};
struct title_in_list : seq<word<"title">, at<star<blank>, one<'"'>>> {};
/// `Viet Nam`.
struct entry_of_words : seq<capital_word, plus<plus<blank>, capital_word>> {};
/// `a, b` on one line.
struct entries_on_line : seq<sor<quoted, name>, plus<star<blank>, one<','>, star<blank>, sor<quoted, name>>> {};
/// `oil and gas`.
struct bare_entry : seq<name, plus<plus<blank>, name>, at<star<blank>, line_stop>> {};
struct list_line : sor<mistake<entries_on_line>, mistake<codes_otherwise>, see, interpretation, codes, text_entry,
                       mistake<title_in_list>, mistake<bullet>, seq<not_at<word<"NOC">>, mistake<entry_of_words>>,
                       seq<not_at<word<"NOC">>, mistake<bare_entry>>, name_entry> {};
struct list_element : type {};
/// `: country` after the name.
struct list_with_colon
    : seq<one<':'>, star<blank>, opt<word<"list">, plus<blank>>, opt<word<"of">, plus<blank>>, name> {};
struct list_head
    : seq<inline_keyword<"list">, opt<mistake<list_of_words>>, must<declared_name>, opt<mistake<list_with_colon>>,
          must<collection_of>, must<list_element>, opt<title_on_line>, must<line_end>> {};
struct list_body : block<list_line> {};
struct list_declaration : seq<list_head, must<list_body>> {};

// ---------------------------------------------------------------- definitions

struct define_colon : inline_token<sign<":">> {};
struct define_type : type {};
struct define_end : line_end {};
/// `= 5`, `: 5`, where a colon and a type are due.
struct value_for_type : sor<seq<one<'='>, rest_of_line>,
                            seq<one<':'>, star<blank>, at<sor<digit, one<'$', '"', '(', '='>>>, rest_of_line>> {};
/// `number` without its colon.
struct type_without_colon : seq<sor<sign<"yes/no">, name>, at<star<blank>, sor<line_stop, one<'='>>>> {};
struct value_on_head_line : seq<one<'='>, rest_of_line> {};
struct title_of_define : seq<quoted, at<star<blank>, line_stop>> {};
struct define_head
    : seq<inline_keyword<"define">, must<defined_name>, opt<sor<mistake<value_for_type>, mistake<type_without_colon>>>,
          must<define_colon>, must<define_type>, opt<sor<mistake<value_on_head_line>, mistake<title_of_define>>>,
          must<define_end>> {};
struct define_value : seq<opt<mistake<value_if>>, expression> {};
struct plain_value : seq<symbol<"=">, must<define_value>> {};
struct by_in_period : word<"by"> {};
struct timed_value : seq<period, opt<mistake<by_in_period>>, must<define_value>> {};

struct selected : token<name_or_digits> {};
struct branch_colon : symbol<":"> {};
struct branch_value : seq<opt<mistake<value_if>>, expression> {};
struct branch_selects : seq<selected, star<symbol<",">, must<selected>>, must<branch_colon>> {};
/// `is student:`, `student or worker:`, `student =`, `{student, worker} ->`, `- "student":`.
struct branch_sign : sor<sign<"->">, sign<"=>">, sign<"→">, one<':', '='>> {};
struct branch_head
    : seq<opt<one<'-', '*'>, plus<blank>>, opt<sor<word<"is">, word<"when">, word<"if">, word<"in">>, plus<blank>>,
          opt<one<'{', '('>>, star<blank>, value_alone, star<loose_joint, value_alone>, star<blank>, opt<one<'}', ')'>>,
          star<blank>, branch_sign> {};
struct plain_branch_head
    : seq<name_or_digits, star<star<blank>, one<','>, star<blank>, name_or_digits>, star<blank>, one<':'>> {};
struct branch_otherwise : seq<not_at<plain_branch_head>, branch_head> {};
struct branch : seq<opt<mistake<branch_otherwise>>, branch_selects, must<branch_value>> {};
struct by_selector : on_one_line<expression> {};
struct branches : block<branch> {};
struct by : seq<inline_keyword<"by">, must<by_selector>, must<branches>> {};

struct cites_in_define : seq<word<"cites">, plus<blank>, passage_words> {};
struct condition_in_define : sor<words<"met", "when">, words<"applies", "when">, words<"except", "when">> {};
/// `5`, `offer.pay / 2`: a value without its sign.
struct value_without_sign : seq<sor<digit, one<'$', '"', '('>, seq<name, one<'.'>, letter>>, opt<rest_of_line>> {};
/// `otherwise: 2`, at the column of the parts.
struct otherwise_in_define : seq<sor<word<"otherwise">, word<"else">>, opt<star<blank>, rest_of_line>> {};
struct define_part
    : sor<mistake<value_without_sign>, mistake<otherwise_in_define>, title, see, interpretation, dates, plain_value,
          timed_value, by, mistake<cites_in_define>, mistake<condition_in_define>, mistake<declaration_within>> {};
struct define_body : block<define_part> {};
struct define : seq<define_head, must<define_body>> {};

}  // namespace chapeau::grammar::rules
