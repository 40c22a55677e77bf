// The rules that have a message, named before they are written so that the table can stand before the grammar.
#pragma once

// clang-format off
namespace chapeau::grammar::rules {

// files
struct not_utf8; struct file_too_large; struct file; struct unsafe_character; struct mixed_alphabets;

// layout
struct tab_in_indentation; struct indented_too_deep; struct indented_too_little; struct declaration_indented;
struct policy_body; struct enum_body; struct record_body; struct facts_body; struct list_body; struct define_body;
struct clause_body; struct decision_body; struct members; struct mixed_lines; struct extreme_members;
struct grant_lines; struct branches; struct expectations; struct case_body; struct translation_body;
struct nested_too_deep; struct line_end; struct define_end; struct head_end;

// declarations and their parts
struct declaration; struct stray_part; struct clause_part; struct decision_part; struct policy_part;
struct define_part; struct grant_part; struct case_part; struct translated_part; struct bad_name; struct declared_name; struct defined_name;
struct clause_name; struct decision_name; struct policy_name; struct sample_name; struct outline_name; struct decided_name;
struct base_name; struct evidence_name; struct field; struct enum_value; struct grant; struct translated;
struct language; struct given_sample; struct liked_sample; struct list_line; struct changed_path; struct change;
struct needed_path; struct because_path; struct expectation; struct reserved_name; struct reserved_condition; struct name_too_long;

// texts
struct title_text; struct interpretation_text; struct reason_text; struct authority_text; struct outline_file;
struct sample_file; struct case_title; struct part_without_text; struct unterminated_text; struct unknown_escape;
struct text_too_long; struct other_quote;

// numbers, dates, codes
struct date_written_otherwise; struct period_date; struct number_too_long; struct number_with_letters; struct fraction;
struct point_first; struct amount; struct amount_with_commas; struct percentage; struct noc_edition; struct noc_code;
struct edition; struct codes_edition; struct codes_colon; struct code;

// expressions
struct path_part; struct name_or_digits; struct condition; struct negation; struct negated; struct sum;
struct brace_member; struct unary; struct negative_operand; struct product; struct primary; struct extreme_member;
struct reason_value; struct margin_value; struct expression_body; struct part_body; struct labelled_body_value;
struct grant_value; struct define_value; struct branch_value; struct by_selector; struct expression_stop;
struct or_after_and; struct and_after_or; struct double_equals; struct not_equal; struct greater_or_equal;
struct less_or_equal; struct greater; struct less; struct ampersands; struct bars; struct exclamation;
struct asterisks; struct close_parenthesis; struct too_many_closed; struct close_brace; struct second_comparison;
struct variable; struct range_in;
struct range_list; struct where; struct satisfies; struct range_for; struct range_of; struct covered;
struct covered_by; struct covered_to; struct up_to_end; struct the_what; struct extreme_of; struct before;
struct misaligned_member; struct members_on_one_line; struct days_each; struct each_days; struct read_in_noc;
struct in_list;

// clauses
struct applies_when_word; struct met_when_word; struct deemed_when_word; struct except_when_word;
struct approve_when_word; struct never_met_word; struct deemed_met_word; struct period_colon; struct period_until_word;
struct fails_when_word; struct fails_none_word; struct fails_applies_word;
struct deemed_or_except; struct fails_in_period; struct timed_kind; struct part_of_unlabelled; struct member_of_unlabelled;
struct part_among_members; struct label_unclosed; struct comma_or_at_end; struct clause_of_words; struct decision_of_words; struct defined_of_words; struct list_of_words;
struct declared_of_words; struct facts_of_words; struct field_of_words; struct title_of_define; struct equals_yes; struct equals_no; struct label_no_name; struct labels_below; struct bare_label;
struct bare_combination; struct combining_alone; struct least_count; struct least_of; struct cited_passage; struct seen_passage; struct part_on_label_line; struct approve_in_clause; struct met_in_decision;
struct member; struct mixed_line; struct labelled_line; struct label_in_expression;

// other declarations
struct as_of_of; struct as_of_path; struct rounding_word; struct rounding; struct type; struct define_type;
struct element_type; struct list_element; struct collection_of; struct bound_side; struct bound_number;
struct second_bound;
struct define_colon; struct branch_colon; struct selected; struct branch; struct grant_equals; struct change_equals;
struct enum_word; struct by_in_period; struct cites_in_define; struct condition_in_define;

// tests
struct sample_origin; struct outcome; struct not_apply; struct change_value; struct expected_value; struct nested_data;
struct close_list; struct close_record; struct data_field; struct data_field_colon; struct index_number;
struct index_close; struct data_money;

// reasons
struct reason_close; struct quote_in_reason; struct stray_brace;

// habits of other languages and documents
struct full_stop; struct accented_name; struct number_written_out; struct neither_words; struct if_words; struct condition_after; struct either_words;
struct is_neither; struct is_either; struct distance; struct length_in_parentheses; struct function_call;
struct code_range; struct second_cited; struct second_seen; struct label_bare; struct conflict; struct least_in_words;
struct bullet; struct slashes; struct empty_text; struct day_before_and_more; struct declaration_within; struct comma_in_number;
struct currency_after; struct codes_comma; struct comma_at_end; struct text_after; struct within_words;
struct is_on_day;
struct is_at_misspelt; struct is_than_misspelt; struct is_on_or_misspelt; struct other_quantifier; struct unless_part;
struct label_glued; struct label_colon; struct label_unopened; struct label_numbered; struct chapeau_colon;
struct wrong_chapeau; struct is_other_words; struct title_in_list; struct translated_end;
struct comparator_in_capitals; struct comparison_in_capitals; struct part_in_capitals; struct more_of_name;
struct noc_range; struct codes_in_braces; struct and_at_end; struct or_at_end; struct and_in_front; struct or_in_front;
struct label_with_point; struct otherwise_part; struct entry_of_words;
struct possessive; struct article; struct noc_without_edition; struct at_least_in; struct included_any;
struct comma_and_at_end; struct day_in_words; struct yes_or_no; struct optional_type; struct unit_after_type;
struct fixed_first; struct evidence_first;
struct value_if; struct implies_words; struct extreme_compared; struct extreme_alone; struct compared_extreme;
struct included_all; struct is_in_span; struct was_in_span; struct in_span; struct per_unit;
struct distance_alone; struct length_ago; struct between_words; struct compared_again; struct more_compared;
struct more_listed; struct count_compared; struct is_teer; struct number_with_blanks; struct amount_with_blanks;
struct other_outcome; struct other_limits; struct kind_of_number; struct met_unless; struct counted_chapeau; struct label_of_digits;
struct sign_after_is; struct is_one_of; struct is_not_one_of; struct listed_loosely; struct overlapped_loosely;
struct chapeau_within; struct branch_otherwise; struct data_code; struct data_length; struct data_set;
struct date_in_quotes; struct text_in_other_quotes; struct listed_otherwise; struct overlapped_otherwise; struct more_overlapped;
struct number_with_points; struct amount_with_points; struct currency_before;
struct more_included; struct included_neither; struct included_either; struct value_after_and; struct and_after_value;
struct is_from_to; struct is_from; struct is_with_plus; struct question_mark; struct comma_between;
struct next_condition; struct path_with_blanks; struct noc_with_colon; struct count_of_list; struct bare_text;
struct bare_title; struct bare_file; struct part_on_head_line; struct passage_of_words; struct combined_on_line;
struct condition_alone; struct keyword_before_type; struct value_of_words; struct enum_values_on_line;
struct values_on_line; struct codes_otherwise; struct entries_on_line; struct bare_entry; struct list_with_colon;
struct value_for_type; struct type_without_colon; struct value_on_head_line; struct value_without_sign;
struct otherwise_in_define; struct data_with_commas; struct sample_in_case; struct change_on_line;
struct outcome_on_line; struct is_not_outcome; struct bare_outcome;
struct fails_on; struct fails_or_never_unless; struct applies_unless; struct deemed_unless; struct except_unless; struct approve_unless; struct denied_below;
struct not_unless; struct not_applying; struct not_applying_below; struct not_applying_unless; struct deemed_not;
struct deemed_not_unless; struct lesser_of; struct path_after_article; struct name_after_article;


}  // namespace chapeau::grammar::rules
// clang-format on
