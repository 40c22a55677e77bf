// Comparisons and chapeaus in fewer words than the language has for them: `is between 2 and 5`, `is at least 2 and less
// than 5`, `is a, b or c`, `18 years ago`, `more than 1 of`. None of them can be read as it stands; each rule here
// takes in so much of the words that its help can say all of what is meant.
#pragma once

#include "grammar/around.hpp"
#include "grammar/lengths.hpp"
#include "grammar/literals.hpp"

namespace chapeau::grammar::rules {

template <fixed_text First, fixed_text Second>
struct words_in_a_row : seq<word<First>, plus<blank>, word<Second>> {};

// ---------------------------------------------------------------- values as they are taken over into a help

struct length_unit : sor<word<"years">, word<"year">, word<"months">, word<"month">, word<"days">, word<"day">> {};
struct length_words : seq<digits, plus<blank>, length_unit> {};
struct undotted_name : seq<not_at<reserved_word, not_at<name_character>>, name> {};
struct plain_name : seq<undotted_name, star<one<'.'>, name>> {};
struct day_named : sor<date_words, plain_name> {};
struct unit_after
    : seq<plus<blank>, length_unit, opt<plus<blank>, word<"of">, plus<blank>, digits, plus<blank>, word<"days">>> {};
struct plain_number
    : seq<opt<one<'-'>>, opt<one<'$'>>, digits, opt<one<'.'>, digits>, not_at<name_character>, opt<unit_after>> {};
struct plain_code : seq<word<"NOC">, plus<blank>, digits, plus<blank>, digits> {};
struct in_parentheses : seq<one<'('>, plus<pegtl::not_one<'(', ')', '#', '\n', '\r'>>, one<')'>> {};
/// No name with a dot, which after `or` can be a condition of its own.
struct value_alone : sor<quoted, plain_code, date_words, plain_number,
                         seq<undotted_name, not_at<sor<one<'('>, seq<one<'.'>, letter>>>>> {};
struct plain_operand : sor<value_alone, plain_name, in_parentheses> {};
struct plain_sum : seq<plain_operand, star<star<blank>, one<'+', '-', '*', '/'>, plus<blank>, plain_operand>> {};
struct own_not : opt<word<"not">, plus<blank>> {};

/// `at least 2 years of experience`, which the checker refuses.
struct length_of_words : custom<length_of_words> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input& in, const Builder& builder, States&&...) {
        const bool alone = builder.open.signs.empty() && builder.open.comparisons.empty();
        const auto found = length_of({in.current(), in.size(0)}, alone);
        in.bump_in_this_line(found ? found->length : 0);
        return found.has_value();
    }
};
struct length_condition : token<length_of_words> {};
/// `of at least 2 years` after a name.
struct length_behind_words : custom<length_behind_words> {
    template <typename Input>
    static bool match(Input& in) {
        const auto found = length_behind({in.current(), in.size(0)});
        in.bump_in_this_line(found ? found->length : 0);
        return found.has_value();
    }
};
struct length_tail : token<length_behind_words> {};

/// All that follows on the line, up to what closes a parenthesis that was opened before it.
struct rest_of_line : custom<rest_of_line> {
    template <typename Input>
    static bool match(Input& in) {
        std::size_t length = 0;
        for (std::size_t open = 0; in.size(length + 1) > length; ++length) {
            const char byte = in.peek_char(length);
            if (byte == '#' || byte == '\n' || byte == '\r' || (byte == ')' && open == 0)) {
                break;
            }
            open = byte == '(' ? open + 1 : byte == ')' ? open - 1 : open;
        }
        in.bump_in_this_line(length);
        return length > 0;
    }
};

// ---------------------------------------------------------------- between, within, ago

struct ends_said : seq<plus<blank>, opt<one<'('>>, sor<word<"inclusive">, word<"exclusive">>, opt<one<')'>>> {};
/// After `is`, or in its place.
struct between_words
    : seq<opt<sor<word<"lies">, word<"falls">, word<"was">>, plus<blank>>, own_not,
          opt<sor<word<"strictly">, word<"anywhere">, word<"somewhere">>, plus<blank>>, word<"between">, plus<blank>,
          plain_sum, plus<blank>, word<"and">, plus<blank>, plain_sum, opt<ends_said>> {};
/// `from 2 to 5`, after `is`.
struct is_from_to : seq<word<"from">, plus<blank>, plain_sum, plus<blank>, word<"to">, plus<blank>, plain_sum> {};
/// `from Chile`, likewise.
struct is_from : seq<word<"from">, at<plus<blank>, letter>> {};
/// `18+`, likewise.
struct is_with_plus : seq<opt<one<'$'>>, digits, opt<one<'.'>, digits>, one<'+'>,
                          at<star<blank>, sor<line_stop, one<')'>, word<"and">, word<"or">>>> {};
struct within_words
    : seq<own_not, word<"within">, plus<blank>, length_words,
          opt<plus<blank>, sor<word<"of">, word<"after">, word<"from">, word<"before">>, opt<plus<blank>, day_named>>> {
};
/// `6 months after offer.starts_on`, where the length has been read.
struct distance
    : seq<sor<word<"after">, word<"before">, word<"from">, word<"since">, seq<word<"prior">, plus<blank>, word<"to">>>,
          opt<plus<blank>, day_named>> {};
/// The same where it stands for a day.
struct distance_alone : distance {};
/// `18 years ago`, `18 years old`.
struct length_ago
    : sor<word<"ago">,
          seq<word<"old">, opt<plus<blank>, word<"or">, plus<blank>, sor<word<"older">, word<"over">, word<"more">>>>> {
};

// ---------------------------------------------------------------- the subject left out

/// `at least`, `no more than`, `on or before`.
struct comparator_words : custom<comparator_words> {
    template <typename Input>
    static bool match(Input& in) {
        const auto found = comparator_at({in.current(), in.size(0)});
        in.bump_in_this_line(found ? found->length : 0);
        return found.has_value();
    }
};
struct joining_again : sor<words_in_a_row<"but", "also">, words_in_a_row<"and", "also">, word<"but">, word<"yet">,
                           word<"and">, word<"or">> {};
struct joined_again
    : sor<seq<one<','>, star<blank>, opt<joining_again, plus<blank>>>, seq<joining_again, plus<blank>>> {};
/// A comparison is the last thing that was read.
struct after_comparison : custom<after_comparison> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input&, const Builder& builder, States&&...) {
        return comparison_before(builder).written != nullptr;
    }
};
/// `and less than 5`, `but at most 5`, `or is b`, behind a comparison.
struct compared_again
    : seq<joined_again, sor<seq<word<"is">, plus<blank>, opt<comparator_words, plus<blank>>, own_not, plain_sum>,
                            seq<comparator_words, plus<blank>, plain_sum>>> {};
struct again : seq<after_comparison, mistake<compared_again>> {};

// ---------------------------------------------------------------- several values

struct any_joint : sor<seq<star<blank>, one<','>, plus<blank>, opt<sor<word<"or">, word<"and">>, plus<blank>>>,
                       seq<plus<blank>, sor<word<"or">, word<"and">>, plus<blank>>> {};
struct further_values : seq<at<one<','>, plus<blank>>, not_at<joined_again, sor<word<"is">, comparator_words>>,
                            plus<any_joint, value_alone>> {};
/// `, b or c` after `is a`.
struct more_compared : further_values {};
/// The same after `in a`.
struct more_listed : further_values {};
/// `, b or c` after `overlaps a`.
struct more_overlapped : further_values {};
/// `in (a, b)`, `in [a; b]`, `in {a or b}`, `in "a" or "b"`, `in 0-3`.
struct loose_joint : sor<any_joint, seq<star<blank>, one<',', ';'>, star<blank>>, plus<blank>> {};
template <char Open, char Close>
struct values_within : seq<one<Open>, star<blank>, value_alone, star<loose_joint, value_alone>, star<blank>,
                           opt<one<','>, star<blank>>, one<Close>> {};
struct values_in_braces : seq<one<'{'>, star<blank>, value_alone, star<star<blank>, one<','>, star<blank>, value_alone>,
                              star<blank>, one<'}'>> {};
struct whole_number : seq<digits, not_at<sor<name_character, one<'.'>>>> {};
struct values_from_to : seq<digits, star<blank>, sor<one<'-'>, sign<"–">, word<"to">>, star<blank>, whole_number> {};
struct value_no_name : sor<quoted, plain_code, whole_number> {};
struct values_otherwise : sor<values_within<'(', ')'>, values_within<'[', ']'>, values_from_to,
                              seq<value_no_name, star<any_joint, value_alone>>> {};
struct listed_otherwise : values_otherwise {};
struct overlapped_otherwise : values_otherwise {};
struct values_loosely : seq<not_at<values_in_braces>, values_within<'{', '}'>> {};
struct listed_loosely : values_loosely {};
struct overlapped_loosely : values_loosely {};
/// `one of a, b`, after `is`.
struct one_of_words : seq<sor<words_in_a_row<"one", "of">, words_in_a_row<"any", "of">, words_in_a_row<"either", "of">,
                              word<"among">, word<"amongst">>,
                          plus<blank>,
                          sor<values_in_braces, values_within<'{', '}'>, values_within<'(', ')'>,
                              seq<value_alone, star<any_joint, value_alone>>>> {};
struct is_one_of : one_of_words {};
struct is_not_one_of : seq<word<"not">, plus<blank>, one_of_words> {};
/// A value alone, as it can stand in braces.
struct listed_value
    : sor<quoted, seq<word<"NOC">, plus<blank>, digits, plus<blank>, digits>,
          seq<digits, not_at<sor<name_character, one<'.'>>>>,
          seq<not_at<reserved_word, not_at<name_character>>, name, not_at<sor<one<'('>, seq<one<'.'>, letter>>>>> {};
struct joining_word : sor<word<"or">, word<"and">> {};
struct next_listed : seq<sor<seq<star<blank>, one<','>, star<blank>, opt<joining_word, plus<blank>>>,
                             seq<plus<blank>, joining_word, plus<blank>>>,
                         listed_value> {};
/// `, b or c` after `set include a`.
struct more_included : seq<at<one<','>>, plus<next_listed>> {};
struct included_neither
    : seq<word<"neither">, plus<blank>, listed_value, star<plus<blank>, word<"nor">, plus<blank>, listed_value>> {};
struct included_either
    : seq<word<"either">, plus<blank>, listed_value, star<plus<blank>, word<"or">, plus<blank>, listed_value>> {};
/// `any of CHL, PER`, `one of {CHL, PER}`.
struct listed_in_braces : seq<one<'{'>, plus<pegtl::not_one<'}', '\n', '\r'>>, one<'}'>> {};
struct included_values : sor<listed_in_braces, seq<listed_value, star<next_listed>>> {};
struct included_any : seq<opt<word<"at">, plus<blank>, word<"least">, plus<blank>>,
                          sor<word<"any">, word<"one">, word<"some">>, plus<blank>, opt<word<"of">, plus<blank>>,
                          opt<word<"the">, plus<blank>, opt<word<"following">, plus<blank>>>, included_values> {};
struct included_all
    : seq<sor<word<"all">, word<"both">, word<"each">>, plus<blank>, opt<word<"of">, plus<blank>>, included_values> {};
/// After `is`: values joined by a word; where the first has a dot, others may have one.
template <fixed_text First, fixed_text Joint>
struct joined_values : seq<word<First>, plus<blank>,
                           sor<seq<value_alone, star<plus<blank>, word<Joint>, plus<blank>, value_alone>>,
                               seq<plain_operand, star<plus<blank>, word<Joint>, plus<blank>, plain_operand>>>> {};
struct is_neither : joined_values<"neither", "nor"> {};
struct is_either : seq<own_not, joined_values<"either", "or">> {};
/// `TEER 1`, `TEER 0 or 1`, after `is`.
struct is_teer : seq<own_not, opt<word<"in">, plus<blank>>, word<"TEER">, plus<blank>, digit, not_at<name_character>,
                     star<any_joint, opt<word<"TEER">, plus<blank>>, digit, not_at<name_character>>> {};

// ---------------------------------------------------------------- numbers and labels

struct thousands : seq<rep_min_max<1, 3, digit>, plus<one<' '>, rep<3, digit>, not_at<digit>>, not_at<name_character>,
                       opt<one<'.'>, digits>> {};
/// `1 000`.
struct number_with_blanks : thousands {};
struct amount_with_blanks
    : sor<seq<one<'$'>, thousands>, seq<one<'$'>, plus<blank>, digits, opt<one<'.'>, digits>, not_at<name_character>>> {
};

/// `more than 1 of` over members.
struct counting_words
    : sor<words_in_a_row<"more", "than">, seq<word<"no">, plus<blank>, words_in_a_row<"more", "than">>,
          seq<word<"not">, plus<blank>, words_in_a_row<"more", "than">>, words_in_a_row<"at", "most">,
          seq<word<"at">, plus<blank>, words_in_a_row<"the", "most">>, words_in_a_row<"up", "to">,
          words_in_a_row<"fewer", "than">, words_in_a_row<"less", "than">, word<"exactly">, word<"only">, word<"just">,
          seq<word<"no">, plus<blank>, sor<words_in_a_row<"fewer", "than">, words_in_a_row<"less", "than">>>,
          seq<word<"not">, plus<blank>, sor<words_in_a_row<"fewer", "than">, words_in_a_row<"less", "than">>>> {};
struct counted_chapeau : seq<counting_words, plus<blank>, sor<digits, plus<letter>>, plus<blank>, word<"of">,
                             at<star<blank>, opt<one<':'>>, star<blank>, line_stop>> {};
/// `(1)` before a title or a condition.
struct label_of_digits : seq<one<'('>, digits, one<')'>, at<blank>> {};

}  // namespace chapeau::grammar::rules
