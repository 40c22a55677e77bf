// The program's nodes are gone through once, in the order of their schedule: each truth becomes wires, each quantity a
// step, whether it will be needed or not. Then the steps are gone through backwards from what is wanted, and the others
// are dropped. So no node has to know who reads it, and drawing is linear in the program.
#include "interpreter/caseload/plan.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "interpreter/caseload/drawing.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/program/operands.hpp"

namespace chapeau::caseload {

using evaluate::Kleene;
using model::Kind;
using model::Many;
using program::no_node;
using program::Node;
using program::Op;

namespace {

constexpr std::uint64_t most_gates_of_at_least = 10000;

bool is_coded(Kind kind, Many many) {
    if (many == Many::set)
        return kind != Kind::text;
    return kind == Kind::enumeration || kind == Kind::noc;
}

bool is_quantity(const Node& node) {
    switch (node.op) {
        case Op::fact:
        case Op::element:
            return node.many == Many::one && model::is_quantity(static_cast<Kind>(node.detail));
        case Op::value_by_period:
        case Op::value_by_selector:
        case Op::granted:
            return node.detail != 0;
        case Op::constant:
        case Op::read_in:
        case Op::level:
            return false;
        default:
            return !program::is_truth(node.op);
    }
}

/// Conditions and what is made of them without a clause's guards.
bool is_condition(Op op) {
    switch (op) {
        case Op::compare_codes:
        case Op::compare_nocs:
        case Op::in_codes:
        case Op::includes:
        case Op::overlap_codes:
        case Op::stated:
        case Op::all_of:
        case Op::any_of:
        case Op::none_of:
        case Op::at_least:
        case Op::negation:
        case Op::truth_by_period:
        case Op::truth_by_selector:
            return true;
        default:
            return false;
    }
}

bool is_coded_value(const Node& node) {
    return node.op == Op::read_in || node.op == Op::level ||
           ((node.op == Op::value_by_period || node.op == Op::value_by_selector) && node.detail == 0);
}

}  // namespace

Drawing::Drawing(const program::Program& program)
    : program_(program),
      logic_(static_cast<Sheet>(program.model->lists_of_record.size()) + 1),
      fixed_(program),
      support_(program.nodes.size()),
      truths_(program.nodes.size()) {
    if (program.model->as_of)
        plan_.as_of = program.model->at(*program.model->as_of).slot;
    for (const program::Period& period : program.periods)
        plan_.cuts.push_back(period.from);
    std::sort(plan_.cuts.begin(), plan_.cuts.end());
    plan_.cuts.erase(std::unique(plan_.cuts.begin(), plan_.cuts.end()), plan_.cuts.end());
    unknown_ = logic_.input(0);
    for (const NodeIndex index : program::Program::part(program.schedule, program.fixed))
        draw_fixed(index);
    for (const NodeIndex index : program::Program::part(program.schedule, program.main))
        static_cast<void>(draw(index, 0));
}

Plan Drawing::finish(bool reasons) {
    for (const program::ClauseNodes& nodes : program_.clauses) {
        const auto truth = *truths_[nodes.value];
        plan_.clauses.push_back({truth.applies.ref, truth.satisfied.ref, truth.unviolated.ref});
    }
    if (reasons)
        draw_reasons();
    sync_gates();
    plan_.plane_sheets = logic_.sheets();
    prune();
    return std::move(plan_);
}

// ---------------------------------------------------------------- what a node depends on

Drawing::Support Drawing::support_of(const Node& node, Sheet sheet) const {
    if (node.op == Op::fact || node.op == Op::element)
        return is_coded(static_cast<Kind>(node.detail), node.many) ? Support{true, sheet, node.a, false} : Support{};
    const bool by_period = node.op == Op::value_by_period || node.op == Op::truth_by_period;
    if (!is_condition(node.op) && !is_coded_value(node))
        return {};
    Support all{true, sheet, std::nullopt, by_period};
    const auto add = [&](NodeIndex operand) {
        const Support& of = support_[operand];
        const bool fits = of.coded && (!of.slot || !all.slot || *of.slot == *all.slot) &&
                          (of.sheet == sheet || (!of.slot && !of.period));
        all.coded = all.coded && fits;
        all.slot = all.slot ? all.slot : of.slot;
        all.period = all.period || of.period;
    };
    if (by_period)
        for (const NodeIndex member : program_.members(node))
            add(member);
    else
        program::for_each_operand(program_, node, add);
    all.coded = all.coded && !(by_period && sheet != 0);
    return all;
}

// ---------------------------------------------------------------- truths

Wire Drawing::constant(Kleene truth, Sheet sheet) {
    if (truth == Kleene::unknown)
        return sheet == 0 ? unknown_ : logic_.input(sheet);
    return truth == Kleene::yes ? logic_.yes(sheet) : logic_.no(sheet);
}

void Drawing::draw_fixed(NodeIndex index) {
    const Node& node = program_.nodes[index];
    support_[index] = {true, 0, std::nullopt, false};
    if (!program::is_truth(node.op))
        return;
    const evaluate::Truth truth = fixed_.truth(node);
    truths_[index] = Truth{constant(truth.applies, 0), constant(truth.satisfied, 0), constant(truth.unviolated, 0)};
}

Drawing::Truth Drawing::condition(Wire wire) {
    return {logic_.yes(logic_.sheet_of(wire)), wire, wire};
}

Drawing::Truth Drawing::truth(NodeIndex index, Sheet sheet) {
    const Truth known = *truths_[index];
    if (logic_.sheet_of(known.satisfied) == sheet)
        return known;
    return {spread(known.applies, sheet), spread(known.satisfied, sheet), spread(known.unviolated, sheet)};
}

Wire Drawing::spread(Wire wire, Sheet sheet) {
    if (wire == logic_.yes(0) || wire == logic_.no(0))
        return wire == logic_.yes(0) ? logic_.yes(sheet) : logic_.no(sheet);
    const auto [known, added] = spread_.try_emplace({wire.ref, sheet}, Wire{});
    if (added) {
        known->second = logic_.input(sheet);
        add_step(SpreadStep{sheet - 1, wire.ref, known->second.ref});
    }
    return known->second;
}

bool Drawing::draw(NodeIndex index, Sheet sheet) {
    const Node& node = program_.nodes[index];
    support_[index] = support_of(node, sheet);
    if (!program::is_truth(node.op))
        return draw_value(index, node, sheet);
    std::optional<Truth> drawn;
    if (support_[index].coded && is_condition(node.op))
        drawn = condition(code_condition(support_[index], {.node = index}));
    else
        drawn = draw_truth(index, node, sheet);
    const bool sharper = drawn && node.op == Op::compare_quantities && node.e != no_node;
    if (sheet != 0 && (!drawn || sharper))
        return false;
    truths_[index] = drawn ? *drawn : one_by_one(index);
    if (sharper)
        add_step(SharpenStep{index, drawn->satisfied.ref});
    return true;
}

Drawing::Truth Drawing::one_by_one(NodeIndex index) {
    const Truth truth{logic_.input(0), logic_.input(0), logic_.input(0)};
    add_step(ScalarStep{index, {truth.applies.ref, truth.satisfied.ref, truth.unviolated.ref}});
    return truth;
}

Wire Drawing::code_condition(const Support& of, CodesStep::Condition condition) {
    sync_gates();
    const auto [known, added] =
        codes_.try_emplace({of.sheet, of.slot ? *of.slot + 1 : 0, of.period}, plan_.steps.size());
    if (added)
        add_step(CodesStep{of.sheet, of.slot, of.period, {}, {}});
    const Wire wire = logic_.input(of.sheet);
    condition.out = wire.ref;
    std::get<CodesStep>(plan_.steps[known->second]).conditions.push_back(condition);
    return wire;
}

std::optional<Drawing::Truth> Drawing::draw_truth(NodeIndex index, const Node& node, Sheet sheet) {
    switch (node.op) {
        case Op::truth_fact:
        case Op::truth_element:
            return filled(sheet, FactStep{sheet, node.a, 0});
        case Op::stated:
            return draw_stated(program_.nodes[node.a], sheet);
        case Op::stated_list:
            return filled(sheet, ListStatedStep{node.a, 0});
        case Op::compare_quantities:
            return filled(sheet, CompareStep{sheet, index, quantity(node.a, sheet), quantity(node.b, sheet), 0});
        case Op::compare_texts:
        case Op::compare_codes:
        case Op::compare_nocs:
            return draw_pair(index, node, sheet);
        case Op::some:
        case Op::every:
            return draw_quantifier(index, node, sheet);
        case Op::all_of:
            return gathered(node, sheet, false).all();
        case Op::any_of:
            return gathered(node, sheet, false).any();
        case Op::none_of:
            return gathered(node, sheet, true).all();
        case Op::at_least:
            return draw_at_least(node, sheet);
        case Op::negation:
            return negated(truth(node.a, sheet));
        case Op::truth_by_period:
        case Op::truth_by_selector:
            return draw_choice(node, sheet);
        case Op::guards:
            return draw_guards(node);
        case Op::applies:
            return node.a == no_node ? truth(node.b, 0) : guarded(truth(node.a, 0).satisfied, truth(node.b, 0));
        case Op::closed:
            return closed(truth(node.a, sheet), logic_.yes(sheet));
        case Op::deemed:
            return deemed(truth(node.a, 0), truth(node.b, 0));
        case Op::except:
            return excepted(truth(node.a, 0), truth(node.b, 0));
        case Op::approved:
            return condition(truth(node.a, 0).satisfied);
        case Op::truth_granted:
            return draw_granted(node);
        default:
            return std::nullopt;
    }
}

template <class StepOfPlane>
Drawing::Truth Drawing::filled(Sheet sheet, StepOfPlane step) {
    const Wire wire = logic_.input(sheet);
    step.out = wire.ref;
    add_step(std::move(step));
    return condition(wire);
}

std::optional<Drawing::Truth> Drawing::draw_stated(const Node& fact, Sheet sheet) {
    const Sheet of = fact.op == Op::element || fact.op == Op::truth_element ? sheet : 0;
    if (of != sheet)
        return std::nullopt;
    const bool text = fact.op != Op::truth_fact && fact.op != Op::truth_element && fact.many == Many::one &&
                      static_cast<Kind>(fact.detail) == Kind::text;
    return filled(sheet, StatedStep{sheet, fact.a, text, 0});
}

std::optional<Drawing::Truth> Drawing::draw_pair(NodeIndex index, const Node& node, Sheet sheet) {
    const auto left = side_of(node.a, sheet);
    const auto right = side_of(node.b, sheet);
    if (!left || !right)
        return std::nullopt;
    return filled(sheet, PairStep{sheet, index, node.op == Op::compare_texts, *left, *right, 0});
}

std::optional<PairStep::Side> Drawing::side_of(NodeIndex index, Sheet sheet) const {
    const Node& node = program_.nodes[index];
    if (node.op == Op::constant)
        return PairStep::Side{0, std::nullopt, program_.constants[node.a].text, program_.constants[node.a].code};
    if (node.op == Op::fact)
        return PairStep::Side{0, node.a, {}, 0};
    if (node.op == Op::element)
        return PairStep::Side{sheet, node.a, {}, 0};
    return std::nullopt;
}

evaluate::GatheredOf<Wire> Drawing::gathered(const Node& node, Sheet sheet, bool negating) {
    evaluate::GatheredOf<Wire> all{logic_.no(sheet), logic_.no(sheet), logic_.yes(sheet)};
    for (const NodeIndex member : program_.members(node))
        all.add(negating ? negated(truth(member, sheet)) : truth(member, sheet));
    return all;
}

/// How many are satisfied is counted member by member: `reached[k]` is whether k of those so far are.
std::optional<Drawing::Truth> Drawing::draw_at_least(const Node& node, Sheet sheet) {
    const auto members = program_.members(node);
    if (std::uint64_t{node.c} * members.size() > most_gates_of_at_least)
        return std::nullopt;
    std::vector<Wire> reached(node.c + 1, logic_.no(sheet));
    reached[0] = logic_.yes(sheet);
    for (const NodeIndex member : members)
        for (std::uint32_t k = node.c; k > 0; --k)
            reached[k] = either(reached[k], both(reached[k - 1], truth(member, sheet).satisfied));
    return gathered(node, sheet, false).enough(reached[node.c]);
}

Drawing::Truth Drawing::draw_guards(const Node& node) {
    Wire all = logic_.yes(0);
    for (const NodeIndex member : program_.members(node))
        all = both(all, truth(member, 0).satisfied);
    return condition(all);
}

/// Where the decision is not approved, unknown.
Drawing::Truth Drawing::draw_granted(const Node& node) {
    const Wire approved = logic_.certain(truth(node.b, 0).satisfied);
    return condition(either(both(approved, truth(node.a, 0).satisfied), both(negate(approved), unknown_)));
}

std::optional<std::vector<Wire>> Drawing::selectors(const Node& node, Sheet sheet) {
    const auto branches = static_cast<std::uint32_t>(program_.members(node).size());
    std::vector<Wire> wires;
    if (node.op == Op::truth_by_period || node.op == Op::value_by_period) {
        for (std::uint32_t branch = 0; branch < branches; ++branch)
            wires.push_back(in_force(program_.periods[node.c + branch]));
        return sheet == 0 ? std::optional(wires) : std::nullopt;
    }
    const auto slot = coded_fact(node.a, sheet);
    if (!slot)
        return std::nullopt;
    CodesStep::Condition condition;
    condition.branch_of = &program_.branch_of[node.c];
    for (condition.branch = 0; condition.branch < branches; ++condition.branch)
        wires.push_back(code_condition({true, sheet, slot, false}, condition));
    return wires;
}

Wire Drawing::in_force(const program::Period& period) {
    const auto [known, added] = in_force_.try_emplace({period.from, period.until}, Wire{});
    if (added) {
        CodesStep::Condition condition;
        condition.first = period.from;
        condition.last = period.until;
        known->second = code_condition({true, 0, std::nullopt, true}, condition);
    }
    return known->second;
}

std::optional<Slot> Drawing::coded_fact(NodeIndex index, Sheet sheet) const {
    const Node& node = program_.nodes[index];
    const bool here = node.op == Op::element ? sheet != 0 : node.op == Op::fact && sheet == 0;
    const bool coded = here && node.many == Many::one && static_cast<Kind>(node.detail) == Kind::enumeration;
    return coded ? std::optional(node.a) : std::nullopt;
}

std::optional<Drawing::Truth> Drawing::draw_choice(const Node& node, Sheet sheet) {
    const auto wires = selectors(node, sheet);
    if (!wires)
        return std::nullopt;
    std::vector<std::pair<Wire, Wire>> applies;
    std::vector<std::pair<Wire, Wire>> satisfied;
    std::vector<std::pair<Wire, Wire>> unviolated;
    const auto members = program_.members(node);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Truth branch = truth(members[i], sheet);
        applies.emplace_back((*wires)[i], branch.applies);
        satisfied.emplace_back((*wires)[i], branch.satisfied);
        unviolated.emplace_back((*wires)[i], branch.unviolated);
    }
    return Truth{logic_.chosen(sheet, applies), logic_.chosen(sheet, satisfied), logic_.chosen(sheet, unviolated)};
}

// ---------------------------------------------------------------- lists

/// False if something in the body has no step; then the quantifier is left to the scalar evaluation.
bool Drawing::draw_body(const Node& node) {
    const Sheet sheet = sheet_of_list(node.a);
    for (const NodeIndex inside : program_.body(node))
        if (program::has_body(program_.nodes[inside].op) || !draw(inside, sheet))
            return false;
    return true;
}

std::optional<Ref> Drawing::member_wire(NodeIndex index, Sheet sheet) {
    return index == no_node ? std::nullopt : std::optional(truth(index, sheet).satisfied.ref);
}

std::optional<Drawing::Truth> Drawing::draw_quantifier(NodeIndex index, const Node& node, Sheet sheet) {
    if (sheet != 0 || !draw_body(node))
        return std::nullopt;
    const Sheet members = sheet_of_list(node.a);
    const NodeIndex holds = node.op == Op::every ? node.c : no_node;
    return filled(0, QuantifierStep{node.a, index, member_wire(node.b, members), member_wire(holds, members), 0});
}

// ---------------------------------------------------------------- quantities

bool Drawing::draw_value(NodeIndex index, const Node& node, Sheet sheet) {
    if (!is_quantity(node))
        return true;
    const QuantityIndex out = new_quantity(index, sheet);
    add_step(quantity_step(node, sheet, out));
    if (node.e != no_node && node.op != Op::days_covered)
        add_step(SharpenNumberStep{index, out});
    return true;
}

QuantityIndex Drawing::new_quantity(NodeIndex index, Sheet sheet) {
    const auto out = static_cast<QuantityIndex>(plan_.quantity_sheets.size());
    plan_.quantity_sheets.push_back(sheet);
    plan_.quantity_nodes.push_back(index);
    quantities_[{index, sheet}] = out;
    return out;
}

QuantityIndex Drawing::quantity(NodeIndex index, Sheet sheet) {
    const auto known = quantities_.find({index, sheet});
    if (known != quantities_.end())
        return known->second;
    const bool fixed = index < program_.fixed.end;
    const QuantityIndex from = fixed || sheet == 0 ? 0 : quantity(index, 0);
    const QuantityIndex out = new_quantity(index, sheet);
    if (fixed)
        add_step(ConstantStep{sheet, index, out});
    else if (sheet != 0)
        add_step(SpreadNumberStep{sheet - 1, from, out});
    else
        add_step(DoubtStep{sheet, out});
    return out;
}

Step Drawing::quantity_step(const Node& node, Sheet sheet, QuantityIndex out) {
    switch (node.op) {
        case Op::fact:
        case Op::element:
            return NumberStep{sheet, node.a, static_cast<Kind>(node.detail) == Kind::date,
                              &program_.model->facts[node.op == Op::fact ? node.c : node.b].bounds, out};
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::add_days:
        case Op::subtract_days:
        case Op::days_between:
            return ArithmeticStep{sheet, node.op, quantity(node.a, sheet), quantity(node.b, sheet), out};
        case Op::value_by_period:
        case Op::value_by_selector:
            return choice_step(node, sheet, out);
        case Op::granted:
            return GrantedStep{logic_.certain(truth(node.b, 0).satisfied).ref, quantity(node.a, 0), out};
        case Op::count:
        case Op::days_covered:
            return sheet == 0 && draw_body(node) ? list_step(node, out) : Step(DoubtStep{sheet, out});
        default:
            return DoubtStep{sheet, out};
    }
}

Step Drawing::list_step(const Node& node, QuantityIndex out) {
    const Sheet members = sheet_of_list(node.a);
    const auto in = member_wire(node.b, members);
    if (node.op == Op::count)
        return CountStep{node.a, in, out};
    const auto up_to = node.e == no_node ? std::nullopt : std::optional(quantity(node.e, 0));
    return DaysStep{node.a, in, quantity(node.c, members), quantity(node.d, members), up_to, out};
}

Step Drawing::choice_step(const Node& node, Sheet sheet, QuantityIndex out) {
    const auto wires = sheet == 0 ? selectors(node, sheet) : std::nullopt;
    if (!wires)
        return DoubtStep{sheet, out};
    ChoiceStep step{sheet, {}, out};
    const auto members = program_.members(node);
    for (std::size_t i = 0; i < members.size(); ++i)
        step.branches.push_back({(*wires)[i].ref, quantity(members[i], sheet)});
    return step;
}

// ---------------------------------------------------------------- steps

/// Gates stand among the other steps in the order in which both were drawn.
void Drawing::sync_gates() {
    for (; gates_taken_ < logic_.drawn.size(); ++gates_taken_)
        plan_.steps.emplace_back(logic_.drawn[gates_taken_]);
}

void Drawing::add_step(Step step) {
    sync_gates();
    plan_.steps.push_back(std::move(step));
}

Plan plan_of(const program::Program& program, bool reasons) {
    return Drawing(program).finish(reasons);
}

}  // namespace chapeau::caseload
