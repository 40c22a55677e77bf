// Distances of several kinds are held against each other by what part of their limit they are: 30 days of 1,460 are
// nearer than a level of four. What has no distance, a yes/no or a value that is another, is a whole limit away.
#include "interpreter/trace/nearness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "interpreter/trace/closing.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using model::Combining;
using model::Kind;

/// So many parts are measured, and the rest are each one condition: through definitions that are read on several ways
/// there can be any number, of which nobody would read.
constexpr int most_measured = 1000;

/// Of a comparison that came out otherwise; 1 where there is no order.
double away(const View& view, const model::Comparison& comparison, const std::optional<Distance>& apart) {
    if (!apart)
        return 1;
    const double part = part_of_limit(view, comparison, *apart);
    return std::isinf(part) ? std::abs(approximate(apart->left_minus_right)) : part;
}

class Away {
  public:
    explicit Away(const View& view) : view_(view) {}

    double of(ExpressionId id, bool wanted) {
        if (view_.holds(id) == evaluate::kleene(wanted))
            return 0;
        if (left_ == 0)
            return 1;
        --left_;
        return std::visit(
            Overloaded{
                [&](const model::Comparison& node) { return away(view_, node, distance_of(view_, node)); },
                [&](const model::Not& node) { return of(node.operand, !wanted); },
                [&](const model::DefineValue& node) { return of(view_.model.at(node.define).value, wanted); },
                [&](const model::Combination& node) { return of(node, wanted); },
                [&](const model::ByPeriod& node) {
                    const auto* branch = view_.in_force(node);
                    return branch ? of(branch->value, wanted) : 1;
                },
                [](const auto&) { return 1.0; },
            },
            view_.at(id).node);
    }

  private:
    double of(const model::Combination& node, bool wanted) {
        const bool member = node.combining == Combining::none ? !wanted : wanted;
        std::vector<double> each;
        for (const ExpressionId one : node.members)
            each.push_back(of(one, member));
        std::ranges::sort(each);
        double sum = 0;
        for (std::size_t i = 0; i < std::min(needed(node, wanted), each.size()); ++i)
            sum += each[i];
        return sum;
    }

    /// How many of the members must come out so that the whole does.
    static std::size_t needed(const model::Combination& node, bool wanted) {
        const std::size_t all = node.members.size();
        switch (node.combining) {
            case Combining::all:
            case Combining::none:
                return wanted ? all : 1;
            case Combining::any:
                return wanted ? 1 : all;
            case Combining::at_least:
                break;
        }
        return wanted ? node.count : all + 1 - std::min<std::size_t>(node.count, all);
    }

    const View& view_;
    int left_ = most_measured;
};

// ---------------------------------------------------------------- gaps

/// Of those as far away one that can be told is nearer.
bool is_nearer(const Gap& a, const Gap& b) {
    return a.away == b.away ? !a.text.empty() && b.text.empty() : a.away < b.away;
}

class Gaps {
  public:
    Gaps(View& view, Unchangeable& unchangeable) : view_(view), unchangeable_(unchangeable) {}

    /// `named`: a gap beside others says of what it is.
    Gap of(ExpressionId id, bool named) {
        if (left_ == 0)
            return single(id);
        --left_;
        return std::visit(
            Overloaded{
                [&](const model::Comparison& node) { return of(node, id, named); },
                [&](const model::DefineValue& node) { return of(view_.model.at(node.define).value, named); },
                [&](const model::Combination& node) { return of(node, id); },
                [&](const model::FailsWhenNoneApplies& node) {
                    return none_applies(view_, id) ? single(id) : of(node.operand, named);
                },
                [&](const model::Quantified& node) { return of(node, id, named); },
                [&](const model::ByPeriod& node) {
                    const auto* branch = view_.in_force(node);
                    return branch ? of(branch->value, named) : single(id);
                },
                [&](const auto&) { return single(id); },
            },
            view_.at(id).node);
    }

  private:
    Gap single(ExpressionId id) { return {view_.holds(id) == Kleene::yes ? 0.0 : 1.0, {}}; }

    Gap of(const model::Comparison& node, ExpressionId id, bool named) {
        Gap gap = single(id);
        if (gap.away == 0)
            return gap;
        const auto apart = distance_of(view_, node);
        gap.away = away(view_, node, apart);
        if (apart)
            gap.text = margin_of(view_, node, *apart);
        if (named && !gap.text.empty())
            gap.text = filled(view_.speech.words.named, {view_.title(node.left), gap.text});
        return gap;
    }

    Gap of(const model::Combination& node, ExpressionId id) {
        if (node.combining != Combining::all && node.combining != Combining::any)
            return single(id);
        const bool any = node.combining == Combining::any;
        std::vector<ExpressionId> failing;
        for (const ExpressionId member : node.members)
            if (view_.holds(member) != Kleene::yes && !(any && unchangeable_.never_holds(member)))
                failing.push_back(member);
        std::vector<Gap> gaps;
        for (const ExpressionId member : failing)
            gaps.push_back(of(member, failing.size() > 1));
        if (any)
            std::stable_sort(gaps.begin(), gaps.end(), is_nearer);
        Gap whole{any && !gaps.empty() ? gaps.front().away : 0, {}};
        for (const Gap& gap : gaps) {
            whole.away += any ? 0 : gap.away;
            if (!gap.text.empty())
                whole.text += std::string(whole.text.empty() ? std::string_view()
                                          : any              ? view_.speech.words.join_or
                                                             : view_.speech.words.join_and) +
                              gap.text;
        }
        return whole;
    }

    Gap of(const model::Quantified& node, ExpressionId id, bool named) {
        if (node.quantifier == model::Quantifier::every)
            return single(id);
        std::optional<Gap> nearest;
        view_.for_each_member(id, [&](std::uint32_t member) {
            unchangeable_.look_at(id, member);
            if (unchangeable_.never_holds(node.satisfies ? *node.satisfies : *node.where))
                return;
            Gap gap = of(node.satisfies ? *node.satisfies : *node.where, named);
            if (node.satisfies && node.where)
                gap.away += of(*node.where, named).away;
            if (!nearest || is_nearer(gap, *nearest))
                nearest = std::move(gap);
        });
        return nearest.value_or(single(id));
    }

    View& view_;
    Unchangeable& unchangeable_;
    int left_ = most_measured;
};

}  // namespace

double part_of_limit(const View& view, const model::Comparison& comparison, const Distance& apart) {
    constexpr double year = 365;
    const model::Type& type = view.at(comparison.left).type;
    const double measure = type.kind == Kind::date ? year
                           : type.kind == Kind::enumeration
                               ? static_cast<double>(view.model.at(type.of_enum).values.size())
                               : std::abs(approximate(view.value(comparison.right).low));
    return measure > 0 ? std::abs(approximate(apart.left_minus_right)) / measure
                       : std::numeric_limits<double>::infinity();
}

double away_from(const View& view, ExpressionId condition, bool wanted) {
    return Away(view).of(condition, wanted);
}

Gap gap_of(View& view, Unchangeable& unchangeable, ExpressionId condition) {
    return Gaps(view, unchangeable).of(condition, false);
}

}  // namespace chapeau::trace
