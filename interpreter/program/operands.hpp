// Which nodes a node reads.
#pragma once

#include "interpreter/program/program.hpp"

namespace chapeau::program {

/// Calls `each` with every node that the fields of `node` name, its members left out.
template <class OfNode, class Each>
void for_each_field(OfNode& node, const Each& each) {
    const auto one = [&](auto& operand) {
        if (operand != no_node)
            each(operand);
    };
    switch (node.op) {
        case Op::constant:
        case Op::fact:
        case Op::element:
        case Op::truth_constant:
        case Op::truth_fact:
        case Op::truth_element:
        case Op::stated_list:
        case Op::never:
            return;
        case Op::step_months:
        case Op::read_in:
        case Op::level:
        case Op::in_codes:
        case Op::in_texts:
        case Op::overlap_codes:
        case Op::overlap_texts:
        case Op::stated:
        case Op::negation:
        case Op::closed:
        case Op::approved:
            return one(node.a);
        case Op::count:
        case Op::sum:
        case Op::earliest_over:
        case Op::latest_over:
        case Op::some:
        case Op::every:
            one(node.b);
            return one(node.c);
        case Op::days_covered:
            one(node.b);
            one(node.c);
            one(node.d);
            return one(node.e);
        case Op::value_by_period:
        case Op::value_by_selector:
        case Op::truth_by_period:
        case Op::truth_by_selector:
            return one(node.a);
        case Op::earliest_of:
        case Op::latest_of:
        case Op::all_of:
        case Op::any_of:
        case Op::none_of:
        case Op::at_least:
        case Op::guards:
            return;
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::add_days:
        case Op::subtract_days:
        case Op::days_between:
        case Op::compare_quantities:
        case Op::compare_codes:
        case Op::compare_nocs:
        case Op::compare_texts:
        case Op::includes:
        case Op::applies:
        case Op::deemed:
        case Op::except:
        case Op::granted:
        case Op::truth_granted:
            one(node.a);
            return one(node.b);
    }
}

/// Calls `each` with every node that `node` reads directly.
template <class Each>
void for_each_operand(const Program& program, const Node& node, const Each& each) {
    for_each_field(node, each);
    for (const NodeIndex member : program.members(node))
        each(member);
}

}  // namespace chapeau::program
