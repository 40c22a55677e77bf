// How a syntax mistake is raised.
//
// A rule that must match, or that matches what people write by mistake, has one row in messages.hpp. Raising it throws
// a `Mistake`, which goes no further than the declaration it is in: see recover.hpp.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <tao/pegtl.hpp>
#include <vector>

#include "grammar/builder.hpp"
#include "grammar/habits.hpp"

namespace chapeau::grammar {

namespace rules {

/// The row of a rule; a rule that can be raised and has none does not compile.
template <typename Rule>
inline constexpr Message message{};

}  // namespace rules

struct Mistake {
    const Message* message;
    /// Where it begins; the end is null where it is the word that stands there.
    const char* begin;
    const char* end;
    std::vector<Related> related;
};

template <typename Rule>
[[noreturn]] void fail(const char* begin, const char* end, std::vector<Related> related = {}) {
    static_assert(!rules::message<Rule>.code.empty(), "this rule needs a row in messages.hpp");
    throw Mistake{&rules::message<Rule>, begin, end, std::move(related)};
}

/// The mistake in words, with what was found in its place.
[[nodiscard]] Diagnostic describe(const Mistake& mistake, const Builder& builder, const char* end);

/// A row's words with `{found}` and `{text}` filled in.
[[nodiscard]] std::string filled(std::string_view row, const std::string& found, const std::string& text);

/// Whether the lines of a block are missing that a line opened.
[[nodiscard]] inline bool is_empty_block(const Mistake& mistake) {
    return mistake.message->code == "CH0108";
}

/// Whether a name, a number or a word of the language may have it.
[[nodiscard]] bool is_word(char byte);

/// Whether a line begins with a declaration's keyword and what is declared.
[[nodiscard]] bool opens_declaration(std::string_view line);

/// Whether a line begins with that keyword, or one misspelt.
[[nodiscard]] bool begins_declaration(const char* at, const char* end);

/// PEGTL's hooks: like `normal`, but `must` raises a `Mistake`.
template <typename Rule>
struct control : tao::pegtl::normal<Rule> {
    template <typename Input>
    [[noreturn]] static void raise(const Input& in, const Builder& builder) {
        std::vector<Related> related;
        if (!builder.open.brackets.empty()) {
            related.push_back({builder.open.brackets.back(), "this is still open"});
        }
        fail<Rule>(in.current(), nullptr, std::move(related));
    }
};

}  // namespace chapeau::grammar
