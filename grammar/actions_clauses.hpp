// Actions of the rules in clauses.hpp.
//
// Whatever has parts (a clause, a decision, a grant, a definition) collects them in the innermost open clause and takes
// from it what it can have, so that a part needs to know nothing about where it stands.
#pragma once

#include "grammar/actions_expressions.hpp"

namespace chapeau::grammar {

/// The parts of the innermost clause that is being read.
[[nodiscard]] inline ast::Parts& parts(Builder& builder) {
    return builder.open.clauses.back().parts;
}

/// Something that has parts begins.
inline void open_clause(Builder& builder, ast::Path name, Span span) {
    builder.open.clauses.push_back({std::move(name), std::exchange(builder.open.title, {}), {}, span});
}

// ---------------------------------------------------------------- texts and passages

template <>
struct action<rules::title_text> : keeps_text<&Open::text> {};
template <>
struct action<rules::interpretation_text> : keeps_text<&Open::text> {};
template <>
struct action<rules::title_on_line> : keeps_text<&Open::title> {};
template <>
struct action<rules::reason_text> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.text = text_of(in, builder, true);
    }
};

template <auto Which, std::size_t Keyword>
struct adds_note {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        const Span keyword = builder.span(in.begin(), in.begin() + Keyword);
        (parts(builder).*Which).push_back({std::move(builder.open.text), keyword});
    }
};
template <>
struct action<rules::title> : adds_note<&ast::Parts::titles, 5> {};
template <>
struct action<rules::interpretation> : adds_note<&ast::Parts::interpretations, 14> {};
template <>
struct action<rules::reason> : adds_note<&ast::Parts::reasons, 6> {};

template <auto Which>
struct adds_citation {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        (parts(builder).*Which).push_back({std::string(in.begin(), builder.last_end()), span_of(in, builder)});
    }
};
template <>
struct action<rules::cited_passage> : adds_citation<&ast::Parts::cites> {};
template <>
struct action<rules::seen_passage> : adds_citation<&ast::Parts::sees> {};

// ---------------------------------------------------------------- periods

template <>
struct action<rules::period_date> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.date = date_at(in.begin());
    }
};
template <>
struct action<rules::from_period> {
    static void apply0(Builder& builder) { builder.open.from = builder.open.date; }
};
template <>
struct action<rules::until_period> {
    static void apply0(Builder& builder) { builder.open.until = builder.open.date; }
};
template <>
struct action<rules::period> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.period = ast::Period{std::exchange(builder.open.from, {}), std::exchange(builder.open.until, {}),
                                          span_of(in, builder)};
    }
};

// ---------------------------------------------------------------- bodies

template <>
struct action<rules::all_of> : sets<&Open::combining, ast::Combining::all> {};
template <>
struct action<rules::any_of> : sets<&Open::combining, ast::Combining::any> {};
template <>
struct action<rules::none_of> : sets<&Open::combining, ast::Combining::none> {};
template <>
struct action<rules::at_least_of> : sets<&Open::combining, ast::Combining::at_least> {};
template <>
struct action<rules::least_count> : keeps_name<&Open::count> {};

template <>
struct action<rules::combining> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        const auto count = std::exchange(open.count, {});
        open.combinations.push_back(
            {open.combining, count ? std::make_unique<ast::Name>(*count) : nullptr, {}, span_of(in, builder)});
    }
};

inline void close_combination(Builder& builder, Span span) {
    builder.open.body = ast::Body{pop(builder.open.combinations), span};
}
template <>
struct action<rules::combination> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        close_combination(builder, span_of(in, builder));
    }
};
template <>
struct action<rules::expression_body> {
    static void apply0(Builder& builder) {
        Operand operand = builder.take();
        const Span span = operand.value.span;
        builder.open.body = ast::Body{std::move(operand.value), span};
    }
};

[[nodiscard]] inline ast::Body take_body(Builder& builder) {
    return *std::exchange(builder.open.body, {});
}

template <>
struct action<rules::unlabelled_body> {
    static void apply0(Builder& builder) { builder.open.combinations.back().members.push_back({take_body(builder)}); }
};

// ---------------------------------------------------------------- parts that are conditions

/// Keeps the keyword and the period before it while the body is read, which may hold others.
template <>
struct action<rules::condition_head> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        const std::optional<ast::Period> period = std::exchange(builder.open.period, {});
        const Span words = span_of(in, builder);
        const Span keyword = period ? join(period->span, words) : words;
        builder.open.conditions.push_back({period, keyword});
    }
};
template <>
struct action<rules::applies_head> : action<rules::condition_head> {};
template <>
struct action<rules::met_head> : action<rules::condition_head> {};
template <>
struct action<rules::never_head> : action<rules::condition_head> {};
template <>
struct action<rules::deemed_head> : action<rules::condition_head> {};
template <>
struct action<rules::except_head> : action<rules::condition_head> {};
template <>
struct action<rules::approve_head> : action<rules::condition_head> {};

[[nodiscard]] inline ast::Condition take_condition(Builder& builder, ast::Body body) {
    const OpenCondition open = pop(builder.open.conditions);
    return {open.period, std::move(body), open.keyword};
}

template <auto Which>
struct adds_condition {
    static void apply0(Builder& builder) {
        (parts(builder).*Which).push_back(take_condition(builder, take_body(builder)));
    }
};
template <>
struct action<rules::applies> : adds_condition<&ast::Parts::applies> {};
template <>
struct action<rules::met> : adds_condition<&ast::Parts::met> {};
template <>
struct action<rules::approve> : adds_condition<&ast::Parts::met> {};
template <>
struct action<rules::deemed> : adds_condition<&ast::Parts::deemed> {};
template <>
struct action<rules::except> : adds_condition<&ast::Parts::excepts> {};
template <>
struct action<rules::fails_when_none> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        parts(builder).closings.push_back(span_of(in, builder));
    }
};
template <>
struct action<rules::never> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        parts(builder).met.push_back(take_condition(builder, {ast::Never{}, span_of(in, builder)}));
    }
};

// ---------------------------------------------------------------- lettered members

template <>
struct action<rules::label_words> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.label = name_at(builder, in.begin() + 1, in.end() - 1);
    }
};
template <>
struct action<rules::labelled_head> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Name label = std::move(builder.open.label);
        const Span span = label.span;
        open_clause(builder, {{std::move(label)}, span}, span_of(in, builder));
    }
};

/// What stands on the line of a label is what it is met by, before any of its parts.
inline void add_own_body(Builder& builder) {
    ast::Clause& clause = builder.open.clauses.back();
    ast::Condition own{std::nullopt, take_body(builder), clause.name.span};
    clause.parts.met.insert(clause.parts.met.begin(), std::move(own));
}
template <>
struct action<rules::labelled_body> {
    static void apply0(Builder& builder) { add_own_body(builder); }
};
template <>
struct action<rules::labelled_combination> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        close_combination(builder, span_of(in, builder));
        add_own_body(builder);
    }
};
template <>
struct action<rules::labelled> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Clause clause = pop(builder.open.clauses);
        clause.span = span_of(in, builder);
        builder.open.combinations.back().members.push_back({std::make_unique<ast::Clause>(std::move(clause))});
    }
};

// ---------------------------------------------------------------- clauses and decisions

template <>
struct action<rules::clause_name> : keeps_path<&Open::path> {};
template <>
struct action<rules::clause_head> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        open_clause(builder, std::move(builder.open.path), span_of(in, builder));
    }
};

/// Adds a complete declaration to the file and makes room for the next.
template <typename Node>
void declare(Builder& builder, Node node) {
    builder.tree.declarations.push_back({std::move(node)});
    builder.open = Open{};
}

template <>
struct action<rules::clause> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Clause clause = pop(builder.open.clauses);
        clause.span = span_of(in, builder);
        declare(builder, ast::ClauseDeclaration{std::move(clause)});
    }
};

template <>
struct action<rules::grant_name> : keeps_name<&Open::name> {};
template <>
struct action<rules::grant_head> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        open_clause(builder, {{std::move(builder.open.name)}, {}}, span_of(in, builder));
    }
};
template <>
struct action<rules::grant> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Clause own = pop(builder.open.clauses);
        builder.open.grants.push_back({std::move(own.name.parts.front()), builder.take().value,
                                       std::move(own.parts.titles), std::move(own.parts.cites),
                                       std::move(own.parts.sees), std::move(own.parts.interpretations),
                                       span_of(in, builder)});
    }
};

template <>
struct action<rules::decision_name> : keeps_name<&Open::name> {};
template <>
struct action<rules::base_name> : keeps_name<&Open::base> {};
template <>
struct action<rules::decision_head> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        open_clause(builder, {{std::move(builder.open.name)}, {}}, span_of(in, builder));
    }
};
template <>
struct action<rules::decision> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        ast::Clause own = pop(open.clauses);
        declare(builder, ast::Decision{std::move(own.name.parts.front()), std::move(open.base), std::move(own.title),
                                       std::move(own.parts), std::move(open.grants), span_of(in, builder)});
    }
};

}  // namespace chapeau::grammar
