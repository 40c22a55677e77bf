// Conditions and the clauses made of them. A condition on something unknown is unknown; the tables of truth.hpp do the
// rest.
#include <algorithm>
#include <string_view>

#include "interpreter/evaluate/nodes.hpp"
#include "interpreter/evaluate/ranges.hpp"
#include "interpreter/text/folding.hpp"

namespace chapeau::evaluate {

namespace {

using model::Relation;

Truth datum_truth(const record::Datum& datum) {
    return condition(datum.known ? kleene(datum.code != 0) : Kleene::unknown);
}

/// Enum values by their rank. A level that a code has not (-1) is different from all, and neither above nor below one.
bool codes(Relation relation, std::int64_t a, std::int64_t b) {
    if (relation == Relation::equal || relation == Relation::unequal)
        return (a == b && a >= 0) == (relation == Relation::equal);
    if (a < 0 || b < 0)
        return false;
    if (relation == Relation::at_least || relation == Relation::at_most)
        return relation == Relation::at_least ? a >= b : a <= b;
    return relation == Relation::more ? a > b : a < b;
}

/// Codes of two editions are neither the same nor different, unless it is the writing that is asked about.
Kleene nocs(Relation relation, std::int64_t a, std::int64_t b) {
    if (relation == Relation::same_as_written)
        return kleene(a == b);
    if (model::edition_of(a) != model::edition_of(b))
        return Kleene::unknown;
    return kleene((a == b) == (relation == Relation::equal));
}

bool is_text(const Run& run, NodeIndex node) {
    return static_cast<model::Kind>(run.program.nodes[node].detail) == model::Kind::text;
}

std::int64_t set_code(const Run& run, const Value& set, std::uint32_t member) {
    return run.record.codes[static_cast<std::size_t>(set.code) + member];
}
std::string_view set_text(const Run& run, const Value& set, std::uint32_t member) {
    return run.record.texts[static_cast<std::size_t>(set_code(run, set, member))];
}

bool set_has(const Run& run, NodeIndex set_node, const Value& member) {
    const Value& set = run.value(set_node);
    for (std::uint32_t i = 0; i < set.count; ++i) {
        const bool found = is_text(run, set_node) ? text::same(set_text(run, set, i), member.text)
                                                  : set_code(run, set, i) == member.code;
        if (found)
            return true;
    }
    return false;
}

bool in_list(const Run& run, const Node& node, std::int64_t code) {
    return run.program.code_sets.has({node.c, node.detail}, code);
}
bool in_list(const Run& run, const Node& node, std::string_view text) {
    const std::vector<std::string>& texts = run.program.model->lists[node.c].folded;
    const auto found = std::partition_point(texts.begin(), texts.end(),
                                            [text](const std::string& each) { return text::order(each, text) < 0; });
    return found != texts.end() && text::order(*found, text) == 0;
}

/// Whether any member of the set that the node reads is in; `at` gives a member by its number.
template <class At>
Truth some_in_list(const Run& run, const Node& node, const At& at) {
    const Value& set = run.value(node.a);
    if (!set.known)
        return condition(Kleene::unknown);
    for (std::uint32_t i = 0; i < set.count; ++i)
        if (in_list(run, node, at(set, i)))
            return condition(Kleene::yes);
    return condition(Kleene::no);
}

Gathered gathered(const Run& run, const Node& node, bool negating = false) {
    Gathered all;
    for (const NodeIndex member : run.program.members(node))
        all.add(negating ? negated(run.truth(member)) : run.truth(member));
    return all;
}

/// Two of which is known how they lie to each other.
struct Ordered {
    int order = 0;

    [[nodiscard]] Kleene less() const { return kleene(order < 0); }
    [[nodiscard]] Kleene more() const { return kleene(order > 0); }
    [[nodiscard]] Kleene same() const { return kleene(order == 0); }
};

/// By the order that a row fixes, if it fixes that of these two.
Kleene compare_forced(const Run& run, const Node& node) {
    const auto index = static_cast<NodeIndex>(&node - run.program.nodes.data());
    for (const ForcedOrder& forced : run.results.orders)
        for (const program::MemberSplit::Compared& compared : forced.split->compared)
            if (compared.node == index)
                return compare(static_cast<Relation>(node.detail),
                               Ordered{compared.turned ? -forced.order : forced.order});
    return Kleene::unknown;
}

Truth agreed(const Run& run, const Node& node, Branches branches) {
    const auto members = run.program.members(node);
    Truth truth = run.truth(members[branches.first]);
    for (std::uint32_t i = branches.first + 1; i <= branches.last; ++i) {
        const Truth other = run.truth(members[i]);
        truth = {agreement(truth.applies, other.applies), agreement(truth.satisfied, other.satisfied),
                 agreement(truth.unviolated, other.unviolated)};
    }
    return truth;
}

}  // namespace

void never(const Run& run, const Node& node) {
    run.set(node, condition(Kleene::no));
}
void truth_constant(const Run& run, const Node& node) {
    run.set(node, condition(kleene(node.a != 0)));
}
void truth_fact(const Run& run, const Node& node) {
    run.set(node, datum_truth(run.record.singles[node.a]));
}

void truth_element(const Run& run, const Node& node) {
    const record::Datum& datum = cell(run, node);
    const Value* const row = datum.known ? nullptr : forced(run, node);
    run.set(node, row != nullptr ? condition(kleene(row->code != 0)) : datum_truth(datum));
}

void compare_quantities(const Run& run, const Node& node) {
    const auto relation = static_cast<Relation>(node.detail);
    const Kleene settled = compare(relation, Pair{run.value(node.a), run.value(node.b)});
    const bool open = settled == Kleene::unknown && !run.results.orders.empty();
    run.set(node, condition(open ? compare_forced(run, node) : settled));
}

Kleene compare_codes(const Node& node, std::int64_t a, std::int64_t b) {
    const auto relation = static_cast<Relation>(node.detail);
    return node.op == program::Op::compare_nocs ? nocs(relation, a, b) : kleene(codes(relation, a, b));
}

Kleene compare_texts(const Node& node, std::string_view a, std::string_view b) {
    return kleene(text::same(a, b) == (static_cast<Relation>(node.detail) == Relation::equal));
}

void compare_codes(const Run& run, const Node& node) {
    const Value& a = run.value(node.a);
    const Value& b = run.value(node.b);
    run.set(node, condition(a.known && b.known ? compare_codes(node, a.code, b.code) : Kleene::unknown));
}

void compare_texts(const Run& run, const Node& node) {
    const Value& a = run.value(node.a);
    const Value& b = run.value(node.b);
    run.set(node, condition(a.known && b.known ? compare_texts(node, a.text, b.text) : Kleene::unknown));
}

void in_codes(const Run& run, const Node& node) {
    const Value& member = run.value(node.a);
    run.set(node, condition(member.known ? kleene(in_list(run, node, member.code)) : Kleene::unknown));
}

void in_texts(const Run& run, const Node& node) {
    const Value& member = run.value(node.a);
    run.set(node, condition(member.known ? kleene(in_list(run, node, member.text)) : Kleene::unknown));
}

void includes(const Run& run, const Node& node) {
    const bool known = run.value(node.a).known && run.value(node.b).known;
    run.set(node, condition(known ? kleene(set_has(run, node.a, run.value(node.b))) : Kleene::unknown));
}

void overlap_codes(const Run& run, const Node& node) {
    run.set(node, some_in_list(run, node, [&run](const Value& set, std::uint32_t i) { return set_code(run, set, i); }));
}

void overlap_texts(const Run& run, const Node& node) {
    run.set(node, some_in_list(run, node, [&run](const Value& set, std::uint32_t i) { return set_text(run, set, i); }));
}

void stated(const Run& run, const Node& node) {
    const Node& fact = run.program.nodes[node.a];
    if (program::is_truth(fact.op)) {
        const bool known = run.truth(node.a).satisfied != Kleene::unknown;
        return run.set(node, condition(known ? Kleene::yes : Kleene::unknown));
    }
    const Value& value = run.value(node.a);
    const model::Fact& declared = run.program.model->facts[fact.op == program::Op::fact ? fact.c : fact.b];
    const bool one_text = is_text(run, node.a) && declared.type.many == model::Many::one;
    run.set(node, condition(!value.known ? Kleene::unknown : kleene(!(one_text && text::blank(value.text)))));
}

void stated_list(const Run& run, const Node& node) {
    run.set(node, condition(run.record.lists[node.a].known ? Kleene::yes : Kleene::unknown));
}

void all_of(const Run& run, const Node& node) {
    run.set(node, gathered(run, node).all());
}
void any_of(const Run& run, const Node& node) {
    run.set(node, gathered(run, node).any());
}
void none_of(const Run& run, const Node& node) {
    run.set(node, gathered(run, node, true).all());
}
void at_least(const Run& run, const Node& node) {
    run.set(node, gathered(run, node).at_least(node.c));
}
void negation(const Run& run, const Node& node) {
    run.set(node, negated(run.truth(node.a)));
}

void truth_by_period(const Run& run, const Node& node) {
    run.set(node, agreed(run, node, branches_in_force(run, node)));
}
void truth_by_selector(const Run& run, const Node& node) {
    run.set(node, agreed(run, node, branches_selected(run, node)));
}

void guards(const Run& run, const Node& node) {
    Kleene all = Kleene::yes;
    for (const NodeIndex member : run.program.members(node))
        all = both(all, run.truth(member).satisfied);
    run.set(node, condition(all));
}

void applies(const Run& run, const Node& node) {
    const Truth body = run.truth(node.b);
    run.set(node, node.a == program::no_node ? body : guarded(run.truth(node.a).satisfied, body));
}

void closed(const Run& run, const Node& node) {
    run.set(node, closed(run.truth(node.a), Kleene::yes));
}
void deemed(const Run& run, const Node& node) {
    run.set(node, deemed(run.truth(node.a), run.truth(node.b)));
}
void except(const Run& run, const Node& node) {
    run.set(node, excepted(run.truth(node.a), run.truth(node.b)));
}
void approved(const Run& run, const Node& node) {
    run.set(node, approved(run.truth(node.a)));
}
void truth_granted(const Run& run, const Node& node) {
    const bool approved = run.truth(node.b).satisfied == Kleene::yes;
    run.set(node, condition(approved ? run.truth(node.a).satisfied : Kleene::unknown));
}

}  // namespace chapeau::evaluate
