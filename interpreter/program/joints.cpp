// A comparison of two values that were both chosen by one unknown fact knows more than their two ranges: only the rows
// of one and the same value of that fact ever meet. So for every comparison, and for every value of a definition or a
// grant, this finds the facts by whose rows it is to be worked out, and the nodes that hang on them: its cone. The
// facts are picked from what is declared alone, in order of declaration, so that which ones they are never depends on
// the record, and learning one never makes another a mere range.
//
// A fact that one `by` alone reads, whose value is compared by an order, needs no rows: the range of them all settles
// such a comparison exactly where the rows do.
//
// INVARIANT: a cone stands in an order in which every node comes after those it reads.
#include "interpreter/program/joints.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "interpreter/program/operands.hpp"

namespace chapeau::program {

namespace {

using model::Relation;

constexpr std::size_t most_rows = 64;
/// Nodes worked out for all rows together. A longer cone is left as it is, so that evaluation stays linear.
constexpr std::size_t most_work = 10000;

bool is_by(Op op) {
    return op == Op::value_by_selector || op == Op::truth_by_selector;
}
bool is_by_period(Op op) {
    return op == Op::value_by_period || op == Op::truth_by_period;
}

bool is_comparison(Op op) {
    switch (op) {
        case Op::compare_quantities:
        case Op::compare_codes:
        case Op::compare_nocs:
        case Op::compare_texts:
        case Op::in_codes:
        case Op::in_texts:
        case Op::includes:
            return true;
        default:
            return false;
    }
}

bool is_order(const Node& node) {
    const auto relation = static_cast<Relation>(node.detail);
    return node.op == Op::compare_quantities && relation != Relation::equal && relation != Relation::unequal;
}

bool is_quantity(const Program& program, const Node& node) {
    switch (node.op) {
        case Op::fact:
        case Op::element:
            return node.many == model::Many::one && model::is_quantity(static_cast<model::Kind>(node.detail));
        case Op::value_by_period:
        case Op::value_by_selector:
        case Op::granted:
            return node.detail != 0;
        case Op::constant:
            return model::is_quantity(program.constants[node.a].kind);
        case Op::read_in:
        case Op::level:
            return false;
        default:
            return true;
    }
}

/// Calls `each` with every node outside its body that a node reads, its body's reading included.
class Reading {
  public:
    explicit Reading(const Program& program) : program_(program), inside_(program.nodes.size(), false) {}

    template <class Each>
    void of(const Node& node, const Each& each) {
        if (node.op == Op::granted || node.op == Op::truth_granted)
            return each(node.a);  // whether it is granted at all is for the decision, one by one
        if (!has_body(node.op))
            return for_each_operand(program_, node, each);
        mark(node, true);
        read(node, [&](NodeIndex operand) {
            if (!inside_[operand])
                each(operand);
        });
        mark(node, false);
    }

  private:
    void mark(const Node& node, bool as) {
        for (const NodeIndex inside : program_.body(node)) {
            inside_[inside] = as;
            mark(program_.nodes[inside], as);
        }
    }
    template <class Each>
    void read(const Node& node, const Each& each) {
        for_each_operand(program_, node, each);
        for (const NodeIndex inside : program_.body(node))
            read(program_.nodes[inside], each);
    }

    const Program& program_;
    std::vector<bool> inside_;
};

/// All that one node is worked out from.
class Cone {
  public:
    Cone(const Program& program, Reading& reading)
        : program_(program), reading_(reading), seen_(program.nodes.size()) {}

    /// Everything below `root`, itself last, each node after those it reads.
    const std::vector<NodeIndex>& below(NodeIndex root) {
        for (const NodeIndex node : order_)
            seen_[node] = false;
        order_.clear();
        std::vector<std::pair<NodeIndex, bool>> open{{root, false}};
        while (!open.empty()) {
            const auto [node, done] = open.back();
            open.pop_back();
            if (done) {
                order_.push_back(node);
            } else if (!seen_[node]) {
                seen_[node] = true;
                open.emplace_back(node, true);
                reading_.of(program_.nodes[node], [&](NodeIndex operand) {
                    if (!seen_[operand])
                        open.emplace_back(operand, false);
                });
            }
        }
        return order_;
    }

  private:
    const Program& program_;
    Reading& reading_;
    std::vector<bool> seen_;
    std::vector<NodeIndex> order_;
};

/// Who reads a fact within a cone.
struct Readers {
    std::vector<NodeIndex> by;  // that choose by it
    bool others = false;
};

class Finding {
  public:
    explicit Finding(Program& program)
        : program_(program), reading_(program), cone_(program, reading_), chooses_(program.nodes.size(), false) {
        for (const Node& node : program.nodes)
            if ((is_by(node.op) || is_by_period(node.op)) && node.a != no_node)
                chooses_[node.a] = program.nodes[node.a].op == Op::fact;
        note_what_hangs();
    }

    void run() {
        std::vector<bool> is_root(program_.nodes.size(), false);
        for (const auto* values : {&program_.defines, &program_.grants})
            for (const NodeIndex node : *values)
                if (node != no_node && !is_truth(program_.nodes[node].op))
                    is_root[node] = true;
        for (NodeIndex node = 0; node < program_.nodes.size(); ++node)
            if (hangs_[node] && program_.nodes[node].op != Op::fact && program_.nodes[node].op != Op::days_covered &&
                (is_root[node] || is_comparison(program_.nodes[node].op)))
                find(node);
    }

  private:
    /// Which nodes hang on a fact that something chooses by.
    void note_what_hangs() {
        hangs_.assign(program_.nodes.size(), false);
        const auto note = [&](NodeIndex index) {
            hangs_[index] = chooses_[index];
            reading_.of(program_.nodes[index], [&](NodeIndex operand) {
                if (hangs_[operand])
                    hangs_[index] = true;
            });
        };
        for (std::uint32_t i = program_.fixed.begin; i < program_.reasons.end; ++i)
            note(program_.schedule[i]);
        // Outer bodies stand behind those inside them.
        for (std::size_t i = program_.schedule.size(); i-- > program_.reasons.end;)
            note(program_.schedule[i]);
        for (std::size_t i = program_.reasons.end; i < program_.schedule.size(); ++i)
            note(program_.schedule[i]);
    }

    void find(NodeIndex root) {
        const std::vector<NodeIndex>& below = cone_.below(root);
        const auto facts = facts_in(below);
        Joint joint;
        std::size_t product = 1;
        for (const auto& [fact, readers] : facts) {
            if (needs_no_rows(root, readers, below))
                continue;
            Split split = split_of(fact.second, readers);
            if (split.rows() < 2)
                continue;
            product *= split.rows();
            if (product > most_rows)
                break;
            joint.splits.push_back(std::move(split));
        }
        if (joint.splits.empty())
            return;
        joint.cone = hanging_on(below, joint.splits);
        joint.quantity = is_quantity(program_, program_.nodes[root]);
        if (joint.cone.size() * rows_of(joint) <= most_work && may_be_repeated(root, joint.cone))
            note(root, std::move(joint));
    }

    /// While a list is gone through, no other is gone through anew.
    bool may_be_repeated(NodeIndex root, const std::vector<NodeIndex>& cone) const {
        const auto goes_through_a_list = [&](NodeIndex index) {
            const Node& node = program_.nodes[index];
            return has_body(node.op) || (node.e != no_node && !program_.joints[node.e].sums.empty());
        };
        const bool in_a_body = root >= program_.reasons.end;
        return !in_a_body || std::none_of(cone.begin(), cone.end(), goes_through_a_list);
    }

    /// A sum may have one already.
    void note(NodeIndex root, Joint joint) {
        std::uint32_t& index = program_.nodes[root].e;
        if (index == no_node) {
            index = static_cast<std::uint32_t>(program_.joints.size());
            program_.joints.emplace_back();
        }
        Joint& noted = program_.joints[index];
        noted.splits = std::move(joint.splits);
        noted.cone = std::move(joint.cone);
        noted.quantity = joint.quantity;
    }

    static std::size_t rows_of(const Joint& joint) {
        std::size_t rows = 1;
        for (const Split& split : joint.splits)
            rows *= split.rows();
        return rows;
    }

    /// By declaration: the facts that something in there chooses by, and who reads them.
    std::map<std::pair<std::uint32_t, NodeIndex>, Readers> facts_in(const std::vector<NodeIndex>& nodes) {
        std::map<std::pair<std::uint32_t, NodeIndex>, Readers> facts;
        for (const NodeIndex index : nodes) {
            const Node& node = program_.nodes[index];
            const bool by = (is_by(node.op) || is_by_period(node.op)) && node.a != no_node && chooses_[node.a];
            if (by)
                facts[{program_.nodes[node.a].c, node.a}].by.push_back(index);
        }
        for (const NodeIndex index : nodes)
            note_other_readers(index, facts);
        return facts;
    }

    void note_other_readers(NodeIndex index, std::map<std::pair<std::uint32_t, NodeIndex>, Readers>& facts) {
        const Node& node = program_.nodes[index];
        const bool by = is_by(node.op) || is_by_period(node.op);
        bool as_selector = by;  // its first reading is that of its selector
        reading_.of(node, [&](NodeIndex operand) {
            const bool selector = std::exchange(as_selector, false) && operand == node.a;
            if (selector || program_.nodes[operand].op != Op::fact)
                return;
            const auto found = facts.find({program_.nodes[operand].c, operand});
            if (found != facts.end())
                found->second.others = true;
        });
    }

    bool needs_no_rows(NodeIndex root, const Readers& readers, const std::vector<NodeIndex>& below) {
        if (readers.others || readers.by.size() != 1)
            return false;
        const NodeIndex by = readers.by.front();
        const Node& node = program_.nodes[root];
        return by == root || (is_order(node) && (node.a == by) != (node.b == by) && reads_once(root, by, below));
    }

    /// Whether nothing else below the comparison reads the value that it compares.
    bool reads_once(NodeIndex root, NodeIndex by, const std::vector<NodeIndex>& below) {
        bool again = false;
        for (const NodeIndex index : below)
            if (index != root)
                reading_.of(program_.nodes[index], [&](NodeIndex operand) { again = again || operand == by; });
        return !again;
    }

    Split split_of(NodeIndex fact, const Readers& readers) const {
        Split split;
        split.fact = fact;
        if (is_by_period(program_.nodes[readers.by.front()].op) || is_date(fact))
            split.periods = stretches(readers);
        else
            split.codes = codes(fact, readers);
        return split;
    }

    bool is_date(NodeIndex fact) const {
        return static_cast<model::Kind>(program_.nodes[fact].detail) == model::Kind::date;
    }

    /// One value of the enum for each row; each value is a row of its own where something reads the value itself.
    std::vector<std::int64_t> codes(NodeIndex fact, const Readers& readers) const {
        const model::Fact& declared = program_.model->facts[program_.nodes[fact].c];
        const auto count = program_.model->at(declared.type.of_enum).values.size();
        std::set<std::vector<std::uint32_t>> known;
        std::vector<std::int64_t> rows;
        for (std::uint32_t code = 0; code < count; ++code) {
            std::vector<std::uint32_t> chosen;
            for (const NodeIndex by : readers.by)
                chosen.push_back(program_.branch_of[program_.nodes[by].c][code]);
            if (readers.others)
                chosen.push_back(code);
            if (known.insert(std::move(chosen)).second)
                rows.push_back(code);
        }
        return rows;
    }

    /// Of days on which all of them choose alike.
    std::vector<Period> stretches(const Readers& readers) const {
        std::set<values::Day> firsts{values::first_day};
        for (const NodeIndex by : readers.by)
            for (std::size_t i = 0; i < program_.members(program_.nodes[by]).size(); ++i)
                firsts.insert(program_.periods[program_.nodes[by].c + i].from);
        std::vector<Period> all;
        for (const values::Day first : firsts) {
            if (!all.empty())
                all.back().until = first - 1;
            all.push_back({first, values::last_day});
        }
        return all;
    }

    std::vector<NodeIndex> hanging_on(const std::vector<NodeIndex>& below, const std::vector<Split>& splits) {
        std::set<NodeIndex> hanging;
        for (const Split& split : splits)
            hanging.insert(split.fact);
        std::vector<NodeIndex> nodes;
        for (const NodeIndex index : below) {
            bool hangs = false;
            reading_.of(program_.nodes[index], [&](NodeIndex operand) { hangs = hangs || hanging.contains(operand); });
            if (!hangs)
                continue;
            hanging.insert(index);
            nodes.push_back(index);
        }
        return nodes;
    }

    Program& program_;
    Reading reading_;
    Cone cone_;
    std::vector<bool> chooses_;  // by node: a fact that something chooses by
    std::vector<bool> hangs_;    // by node
};

}  // namespace

void find_joints(Program& program) {
    Finding(program).run();
}

}  // namespace chapeau::program
