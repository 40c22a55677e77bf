// What people write who mean something else: a word after `is` that is no value, a number
// that is written out, a name that is known only inside a condition. Each is told what to write in its place, in
// the policy's own names, since the types are known here.
#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "grammar/habits.hpp"
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

/// Every range in the conditions of a clause, its members without labels too.
void ranges_of(const ast::Body& body, const std::function<void(const ast::Range&)>& use) {
    if (const auto* expression = std::get_if<ast::Expression>(&body.node))
        return for_each_range(*expression, use);
    if (const auto* combination = std::get_if<ast::Combination>(&body.node))
        for (const ast::Member& member : combination->members)
            if (const auto* inner = std::get_if<ast::Body>(&member.node))
                ranges_of(*inner, use);
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

// ---------------------------------------------------------------- amounts for a time

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

}  // namespace chapeau::model
