// What the policy has, worked out for the members that are spoken of. An expression in the body of a quantifier or of a
// count comes to something else for every member, so the bodies around it are gone into, outermost first.
#include <algorithm>

#include "interpreter/record/record.hpp"
#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using model::Expression;
using model::ExpressionId;
using model::Kind;

namespace {

struct Operand {
    ExpressionId id;
    bool in_body = false;
};

/// Takes whatever a node has under the names that operands have.
class Operands {
  public:
    explicit Operands(std::vector<Operand>& out) : out_(out) {}

    template <class Node>
    void operator()(const Node& node) {
        body_ = requires {
            node.depth;
        };
        if constexpr (requires { node.left; })
            take(node.left), take(node.right);
        if constexpr (requires { node.members; })
            take(node.members);
        if constexpr (requires { node.from; })
            take(node.from), take(node.to);
        if constexpr (requires { node.value; })
            take(node.value);
        if constexpr (requires { node.where; })
            take(node.where);
        if constexpr (requires { node.satisfies; })
            take(node.satisfies);
        body_ = false;
        if constexpr (requires { node.up_to; })
            take(node.up_to);
        if constexpr (requires { node.set; })
            take(node.set);
        if constexpr (requires { node.member; })
            take(node.member);
        if constexpr (requires { node.fact; })
            take(node.fact);
        if constexpr (requires { node.operand; })
            take(node.operand);
        if constexpr (requires { node.date; })
            take(node.date);
        if constexpr (requires { node.code; })
            take(node.code);
        if constexpr (requires { node.selector; })
            take(node.selector);
        if constexpr (requires { node.branches; })
            for (const auto& branch : node.branches)
                take(branch);
    }

  private:
    void take(ExpressionId id) { out_.push_back({id, body_}); }
    void take(const std::optional<ExpressionId>& id) {
        if (id)
            take(*id);
    }
    void take(const std::vector<ExpressionId>& ids) {
        for (const ExpressionId id : ids)
            take(id);
    }
    void take(const model::ByPeriod::Branch& branch) { take(branch.value); }
    template <class Other>
    void take(const Other&) {}

    std::vector<Operand>& out_;
    bool body_ = false;
};

std::vector<Operand> operands_of(const Expression& expression) {
    std::vector<Operand> out;
    std::visit(Operands(out), expression.node);
    return out;
}

std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n')
            out += c;
        else if (!out.ends_with(' '))
            out += ' ';
    return out;
}

}  // namespace

std::vector<ExpressionId> SentenceReader::operands(ExpressionId id) const {
    std::vector<ExpressionId> out;
    for (const Operand& operand : operands_of(model_.at(id)))
        out.push_back(operand.id);
    return out;
}

std::vector<ExpressionId> SentenceReader::within(ExpressionId id) {
    auto& around = of_.around_;
    if (around.empty()) {
        around.resize(model_.expressions.size());
        for (std::uint32_t i = 0; i < model_.expressions.size(); ++i)
            for (const Operand& operand : operands_of(model_.at(ExpressionId{i})))
                around[operand.id.index] = {ExpressionId{i}, operand.in_body};
    }
    std::vector<ExpressionId> out;
    for (auto at = around[id.index]; at; at = around[at->first.index])
        if (at->second)
            out.insert(out.begin(), at->first);
    return out;
}

const std::vector<ExpressionId>& SentenceReader::written_as(std::string_view source) {
    if (of_.by_source_.empty())
        for (std::uint32_t i = 0; i < model_.expressions.size(); ++i) {
            const auto text = world_.engine.policy->trees.sources.text(model_.at(ExpressionId{i}).span);
            of_.by_source_[on_one_line(text)].push_back({i});
        }
    return of_.by_source_[std::string(source)];
}

evaluate::Results& SentenceReader::room() {
    if (!room_)
        room_.emplace(world_.results);
    return *room_;
}

std::uint32_t SentenceReader::depth_of(ExpressionId quantifier) const {
    return std::visit(
        [](const auto& node) -> std::uint32_t {
            if constexpr (requires { node.depth; })
                return node.depth;
            else
                return 0;
        },
        model_.at(quantifier).node);
}

bool SentenceReader::is_of(const SpokenOf& spoken, const model::Fact& list) {
    return spoken.list.empty() || spoken.list == title_of(list);
}

const model::Fact& SentenceReader::list_of(ExpressionId quantifier) const {
    const auto list = std::visit(
        [](const auto& node) {
            if constexpr (requires { node.depth, node.list; })
                return node.list;
            else
                return model::FactId{};
        },
        model_.at(quantifier).node);
    return model_.at(list);
}

/// A body around of which no member is spoken must not be read by a count within it: then no member of it is gone to.
bool SentenceReader::go_to(const std::vector<ExpressionId>& bodies, const Scope& scope) {
    std::size_t unread = 0;
    for (; !scope.empty() && scope.size() + unread < bodies.size(); ++unread) {
        const ExpressionId around = bodies[bodies.size() - scope.size() - unread - 1];
        if (counts_by_member(around, depth_of(around), false))
            return false;
    }
    if (bodies.size() > scope.size() + unread)
        return false;
    const std::size_t before = scope.size() + unread - bodies.size();
    for (std::size_t i = unread; i < bodies.size(); ++i) {
        const SpokenOf& spoken = scope[before + i - unread];
        const model::Fact& list = list_of(bodies[i]);
        const record::ListDatum& datum = world_.record.lists[list.slot];
        const program::NodeIndex node = world_.engine.program.expressions[bodies[i].index];
        if (!is_of(spoken, list) || !datum.known || spoken.member >= datum.count || node == program::no_node)
            return false;
        evaluate::evaluate_member(world_.engine.program, world_.record, world_.engine.program.nodes[node],
                                  spoken.member, room());
    }
    return true;
}

std::optional<Actual> SentenceReader::worked_out(ExpressionId id, const Scope& scope) {
    const std::vector<ExpressionId> bodies = within(id);
    if (!go_to(bodies, scope))
        return std::nullopt;
    return result_of(id, bodies.empty() ? world_.results : room());
}

Actual SentenceReader::result_of(ExpressionId id, const evaluate::Results& results) {
    const program::Program& program = world_.engine.program;
    const program::NodeIndex index = program.expressions[id.index];
    Actual out;
    out.type = model_.at(id).type;
    if (index == program::no_node) {
        out.opaque = true;
        return out;
    }
    const program::Node& node = program.nodes[index];
    if (program::is_truth(node.op)) {
        out.yes = results.truth(node).satisfied;
        out.known = out.yes != Kleene::unknown;
        return out;
    }
    const evaluate::Value& value = results.value(node);
    out.known = value.known;
    if (model::is_quantity(out.type.kind)) {
        if (value.known || value.has_low)
            out.low = value.low;
        if (value.known)
            out.high = value.low;
        else if (value.has_high)
            out.high = value.high;
    } else if (out.type.kind == Kind::text && value.known) {
        out.prints = {'"' + std::string(value.text) + '"'};
    } else if (value.known) {
        out.prints = {print_of(out.type, value.code)};
    }
    return out;
}

bool SentenceReader::may_be_called(ExpressionId id, std::string_view name) {
    const auto is = [&](const std::string& title) {
        std::string_view rest = name;
        return rest == title || (consume(rest, title) && rest.starts_with(", " + std::string(w_.member)));
    };
    const auto& node = model_.at(id).node;
    if (const auto* fact = std::get_if<model::FactValue>(&node))
        return is(title_of(model_.at(fact->fact)));
    if (const auto* field = std::get_if<model::ElementValue>(&node))
        return is(title_of(model_.at(field->column)));
    if (const auto* define = std::get_if<model::DefineValue>(&node))
        return is(title_of(model_.at(define->define)));
    return true;
}

Verdict SentenceReader::side(std::string_view source, std::string_view value, const std::vector<std::string>& members) {
    Scope scope;
    std::deque<std::string> lists;
    for (const std::string& member : members)
        for (const model::Fact& fact : model_.facts)
            if (const std::size_t open = member.rfind('['); fact.path == member.substr(0, open)) {
                lists.push_back(title_of(fact));
                scope.push_back({static_cast<std::uint32_t>(std::stoul(member.substr(open + 1))), lists.back()});
            }
    for (const model::List& each : model_.lists)
        if (each.name == source || source.starts_with('{'))
            return Verdict::holds;
    Verdict best = Verdict::unknown;
    for (const ExpressionId id : written_as(source))
        best = std::max(best, side_of(id, value, scope));
    if (const std::size_t at = value.find(w_.nothing_granted); at != std::string_view::npos)
        best = std::max(best, nothing_granted(value.substr(at + w_.nothing_granted.size())));
    if (best == Verdict::holds)
        count(value == w_.not_known || is_range(value) ? "open side" : "side");
    blame(best, value);
    return best;
}

/// It says all the members that it is for.
Verdict SentenceReader::side_of(ExpressionId id, std::string_view value, const Scope& scope) {
    if (within(id).size() > scope.size())
        return Verdict::unknown;
    std::vector<Actual> all;
    const auto* field = std::get_if<model::ElementValue>(&model_.at(id).node);
    if (const auto* fact = std::get_if<model::FactValue>(&model_.at(id).node);
        fact != nullptr && world_.record.singles[model_.at(fact->fact).slot].known)
        all.push_back(of_datum(model_.at(fact->fact), world_.record.singles[model_.at(fact->fact).slot]));
    else if (field != nullptr && model_.at(field->column).type.many != model::Many::one)
        add(model_.at(field->column), scope, all);
    else if (const auto made = worked_out(id, scope))
        all.push_back(*made);
    Verdict best = Verdict::unknown;
    for (const Actual& actual : all)
        best = std::max(best, shows(actual, value));
    return best;
}

}  // namespace chapeau::properties
