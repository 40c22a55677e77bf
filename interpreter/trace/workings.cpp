// A definition is told as an officer would check it by hand: what it came to, and below it the values that went in,
// each with its title. The walk opens what has no title of its own (a calculation, the period in force, the branch that
// was chosen) and stops at facts, constants and titled definitions, so the trees together are as large as the policy's
// text. Members of a list are told one by one up to a bound; what lies beyond it is counted.
//
// Values are read from the results, never worked out again, so a working cannot differ from what was decided.

#include "interpreter/trace/workings.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "interpreter/model/operands.hpp"
#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/counting.hpp"
#include "interpreter/trace/declaring.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/overloaded.hpp"
#include "interpreter/trace/reading.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using model::Kind;
using model::Many;
using values::Rational;

constexpr std::uint32_t most_members_told = 100;

bool tells_truth(const model::Type& type) {
    return type.kind == Kind::yes_no && type.many == Many::one;
}

Plain plain_truth(Kleene k) {
    return k == Kleene::unknown ? Plain() : Plain(k == Kleene::yes);
}

evaluate::Value known_as(const Rational& quantity) {
    evaluate::Value value;
    value.known = true;
    value.low = quantity;
    return value;
}

/// What a member adds of which it is open whether it counts: nothing, or up to all of it.
evaluate::Value perhaps(const evaluate::Value& whole) {
    evaluate::Value value = whole;
    if (value.known)
        value.high = value.low;
    value.has_low = value.known || value.has_low;
    value.has_high = value.known || value.has_high;
    value.known = false;
    if (value.has_low && value.low.sign() > 0)
        value.low = Rational(0);
    if (value.has_high && value.high.sign() < 0)
        value.high = Rational(0);
    return value;
}

class Workings {
  public:
    explicit Workings(View& view) : view_(view), words_(view.speech.words) {}

    void add(model::DefineId id, Working& to) {
        const model::Define& define = view_.model.at(id);
        to.term.title = escaped(view_.speech.title(define));
        if (const int places = places_of_define(id); places == usual_places)
            tell_value(to.term, define.value);
        else
            tell_value(to.term, define.type, view_.value(define.value), places);
        version_ = &to.version;
        open(to.term, define.value);
        version_ = nullptr;
    }

  private:
    // ------------------------------------------------------------ values

    void tell_value(Term& term, ExpressionId id) {
        const model::Type& type = view_.at(id).type;
        if (tells_truth(type)) {
            term.value = plain_truth(view_.holds(id));
            term.shown = view_.shown(id);
        } else if (const auto* fact = std::get_if<model::FactValue>(&view_.at(id).node)) {
            tell_fact(term, fact->fact);
        } else {
            tell_value(term, type, view_.value(id), places_of_value(id));
        }
    }

    /// As many places as show a definition's value apart from all that it is compared with. What ends is shown with all
    /// its digits anyhow.
    int places_of_value(ExpressionId id) {
        const auto* define = std::get_if<model::DefineValue>(&view_.at(id).node);
        return define == nullptr ? usual_places : places_of_define(define->define);
    }
    int places_of_define(model::DefineId id) {
        const ExpressionId value = view_.model.at(id).value;
        if (!model::is_number(view_.at(value).type.kind) || ends(view_.value(value)))
            return usual_places;
        const auto [found, first] = places_.try_emplace(id.index, usual_places);
        if (first)
            for (const model::Expression& expression : view_.model.expressions)
                if (const auto* comparison = std::get_if<model::Comparison>(&expression.node);
                    comparison != nullptr && (is_value_of(comparison->left, id) || is_value_of(comparison->right, id)))
                    found->second = std::max(found->second, places_of(view_, *comparison));
        return found->second;
    }
    [[nodiscard]] bool is_value_of(ExpressionId id, model::DefineId of) const {
        const auto* define = std::get_if<model::DefineValue>(&view_.at(id).node);
        return define != nullptr && define->define.index == of.index;
    }
    static bool ends(const evaluate::Value& value) {
        const auto exact = [](const Rational& number) {
            bool ends = true;
            if (!number.is_whole())
                static_cast<void>(number.text(Rational::most_digits, &ends));
            return ends;
        };
        return (!(value.known || value.has_low) || exact(value.low)) && (!value.has_high || exact(value.high));
    }

    void tell_value(Term& term, const model::Type& type, const evaluate::Value& value, int places = usual_places) {
        const auto plain = [&](const evaluate::Value& one) {
            return plain_value(view_.model, view_.record, type, one);
        };
        term.value = plain(value);
        add_value(term.shown, view_.speech, view_.record, type, value, places);
        if (value.known || !model::is_quantity(type.kind))
            return;
        if (value.has_low)
            term.at_least = plain(known_as(value.low));
        if (value.has_high)
            term.at_most = plain(known_as(value.high));
    }

    void tell_fact(Term& term, model::FactId id) {
        term.value = plain_of(view_, {id});
        term.shown = view_.shown(view_.model.at(id));
    }

    /// A term as it stands in what it is a term of.
    void fill(Term& term, ExpressionId id) {
        term.title = title_of(id);
        tell_value(term, id);
        if (const auto* of = std::get_if<model::DefineValue>(&view_.at(id).node);
            of != nullptr && !view_.model.at(of->define).title.empty())
            term.definition = view_.model.at(of->define).name;
        else
            open(term, id);
    }

    // ------------------------------------------------------------ titles

    std::string operation_over(Operation operation, model::FactId list) const {
        return filled(words_.operation(operation), {escaped(view_.speech.title(view_.model.at(list)))});
    }

    std::string title_of(ExpressionId id) const {
        return std::visit(
            Overloaded{
                [&](const model::Extreme& node) {
                    return std::string(words_.operation(
                        node.extremity == model::Extremity::earliest ? Operation::earliest : Operation::latest));
                },
                [&](const model::Aggregate& node) { return operation_over(operation_of(node), node.list); },
                [&](const model::DaysCovered& node) { return operation_over(Operation::days_covered, node.list); },
                [&](const model::Quantified& node) { return operation_over(Operation::quantify, node.list); },
                [&](const model::Combination& node) { return std::string(words_.operation(operation_of(node))); },
                [&](const model::Not&) { return std::string(words_.operation(Operation::negate)); },
                [&](const model::ByPeriod&) { return std::string(words_.operation(Operation::by_period)); },
                [&](const model::BySelector&) { return std::string(words_.operation(Operation::by_selector)); },
                [&](const model::ClauseValue& node) { return title_of(node.clause); },
                [&](const model::IsApproved& node) { return title_of(node.decision); },
                [&](const model::Never&) { return std::string(words_.nothing_meets_it); },
                [&](const model::IsStated& node) {
                    return filled(words_.field, {view_.title(node.fact), words_.stated});
                },
                [&](const model::Comparison&) { return comparison_title(id); },
                [&](const model::InList&) { return comparison_title(id); },
                [&](const model::Includes&) { return comparison_title(id); },
                [&](const model::Overlaps&) { return comparison_title(id); },
                [&](const auto&) { return view_.title(id); },
            },
            view_.at(id).node);
    }

    std::string title_of(model::ClauseId id) const { return escaped(view_.speech.title(view_.model.at(id))); }

    std::string comparison_title(ExpressionId id) const {
        const auto parts = parts_of(view_, id);
        const Side right = right_side(view_, *parts);
        return view_.title(parts->left) + ' ' + std::string(parts->relation) + ' ' +
               (right.title.empty() ? right.value : right.title);
    }

    static Operation operation_of(const model::Aggregate& node) {
        switch (node.aggregation) {
            case model::Aggregation::count:
                return Operation::count;
            case model::Aggregation::sum:
                return Operation::sum;
            case model::Aggregation::earliest:
                return Operation::earliest;
            case model::Aggregation::latest:
                break;
        }
        return Operation::latest;
    }

    static Operation operation_of(const model::Combination& node) {
        switch (node.combining) {
            case model::Combining::all:
                return Operation::all;
            case model::Combining::any:
                return Operation::any;
            case model::Combining::none:
                return Operation::none_of;
            case model::Combining::at_least:
                break;
        }
        return Operation::at_least;
    }

    // ------------------------------------------------------------ what a value is made of

    /// Fills in the terms that `id` is made of; nothing for what is simply read.
    void open(Term& term, ExpressionId id) {
        std::visit([&](const auto& node) { open(term, id, node); }, view_.at(id).node);
    }

    void open(Term&, ExpressionId, const model::Literal&) {}
    void open(Term&, ExpressionId, const model::FactValue&) {}
    void open(Term&, ExpressionId, const model::ElementValue&) {}
    void open(Term&, ExpressionId, const model::GrantValue&) {}
    void open(Term&, ExpressionId, const model::ClauseValue&) {}
    void open(Term&, ExpressionId, const model::IsApproved&) {}
    void open(Term&, ExpressionId, const model::IsStated&) {}
    void open(Term&, ExpressionId, const model::Never&) {}
    /// A part of a clause, which no definition has.
    void open(Term&, ExpressionId, const model::FailsWhenNoneApplies&) {}

    /// One without a title is told as what it stands for; one with a title where a definition is nothing but it.
    void open(Term& term, ExpressionId id, const model::DefineValue& node) {
        if (view_.model.at(node.define).title.empty())
            open(term, view_.model.at(node.define).value);
        else
            add(term, Operation::add, id);
    }

    void open(Term& term, ExpressionId id, const model::Calculation& node) {
        if (node.operation == model::Arithmetic::days_between) {
            add(term, Operation::days_between, node.left);
            add(term, Operation::days_between, node.right, Role::subtract);
        } else {
            add_chain(term, id, scales(node));
        }
    }

    static bool scales(const model::Calculation& node) {
        return node.operation == model::Arithmetic::multiply || node.operation == model::Arithmetic::divide;
    }

    static Role role_of(model::Arithmetic operation) {
        switch (operation) {
            case model::Arithmetic::subtract:
            case model::Arithmetic::subtract_days:
            case model::Arithmetic::days_between:
                return Role::subtract;
            case model::Arithmetic::divide:
                return Role::divide;
            case model::Arithmetic::add:
            case model::Arithmetic::multiply:
            case model::Arithmetic::add_days:
                break;
        }
        return Role::term;
    }

    /// `a + b - c` is one sum of three terms, `a * b / c` one product.
    void add_chain(Term& term, ExpressionId id, bool scaling) {
        const Operation operation = scaling ? Operation::multiply : Operation::add;
        const auto& node = std::get<model::Calculation>(view_.at(id).node);
        const auto* left = std::get_if<model::Calculation>(&view_.at(node.left).node);
        if (left != nullptr && left->operation != model::Arithmetic::days_between && scales(*left) == scaling)
            add_chain(term, node.left, scaling);
        else
            add(term, operation, node.left);
        add(term, operation, node.right, role_of(node.operation));
    }

    void open(Term& term, ExpressionId, const model::StepMonths& node) {
        add(term, Operation::step, node.date);
        Term steps;
        steps.role = node.months < 0 ? Role::subtract : Role::term;
        add_code(steps.shown, view_.speech, {Kind::steps, Many::one, {}, {}}, std::abs(node.months));
        steps.title = steps.shown;
        steps.value = steps.shown;
        term.terms.push_back(std::move(steps));
    }
    /// The code as the record has it has been told already where it is a fact.
    void open(Term& term, ExpressionId, const model::ReadIn& node) { open(term, node.code); }
    void open(Term& term, ExpressionId, const model::Level& node) { add(term, Operation::level, node.code); }
    void open(Term& term, ExpressionId, const model::Extreme& node) {
        const bool least = node.extremity == model::Extremity::earliest;
        for (const ExpressionId member : node.members)
            add(term, least ? Operation::earliest : Operation::latest, member);
    }

    void open(Term& term, ExpressionId, const model::ByPeriod& node) {
        const auto* branch = view_.in_force(node);
        if (branch != nullptr && version_ != nullptr)
            *version_ =
                version_of(view_, {branch->from.value_or(values::first_day), branch->until.value_or(values::last_day)});
        for (const model::ByPeriod::Branch& one : node.branches)
            if (branch == nullptr || &one == branch)
                add(term, Operation::by_period, one.value);
    }

    void open(Term& term, ExpressionId, const model::BySelector& node) {
        add(term, Operation::by_selector, node.selector, Role::selects);
        const auto chosen = view_.chosen(node);
        for (std::uint32_t i = 0; i < node.branches.size(); ++i) {
            if (chosen && node.branches[i] != *chosen)
                continue;
            add(term, Operation::by_selector, node.branches[i], Role::branch);
            term.terms.back().branch = branch_label(node, i);
        }
    }

    /// The values that choose it: `month, year`.
    std::string branch_label(const model::BySelector& node, std::uint32_t branch) const {
        std::string out;
        for (std::size_t value = 0; value < node.branch_of.size(); ++value) {
            if (node.branch_of[value] != branch)
                continue;
            out += out.empty() ? "" : ", ";
            add_code(out, view_.speech, view_.at(node.selector).type, static_cast<std::int64_t>(value));
        }
        return out;
    }

    // ------------------------------------------------------------ conditions

    void open(Term& term, ExpressionId id, const model::Comparison&) { compare(term, id); }
    void open(Term& term, ExpressionId id, const model::InList&) { compare(term, id); }
    void open(Term& term, ExpressionId id, const model::Includes&) { compare(term, id); }
    void open(Term& term, ExpressionId id, const model::Overlaps&) { compare(term, id); }

    void compare(Term& term, ExpressionId id) {
        auto parts = parts_of(view_, id);
        for (const auto& one : {std::optional(parts->left), parts->right})
            parts->places = std::max(parts->places, one ? places_of_value(*one) : usual_places);
        add(term, Operation::compare, parts->left);
        if (parts->places != usual_places)
            term.terms.back().shown = view_.shown(parts->left, parts->places);
        const Side side = right_side(view_, *parts);
        Term& right = term.terms.emplace_back();
        if (parts->right)
            fill(right, *parts->right);
        right.role = Role::relation;
        right.relation = parts->relation;
        right.shown = side.value;
        if (side.literal && side.title == side.value)
            right.title = side.title;
        if (!parts->right) {
            right.title = side.title;
            right.value = side.value;
        }
    }

    void open(Term& term, ExpressionId, const model::Combination& node) {
        for (const ExpressionId member : node.members)
            add(term, operation_of(node), member);
    }
    void open(Term& term, ExpressionId, const model::Not& node) { add(term, Operation::negate, node.operand); }

    // ------------------------------------------------------------ lists

    void open(Term& term, ExpressionId id, const model::Quantified& node) {
        term.operation = Operation::quantify;
        const ExpressionId told = node.satisfies ? *node.satisfies : node.where.value_or(id);
        for_each_counting(term, id, node.list, node.quantifier == model::Quantifier::every ? node.where : std::nullopt,
                          [&](Term& member, Kleene) {
                              member.value = plain_truth(view_.holds(told));
                              member.shown = view_.shown(told);
                          });
    }

    void open(Term& term, ExpressionId id, const model::Aggregate& node) {
        term.operation = operation_of(node);
        for_each_counting(term, id, node.list, node.where, [&](Term& member, Kleene counts) {
            const evaluate::Value one = node.value ? view_.value(*node.value) : known_as(Rational(1));
            const model::Type type = node.value ? view_.at(*node.value).type : view_.at(id).type;
            const bool adds =
                node.aggregation == model::Aggregation::count || node.aggregation == model::Aggregation::sum;
            tell_value(member, type, counts == Kleene::yes ? one : adds ? perhaps(one) : evaluate::Value{});
        });
    }

    void open(Term& term, ExpressionId id, const model::DaysCovered& node) {
        term.operation = Operation::days_covered;
        for_each_contribution(view_, id, node, [&](std::uint32_t index, const Contribution& one) {
            if (term.terms.size() == most_members_told) {
                ++term.left_out;
                return;
            }
            Term member;
            member.member = view_.member_path(node.list, index);
            member.title = filled(words_.field, {period_of(node, index), one.text});
            tell_value(member, view_.at(id).type, one.days ? known_as(Rational(*one.days)) : evaluate::Value{});
            term.terms.push_back(std::move(member));
        });
    }

    /// `period of work 2 (2019-01-01 – 2020-12-31)`
    std::string period_of(const model::DaysCovered& node, std::uint32_t member) const {
        return view_.member_title(node.list, member) + " (" + view_.shown(node.from) + " – " + view_.shown(node.to) +
               ')';
    }

    /// A term for each member of which `where` is not no. `tell` says what it adds, while the results are its own.
    template <class Tell>
    void for_each_counting(Term& term, ExpressionId id, model::FactId list, const std::optional<ExpressionId>& where,
                           const Tell& tell) {
        view_.for_each_member(id, [&](std::uint32_t index) {
            const Kleene counts = where ? view_.holds(*where) : Kleene::yes;
            if (counts == Kleene::no)
                return;
            if (term.terms.size() == most_members_told) {
                ++term.left_out;
                return;
            }
            Term member;
            member.title = view_.member_title(list, index);
            member.member = view_.member_path(list, index);
            tell(member, counts);
            term.terms.push_back(std::move(member));
        });
    }

    void add(Term& term, Operation operation, ExpressionId id, Role role = Role::term) {
        if (term.terms.empty())
            term.terms.reserve(2);  // as many as most have
        term.operation = operation;
        Term& one = term.terms.emplace_back();
        one.role = role;
        fill(one, id);
    }

    View& view_;
    const Words& words_;
    std::optional<Version>* version_ = nullptr;
    std::map<std::uint32_t, int> places_;  // of definitions whose values do not end
};

}  // namespace

std::vector<model::DefineId> told_definitions(const model::Model& model, const program::Program& program) {
    std::vector<model::DefineId> out;
    for (std::uint32_t i = 0; i < model.defines.size(); ++i)
        if (program.defines[i] != program::no_node && !model.defines[i].title.empty())
            out.push_back({i});
    return out;
}

Working declared(const model::Policy& policy, model::DefineId id) {
    const model::Define& define = policy.model.at(id);
    Working out;
    out.name = define.name;
    out.interpretation = escaped(define.interpretation);
    out.location = location_of(policy, define.span);
    return out;
}

void work_out(View& view, model::DefineId id, Working& to) {
    Workings(view).add(id, to);
}

std::vector<Working> workings_of(View& view) {
    std::vector<Working> out;
    for (const model::DefineId id : told_definitions(view.model, view.program))
        work_out(view, id, out.emplace_back(declared(view.policy, id)));
    return out;
}

std::string_view operation_word(Operation operation) {
    switch (operation) {
        case Operation::none:
            return {};
        case Operation::add:
            return "add";
        case Operation::multiply:
            return "multiply";
        case Operation::days_between:
            return "days_between";
        case Operation::step:
            return "step";
        case Operation::level:
            return "level";
        case Operation::earliest:
            return "earliest";
        case Operation::latest:
            return "latest";
        case Operation::count:
            return "count";
        case Operation::sum:
            return "sum";
        case Operation::days_covered:
            return "days_covered";
        case Operation::by_period:
            return "by_period";
        case Operation::by_selector:
            return "by_selector";
        case Operation::compare:
            return "compare";
        case Operation::all:
            return "all";
        case Operation::any:
            return "any";
        case Operation::none_of:
            return "none";
        case Operation::at_least:
            return "at_least";
        case Operation::negate:
            return "not";
        case Operation::quantify:
            break;
    }
    return "quantify";
}

}  // namespace chapeau::trace
