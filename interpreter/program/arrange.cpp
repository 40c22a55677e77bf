// Which order the nodes of a schedule have, dependencies apart, changes no result, only how long the processor waits.
// Side by side, nodes of one kind let it guess which function is next; and nodes and results that stand in memory as
// they are worked out are there when they are wanted.
#include "interpreter/program/arrange.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/program/operands.hpp"

namespace chapeau::program {

namespace {

/// One above all that the node and its body read.
std::uint32_t level_of(const Program& program, NodeIndex index, const std::vector<std::uint32_t>& levels) {
    std::uint32_t level = 0;
    const Node& node = program.nodes[index];
    for_each_operand(program, node, [&](NodeIndex operand) { level = std::max(level, levels[operand] + 1); });
    for (const NodeIndex inside : program.body(node))
        level = std::max(level, level_of(program, inside, levels));
    return level;
}

void group_by_kind(Program& program) {
    std::vector<std::uint32_t> levels(program.nodes.size(), 0);
    const auto begin = program.schedule.begin() + program.main.begin;
    const auto end = program.schedule.begin() + program.main.end;
    for (auto index = begin; index != end; ++index)
        levels[*index] = level_of(program, *index, levels);
    std::stable_sort(begin, end, [&](NodeIndex a, NodeIndex b) {
        return std::pair(levels[a], program.nodes[a].op) < std::pair(levels[b], program.nodes[b].op);
    });
}

void number_by_schedule(Program& program) {
    std::vector<NodeIndex> place(program.nodes.size());
    std::vector<Node> nodes;
    for (const NodeIndex old : program.schedule) {
        place[old] = static_cast<NodeIndex>(nodes.size());
        nodes.push_back(program.nodes[old]);
        nodes.back().slot = is_truth(nodes.back().op) ? program.truths++ : program.values++;
    }
    program.nodes = std::move(nodes);
    const auto move = [&place](NodeIndex& node) { node = node == no_node ? no_node : place[node]; };
    for (Node& node : program.nodes)
        for_each_field(node, move);
    for (auto* indexes :
         {&program.operands, &program.schedule, &program.grants, &program.defines, &program.expressions})
        std::for_each(indexes->begin(), indexes->end(), move);
    for (ClauseNodes& clause : program.clauses)
        for (NodeIndex* node :
             {&clause.value, &clause.guard, &clause.applies, &clause.met, &clause.deemed, &clause.except})
            move(*node);
}

/// Of a node whose operands' are known already; those of its body become known on the way.
bool hangs_on_grant(const Program& program, NodeIndex index, std::vector<bool>& known) {
    const Node& node = program.nodes[index];
    bool hangs = node.op == Op::granted || node.op == Op::truth_granted;
    for_each_operand(program, node, [&](NodeIndex operand) { hangs = hangs || known[operand]; });
    for (const NodeIndex inside : program.body(node))
        hangs = hangs_on_grant(program, inside, known) || hangs;
    known[index] = hangs;
    return hangs;
}

void follow_grants(Program& program) {
    std::vector<bool> known(program.nodes.size(), false);
    bool some = false;
    for (std::uint32_t i = program.main.begin; i < program.reasons.end; ++i)
        some = hangs_on_grant(program, program.schedule[i], known) || some;
    if (some)
        program.hangs_on_grant = std::move(known);
}

void note_names(Program& program) {
    program.clause_at.assign(program.nodes.size(), Program::none);
    program.define_at.assign(program.nodes.size(), Program::none);
    for (auto i = static_cast<std::uint32_t>(program.clauses.size()); i-- > 0;)
        program.clause_at[program.clauses[i].value] = i;
    for (auto i = static_cast<std::uint32_t>(program.defines.size()); i-- > 0;)
        if (program.defines[i] != no_node)
            program.define_at[program.defines[i]] = i;
}

}  // namespace

void arrange(Program& program) {
    group_by_kind(program);
    number_by_schedule(program);
    note_names(program);
    follow_grants(program);
}

}  // namespace chapeau::program
