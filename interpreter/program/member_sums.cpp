// Adults plus children, both counted in one family: a member of unknown age may be the one or the other, but is never
// both and never none. So counts and sums over one list that a sum adds or takes away are added member by member. What
// a member comes to is worked out once for each row of its own unknown fields, as a comparison is of the record's facts
// (see joints.cpp): an enum's values, yes and no, and for numbers and days the stretches between the constants that
// they are compared with.
#include "interpreter/program/member_sums.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>

#include "interpreter/program/operands.hpp"

namespace chapeau::program {

namespace {

using values::Rational;

constexpr std::size_t most_rows_of_member = 64;
constexpr std::size_t most_terms = 64;
constexpr std::size_t most_steps = 1000;

/// A sum as the factors of what it is made of, the last worked out first.
using Factors = std::map<NodeIndex, Rational, std::greater<>>;

class Summing {
  public:
    explicit Summing(Program& program) : program_(program) {}

    void run() {
        for (std::uint32_t i = program_.main.begin; i < program_.reasons.end; ++i) {
            const Op op = program_.nodes[program_.schedule[i]].op;
            if (op == Op::add || op == Op::subtract)
                find(program_.schedule[i]);
        }
    }

  private:
    void find(NodeIndex root) {
        const auto terms = terms_of(root);
        if (!terms)
            return;
        Joint joint;
        std::map<std::uint32_t, std::vector<Term>> by_list;
        for (const Term& term : *terms) {
            const Node& node = program_.nodes[term.node];
            if (is_counted(node))
                by_list[node.a].push_back(term);
            else
                joint.others.push_back(term);
        }
        for (auto& [list, counted] : by_list) {
            if (counted.size() > 1)
                joint.sums.push_back({list, counted, splits_of(counted)});
            else
                joint.others.push_back(counted.front());
        }
        if (joint.sums.empty())
            return;
        joint.quantity = true;
        program_.nodes[root].e = static_cast<std::uint32_t>(program_.joints.size());
        program_.joints.push_back(std::move(joint));
    }

    static bool is_counted(const Node& node) { return (node.op == Op::count || node.op == Op::sum) && node.depth == 0; }

    /// Nothing where the sum is too long, or a factor too large.
    std::optional<std::vector<Term>> terms_of(NodeIndex root) {
        Factors open{{root, Rational(1)}};
        std::vector<Term> terms;
        for (std::size_t step = 0; !open.empty(); ++step) {
            if (step == most_steps || open.size() + terms.size() > most_terms)
                return std::nullopt;
            const auto [index, factor] = *open.begin();
            open.erase(open.begin());
            const auto parts = parts_of(index, factor);
            if (!parts)
                return std::nullopt;
            if (parts->empty())
                terms.push_back({index, factor});
            for (const Term& part : *parts)
                if (!add_to(open, part))
                    return std::nullopt;
        }
        return terms;
    }

    static bool add_to(Factors& open, const Term& part) {
        const auto [known, added] = open.try_emplace(part.node, part.factor);
        if (added)
            return true;
        const auto sum = add(known->second, part.factor);
        known->second = sum.value_or(Rational());
        return sum.has_value();
    }

    /// None where the node is no sum and no multiple; nothing where a factor does not fit.
    std::optional<std::vector<Term>> parts_of(NodeIndex index, const Rational& factor) const {
        const Node& node = program_.nodes[index];
        const bool is_fixed = index < program_.fixed.end;
        if (!is_fixed && node.op == Op::add)
            return std::vector<Term>{{node.a, factor}, {node.b, factor}};
        if (!is_fixed && node.op == Op::subtract)
            return std::vector<Term>{{node.a, factor}, {node.b, factor.negated()}};
        if (is_fixed || (node.op != Op::multiply && node.op != Op::divide))
            return std::vector<Term>();
        const Rational* by = constant(node.b);
        const bool left = by == nullptr && node.op == Op::multiply;
        if (left)
            by = constant(node.a);
        if (by == nullptr || by->is_zero())
            return std::vector<Term>();
        const auto scaled = node.op == Op::multiply ? multiply(factor, *by) : divide(factor, *by);
        return scaled ? std::optional(std::vector<Term>{{left ? node.b : node.a, *scaled}}) : std::nullopt;
    }

    const Rational* constant(NodeIndex index) const {
        const Node& node = program_.nodes[index];
        return node.op == Op::constant ? &program_.constants[node.a].number : nullptr;
    }

    // ------------------------------------------------------------ rows of a member

    struct Field {
        std::size_t readings = 0;
        std::set<NodeIndex> cuts;
    };

    std::vector<MemberSplit> splits_of(const std::vector<Term>& counted) const {
        std::map<std::uint32_t, Field> fields;
        for (const Term& term : counted)
            read(program_.nodes[term.node], fields);
        std::vector<MemberSplit> splits;
        std::size_t product = 1;
        for (const auto& [column, field] : fields) {
            MemberSplit split;
            split.column = column;
            split.codes = codes_in(column);
            split.cuts.assign(field.cuts.begin(), field.cuts.end());
            if (field.readings < 2 || split.rows() < 2)
                continue;
            product *= split.rows();
            if (product > most_rows_of_member)
                break;
            splits.push_back(std::move(split));
        }
        for (MemberSplit& split : orders_in(counted)) {
            product *= split.rows();
            if (product > most_rows_of_member)
                break;
            splits.push_back(std::move(split));
        }
        return splits;
    }

    /// What a node means, wherever it stands; its fields are those of the member that is gone through.
    using Meaning = std::vector<std::uint32_t>;

    void add_meaning(NodeIndex index, Meaning& to) const {
        const Node& node = program_.nodes[index];
        const bool has_meaning = index >= program_.reasons.end && !has_body(node.op);
        to.insert(to.end(), {has_meaning ? 1U : 0U, has_meaning ? static_cast<std::uint32_t>(node.op) : index});
        if (!has_meaning)
            return;
        to.insert(to.end(),
                  {node.detail, node.depth, node.op == Op::element || node.op == Op::step_months ? node.b : 0});
        for_each_operand(program_, node, [&](NodeIndex operand) { add_meaning(operand, to); });
    }

    [[nodiscard]] Meaning meaning_of(NodeIndex index) const {
        Meaning meaning;
        add_meaning(index, meaning);
        return meaning;
    }

    [[nodiscard]] bool has_cut(const Node& node) const {
        return (is_field(program_.nodes[node.a]) && node.b < program_.fixed.end) ||
               (is_field(program_.nodes[node.b]) && node.a < program_.fixed.end);
    }

    /// Of two that are compared more than once, in the order in which they are first.
    std::vector<MemberSplit> orders_in(const std::vector<Term>& counted) const {
        std::vector<MemberSplit> splits;
        std::map<std::pair<Meaning, Meaning>, std::size_t> known;
        for (std::uint32_t term = 0; term < counted.size(); ++term)
            for (const NodeIndex index : program_.body(program_.nodes[counted[term].node])) {
                const Node& node = program_.nodes[index];
                if (node.op != Op::compare_quantities || has_cut(node))
                    continue;
                const Meaning left = meaning_of(node.a);
                const Meaning right = meaning_of(node.b);
                const bool turned = known.contains({right, left});
                const auto place =
                    known.try_emplace(turned ? std::pair(right, left) : std::pair(left, right), splits.size())
                        .first->second;
                if (place == splits.size())
                    splits.emplace_back().term = term;
                splits[place].compared.push_back({index, turned});
            }
        std::erase_if(splits, [](const MemberSplit& split) { return split.compared.size() < 2; });
        return splits;
    }

    void read(const Node& node, std::map<std::uint32_t, Field>& fields) const {
        for (const NodeIndex index : program_.body(node)) {
            const Node& inside = program_.nodes[index];
            if (is_field(inside))
                ++fields[inside.b].readings;
            if (inside.op == Op::compare_quantities) {
                note_cut(inside.a, inside.b, fields);
                note_cut(inside.b, inside.a, fields);
            }
            read(inside, fields);
        }
    }

    void note_cut(NodeIndex field, NodeIndex constant, std::map<std::uint32_t, Field>& fields) const {
        if (is_field(program_.nodes[field]) && constant < program_.fixed.end)
            fields[program_.nodes[field].b].cuts.insert(constant);
    }

    static bool is_field(const Node& node) {
        return (node.op == Op::element || node.op == Op::truth_element) && node.depth == 0 &&
               node.many == model::Many::one;
    }

    std::uint32_t codes_in(std::uint32_t column) const {
        const model::Type& type = program_.model->facts[column].type;
        if (type.kind == model::Kind::enumeration)
            return static_cast<std::uint32_t>(program_.model->at(type.of_enum).values.size());
        return type.kind == model::Kind::yes_no ? 2 : 0;
    }

    Program& program_;
};

}  // namespace

void find_member_sums(Program& program) {
    Summing(program).run();
}

}  // namespace chapeau::program
