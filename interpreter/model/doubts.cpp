// What a policy may say and hardly means: a clause that anything meets, an exception that takes away all that the guard
// lets in, comparisons that no value passes together, a fact that nothing reads. Each is a warning.
//
// Ranges are narrowed by the comparisons with written values that must hold together, those of `and` and `all of`, of a
// clause also those of its guards; where nothing is left of a range, the comparison that left nothing is told with the
// one before it on that side.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::model {

namespace {

using values::Rational;

/// One end of a range, and the comparison that set it; none: the declaration of the fact did.
struct End {
    Rational value;
    bool inclusive = true;
    std::optional<ExpressionId> by;
};

struct Between {
    std::optional<End> low;
    std::optional<End> high;

    [[nodiscard]] bool is_empty() const {
        if (!low || !high)
            return false;
        return high->value < low->value || (low->value == high->value && !(low->inclusive && high->inclusive));
    }
    void raise(End end) {
        if (!low || low->value < end.value || (low->value == end.value && !end.inclusive))
            low = std::move(end);
    }
    void lower(End end) {
        if (!high || end.value < high->value || (high->value == end.value && !end.inclusive))
            high = std::move(end);
    }
};

/// What is compared: a fact, a field of a member at some depth, or a define.
using Compared = std::tuple<int, std::uint32_t, std::uint32_t>;
using Ranges = std::map<Compared, Between>;

class Doubts {
  public:
    explicit Doubts(Checking& checking) : checking_(checking), model_(checking.model) {}

    void look() {
        for (const Clause& clause : model_.clauses) {
            doubt_met(clause);
            doubt_exception(clause);
            doubt_ranges(clause);
        }
        for (const Define& define : model_.defines)
            alternatives(define.value, {});
        doubt_facts();
    }

  private:
    // ---------------------------------------------------------------- met whatever comes

    void doubt_met(const Clause& clause) {
        const auto* literal = std::get_if<Literal>(&model_.at(clause.met).node);
        if (literal == nullptr || clause.role == Role::decision)
            return;
        checking_.warning(
            code::met_by_anything, model_.at(clause.met).span,
            fmt::format("`{}` is {} whatever the record says", clause.name, literal->code != 0 ? "met" : "not met"),
            literal->code != 0 ? "write what it takes; where only an exception matters, write `met when "
                                 "not …` in its place"
                               : "write `never met`, if that is what is meant");
    }

    // ---------------------------------------------------------------- an exception as wide as the guard

    void doubt_exception(const Clause& clause) {
        if (!clause.except)
            return;
        std::map<std::string, ExpressionId> guards;
        for (const Clause* outer = &clause; outer != nullptr;
             outer = outer->parent ? &model_.at(*outer->parent) : nullptr)
            if (outer->applies)
                for (const ExpressionId one : parts(*outer->applies, Combining::all))
                    guards.try_emplace(text(one), one);
        for (const ExpressionId one : parts(*clause.except, Combining::any))
            if (const auto guard = guards.find(text(one)); guard != guards.end())
                checking_
                    .warning(code::exception_of_all, model_.at(one).span,
                             fmt::format("`{}` takes away all that `{}` applies to",
                                         checking_.words(model_.at(one).span), clause.name),
                             "write what is to be taken away; where nothing passes, write `never met`")
                    .related.push_back({model_.at(guard->second).span, "it applies only where this holds"});
    }

    /// The members of `all of` or `any of`, of those in it too; what is neither, itself.
    std::vector<ExpressionId> parts(ExpressionId id, Combining combining) const {
        const auto* combination = std::get_if<Combination>(&model_.at(id).node);
        if (combination == nullptr || combination->combining != combining)
            return {id};
        std::vector<ExpressionId> out;
        for (const ExpressionId member : combination->members)
            for (const ExpressionId part : parts(member, combining))
                out.push_back(part);
        return out;
    }

    /// As written, with one blank for several.
    [[nodiscard]] std::string text(ExpressionId id) const {
        std::string out;
        for (const char c : checking_.trees.sources.text(model_.at(id).span))
            if (c != ' ' && c != '\n' && c != '\r')
                out += c;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        return out;
    }

    // ---------------------------------------------------------------- ranges

    void doubt_ranges(const Clause& clause) {
        Ranges ranges;
        for (std::optional<ClauseId> outer = clause.parent; outer; outer = model_.at(*outer).parent)
            if (const auto& guard = model_.at(*outer).applies)
                narrow(ranges, *guard);
        if (clause.applies)
            together(*clause.applies, ranges);
        together(clause.met, ranges);
        if (clause.deemed)
            alternatives(*clause.deemed, ranges);
        if (clause.except)
            alternatives(*clause.except, {});
    }

    /// What must hold with all that narrowed `ranges`.
    void together(ExpressionId id, Ranges& ranges) {
        narrow(ranges, id);
        for (const ExpressionId part : parts(id, Combining::all))
            alternatives(part, ranges);
    }

    /// Each alternative with what narrowed `ranges`, by itself.
    void alternatives(ExpressionId id, const Ranges& ranges) {
        const auto& node = model_.at(id).node;
        const auto apart = [&](ExpressionId one, const Ranges& within) {
            Ranges own = within;
            together(one, own);
        };
        if (const auto* combination = std::get_if<Combination>(&node)) {
            if (combination->combining == Combining::all)
                return apart(id, ranges);
            const bool turned = combination->combining == Combining::none;
            for (const ExpressionId member : combination->members)
                apart(member, turned ? Ranges{} : ranges);
        } else if (const auto* by_period = std::get_if<ByPeriod>(&node)) {
            for (const ByPeriod::Branch& branch : by_period->branches)
                apart(branch.value, ranges);
        } else if (const auto* closed = std::get_if<FailsWhenNoneApplies>(&node)) {
            apart(closed->operand, ranges);
        } else if (const auto* negation = std::get_if<Not>(&node)) {
            apart(negation->operand, {});
        } else if (const auto* quantified = std::get_if<Quantified>(&node)) {
            Ranges own = ranges;
            if (quantified->where)
                together(*quantified->where, own);
            if (quantified->satisfies)
                together(*quantified->satisfies, own);
        }
    }

    /// By the comparisons among what must hold together; says so where nothing is left.
    void narrow(Ranges& ranges, ExpressionId id) {
        for (const ExpressionId part : parts(id, Combining::all))
            if (const auto* comparison = std::get_if<Comparison>(&model_.at(part).node))
                narrow(ranges, part, *comparison);
    }

    void narrow(Ranges& ranges, ExpressionId id, const Comparison& comparison) {
        const bool turned = std::holds_alternative<Literal>(model_.at(comparison.left).node);
        const ExpressionId left = turned ? comparison.right : comparison.left;
        const auto* literal = std::get_if<Literal>(&model_.at(turned ? comparison.left : comparison.right).node);
        const auto what = compared(left);
        if (literal == nullptr || !what)
            return;
        const auto [found, added] = ranges.try_emplace(*what);
        Between& range = found->second;
        if (added)
            declared(left, range);
        const bool was_empty = range.is_empty();
        const bool date = model_.at(left).type.kind == Kind::date;
        const Relation relation = turned ? model::turned(comparison.relation) : comparison.relation;
        if (date)
            bound(range, relation, literal->code, id);
        else
            bound(range, relation, literal->number, id);
        if (!was_empty && range.is_empty())
            report(range, id, left);
    }

    [[nodiscard]] std::optional<Compared> compared(ExpressionId id) const {
        const Expression& expression = model_.at(id);
        if (!is_quantity(expression.type.kind) || expression.type.many != Many::one)
            return std::nullopt;
        if (const auto* fact = std::get_if<FactValue>(&expression.node))
            return Compared{0, fact->fact.index, 0};
        if (const auto* element = std::get_if<ElementValue>(&expression.node))
            return Compared{1, element->column.index, element->depth};
        if (const auto* define = std::get_if<DefineValue>(&expression.node))
            return Compared{2, define->define.index, 0};
        return std::nullopt;
    }

    void declared(ExpressionId left, Between& range) const {
        const auto& node = model_.at(left).node;
        const auto* fact = std::get_if<FactValue>(&node);
        const auto* element = std::get_if<ElementValue>(&node);
        if (fact == nullptr && element == nullptr)
            return;
        const Bounds& bounds = model_.at(fact != nullptr ? fact->fact : element->column).bounds;
        if (bounds.least)
            range.raise({*bounds.least, !bounds.above, std::nullopt});
        if (bounds.most)
            range.lower({*bounds.most, true, std::nullopt});
    }

    static void bound(Between& range, Relation relation, const Rational& value, ExpressionId by) {
        const bool exact = relation == Relation::equal;
        const bool inclusive = exact || relation == Relation::at_least || relation == Relation::at_most;
        if (exact || relation == Relation::at_least || relation == Relation::more)
            range.raise({value, inclusive, by});
        if (exact || relation == Relation::at_most || relation == Relation::less)
            range.lower({value, inclusive, by});
    }

    /// Days are whole: after a day is from the next day on.
    static void bound(Between& range, Relation relation, std::int64_t day, ExpressionId by) {
        if (relation == Relation::more)
            return bound(range, Relation::at_least, Rational(day + 1), by);
        if (relation == Relation::less)
            return bound(range, Relation::at_most, Rational(day - 1), by);
        bound(range, relation, Rational(day), by);
    }

    void report(const Between& range, ExpressionId id, ExpressionId left) {
        if (!reported_.insert(id).second)
            return;
        const auto& other = range.low->by == id ? range.high->by : range.low->by;
        const std::string words = checking_.words(model_.at(id).span);
        const std::string what = checking_.words(model_.at(left).span);
        if (!other || *other == id) {
            checking_.warning(
                code::nothing_left, model_.at(id).span,
                fmt::format("`{}` never holds: the declaration of `{}` leaves no such value", words, what),
                "correct the value, or the declaration");
            return;
        }
        checking_
            .warning(code::nothing_left, model_.at(id).span,
                     fmt::format("`{}` and `{}` never hold together", checking_.words(model_.at(*other).span), words),
                     "correct one of the two, or write `or` between them")
            .related.push_back({model_.at(*other).span, "the other one"});
    }

    // ---------------------------------------------------------------- facts

    /// A record's fields are its shape, which facts share; an identifier is read by every trace.
    void doubt_facts() {
        std::set<FactId> read;
        for (const Expression& expression : model_.expressions)
            std::visit([&](const auto& node) { note(node, read); }, expression.node);
        if (model_.as_of)
            read.insert(*model_.as_of);
        for (std::uint32_t i = 0; i < model_.facts.size(); ++i) {
            const Fact& fact = model_.facts[i];
            const bool own = fact.place != Fact::Place::column && std::ranges::count(fact.path, '.') == 1;
            if (own && !read.contains({i}) && !fact.path.ends_with(".id") && !checking_.is_standard(fact.span))
                checking_.warning(code::unused_fact, fact.span, fmt::format("nothing reads the fact `{}`", fact.path),
                                  "use it or remove it");
        }
    }

    template <class Node>
    static void note(const Node& node, std::set<FactId>& read) {
        if constexpr (requires { node.fact.index; } && !std::is_same_v<Node, IsStated>)
            read.insert(node.fact);
        if constexpr (std::is_same_v<Node, Aggregate> || std::is_same_v<Node, Quantified> ||
                      std::is_same_v<Node, DaysCovered>)
            read.insert(node.list);
    }

    Checking& checking_;
    const Model& model_;
    std::set<ExpressionId> reported_;
};

}  // namespace

void check_doubts(Checking& checking) {
    if (!grammar::has_errors(checking.diagnostics) && !checking.declarations_lost)
        Doubts(checking).look();
}

}  // namespace chapeau::model
