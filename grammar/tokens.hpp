// The words and signs of the language, and the two kinds of room between them.
//
// Every token takes the room after it. `token<R>` is for what may go on over deeper lines (expressions, values of
// tests); `inline_token<R>` is for what must end with its line. So no rule ever has to try the room before a word
// twice, and a rule that fails stands exactly at the word that it did not expect.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <tao/pegtl.hpp>

#include "grammar/builder.hpp"
#include "grammar/messages_of_habits.hpp"

namespace chapeau::grammar::rules {

namespace pegtl = tao::pegtl;
using pegtl::apply_mode;
using pegtl::at;
using pegtl::must;
using pegtl::not_at;
using pegtl::one;
using pegtl::opt;
using pegtl::plus;
using pegtl::rep;
using pegtl::rep_min_max;
using pegtl::rewind_mode;
using pegtl::seq;
using pegtl::sor;
using pegtl::star;

/// The base of rules that are written in C++ and match text or nothing by themselves.
template <typename Self, typename... Subs>
struct custom {
    using rule_t = Self;
    using subs_t = pegtl::type_list<Subs...>;
};

template <std::size_t N>
struct fixed_text {
    char bytes[N]{};
    // NOLINTNEXTLINE(google-explicit-constructor): so that a rule can be written word<"and">
    constexpr fixed_text(const char (&text)[N]) { std::copy_n(text, N, bytes); }
    static constexpr std::size_t size = N - 1;
};

// ---------------------------------------------------------------- characters

struct digit : pegtl::digit {};
struct letter : sor<pegtl::alpha, one<'_'>> {};
struct name_character : sor<pegtl::alnum, one<'_'>> {};
struct blank : one<' ', '\t'> {};
struct line_break : sor<one<'\n'>, pegtl::string<'\r', '\n'>> {};

/// Nothing more is said on this line.
struct line_stop : sor<line_break, one<'#'>, pegtl::eof> {};

[[nodiscard]] constexpr bool is_name_character(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

template <fixed_text S, typename Input>
[[nodiscard]] bool starts_with(Input& in) {
    return in.size(S.size) >= S.size && std::memcmp(in.current(), S.bytes, S.size) == 0;
}

/// The exact characters `S`.
template <fixed_text S>
struct sign : custom<sign<S>> {
    template <typename Input>
    static bool match(Input& in) {
        if (!starts_with<S>(in)) {
            return false;
        }
        in.bump_in_this_line(S.size);
        return true;
    }
};

/// The word `S`, not only the beginning of a longer one.
template <fixed_text S>
struct word : custom<word<S>> {
    template <typename Input>
    static bool match(Input& in) {
        if (!starts_with<S>(in) || (in.size(S.size + 1) > S.size && is_name_character(in.peek_char(S.size)))) {
            return false;
        }
        in.bump_in_this_line(S.size);
        return true;
    }
};

// ---------------------------------------------------------------- room

/// Nothing; remembers that a token ended here.
struct token_end : custom<token_end> {
    template <apply_mode A, rewind_mode, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&...) {
        if constexpr (A == apply_mode::action) {
            builder.token_end(in.current());
        }
        return true;
    }
};

struct blanks : seq<token_end, star<blank>> {};

/// Goes to the next line if that is deeper than the block; a tab in its indentation is a mistake.
struct deeper_line;
/// What begins a part of a clause, so that it never goes on with the expression above.
struct part_opening;

struct continuation : seq<deeper_line, not_at<part_opening>> {};
/// The room inside an expression.
struct gap : seq<blanks, opt<continuation>> {};

template <typename Rule>
struct token : seq<Rule, gap> {};
template <typename Rule>
struct inline_token : seq<Rule, blanks> {};

template <fixed_text S>
struct keyword : token<word<S>> {};
template <fixed_text S>
struct symbol : token<sign<S>> {};
template <fixed_text S>
struct inline_keyword : inline_token<word<S>> {};

// ---------------------------------------------------------------- names

/// The words of the language inside expressions.
struct reserved_word : custom<reserved_word> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"NOC",       "and",      "by",  "count", "covered", "days", "every", "for",     "in",
         "include",   "includes", "is",  "no",    "not",     "of",   "or",    "overlap", "overlaps",
         "satisfies", "some",     "sum", "the",   "to",      "up",   "where", "yes"});

    template <typename Input>
    static bool match(Input& in) {
        std::size_t length = 0;
        while (length < longest + 1 && in.size(length + 1) > length && is_name_character(in.peek_char(length))) {
            ++length;
        }
        const std::string_view found(in.current(), length);
        if (!std::binary_search(words.begin(), words.end(), found)) {
            return false;
        }
        in.bump_in_this_line(length);
        return true;
    }

  private:
    static constexpr std::size_t longest = 9;
};

struct name : seq<letter, star<name_character>> {};
struct digits : plus<digit> {};
struct name_or_digits : sor<name, seq<digits, not_at<letter>>> {};

}  // namespace chapeau::grammar::rules
