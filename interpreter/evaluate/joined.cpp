// Results that were not settled node by node, sharpened by what is joint in them (see program/joints.cpp): a sum over
// one list is added up member by member, and a comparison or value is worked out for each row of the facts that were
// picked for it, then joined. What comes of the rows holds whichever row is the right one, so it and the result from
// ranges both hold: the sharper of the two stands.
//
// Within a row, what is joint in the nodes below is not gone into: the picked facts are known there, and others are
// ranges.
#include <algorithm>
#include <array>

#include "interpreter/evaluate/nodes.hpp"
#include "interpreter/evaluate/ranges.hpp"

namespace chapeau::evaluate {

namespace {

using program::Joint;
using program::MemberSplit;
using program::MemberSum;
using program::Split;
using program::Term;
using values::Rational;

/// Both hold.
Value narrowed(const Value& a, const Value& b) {
    Value value = a;
    if (b.has_low && (!value.has_low || b.low > value.low)) {
        value.has_low = true;
        value.low = b.low;
    }
    if (b.has_high && (!value.has_high || b.high < value.high)) {
        value.has_high = true;
        value.high = b.high;
    }
    return settled(value);
}

// ---------------------------------------------------------------- sums, member by member

/// The numbers that a field is compared with, in order, each once.
struct Cuts {
    std::array<Rational, 32> at;
    std::size_t count = 0;

    Cuts(const Run& run, const MemberSplit& split) {
        for (const NodeIndex cut : split.cuts)
            if (const Value& value = run.value(cut); value.known)
                at[count++] = value.low;
        std::sort(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(count));
        count = static_cast<std::size_t>(std::unique(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(count)) -
                                         at.begin());
    }

    /// Below the first, the first, between it and the second, …; false where the declaration leaves nothing of that.
    [[nodiscard]] bool row(std::size_t index, const model::Bounds& bounds, Value& value) const {
        if (index > 2 * count)
            return false;
        value = within(bounds);
        const bool at_cut = index % 2 == 1;
        if (at_cut)
            value = known_quantity(at[index / 2]);
        else
            narrow_between(index / 2, value);
        return at_cut ? bounds.allow(value.low) : holds_some(value);
    }

  private:
    void narrow_between(std::size_t next, Value& value) const {
        if (next > 0 && (!value.has_low || at[next - 1] >= value.low)) {
            value.has_low = value.low_open = true;
            value.low = at[next - 1];
        }
        if (next < count && (!value.has_high || at[next] <= value.high)) {
            value.has_high = value.high_open = true;
            value.high = at[next];
        }
    }
    static bool holds_some(const Value& value) {
        return !value.has_low || !value.has_high || value.low < value.high ||
               (value.low == value.high && !value.low_open && !value.high_open);
    }
};

/// False where the field can have no such value.
bool force_row(const Run& run, const MemberSplit& split, std::size_t row, ForcedField& forced) {
    forced.column = split.column;
    forced.value = Value();
    if (split.codes == 0)
        return Cuts(run, split).row(row, run.program.model->facts[split.column].bounds, forced.value);
    forced.value.known = true;
    forced.value.code = static_cast<std::int64_t>(row);
    return true;
}

Value times(const Rational& factor, const Value& value) {
    return multiply(known_quantity(factor), value);
}

/// What one member adds, its body worked out.
Value part_of_member(const Run& run, const Term& term) {
    const Node& node = run.program.nodes[term.node];
    work_out_body(run, node);
    const Kleene in = node.b == program::no_node ? Kleene::yes : run.truth(node.b).satisfied;
    const Value nothing = known_quantity(0);
    if (in == Kleene::no)
        return nothing;
    const Value whole = node.op == program::Op::count ? known_quantity(1) : run.value(node.c);
    return times(term.factor, in == Kleene::yes ? whole : hull(whole, nothing, true));
}

Value of_member(const Run& run, const MemberSum& sum) {
    Value total = known_quantity(0);
    for (const Term& term : sum.counted)
        total = add(total, part_of_member(run, term));
    return total;
}

bool cell_known(const Run& run, const MemberSum& sum, const MemberSplit& split) {
    const record::ListDatum& list = run.record.lists[sum.list];
    const auto columns = static_cast<std::uint32_t>(run.program.model->columns[sum.list].size());
    const std::uint32_t slot = run.program.model->facts[split.column].slot;
    return run.record.cells[list.first + run.results.member[0] * columns + slot].known;
}

/// Whether the rows of a split are worth going through for the member that results stand at.
bool is_open(const Run& run, const MemberSum& sum, const MemberSplit& split) {
    return !split.compared.empty() || !cell_known(run, sum, split);
}

void join_member(const Run& run, const MemberSum& sum, std::size_t next, bool& some, Value& joined);

/// The same for an order, as far as what is known leaves it open.
void join_orders(const Run& run, const MemberSum& sum, std::size_t next, bool& some, Value& joined) {
    const MemberSplit& split = sum.splits[next];
    work_out_body(run, run.program.nodes[sum.counted[split.term].node]);
    const Node& first = run.program.nodes[split.compared.front().node];
    const Pair pair{run.value(first.a), run.value(first.b)};
    const Kleene possible[] = {pair.less(), pair.same(), pair.more()};
    const std::size_t place = run.results.orders.size();
    run.results.orders.push_back({&split, 0});
    for (const int order : {-1, 0, 1})
        if (possible[order + 1] != Kleene::no) {
            run.results.orders[place].order = order;
            join_member(run, sum, next + 1, some, joined);
        }
    run.results.orders.pop_back();
}

/// Joins the rows of the fields from the split `next` on; those before are forced. Without any where no row can be.
void join_member(const Run& run, const MemberSum& sum, std::size_t next, bool& some, Value& joined) {
    while (next < sum.splits.size() && !is_open(run, sum, sum.splits[next]))
        ++next;
    if (next == sum.splits.size()) {
        const Value total = of_member(run, sum);
        joined = some ? hull(joined, total, true) : total;
        some = true;
        return;
    }
    if (!sum.splits[next].compared.empty())
        return join_orders(run, sum, next, some, joined);
    const std::size_t place = run.results.forced.size();
    run.results.forced.emplace_back();
    for (std::size_t row = 0; row < sum.splits[next].rows(); ++row)
        if (force_row(run, sum.splits[next], row, run.results.forced[place]))
            join_member(run, sum, next + 1, some, joined);
    run.results.forced.pop_back();
}

Value sum_of_members(const Run& run, const MemberSum& sum) {
    Value total = known_quantity(0);
    const std::uint32_t outer = run.results.member[0];
    for (std::uint32_t member = 0; member < run.record.lists[sum.list].count; ++member) {
        run.results.member[0] = member;
        bool some = false;
        Value joined;
        join_member(run, sum, 0, some, joined);
        total = add(total, joined);
    }
    run.results.member[0] = outer;
    return total;
}

Value sum_by_members(const Run& run, const Joint& joint) {
    Value total = known_quantity(0);
    for (const Term& term : joint.others)
        total = add(total, times(term.factor, run.value(term.node)));
    for (const MemberSum& sum : joint.sums) {
        if (run.record.lists[sum.list].known) {
            total = add(total, sum_of_members(run, sum));
            continue;
        }
        for (const Term& term : sum.counted)
            total = add(total, times(term.factor, run.value(term.node)));
    }
    return total;
}

// ---------------------------------------------------------------- row by row

/// What the nodes of a cone were, to be put back.
class Kept {
  public:
    Kept(const Run& run, const Joint& joint)
        : run_(run),
          joint_(joint),
          first_value_(run.results.kept_values.size()),
          member_{run.results.member[0], run.results.member[1]} {
        first_truth_ = run.results.kept_truths.size();
        for_nodes([&](const Node& node) {
            if (program::is_truth(node.op))
                run.results.kept_truths.push_back(run.results.truth(node));
            else
                run.results.kept_values.push_back(run.results.value(node));
        });
        run.results.joining = true;
    }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    ~Kept() {
        std::size_t value = first_value_;
        std::size_t truth = first_truth_;
        for_nodes([&](const Node& node) {
            if (program::is_truth(node.op))
                run_.set(node, run_.results.kept_truths[truth++]);
            else
                run_.set(node, run_.results.kept_values[value++]);
        });
        run_.results.kept_values.resize(first_value_);
        run_.results.kept_truths.resize(first_truth_);
        run_.results.joining = false;
    }

    /// A list gone through within leaves its place; the members around stay.
    void go_back_to_member() const {
        run_.results.member[0] = member_[0];
        run_.results.member[1] = member_[1];
    }

  private:
    template <class Each>
    void for_nodes(const Each& each) const {
        for (const Split& split : joint_.splits)
            each(run_.program.nodes[split.fact]);
        for (const NodeIndex node : joint_.cone)
            each(run_.program.nodes[node]);
    }

    const Run& run_;
    const Joint& joint_;
    std::size_t first_value_ = 0;
    std::size_t first_truth_ = 0;
    std::uint32_t member_[2];
};

Value row_of(const Split& split, std::size_t row) {
    Value value;
    if (split.codes.empty()) {
        value.has_low = value.has_high = true;
        value.low = split.periods[row].from;
        value.high = split.periods[row].until;
        return settled(value);
    }
    value.known = true;
    value.code = split.codes[row];
    return value;
}

struct Joined {
    bool some = false;
    Truth truth;
    Value value;
};

void join_rows(const Run& run, const Node& node, const Kept& kept, std::size_t next, Joined& joined) {
    const Joint& joint = run.program.joints[node.e];
    while (next < joint.splits.size() && run.value(joint.splits[next].fact).known)
        ++next;
    if (next < joint.splits.size()) {
        const Split& split = joint.splits[next];
        const Node& fact = run.program.nodes[split.fact];
        const Value unknown = run.results.value(fact);
        for (std::size_t row = 0; row < split.rows(); ++row) {
            run.set(fact, row_of(split, row));
            join_rows(run, node, kept, next + 1, joined);
        }
        return run.set(fact, unknown);
    }
    for (const NodeIndex inside : joint.cone) {
        kept.go_back_to_member();
        work_out(run, run.program.nodes[inside]);
    }
    if (program::is_truth(node.op)) {
        const Truth truth = run.results.truth(node);
        joined.truth = joined.some ? condition(agreement(joined.truth.satisfied, truth.satisfied)) : truth;
    } else {
        const Value& value = run.results.value(node);
        joined.value = joined.some ? hull(joined.value, value, joint.quantity) : value;
    }
    joined.some = true;
}

bool is_settled(const Run& run, const Node& node) {
    return program::is_truth(node.op) ? run.results.truth(node).satisfied != Kleene::unknown
                                      : run.results.value(node).known;
}

bool some_row_open(const Run& run, const Joint& joint) {
    return std::any_of(joint.splits.begin(), joint.splits.end(),
                       [&](const Split& split) { return !run.value(split.fact).known; });
}

void join_all_rows(const Run& run, const Node& node, const Joint& joint) {
    Joined joined;
    {
        const Kept kept(run, joint);
        join_rows(run, node, kept, 0, joined);
        kept.go_back_to_member();
    }
    if (program::is_truth(node.op))
        run.set(node, joined.truth);
    else if (joint.quantity)
        run.set(node, narrowed(run.results.value(node), joined.value));
    else
        run.set(node, joined.value);
}

}  // namespace

void sharpen(const Run& run, const Node& node) {
    if (is_settled(run, node))
        return;
    const Joint& joint = run.program.joints[node.e];
    if (!joint.sums.empty())
        run.set(node, narrowed(run.results.value(node), sum_by_members(run, joint)));
    if (!run.results.joining && !is_settled(run, node) && some_row_open(run, joint))
        join_all_rows(run, node, joint);
}

}  // namespace chapeau::evaluate
