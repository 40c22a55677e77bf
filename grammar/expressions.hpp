// Expressions, loosest first. Each level reads one of the next and then looks at one word to see whether there is more,
// so nothing is ever read twice; what people write by mistake is looked for where a rule would otherwise say only that
// it is at a loss.
#pragma once

#include "grammar/literals.hpp"

namespace chapeau::grammar::rules {

struct condition;
struct negation;
struct unary;
struct sum;
struct primary;

// ---------------------------------------------------------------- mistakes

struct double_equals : sor<sign<"==">, sign<"=">> {};
struct not_equal : sor<sign<"!=">, sign<"<>">, sign<"≠">> {};
struct greater_or_equal : sor<sign<">=">, sign<"=>">, sign<"≥">> {};
struct less_or_equal : sor<sign<"<=">, sign<"=<">, sign<"≤">> {};
struct greater : sign<">"> {};
struct less : sign<"<"> {};
struct ampersands : sor<sign<"&&">, sign<"&">> {};
struct bars : sor<sign<"||">, sign<"|">> {};
struct exclamation : sign<"!"> {};
struct asterisks : sor<sign<"**">, sign<"^">> {};
struct slashes : sign<"//"> {};

struct equal_words : sor<word<"equals">, word<"equal">> {};
struct includes_words : sor<word<"contains">, word<"contain">, word<"has">> {};
struct between_word : word<"between"> {};
struct within_words : seq<word<"within">, at<plus<blank>, digit>> {};
struct without_is : sor<seq<word<"at">, plus<blank>, sor<word<"least">, word<"most">>>,
                        seq<sor<word<"more">, word<"less">>, plus<blank>, word<"than">>, word<"before">, word<"after">,
                        seq<word<"on">, plus<blank>, word<"or">, plus<blank>, sor<word<"before">, word<"after">>>> {};
struct not_in_words : seq<word<"not">, plus<blank>, word<"in">> {};
struct not_other_words : seq<word<"not">, plus<blank>, sor<word<"includes">, word<"include">, word<"overlaps">>> {};

/// What stands where a comparison could.
struct wrong_comparison
    : sor<mistake<not_equal>, mistake<greater_or_equal>, mistake<less_or_equal>, mistake<greater>, mistake<less>,
          mistake<double_equals>, mistake<equal_words>, mistake<includes_words>, mistake<between_word>,
          mistake<within_words>, mistake<without_is>, mistake<not_in_words>, mistake<not_other_words>> {};

struct is_in_words : sor<word<"in">, seq<word<"not">, plus<blank>, word<"in">>> {};
struct is_one_of_words : seq<word<"one">, plus<blank>, word<"of">> {};
struct is_greater_words
    : seq<sor<word<"greater">, word<"larger">, word<"bigger">, word<"higher">>, opt<plus<blank>, word<"than">>> {};
struct is_smaller_words : seq<sor<word<"smaller">, word<"fewer">, word<"lower">>, opt<plus<blank>, word<"than">>> {};
struct is_equal_words : seq<word<"equal">, opt<plus<blank>, word<"to">>> {};
struct is_later_words : seq<sor<word<"later">, word<"earlier">>, opt<plus<blank>, word<"than">>> {};
struct is_not_words : seq<word<"not">, plus<blank>,
                          sor<seq<word<"at">, plus<blank>, sor<word<"least">, word<"most">>>,
                              seq<sor<word<"more">, word<"less">>, plus<blank>, word<"than">>, word<"before">,
                              word<"after">, word<"stated">, word<"approved">>> {};
struct or_equal_to : seq<plus<blank>, word<"or">, plus<blank>, word<"equal">, opt<plus<blank>, word<"to">>> {};
struct is_more_or_equal_words : seq<sor<seq<sor<word<"more">, word<"greater">>, plus<blank>, word<"than">>,
                                        seq<word<"at">, plus<blank>, word<"least">>>,
                                    or_equal_to> {};
struct is_less_or_equal_words : seq<sor<seq<sor<word<"less">, word<"fewer">>, plus<blank>, word<"than">>,
                                        seq<word<"at">, plus<blank>, word<"most">>>,
                                    or_equal_to> {};
struct is_on_day : seq<word<"on">, at<plus<blank>, sor<digit, seq<name, one<'.'>>>>> {};
/// A word of the language cannot be the second one: `status is at and …` compares with a value `at`.
struct other_word : seq<plus<blank>, not_at<reserved_word, not_at<name_character>>, name> {};
struct is_at_misspelt : seq<word<"at">, not_at<plus<blank>, sor<word<"least">, word<"most">>>, other_word> {};
struct is_than_misspelt : seq<sor<word<"more">, word<"less">>, not_at<plus<blank>, word<"than">>, other_word> {};
struct is_on_or_misspelt
    : seq<word<"on">, plus<blank>, word<"or">, not_at<plus<blank>, sor<word<"before">, word<"after">>>, other_word> {};
struct wrong_after_is : sor<mistake<is_in_words>, mistake<is_one_of_words>, mistake<is_more_or_equal_words>,
                            mistake<is_less_or_equal_words>, mistake<is_greater_words>, mistake<is_smaller_words>,
                            mistake<is_equal_words>, mistake<is_later_words>, mistake<is_not_words>,
                            mistake<between_word>, mistake<within_words>, mistake<is_on_day>, mistake<is_at_misspelt>,
                            mistake<is_than_misspelt>, mistake<is_on_or_misspelt>> {};

struct capital_and : word<"AND"> {};
struct capital_or : word<"OR"> {};
struct wrong_connective : sor<mistake<ampersands>, mistake<bars>, mistake<capital_and>, mistake<capital_or>> {};

struct foreign_truth : sor<word<"true">, word<"false">, word<"True">, word<"False">, word<"TRUE">, word<"FALSE">> {};
struct foreign_nothing : sor<word<"null">, word<"nil">> {};
struct if_word : word<"if"> {};
struct else_words : sor<word<"else">, word<"otherwise">, word<"then">> {};
struct unless_word : word<"unless"> {};
struct capital_not : seq<word<"NOT">, at<plus<blank>, sor<name_character, one<'('>>>> {};
struct point_first : seq<one<'.'>, digits> {};
struct quote_in_reason : sign<"\\\""> {};
struct label_in_expression : seq<one<'('>, name, one<')'>, at<blank>> {};
struct other_quantifier : seq<sor<word<"any">, word<"all">, word<"each">, word<"no">, word<"none">>, plus<blank>, name,
                              plus<blank>, word<"in">> {};
struct wrong_value
    : sor<seq<deeper_line, mistake<label_in_expression>>, mistake<quote_in_reason>, mistake<other_quantifier>,
          mistake<exclamation>, mistake<capital_not>, mistake<other_quote>, mistake<point_first>> {};
struct wrong_word : sor<mistake<foreign_truth>, mistake<foreign_nothing>, mistake<if_word>, mistake<else_words>,
                        mistake<unless_word>> {};

// ---------------------------------------------------------------- primaries

struct close_parenthesis : symbol<")"> {};
struct open_parenthesis : symbol<"("> {};
struct parenthesised : seq<open_parenthesis, must<condition>, must<close_parenthesis>> {};

struct brace_member : seq<sum> {};
struct open_brace : symbol<"{"> {};
struct close_brace : symbol<"}"> {};
struct braces : seq<open_brace, must<brace_member>, star<symbol<",">, must<brace_member>>, must<close_brace>> {};

struct text_value : token<quoted> {};
struct money_words : seq<one<'$'>, must<amount>> {};
struct money_value : sor<mistake<amount_with_commas>, token<money_words>> {};
struct date_value : token<date> {};
struct number_value : sor<mistake<percentage>, mistake<number_with_letters>, token<number_words>> {};

struct noc_edition : token<edition_words> {};
struct noc_code : token<seq<digits, not_at<name_character>>> {};
struct noc_value : seq<keyword<"NOC">, must<noc_edition>, must<noc_code>> {};

struct yes : keyword<"yes"> {};
struct no : keyword<"no"> {};

// ---------------------------------------------------------------- ranges

struct variable : token<sor<mistake<bad_name>, seq<not_at<reserved_name>, name>>> {};
struct range_in : keyword<"in"> {};
struct range_list : path {};
struct range : seq<must<variable>, must<range_in>, must<range_list>> {};
struct where : seq<keyword<"where">, must<condition>> {};
struct range_for : keyword<"for"> {};
struct range_of : keyword<"of"> {};

struct some : seq<keyword<"some">, range, must<where>> {};
struct satisfies : seq<keyword<"satisfies">, must<condition>> {};
struct every : seq<keyword<"every">, range, opt<where>, must<satisfies>> {};
struct count : seq<keyword<"count">, must<range_of>, range, opt<where>> {};
struct total : seq<keyword<"sum">, must<range_of>, must<sum>, must<range_for>, range, opt<where>> {};

struct covered : keyword<"covered"> {};
struct covered_by : keyword<"by"> {};
struct covered_to : keyword<"to"> {};
struct up_to_end : keyword<"to"> {};
struct up_to : seq<keyword<"up">, must<up_to_end>, must<sum>> {};
struct days_covered : seq<keyword<"days">, must<covered>, must<covered_by>, must<sum>, must<covered_to>, must<sum>,
                          must<range_for>, range, opt<where>, opt<up_to>> {};

// ---------------------------------------------------------------- the earliest, the latest, the day before

struct aligned_line : seq<same_column, not_at<part_opening>, opt<mistake<bullet>>> {};
struct extreme_member : seq<sum> {};
struct misaligned_member : seq<not_at<reserved_name>, plus<name_character>> {};
struct extreme_block : indented<plus<aligned_line, must<extreme_member>>> {};
struct extreme_members : seq<extreme_block, opt<continuation, opt<mistake<misaligned_member>>>> {};
struct extreme : seq<at<line_stop>, must<extreme_members>> {};
struct members_on_one_line : one<','> {};
struct extreme_aggregate : seq<must<sum>, opt<mistake<members_on_one_line>>, must<range_for>, range, opt<where>> {};

struct earliest : keyword<"earliest"> {};
struct latest : keyword<"latest"> {};
struct extreme_of : inline_keyword<"of"> {};
struct earliest_or_latest : seq<sor<earliest, latest>, must<extreme_of>, sor<extreme, extreme_aggregate>> {};

struct before : keyword<"before"> {};
struct years : sor<word<"years">, word<"year">> {};
struct months : sor<word<"months">, word<"month">> {};
struct days : sor<word<"days">, word<"day">> {};
struct day_before_and_more
    : seq<one<'+', '-'>, star<blank>,
          sor<seq<one<'('>, plus<pegtl::not_one<'(', ')', '\n'>>, one<')'>>,
              seq<opt<one<'$'>>, plus<sor<name_character, one<'.'>>>, opt<plus<blank>, sor<years, months, days>>>,
              pegtl::success>> {};
struct day_before_one : seq<must<primary>, opt<mistake<day_before_and_more>>> {};
struct day_before : seq<keyword<"day">, must<before>, sor<seq<at<one<'('>>, primary>, day_before_one>> {};
struct the_what : sor<earliest_or_latest, day_before> {};
struct the : seq<keyword<"the">, must<the_what>> {};

// ---------------------------------------------------------------- operators

struct reference : path {};
struct literal : sor<text_value, money_value, date_value, number_value, noc_value, yes, no> {};
struct primary_kind : sor<parenthesised, braces, wrong_value, literal, some, every, count, total, the, days_covered,
                          seq<opt<wrong_word>, reference>> {};
struct primary : nested<primary_kind> {};

struct unit : token<sor<years, months, days>> {};
struct days_each : token<digits> {};
struct each_days : keyword<"days"> {};
struct unit_length : seq<keyword<"of">, must<days_each>, must<each_days>> {};
struct duration : seq<unit, opt<unit_length>> {};

struct read_in_noc : seq<keyword<"in">, keyword<"NOC">> {};
struct edition : token<edition_words> {};
struct read_in : seq<keyword<"read">, must<read_in_noc>, must<edition>> {};
struct postfix : seq<primary, opt<duration>, opt<read_in>> {};

struct minus_sign : symbol<"-"> {};
struct negative_operand : nested<unary> {};
struct negative : seq<minus_sign, must<negative_operand>> {};
struct unary : sor<negative, postfix> {};

struct times : symbol<"*"> {};
struct divided : symbol<"/"> {};
struct product_more : seq<opt<sor<mistake<asterisks>, mistake<slashes>>>, sor<times, divided>, must<unary>> {};
struct product : seq<unary, star<product_more>> {};

struct plus_sign : symbol<"+"> {};
struct minus : symbol<"-"> {};
struct sum_more : seq<sor<plus_sign, minus>, must<product>> {};
struct sum : seq<product, star<sum_more>> {};

// ---------------------------------------------------------------- comparisons

template <fixed_text First, fixed_text Second>
struct phrase : seq<keyword<First>, keyword<Second>> {};

struct is_stated : keyword<"stated"> {};
struct is_approved : keyword<"approved"> {};
struct is_at_least : phrase<"at", "least"> {};
struct is_at_most : phrase<"at", "most"> {};
struct is_more_than : phrase<"more", "than"> {};
struct is_less_than : phrase<"less", "than"> {};
struct is_before : keyword<"before"> {};
struct is_after : keyword<"after"> {};
struct is_on_or : seq<keyword<"on">, keyword<"or">> {};
struct is_on_or_before : seq<is_on_or, keyword<"before">> {};
struct is_on_or_after : seq<is_on_or, keyword<"after">> {};
struct is_written_as : phrase<"written", "as"> {};
struct is_not : keyword<"not"> {};
struct is_plain : pegtl::success {};

struct comparator : sor<is_at_least, is_at_most, is_more_than, is_less_than, is_on_or_before, is_on_or_after, is_before,
                        is_after, is_written_as, is_not, is_plain> {};
struct compared : seq<comparator, must<sum>> {};
struct is_word : keyword<"is"> {};
struct is_tail : seq<is_word, sor<is_stated, is_approved, seq<opt<wrong_after_is>, compared>>> {};

struct in_word : keyword<"in"> {};
struct in_list : sor<braces, reference> {};
/// In the place of a comparator.
struct set_operator : pegtl::success {};
struct in_tail : seq<in_word, set_operator, must<in_list>> {};
struct includes_word : token<sor<word<"includes">, word<"include">>> {};
struct includes_tail : seq<includes_word, set_operator, must<sum>> {};
struct overlaps_word : token<sor<word<"overlaps">, word<"overlap">>> {};
struct overlaps_tail : seq<overlaps_word, set_operator, must<sum>> {};

struct second_comparison : sor<word<"is">, word<"in">, word<"includes">, word<"include">, word<"overlaps">> {};
struct comparison_tail : seq<sor<is_tail, in_tail, includes_tail, overlaps_tail, wrong_comparison>,
                             opt<sor<mistake<second_comparison>, wrong_comparison>>> {};
struct comparison : seq<sum, opt<comparison_tail>> {};

// ---------------------------------------------------------------- connectives

struct negated : nested<negation> {};
struct not_condition : seq<keyword<"not">, must<negated>> {};
struct negation : sor<not_condition, comparison> {};

struct and_more : seq<keyword<"and">, must<negation>> {};
struct or_more : seq<keyword<"or">, must<negation>> {};
struct or_after_and : word<"or"> {};
struct and_after_or : word<"and"> {};
struct conjunction : seq<plus<and_more>, opt<mistake<or_after_and>>> {};
struct disjunction : seq<plus<or_more>, opt<mistake<and_after_or>>> {};
struct condition : seq<negation, opt<sor<conjunction, disjunction>>, opt<wrong_connective>> {};

// ---------------------------------------------------------------- an expression alone

struct part_without_text : sor<word<"title">, word<"reason">, word<"interpretation">> {};
struct too_many_closed : one<')', ']', '}'> {};
struct comma_at_end : seq<one<','>, at<star<blank>, line_stop>> {};
struct text_after : quoted {};
struct expression_stop
    : sor<at<line_stop>, mistake<else_words>, mistake<if_word>, mistake<unless_word>, mistake<too_many_closed>,
          mistake<part_without_text>, mistake<other_quote>, mistake<comma_at_end>, mistake<comma_in_number>,
          mistake<currency_after>, mistake<text_after>, mistake<declaration_within>> {};
/// All the rest of a part.
struct expression : seq<condition, must<expression_stop>> {};

}  // namespace chapeau::grammar::rules
