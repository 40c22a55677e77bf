// One function for each kind of node: reads the results before it and writes its own. Private to this folder.
#pragma once

#include "interpreter/evaluate/evaluate.hpp"

namespace chapeau::evaluate {

using program::Node;
using program::NodeIndex;

/// One evaluation under way.
struct Run {
    const program::Program& program;
    const record::Record& record;
    Results& results;

    [[nodiscard]] const Value& value(NodeIndex node) const { return results.values[program.nodes[node].slot]; }
    [[nodiscard]] Truth truth(NodeIndex node) const { return results.truths[program.nodes[node].slot]; }
    void set(const Node& node, const Value& value) const { results.values[node.slot] = value; }
    void set(const Node& node, Truth truth) const { results.truths[node.slot] = truth; }
};

/// Makes a result that is not settled as sharp as what is joint in it allows; of nodes with a joint.
void sharpen(const Run& run, const Node& node);

/// The field of the member that an element's quantifier is at; of a list without members, one that is not known.
[[nodiscard]] inline const record::Datum& cell(const Run& run, const Node& node) {
    static constexpr record::Datum unknown{};
    const record::ListDatum& list = run.record.lists[node.d];
    if (list.count == 0)
        return unknown;
    return run.record.cells[list.first + run.results.member[node.depth] * node.c + node.a];
}

/// What a row fixes an unknown field to; null where none does.
[[nodiscard]] inline const Value* forced(const Run& run, const Node& node) {
    if (node.depth == 0)
        for (const ForcedField& each : run.results.forced)
            if (each.column == node.b)
                return &each.value;
    return nullptr;
}

// What two known values come to under the node's relation: NOC codes or enum values, texts.
[[nodiscard]] Kleene compare_codes(const Node& node, std::int64_t a, std::int64_t b);
[[nodiscard]] Kleene compare_texts(const Node& node, std::string_view a, std::string_view b);

void work_out(const Run& run, const Node& node);
/// The body of a quantifier or aggregate for the member that `results.member` is at.
void work_out_body(const Run& run, const Node& node);

// values.cpp
void constant(const Run&, const Node&);
void fact(const Run&, const Node&);
void element(const Run&, const Node&);
void add(const Run&, const Node&);
void subtract(const Run&, const Node&);
void multiply(const Run&, const Node&);
void divide(const Run&, const Node&);
void add_days(const Run&, const Node&);
void subtract_days(const Run&, const Node&);
void days_between(const Run&, const Node&);
void step_months(const Run&, const Node&);
void read_in(const Run&, const Node&);
void level(const Run&, const Node&);
void earliest_of(const Run&, const Node&);
void latest_of(const Run&, const Node&);
void value_by_period(const Run&, const Node&);
void value_by_selector(const Run&, const Node&);
void granted(const Run&, const Node&);

// lists.cpp
void count(const Run&, const Node&);
void sum(const Run&, const Node&);
void earliest_over(const Run&, const Node&);
void latest_over(const Run&, const Node&);
void days_covered(const Run&, const Node&);
void some(const Run&, const Node&);
void every(const Run&, const Node&);

// truths.cpp
void never(const Run&, const Node&);
void truth_constant(const Run&, const Node&);
void truth_fact(const Run&, const Node&);
void truth_element(const Run&, const Node&);
void compare_quantities(const Run&, const Node&);
void compare_codes(const Run&, const Node&);
void compare_texts(const Run&, const Node&);
void in_codes(const Run&, const Node&);
void in_texts(const Run&, const Node&);
void includes(const Run&, const Node&);
void overlap_codes(const Run&, const Node&);
void overlap_texts(const Run&, const Node&);
void stated(const Run&, const Node&);
void stated_list(const Run&, const Node&);
void all_of(const Run&, const Node&);
void any_of(const Run&, const Node&);
void none_of(const Run&, const Node&);
void at_least(const Run&, const Node&);
void negation(const Run&, const Node&);
void truth_by_period(const Run&, const Node&);
void truth_by_selector(const Run&, const Node&);
void guards(const Run&, const Node&);
void applies(const Run&, const Node&);
void closed(const Run&, const Node&);
void deemed(const Run&, const Node&);
void except(const Run&, const Node&);
void approved(const Run&, const Node&);
void truth_granted(const Run&, const Node&);

/// Which of the branches a period node can still take: those that some day takes which the as-of day can be.
struct Branches {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // inclusive
};
[[nodiscard]] Branches branches_in_force(const Run& run, const Node& node);
/// The same for a `by`. A code of no level chooses no branch: then too the result is what all of them agree on, as it
/// was before the code was learned.
[[nodiscard]] Branches branches_selected(const Run& run, const Node& node);

}  // namespace chapeau::evaluate
