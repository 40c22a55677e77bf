// Kleene's logic, clause by clause; clauses, definitions and guards are worked out once for what is supposed. A number
// or a date is never known here, so neither is what compares one.
#include "interpreter/model/supposing.hpp"

#include <algorithm>

namespace chapeau::model {

using evaluate::both;
using evaluate::condition;
using evaluate::kleene;
using evaluate::Kleene;
using evaluate::negated;
using Truth = evaluate::Truth;

namespace {

Truth agreed(Truth a, Truth b) {
    return {evaluate::agreement(a.applies, b.applies), evaluate::agreement(a.satisfied, b.satisfied),
            evaluate::agreement(a.unviolated, b.unviolated)};
}

bool in_list(const List& list, std::int64_t code) {
    return std::ranges::binary_search(list.codes, code);
}

}  // namespace

bool holds(Relation relation, std::int64_t a, std::int64_t b) {
    switch (relation) {
        case Relation::equal:
        case Relation::same_as_written:
            return a == b;
        case Relation::unequal:
            return a != b;
        case Relation::at_least:
            return a >= b;
        case Relation::at_most:
            return a <= b;
        case Relation::more:
            return a > b;
        case Relation::less:
            return a < b;
    }
    return false;
}

Supposing::Supposing(const Model& model)
    : model_(model), clauses_(model.clauses.size()), defines_(model.defines.size()), guards_(model.clauses.size()) {}

std::optional<FactId> Supposing::read_by(const Model& model, ExpressionId id) {
    const auto* level = std::get_if<Level>(&model.at(id).node);
    const bool teer = level != nullptr && level->edition == Edition::noc2021;
    const auto* read = std::get_if<FactValue>(&model.at(teer ? level->code : id).node);
    if (read == nullptr || model.at(read->fact).place != Fact::Place::single)
        return std::nullopt;
    const Type type = model.at(read->fact).type;
    const bool can = teer || (type.many == Many::one ? type.kind == Kind::enumeration || type.kind == Kind::yes_no
                                                     : type.many == Many::set && type.kind == Kind::enumeration);
    return can ? std::optional(read->fact) : std::nullopt;
}

void Supposing::suppose(FactId fact, Supposed value) {
    facts_[fact] = std::move(value);
    begin_anew();
}
void Supposing::forget(FactId fact) {
    facts_.erase(fact);
    begin_anew();
}
void Supposing::force_to_fail(std::optional<ExpressionId> expression) {
    failing_ = expression;
    begin_anew();
}
void Supposing::take_to_apply(const std::vector<bool>* clauses) {
    applying_ = clauses;
    begin_anew();
}

struct Supposing::Condition {
    Supposing& in;

    static Truth known(bool is_known, bool value) { return condition(is_known ? kleene(value) : Kleene::unknown); }

    Truth operator()(const Literal& node) const { return known(true, node.code != 0); }
    Truth operator()(const DefineValue& node) const { return in.define(node.define); }
    Truth operator()(const Combination& node) const { return in.of(node); }
    Truth operator()(const ByPeriod& node) const { return in.of(node); }
    Truth operator()(const BySelector& node) const { return in.of(node); }
    Truth operator()(const Comparison& node) const { return in.of(node); }
    Truth operator()(const Not& node) const { return negated(in.truth(node.operand)); }
    Truth operator()(const FailsWhenNoneApplies& node) const {
        return evaluate::closed(in.truth(node.operand), Kleene::yes);
    }
    Truth operator()(const Never&) const { return condition(Kleene::no); }
    Truth operator()(const ClauseValue& node) const { return in.truth(node.clause); }
    Truth operator()(const IsApproved& node) const { return evaluate::approved(in.truth(node.decision)); }
    Truth operator()(const InList& node) const {
        if (in.is_of_no_such_teer(node))
            return condition(Kleene::no);
        const auto code = in.code(node.member);
        return known(code.has_value(), code && in_list(in.model_.at(node.list), *code));
    }
    Truth operator()(const Includes& node) const {
        const Supposed* set = in.supposed(node.set);
        const auto code = in.code(node.member);
        const bool both_known = set != nullptr && code;
        return known(both_known, both_known && std::ranges::count(set->members, *code) > 0);
    }
    Truth operator()(const Overlaps& node) const {
        const Supposed* set = in.supposed(node.set);
        const auto among = [&](std::int64_t code) { return in_list(in.model_.at(node.list), code); };
        return known(set != nullptr, set != nullptr && std::ranges::any_of(set->members, among));
    }
    Truth operator()(const IsStated& node) const {
        return condition(in.supposed(node.fact) != nullptr ? Kleene::yes : Kleene::unknown);
    }
    Truth operator()(const FactValue& node) const {
        const auto found = in.facts_.find(node.fact);
        return known(found != in.facts_.end(), found != in.facts_.end() && found->second.code != 0);
    }
    template <class Other>
    Truth operator()(const Other&) const {
        return condition(Kleene::unknown);
    }
};

Truth Supposing::truth(ExpressionId id) {
    return failing_ == id ? condition(Kleene::no) : std::visit(Condition{*this}, model_.at(id).node);
}

Truth Supposing::of(const Combination& node) {
    evaluate::Gathered all;
    for (const ExpressionId member : node.members)
        all.add(node.combining == Combining::none ? negated(truth(member)) : truth(member));
    if (node.combining == Combining::any)
        return all.any();
    return node.combining == Combining::at_least ? all.at_least(node.count) : all.all();
}

Truth Supposing::of(const ByPeriod& node) {
    Truth all = truth(node.branches.front().value);
    for (const ByPeriod::Branch& branch : node.branches)
        all = agreed(all, truth(branch.value));
    return all;
}

Truth Supposing::of(const BySelector& node) {
    if (const auto selected = code(node.selector))
        return truth(node.branches[node.branch_of[static_cast<std::size_t>(*selected)]]);
    Truth all = truth(node.branches.front());
    for (const ExpressionId branch : node.branches)
        all = agreed(all, truth(branch));
    return all;
}

Truth Supposing::of(const Comparison& node) {
    const auto left = code(node.left);
    const auto right = code(node.right);
    return condition(left && right ? kleene(holds(node.relation, *left, *right)) : Kleene::unknown);
}

Truth Supposing::define(DefineId id) {
    Memo<Truth>& memo = defines_[id.index];
    if (memo.round != round_)
        memo = {round_, truth(model_.at(id).value)};
    return memo.known;
}

Truth Supposing::truth(ClauseId id) {
    if (clauses_[id.index].round == round_)
        return clauses_[id.index].known;
    const Clause& clause = model_.at(id);
    Truth made = truth(clause.met);
    if (clause.deemed)
        made = evaluate::deemed(made, deemed(id));
    if (clause.except)
        made = evaluate::excepted(made, truth(*clause.except));
    made = evaluate::guarded(guard(id), made);
    clauses_[id.index] = {round_, made};
    return made;
}

Truth Supposing::deemed(ClauseId id) {
    const Truth known = truth(*model_.at(id).deemed);
    const bool taken_to_fail = applying_ != nullptr && (*applying_)[id.index] && known.satisfied == Kleene::unknown;
    return taken_to_fail ? condition(Kleene::no) : known;
}

Kleene Supposing::guard(ClauseId id) {
    if (guards_[id.index].round == round_)
        return guards_[id.index].known;
    const Clause& clause = model_.at(id);
    Kleene made = clause.applies ? truth(*clause.applies).satisfied : Kleene::yes;
    if (clause.parent)
        made = both(guard(*clause.parent), made);
    if (made == Kleene::unknown && applying_ != nullptr && (*applying_)[id.index])
        made = Kleene::yes;
    guards_[id.index] = {round_, made};
    return made;
}

const Supposed* Supposing::supposed(ExpressionId id) const {
    const auto fact = read_by(model_, id);
    const auto found = fact ? facts_.find(*fact) : facts_.end();
    return found != facts_.end() ? &found->second : nullptr;
}

/// Whether the list holds codes of other TEERs only than the one supposed.
bool Supposing::is_of_no_such_teer(const InList& node) const {
    const auto* read = std::get_if<FactValue>(&model_.at(node.member).node);
    const auto found = read != nullptr ? facts_.find(read->fact) : facts_.end();
    if (found == facts_.end() || model_.at(node.member).type.kind != Kind::noc)
        return false;
    const auto can_be = [&](std::int64_t code) {
        return edition_of(code) != Edition::noc2021 || code / 1000 % 10 == found->second.code;
    };
    return std::ranges::none_of(model_.at(node.list).codes, can_be);
}

/// Of a value of an enum.
std::optional<std::int64_t> Supposing::code(ExpressionId id) const {
    const Expression& expression = model_.at(id);
    if (expression.type.kind != Kind::enumeration || expression.type.many != Many::one)
        return std::nullopt;
    if (const auto* literal = std::get_if<Literal>(&expression.node))
        return literal->code;
    if (const auto* define = std::get_if<DefineValue>(&expression.node))
        return code(model_.at(define->define).value);
    if (const auto* by = std::get_if<BySelector>(&expression.node)) {
        const auto selected = code(by->selector);
        return selected ? code(by->branches[by->branch_of[static_cast<std::size_t>(*selected)]]) : std::nullopt;
    }
    const Supposed* fact = supposed(id);
    return fact != nullptr ? std::optional(fact->code) : std::nullopt;
}

}  // namespace chapeau::model
