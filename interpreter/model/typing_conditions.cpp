// Conditions: connectives, comparisons, what is stated and approved. A comparison wants two values of one type, and
// words that suit it: dates are before and after, quantities more and less. Each way to get this wrong has its own
// message, because the remedy differs: a dollar sign, `days`, another word, an ordered enum.
#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/builtins.hpp"
#include "interpreter/model/typing.hpp"

namespace chapeau::model {

namespace {

/// What is compared, for saying it again of another value.
struct Compared {
    const ast::Expression* left;
    const ast::Expression* right;
    Span operator_span;
    /// It asks for one of some values that are written out, or for none of them.
    bool membership;
    std::string_view again;  // empty: the operator
};

std::optional<Compared> compared(const ast::Expression& expression) {
    if (const auto* compare = std::get_if<ast::Compare>(&expression.node)) {
        const bool is = compare->comparison == ast::Comparison::is;
        const bool is_not = compare->comparison == ast::Comparison::is_not;
        return Compared{compare->left.get(), compare->right.get(), compare->operator_span, is || is_not,
                        is_not ? "is not"
                        : is   ? "is"
                               : ""};
    }
    if (const auto* in = std::get_if<ast::In>(&expression.node))
        return Compared{in->member.get(), in->list.get(), in->operator_span,
                        std::holds_alternative<ast::Braces>(in->list->node), "is"};
    return std::nullopt;
}

}  // namespace

Typing::Result Typing::of(const ast::Not& node, Span span, Wanted) {
    const Result operand = condition(*node.operand);
    return operand ? Result(add(Not{*operand}, yes_no_type, span)) : std::nullopt;
}

Typing::Result Typing::of(const ast::And& node, Span span, Wanted) {
    return combine(Combining::all, node.members, span);
}

Typing::Result Typing::of(const ast::Or& node, Span span, Wanted) {
    return combine(Combining::any, node.members, span);
}

Typing::Result Typing::combine(Combining combining, const std::vector<ast::Expression>& members, Span span) {
    Combination combination{combining, 0, {}};
    for (std::size_t i = 0; i < members.size();) {
        if (is_second_member(members, i, combining)) {
            ++i;
            continue;
        }
        const Result each = condition(members[i]);
        if (each)
            combination.members.push_back(*each);
        ++i;
        i += second_values(combining, members, i, each);
    }
    if (combination.members.size() != members.size())
        return std::nullopt;
    return add(std::move(combination), yes_no_type, span);
}

/// `sector is "a" or "b"`, `category is a or b`: reports the values alone that stand at `first` and after it, where
/// before them stands a comparison with such a value, and says how many there are. That one of them is a clause too
/// makes it worse: the comparison would be silently with one value only.
std::size_t Typing::second_values(Combining combining, const std::vector<ast::Expression>& members, std::size_t first,
                                  Result before) {
    const auto of = compared(members[first - 1]);
    if (!of)
        return 0;
    const std::optional<Type> left = before ? std::optional(type_compared(*before)) : std::nullopt;
    std::size_t end = first;
    while (end < members.size() && is_value_alone(members[end], left))
        ++end;
    if (end == first)
        return 0;
    const std::string subject = checking_.words(of->left->span);
    const std::string word = combining == Combining::any ? "or" : "and";
    const bool listed = of->membership && (!left || is_listed(*left)) && (!before || names_values(*before));
    std::string values = checking_.words(of->right->span);
    if (std::holds_alternative<ast::Braces>(of->right->node))
        values = values.substr(1, values.size() - 2);
    std::string repeated = fmt::format("{} {} {}", subject, checking_.words(of->operator_span), values);
    for (std::size_t i = first; i < end; ++i) {
        const std::string value = value_words(members[i], left);
        values += ", " + value;
        repeated += fmt::format(" {} {} {} {}", word, subject,
                                of->again.empty() ? checking_.words(of->operator_span) : of->again, value);
    }
    std::string in = fmt::format("{} in {{{}}}", subject, values);
    if (of->again == "is not")
        in = fmt::format("not ({})", in);
    report_value_alone(members[first], left, word, fmt::format("write `{}`", listed ? in : repeated));
    return end - first;
}

void Typing::report_value_alone(const ast::Expression& member, std::optional<Type> left, std::string_view word,
                                std::string help) {
    const std::string words = checking_.words(member.span);
    const auto symbol = checking_.names.symbols.find(words);
    if (symbol == checking_.names.symbols.end()) {
        checking_.error(code::condition_due, member.span,
                        fmt::format("a condition is due here, and `{}` is a value", words), std::move(help));
        return;
    }
    mention(symbol->second, member.span);
    checking_.error(code::condition_due, member.span,
                    fmt::format("`{}` alone after `{}` would be the {} of this name, and is a value of `{}` too", words,
                                word, sort_text(symbol->second.sort), checking_.model.at(left->of_enum).name),
                    fmt::format("{}; if the {} is meant, name it first", help, sort_text(symbol->second.sort)));
}

/// The type of what a comparison or a question for membership is about.
Type Typing::type_compared(ExpressionId id) const {
    const auto& node = checking_.model.at(id).node;
    const auto* comparison = std::get_if<Comparison>(&node);
    return type(comparison != nullptr ? comparison->left : std::get<InList>(node).member);
}

/// Whether braces can hold such values.
bool Typing::is_listed(Type type) {
    return type.kind == Kind::enumeration || type.kind == Kind::noc || type.kind == Kind::text;
}

bool Typing::names_values(ExpressionId id) const {
    const auto* comparison = std::get_if<Comparison>(&checking_.model.at(id).node);
    return comparison == nullptr || std::holds_alternative<Literal>(checking_.model.at(comparison->right).node);
}

/// A value that is no condition, or no longer after a comparison with `left`, where that type is known.
bool Typing::is_value_alone(const ast::Expression& member, std::optional<Type> left) {
    const auto* reference = std::get_if<ast::Reference>(&member.node);
    if (reference == nullptr)
        return std::holds_alternative<ast::TextValue>(member.node) ||
               std::holds_alternative<ast::NocCode>(member.node) || std::holds_alternative<ast::Number>(member.node);
    const std::string word = reference->path.text();
    if (left)
        return left->kind == Kind::enumeration && find_variable(word) == nullptr &&
               checking_.value_of(left->of_enum, word).has_value();
    return !names_something(reference->path) && !checking_.names.symbols.contains(word) &&
           !checking_.enums_with(word).empty();
}

/// Without the quotes that a value of an enum has not.
std::string Typing::value_words(const ast::Expression& member, std::optional<Type> left) const {
    const auto* text = std::get_if<ast::TextValue>(&member.node);
    const bool of_enum = text != nullptr && left && left->kind == Kind::enumeration &&
                         checking_.value_of(left->of_enum, text->value).has_value();
    return of_enum ? text->value : checking_.words(member.span);
}

// ---------------------------------------------------------------- comparisons

std::optional<Typing::Sides> Typing::both_sides(const ast::Expression& left, const ast::Expression& right) {
    const auto enum_of = [&](Result side) {
        return side && type(*side).kind == Kind::enumeration ? std::optional(type(*side).of_enum) : std::nullopt;
    };
    const bool right_first = is_loose(left) && !is_loose(right);
    const ast::Expression& first = right_first ? right : left;
    const ast::Expression& second = right_first ? left : right;
    const Result one = read(first, {});
    if (!one && is_loose(second))
        return std::nullopt;  // it might have been a value of the type that is not known now
    const Result other = read(second, {enum_of(one), false});
    if (!one || !other)
        return std::nullopt;
    return right_first ? Sides{*other, *one} : Sides{*one, *other};
}

Typing::Result Typing::of(const ast::Compare& node, Span span, Wanted) {
    if (is_state(node))
        return std::nullopt;
    const auto sides = both_sides(*node.left, *node.right);
    if (!sides || !same_type(node, *sides) || !comparable(node, *sides) || !of_one_edition(node, *sides))
        return std::nullopt;
    return add(Comparison{row_of(node.comparison).means, sides->left, sides->right}, yes_no_type, span);
}

bool Typing::same_type(const ast::Compare& node, Sides sides) {
    const Type left = type(sides.left);
    const Type right = type(sides.right);
    if (left == right && left.many == Many::one && left.kind != Kind::yes_no && left.kind != Kind::steps)
        return true;
    report_kinds(node, sides);
    return false;
}

void Typing::report_kinds(const ast::Compare& node, Sides sides) {
    const Type left = type(sides.left);
    const Type right = type(sides.right);
    const std::string_view name = row_of(node.comparison).name;
    const std::string both = fmt::format("{} and {}", says(sides.left), says(sides.right));
    const std::string cannot = fmt::format("{}; `{}` can't compare them", both, name);
    const auto either = [&](Kind one, Kind other) {
        return (left.kind == one && right.kind == other) || (left.kind == other && right.kind == one);
    };
    if (left.many != Many::one || right.many != Many::one) {
        const bool set = left.many == Many::set || right.many == Many::set;
        checking_.error(code::types_differ, node.operator_span, cannot,
                        set ? "ask for membership: `set includes value`, `set overlaps list`"
                            : "say which members matter, as in `some x in list where …`");
    } else if (left.kind == Kind::yes_no || right.kind == Kind::yes_no) {
        const auto* said = std::get_if<ast::YesNo>(&node.right->node);
        const bool negated = said != nullptr && said->value != (node.comparison == ast::Comparison::is);
        checking_.error(code::yes_no_compared, node.operator_span,
                        fmt::format("{}; a yes/no is a condition by itself", both),
                        said != nullptr && left.kind == Kind::yes_no
                            ? fmt::format("write `{}{}`", negated ? "not " : "", checking_.words(node.left->span))
                        : !variables_.empty() && (is_quantity(left.kind) || is_quantity(right.kind))
                            ? "to compare a count or a sum, close it first: `(count of … where …) is at least 2`"
                            : "write the yes/no alone, or with `not` before it");
    } else if (either(Kind::money, Kind::number)) {
        checking_.error(
            code::money_and_number, node.operator_span, cannot,
            fmt::format("write an amount with a dollar sign, as in {}", written_as(Kind::money, sides, "`$25.00`")));
    } else if (left.kind == Kind::steps || right.kind == Kind::steps) {
        checking_.error(code::days_and_steps, node.operator_span,
                        fmt::format("{}; months and years have no fixed length", both), help_for_step(node, sides));
    } else if (either(Kind::days, Kind::number)) {
        checking_.error(code::days_and_number, node.operator_span, cannot,
                        fmt::format("write the number as days, as in {} or `2 years of 365 days`",
                                    written_as(Kind::days, sides, "`730 days`")));
    } else if (either(Kind::noc, Kind::number)) {
        checking_.error(
            code::types_differ, node.operator_span, cannot,
            fmt::format("write the code with its edition, as in {}", written_as(Kind::noc, sides, "`NOC 2021 21301`")));
    } else {
        const std::string value = unquoted(sides);
        checking_.error(code::types_differ, node.operator_span, cannot,
                        value.empty() ? "compare two values of one type" : fmt::format("write `{}`", value));
    }
}

std::string Typing::unquoted(Sides sides) const {
    for (const auto& [text, other] : {sides, Sides{sides.right, sides.left}}) {
        const auto* literal = std::get_if<Literal>(&checking_.model.at(text).node);
        if (literal == nullptr || type(text).kind != Kind::text)
            continue;
        if (type(other).kind == Kind::enumeration && checking_.value_of(type(other).of_enum, literal->text))
            return literal->text;
        if (const auto noc = parse_noc(literal->text); noc && type(other).kind == Kind::noc)
            return fmt::format("NOC {} {}", edition_of(*noc) == Edition::noc2021 ? "2021" : "2016", literal->text);
        if (type(other).kind == Kind::date && values::parse_day(literal->text))
            return literal->text;
    }
    return {};
}

std::string Typing::values_meant(const ast::Compare& node, Sides sides) const {
    const Enum& of_enum = checking_.model.at(type(sides.left).of_enum);
    const auto* limit = std::get_if<Literal>(&checking_.model.at(sides.right).node);
    const auto is_number = [](const EnumValue& value) {
        return std::ranges::all_of(value.name, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (limit == nullptr || !std::ranges::all_of(of_enum.values, is_number))
        return "in {…}";
    const Relation relation = row_of(node.comparison).means;
    std::string values;
    for (std::int64_t i = 0; i < std::ssize(of_enum.values); ++i)
        if ((relation == Relation::at_most && i <= limit->code) || (relation == Relation::less && i < limit->code) ||
            (relation == Relation::at_least && i >= limit->code) || (relation == Relation::more && i > limit->code))
            values += (values.empty() ? "" : ", ") + of_enum.values[static_cast<std::size_t>(i)].name;
    return fmt::format("in {{{}}}", values.empty() ? "…" : values);
}

/// Two codes written out whose editions differ would never be settled, whatever a record says.
bool Typing::of_one_edition(const ast::Compare& node, Sides sides) {
    const auto* left = std::get_if<Literal>(&checking_.model.at(sides.left).node);
    const auto* right = std::get_if<Literal>(&checking_.model.at(sides.right).node);
    const bool codes = left != nullptr && right != nullptr && type(sides.left).kind == Kind::noc;
    if (!codes || node.comparison == ast::Comparison::is_written_as ||
        edition_of(left->code) == edition_of(right->code))
        return true;
    checking_.error(code::codes_of_two_editions, node.operator_span,
                    "two NOC codes of different editions are neither the same nor different",
                    "compare with a code of the same edition, or with a fact");
    return false;
}

bool Typing::comparable(const ast::Compare& node, Sides sides) {
    const ComparisonRow& row = row_of(node.comparison);
    const Type of_type = type(sides.left);
    const bool quantity = of_type.kind == Kind::number || of_type.kind == Kind::money || of_type.kind == Kind::days;
    const bool ordered = of_type.kind == Kind::enumeration && checking_.model.at(of_type.of_enum).ordered;
    if (row.takes == Takes::anything || (row.takes == Takes::quantities_and_ordered && (quantity || ordered)) ||
        (row.takes == Takes::dates && of_type.kind == Kind::date) ||
        (row.takes == Takes::codes && of_type.kind == Kind::noc))
        return true;
    const std::string said = fmt::format("{}; `{}` does not suit it", says(sides.left), row.name);
    if (row.takes == Takes::codes)
        checking_.error(code::not_a_noc_code, node.operator_span,
                        fmt::format("{}, and `is written as` compares NOC codes", says(sides.left)), "write `is`");
    else if (of_type.kind == Kind::date)
        checking_.error(code::words_of_order, node.operator_span, said,
                        fmt::format("write `{}` between dates", *said_of_dates(row.means)));
    else if (quantity || ordered)
        checking_.error(code::words_of_order, node.operator_span, said,
                        fmt::format("write `{}`", *said_of_quantities(row.means)));
    else
        checking_.error(
            code::no_order, node.operator_span,
            fmt::format("{}, which has no order; `{}` wants one", says(sides.left), row.name),
            of_type.kind == Kind::enumeration
                ? checking_.is_standard(checking_.model.at(of_type.of_enum).span)
                      ? fmt::format("write `{} {}`", checking_.words(node.left->span), values_meant(node, sides))
                      : fmt::format("declare `ordered enum {}`, lowest value first, or write `in {{…}}`",
                                    checking_.model.at(of_type.of_enum).name)
                : "write `is`, `is not` or `in`");
    return false;
}

// ---------------------------------------------------------------- what is stated, what is approved

Typing::Result Typing::of(const ast::IsStated& node, Span span, Wanted) {
    const auto* reference = std::get_if<ast::Reference>(&node.fact->node);
    const auto symbol =
        reference != nullptr ? checking_.names.symbols.find(reference->path.text()) : checking_.names.symbols.end();
    if (symbol != checking_.names.symbols.end())
        mention(symbol->second, node.fact->span);
    const bool fact_may_be_meant = reference != nullptr && symbol == checking_.names.symbols.end();
    if (fact_may_be_meant) {
        const Result fact = read(*node.fact, {});
        if (!fact)
            return std::nullopt;
        if (!std::holds_alternative<Level>(checking_.model.at(*fact).node))
            return add(IsStated{*fact}, yes_no_type, span);
    }
    checking_.error(code::stated_is_for_facts, node.fact->span,
                    fmt::format("`{}` is no fact, and only a fact is stated or not", checking_.words(node.fact->span)),
                    "name a fact of the record before `is stated`");
    return std::nullopt;
}

Typing::Result Typing::of(const ast::IsApproved& node, Span span, Wanted) {
    const auto* reference = std::get_if<ast::Reference>(&node.decision->node);
    const std::string words = checking_.words(node.decision->span);
    const auto symbol =
        reference != nullptr ? checking_.names.symbols.find(reference->path.text()) : checking_.names.symbols.end();
    if (symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::decision) {
        if (!clauses_allowed(Sort::decision, node.decision->span))
            return std::nullopt;
        const ClauseId decision{symbol->second.index};
        checking_.reads_from(reader_, {Node::Sort::clause, decision.index}, node.decision->span);
        if (members_ != nullptr)
            members_->push_back({decision, node.decision->span.begin});
        return add(IsApproved{decision}, yes_no_type, span);
    }
    if (symbol != checking_.names.symbols.end())
        mention(symbol->second, node.decision->span);
    if (reference != nullptr && checking_.leads_to_wrong(reference->path.text()))
        return std::nullopt;
    std::vector<std::string> decisions;
    for (const Clause& clause : checking_.model.clauses)
        if (clause.role == Role::decision)
            decisions.push_back(clause.name);
    const bool clause = symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::clause;
    checking_.error(
        code::approved_is_for_decisions, node.decision->span,
        fmt::format("`{}` is {}, and only a decision is approved", words, clause ? "a clause" : "no decision"),
        clause ? fmt::format("write `{}` alone: it is met or it is not", words)
               : suggestion(
                     checking_.nearest(words, decisions),
                     decisions.empty() ? "declare the decision" : fmt::format("name one of {}", quoted(decisions))));
    return std::nullopt;
}

}  // namespace chapeau::model
