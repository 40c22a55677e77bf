// A number of days covered is one figure made of many periods, and an officer who doubts it wants to know of each
// period what became of it. So the members are gone through once more in their order: what keeps one from counting is
// told, and of one that counts the days that no member above it covers already. What the members add comes to the
// figure. A clause may count a list more than once, and may take one count from another; so each has its name, and is
// told as what it does to the figure. One that stands in a quantifier and reads its member is told for each of these.

#include "interpreter/trace/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/operands.hpp"
#include "interpreter/trace/sentence.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;

/// First and last day, both inclusive.
struct Stretch {
    std::int64_t first = 0;
    std::int64_t last = 0;

    [[nodiscard]] std::int64_t days() const { return last < first ? 0 : last - first + 1; }
};

/// Days that members cover, in stretches that do not overlap: of thousands of members each is looked up, not held
/// against all.
class Covered {
  public:
    /// Adds a stretch and joins what it overlaps; returns how many of its days were not covered before.
    std::int64_t add(const Stretch& stretch) {
        std::int64_t added = stretch.days();
        if (added == 0)
            return 0;
        Stretch joined = stretch;
        auto at = last_of_.upper_bound(stretch.first);
        if (at != last_of_.begin() && std::prev(at)->second >= stretch.first)
            --at;
        while (at != last_of_.end() && at->first <= stretch.last) {
            added -= Stretch{std::max(stretch.first, at->first), std::min(stretch.last, at->second)}.days();
            joined = {std::min(joined.first, at->first), std::max(joined.last, at->second)};
            at = last_of_.erase(at);
        }
        last_of_.emplace(joined.first, joined.last);
        return added;
    }

  private:
    std::map<std::int64_t, std::int64_t> last_of_;  // by the first day
};

std::optional<std::int64_t> day_of(const View& view, ExpressionId id) {
    const evaluate::Value value = view.value(id);
    return value.known ? value.low.floor() : std::nullopt;
}

/// How the days of a count are told: they add to what the clause compares, or are taken away from it.
struct Telling {
    std::string_view counts;
    std::string_view nothing;
    std::string_view nothing_more;
    std::string_view may;
};

Telling telling_of(const Words& words, bool takes) {
    return takes ? Telling{words.takes_away, words.takes_nothing, words.takes_nothing_more, words.may_take}
                 : Telling{words.counts, words.counts_nothing, words.counts_nothing_more, words.may_count};
}

class Counting {
  public:
    Counting(View& view, const model::DaysCovered& node, bool takes)
        : view_(view), words_(view.speech.words), telling_(telling_of(words_, takes)), node_(node) {}

    /// Of the member that the results are at.
    Contribution contribution() {
        days_.reset();
        std::string text = this->text();
        return {days_, std::move(text)};
    }

  private:
    std::string text() {
        const Kleene where = node_.where ? view_.holds(*node_.where) : Kleene::yes;
        if (where == Kleene::no)
            return nothing(shortfall(view_, *node_.where));
        const auto from = day_of(view_, node_.from);
        const auto to = day_of(view_, node_.to);
        const auto end = node_.up_to ? day_of(view_, *node_.up_to) : to;
        if (from && to && *to < *from)
            return nothing(outside(*from, *to));
        if (from && end && *end < *from)
            return nothing(filled(words_.starts_after, {text_of(*end, model::Kind::date)}));
        if (where == Kleene::unknown)
            return filled(telling_.may, {shortfall(view_, *node_.where)});
        for (const auto& [day, id] :
             {std::pair{from, node_.from}, {to, node_.to}, {end, node_.up_to.value_or(node_.to)}})
            if (!day)
                return filled(telling_.may, {filled(words_.field, {view_.title(id), view_.shown(id)})});
        return of_stretch({*from, std::min(*to, *end)}, *to > *end);
    }

    std::string nothing(const std::string& why) {
        days_ = 0;
        return filled(telling_.nothing, {why});
    }

    /// Why nothing is left of a member: it lies before the first day that counts, or after the last one, or it is empty
    /// itself.
    std::string outside(std::int64_t from, std::int64_t to) {
        const auto own_from = own_day(node_.from, model::Extremity::latest);
        const auto own_to = own_day(node_.to, model::Extremity::earliest);
        if (own_from && own_to && *own_to < *own_from)
            return std::string(words_.ends_before_it_starts);
        if (own_from && *own_from <= to)
            return filled(words_.ends_before, {text_of(from, model::Kind::date)});
        if (own_to && from <= *own_to)
            return filled(words_.starts_after, {text_of(to, model::Kind::date)});
        return std::string(words_.ends_before_it_starts);
    }

    /// Of the latest or earliest of several days that which the member itself says; nothing where it says none.
    std::optional<std::int64_t> own_day(ExpressionId id, model::Extremity extremity) {
        const auto& node = view_.at(id).node;
        if (const auto* define = std::get_if<model::DefineValue>(&node))
            return own_day(view_.model.at(define->define).value, extremity);
        const auto* extreme = std::get_if<model::Extreme>(&node);
        if (extreme == nullptr || extreme->extremity != extremity)
            return reads_member(id) ? day_of(view_, id) : std::nullopt;
        std::optional<std::int64_t> own;
        for (const ExpressionId member : extreme->members)
            if (const auto day = own_day(member, extremity))
                own = !own ? day : extremity == model::Extremity::latest ? std::max(*own, *day) : std::min(*own, *day);
        return own;
    }

    bool reads_member(ExpressionId id) {
        const model::Expression& expression = view_.at(id);
        bool reads = std::holds_alternative<model::ElementValue>(expression.node);
        for_each_operand(expression, [&](ExpressionId operand) { reads = reads || reads_member(operand); });
        return reads;
    }

    std::string of_stretch(const Stretch& stretch, bool cut) {
        const std::int64_t added = covered_.add(stretch);
        days_ = added;
        std::string out = added == 0 ? std::string(telling_.nothing_more)
                                     : filled(telling_.counts, {text_of(added, model::Kind::days)});
        if (cut)
            add_filled(out, words_.up_to, {text_of(stretch.last, model::Kind::date)});
        if (added < stretch.days())
            add_filled(out, words_.counted_above, {text_of(stretch.days() - added, model::Kind::days)});
        return out;
    }

    [[nodiscard]] std::string text_of(std::int64_t number, model::Kind kind) const {
        return format_quantity(words_, values::Rational(number), kind);
    }

    View& view_;
    const Words& words_;
    Telling telling_;
    const model::DaysCovered& node_;
    Covered covered_;
    std::optional<std::int64_t> days_;  // of the member that is looked at
};

/// The counts within a clause's conditions, each under what the clause calls it.
class Search {
  public:
    explicit Search(View& view) : view_(view) {}

    void go(ExpressionId id) {
        const model::Expression& expression = view_.at(id);
        if (const auto* define = std::get_if<model::DefineValue>(&expression.node))
            return go_into(define->define);
        if (const auto* node = std::get_if<model::DaysCovered>(&expression.node))
            return count(id, *node);
        if (const auto* made = std::get_if<model::Calculation>(&expression.node)) {
            go(made->left);
            const bool before = takes_;
            takes_ = takes_ != takes_away(*made);
            go(made->right);
            takes_ = before;
            return;
        }
        if (const auto* quantified = std::get_if<model::Quantified>(&expression.node))
            return go_into_body(id, *quantified, {}, {quantified->where, quantified->satisfies});
        if (const auto* aggregate = std::get_if<model::Aggregate>(&expression.node))
            return go_into_body(id, *aggregate, aggregate->value, {aggregate->where});
        for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
    }

    /// One count needs no name.
    std::vector<Counted> found() && {
        if (counts_.size() < 2)
            for (Counted& one : found_)
                one.count.clear();
        return std::move(found_);
    }

  private:
    static bool takes_away(const model::Calculation& made) {
        return made.operation == model::Arithmetic::subtract || made.operation == model::Arithmetic::subtract_days ||
               made.operation == model::Arithmetic::days_between;
    }

    using Part = std::optional<ExpressionId>;

    /// Of a count that reads the member around it there is one for each of these.
    template <class Body>
    void go_into_body(ExpressionId id, const Body& body, Part value, const std::vector<Part>& conditions) {
        const auto parts = [&] {
            if (value)
                go(*value);
            under_conditions(conditions);
        };
        if (!counts_by_member(id, body.depth, false))
            return parts();
        view_.for_each_member(id, [&](std::uint32_t member) {
            around_ = view_.member_title(body.list, member) + ", ";
            parts();
            around_.clear();
        });
    }

    /// What a condition counts is not added to what is around it.
    void under_conditions(const std::vector<Part>& conditions) {
        const bool before = std::exchange(takes_, false);
        for (const Part condition : conditions)
            if (condition)
                go(*condition);
        takes_ = before;
    }

    /// Whether a count within reads the member at that depth.
    [[nodiscard]] bool counts_by_member(ExpressionId id, std::uint32_t depth, bool counted) const {
        const model::Expression& expression = view_.at(id);
        if (const auto* field = std::get_if<model::ElementValue>(&expression.node))
            return counted && field->depth == depth;
        bool reads = false;
        const bool within = counted || std::holds_alternative<model::DaysCovered>(expression.node);
        for_each_operand(expression,
                         [&](ExpressionId operand) { reads = reads || counts_by_member(operand, depth, within); });
        return reads;
    }

    void go_into(model::DefineId id) {
        if (!gone_into_.emplace(id, takes_).second)
            return;
        const model::Define& define = view_.model.at(id);
        const std::string before = std::exchange(called_, escaped(view_.speech.title(define)));
        const std::string around = std::exchange(around_, {});
        go(define.value);
        called_ = before;
        around_ = around;
    }

    void count(ExpressionId id, const model::DaysCovered& node) {
        Counting counting(view_, node, takes_);
        const std::string called = called_.empty() ? view_.title(id) : called_;
        counts_.emplace(id, takes_);
        view_.for_each_member(id, [&](std::uint32_t member) {
            found_.push_back({called, view_.member_path(node.list, member),
                              around_ + view_.member_title(node.list, member), counting.contribution().text});
        });
    }

    View& view_;
    bool takes_ = false;
    std::string called_;
    std::string around_;  // the member of the list around: `job 2, `
    std::set<std::pair<ExpressionId, bool>> counts_;
    std::vector<Counted> found_;
    std::set<std::pair<model::DefineId, bool>> gone_into_;
};

}  // namespace

std::vector<Counted> counted_in(View& view, const model::Clause& clause) {
    Search search(view);
    search.go(clause.met);
    return std::move(search).found();
}

void for_each_contribution(View& view, ExpressionId id, const model::DaysCovered& node,
                           const std::function<void(std::uint32_t, const Contribution&)>& each) {
    Counting counting(view, node, false);
    view.for_each_member(id, [&](std::uint32_t member) { each(member, counting.contribution()); });
}

}  // namespace chapeau::trace
