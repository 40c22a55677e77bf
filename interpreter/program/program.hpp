// The model lowered to flat arrays: one node per thing to be worked out, in dependency order.
//
// A node reads the results of nodes before it and writes one result of its own: a value or a truth (see evaluate.hpp).
// Names are gone: a define, a clause or a grant that is referred to is simply the node that works it out, so each is
// worked out once however often it is used. What a quantifier or an aggregate does for each member of its list is a
// schedule of its own (its body); whatever in there does not depend on the member is hoisted out of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/model/model.hpp"
#include "interpreter/program/code_set.hpp"
#include "interpreter/values/calendar.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::program {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = UINT32_MAX;

/// What a node does. The comments name the operands: `a` and `b` are nodes unless said otherwise, `members` and `body`
/// are what the functions of `Program` give.
enum class Op : std::uint8_t {
    // values
    constant,  // a: index into `constants`
    fact,      // a: slot of a single fact, c: index of its FactId, detail: Kind, many
    element,   // a: column, b: index of its FactId, c: columns of its list, d: list slot, detail: Kind, many; of the
               // member at `depth`
    add,       // a + b
    subtract,  // a - b
    multiply,  // a * b
    divide,    // a / b
    add_days,  // date a + days b
    subtract_days,      // date a - days b
    days_between,       // date a - date b
    step_months,        // date a, b: months (signed), detail: Rounding
    read_in,            // NOC code a, detail: Edition
    level,              // NOC code a, detail: Edition; c: index into `levels`
    earliest_of,        // members
    latest_of,          // members
    count,              // a: list slot, b: where or none, body
    sum,                // a: list slot, b: where or none, c: value, body
    earliest_over,      // likewise
    latest_over,        // likewise
    days_covered,       // a: list slot, b: where or none, c: from, d: to, e: up to or none, body
    value_by_period,    // a: as-of fact's node, members: a value each, periods from c; detail: 1 for quantities
    value_by_selector,  // a: selector, members: a value each, c: index into `branch_of`; detail: 1 for quantities
    granted,            // a: what a decision grants, b: the decision; c: index of its GrantId; detail: 1 for quantities
    // truths
    never,
    truth_constant,      // a: 0 or 1
    truth_fact,          // as fact
    truth_element,       // as element
    compare_quantities,  // a, b, detail: Relation
    compare_codes,       // a, b, detail: Relation: enums, by their order
    compare_nocs,        // a, b, detail: equal, unequal or same_as_written
    compare_texts,       // a, b, detail: equal or unequal
    in_codes,            // a in the code set from place c; detail: its bits
    in_texts,            // a in list c
    includes,            // set fact or element a (node), member b
    overlap_codes,       // set a (node), code set as in_codes
    overlap_texts,       // set a (node), list c
    stated,              // a: node of a fact or element
    stated_list,         // a: list slot
    some,                // a: list slot, b: where or none, body
    every,               // a: list slot, b: where or none, c: satisfies, body
    all_of,              // members; also `and`
    any_of,              // members; also `or`
    none_of,             // members
    at_least,            // members, c: how many
    negation,            // not a
    truth_by_period,     // as value_by_period
    truth_by_selector,   // as value_by_selector
    guards,              // members: the guards of a clause and of those it is written in, all of which must hold
    applies,             // guard a or none, body b: a clause whole
    closed,              // body a, which fails when none of it applies
    deemed,              // body a deemed met when b
    except,              // body a except when b
    approved,            // decision a
    truth_granted,       // as granted
};

struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Node {
    Op op = Op::never;
    std::uint8_t detail = 0;
    model::Many many = model::Many::one;
    /// Of the element's or quantifier's variable.
    std::uint8_t depth = 0;
    /// Index into the results' truths or values, by the kind of `op`.
    std::uint32_t slot = 0;
    std::uint32_t a = no_node;
    std::uint32_t b = no_node;
    std::uint32_t c = no_node;
    std::uint32_t d = no_node;
    std::uint32_t e = no_node;  // of all but days_covered: index into `joints`
    /// Of `operands`: its members; of `schedule` for what has a body. No node has both.
    Range range{};
};
static_assert(sizeof(Node) == 36);  // nodes are most of what a large policy's evaluation goes through

[[nodiscard]] constexpr bool has_body(Op op) {
    switch (op) {
        case Op::count:
        case Op::sum:
        case Op::earliest_over:
        case Op::latest_over:
        case Op::days_covered:
        case Op::some:
        case Op::every:
            return true;
        default:
            return false;
    }
}

[[nodiscard]] constexpr bool is_truth(Op op) {
    return op >= Op::never;
}

struct Constant {
    values::Rational number;
    std::int64_t code = 0;
    std::string text;
    model::Kind kind = model::Kind::number;
};

struct Period {
    values::Day from = values::first_day;
    values::Day until = values::last_day;
};

/// The level of a NOC code: by first and second digit, the index of the enum's value, or -1 for none.
struct Levels {
    std::int16_t of[10][10];
};

/// A fact that a comparison or value is worked out for row by row where it is not known.
struct Split {
    NodeIndex fact = no_node;
    std::vector<std::int64_t> codes;  // of an enum: a value for each row
    std::vector<Period> periods;      // of the day that governs: a stretch for each row

    [[nodiscard]] std::size_t rows() const { return codes.empty() ? periods.size() : codes.size(); }
};

/// Likewise, a field of a list's members, or the order of two numbers or days that hang on one.
struct MemberSplit {
    std::uint32_t column = 0;     // its FactId
    std::uint32_t codes = 0;      // of an enum or a yes/no: how many values it can have
    std::vector<NodeIndex> cuts;  // of a number or day: constants that it is compared with
    /// Comparisons of the same two: the first of them is less than, the same as, or more than the second.
    struct Compared {
        NodeIndex node = no_node;
        bool turned = false;  // whether it has the second one first
    };
    std::vector<Compared> compared;
    std::uint32_t term = 0;  // whose body has the first of them

    [[nodiscard]] std::size_t rows() const { return !compared.empty() ? 3 : codes > 0 ? codes : 2 * cuts.size() + 1; }
};

/// `factor` times the result of a node.
struct Term {
    NodeIndex node = no_node;
    values::Rational factor;
};

/// Counts and sums over one list, to be added member by member.
struct MemberSum {
    std::uint32_t list = 0;  // its slot
    std::vector<Term> counted;
    std::vector<MemberSplit> splits;
};

/// How a result is sharpened that is not settled: by adding up what goes through one list member by member, and by
/// working it out for each row of the facts that were picked for it.
struct Joint {
    std::vector<Term> others;  // what the sum holds beside `sums`
    std::vector<MemberSum> sums;
    std::vector<Split> splits;
    std::vector<NodeIndex> cone;  // the nodes that hang on the splits' facts, in order, this one last
    bool quantity = false;
};

/// The nodes of one clause. Those it has not are no_node.
struct ClauseNodes {
    NodeIndex value = no_node;    // all of it: what a reference to the clause reads
    NodeIndex guard = no_node;    // its own and its parents' guards together
    NodeIndex applies = no_node;  // its own guard alone
    NodeIndex met = no_node;
    NodeIndex deemed = no_node;
    NodeIndex except = no_node;
};

struct Program {
    const model::Model* model = nullptr;
    std::vector<Node> nodes;
    std::vector<NodeIndex> operands;
    /// What is the same for every record; the main range; what only reasons read; the bodies.
    std::vector<NodeIndex> schedule;
    Range fixed;
    Range main;
    Range reasons;
    std::vector<Constant> constants;
    std::vector<Period> periods;
    std::vector<std::vector<std::uint32_t>> branch_of;
    std::vector<Levels> levels;
    std::vector<Joint> joints;
    CodeSets code_sets;
    std::uint32_t truths = 0;
    std::uint32_t values = 0;

    std::vector<ClauseNodes> clauses;  // by ClauseId
    std::vector<NodeIndex> grants;     // by GrantId
    std::vector<NodeIndex> defines;    // by DefineId; no_node where nothing uses it
    /// By node: the first clause whose value it is, and the first definition; `none` where there is none.
    std::vector<std::uint32_t> clause_at;
    std::vector<std::uint32_t> define_at;
    static constexpr std::uint32_t none = UINT32_MAX;
    /// By node: whether what it comes to hangs on what a decision grants. Empty where nothing reads a grant.
    std::vector<bool> hangs_on_grant;
    std::vector<NodeIndex>
        expressions;  // by ExpressionId: the node that works it out (a reference: that of what it names)

    [[nodiscard]] std::span<const NodeIndex> members(const Node& node) const {
        return has_body(node.op) ? std::span<const NodeIndex>() : part(operands, node.range);
    }
    [[nodiscard]] std::span<const NodeIndex> body(const Node& node) const {
        return has_body(node.op) ? part(schedule, node.range) : std::span<const NodeIndex>();
    }
    [[nodiscard]] static std::span<const NodeIndex> part(const std::vector<NodeIndex>& of, Range range) {
        return std::span(of).subspan(range.begin, range.end - range.begin);
    }
};

/// Lowers a checked model; it must have had no errors and must outlive the program.
[[nodiscard]] Program lower(const model::Model& model);

/// The nodes of the main schedule that `target` depends on, itself last: enough to work out one clause alone.
[[nodiscard]] std::vector<NodeIndex> needed_for(const Program& program, NodeIndex target);

}  // namespace chapeau::program
