// What each rule makes: the link between the grammar and the tree, for the words and for expressions;
// actions_clauses.hpp and actions_declarations.hpp go on with the rest.
//
// An action runs once its rule is complete and nothing after it is ever undone without a mistake being raised, so no
// action needs to be reversible. It belongs to one rule exactly: a rule that inherits another does not inherit its
// action. `nothing` is the base: a specialisation that misspells `apply` does not compile.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "grammar/cases.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::grammar {

template <typename Rule>
struct action : tao::pegtl::nothing<Rule> {};

// ---------------------------------------------------------------- making nodes

inline constexpr std::ptrdiff_t longest_name = 100;
inline constexpr std::ptrdiff_t most_digits = 34;

template <typename Input>
[[nodiscard]] Span span_of(const Input& in, const Builder& builder) {
    return builder.span_from(in.begin());
}

[[nodiscard]] inline ast::ExpressionPtr boxed(Operand operand) {
    return std::make_unique<ast::Expression>(std::move(operand.value));
}

/// Puts an expression on the stack; `height` is that of its highest part.
template <typename Node>
void push(Builder& builder, Node node, Span span, std::uint32_t height = 0, bool open = false) {
    if (height >= deepest) {
        fail<rules::nested_too_deep>(builder.at(span.begin), builder.at(span.end));
    }
    builder.open.operands.push_back({ast::Expression{std::move(node), span}, height + 1, open});
}

[[nodiscard]] inline ast::Name name_at(const Builder& builder, const char* begin, const char* end) {
    if (end - begin > longest_name) {
        fail<rules::name_too_long>(begin, end);
    }
    return {std::string(begin, end), builder.span(begin, end)};
}

/// A word or digits; the room after it is not part of it.
template <typename Input>
[[nodiscard]] ast::Name name_of(const Input& in, const Builder& builder) {
    return name_at(builder, in.begin(), builder.last_end());
}

[[nodiscard]] inline ast::Path path_at(const Builder& builder, const char* begin, const char* end) {
    ast::Path path{{}, builder.span(begin, end)};
    for (const char* at = begin; at <= end;) {
        const char* const dot = std::find(at, end, '.');
        path.parts.push_back(name_at(builder, at, dot));
        at = dot + 1;
    }
    return path;
}

template <typename Input>
[[nodiscard]] ast::Path path_of(const Input& in, const Builder& builder) {
    return path_at(builder, in.begin(), builder.last_end());
}

/// The digits of a number, which may have a sign and a fraction.
[[nodiscard]] inline std::string digits_at(const char* begin, const char* end) {
    if (std::count_if(begin, end, text::is_digit) > most_digits) {
        fail<rules::number_too_long>(begin, end);
    }
    return {begin, end};
}

[[nodiscard]] inline ast::Date date_at(const char* begin) {
    const auto number = [](const char* at, int count) {
        int value = 0;
        for (; count > 0; --count) {
            value = value * 10 + (*at++ - '0');
        }
        return value;
    };
    return {number(begin, 4), number(begin + 5, 2), number(begin + 8, 2)};
}

/// A quoted text from its quotes; in a reason, a brace that was escaped keeps its backslash.
[[nodiscard]] ast::Text text_at(const Builder& builder, const char* begin, const char* end, bool reason);

template <typename Input>
[[nodiscard]] ast::Text text_of(const Input& in, const Builder& builder, bool reason = false) {
    return text_at(builder, in.begin(), builder.last_end(), reason);
}

/// An action that only keeps something in one of the builder's places.
template <auto Place>
struct keeps_name {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.*Place = name_of(in, builder);
    }
};

template <auto Place>
struct keeps_path {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.*Place = path_of(in, builder);
    }
};

template <auto Place>
struct keeps_text {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.*Place = text_of(in, builder);
    }
};

/// An action that only sets one of the builder's places to a value.
template <auto Place, auto Value>
struct sets {
    static void apply0(Builder& builder) { builder.open.*Place = Value; }
};

}  // namespace chapeau::grammar
