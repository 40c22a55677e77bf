// Actions of the rules in expressions.hpp.
#pragma once

#include "grammar/actions.hpp"

namespace chapeau::grammar {

// ---------------------------------------------------------------- values

template <>
struct action<rules::reference> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push(builder, ast::Reference{path_of(in, builder)}, span_of(in, builder));
    }
};

template <>
struct action<rules::text_value> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push(builder, ast::TextValue{text_of(in, builder).value}, span_of(in, builder));
    }
};

template <>
struct action<rules::number_value> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push(builder, ast::Number{digits_at(in.begin(), builder.last_end())}, span_of(in, builder));
    }
};

template <>
struct action<rules::money_value> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push(builder, ast::Money{digits_at(in.begin() + 1, builder.last_end())}, span_of(in, builder));
    }
};

template <>
struct action<rules::date_value> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push(builder, date_at(in.begin()), span_of(in, builder));
    }
};

template <>
struct action<rules::noc_edition> : keeps_name<&Open::name> {};
template <>
struct action<rules::noc_code> : keeps_name<&Open::code> {};

template <>
struct action<rules::noc_value> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push(builder, ast::NocCode{std::move(builder.open.name), std::move(builder.open.code)}, span_of(in, builder));
    }
};

template <bool Value>
struct pushes_truth {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push(builder, ast::YesNo{Value}, span_of(in, builder));
    }
};
template <>
struct action<rules::yes> : pushes_truth<true> {};
template <>
struct action<rules::no> : pushes_truth<false> {};

// ---------------------------------------------------------------- brackets

/// Remembers an open bracket, to be shown where its other half is missed.
struct opens_bracket {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.brackets.push_back(span_of(in, builder));
        builder.open.marks.push_back(builder.open.operands.size());
    }
};
template <>
struct action<rules::open_parenthesis> : opens_bracket {};
template <>
struct action<rules::open_brace> : opens_bracket {};

template <>
struct action<rules::parenthesised> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Operand& inner = builder.open.operands.back();
        inner.value.span = span_of(in, builder);
        inner.open = false;
        builder.open.brackets.pop_back();
        builder.open.marks.pop_back();
    }
};

/// Takes the operands that came after the last mark, and that mark.
struct Taken {
    std::vector<ast::Expression> members;
    std::uint32_t height = 0;
};
[[nodiscard]] inline Taken take_marked(Open& open) {
    Taken taken;
    const auto first = open.operands.begin() + static_cast<std::ptrdiff_t>(pop(open.marks));
    for (auto member = first; member != open.operands.end(); ++member) {
        taken.height = std::max(taken.height, member->height);
        taken.members.push_back(std::move(member->value));
    }
    open.operands.erase(first, open.operands.end());
    return taken;
}

template <>
struct action<rules::braces> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Taken taken = take_marked(builder.open);
        builder.open.brackets.pop_back();
        push(builder, ast::Braces{std::move(taken.members)}, span_of(in, builder), taken.height);
    }
};

// ---------------------------------------------------------------- ranges

template <>
struct action<rules::variable> : keeps_name<&Open::name> {};

template <>
struct action<rules::range_list> : keeps_path<&Open::path> {};

template <>
struct action<rules::range> {
    static void apply0(Builder& builder) {
        ast::Range range{std::move(builder.open.name), std::move(builder.open.path), nullptr};
        builder.open.ranges.push_back({std::make_unique<ast::Range>(std::move(range)), nullptr, nullptr, 0});
    }
};

/// Moves the last operand into the innermost range.
[[nodiscard]] inline ast::ExpressionPtr take_for_range(Builder& builder) {
    Operand operand = builder.take();
    std::uint32_t& height = builder.open.ranges.back().height;
    height = std::max(height, operand.height);
    return boxed(std::move(operand));
}

template <>
struct action<rules::where> {
    static void apply0(Builder& builder) { builder.open.ranges.back().range->where = take_for_range(builder); }
};
template <>
struct action<rules::satisfies> {
    static void apply0(Builder& builder) { builder.open.ranges.back().satisfies = take_for_range(builder); }
};
template <>
struct action<rules::up_to> {
    static void apply0(Builder& builder) { builder.open.ranges.back().up_to = take_for_range(builder); }
};

template <ast::Quantifier Which>
struct quantifies {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        OpenRange open = pop(builder.open.ranges);
        push(builder, ast::Quantified{Which, std::move(open.range), std::move(open.satisfies)}, span_of(in, builder),
             open.height);
    }
};
template <>
struct action<rules::some> : quantifies<ast::Quantifier::some> {};
template <>
struct action<rules::every> : quantifies<ast::Quantifier::every> {};

template <>
struct action<rules::count> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        OpenRange open = pop(builder.open.ranges);
        push(builder, ast::Aggregate{ast::Aggregation::count, nullptr, std::move(open.range)}, span_of(in, builder),
             open.height);
    }
};

/// `sum of e for …`, `the earliest of e for …`: the value came before the range.
inline void push_aggregate(Builder& builder, ast::Aggregation aggregation, Span span) {
    OpenRange open = pop(builder.open.ranges);
    Operand value = builder.take();
    const std::uint32_t height = std::max(open.height, value.height);
    push(builder, ast::Aggregate{aggregation, boxed(std::move(value)), std::move(open.range)}, span, height);
}

template <>
struct action<rules::total> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_aggregate(builder, ast::Aggregation::sum, span_of(in, builder));
    }
};

template <>
struct action<rules::days_covered> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        OpenRange open = pop(builder.open.ranges);
        Operand to = builder.take();
        Operand from = builder.take();
        const std::uint32_t height = std::max({open.height, from.height, to.height});
        push(builder,
             ast::DaysCovered{boxed(std::move(from)), boxed(std::move(to)), std::move(open.range),
                              std::move(open.up_to)},
             span_of(in, builder), height);
    }
};

// ---------------------------------------------------------------- the earliest, the latest, the day before

template <ast::Aggregation Which>
struct begins_extreme {
    static void apply0(Builder& builder) {
        builder.open.extremes.push_back(Which);
        builder.open.marks.push_back(builder.open.operands.size());
    }
};
template <>
struct action<rules::earliest> : begins_extreme<ast::Aggregation::earliest> {};
template <>
struct action<rules::latest> : begins_extreme<ast::Aggregation::latest> {};

template <>
struct action<rules::extreme_block> {
    static void apply0(Builder& builder) {
        Taken taken = take_marked(builder.open);
        push(builder, ast::Extreme{pop(builder.open.extremes), std::move(taken.members)}, {}, taken.height);
    }
};

template <>
struct action<rules::extreme_aggregate> {
    static void apply0(Builder& builder) {
        builder.open.marks.pop_back();
        push_aggregate(builder, pop(builder.open.extremes), {});
    }
};

template <>
struct action<rules::day_before> {
    static void apply0(Builder& builder) {
        Operand day = builder.take();
        const std::uint32_t height = day.height;
        push(builder, ast::DayBefore{boxed(std::move(day))}, {}, height);
    }
};

/// Only here is it known where the whole begins.
template <>
struct action<rules::the> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.operands.back().value.span = span_of(in, builder);
    }
};

// ---------------------------------------------------------------- operators

template <>
struct action<rules::years> : sets<&Open::unit, ast::Unit::year> {};
template <>
struct action<rules::months> : sets<&Open::unit, ast::Unit::month> {};
template <>
struct action<rules::days> : sets<&Open::unit, ast::Unit::day> {};
template <>
struct action<rules::days_each> : keeps_name<&Open::days_each> {};

template <>
struct action<rules::duration> {
    static void apply0(Builder& builder) {
        Operand amount = builder.take();
        const Span span = join(amount.value.span, builder.span_from(builder.at(amount.value.span.begin)));
        const std::uint32_t height = amount.height;
        push(builder,
             ast::Duration{boxed(std::move(amount)), builder.open.unit, std::exchange(builder.open.days_each, {})},
             span, height);
    }
};

template <>
struct action<rules::length_condition> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        const auto found = length_of({in.begin(), builder.last_end()}, true);
        ast::Name measured{std::string(found->measured), builder.span(found->measured.begin(), found->measured.end())};
        push(builder, ast::LengthOf{found->comparison, found->digits, found->unit, std::move(measured)},
             span_of(in, builder));
    }
};
template <>
struct action<rules::length_tail> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        const auto found = length_behind({in.begin(), builder.last_end()});
        const Operand before = builder.take();
        const Span span = before.value.span;
        push(builder, ast::LengthOf{found->comparison, found->digits, found->unit, {words_at(builder, span), span}},
             join(span, builder.span_from(in.begin())));
    }
};

template <>
struct action<rules::edition> : keeps_name<&Open::name> {};
template <>
struct action<rules::read_in> {
    static void apply0(Builder& builder) {
        Operand code = builder.take();
        const Span span = builder.span_from(builder.at(code.value.span.begin));
        const std::uint32_t height = code.height;
        push(builder, ast::ReadIn{boxed(std::move(code)), std::move(builder.open.name)}, span, height);
    }
};

template <typename Node>
struct wraps_operand {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Operand operand = builder.take();
        const std::uint32_t height = operand.height;
        push(builder, Node{boxed(std::move(operand))}, span_of(in, builder), height);
    }
};
template <>
struct action<rules::negative> : wraps_operand<ast::Negative> {};
template <>
struct action<rules::not_condition> : wraps_operand<ast::Not> {};

template <ast::Arithmetic Operation>
struct keeps_sign {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.signs.push_back({Operation, span_of(in, builder)});
    }
};
template <>
struct action<rules::times> : keeps_sign<ast::Arithmetic::multiply> {};
template <>
struct action<rules::divided> : keeps_sign<ast::Arithmetic::divide> {};
template <>
struct action<rules::plus_sign> : keeps_sign<ast::Arithmetic::add> {};
template <>
struct action<rules::minus> : keeps_sign<ast::Arithmetic::subtract> {};

struct combines_two {
    static void apply0(Builder& builder) {
        const PendingSign sign = pop(builder.open.signs);
        Operand right = builder.take();
        Operand left = builder.take();
        const Span span = join(left.value.span, right.value.span);
        const std::uint32_t height = std::max(left.height, right.height);
        push(builder, ast::Binary{sign.operation, boxed(std::move(left)), boxed(std::move(right)), sign.span}, span,
             height);
    }
};
template <>
struct action<rules::product_more> : combines_two {};
template <>
struct action<rules::sum_more> : combines_two {};

// ---------------------------------------------------------------- comparisons

template <>
struct action<rules::is_word> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.operator_begin = in.begin();
    }
};
template <>
struct action<rules::in_word> : action<rules::is_word> {};
template <>
struct action<rules::includes_word> : action<rules::is_word> {};
template <>
struct action<rules::overlaps_word> : action<rules::is_word> {};

template <>
struct action<rules::is_at_least> : sets<&Open::comparison, ast::Comparison::is_at_least> {};
template <>
struct action<rules::is_at_most> : sets<&Open::comparison, ast::Comparison::is_at_most> {};
template <>
struct action<rules::is_more_than> : sets<&Open::comparison, ast::Comparison::is_more_than> {};
template <>
struct action<rules::is_less_than> : sets<&Open::comparison, ast::Comparison::is_less_than> {};
template <>
struct action<rules::is_before> : sets<&Open::comparison, ast::Comparison::is_before> {};
template <>
struct action<rules::is_after> : sets<&Open::comparison, ast::Comparison::is_after> {};
template <>
struct action<rules::is_on_or_before> : sets<&Open::comparison, ast::Comparison::is_on_or_before> {};
template <>
struct action<rules::is_on_or_after> : sets<&Open::comparison, ast::Comparison::is_on_or_after> {};
template <>
struct action<rules::is_written_as> : sets<&Open::comparison, ast::Comparison::is_written_as> {};
template <>
struct action<rules::is_not> : sets<&Open::comparison, ast::Comparison::is_not> {};
template <>
struct action<rules::is_plain> : sets<&Open::comparison, ast::Comparison::is> {};

/// Keeps the operator while its right side is read, which may hold others.
template <>
struct action<rules::comparator> {
    static void apply0(Builder& builder) {
        builder.open.comparisons.push_back({builder.open.comparison, builder.span_from(builder.open.operator_begin)});
    }
};
template <>
struct action<rules::set_operator> : action<rules::comparator> {};

template <typename Make>
void push_comparison(Builder& builder, Make make) {
    const PendingComparison pending = pop(builder.open.comparisons);
    Operand right = builder.take();
    Operand left = builder.take();
    const Span span = join(left.value.span, right.value.span);
    const std::uint32_t height = std::max(left.height, right.height);
    push(builder, make(pending, boxed(std::move(left)), boxed(std::move(right))), span, height);
}

template <>
struct action<rules::compared> {
    static void apply0(Builder& builder) {
        push_comparison(builder, [](const PendingComparison& pending, auto left, auto right) {
            return ast::Compare{pending.comparison, std::move(left), std::move(right), pending.span};
        });
    }
};

template <typename Node>
struct compares_sets {
    static void apply0(Builder& builder) {
        push_comparison(builder, [](const PendingComparison& pending, auto left, auto right) {
            return Node{std::move(left), std::move(right), pending.span};
        });
    }
};
template <>
struct action<rules::in_tail> : compares_sets<ast::In> {};
template <>
struct action<rules::includes_tail> : compares_sets<ast::Includes> {};
template <>
struct action<rules::overlaps_tail> : compares_sets<ast::Overlaps> {};

template <typename Node>
struct asks_state {
    static void apply0(Builder& builder) {
        Operand operand = builder.take();
        const Span span = builder.span_from(builder.at(operand.value.span.begin));
        const std::uint32_t height = operand.height;
        push(builder, Node{boxed(std::move(operand))}, span, height);
    }
};
template <>
struct action<rules::is_stated> : asks_state<ast::IsStated> {};
template <>
struct action<rules::is_approved> : asks_state<ast::IsApproved> {};

// ---------------------------------------------------------------- connectives

/// Adds the last operand to the `and` or `or` before it, or makes that of the two.
template <typename Node>
struct joins_condition {
    static void apply0(Builder& builder) {
        Operand right = builder.take();
        Operand left = builder.take();
        const Span span = join(left.value.span, right.value.span);
        auto* const joined = left.open ? std::get_if<Node>(&left.value.node) : nullptr;
        Node node;
        if (joined != nullptr) {
            node = std::move(*joined);
        } else {
            node.members.push_back(std::move(left.value));
        }
        node.members.push_back(std::move(right.value));
        const std::uint32_t height = std::max(joined != nullptr ? left.height - 1 : left.height, right.height);
        push(builder, std::move(node), span, height, true);
    }
};
template <>
struct action<rules::and_more> : joins_condition<ast::And> {};
template <>
struct action<rules::or_more> : joins_condition<ast::Or> {};

}  // namespace chapeau::grammar
