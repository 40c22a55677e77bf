// What people write who mean something else: a word after `is` that is no value, a length of time between two days, a
// number that is written out, a name that is known only inside a condition. Each is told what to write in its place, in
// the policy's own names, since the types are known here.
//
// A length of time between two days is said as a comparison of days, counted from the earlier one: only that is right
// on every birthday, while a number of days a year would be days off.
#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "grammar/habits.hpp"
#include "grammar/spans.hpp"
#include "interpreter/model/builtins.hpp"
#include "interpreter/model/provisions.hpp"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/walk.hpp"

namespace chapeau::model {

namespace {

/// What a word after `is` asks: one of the table of habits, or one of the language that is misspelt.
std::optional<std::string> state_meant(const std::string& word) {
    if (const grammar::Habit* habit = grammar::habit_of(grammar::HabitPlace::state, word))
        return std::string(habit->help);
    const auto near = grammar::nearest(word, {"stated", "approved"});
    return near ? std::optional("is " + *near) : std::nullopt;
}

/// What stands alone as an operand; anything longer in parentheses.
std::string operand(std::string words) {
    return words.find(' ') == std::string::npos ? words : "(" + words + ")";
}

/// Every range in the conditions of a clause, its members without labels too.
void ranges_of(const ast::Body& body, const std::function<void(const ast::Range&)>& use) {
    if (const auto* expression = std::get_if<ast::Expression>(&body.node))
        return for_each_range(*expression, use);
    if (const auto* combination = std::get_if<ast::Combination>(&body.node))
        for (const ast::Member& member : combination->members)
            if (const auto* inner = std::get_if<ast::Body>(&member.node))
                ranges_of(*inner, use);
}

/// How the later of two days compares with the earlier one and the length between them.
std::string_view said_of_end(Relation relation) {
    switch (relation) {
        case Relation::at_least:
            return "is on or before";
        case Relation::more:
            return "is before";
        case Relation::at_most:
            return "is on or after";
        case Relation::less:
            return "is after";
        case Relation::unequal:
            return "is not";
        default:
            return "is";
    }
}

}  // namespace

// ---------------------------------------------------------------- names

/// `{kid.name}` in the reason of `some kid in … where …`.
bool Typing::is_variable_elsewhere(const ast::Path& path) {
    if (reader_.sort != Node::Sort::clause && reader_.sort != Node::Sort::guard)
        return false;
    const std::string& name = path.parts.front().text;
    std::optional<std::string> list;
    for (const auto& [role, condition] : conditions_in_order(*checking_.written[reader_.index].parts))
        ranges_of(condition->body, [&](const ast::Range& range) {
            if (range.variable.text == name && !list)
                list = range.list.text();
        });
    if (!list)
        return is_variable_of_define(path);
    checking_.error(
        code::unknown_name, path.span,
        fmt::format("`{}` stands for one member of `{}` in its own condition, and for nothing here", name, *list),
        where_ == Where::reason
            ? fmt::format("write `{}`, which prints the whole list, or leave it out", *list)
            : fmt::format("say it of `{}` in the condition that begins with `{} in {}`", name, name, *list));
    return true;
}

/// `{kid.name}` where a definition counts `kid in …`.
bool Typing::is_variable_of_define(const ast::Path& path) {
    const std::string& name = path.parts.front().text;
    for (const ast::Define* define : checking_.declared.defines) {
        std::optional<std::string> list;
        for (const auto& value : define->values)
            if (const auto* one = std::get_if<ast::Define::Value>(&value))
                for_each_range(one->value, [&](const ast::Range& range) {
                    if (range.variable.text == name)
                        list = range.list.text();
                });
        if (!list)
            continue;
        checking_.error(code::unknown_name, path.span,
                        fmt::format("`{}` stands for one member of `{}` in the definition `{}`, and for nothing here",
                                    name, *list, define->name.text),
                        where_ == Where::reason
                            ? fmt::format("no reason names one member: write `{}`, which prints the value, or `{}`, "
                                          "which prints the whole list",
                                          define->name.text, *list)
                            : fmt::format("say it of `{}` in a condition that begins with `some {} in {} where`", name,
                                          name, *list));
        return true;
    }
    return false;
}

/// `Yes`, `NO`.
bool Typing::is_yes_or_no_in_capitals(const ast::Path& path) {
    const std::string text = path.text();
    const bool yes = text == "Yes" || text == "YES";
    if (!yes && text != "No" && text != "NO")
        return false;
    checking_.error(code::unknown_name, path.span, fmt::format("nothing is called `{}`", text),
                    fmt::format("words of the language are written small: write `{}`", yes ? "yes" : "no"));
    return true;
}

bool Typing::is_number_in_words(const ast::Path& path) {
    const auto digits = path.parts.size() == 1 ? grammar::in_digits(path.parts.front().text) : std::nullopt;
    if (digits)
        checking_.error(code::unknown_name, path.span, fmt::format("nothing is called `{}`", path.text()),
                        fmt::format("write the number in digits: `{}`", *digits));
    return digits.has_value();
}

bool Typing::is_text_without_quotes(const ast::Compare& node) {
    const auto* reference = std::get_if<ast::Reference>(&node.right->node);
    const bool names_left = std::holds_alternative<ast::Reference>(node.left->node);  // other texts there are hardly
    if (reference == nullptr || !names_left || reference->path.parts.size() != 1 || names_something(reference->path))
        return false;
    const std::string& word = reference->path.parts.front().text;
    const Result left = read(*node.left, {});
    if (!left || type(*left) != plain(Kind::text) || nearest_name(word))
        return false;
    checking_.error(code::unknown_name, reference->path.span, fmt::format("nothing is called `{}`", word),
                    fmt::format("a text stands in quotes: write `\"{}\"`", word));
    return true;
}

bool Typing::is_open_end(const ast::Expression& before, const ast::Expression& word) {
    const ast::Expression* inner = &before;
    bool denied = false;
    while (const auto* negation = std::get_if<ast::Not>(&inner->node)) {
        inner = negation->operand.get();
        denied = !denied;
    }
    const auto* compare = std::get_if<ast::Compare>(&inner->node);
    const auto* reference = std::get_if<ast::Reference>(&word.node);
    if (compare == nullptr || reference == nullptr || names_something(reference->path))
        return false;
    const std::string text = reference->path.text();
    const grammar::Habit* habit = grammar::habit_of(grammar::HabitPlace::open_end, text);
    if (habit == nullptr)
        return false;
    const Relation written = row_of(compare->comparison).means;
    const std::string all = checking_.whole_words(grammar::join(before.span, word.span));
    std::string help = fmt::format("take `or {}` away: the comparison says which way it goes", text);
    if (written == Relation::equal || written == Relation::unequal) {
        help = help_for_open_end(*compare, habit->help == "at least", denied);
        if (inner != &before)
            help += fmt::format(" in place of `{}`", all);
    }
    checking_.error(code::unknown_name, reference->path.span, fmt::format("nothing is called `{}`", text),
                    std::move(help));
    return true;
}

/// `is 5 or more` goes on upward from 5; `is not 5 or more` is below.
std::string Typing::help_for_open_end(const ast::Compare& compare, bool up, bool denied) const {
    const auto of = asked_.empty() ? std::nullopt : asked_.back().type;
    const bool date = of && of->kind == Kind::date;
    const bool in_order = !of || of->kind != Kind::enumeration || checking_.model.at(of->of_enum).ordered;
    const bool outside = row_of(compare.comparison).means == Relation::unequal;
    const std::string subject = checking_.whole_words(compare.left->span);
    const std::string limit = checking_.whole_words(compare.right->span);
    if (!in_order) {
        const std::string levels =
            levels_meant(subject, *of, up ? Relation::at_least : Relation::at_most, limit, denied != outside);
        return levels.empty() ? fmt::format("write `{}{} in {{…}}` with each value that is meant",
                                            denied != outside ? "not " : "", subject)
                              : levels;
    }
    const std::string_view words = date      ? outside ? up ? "before" : "after"
                                               : up    ? "on or after"
                                                       : "on or before"
                                   : outside ? up ? "less than" : "more than"
                                             : (up ? "at least" : "at most");
    return fmt::format("write `{}{} is {} {}`", denied ? "not " : "", subject, words, limit);
}

// ---------------------------------------------------------------- after `is`

bool Typing::is_state(const ast::Compare& node) {
    const auto* reference = std::get_if<ast::Reference>(&node.right->node);
    const bool plain_is = node.comparison == ast::Comparison::is || node.comparison == ast::Comparison::is_not;
    if (reference == nullptr || !plain_is || reference->path.parts.size() != 1 || names_something(reference->path))
        return false;
    const std::string& word = reference->path.parts.front().text;
    if (checking_.names.symbols.contains(word) || !checking_.enums_with(word).empty())
        return false;
    const auto meant = state_meant(word);
    if (meant)
        report_state(node, reference->path, *meant);
    return meant.has_value();
}

void Typing::report_state(const ast::Compare& node, const ast::Path& state, std::string_view meant) {
    const std::string words = checking_.whole_words(node.left->span);
    const auto* named = std::get_if<ast::Reference>(&node.left->node);
    const auto symbol =
        named == nullptr ? checking_.names.symbols.end() : checking_.names.symbols.find(named->path.text());
    const bool found = symbol != checking_.names.symbols.end();
    const bool yes = (meant == "is stated" || meant == "is approved" || meant == "alone") ==
                     (node.comparison == ast::Comparison::is);
    std::string help;
    if (found && (symbol->second.sort == Sort::clause || symbol->second.sort == Sort::decision)) {
        mention(symbol->second, node.left->span);
        const bool clause = symbol->second.sort == Sort::clause;
        help = fmt::format("write `{}`{}", in_place(node, clause ? words : words + " is approved", !yes),
                           clause ? alone(node) : "");
    } else {
        const Result left = read(*node.left, {});
        if (!left)
            return;
        if (type(*left).kind == Kind::enumeration && type(*left).many == Many::one &&
            grammar::habit_of(grammar::HabitPlace::state, state.text()) == nullptr) {
            static_cast<void>(enum_value(type(*left).of_enum, state.text(), state.span));
            return;
        }
        help = type(*left) == yes_no_type && meant.ends_with("alone")
                   ? fmt::format("write `{}`{}", in_place(node, words, !yes), alone(node))
                   : help_for_state(node, *left, yes, meant == "empty");
    }
    checking_.error(code::unknown_name, state.span, fmt::format("nothing is called `{}`", state.text()),
                    std::move(help));
}

/// Where the condition takes no other's place, that it stands without `is`.
std::string_view Typing::alone(const ast::Compare& node) const {
    return denied_.node == &node ? "" : " alone";
}

std::string Typing::help_for_state(const ast::Compare& node, ExpressionId left, bool stated, bool empty) const {
    const std::string words = checking_.whole_words(node.left->span);
    const auto& expression = checking_.model.at(left);
    if (empty && expression.type.many == Many::list)
        return fmt::format("write `{}`",
                           in_place(node, fmt::format("(count of x in {}) is {}", words, stated ? "at least 1" : "0")));
    if (empty && expression.type.many == Many::set)
        return fmt::format("nothing asks whether a set is empty: ask for what it must hold, as in `{} overlaps …`",
                           words);
    if (std::holds_alternative<FactValue>(expression.node) || std::holds_alternative<ElementValue>(expression.node))
        return fmt::format("write `{}`", in_place(node, words + " is stated", !stated));
    return fmt::format("only a fact is stated or not: ask it of the facts that `{}` is worked out from", words);
}

// ---------------------------------------------------------------- amounts for a time, and years

bool Typing::is_per_unit(const ast::Binary& node) {
    constexpr auto units =
        std::to_array<std::string_view>({"hour", "hours", "hr", "hrs", "h", "day", "week", "weeks", "wk", "fortnight",
                                         "month", "months", "mo", "year", "years", "yr", "annum", "period"});
    const auto* unit = std::get_if<ast::Reference>(&node.right->node);
    if (node.operation != ast::Arithmetic::divide || unit == nullptr || names_something(unit->path) ||
        std::ranges::find(units, unit->path.text()) == units.end())
        return false;
    const std::string taken = checking_.words(grammar::join(node.operator_span, unit->path.span));
    checking_.error(code::unknown_name, unit->path.span, fmt::format("nothing is called `{}`", unit->path.text()),
                    fmt::format("take `{}` away: both sides of a comparison are for the same time", taken));
    return true;
}

std::string Typing::help_for_year(const ast::Compare& node) const {
    constexpr std::size_t digits_of_year = 4;
    const auto* right = std::get_if<ast::Number>(&node.right->node);
    const auto* year = right != nullptr ? right : std::get_if<ast::Number>(&node.left->node);
    if (year == nullptr || year->digits.size() != digits_of_year || year->digits.find('.') != std::string::npos)
        return {};
    const auto [first, last] = grammar::span_of_year(static_cast<unsigned>(std::stoul(year->digits)));
    const std::string day = operand(checking_.whole_words((right != nullptr ? node.left : node.right)->span));
    const Relation written = row_of(node.comparison).means;
    switch (right != nullptr ? written : turned(written)) {
        case Relation::at_least:
            return fmt::format("write `{} is on or after {}`", day, first);
        case Relation::more:
            return fmt::format("write `{} is after {}`", day, last);
        case Relation::at_most:
            return fmt::format("write `{} is on or before {}`", day, last);
        case Relation::less:
            return fmt::format("write `{} is before {}`", day, first);
        case Relation::unequal:
            return fmt::format("write `{}`", grammar::within_spans(day, "not in " + year->digits));
        default:
            return fmt::format("write `{}`", grammar::within_spans(day, "in " + year->digits));
    }
}

// ---------------------------------------------------------------- lengths of time

/// `later - earlier`, written here or as the one value of a definition that is named here.
const ast::Binary* Typing::difference_of_days(const ast::Expression& written) const {
    const ast::Expression* expression = &written;
    if (const auto* reference = std::get_if<ast::Reference>(&written.node)) {
        const auto symbol = checking_.names.symbols.find(reference->path.text());
        if (symbol == checking_.names.symbols.end() || symbol->second.sort != Sort::define)
            return nullptr;
        const ast::Define& define = *checking_.declared.defines[symbol->second.index];
        const auto* value =
            define.values.size() == 1 ? std::get_if<ast::Define::Value>(&define.values.front()) : nullptr;
        if (value == nullptr)
            return nullptr;
        expression = &value->value;
    }
    const auto* binary = std::get_if<ast::Binary>(&expression->node);
    const bool difference = binary != nullptr && binary->operation == ast::Arithmetic::subtract &&
                            std::holds_alternative<ast::Reference>(binary->left->node) &&
                            std::holds_alternative<ast::Reference>(binary->right->node);
    return difference ? binary : nullptr;
}

std::string Typing::help_for_step(const ast::Compare& node, Sides sides) const {
    const bool on_the_right = type(sides.right).kind == Kind::steps;
    const ast::Expression& other = on_the_right ? *node.left : *node.right;
    const ast::Expression& length = on_the_right ? *node.right : *node.left;
    const Type of_other = type(on_the_right ? sides.left : sides.right);
    const std::string words = checking_.words(length.span);
    const auto* duration = std::get_if<ast::Duration>(&length.node);
    const auto* number = duration != nullptr ? std::get_if<ast::Number>(&duration->amount->node) : nullptr;
    const Relation written = row_of(node.comparison).means;
    if (const ast::Binary* days = difference_of_days(other); days != nullptr && of_other == plain(Kind::days))
        return fmt::format(
            "write `{}`", in_place(node, fmt::format("{} + {} {} {}", operand(checking_.whole_words(days->right->span)),
                                                     words, said_of_end(on_the_right ? written : turned(written)),
                                                     operand(checking_.whole_words(days->left->span)))));
    if (of_other == plain(Kind::number) && number != nullptr)
        return fmt::format("write the number alone: `{}`", number->digits);
    if (of_other == plain(Kind::date))
        return fmt::format("write a day, as in `offer.starts_on + {}`", words);
    if (duration != nullptr && duration->unit == ast::Unit::year)
        return fmt::format("say how long a year is: write `{0} of 365 days` in place of `{0}`", words);
    return "write the days that are meant, as in `30 days`; a month has no length of its own";
}

}  // namespace chapeau::model
