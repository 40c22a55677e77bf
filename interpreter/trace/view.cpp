// The program has forgotten names, the model knows no results; what a trace says needs both. Everything here is a
// lookup: from an expression to the node that works it out, from there to its slot.
//
// Whatever only a `reason` reads is worked out here, once, since deciding does not need it.

#include "interpreter/trace/view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using model::Kind;
using model::Many;
using program::no_node;

std::string_view shown_kleene(Kleene k) {
    return k == Kleene::yes ? "yes" : k == Kleene::no ? "no" : not_known;
}

std::string_view sign_of(model::Arithmetic operation) {
    switch (operation) {
        case model::Arithmetic::add:
        case model::Arithmetic::add_days:
            return "+";
        case model::Arithmetic::multiply:
            return "×";
        case model::Arithmetic::divide:
            return "/";
        case model::Arithmetic::subtract:
        case model::Arithmetic::subtract_days:
        case model::Arithmetic::days_between:
            break;
    }
    return "−";
}

}  // namespace

View::View(const model::Policy& of, const program::Program& from, const record::Record& read,
           const evaluate::Results& results)
    : policy(of), model(of.model), program(from), record(read), results_(results) {
    evaluate::evaluate(program, record, program::Program::part(program.schedule, program.reasons), results_);
}

evaluate::MissingFacts& View::missing() {
    if (!missing_)
        missing_.emplace(program, record, results_);
    return *missing_;
}

evaluate::Truth View::truth(ExpressionId id) const {
    const program::NodeIndex node = program.expressions[id.index];
    if (node == no_node || !program::is_truth(program.nodes[node].op))
        return evaluate::condition(Kleene::unknown);
    return results_.truth(program.nodes[node]);
}

evaluate::Value View::value(ExpressionId id) const {
    const program::NodeIndex node = program.expressions[id.index];
    if (node == no_node || program::is_truth(program.nodes[node].op))
        return {};
    return results_.value(program.nodes[node]);
}

std::string View::shown(ExpressionId id) const {
    const model::Expression& expression = at(id);
    if (const auto* value = std::get_if<model::FactValue>(&expression.node))
        return shown(model.at(value->fact));
    if (expression.type.kind == Kind::yes_no && expression.type.many == Many::one)
        return std::string(shown_kleene(holds(id)));
    return format_value(model, record, expression.type, value(id));
}

std::string View::shown(ExpressionId id, int places) const {
    const evaluate::Value found = value(id);
    const bool money = at(id).type.kind == Kind::money && found.known;
    return money ? format_quantity(found.low, Kind::money, places) : shown(id);
}

std::string View::shown(const model::Fact& fact) const {
    const bool list = fact.place == model::Fact::Place::list;
    return list ? format_list(model, record, fact) : format_datum(model, record, fact, record.singles[fact.slot]);
}

evaluate::Truth View::truth(model::ClauseId id) const {
    return results_.truth(program.nodes[program.clauses[id.index].value]);
}

Kleene View::guard(model::ClauseId id) const {
    const program::NodeIndex node = program.clauses[id.index].guard;
    return node == no_node ? Kleene::yes : results_.truth(program.nodes[node]).satisfied;
}

// ---------------------------------------------------------------- words

std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string View::as_of_title() const {
    return model.as_of ? escaped(model.at(*model.as_of).title) : std::string();
}

std::string View::source(ExpressionId id) const {
    return escaped(on_one_line(policy.trees.sources.text(at(id).span)));
}

std::string View::title(ExpressionId id) const {
    const auto named = [](const std::string& title, const std::string& name) {
        return escaped(title.empty() ? name : title);
    };
    const auto operand = [&](ExpressionId part, bool bracketed) {
        const bool made = std::holds_alternative<model::Calculation>(at(part).node);
        return made && bracketed && !fixed(part) ? "(" + title(part) + ")" : title(part);
    };
    return std::visit(
        Overloaded{
            [&](const model::FactValue& value) { return named(model.at(value.fact).title, model.at(value.fact).path); },
            [&](const model::ElementValue& value) {
                return named(model.at(value.column).title, last_words(model.at(value.column).path));
            },
            [&](const model::DefineValue& value) {
                return named(model.at(value.define).title, model.at(value.define).name);
            },
            [&](const model::GrantValue& value) {
                return named(model.at(value.grant).title, model.at(value.grant).name);
            },
            [&](const model::Level& level) {
                return "level of " + (value(level.code).known ? shown(level.code) : title(level.code));
            },
            [&](const model::ReadIn& read) { return title(read.code); },
            [&](const model::StepMonths& step) {
                return fmt::format("{} {} {}", title(step.date), step.months < 0 ? "−" : "+",
                                   format_code(model, {Kind::steps, Many::one, {}, {}}, std::abs(step.months)));
            },
            [&](const model::Calculation& made) {
                const bool scales =
                    made.operation == model::Arithmetic::multiply || made.operation == model::Arithmetic::divide;
                return fmt::format("{} {} {}", operand(made.left, scales), sign_of(made.operation),
                                   operand(made.right, true));
            },
            [&](const model::Literal&) { return shown(id); }, [&](const auto&) { return source(id); }},
        at(id).node);
}

bool View::fixed(ExpressionId id) const {
    return std::visit(Overloaded{[](const model::Literal&) { return true; },
                                 [&](const model::Calculation& c) { return fixed(c.left) && fixed(c.right); },
                                 [&](const model::StepMonths& step) { return fixed(step.date); },
                                 [&](const model::DefineValue& value) {
                                     const auto [known, first] = fixed_.try_emplace(value.define, false);
                                     return known->second = first ? fixed(model.at(value.define).value) : known->second;
                                 },
                                 [](const auto&) { return false; }},
                      at(id).node);
}

// ---------------------------------------------------------------- members of lists

std::uint32_t View::members(model::FactId list) const {
    const record::ListDatum& datum = record.lists[model.at(list).slot];
    return datum.known ? datum.count : 0;
}

void View::for_each_member(ExpressionId quantifier, const std::function<void(std::uint32_t)>& each) {
    const program::NodeIndex index = program.expressions[quantifier.index];
    if (index == no_node)
        return;
    const program::Node& node = program.nodes[index];
    const record::ListDatum& list = record.lists[node.a];
    for (std::uint32_t member = 0; list.known && member < list.count; ++member) {
        evaluate::evaluate_member(program, record, node, member, results_);
        each(member);
    }
}

std::string View::member_path(model::FactId list, std::uint32_t member) const {
    return fmt::format("{}[{}]", model.at(list).path, member);
}

std::string View::element_path(const model::ElementValue& element) const {
    const model::Fact& column = model.at(element.column);
    const model::Fact& list = model.at(*column.list);
    return member_path(*column.list, results_.member[element.depth]) + column.path.substr(list.path.size());
}

const record::Datum& View::element(const model::ElementValue& element) const {
    return cell(model, record, model.at(element.column), results_.member[element.depth]);
}

// ---------------------------------------------------------------- branches

const model::ByPeriod::Branch* View::in_force(const model::ByPeriod& by) const {
    if (!model.as_of)
        return nullptr;
    const record::Datum& date = record.singles[model.at(*model.as_of).slot];
    const auto covers = [&](const model::ByPeriod::Branch& branch) {
        return (!branch.from || *branch.from <= date.code) && (!branch.until || date.code <= *branch.until);
    };
    const auto found = std::find_if(by.branches.begin(), by.branches.end(), covers);
    return date.known && found != by.branches.end() ? &*found : nullptr;
}

std::optional<ExpressionId> View::chosen(const model::BySelector& by) const {
    const evaluate::Value selector = value(by.selector);
    if (!selector.known)
        return std::nullopt;
    return by.branches[by.branch_of[static_cast<std::size_t>(selector.code)]];
}

}  // namespace chapeau::trace
