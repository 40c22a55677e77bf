// Typing is one walk over an expression, bottom up: operands first, then the node over them, so the arena is in the
// order in which values can be worked out. Types flow upwards with one exception: a bare word or number beside
// something of an enum's type is looked up among that enum's values first (`application.category is professional` means
// the value, though a clause `professional` exists). This file holds the entries, the walk, and values; the others of
// this name hold their topics.
#include "interpreter/model/typing.hpp"

#include "fmt/format.h"
#include "interpreter/model/builtins.hpp"
#include "interpreter/model/lists.hpp"
#include "interpreter/model/periods.hpp"
#include "interpreter/model/values_meant.hpp"

namespace chapeau::model {

Typing::Typing(Checking& checking, Node reader, Where where, std::vector<NamedClause>* members)
    : checking_(checking), reader_(reader), where_(where), members_(members) {}

Typing::Result Typing::condition(const ast::Expression& expression) {
    const Result read_one = read(expression, {std::nullopt, true});
    if (!read_one || type(*read_one) == yes_no_type)
        return read_one;
    const Type found = type(*read_one);
    const std::string words = checking_.words(expression.span);
    checking_.error(code::condition_due, expression.span,
                    fmt::format("a condition is due here, and `{}` is {}", words, type_text(checking_.model, found)),
                    found.many == Many::list
                        ? fmt::format("say which of its members matter, as in `some x in {} where …`", words)
                    : found.many == Many::set ? fmt::format("compare it, as in `{} includes …`", words)
                    : std::holds_alternative<ast::Aggregate>(expression.node) && !words.starts_with('(')
                        ? fmt::format("compare it, in parentheses, as in `({}) is …`", words)
                        : fmt::format("compare it, as in `{} is …`", words));
    return std::nullopt;
}

Typing::Result Typing::value(const ast::Expression& expression) {
    return read(expression, {});
}

Typing::Result Typing::value_of_type(const ast::Expression& expression, Type due, std::string_view declared,
                                     Span where) {
    if (due == yes_no_type)
        return condition(expression);
    const bool is_enum = due.kind == Kind::enumeration;
    const Result read_one = read(expression, {is_enum ? std::optional(due.of_enum) : std::nullopt, false});
    if (!read_one || type(*read_one) == due)
        return read_one;
    const Kind kind = type(*read_one).kind;
    const bool literal = std::holds_alternative<Literal>(checking_.model.at(*read_one).node);
    std::string help = fmt::format("write something that is {}, or change the type", type_text(checking_.model, due));
    if (due.kind == Kind::money && kind == Kind::number && literal)
        help = fmt::format("write `${}`", checking_.words(expression.span));
    else if (due.kind == Kind::days && kind == Kind::number && literal)
        help = fmt::format("write `{} days`", checking_.words(expression.span));
    else if (due.kind == Kind::days && kind == Kind::steps && checking_.words(expression.span).ends_with("years"))
        help = fmt::format("say how long a year is: write `{} of 365 days`", checking_.words(expression.span));
    else if (const auto* text = std::get_if<Literal>(&checking_.model.at(*read_one).node);
             due.kind == Kind::date && kind == Kind::text && text != nullptr && values::parse_day(text->text))
        help = fmt::format("write `{}`", text->text);
    checking_
        .error(code::other_type_declared, expression.span,
               fmt::format("`{}` is {}, and {} is {}", checking_.words(expression.span),
                           type_text(checking_.model, type(*read_one)), declared, type_text(checking_.model, due)),
               std::move(help))
        .related.push_back({where, "the type is declared here"});
    return std::nullopt;
}

Typing::Result Typing::read(const ast::Expression& expression, Wanted wanted) {
    return std::visit([&](const auto& node) { return of(node, expression.span, wanted); }, expression.node);
}

std::string Typing::says(ExpressionId id) const {
    const Expression& expression = checking_.model.at(id);
    return fmt::format("`{}` is {}", checking_.words(expression.span), type_text(checking_.model, expression.type));
}

std::string Typing::written_as(Kind kind, Sides sides, std::string_view otherwise) const {
    for (const ExpressionId side : {sides.left, sides.right}) {
        const Expression& expression = checking_.model.at(side);
        if (type(side) != plain(Kind::number) || !std::holds_alternative<Literal>(expression.node))
            continue;
        const std::string words = checking_.words(expression.span);
        if (kind == Kind::money)
            return fmt::format("write `${0}` in place of `{0}`", words);
        if (kind == Kind::days)
            return fmt::format("write `{0} days` in place of `{0}`", words);
        if (const auto code = spelled_code(words))
            return fmt::format("write `{}` in place of `{}`", *code, words);
    }
    const std::string other = kind == Kind::money || kind == Kind::days ? of_another_type(kind, sides) : "";
    return other.empty() ? std::string(otherwise) : other;
}

/// A day goes on by days, months or years, and a number alone does not say which.
std::string Typing::moved_by_number(Sides sides) const {
    const Expression& by = checking_.model.at(sides.right);
    const bool moved = type(sides.left) == plain(Kind::date) && std::holds_alternative<Literal>(by.node);
    if (!moved)
        return written_as(Kind::days, sides, "write the number as days, as in `30 days`");
    const std::string words = checking_.words(by.span);
    return fmt::format("write `{0} day{1}`, `{0} month{1}` or `{0} year{1}` in place of `{0}`, whichever is meant",
                       words, words == "1" ? "" : "s");
}

std::string Typing::of_another_type(Kind kind, Sides sides) const {
    const char* const name = kind == Kind::money ? "money" : "days";
    for (const ExpressionId side : {sides.left, sides.right}) {
        const Expression& expression = checking_.model.at(side);
        if (type(side) != plain(Kind::number))
            continue;
        const std::string words = checking_.whole_words(expression.span);
        const bool declared =
            std::holds_alternative<FactValue>(expression.node) || std::holds_alternative<ElementValue>(expression.node);
        const bool calculated = std::holds_alternative<Calculation>(expression.node);
        const std::string times = fmt::format("`{} * {}` in place of `{}`", calculated ? "(" + words + ")" : words,
                                              kind == Kind::money ? "$1.00" : "1 day", words);
        return declared ? fmt::format("declare `{}` as `{}` in place of `number`, or write {}", words, name, times)
                        : fmt::format("write {}", times);
    }
    return {};
}

void Typing::mention(const Symbol& symbol, Span span) {
    const bool define = symbol.sort == Sort::define;
    if (define || symbol.sort == Sort::clause || symbol.sort == Sort::decision)
        checking_.reads_from(reader_, {define ? Node::Sort::define : Node::Sort::clause, symbol.index}, span, true);
    else if (symbol.sort == Sort::list)
        checking_.list_used[symbol.index] = true;
}

void Typing::mention(std::string_view name, Span span) {
    if (const auto symbol = checking_.names.symbols.find(name); symbol != checking_.names.symbols.end())
        mention(symbol->second, span);
}

// ---------------------------------------------------------------- values

Typing::Result Typing::of(const ast::YesNo& node, Span span, Wanted) {
    return add(Literal{{}, node.value ? 1 : 0, {}}, yes_no_type, span);
}

values::Rational Typing::number(std::string_view digits) {
    return values::Rational::parse(digits).value_or(values::Rational());
}

Typing::Result Typing::enum_value(EnumId of_enum, std::string_view value, Span span) {
    checking_.enum_used[of_enum.index] = true;
    if (const auto index = checking_.value_of(of_enum, value))
        return add(Literal{{}, *index, {}}, enum_type(of_enum), span);
    if (checking_.names.values_lost[of_enum.index])
        return std::nullopt;
    report_no_values(of_enum, span, {std::string(value)}, help_for_value(checking_, of_enum, value));
    return std::nullopt;
}

void Typing::report_no_values(EnumId of_enum, Span span, const std::vector<std::string>& words, std::string help) {
    const Enum& declared = checking_.model.at(of_enum);
    checking_.enum_used[of_enum.index] = true;
    checking_
        .error(code::unknown_value, span,
               fmt::format("{} {} of `{}`", quoted(words), words.size() == 1 ? "is no value" : "are no values",
                           declared.name),
               std::move(help))
        .related.push_back({declared.span, fmt::format("`{}` is declared here", declared.name)});
}

Typing::Result Typing::of(const ast::Number& node, Span span, Wanted wanted) {
    if (wanted.of_enum)
        return enum_value(*wanted.of_enum, node.digits, span);
    return add(Literal{number(node.digits), 0, {}}, plain(Kind::number), span);
}

Typing::Result Typing::of(const ast::Money& node, Span span, Wanted) {
    return add(Literal{number(node.digits), 0, {}}, plain(Kind::money), span);
}

Typing::Result Typing::of(const ast::Date& node, Span span, Wanted) {
    const auto day = day_of(checking_, node, span);
    return day ? Result(add(Literal{{}, *day, {}}, plain(Kind::date), span)) : std::nullopt;
}

Typing::Result Typing::of(const ast::TextValue& node, Span span, Wanted) {
    return add(Literal{{}, 0, node.value}, plain(Kind::text), span);
}

Typing::Result Typing::of(const ast::NocCode& node, Span span, Wanted) {
    const auto noc = read_code(checking_, node.edition, node.code);
    return noc ? Result(add(Literal{{}, *noc, {}}, plain(Kind::noc), span)) : std::nullopt;
}

Typing::Result Typing::of(const ast::Braces&, Span span, Wanted) {
    checking_.error(code::braces_alone, span, "values in braces stand only after `in` or `overlaps`",
                    "write `… in {…}` or `… overlaps {…}`");
    return std::nullopt;
}

Typing::Result Typing::of(const ast::Negative& node, Span span, Wanted) {
    const Result operand = read(*node.operand, {});
    if (!operand)
        return std::nullopt;
    const Type of_type = type(*operand);
    if (of_type.many != Many::one ||
        find_arithmetic(ast::Arithmetic::subtract, of_type.kind, of_type.kind) == nullptr ||
        of_type.kind == Kind::date) {
        checking_.error(code::types_differ, span, fmt::format("{}, which has no sign", says(*operand)),
                        "write `-` before a number, an amount of money or a number of days");
        return std::nullopt;
    }
    if (const auto* literal = std::get_if<Literal>(&checking_.model.at(*operand).node))
        return add(Literal{literal->number.negated(), 0, {}}, of_type, span);
    const ExpressionId zero = add(Literal{}, of_type, span);
    return add(Calculation{Arithmetic::subtract, zero, *operand}, of_type, span);
}

Typing::Result Typing::of(const ast::Binary& node, Span span, Wanted) {
    if (is_per_unit(node))
        return std::nullopt;
    const Result left = read(*node.left, {});
    const Result right = read(*node.right, {});
    if (!left || !right)
        return std::nullopt;
    const bool single = type(*left).many == Many::one && type(*right).many == Many::one;
    const ArithmeticRow* row = find_arithmetic(node.operation, type(*left).kind, type(*right).kind);
    if (row == nullptr || !single) {
        report_arithmetic(node, {*left, *right}, span);
        return std::nullopt;
    }
    if (row->sum == Sum::exact)
        return add(Calculation{row->means, *left, *right}, plain(row->result), span);
    const std::int64_t months = std::get<Literal>(checking_.model.at(*right).node).code;
    const bool later = node.operation == ast::Arithmetic::add;
    return step_from(*left, later ? months : -months, plain(row->result), span, node.operator_span);
}

void Typing::report_arithmetic(const ast::Binary& node, Sides sides, Span) {
    const Kind left = type(sides.left).kind;
    const Kind right = type(sides.right).kind;
    const std::string_view symbol = symbol_of(node.operation);
    const std::string both = fmt::format("{} and {}", says(sides.left), says(sides.right));
    const bool moved = (left == Kind::days || left == Kind::steps) && right == Kind::date;
    const auto either = [&](Kind one, Kind other) {
        return (left == one && right == other) || (left == other && right == one);
    };
    if (moved && node.operation == ast::Arithmetic::add)
        checking_.error(
            code::date_first, node.operator_span, both + "; the date comes first",
            fmt::format("write `{} + {}`", checking_.words(node.right->span), checking_.words(node.left->span)));
    else if (left == Kind::steps || right == Kind::steps)
        checking_.error(
            code::days_and_steps, node.operator_span,
            fmt::format("{}; months and years have no fixed length, so `{}` can't take them", both, symbol),
            "add or take them one after the other: `date + 1 year + 6 months`; or write `2 years of 365 days`");
    else if (either(Kind::money, Kind::number))
        checking_.error(code::money_and_number, node.operator_span,
                        fmt::format("{}; `{}` can't mix them", both, symbol),
                        written_as(Kind::money, sides, "write an amount with a dollar sign, as in `$25.00`"));
    else if (either(Kind::days, Kind::number) || either(Kind::date, Kind::number))
        checking_.error(code::days_and_number, node.operator_span, fmt::format("{}; `{}` can't mix them", both, symbol),
                        moved_by_number(sides));
    else
        checking_.error(code::types_differ, node.operator_span, fmt::format("{}; `{}` takes no such two", both, symbol),
                        fmt::format("`{}` takes {}", symbol, takes(node.operation)));
}

}  // namespace chapeau::model
