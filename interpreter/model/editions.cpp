// A code under the wrong edition. Every NOC code carries its edition, and a level, a comparison or a list of one
// edition says nothing of a code of the other. Where an expression can only ever hold codes of one edition (`offer.noc
// read in NOC 2016`, or a define that is one of these by period), what asks it about the other is open for every record
// there could be. The policy means something all the same, so it is warned of.
//
// Which editions a code can be of is worked out over a window of the governing day: a period of the condition narrows
// the window, and of a define with periods only those count that the window touches. What is not known is both, so
// nothing is reported that some record could settle.
#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"

namespace chapeau::model {

namespace {

using values::Day;

/// A set of editions.
using Mask = unsigned;
constexpr Mask neither = 0;
constexpr Mask both = 3;
constexpr Mask mask_of(Edition edition) {
    return edition == Edition::noc2016 ? 1 : 2;
}
constexpr std::string_view year_of(Mask mask) {
    return mask == 1 ? "2016" : "2021";
}

struct Window {
    Day from = values::first_day;
    Day until = values::last_day;
};
Window narrowed(Window window, const ByPeriod::Branch& branch) {
    return {std::max(window.from, branch.from.value_or(values::first_day)),
            std::min(window.until, branch.until.value_or(values::last_day))};
}
bool is_empty(Window window) {
    return window.until < window.from;
}

/// As the beginning of a sentence.
std::string text_of(Window window) {
    const bool open_past = window.from == values::first_day;
    const bool open_future = window.until == values::last_day;
    if (open_past && open_future)
        return {};
    if (open_past)
        return fmt::format("until {} ", values::text_of(window.until));
    if (open_future)
        return fmt::format("from {} ", values::text_of(window.from));
    return fmt::format("from {} until {} ", values::text_of(window.from), values::text_of(window.until));
}

/// Calls `use` for the operands of a node.
template <class Use>
void for_each_operand(const Expression& expression, const Use& use) {
    const auto maybe = [&](const std::optional<ExpressionId>& operand) {
        if (operand)
            use(*operand);
    };
    const auto all = [&](const std::vector<ExpressionId>& operands) {
        for (const ExpressionId operand : operands)
            use(operand);
    };
    std::visit(
        [&](const auto& node) {
            if constexpr (requires { node.left; }) {
                use(node.left);
                use(node.right);
            } else if constexpr (requires { node.members; }) {
                all(node.members);
            } else if constexpr (requires { node.selector; }) {
                use(node.selector);
                all(node.branches);
            } else if constexpr (requires { node.up_to; }) {
                use(node.from);
                use(node.to);
                maybe(node.where);
                maybe(node.up_to);
            } else if constexpr (requires { node.satisfies; }) {
                maybe(node.where);
                maybe(node.satisfies);
            } else if constexpr (requires { node.where; }) {
                maybe(node.value);
                maybe(node.where);
            } else if constexpr (requires { node.months; }) {
                use(node.date);
            } else if constexpr (requires { node.code.index; }) {
                use(node.code);
            } else if constexpr (requires { node.member; }) {
                use(node.member);
            } else if constexpr (requires { node.operand; }) {
                use(node.operand);
            }
        },
        expression.node);
}

class Editions {
  public:
    explicit Editions(Checking& checking) : checking_(checking), model_(checking.model) {}

    void check() {
        for (const Clause& clause : model_.clauses) {
            walk(clause.met, {});
            for (const auto& part : {clause.applies, clause.deemed, clause.except})
                if (part)
                    walk(*part, {});
        }
        for (std::size_t i = 0; i < model_.defines.size(); ++i)
            if (!checking_.define_wrong[i])
                walk(model_.defines[i].value, {});
        for (const Grant& grant : model_.grants)
            walk(grant.value, {});
    }

  private:
    void walk(ExpressionId id, Window window) {
        const Expression& expression = model_.at(id);
        if (const auto* by_period = std::get_if<ByPeriod>(&expression.node)) {
            for (const ByPeriod::Branch& branch : by_period->branches)
                walk(branch.value, narrowed(window, branch));
            return;
        }
        if (const auto* level = std::get_if<Level>(&expression.node))
            check_level(*level, expression.span, window);
        else if (const auto* comparison = std::get_if<Comparison>(&expression.node))
            check_comparison(*comparison, window);
        else if (const auto* in = std::get_if<InList>(&expression.node))
            check_list(*in, window);
        for_each_operand(expression, [&](ExpressionId operand) { walk(operand, window); });
    }

    // ---------------------------------------------------------------- what is asked of a code

    void check_level(const Level& level, Span span, Window window) {
        const Mask mask = over(level.code, window);
        if (mask == neither || (mask & mask_of(level.edition)) != neither)
            return;
        const std::string_view own = mask == 1 ? "skill" : "teer";
        const std::string_view asked = mask == 1 ? "teer" : "skill";
        report(level.code, span, window, mask,
               fmt::format("`.{}` is of NOC {} alone", asked, year_of(mask_of(level.edition))),
               fmt::format("write `{}.{}`, or ask in the period of the other edition", words(level.code), own));
    }

    void check_comparison(const Comparison& comparison, Window window) {
        if (model_.at(comparison.left).type.kind != Kind::noc || comparison.relation == Relation::same_as_written)
            return;
        const Mask left = over(comparison.left, window);
        const Mask right = over(comparison.right, window);
        if (left == neither || right == neither || (left & right) != neither)
            return;
        report(comparison.left, model_.at(comparison.right).span, window, left,
               fmt::format("`{}` is of NOC {}", words(comparison.right), year_of(right)),
               fmt::format("compare with a code of NOC {}, or write `is written as`", year_of(left)));
    }

    void check_list(const InList& in, Window window) {
        const List& list = model_.at(in.list);
        if (list.element.kind != Kind::noc || list.codes.empty())
            return;
        Mask held = neither;
        for (const std::int64_t end : {list.codes.front(), list.codes.back()})  // they are in order
            held = held | mask_of(edition_of(end));
        const Mask mask = over(in.member, window);
        if (mask == neither || (mask & held) != neither)
            return;
        report(in.member, model_.at(in.member).span, window, mask,
               list.name.empty() ? fmt::format("these are codes of NOC {}", year_of(held))
                                 : fmt::format("`{}` holds codes of NOC {} alone", list.name, year_of(held)),
               fmt::format("name codes of NOC {}, or ask in the period of the other edition", year_of(mask)));
    }

    void report(ExpressionId code, Span span, Window window, Mask mask, const std::string& other, std::string help) {
        checking_.warning(
            code::code_of_other_edition, span,
            fmt::format("{}`{}` is a code of NOC {}, and {}", text_of(window), words(code), year_of(mask), other),
            std::move(help));
    }

    [[nodiscard]] std::string words(ExpressionId id) const { return checking_.words(model_.at(id).span); }

    // ---------------------------------------------------------------- which editions a code can be of

    Mask over(ExpressionId id, Window window) {
        if (is_empty(window))
            return neither;
        const auto& node = model_.at(id).node;
        if (const auto* literal = std::get_if<Literal>(&node))
            return mask_of(edition_of(literal->code));
        if (const auto* read_in = std::get_if<ReadIn>(&node))
            return over(read_in->code, window) & mask_of(read_in->edition);
        if (const auto* define = std::get_if<DefineValue>(&node))
            return of_define(define->define, window);
        return both;
    }

    struct Stretch {
        Window window;
        Mask mask = both;
    };

    /// The stretches of time in which a define is of the same editions, in order.
    const std::vector<Stretch>& stretches(DefineId id) {
        if (const auto found = stretches_.find(id.index); found != stretches_.end())
            return found->second;
        stretches_[id.index] = {Stretch{}};  // a define that comes back to itself, or from too deep
        if (++depth_ <= deepest && !checking_.define_wrong[id.index])
            stretches_[id.index] = work_out(model_.at(id).value);
        --depth_;
        return stretches_[id.index];
    }

    std::vector<Stretch> work_out(ExpressionId value) {
        const auto* by_period = std::get_if<ByPeriod>(&model_.at(value).node);
        if (by_period == nullptr)
            return {{{}, over(value, {})}};
        std::vector<Stretch> all;
        for (const ByPeriod::Branch& branch : by_period->branches) {
            const Window window = narrowed({}, branch);
            const Mask mask = over(branch.value, window);
            if (!all.empty() && all.back().mask == mask)
                all.back().window.until = window.until;
            else
                all.push_back({window, mask});
        }
        return all;
    }

    Mask of_define(DefineId id, Window window) {
        const std::vector<Stretch>& all = stretches(id);
        auto at = std::ranges::lower_bound(all, window.from, {}, [](const Stretch& each) { return each.window.until; });
        Mask mask = neither;
        for (; at != all.end() && at->window.from <= window.until && mask != both; ++at)
            mask = mask | at->mask;
        return mask;
    }

    static constexpr int deepest = 64;
    Checking& checking_;
    const Model& model_;
    std::unordered_map<std::uint32_t, std::vector<Stretch>> stretches_;  // by define
    int depth_ = 0;
};

}  // namespace

void check_editions(Checking& checking) {
    Editions(checking).check();
}

}  // namespace chapeau::model
