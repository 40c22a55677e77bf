// Lowering walks the declarations in dependency order and turns each expression into nodes, operands first.
//
// Which schedule a node goes to follows from what it depends on. Every node has a set of depths, one bit for each
// quantifier whose member it reads; without any it is worked out once for the record (the main schedule), otherwise in
// the body of the innermost quantifier it depends on. So a condition within `where` that does not speak of the member
// is worked out once, without anyone having to say so. A body is closed when its quantifier is lowered.
//
// INVARIANT: within every schedule, a node stands after all nodes it reads that are not in an outer schedule.
#include <array>
#include <cassert>
#include <map>
#include <tuple>
#include <utility>

#include "interpreter/program/arrange.hpp"
#include "interpreter/program/joints.hpp"
#include "interpreter/program/member_sums.hpp"
#include "interpreter/program/operands.hpp"
#include "interpreter/program/order.hpp"
#include "interpreter/program/program.hpp"

namespace chapeau::program {

namespace {

using model::ClauseId;
using model::ExpressionId;
using model::Kind;

constexpr std::uint32_t deepest = 2;  // quantifiers one inside another

/// The digit or letter that names the level of a NOC code in the standard library's enum; empty for none.
std::string level_name(model::Edition edition, int first, int second) {
    if (edition == model::Edition::noc2021)
        return second <= 5 ? std::to_string(second) : std::string();
    if (first == 0)
        return "0";
    constexpr const char* names[] = {"A", "A", "B", "B", "C", "C", "D", "D", "", ""};
    return names[second];
}

Levels levels_of(const model::Enum& of, model::Edition edition) {
    Levels levels{};
    for (int first = 0; first < 10; ++first)
        for (int second = 0; second < 10; ++second) {
            const auto value = of.find(level_name(edition, first, second));
            levels.of[first][second] = value ? static_cast<std::int16_t>(*value) : std::int16_t{-1};
        }
    return levels;
}

class Lowering {
  public:
    explicit Lowering(const model::Model& model) : model_(model) {
        out_.model = &model;
        out_.expressions.assign(model.expressions.size(), no_node);
        out_.clauses.resize(model.clauses.size());
        out_.defines.assign(model.defines.size(), no_node);
        out_.grants.assign(model.grants.size(), no_node);
    }

    Program run() {
        const Order order = order_of(model_);
        if (model_.as_of)
            as_of_ = fact_node(*model_.as_of);
        for (std::size_t i = 0; i < order.first_of_reasons; ++i)
            std::visit([this](auto id) { declare(id); }, order.declared[i]);
        const std::vector<NodeIndex> main = std::exchange(schedules_[0], {});
        for (std::size_t i = order.first_of_reasons; i < order.declared.size(); ++i)
            std::visit([this](auto id) { declare(id); }, order.declared[i]);
        lower_reasons();
        join_schedules(main);
        arrange(out_);
        find_member_sums(out_);
        find_joints(out_);
        return std::move(out_);
    }

  private:
    // ------------------------------------------------------------ declarations

    void declare(model::DefineId id) { out_.defines[id.index] = of(model_.at(id).value); }
    void declare(model::GrantId id) { out_.grants[id.index] = of(model_.at(id).value); }
    void declare(ClauseId id) {
        const model::Clause& clause = model_.at(id);
        ClauseNodes nodes;
        nodes.applies = of(clause.applies);
        nodes.guard = guard_of(id);
        nodes.met = of(clause.met);
        nodes.deemed = of(clause.deemed);
        nodes.except = of(clause.except);
        NodeIndex body = nodes.met;
        if (nodes.deemed != no_node)
            body = add({.op = Op::deemed, .a = body, .b = nodes.deemed});
        if (nodes.except != no_node)
            body = add({.op = Op::except, .a = body, .b = nodes.except});
        nodes.value = add({.op = Op::applies, .a = nodes.guard, .b = body});
        out_.clauses[id.index] = nodes;
    }

    /// The guards of a clause and of those it is written in, outermost first, as one condition.
    NodeIndex guard_of(ClauseId id) {
        const auto known = guards_.find(id.index);
        if (known != guards_.end())
            return known->second;
        const model::Clause& clause = model_.at(id);
        const NodeIndex outer = clause.parent ? guard_of(*clause.parent) : no_node;
        NodeIndex guard = outer;
        if (clause.applies) {
            std::vector<NodeIndex> members;
            if (outer != no_node)
                members.push_back(outer);
            members.push_back(of(*clause.applies));
            guard = add({.op = Op::guards, .range = range(members)});
        }
        guards_.emplace(id.index, guard);
        return guard;
    }

    void lower_reasons() {
        for (const model::Clause& clause : model_.clauses)
            lower_values(clause.reason);
        for (const model::Translation& translation : model_.translations)
            for (const auto& [clause, reason] : translation.reasons)
                lower_values(reason);
    }

    void lower_values(const model::Reason& reason) {
        for (const model::ReasonPiece& piece : reason)
            if (piece.value && model_.at(*piece.value).type.many == model::Many::one)
                of(*piece.value);
    }

    void join_schedules(const std::vector<NodeIndex>& main) {
        std::vector<NodeIndex>& all = out_.schedule;
        all = std::move(fixed_);
        out_.fixed = {0, static_cast<std::uint32_t>(all.size())};
        all.insert(all.end(), main.begin(), main.end());
        out_.main = {out_.fixed.end, static_cast<std::uint32_t>(all.size())};
        all.insert(all.end(), schedules_[0].begin(), schedules_[0].end());
        out_.reasons = {out_.main.end, static_cast<std::uint32_t>(all.size())};
        const auto shift = static_cast<std::uint32_t>(all.size());
        all.insert(all.end(), bodies_.begin(), bodies_.end());
        for (Node& node : out_.nodes) {
            node.range.begin += has_body(node.op) ? shift : 0;
            node.range.end += has_body(node.op) ? shift : 0;
        }
    }

    // ------------------------------------------------------------ expressions

    NodeIndex of(ExpressionId id) {
        NodeIndex& known = out_.expressions[id.index];
        if (known == no_node) {
            const NodeIndex made =
                std::visit([this, id](const auto& node) { return lower(node, type(id)); }, model_.at(id).node);
            out_.expressions[id.index] = made;
            return made;
        }
        return known;
    }
    NodeIndex of(const std::optional<ExpressionId>& id) { return id ? of(*id) : no_node; }

    [[nodiscard]] const model::Type& type(ExpressionId id) const { return model_.at(id).type; }

    NodeIndex lower(const model::Literal& literal, const model::Type& own) {
        const Kind kind = own.kind;
        if (kind == Kind::yes_no)
            return add({.op = Op::truth_constant, .a = static_cast<std::uint32_t>(literal.code)});
        NodeIndex& known =
            constants_.try_emplace({kind, literal.number, literal.code, literal.text}, no_node).first->second;
        if (known == no_node) {
            out_.constants.push_back({literal.number, literal.code, literal.text, kind});
            const auto index = static_cast<std::uint32_t>(out_.constants.size() - 1);
            known = add({.op = Op::constant, .a = index});
        }
        return known;
    }

    NodeIndex lower(const model::FactValue& value, const model::Type&) { return fact_node(value.fact); }

    NodeIndex fact_node(model::FactId fact) {
        const model::Fact& of = model_.at(fact);
        if (of.place != model::Fact::Place::single)
            return no_node;  // a list is read by its quantifier, not as a value
        const auto known = facts_.find(of.slot);
        if (known != facts_.end())
            return known->second;
        const bool truth = of.type.kind == Kind::yes_no && of.type.many == model::Many::one;
        const NodeIndex made = add({.op = truth ? Op::truth_fact : Op::fact,
                                    .detail = static_cast<std::uint8_t>(of.type.kind),
                                    .many = of.type.many,
                                    .a = of.slot,
                                    .c = fact.index});
        facts_.emplace(of.slot, made);
        return made;
    }

    NodeIndex lower(const model::ElementValue& value, const model::Type&) {
        const model::Fact& column = model_.at(value.column);
        const model::Fact& list = model_.at(*column.list);
        const bool truth = column.type.kind == Kind::yes_no && column.type.many == model::Many::one;
        Node node{.op = truth ? Op::truth_element : Op::element,
                  .detail = static_cast<std::uint8_t>(column.type.kind),
                  .many = column.type.many,
                  .depth = static_cast<std::uint8_t>(value.depth),
                  .a = column.slot,
                  .b = value.column.index,
                  .c = static_cast<std::uint32_t>(model_.columns[list.slot].size()),
                  .d = list.slot};
        return add(node, std::uint8_t(1U << value.depth));
    }

    NodeIndex lower(const model::DefineValue& value, const model::Type&) { return out_.defines[value.define.index]; }
    NodeIndex lower(const model::GrantValue& value, const model::Type& own) {
        return add({.op = is_truth(own) ? Op::truth_granted : Op::granted,
                    .detail = is_quantity(own),
                    .a = out_.grants[value.grant.index],
                    .b = out_.clauses[model_.at(value.grant).decision.index].value,
                    .c = value.grant.index});
    }
    NodeIndex lower(const model::ClauseValue& value, const model::Type&) {
        return out_.clauses[value.clause.index].value;
    }

    NodeIndex lower(const model::IsApproved& value, const model::Type&) {
        return add({.op = Op::approved, .a = out_.clauses[value.decision.index].value});
    }

    NodeIndex lower(const model::Calculation& calculation, const model::Type&) {
        constexpr Op ops[] = {Op::add,      Op::subtract,      Op::multiply,    Op::divide,
                              Op::add_days, Op::subtract_days, Op::days_between};
        const NodeIndex a = of(calculation.left);
        const NodeIndex b = of(calculation.right);
        return add({.op = ops[static_cast<std::size_t>(calculation.operation)], .a = a, .b = b});
    }

    NodeIndex lower(const model::StepMonths& step, const model::Type&) {
        const NodeIndex date = of(step.date);
        return add({.op = Op::step_months,
                    .detail = static_cast<std::uint8_t>(step.rounding),
                    .a = date,
                    .b = static_cast<std::uint32_t>(static_cast<std::int32_t>(step.months))});
    }

    NodeIndex lower(const model::ReadIn& read, const model::Type&) {
        const NodeIndex code = of(read.code);
        return add({.op = Op::read_in, .detail = static_cast<std::uint8_t>(read.edition), .a = code});
    }

    NodeIndex lower(const model::Level& level, const model::Type& own) {
        const NodeIndex code = of(level.code);
        return add({.op = Op::level,
                    .detail = static_cast<std::uint8_t>(level.edition),
                    .a = code,
                    .c = levels_index(own.of_enum, level.edition)});
    }

    std::uint32_t levels_index(model::EnumId of, model::Edition edition) {
        const auto next = static_cast<std::uint32_t>(out_.levels.size());
        const auto [known, added] = levels_.try_emplace({of.index, edition}, next);
        if (added)
            out_.levels.push_back(levels_of(model_.at(of), edition));
        return known->second;
    }

    NodeIndex lower(const model::Extreme& extreme, const model::Type&) {
        const Op op = extreme.extremity == model::Extremity::earliest ? Op::earliest_of : Op::latest_of;
        return add({.op = op, .range = all(extreme.members)});
    }

    NodeIndex lower(const model::Aggregate& aggregate, const model::Type&) {
        constexpr Op ops[] = {Op::count, Op::sum, Op::earliest_over, Op::latest_over};
        Node node{.op = ops[static_cast<std::size_t>(aggregate.aggregation)],
                  .depth = static_cast<std::uint8_t>(aggregate.depth),
                  .a = model_.at(aggregate.list).slot};
        return with_body(node, [&](Node& body) {
            body.b = of(aggregate.where);
            body.c = of(aggregate.value);
        });
    }

    NodeIndex lower(const model::DaysCovered& covered, const model::Type&) {
        Node node{.op = Op::days_covered,
                  .depth = static_cast<std::uint8_t>(covered.depth),
                  .a = model_.at(covered.list).slot};
        node.e = of(covered.up_to);
        return with_body(node, [&](Node& body) {
            body.b = of(covered.where);
            body.c = of(covered.from);
            body.d = of(covered.to);
        });
    }

    NodeIndex lower(const model::Quantified& quantified, const model::Type&) {
        Node node{.op = quantified.quantifier == model::Quantifier::some ? Op::some : Op::every,
                  .depth = static_cast<std::uint8_t>(quantified.depth),
                  .a = model_.at(quantified.list).slot};
        return with_body(node, [&](Node& body) {
            body.b = of(quantified.where);
            body.c = of(quantified.satisfies);
        });
    }

    NodeIndex lower(const model::ByPeriod& by, const model::Type& own) {
        std::vector<NodeIndex> members;
        for (const auto& branch : by.branches)
            members.push_back(of(branch.value));
        Node node{.op = is_truth(own) ? Op::truth_by_period : Op::value_by_period,
                  .detail = is_quantity(own),
                  .a = as_of_,
                  .c = static_cast<std::uint32_t>(out_.periods.size()),
                  .range = range(members)};
        for (const auto& branch : by.branches)
            out_.periods.push_back({branch.from.value_or(values::first_day), branch.until.value_or(values::last_day)});
        return add(node);
    }

    NodeIndex lower(const model::BySelector& by, const model::Type& own) {
        Node node{.op = is_truth(own) ? Op::truth_by_selector : Op::value_by_selector, .detail = is_quantity(own)};
        node.a = of(by.selector);
        node.range = all(by.branches);
        node.c = static_cast<std::uint32_t>(out_.branch_of.size());
        out_.branch_of.push_back(by.branch_of);
        return add(node);
    }

    NodeIndex lower(const model::Comparison& comparison, const model::Type&) {
        const NodeIndex a = of(comparison.left);
        const NodeIndex b = of(comparison.right);
        if (const auto holds = whatever_the_value(comparison))
            return settled(*holds);
        return add({.op = comparison_op(type(comparison.left).kind),
                    .detail = static_cast<std::uint8_t>(comparison.relation),
                    .a = a,
                    .b = b});
    }

    // A fact of an enum has one of its values, also where it is not known; the level of a code may be none of them.

    NodeIndex settled(bool holds) { return add({.op = Op::truth_constant, .a = holds ? 1U : 0U}); }

    /// How many values the fact can have; 0 where it is no fact of an enum.
    [[nodiscard]] std::int64_t values_of(ExpressionId id) const {
        const model::Type& own = type(id);
        const auto& node = model_.at(id).node;
        const bool is_fact =
            std::holds_alternative<model::FactValue>(node) || std::holds_alternative<model::ElementValue>(node);
        const bool counts = is_fact && own.kind == Kind::enumeration && own.many == model::Many::one;
        return counts ? static_cast<std::int64_t>(model_.at(own.of_enum).values.size()) : 0;
    }

    static model::Comparison turned_round(model::Comparison comparison) {
        std::swap(comparison.left, comparison.right);
        comparison.relation = model::turned(comparison.relation);
        return comparison;
    }

    /// Whether it holds of every value, or of none.
    [[nodiscard]] std::optional<bool> whatever_the_value(const model::Comparison& comparison) const {
        const auto* literal = std::get_if<model::Literal>(&model_.at(comparison.right).node);
        if (literal == nullptr && std::holds_alternative<model::Literal>(model_.at(comparison.left).node))
            return whatever_the_value(turned_round(comparison));
        const std::int64_t values = values_of(comparison.left);
        if (values == 0 || literal == nullptr)
            return std::nullopt;
        const bool lowest = literal->code == 0;
        const bool highest = literal->code == values - 1;
        switch (comparison.relation) {
            case model::Relation::at_least:
                return lowest ? std::optional(true) : std::nullopt;
            case model::Relation::at_most:
                return highest ? std::optional(true) : std::nullopt;
            case model::Relation::more:
                return highest ? std::optional(false) : std::nullopt;
            case model::Relation::less:
                return lowest ? std::optional(false) : std::nullopt;
            default:
                return std::nullopt;
        }
    }

    [[nodiscard]] bool has_all_values(const model::InList& in) const {
        const std::int64_t values = values_of(in.member);
        return values > 0 && model_.at(in.list).codes.size() == static_cast<std::size_t>(values);
    }

    static Op comparison_op(Kind kind) {
        if (kind == Kind::enumeration)
            return Op::compare_codes;
        if (kind == Kind::noc)
            return Op::compare_nocs;
        return kind == Kind::text ? Op::compare_texts : Op::compare_quantities;
    }

    NodeIndex lower(const model::InList& in, const model::Type&) {
        const NodeIndex member = of(in.member);
        if (has_all_values(in))
            return settled(true);
        return look_up(member, in.list, type(in.member).kind == Kind::text, {Op::in_codes, Op::in_texts});
    }

    NodeIndex lower(const model::Overlaps& overlaps, const model::Type&) {
        const NodeIndex set = of(overlaps.set);
        return look_up(set, overlaps.list, type(overlaps.set).kind == Kind::text,
                       {Op::overlap_codes, Op::overlap_texts});
    }

    /// `ops`: for codes, for texts.
    NodeIndex look_up(NodeIndex of, model::ListId list, bool texts, const std::array<Op, 2>& ops) {
        if (texts)
            return add({.op = ops[1], .a = of, .c = list.index});
        const auto [known, added] = code_sets_.try_emplace(list.index);
        if (added)
            known->second = out_.code_sets.add(model_.at(list).codes);
        return add({.op = ops[0], .detail = known->second.bits, .a = of, .c = known->second.first});
    }

    NodeIndex lower(const model::Includes& includes, const model::Type&) {
        const NodeIndex set = of(includes.set);
        const NodeIndex member = of(includes.member);
        return add({.op = Op::includes, .a = set, .b = member});
    }

    NodeIndex lower(const model::IsStated& stated, const model::Type&) {
        if (const auto* fact = std::get_if<model::FactValue>(&model_.at(stated.fact).node)) {
            const model::Fact& of = model_.at(fact->fact);
            if (of.place == model::Fact::Place::list)
                return add({.op = Op::stated_list, .a = of.slot});
        }
        const NodeIndex fact = of(stated.fact);
        return add({.op = Op::stated, .a = fact});
    }

    NodeIndex lower(const model::Combination& combination, const model::Type&) {
        constexpr Op ops[] = {Op::all_of, Op::any_of, Op::none_of, Op::at_least};
        return add({.op = ops[static_cast<std::size_t>(combination.combining)],
                    .c = combination.count,
                    .range = all(combination.members)});
    }

    NodeIndex lower(const model::Not& negation, const model::Type&) {
        const NodeIndex operand = of(negation.operand);
        return add({.op = Op::negation, .a = operand});
    }

    NodeIndex lower(const model::FailsWhenNoneApplies& closed, const model::Type&) {
        const NodeIndex operand = of(closed.operand);
        return add({.op = Op::closed, .a = operand});
    }

    NodeIndex lower(const model::Never&, const model::Type&) { return add({.op = Op::never}); }

    // ------------------------------------------------------------ nodes

    static bool is_truth(const model::Type& type) { return type.kind == Kind::yes_no; }

    static std::uint8_t is_quantity(const model::Type& type) {
        return type.many == model::Many::one && model::is_quantity(type.kind) ? 1 : 0;
    }

    Range all(const std::vector<ExpressionId>& ids) {
        std::vector<NodeIndex> nodes;
        nodes.reserve(ids.size());
        for (const ExpressionId id : ids)
            nodes.push_back(of(id));
        return range(nodes);
    }

    Range range(const std::vector<NodeIndex>& nodes) {
        const auto begin = static_cast<std::uint32_t>(out_.operands.size());
        out_.operands.insert(out_.operands.end(), nodes.begin(), nodes.end());
        return {begin, static_cast<std::uint32_t>(out_.operands.size())};
    }

    /// Lowers what a quantifier does for each member, and then itself.
    template <class Fill>
    NodeIndex with_body(Node node, const Fill& fill) {
        const std::uint32_t inside = node.depth + 1;
        assert(inside <= deepest);
        std::vector<NodeIndex> outer = std::exchange(schedules_[inside], {});
        fill(node);
        const std::vector<NodeIndex> body = std::exchange(schedules_[inside], std::move(outer));
        node.range.begin = static_cast<std::uint32_t>(bodies_.size());
        bodies_.insert(bodies_.end(), body.begin(), body.end());
        node.range.end = static_cast<std::uint32_t>(bodies_.size());
        const auto member = static_cast<std::uint8_t>(1U << node.depth);
        const auto depths = static_cast<std::uint8_t>(depths_read(node) & ~member);
        return add(node, depths);
    }

    NodeIndex add(Node node) { return add(node, depths_read(node)); }

    /// A node that does what one before it does is that one, so that nothing is worked out twice.
    NodeIndex add(Node node, std::uint8_t depths) {
        const bool may_be_shared = depths == 0 && node.op != Op::applies && !has_body(node.op);
        if (!may_be_shared)
            return append(node, depths);
        NodeIndex& known = shared_.try_emplace(meaning_of(node), no_node).first->second;
        if (known == no_node)
            known = append(node, depths);
        return known;
    }

    NodeIndex append(Node node, std::uint8_t depths) {
        const auto index = static_cast<NodeIndex>(out_.nodes.size());
        const bool fixed = is_fixed(node);
        out_.nodes.push_back(node);
        depths_.push_back(depths);
        is_fixed_.push_back(fixed);
        (fixed ? fixed_ : schedules_[depths == 0 ? 0 : depths == 1 ? 1 : 2]).push_back(index);
        return index;
    }

    /// All that the result of a node depends on, its place apart.
    [[nodiscard]] std::vector<std::uint32_t> meaning_of(const Node& node) const {
        std::vector<std::uint32_t> meaning{
            static_cast<std::uint32_t>(node.op), node.detail, node.a, node.b, node.c, node.d, node.e};
        const auto members = out_.members(node);
        meaning.insert(meaning.end(), members.begin(), members.end());
        return meaning;
    }

    /// Whether a node is the same for every record: a constant, or worked out from such alone.
    [[nodiscard]] bool is_fixed(const Node& node) const {
        if (node.op == Op::constant || node.op == Op::truth_constant || node.op == Op::never)
            return true;
        if (node.op == Op::applies || has_body(node.op))
            return false;
        bool some = false;
        bool all = true;
        for_each_operand(out_, node, [&](NodeIndex operand) {
            some = true;
            all = all && is_fixed_[operand];
        });
        return some && all;
    }

    /// The depths that the nodes it reads depend on.
    [[nodiscard]] std::uint8_t depths_read(const Node& node) const {
        std::uint8_t depths = 0;
        for_each_operand(out_, node, [&](NodeIndex operand) { depths |= depths_[operand]; });
        return depths;
    }

    const model::Model& model_;
    Program out_;
    NodeIndex as_of_ = no_node;
    std::map<std::uint32_t, NodeIndex> guards_;
    std::map<std::uint32_t, NodeIndex> facts_;
    std::map<std::pair<std::uint32_t, model::Edition>, std::uint32_t> levels_;
    std::map<std::uint32_t, CodeSet> code_sets_;
    std::map<std::tuple<Kind, values::Rational, std::int64_t, std::string>, NodeIndex> constants_;
    std::map<std::vector<std::uint32_t>, NodeIndex> shared_;
    std::vector<std::uint8_t> depths_;  // by node
    std::vector<bool> is_fixed_;        // by node
    std::vector<NodeIndex> fixed_;
    std::vector<NodeIndex> schedules_[deepest + 1];
    std::vector<NodeIndex> bodies_;
};

}  // namespace

Program lower(const model::Model& model) {
    return Lowering(model).run();
}

std::vector<NodeIndex> needed_for(const Program& program, NodeIndex target) {
    std::vector<bool> needed(program.nodes.size(), false);
    std::vector<NodeIndex> open{target};
    needed[target] = true;
    const auto need = [&](NodeIndex node) {
        if (!needed[node])
            open.push_back(node);
        needed[node] = true;
    };
    while (!open.empty()) {
        const Node& node = program.nodes[open.back()];
        open.pop_back();
        for_each_operand(program, node, need);
        for (const NodeIndex inside : program.body(node))
            for_each_operand(program, program.nodes[inside], need);
    }
    std::vector<NodeIndex> schedule;
    for (std::uint32_t i = program.main.begin; i < program.reasons.end; ++i)
        if (needed[program.schedule[i]])
            schedule.push_back(program.schedule[i]);
    return schedule;
}

}  // namespace chapeau::program
