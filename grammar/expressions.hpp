// Expressions, loosest first. Each level reads one of the next and then looks at one word to see whether there is more,
// so nothing is ever read twice; what people write by mistake is looked for where a rule would otherwise say only that
// it is at a loss.
#pragma once

#include "grammar/shortened.hpp"

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
struct equality : sor<sign<"==">, sign<"=">> {};
struct inequality : sor<sign<"!=">, sign<"<>">, sign<"≠">> {};
struct yes_word : sor<word<"yes">, word<"true">, word<"TRUE">> {};
struct no_word : sor<word<"no">, word<"false">, word<"FALSE">> {};
/// `= yes` and `= no` after a yes/no.
struct equals_yes : sor<seq<equality, star<blank>, yes_word>, seq<inequality, star<blank>, no_word>> {};
struct equals_no : sor<seq<equality, star<blank>, no_word>, seq<inequality, star<blank>, yes_word>> {};
struct ampersands : sor<sign<"&&">, sign<"&">> {};
struct bars : sor<sign<"||">, sign<"|">> {};
struct exclamation : sign<"!"> {};
struct asterisks : sor<sign<"**">, sign<"^">> {};
struct slashes : sign<"//"> {};

/// One of the rule's phrases, with a capital letter somewhere in it.
template <typename Rule>
struct words_in_capitals : custom<Rule> {
    template <typename Input>
    static bool match(Input& in) {
        const std::size_t length = in_capitals(Rule::phrases, {in.current(), in.size(0)});
        in.bump_in_this_line(length);
        return length > 0;
    }
};
/// `applicant's town`.
struct possessive : seq<sor<one<'\''>, sign<"’">>, one<'s'>, plus<blank>, name> {};
/// What compares, after `is` and with it.
struct comparator_in_capitals : words_in_capitals<comparator_in_capitals> {
    static constexpr auto phrases = std::to_array<std::string_view>(
        {"at least", "at most", "more than", "less than", "on or before", "on or after"});
};
struct comparison_in_capitals : words_in_capitals<comparison_in_capitals> {
    static constexpr auto phrases = std::to_array<std::string_view>(
        {"is at least", "is at most", "is more than", "is less than", "is on or before", "is on or after", "is before",
         "is after", "is stated", "is approved", "is not", "is", "in", "includes", "include", "overlaps", "overlap"});
};
/// What goes on after a condition.
struct joining_in_capitals : words_in_capitals<joining_in_capitals> {
    static constexpr auto phrases = std::to_array<std::string_view>({"and", "or", "where", "satisfies"});
};
/// A length of time has just been read.
struct after_length : custom<after_length> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input&, const Builder& builder, States&&...) {
        const auto& operands = builder.open.operands;
        return !operands.empty() && std::holds_alternative<ast::Duration>(operands.back().value.node);
    }
};
/// `all of` after something else on its line.
struct chapeau_within : seq<word<"of">, star<blank>, opt<one<':'>>, at<star<blank>, line_stop>> {};
/// What stands where a comparison could.
struct wrong_comparison
    : sor<mistake<chapeau_within>, mistake<possessive>, mistake<equals_yes>, mistake<equals_no>, mistake<not_equal>,
          mistake<greater_or_equal>, mistake<less_or_equal>, mistake<greater>, mistake<less>, mistake<double_equals>,
          seq<after_length, mistake<distance_alone>>, mistake<within_words>, mistake<between_words>,
          mistake<was_in_span>, mistake<comparison_in_capitals>, habit<HabitPlace::comparison>> {};

/// `2022`, `the year 2022`, `2022-11`, `November 2022`, where no day is written and no code.
struct year_alone : seq<rep<4, digit>, not_at<sor<name_character, one<'-'>>>> {};
struct month_alone : sor<seq<rep<4, digit>, one<'-'>, rep<2, digit>, not_at<sor<name_character, one<'-'>>>>,
                         seq<month_name, opt<one<'.'>>, opt<one<','>>, year_after>> {};
struct span_of_days : seq<opt<word<"the">, plus<blank>>, opt<word<"calendar">, plus<blank>>,
                          opt<sor<word<"year">, word<"month">>, plus<blank>, opt<word<"of">, plus<blank>>>,
                          sor<month_alone, year_alone>> {};
/// What joins two of them.
struct next_span
    : seq<sor<seq<star<blank>, one<','>, star<blank>, opt<sor<word<"or">, word<"and">>, plus<blank>>>,
              seq<plus<blank>, sor<word<"or">, word<"and">, word<"to">, word<"until">, word<"through">>, plus<blank>>,
              seq<plus<blank>, sor<one<'-'>, sign<"–">>, plus<blank>>>,
          span_of_days> {};
struct spans_of_days : sor<seq<one<'{'>, star<blank>, span_of_days, star<next_span>, star<blank>, one<'}'>>,
                           seq<span_of_days, star<next_span>>> {};
struct within_word : sor<word<"in">, word<"during">, word<"within">> {};
/// After `is`.
struct is_in_span : seq<opt<word<"not">, plus<blank>>, within_word, plus<blank>, spans_of_days> {};
/// In place of a comparison.
struct was_in_span
    : sor<seq<sor<word<"was">, word<"were">, word<"falls">, word<"fell">, word<"lies">>, plus<blank>, is_in_span>,
          is_in_span> {};

/// `is >= 5`.
struct sign_after_is : sor<not_equal, greater_or_equal, less_or_equal, greater, less, double_equals> {};
struct is_on_day : seq<word<"on">, at<plus<blank>, sor<digit, seq<name, one<'.'>>>>> {};
/// A word of the language cannot be the second one: `status is at and …` compares with a value `at`.
struct other_word : seq<plus<blank>, not_at<reserved_word, not_at<name_character>>, name> {};
struct is_at_misspelt : seq<word<"at">, not_at<plus<blank>, sor<word<"least">, word<"most">>>, other_word> {};
struct is_than_misspelt : seq<sor<word<"more">, word<"less">>, not_at<plus<blank>, word<"than">>, other_word> {};
struct is_on_or_misspelt
    : seq<word<"on">, plus<blank>, word<"or">, not_at<plus<blank>, sor<word<"before">, word<"after">>>, other_word> {};
/// `a bachelor`: no two names stand side by side, but for `read in` and the unit of a length.
struct article
    : seq<sor<word<"a">, word<"an">>,
          at<plus<blank>, not_at<sor<reserved_word, word<"read">, length_unit>, not_at<name_character>>, letter>> {};
struct wrong_after_is
    : sor<mistake<comparator_in_capitals>, mistake<sign_after_is>, mistake<is_teer>, mistake<is_in_span>,
          mistake<between_words>, mistake<is_from_to>, mistake<is_from>, mistake<is_with_plus>, mistake<is_one_of>,
          mistake<is_not_one_of>, habit<HabitPlace::after_is>, mistake<is_neither>, mistake<is_either>,
          mistake<within_words>, mistake<is_on_day>, mistake<is_at_misspelt>, mistake<is_than_misspelt>,
          mistake<is_on_or_misspelt>> {};

/// `otherwise: 5` on the next line that says something.
struct rest_in_comment : seq<star<blank>, opt<one<'#'>, star<pegtl::not_one<'\n'>>>> {};
struct otherwise_below : seq<plus<rest_in_comment, line_break>, plus<blank>, sor<word<"otherwise">, word<"else">>,
                             star<blank>, rest_of_line> {};
/// What the condition before it hangs on.
struct condition_after
    : seq<sor<seq<word<"only">, plus<blank>, word<"if">>, word<"if">, word<"whenever">, word<"when">>,
          opt<plus<blank>, rest_of_line, opt<otherwise_below>>> {};
struct implies_words : seq<sor<word<"implies">, word<"entails">, seq<word<"means">, plus<blank>, word<"that">>>,
                           opt<plus<blank>, rest_of_line>> {};
/// `$25 per hour`, `$25 an hour`, `$25 hourly`.
struct per_unit
    : sor<seq<word<"per">, plus<blank>, name>,
          seq<sor<word<"a">, word<"an">, word<"each">, word<"every">>, plus<blank>,
              sor<word<"hour">, word<"day">, word<"week">, word<"month">, word<"year">>>,
          seq<sor<word<"hourly">, word<"daily">, word<"weekly">, word<"monthly">, word<"yearly">, word<"annually">>,
              at<star<blank>, sor<line_stop, one<')'>, word<"and">, word<"or">>>>> {};
struct wrong_connective : sor<again, mistake<condition_after>, mistake<implies_words>, mistake<ampersands>,
                              mistake<bars>, mistake<per_unit>, habit<HabitPlace::connective>> {};

struct point_first : seq<one<'.'>, digits> {};
struct quote_in_reason : sign<"\\\""> {};
struct label_in_expression : seq<one<'('>, name, one<')'>, at<blank>> {};
struct other_quantifier : seq<sor<word<"any">, word<"all">, word<"each">, word<"no">, word<"none">, word<"exists">>,
                              plus<blank>, name, plus<blank>, word<"in">, opt<plus<blank>, rest_of_line>> {};
/// A number written out.
struct written_number : custom<written_number> {
    template <typename Input>
    static bool match(Input& in) {
        const auto number = number_in_words({in.current(), in.size(0)});
        if (number) {
            in.bump_in_this_line(number->length);
        }
        return number.has_value();
    }
};
/// One of several words, which no name could be.
struct number_of_words : custom<number_of_words> {
    template <typename Input>
    static bool match(Input& in) {
        const auto number = number_in_words({in.current(), in.size(0)});
        return number && number->compound && written_number::match(in);
    }
};
/// `at least two jobs in …`.
struct at_least_in : seq<words_in_a_row<"at", "least">, plus<blank>, sor<digits, written_number>, plus<blank>, name,
                         plus<blank>, word<"in">, opt<plus<blank>, rest_of_line>> {};
struct number_written_out : sor<seq<written_number, at<plus<blank>, length_unit>>, number_of_words> {};
struct any_if : sor<word<"if">, word<"If">, word<"IF">> {};
struct if_words : seq<any_if, opt<plus<blank>, rest_of_line>> {};
/// In place of the value of a definition.
/// `date "2024-01-01"`.
struct date_in_quotes : seq<sor<word<"date">, word<"Date">>, plus<blank>, one<'"'>, date_words, one<'"'>> {};
struct value_if : seq<any_if, opt<star<blank>, rest_of_line>> {};
struct neither_words : seq<word<"neither">, plus<blank>, rest_of_line> {};
struct either_words : seq<word<"either">, plus<blank>, rest_of_line> {};
/// `max(a, b)`, alone or compared.
struct extreme_name : sor<word<"max">, word<"Max">, word<"MAX">, word<"maximum">, word<"greatest">, word<"min">,
                          word<"Min">, word<"MIN">, word<"minimum">, word<"least">> {};
struct extreme_arguments : seq<extreme_name, one<'('>, plus<pegtl::not_one<'(', ')', '#', '\n', '\r'>>, one<')'>> {};
struct extreme_compared
    : seq<extreme_arguments, plus<blank>, word<"is">, plus<blank>,
          sor<words_in_a_row<"at", "least">, words_in_a_row<"at", "most">, words_in_a_row<"more", "than">,
              words_in_a_row<"less", "than">,
              seq<opt<words_in_a_row<"on", "or">, plus<blank>>, sor<word<"before">, word<"after">>>>,
          plus<blank>, plain_sum> {};
struct extreme_alone : seq<extreme_arguments> {};
/// The whole right side of a comparison.
struct compared_extreme : seq<extreme_arguments, not_at<star<blank>, one<'+', '-', '*', '/'>>> {};
/// `the lesser of a and b`.
struct lesser_of : seq<word<"the">, plus<blank>,
                       sor<word<"lesser">, word<"smaller">, word<"smallest">, word<"lower">, word<"lowest">,
                           word<"least">, word<"minimum">, word<"greater">, word<"greatest">, word<"larger">,
                           word<"largest">, word<"higher">, word<"highest">, word<"maximum">>,
                       plus<blank>, word<"of">, opt<star<blank>, rest_of_line>> {};
struct function_call : seq<not_at<reserved_word, not_at<name_character>>, name, one<'('>> {};
struct wrong_value
    : sor<seq<deeper_line, mistake<label_in_expression>>, mistake<quote_in_reason>, mistake<other_quantifier>,
          mistake<at_least_in>, mistake<exclamation>, wrong_quote, mistake<point_first>, mistake<extreme_compared>,
          mistake<extreme_alone>, mistake<lesser_of>, habit<HabitPlace::function>, mistake<function_call>,
          mistake<number_written_out>, mistake<neither_words>, mistake<either_words>, mistake<if_words>,
          mistake<currency_before>, mistake<date_in_quotes>, habit<HabitPlace::value>> {};

// ---------------------------------------------------------------- primaries

struct close_parenthesis : symbol<")"> {};
struct open_parenthesis : symbol<"("> {};
struct parenthesised : seq<open_parenthesis, must<condition>, must<close_parenthesis>> {};

/// `Zealand` after `New`: no two names stand side by side.
struct after_capital : custom<after_capital> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input&, const Builder& builder, States&&...) {
        const auto& operands = builder.open.operands;
        const auto* const name = operands.empty() ? nullptr : std::get_if<ast::Reference>(&operands.back().value.node);
        return name != nullptr && name->path.parts.size() == 1 && name->path.parts.front().text.front() >= 'A' &&
               name->path.parts.front().text.front() <= 'Z';
    }
};
/// A code of a country is a value by itself.
struct code_in_capitals : seq<rep<3, pegtl::range<'A', 'Z'>>, not_at<name_character>> {};
struct capital_word : seq<not_at<code_in_capitals>, pegtl::range<'A', 'Z'>, star<name_character>> {};
struct more_of_name
    : seq<not_at<sor<joining_in_capitals, comparison_in_capitals>>, capital_word, star<plus<blank>, capital_word>> {};
struct name_goes_on : seq<after_capital, mistake<more_of_name>> {};
struct bare_code : seq<pegtl::rep_min_max<4, 5, digit>, not_at<name_character>> {};
struct bare_range : seq<bare_code, star<blank>, sor<one<'-'>, sign<"–">, word<"to">>, star<blank>, bare_code> {};
/// With `-` it is a number, of which the checker says what is meant.
struct range_in_words : seq<rep<5, digit>, star<blank>, sor<sign<"–">, word<"to">>, star<blank>, rep<5, digit>> {};
struct bare_codes : sor<bare_range, bare_code> {};
/// `22300-22303`, or as lists have them: `NOC 2021: 22300 22301`.
struct codes_in_braces : sor<seq<range_in_words, at<star<blank>, one<',', '}'>>>,
                             seq<word<"NOC">, plus<blank>, digits, star<blank>, one<':'>, star<blank>, bare_codes,
                                 star<star<one<' ', '\t', ','>>, bare_codes>>> {};
struct brace_member : seq<opt<mistake<codes_in_braces>>, sum, opt<name_goes_on>> {};
struct open_brace : symbol<"{"> {};
struct close_brace : symbol<"}"> {};
struct braces : seq<open_brace, must<brace_member>, star<symbol<",">, must<brace_member>>, must<close_brace>> {};

struct text_value : token<quoted> {};
struct money_words : seq<one<'$'>, must<amount>> {};
struct money_value
    : sor<mistake<amount_with_commas>, mistake<amount_with_points>, mistake<amount_with_blanks>, token<money_words>> {};
struct date_value : token<date> {};
struct number_value : sor<mistake<percentage>, mistake<number_with_points>, mistake<number_with_letters>,
                          mistake<number_with_blanks>, token<number_words>> {};

struct noc_edition : token<edition_words> {};
struct noc_code : token<seq<digits, not_at<name_character>>> {};
/// `NOC 2021 22300-22303`.
struct noc_range : seq<word<"NOC">, plus<blank>, digits, plus<blank>, digits, star<blank>,
                       sor<one<'-'>, sign<"–">, word<"to">>, star<blank>, digits> {};
/// `NOC 21301`.
struct noc_without_edition : seq<word<"NOC">, plus<blank>, rep<5, digit>, not_at<name_character>> {};
/// `NOC 2021: 22300`.
struct noc_with_colon
    : seq<word<"NOC">, plus<blank>, rep<4, digit>, star<blank>, one<':'>, star<blank>, digits, not_at<name_character>> {
};
struct noc_value : seq<opt<sor<mistake<noc_range>, mistake<noc_without_edition>, mistake<noc_with_colon>>>,
                       keyword<"NOC">, must<noc_edition>, must<noc_code>> {};

struct yes : keyword<"yes"> {};
struct no : keyword<"no"> {};

// ---------------------------------------------------------------- ranges

struct variable : token<sor<mistake<accented_name>, mistake<bad_name>, seq<not_at<reserved_name>, name>>> {};
struct range_in : keyword<"in"> {};
struct range_list : path {};
struct range : seq<must<variable>, must<range_in>, must<range_list>> {};
struct where : seq<keyword<"where">, must<condition>> {};
struct range_for : keyword<"for"> {};
struct range_of : keyword<"of"> {};

struct some : seq<keyword<"some">, range, must<where>> {};
struct satisfies : seq<keyword<"satisfies">, must<condition>> {};
struct every : seq<keyword<"every">, range, opt<where>, must<satisfies>> {};
/// `count of applicant.jobs`.
struct count_of_list : seq<plain_name, not_at<plus<blank>, sor<word<"in">, word<"where">>>> {};
struct count : seq<keyword<"count">, must<range_of>, opt<mistake<count_of_list>>, range, opt<where>> {};
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
/// Nothing like `earliest`, `latest` or `day`.
struct no_extreme : seq<not_at<sor<sign<"ea">, sign<"la">, sign<"da">, sign<"fi">>>, not_at<reserved_word>> {};
struct path_after_article : seq<no_extreme, name, plus<one<'.'>, name>> {};
struct name_after_article
    : seq<sor<word<"date">, seq<no_extreme, name>>, star<plus<blank>, word<"of">, plus<blank>, name>> {};
struct the : seq<keyword<"the">, opt<sor<mistake<path_after_article>, mistake<name_after_article>>>, must<the_what>> {};

// ---------------------------------------------------------------- operators

struct reference : path {};
struct literal : sor<text_value, money_value, date_value, number_value, noc_value, yes, no> {};
struct primary_kind : sor<length_condition, parenthesised, braces, wrong_value, literal, some, every, count, total, the,
                          days_covered, reference> {};
struct primary : nested<primary_kind> {};

struct unit : token<sor<years, months, days>> {};
struct days_each : token<digits> {};
struct each_days : keyword<"days"> {};
struct unit_length : seq<keyword<"of">, must<days_each>, must<each_days>> {};
/// `2 years (730 days)`, as documents say it.
struct length_in_parentheses : seq<one<'('>, star<blank>, length_words, star<blank>, one<')'>> {};
struct duration : seq<unit, opt<unit_length>> {};
struct duration_once : seq<duration, opt<mistake<length_in_parentheses>>> {};

struct read_in_noc : seq<keyword<"in">, keyword<"NOC">> {};
struct edition : token<edition_words> {};
struct read_in : seq<keyword<"read">, must<read_in_noc>, must<edition>> {};
struct postfix : seq<primary, opt<sor<duration_once, mistake<currency_after>, habit<HabitPlace::unit>>>, opt<read_in>> {
};

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
struct compared : seq<comparator, opt<sor<mistake<compared_extreme>, mistake<article>>>, must<sum>,
                      opt<sor<name_goes_on, mistake<more_compared>>>,
                      opt<after_length, sor<mistake<distance>, mistake<length_ago>>>> {};
struct is_word : keyword<"is"> {};
struct is_tail : seq<is_word, sor<is_stated, is_approved, seq<opt<wrong_after_is>, compared>>> {};

struct in_word : keyword<"in"> {};
struct in_list : sor<braces, reference> {};
/// In the place of a comparator.
struct set_operator : pegtl::success {};
struct in_span : spans_of_days {};
struct in_tail
    : seq<in_word, set_operator, opt<sor<mistake<in_span>, mistake<listed_otherwise>, mistake<listed_loosely>>>,
          must<in_list>, opt<mistake<more_listed>>> {};
struct includes_word : token<sor<word<"includes">, word<"include">>> {};
struct includes_tail
    : seq<includes_word, set_operator,
          opt<sor<mistake<included_neither>, mistake<included_either>, mistake<included_any>, mistake<included_all>>>,
          must<sum>, opt<sor<mistake<more_included>, name_goes_on>>> {};
struct overlaps_word : token<sor<word<"overlaps">, word<"overlap">>> {};
struct overlaps_tail
    : seq<overlaps_word, set_operator, opt<sor<mistake<overlapped_otherwise>, mistake<overlapped_loosely>>>, must<sum>,
          opt<mistake<more_overlapped>>> {};

struct second_comparison : sor<word<"is">, word<"in">, word<"includes">, word<"include">, word<"overlaps">> {};
/// The condition of `count of … where …` has been read, with its comparison.
struct counting_open : custom<counting_open> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input&, const Builder& builder, States&&...) {
        return open_count(builder) != nullptr;
    }
};
struct count_compared : second_comparison {};
struct comparison_tail
    : seq<sor<is_tail, in_tail, includes_tail, overlaps_tail, length_tail, wrong_comparison>,
          opt<sor<seq<counting_open, mistake<count_compared>>, mistake<second_comparison>, wrong_comparison>>> {};
struct comparison : seq<sum, opt<comparison_tail>> {};

// ---------------------------------------------------------------- connectives

struct negated : nested<negation> {};
struct not_condition : seq<keyword<"not">, must<negated>> {};
struct negation : sor<not_condition, comparison> {};

/// Nothing deeper goes on with the line.
template <fixed_text Word>
struct ends_with : seq<word<Word>, star<blank>, at<line_stop>, not_at<deeper_line>> {};
struct and_at_end : ends_with<"and"> {};
struct or_at_end : ends_with<"or"> {};
struct and_more : seq<opt<sor<mistake<and_at_end>, again>>, keyword<"and">, must<negation>> {};
struct or_more : seq<opt<sor<mistake<or_at_end>, again>>, keyword<"or">, must<negation>> {};
/// Whether a value could stand alone after it: `set include b`, `status is b`.
[[nodiscard]] inline bool asks_for_value(const ast::Expression& written) {
    if (const auto* const negation = std::get_if<ast::Not>(&written.node)) {
        return asks_for_value(*negation->operand);
    }
    if (const auto* const compare = std::get_if<ast::Compare>(&written.node)) {
        return compare->comparison == ast::Comparison::is || compare->comparison == ast::Comparison::is_not;
    }
    return std::holds_alternative<ast::Includes>(written.node) || std::holds_alternative<ast::Overlaps>(written.node) ||
           std::holds_alternative<ast::In>(written.node);
}
/// `a and set include b`, where `or c` follows.
struct after_includes : custom<after_includes> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input&, const Builder& builder, States&&...) {
        const auto* const all = std::get_if<ast::And>(&builder.open.operands.back().value.node);
        return all != nullptr && asks_for_value(all->members.back());
    }
};
/// `set include b or c`, where `and a` follows.
struct after_values : custom<after_values> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input&, const Builder& builder, States&&...) {
        const auto* const any = std::get_if<ast::Or>(&builder.open.operands.back().value.node);
        if (any == nullptr || !asks_for_value(any->members.front())) {
            return false;
        }
        const ast::Expression& value = any->members.back();
        const auto* const last = std::get_if<ast::Reference>(&value.node);
        return last != nullptr ? last->path.parts.size() == 1
                               : std::holds_alternative<ast::Number>(value.node) ||
                                     std::holds_alternative<ast::TextValue>(value.node);
    }
};
struct value_after_and
    : seq<plus<word<"or">, plus<blank>, listed_value, star<blank>>, at<sor<line_stop, one<')'>, word<"and">>>> {};
struct and_after_value : word<"and"> {};
struct or_after_and : seq<word<"or">, opt<plus<blank>, rest_of_line>> {};
struct and_after_or : seq<word<"and">, opt<plus<blank>, rest_of_line>> {};
struct conjunction
    : seq<plus<and_more>, opt<sor<seq<after_includes, mistake<value_after_and>>, mistake<or_after_and>>>> {};
struct disjunction : seq<plus<or_more>, opt<sor<seq<after_values, mistake<and_after_value>>, mistake<and_after_or>>>> {
};
struct condition : seq<negation,
                       opt<sor<again, mistake<condition_after>, mistake<implies_words>, mistake<per_unit>,
                               habit<HabitPlace::connective>>>,
                       opt<sor<conjunction, disjunction>>, opt<wrong_connective>> {};

// ---------------------------------------------------------------- an expression alone

struct part_without_text : sor<word<"title">, word<"reason">, word<"interpretation">> {};
struct too_many_closed : one<')', ']', '}'> {};
struct comma_at_end : seq<one<','>, at<star<blank>, line_stop>> {};
struct comma_or_at_end : seq<one<',', ';'>, star<blank>, word<"or">, at<star<blank>, line_stop>> {};
struct comma_and_at_end : seq<one<',', ';'>, star<blank>, joining_word, at<star<blank>, line_stop>> {};
/// Nothing but blanks stands before it on its line.
struct at_line_start : custom<at_line_start> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input& in, const Builder& builder, States&&...) {
        const char* at = in.current();
        while (at != builder.at(0) && Layout::is_blank(at[-1])) {
            --at;
        }
        return builder.layout.starts_line(at);
    }
};
struct question_mark : one<'?'> {};
/// `, b` and `; b` behind a condition.
struct comma_between
    : seq<one<',', ';'>, at<plus<blank>, not_at<joining_word, not_at<name_character>>, sor<letter, one<'('>>>> {};
struct text_after : quoted {};
/// A condition on a line of its own below another.
struct next_condition : seq<at_line_start, name, sor<seq<one<'.'>, letter>, at<star<blank>, line_stop>>> {};
struct expression_stop
    : sor<at<line_stop>, mistake<too_many_closed>, mistake<part_without_text>, wrong_quote, mistake<comma_at_end>,
          mistake<comma_or_at_end>, mistake<comma_and_at_end>, mistake<question_mark>, mistake<comma_between>,
          mistake<next_condition>, mistake<comma_in_number>, mistake<text_after>, mistake<full_stop>,
          mistake<declaration_within>> {};
/// All the rest of a part.
struct expression : seq<condition, must<expression_stop>> {};

}  // namespace chapeau::grammar::rules
