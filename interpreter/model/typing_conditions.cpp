// Conditions: connectives, comparisons, what is stated and approved. A comparison wants two values of one type, and
// words that suit it: dates are before and after, quantities more and less. Each way to get this wrong has its own
// message, because the remedy differs: a dollar sign, `days`, another word, an ordered enum.
#include <algorithm>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "interpreter/model/builtins.hpp"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/values_meant.hpp"

namespace chapeau::model {

Typing::Result Typing::of(const ast::Not& node, Span span, Wanted) {
    const Denied around = denied_;
    const bool again = around.node == &node;
    denied_ = {std::visit([](const auto& inner) -> const void* { return &inner; }, node.operand->node),
               again ? around.span : span, !(again && around.odd)};
    const Result operand = condition(*node.operand);
    denied_ = around;
    return operand ? Result(add(Not{*operand}, yes_no_type, span)) : std::nullopt;
}

Typing::Result Typing::of(const ast::And& node, Span span, Wanted) {
    return combine(Combining::all, node.members, span);
}

Typing::Result Typing::of(const ast::Or& node, Span span, Wanted) {
    return combine(Combining::any, node.members, span);
}

std::string Typing::in_place(const ast::Compare& node, const std::string& condition, bool negated) const {
    const bool denied = denied_.node == &node;
    const bool left_over = (denied && denied_.odd) != negated;
    const std::string words = (left_over ? "not " : "") + condition;
    return denied ? fmt::format("{}` in place of `{}", words, checking_.whole_words(denied_.span)) : words;
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
    if (is_length_compared(node, span) || are_values_divided(node) || is_state(node) || is_text_without_quotes(node) ||
        is_list_compared(node))
        return std::nullopt;
    const auto sides = both_sides(*node.left, *node.right);
    if (!sides || !same_type(node, *sides) || !comparable(node, *sides) || !of_one_edition(node, *sides))
        return std::nullopt;
    return add(Comparison{row_of(node.comparison).means, sides->left, sides->right}, yes_no_type, span);
}

bool Typing::are_values_divided(const ast::Compare& node) {
    const auto* divided = std::get_if<ast::Binary>(&node.right->node);
    const Relation means = row_of(node.comparison).means;
    const auto subject = type_named(*node.left);
    if (divided == nullptr || divided->operation != ast::Arithmetic::divide || !subject ||
        subject->kind != Kind::enumeration || (means != Relation::equal && means != Relation::unequal))
        return false;
    std::vector<std::string> values;
    for (const ast::Expression* each : {divided->left.get(), divided->right.get()}) {
        values.push_back(value_words(*each, subject));
        if (!checking_.value_of(subject->of_enum, values.back()))
            return false;
    }
    const std::string asked = fmt::format("{} {} {{{}}}", checking_.whole_words(node.left->span),
                                          subject->many == Many::set ? "overlap" : "in", fmt::join(values, ", "));
    checking_.enum_used[subject->of_enum.index] = true;
    checking_.error(code::types_differ, node.right->span,
                    fmt::format("`{}` would divide one value by another", checking_.words(node.right->span)),
                    fmt::format("write `{}`", in_place(node, asked, means == Relation::unequal)));
    return true;
}

bool Typing::is_list_compared(const ast::Compare& node) {
    const bool braces = std::holds_alternative<ast::Braces>(node.right->node);
    const Symbol* list = named_list(*node.right);
    const Relation means = row_of(node.comparison).means;
    const auto subject = type_named(*node.left);
    if (list != nullptr && subject && subject->kind == Kind::enumeration &&
        checking_.value_of(subject->of_enum, checking_.words(node.right->span)))
        return false;
    if ((list == nullptr && !braces) || !subject || subject->many == Many::list ||
        (means != Relation::equal && means != Relation::unequal))
        return false;
    if (list != nullptr)
        mention(*list, node.right->span);
    const std::string values = checking_.whole_words(node.right->span);
    const std::string asked = fmt::format("{} {} {}", checking_.whole_words(node.left->span),
                                          subject->many == Many::set ? "overlap" : "in", values);
    checking_.error(braces ? code::braces_alone : code::list_is_no_value, node.right->span,
                    braces ? "values in braces stand only after `in` or `overlaps`"
                           : fmt::format("`{}` is a list, and `is` compares with one value", values),
                    fmt::format("write `{}`", in_place(node, asked, means == Relation::unequal)));
    return true;
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
                        set ? help_for_set(node, sides) : "say which members matter, as in `some x in list where …`");
    } else if (left.kind == Kind::yes_no || right.kind == Kind::yes_no) {
        checking_.error(code::yes_no_compared, node.operator_span,
                        fmt::format("{}; a yes/no is a condition by itself", both), help_for_yes_no(node, sides));
    } else if (either(Kind::money, Kind::number)) {
        checking_.error(code::money_and_number, node.operator_span, cannot,
                        written_as(Kind::money, sides, "write an amount with a dollar sign, as in `$25.00`"));
    } else if (left.kind == Kind::steps || right.kind == Kind::steps) {
        checking_.error(code::days_and_steps, node.operator_span,
                        fmt::format("{}; months and years have no fixed length", both), help_for_step(node, sides));
    } else if (either(Kind::days, Kind::number)) {
        checking_.error(
            code::days_and_number, node.operator_span, cannot,
            written_as(Kind::days, sides, "write the number as days, as in `730 days` or `2 years of 365 days`"));
    } else if (either(Kind::noc, Kind::number)) {
        checking_.error(code::types_differ, node.operator_span, cannot,
                        written_as(Kind::noc, sides, "write the code with its edition, as in `NOC 2021 21301`"));
    } else if (const std::string help = either(Kind::date, Kind::number) ? help_for_year(node) : ""; !help.empty()) {
        checking_.error(code::types_differ, node.operator_span, cannot, help);
    } else if (const std::string levels = help_for_levels(node, left); !levels.empty()) {
        checking_.error(code::types_differ, node.operator_span, cannot, levels);
    } else {
        const std::string value = unquoted(sides);
        checking_.error(code::types_differ, node.operator_span, cannot,
                        value.empty() ? help_for_types(sides)
                                      : fmt::format("write `{}` in place of `{}`", value, text_written(sides)));
    }
}

/// `student is yes`; `count of j in jobs where j.paid is at least 2`, whose comparison belongs to the count.
std::string Typing::help_for_yes_no(const ast::Compare& node, Sides sides) const {
    const auto* said = std::get_if<ast::YesNo>(&node.right->node);
    const bool negated = said != nullptr && said->value != (node.comparison == ast::Comparison::is);
    if (said != nullptr && type(sides.left).kind == Kind::yes_no)
        return fmt::format("write `{}`", in_place(node, checking_.whole_words(node.left->span), negated));
    if (counting_ == nullptr || (!is_quantity(type(sides.left).kind) && !is_quantity(type(sides.right).kind)))
        return "write the yes/no alone, or with `not` before it";
    const bool within = checking_.words(counted_).starts_with('(');
    const Span count{counted_.file, counted_.begin + (within ? 1 : 0), node.left->span.end};
    const std::string rest =
        fmt::format("{} {}", checking_.whole_words(node.operator_span), checking_.whole_words(node.right->span));
    return fmt::format("to compare the count or the sum, close it first: write `({0}) {1}` in place of `{0} {1}`",
                       checking_.whole_words(count), rest);
}

/// `citizenships is CHL`: whether the set holds the value.
std::string Typing::help_for_set(const ast::Compare& node, Sides sides) const {
    const bool on_the_left = type(sides.left).many == Many::set;
    const ast::Expression& set = on_the_left ? *node.left : *node.right;
    const ast::Expression& value = on_the_left ? *node.right : *node.left;
    const Type of_set = type(on_the_left ? sides.left : sides.right);
    const std::string written = value_words(value, element_of(of_set));
    const bool fits = type(on_the_left ? sides.right : sides.left) == element_of(of_set) ||
                      written != checking_.whole_words(value.span);
    const Relation means = row_of(node.comparison).means;
    if (!fits || (means != Relation::equal && means != Relation::unequal))
        return "ask for membership: `set includes value`, `set overlaps list`";
    const std::string asked = fmt::format("{} includes {}", checking_.whole_words(set.span), written);
    return fmt::format("write `{}`", in_place(node, asked, means == Relation::unequal));
}

/// `teer is 0-3`, which is a subtraction.
std::string Typing::help_for_levels(const ast::Compare& node, Type left) const {
    const auto* range = std::get_if<ast::Binary>(&node.right->node);
    const Relation means = row_of(node.comparison).means;
    if (left.kind != Kind::enumeration || range == nullptr || range->operation != ast::Arithmetic::subtract ||
        (means != Relation::equal && means != Relation::unequal))
        return {};
    const auto first = checking_.value_of(left.of_enum, checking_.words(range->left->span));
    const auto last = checking_.value_of(left.of_enum, checking_.words(range->right->span));
    if (!first || !last || *first >= *last)
        return {};
    std::string values;
    for (std::uint32_t i = *first; i <= *last; ++i)
        values += (values.empty() ? "" : ", ") + checking_.model.at(left.of_enum).values[i].name;
    return fmt::format("write `{}`",
                       in_place(node, fmt::format("{} in {{{}}}", checking_.whole_words(node.left->span), values),
                                means == Relation::unequal));
}

std::string Typing::text_written(Sides sides) const {
    const auto* literal = std::get_if<Literal>(&checking_.model.at(sides.left).node);
    const bool left = literal != nullptr && type(sides.left).kind == Kind::text;
    return checking_.whole_words(checking_.model.at(left ? sides.left : sides.right).span);
}

std::string Typing::unquoted(Sides sides) const {
    for (const auto& [text, other] : {sides, Sides{sides.right, sides.left}}) {
        const auto* literal = std::get_if<Literal>(&checking_.model.at(text).node);
        if (literal == nullptr || type(text).kind != Kind::text)
            continue;
        if (type(other).kind == Kind::enumeration)
            return value_called(checking_, type(other).of_enum, literal->text).value_or("");
        if (const auto code = spelled_code(literal->text); code && type(other).kind == Kind::noc)
            return *code;
        if (type(other).kind == Kind::date && values::parse_day(literal->text))
            return literal->text;
    }
    return {};
}

/// Of a text in place of a value that several could be, or none.
std::string Typing::help_for_types(Sides sides) const {
    for (const auto& [text, other] : {sides, Sides{sides.right, sides.left}}) {
        const auto* literal = std::get_if<Literal>(&checking_.model.at(text).node);
        if (literal != nullptr && type(text).kind == Kind::text && type(other).kind == Kind::enumeration)
            return help_for_value(checking_, type(other).of_enum, literal->text);
    }
    return "compare two values of one type";
}

std::string Typing::values_meant(const ast::Compare& node, Sides sides) const {
    const std::string subject = checking_.whole_words(node.left->span);
    const auto* limit = std::get_if<Literal>(&checking_.model.at(sides.right).node);
    const bool negated = denied_.node == &node && denied_.odd;
    std::string levels = limit == nullptr ? std::string()
                                          : levels_meant(subject, type(sides.left), row_of(node.comparison).means,
                                                         checking_.words(node.right->span), negated);
    if (!levels.empty())
        return denied_.node == &node ? fmt::format("{}, in place of `{}`", levels, checking_.whole_words(denied_.span))
                                     : levels;
    return fmt::format("write `{}` with each value that is meant", in_place(node, subject + " in {…}"));
}

std::string Typing::levels_meant(const std::string& subject, Type of_type, Relation relation, std::string_view level,
                                 bool negated) const {
    const bool levels = of_type.kind == Kind::enumeration && of_type.many == Many::one &&
                        (checking_.model.teer == of_type.of_enum || checking_.model.skill == of_type.of_enum);
    const auto limit = levels ? checking_.value_of(of_type.of_enum, level) : std::nullopt;
    if (!limit)
        return {};
    const auto& values = checking_.model.at(of_type.of_enum).values;
    const auto within = [&](bool from_the_first, bool limit_too) {
        std::vector<std::string> names;
        for (std::int64_t i = 0; i < std::ssize(values); ++i)
            if ((i == *limit && limit_too) || (i != *limit && (i < *limit) == from_the_first))
                names.push_back(values[static_cast<std::size_t>(i)].name);
        return names;
    };
    const bool upward = relation == Relation::at_least || relation == Relation::more;
    const bool limit_too = relation == Relation::at_least || relation == Relation::at_most;
    std::string ways;
    for (const bool from_the_first : {upward, !upward}) {
        const std::vector<std::string> names = within(from_the_first, limit_too);
        if (!names.empty())
            ways += fmt::format("{}`{}{} in {{{}}}` {} {}", ways.empty() ? "write " : ", or ", negated ? "not " : "",
                                subject, fmt::join(names, ", "), negated ? "to keep out" : "to let in",
                                fmt::join(names, " and "));
    }
    return fmt::format("{} is the highest level: {}", values.front().name, ways);
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
        checking_.error(code::no_order, node.operator_span,
                        fmt::format("{}, which has no order; `{}` wants one", says(sides.left), row.name),
                        of_type.kind == Kind::enumeration
                            ? checking_.is_standard(checking_.model.at(of_type.of_enum).span)
                                  ? values_meant(node, sides)
                                  : fmt::format("declare `ordered enum {}`, lowest value first, or write `in {{…}}`",
                                                checking_.model.at(of_type.of_enum).name)
                            : "write `is`, `is not` or `in`");
    return false;
}

// ---------------------------------------------------------------- what is stated, what is approved

Typing::Result Typing::of(const ast::IsStated& node, Span span, Wanted) {
    if (const auto* length = std::get_if<ast::LengthOf>(&node.fact->node)) {
        report_length(*length, span);
        return std::nullopt;
    }
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
