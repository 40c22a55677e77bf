// Actions of the rules in declarations.hpp.
#pragma once

#include "grammar/actions_clauses.hpp"

namespace chapeau::grammar {

template <>
struct action<rules::declared_name> : keeps_name<&Open::name> {};
template <>
struct action<rules::defined_name> : keeps_name<&Open::name> {};

// ---------------------------------------------------------------- policy

template <>
struct action<rules::policy_name> : keeps_path<&Open::path> {};
template <>
struct action<rules::policy_head> {
    static void apply0(Builder& builder) {
        builder.open.policy.name = builder.open.path;
        open_clause(builder, std::move(builder.open.path), {});
    }
};
template <>
struct action<rules::authority_text> : keeps_text<&Open::text> {};
template <>
struct action<rules::authority> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        const Span keyword = builder.span(in.begin(), in.begin() + 9);
        builder.open.policy.authorities.push_back({std::move(builder.open.text), keyword});
    }
};
template <>
struct action<rules::outline_name> : keeps_name<&Open::name> {};
template <>
struct action<rules::outline_file> : keeps_text<&Open::text> {};
template <>
struct action<rules::source> {
    static void apply0(Builder& builder) {
        builder.open.policy.sources.push_back({std::move(builder.open.name), std::move(builder.open.text)});
    }
};
template <>
struct action<rules::as_of_path> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.policy.as_of.push_back(path_of(in, builder));
    }
};
template <>
struct action<rules::round_up> : sets<&Open::rounding, ast::Dates::Rounding::up> {};
template <>
struct action<rules::round_down> : sets<&Open::rounding, ast::Dates::Rounding::down> {};
template <>
struct action<rules::dates> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.dates.push_back({builder.open.rounding, span_of(in, builder)});
    }
};
template <>
struct action<rules::decided_name> : keeps_name<&Open::name> {};
template <>
struct action<rules::decides> {
    static void apply0(Builder& builder) { builder.open.policy.decides.push_back(std::move(builder.open.name)); }
};
template <>
struct action<rules::policy> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Policy& policy = builder.open.policy;
        policy.titles = std::move(parts(builder).titles);
        policy.dates = std::exchange(builder.open.dates, {});
        policy.span = span_of(in, builder);
        declare(builder, std::move(policy));
    }
};

// ---------------------------------------------------------------- types

template <>
struct action<rules::type_name> : keeps_name<&Open::type_name> {};
template <>
struct action<rules::set_of> : sets<&Open::shape, ast::TypeName::Shape::set> {};
template <>
struct action<rules::list_of> : sets<&Open::shape, ast::TypeName::Shape::list> {};
template <>
struct action<rules::plain_type> : sets<&Open::shape, ast::TypeName::Shape::one> {};

template <ast::TypeName::Bound::Side Side>
struct sets_side {
    static void apply0(Builder& builder) { builder.open.bound.side = Side; }
};
template <>
struct action<rules::bound_least> : sets_side<ast::TypeName::Bound::Side::at_least> {};
template <>
struct action<rules::bound_most> : sets_side<ast::TypeName::Bound::Side::at_most> {};
template <>
struct action<rules::bound_above> : sets_side<ast::TypeName::Bound::Side::above> {};
template <>
struct action<rules::bound_number> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        open.bound.digits = {digits_at(in.begin(), builder.last_end()), span_of(in, builder)};
        open.bounds.push_back(std::exchange(open.bound, {}));
    }
};

template <>
struct action<rules::type> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        open.type = {open.shape, std::move(open.type_name), std::exchange(open.bounds, {}), span_of(in, builder)};
    }
};
template <>
struct action<rules::element_type> : action<rules::type_name> {};
template <>
struct action<rules::define_type> : action<rules::type> {};
template <>
struct action<rules::list_element> : action<rules::type> {};

// ---------------------------------------------------------------- enums, records, facts

template <>
struct action<rules::ordered> : sets<&Open::ordered, true> {};
template <>
struct action<rules::value_name> : keeps_name<&Open::value_name> {};
template <>
struct action<rules::enum_value> {
    static void apply0(Builder& builder) {
        Open& open = builder.open;
        open.values.push_back({std::move(open.value_name), std::exchange(open.title, {})});
    }
};

/// The title on the line of a name is kept before the lines below bring theirs.
struct keeps_own_title {
    static void apply0(Builder& builder) { builder.open.own_title = std::exchange(builder.open.title, {}); }
};
template <>
struct action<rules::enum_head> : keeps_own_title {};
template <>
struct action<rules::record_head> : keeps_own_title {};
template <>
struct action<rules::facts_head> : keeps_own_title {};

template <>
struct action<rules::enumeration> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        declare(builder, ast::Enum{std::move(open.name), open.ordered, std::move(open.own_title),
                                   std::move(open.values), span_of(in, builder)});
    }
};

template <>
struct action<rules::field_name> : keeps_name<&Open::field_name> {};
template <>
struct action<rules::evidence_name> : keeps_name<&Open::evidence> {};
template <>
struct action<rules::fixed_field> {
    static void apply0(Builder& builder) { builder.open.fixed_field = true; }
};
template <>
struct action<rules::field> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        open.fields.push_back({std::move(open.field_name), std::move(open.type), std::exchange(open.title, {}),
                               std::exchange(open.evidence, {}), std::exchange(open.fixed_field, false),
                               span_of(in, builder)});
    }
};

template <typename Node>
struct declares_fields {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        declare(builder,
                Node{std::move(open.name), std::move(open.own_title), std::move(open.fields), span_of(in, builder)});
    }
};
template <>
struct action<rules::record> : declares_fields<ast::Record> {};
template <>
struct action<rules::facts> : declares_fields<ast::Facts> {};

// ---------------------------------------------------------------- lists

template <>
struct action<rules::list_head> {
    static void apply0(Builder& builder) {
        Open& open = builder.open;
        open.list.name = std::move(open.name);
        open.list.element = std::move(open.type);
        open.list.title = std::exchange(open.title, {});
        open_clause(builder, {}, {});
    }
};
template <>
struct action<rules::codes_edition> : keeps_name<&Open::name> {};
template <>
struct action<rules::code> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.names.push_back(name_of(in, builder));
    }
};
template <>
struct action<rules::codes> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        open.list.lines.emplace_back(
            ast::List::Codes{std::move(open.name), std::exchange(open.names, {}), span_of(in, builder)});
    }
};
template <>
struct action<rules::text_entry> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.list.lines.emplace_back(ast::List::Entry{text_of(in, builder)});
    }
};
template <>
struct action<rules::name_entry> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.list.lines.emplace_back(ast::List::Entry{path_of(in, builder)});
    }
};
template <>
struct action<rules::list_declaration> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::List& list = builder.open.list;
        list.sees = std::move(parts(builder).sees);
        list.interpretations = std::move(parts(builder).interpretations);
        list.span = span_of(in, builder);
        declare(builder, std::move(list));
    }
};

// ---------------------------------------------------------------- definitions

template <>
struct action<rules::define_head> {
    static void apply0(Builder& builder) {
        Open& open = builder.open;
        open.define.name = std::move(open.name);
        open.define.type = std::move(open.type);
        open.dates.clear();
        open_clause(builder, {}, {});
    }
};
template <>
struct action<rules::define_value> {
    static void apply0(Builder& builder) {
        const std::optional<ast::Period> period = std::exchange(builder.open.period, {});
        builder.open.define.values.emplace_back(ast::Define::Value{period, builder.take().value});
    }
};
template <>
struct action<rules::selected> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.names.push_back(name_of(in, builder));
    }
};
template <>
struct action<rules::branch> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        open.branches.push_back({std::exchange(open.names, {}), builder.take().value, span_of(in, builder)});
    }
};
template <>
struct action<rules::by> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        ast::Expression selector = builder.take().value;
        open.define.values.emplace_back(
            ast::Define::By{std::move(selector), std::exchange(open.branches, {}), span_of(in, builder)});
    }
};
template <>
struct action<rules::define> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Define& define = builder.open.define;
        define.titles = std::move(parts(builder).titles);
        define.sees = std::move(parts(builder).sees);
        define.interpretations = std::move(parts(builder).interpretations);
        define.dates = std::exchange(builder.open.dates, {});
        define.span = span_of(in, builder);
        declare(builder, std::move(define));
    }
};

}  // namespace chapeau::grammar
