// A walk down a condition with what is wished of it, and down its values with the way that they should move: a side
// that should be more wants more of what is added in it, and less of what is taken away. Factors and divisors are taken
// to be positive, as hours, rates and counts are.
#include "interpreter/trace/moves.hpp"

#include <algorithm>

#include "interpreter/model/operands.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using model::Relation;
using Part = std::optional<ExpressionId>;

Move reversed(Move move) {
    return move == Move::up ? Move::down : move == Move::down ? Move::up : move;
}

Move towards(bool wished) {
    return wished ? Move::up : Move::down;
}

class Walk {
  public:
    /// `keeps`: through the members of a combination that come out as wished, and otherwise through those that do not.
    Walk(const View& view, bool keeps) : view_(view), keeps_(keeps) {}

    void condition(ExpressionId id, bool wished) {
        std::visit(
            Overloaded{
                [&](const model::Not& of) { condition(of.operand, !wished); },
                [&](const model::FailsWhenNoneApplies& of) { condition(of.operand, wished); },
                [&](const model::DefineValue& of) {
                    if (goes_into(of.define, towards(wished)))
                        condition(view_.model.at(of.define).value, wished);
                },
                [&](const model::Combination& of) { combination(of, wished); },
                [&](const model::Quantified& of) { quantified(of, wished); },
                [&](const model::Comparison& of) { comparison(of, wished); },
                [&](const model::InList& of) { value(of.member, Move::otherwise); },
                [&](const model::Includes& of) {
                    value(of.set, towards(wished));
                    value(of.member, Move::otherwise);
                },
                [&](const model::Overlaps& of) { value(of.set, towards(wished)); },
                [&](const model::IsStated& of) { value(of.fact, Move::otherwise); },
                [&](const model::FactValue& of) { add(of.fact, towards(wished)); },
                [&](const model::ElementValue& of) { add(of.column, towards(wished)); },
                [&](const model::ByPeriod& of) { versions(of, [&](ExpressionId one) { condition(one, wished); }); },
                [&](const model::BySelector& of) { rows(of, [&](ExpressionId one) { condition(one, wished); }); },
                [](const auto&) {},
            },
            view_.at(id).node);
    }

    [[nodiscard]] Moves found() && { return std::move(moves_); }

  private:
    /// Once for each way.
    bool goes_into(model::DefineId define, Move move) { return gone_into_.emplace(define, move).second; }

    void add(model::FactId fact, Move move) { moves_[fact].insert(move); }

    void combination(const model::Combination& of, bool wished) {
        const bool each = of.combining == model::Combining::none ? !wished : wished;
        for (const ExpressionId member : of.members)
            if (within_member_ || (view_.holds(member) == evaluate::kleene(each)) == keeps_)
                condition(member, each);
    }

    /// What holds of a member is not asked: the walk is for any of them.
    void quantified(const model::Quantified& of, bool wished) {
        const bool some = of.quantifier == model::Quantifier::some;
        add(of.list, towards(wished == some));
        of_members([&] {
            if (of.where)
                condition(*of.where, wished == some);
            if (of.satisfies)
                condition(*of.satisfies, wished);
        });
    }

    void comparison(const model::Comparison& of, bool wished) {
        Move left = Move::otherwise;
        if (model::is_ordering(of.relation))
            left = towards((of.relation == Relation::at_least || of.relation == Relation::more) == wished);
        value(of.left, left);
        value(of.right, reversed(left));
    }

    void value(ExpressionId id, Move move) {
        std::visit(Overloaded{
                       [&](const model::FactValue& of) { add(of.fact, move); },
                       [&](const model::ElementValue& of) { add(of.column, move); },
                       [&](const model::DefineValue& of) {
                           if (goes_into(of.define, move))
                               value(view_.model.at(of.define).value, move);
                       },
                       [&](const model::Calculation& of) {
                           value(of.left, move);
                           value(of.right, takes_away(of.operation) ? reversed(move) : move);
                       },
                       [&](const model::Aggregate& of) {
                           const bool extreme = of.aggregation == model::Aggregation::earliest ||
                                                of.aggregation == model::Aggregation::latest;
                           members(of.list, extreme ? Move::otherwise : move, of.where);
                           if (of.value)
                               value(*of.value, move);
                       },
                       [&](const model::DaysCovered& of) {
                           members(of.list, move, of.where);
                           value(of.from, reversed(move));
                           value(of.to, move);
                           if (of.up_to)
                               value(*of.up_to, move);
                       },
                       [&](const model::ByPeriod& of) { versions(of, [&](ExpressionId one) { value(one, move); }); },
                       [&](const model::BySelector& of) {
                           value(of.selector, Move::otherwise);
                           rows(of, [&](ExpressionId one) { value(one, move); });
                       },
                       [&](const auto&) {
                           model::for_each_operand(view_.at(id), [&](ExpressionId operand) { value(operand, move); });
                       },
                   },
                   view_.at(id).node);
    }

    static bool takes_away(model::Arithmetic operation) {
        return operation == model::Arithmetic::subtract || operation == model::Arithmetic::subtract_days ||
               operation == model::Arithmetic::days_between || operation == model::Arithmetic::divide;
    }

    void members(model::FactId list, Move move, const Part& where) {
        add(list, move);
        if (!where)
            return;
        of_members([&] {
            for (const bool wished : {true, false})
                if (move == Move::otherwise || move == towards(wished))
                    condition(*where, wished);
        });
    }

    template <class Each>
    void of_members(const Each& each) {
        const bool before = std::exchange(within_member_, true);
        each();
        within_member_ = before;
    }

    template <class Each>
    void versions(const model::ByPeriod& of, const Each& each) {
        if (const auto* one = view_.in_force(of))
            return each(one->value);
        for (const auto& one : of.branches)
            each(one.value);
    }

    template <class Each>
    void rows(const model::BySelector& of, const Each& each) {
        if (const auto one = view_.chosen(of))
            return each(*one);
        for (const ExpressionId one : of.branches)
            each(one);
    }

    const View& view_;
    bool keeps_;
    bool within_member_ = false;
    Moves moves_;
    std::set<std::pair<model::DefineId, Move>> gone_into_;
};

bool are_opposed(Move one, Move other) {
    return one != other || one == Move::otherwise;
}

}  // namespace

Moves moves_to(const View& view, ExpressionId condition, bool wished) {
    Walk walk(view, false);
    walk.condition(condition, wished);
    return std::move(walk).found();
}

Moves moves_that_keep(const View& view, ExpressionId condition, bool now) {
    Walk walk(view, true);
    walk.condition(condition, now);
    return std::move(walk).found();
}

std::set<model::FactId> opposed(const Moves& one, const Moves& other) {
    std::set<model::FactId> facts;
    for (const auto& [fact, moves] : one)
        if (const auto found = other.find(fact); found != other.end())
            for (const Move a : moves)
                if (std::ranges::any_of(found->second, [&](Move b) { return are_opposed(a, b); }))
                    facts.insert(fact);
    return facts;
}

}  // namespace chapeau::trace
