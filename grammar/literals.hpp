// Values as they are written: texts, numbers, dates, paths; and the ways in which people write them otherwise.
#pragma once

#include "grammar/blocks.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar::rules {

// ---------------------------------------------------------------- texts

/// `"…"` with its escapes, on one line. Written out, because a text that has no end is best shown from its beginning.
struct quoted : custom<quoted> {
    static constexpr std::ptrdiff_t longest = 4096;

    template <typename Input>
    static bool match(Input& in) {
        if (in.empty() || *in.current() != '"') {
            return false;
        }
        const char* const begin = in.current();
        const char* at = begin + 1;
        while (at != in.end() && *at != '"') {
            at = after_character(begin, at, in.end());
        }
        if (at == in.end()) {
            fail<unterminated_text>(begin, at);
        }
        if (at - begin > longest) {
            fail<text_too_long>(begin, begin + 1);
        }
        in.bump_in_this_line(static_cast<std::size_t>(at + 1 - begin));
        return true;
    }

  private:
    static const char* after_character(const char* begin, const char* at, const char* end) {
        if (Layout::is_line_end(at, end)) {
            fail<unterminated_text>(begin, at);
        }
        if (*at != '\\') {
            return at + 1;
        }
        if (at + 1 == end || std::string_view(R"("\n{})").find(at[1]) == std::string_view::npos) {
            fail<unknown_escape>(at, at + 1 == end || at[1] == '\n' || at[1] == '\r' ? at + 1 : at + 2);
        }
        return at + 2;
    }
};

/// What marks the entries of a list in other documents.
struct bullet : sor<seq<one<'-', '*'>, at<blank>>, sign<"•">, sign<"–">, sign<"◦">, sign<"▪">> {};

/// Quotation marks that a word processor makes, and single ones.
struct other_quote : sor<sign<"“">, sign<"”">, sign<"„">, sign<"«">, sign<"‘">, sign<"’">, one<'\''>, one<'`'>> {};

/// With what stands between two of them.
struct text_in_other_quotes
    : seq<other_quote, plus<not_at<sor<other_quote, line_stop, one<'"'>>>, pegtl::any>, other_quote> {};
struct wrong_quote : sor<mistake<text_in_other_quotes>, mistake<other_quote>> {};

/// A text that must end with its line.
struct empty_text : seq<one<'"'>, star<blank>, one<'"'>> {};
struct text : sor<mistake<empty_text>, inline_token<quoted>, wrong_quote> {};

// ---------------------------------------------------------------- names

/// What a sentence ends with.
struct full_stop : seq<one<'.'>, at<star<blank>, line_stop>> {};
/// A name, or a path, with letters that names do not have.
struct accented_name : custom<accented_name> {
    template <typename Input>
    static bool match(Input& in) {
        const char* at = in.current();
        bool accented = false;
        while (at != in.end() && (is_name_character(*at) || is_further_letter(at, in.end()) ||
                                  (*at == '.' && at != in.current() && is_letter_after(at, in.end())))) {
            accented = accented || is_further_letter(at, in.end());
            at += std::max<std::size_t>(
                chapeau::text::code_point_bytes({at, static_cast<std::size_t>(in.end() - at)}, 0), 1);
        }
        if (!accented) {
            return false;
        }
        in.bump_in_this_line(static_cast<std::size_t>(at - in.current()));
        return true;
    }

  private:
    /// Letters from U+00C0 to U+1FFF, but for two signs, and the marks that are laid over letters.
    static bool is_further_letter(const char* at, const char* end) {
        const auto lead = static_cast<unsigned char>(*at);
        const std::string_view rest(at, static_cast<std::size_t>(end - at));
        const bool two_bytes = lead >= 0xC3 && lead <= 0xDF;
        const bool three_bytes = lead == 0xE1;
        return (two_bytes || three_bytes) && !rest.starts_with("×") && !rest.starts_with("÷");
    }
    static bool is_letter_after(const char* at, const char* end) {
        return at + 1 != end && (is_name_character(at[1]) || is_further_letter(at + 1, end));
    }
};
struct path_part : name {};
struct plain_path : seq<name, star<sor<mistake<full_stop>, seq<one<'.'>, must<path_part>>>>> {};
/// `offer. starts_on`.
struct path_with_blanks : seq<name, star<one<'.'>, name>, one<'.'>, plus<blank>,
                              not_at<reserved_word, not_at<name_character>>, name, star<one<'.'>, name>> {};
/// A path in an expression; its first word is not one of the language.
struct path_words : seq<opt<sor<mistake<accented_name>, mistake<path_with_blanks>>>,
                        not_at<reserved_word, not_at<name_character>>, plain_path> {};
struct path : token<path_words> {};

/// A passage of the source outline: `T52/professional/level`.
struct passage_character : sor<name_character, one<'.', '-'>> {};
struct passage_words : seq<name, plus<one<'/'>, plus<passage_character>>> {};
struct passage : inline_token<passage_words> {};

/// Where a name is given: a word of the language, or what is no name, is a mistake.
struct reserved_name : seq<reserved_word, not_at<name_character>> {};
/// Of what stands alone as a condition: what is another thing there.
struct condition_words : sor<word<"all">, word<"any">, word<"none">, word<"if">, word<"else">, word<"otherwise">,
                             word<"then">, word<"unless">, word<"true">, word<"false">, word<"null">, word<"nil">> {};
struct reserved_condition : seq<condition_words, not_at<one<'.'>>> {};
struct bad_name : sor<seq<digits, plus<sor<name_character, one<'-'>>>>,
                      seq<letter, star<name_character>, one<'-'>, star<sor<name_character, one<'-'>>>>> {};
struct given_name : sor<mistake<accented_name>, mistake<bad_name>, mistake<reserved_name>, name> {};
/// Of a clause, a definition or a decision.
struct name_of_condition : sor<mistake<reserved_condition>, given_name> {};

// ---------------------------------------------------------------- numbers and dates

struct edition_words : seq<rep<4, digit>, not_at<name_character>> {};
struct fraction : digits {};
struct number_words : seq<digits, opt<sor<mistake<full_stop>, seq<one<'.'>, must<fraction>>>>> {};
struct number_with_letters : seq<digits, opt<one<'.'>, digits>, letter, star<name_character>> {};
struct per_cent : sor<one<'%'>, word<"percent">, seq<word<"per">, plus<blank>, word<"cent">>> {};
struct percentage : seq<digits, opt<one<'.', ','>, digits>, star<blank>, per_cent> {};
/// Where points could set thousands apart, as in `5.000`: no decimals end in a zero.
struct points_lead : seq<pegtl::range<'1', '9'>, pegtl::rep_opt<2, digit>> {};
struct by_points : plus<one<'.'>, rep<3, digit>> {};
struct number_with_points
    : sor<seq<points_lead, one<'.'>, rep<3, digit>, by_points, not_at<name_character>, opt<one<','>, digits>>,
          seq<points_lead, by_points, one<','>, digits>,
          seq<points_lead, one<'.'>, rep<2, digit>, one<'0'>, not_at<sor<name_character, one<'.', ','>>>>> {};

struct date_words
    : seq<rep<4, digit>, one<'-'>, rep<2, digit>, one<'-'>, rep<2, digit>, not_at<sor<name_character, one<'-'>>>> {};
struct short_part : rep_min_max<1, 2, digit> {};
struct date_written_otherwise
    : sor<seq<digits, one<'-'>, digits, one<'-'>, digits>,
          seq<rep<4, digit>, one<'-'>, short_part, not_at<sor<name_character, one<'-', '.'>>>>,
          seq<digits, one<'/'>, short_part, one<'/'>, digits>> {};
/// The name of a month, or three letters of it.
struct month_name : custom<month_name> {
    template <typename Input>
    static bool match(Input& in) {
        const std::size_t length = month_at({in.current(), in.size(0)}).length;
        in.bump_in_this_line(length);
        return length > 0;
    }
};
struct year_after : seq<plus<blank>, rep<4, digit>, not_at<name_character>> {};
/// `16 November 2022`, `Nov. 16th, 2022`.
struct day_in_words
    : sor<seq<short_part, opt<rep<2, letter>>, plus<blank>, month_name, opt<one<',', '.'>>, year_after>,
          seq<month_name, opt<one<'.'>>, plus<blank>, short_part, opt<rep<2, letter>>, opt<one<','>>, year_after>> {};
struct date : sor<date_words, mistake<date_written_otherwise>, mistake<day_in_words>> {};

/// The digits after a dollar sign.
struct amount : seq<number_words, not_at<letter>> {};
/// After a number, where people set thousands or decimals apart with a comma, or name the currency.
struct currency_after : sor<word<"CAD">, word<"dollars">, word<"dollar">, one<'$'>> {};
struct comma_in_number : seq<plus<one<','>, digits>, opt<one<'.'>, digits>, opt<star<blank>, currency_after>> {};
struct amount_with_commas
    : seq<one<'$'>, digits, plus<one<','>, rep_min_max<1, 3, digit>, not_at<digit>>, opt<one<'.'>, digits>> {};
/// `$5.000`: cents have two digits.
struct amount_with_points
    : seq<one<'$'>, points_lead, by_points, not_at<sor<name_character, one<'.'>>>, opt<one<','>, digits>> {};
/// `CAD 5,000`, `C$ 25.50`.
struct currency_before : seq<sor<word<"CAD">, word<"USD">, sign<"CA$">, sign<"C$">, sign<"US$">>, star<blank>,
                             opt<one<'$'>>, digits, star<one<',', '.'>, digits>> {};

}  // namespace chapeau::grammar::rules
