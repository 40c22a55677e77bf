// Evaluation is one pass over the program's schedule: each node reads results that are there already and writes its
// own, so there is nothing to recurse into and nothing to allocate. Which function works out a node is a table by kind;
// a kind without a function does not compile.
#include "interpreter/evaluate/evaluate.hpp"

#include <algorithm>
#include <array>

#include "interpreter/evaluate/nodes.hpp"

namespace chapeau::evaluate {

namespace {

using program::Op;
using Function = void (*)(const Run&, const Node&);

constexpr Function function_of(Op op) {
    switch (op) {
        case Op::constant:
            return constant;
        case Op::fact:
            return fact;
        case Op::element:
            return element;
        case Op::add:
            return add;
        case Op::subtract:
            return subtract;
        case Op::multiply:
            return multiply;
        case Op::divide:
            return divide;
        case Op::add_days:
            return add_days;
        case Op::subtract_days:
            return subtract_days;
        case Op::days_between:
            return days_between;
        case Op::step_months:
            return step_months;
        case Op::read_in:
            return read_in;
        case Op::level:
            return level;
        case Op::earliest_of:
            return earliest_of;
        case Op::latest_of:
            return latest_of;
        case Op::count:
            return count;
        case Op::sum:
            return sum;
        case Op::earliest_over:
            return earliest_over;
        case Op::latest_over:
            return latest_over;
        case Op::days_covered:
            return days_covered;
        case Op::value_by_period:
            return value_by_period;
        case Op::value_by_selector:
            return value_by_selector;
        case Op::granted:
            return granted;
        case Op::never:
            return never;
        case Op::truth_constant:
            return truth_constant;
        case Op::truth_fact:
            return truth_fact;
        case Op::truth_element:
            return truth_element;
        case Op::compare_quantities:
            return compare_quantities;
        case Op::compare_codes:
        case Op::compare_nocs:
            return compare_codes;
        case Op::compare_texts:
            return compare_texts;
        case Op::in_codes:
            return in_codes;
        case Op::in_texts:
            return in_texts;
        case Op::includes:
            return includes;
        case Op::overlap_codes:
            return overlap_codes;
        case Op::overlap_texts:
            return overlap_texts;
        case Op::stated:
            return stated;
        case Op::stated_list:
            return stated_list;
        case Op::some:
            return some;
        case Op::every:
            return every;
        case Op::all_of:
            return all_of;
        case Op::any_of:
            return any_of;
        case Op::none_of:
            return none_of;
        case Op::at_least:
            return at_least;
        case Op::negation:
            return negation;
        case Op::truth_by_period:
            return truth_by_period;
        case Op::truth_by_selector:
            return truth_by_selector;
        case Op::guards:
            return guards;
        case Op::applies:
            return applies;
        case Op::closed:
            return closed;
        case Op::deemed:
            return deemed;
        case Op::except:
            return except;
        case Op::approved:
            return approved;
        case Op::truth_granted:
            return truth_granted;
    }
    return nullptr;
}

constexpr std::size_t op_count = static_cast<std::size_t>(Op::truth_granted) + 1;

constexpr std::array<Function, op_count> functions = [] {
    std::array<Function, op_count> table{};
    for (std::size_t op = 0; op < op_count; ++op)
        table[op] = function_of(static_cast<Op>(op));
    return table;
}();

/// Nodes whose truth follows from other truths alone.
constexpr bool follows_from_truths(Op op) {
    return op >= Op::all_of;
}

}  // namespace

Results::Results(const program::Program& program)
    : truths(program.truths, condition(Kleene::unknown)), values(program.values) {
    const record::Record none;
    const Run run{program, none, *this};
    for (const NodeIndex node : program::Program::part(program.schedule, program.fixed))
        work_out(run, program.nodes[node]);
}

void work_out(const Run& run, const Node& node) {
    functions[static_cast<std::size_t>(node.op)](run, node);
    if (node.e != program::no_node && node.op != Op::days_covered)
        sharpen(run, node);
}

void work_out_body(const Run& run, const Node& node) {
    for (const NodeIndex inside : run.program.body(node))
        work_out(run, run.program.nodes[inside]);
}

void evaluate(const program::Program& program, const record::Record& record,
              std::span<const program::NodeIndex> schedule, Results& results) {
    const Run run{program, record, results};
    for (const NodeIndex node : schedule)
        work_out(run, program.nodes[node]);
}

void evaluate(const program::Program& program, const record::Record& record, Results& results) {
    evaluate(program, record, program::Program::part(program.schedule, program.main), results);
}

void evaluate_member(const program::Program& program, const record::Record& record, const Node& node,
                     std::uint32_t member, Results& results) {
    results.member[node.depth] = member;
    work_out_body({program, record, results}, node);
}

void evaluate_forced(const program::Program& program, const record::Record& record, std::span<const Forced> forced,
                     Results& results) {
    const Run run{program, record, results};
    const auto follows = [&](NodeIndex index) {
        return follows_from_truths(program.nodes[index].op) ||
               (!program.hangs_on_grant.empty() && program.hangs_on_grant[index]);
    };
    for (std::uint32_t i = program.main.begin; i < program.main.end; ++i) {
        const NodeIndex index = program.schedule[i];
        const Node& node = program.nodes[index];
        const auto given =
            std::find_if(forced.begin(), forced.end(), [index](const Forced& f) { return f.node == index; });
        if (given != forced.end())
            results.truths[node.slot] = given->truth;
        else if (follows(index))
            work_out(run, node);
    }
}

Status status_of(const program::Program& program, model::ClauseId clause, const Results& results) {
    return status(results.truth(program.nodes[program.clauses[clause.index].value]));
}

}  // namespace chapeau::evaluate
