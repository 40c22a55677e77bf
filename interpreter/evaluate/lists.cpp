// Quantifiers and aggregates over the members of a list.
//
// A member is in, out, or may be either (its `where` is unknown). A quantifier is the Kleene `or` (some) or `and`
// (every) of its members. An aggregate over partly known members is a range: its lower end counts only what is certain,
// its upper end all that is possible.
#include "interpreter/evaluate/nodes.hpp"
#include "interpreter/evaluate/ranges.hpp"

namespace chapeau::evaluate {

namespace {

using program::no_node;
using values::Rational;

/// Calls `each` for every member with whether it is in, its body worked out.
template <class Each>
void for_members(const Run& run, const Node& node, const Each& each) {
    const record::ListDatum& list = run.record.lists[node.a];
    const std::uint32_t count = list.known ? list.count : 0;
    for (std::uint32_t member = 0; member < count; ++member) {
        run.results.member[node.depth] = member;
        work_out_body(run, node);
        each(node.b == no_node ? Kleene::yes : run.truth(node.b).satisfied);
    }
}

bool list_known(const Run& run, const Node& node) {
    return run.record.lists[node.a].known;
}

Value at_least_nothing() {
    Value range;
    range.has_low = true;
    return range;
}

/// The sum over a list that is not given: on one side of 0 where every member's value is.
Value sum_of_any(const Run& run, const Node& node) {
    run.results.member[node.depth] = 0;
    work_out_body(run, node);
    const Value& any = run.value(node.c);
    Value total;
    total.has_low = any.has_low && any.low.sign() >= 0;
    total.has_high = any.has_high && any.high.sign() <= 0;
    return settled(total);
}

/// `earliest` or `latest` over members; with none to choose from it cannot be computed.
void extreme_over(const Run& run, const Node& node, Value (*nearer)(const Value&, const Value&)) {
    bool some = false;
    bool certain = false;
    Value all;           // of those that are in or may be
    Value certain_ones;  // of those that are in
    for_members(run, node, [&](Kleene in) {
        if (in == Kleene::no)
            return;
        all = some ? nearer(all, run.value(node.c)) : run.value(node.c);
        some = true;
        if (in == Kleene::unknown)
            return;
        certain_ones = certain ? nearer(certain_ones, run.value(node.c)) : run.value(node.c);
        certain = true;
    });
    if (!list_known(run, node) || !some || !certain)
        return run.set(node, nothing_known());
    run.set(node, hull(all, certain_ones, true));
}

}  // namespace

void count(const Run& run, const Node& node) {
    if (!list_known(run, node))
        return run.set(node, at_least_nothing());
    Value range = at_least_nothing();
    std::int64_t certain = 0;
    std::int64_t possible = 0;
    for_members(run, node, [&](Kleene in) {
        certain += in == Kleene::yes ? 1 : 0;
        possible += in != Kleene::no ? 1 : 0;
    });
    range.low = certain;
    range.high = possible;
    range.has_high = true;
    run.set(node, settled(range));
}

void sum(const Run& run, const Node& node) {
    if (!list_known(run, node))
        return run.set(node, sum_of_any(run, node));
    Value total = known_quantity(0);
    for_members(run, node, [&](Kleene in) {
        if (in == Kleene::no)
            return;
        const Value& value = run.value(node.c);
        total = add(total, in == Kleene::yes ? value : hull(value, known_quantity(0), true));
    });
    run.set(node, total);
}

void earliest_over(const Run& run, const Node& node) {
    extreme_over(run, node, smaller);
}
void latest_over(const Run& run, const Node& node) {
    extreme_over(run, node, larger);
}

void days_covered(const Run& run, const Node& node) {
    DaysCovered& days = run.results.days[node.depth];
    days.begin(list_known(run, node));
    for_members(run, node, [&](Kleene in) {
        days.add(in, run.value(node.c), run.value(node.d), node.e == no_node ? nullptr : &run.value(node.e));
    });
    Value range = at_least_nothing();
    const auto [least, most] = days.covered();
    range.low = least;
    range.has_high = most.has_value();
    range.high = most.value_or(0);
    run.set(node, settled(range));
}

void some(const Run& run, const Node& node) {
    Kleene found = list_known(run, node) ? Kleene::no : Kleene::unknown;
    for_members(run, node, [&](Kleene in) { found = either(found, in); });
    run.set(node, condition(found));
}

void every(const Run& run, const Node& node) {
    Kleene holds = list_known(run, node) ? Kleene::yes : Kleene::unknown;
    for_members(run, node, [&](Kleene in) { holds = both(holds, either(negate(in), run.truth(node.c).satisfied)); });
    run.set(node, condition(holds));
}

}  // namespace chapeau::evaluate
