// A number of days covered is one figure made of many periods, and an officer who doubts it wants to know of each
// period what became of it. So the members are gone through once more in their order: what keeps one from counting is
// told, and of one that counts the days that no member above it covers already. What the members add comes to the
// figure. One that is open may all the same be sure to add nothing: others cover its days whatever comes of it.
//
// A clause may count a list more than once, take one count from another, or make more or less of a day than one; so
// each has its name, and is told as what it does to the figure: its days, and what they are worth there. Where that
// hangs on the record, only what it covers is told. One that stands in a quantifier and reads its member is told for
// each of these.

#include "interpreter/trace/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/evaluate/covered.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/operands.hpp"
#include "interpreter/trace/sentence.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;

using evaluate::Covered;
using evaluate::Stretch;
using evaluate::Value;
using values::Rational;

std::optional<std::int64_t> day_of(const View& view, ExpressionId id) {
    const Value& value = view.value(id);
    return value.known ? value.low.floor() : std::nullopt;
}

/// How many days a day of a count is in what the clause compares; nothing where that is no fixed number.
using Worth = std::optional<Rational>;

/// How the days of a count are told: they add to what the clause compares, are taken away from it, or it is only said
/// what they cover.
struct Telling {
    std::string_view counts;
    std::string_view nothing;
    std::string_view nothing_more;
    std::string_view may;
};

Telling telling_of(const Words& words, int sign) {
    return sign > 0   ? Telling{words.counts, words.counts_nothing, words.counts_nothing_more, words.may_count}
           : sign < 0 ? Telling{words.takes_away, words.takes_nothing, words.takes_nothing_more, words.may_take}
                      : Telling{words.covers, words.covers_nothing, words.covers_nothing_more, words.may_cover};
}

class Counting {
  public:
    Counting(View& view, ExpressionId id, const model::DaysCovered& node, const Worth& worth)
        : view_(view),
          words_(view.speech.words),
          worth_(worth),
          telling_(telling_of(words_, worth ? worth->sign() : 0)),
          node_(node) {
        view.for_each_member(id, [&](std::uint32_t) { certain_.add(certain_stretch()); });
    }

    /// Of the member that the results are at.
    Contribution contribution() {
        days_.reset();
        std::string text = this->text();
        return {days_, std::move(text)};
    }

  private:
    [[nodiscard]] Kleene where() const { return node_.where ? view_.holds(*node_.where) : Kleene::yes; }
    [[nodiscard]] const Value* up_to() const { return node_.up_to ? &view_.value(*node_.up_to) : nullptr; }

    /// What it covers whatever else is learnt.
    [[nodiscard]] Stretch certain_stretch() const {
        return where() == Kleene::yes
                   ? evaluate::certain_stretch(view_.value(node_.from), view_.value(node_.to), up_to())
                   : Stretch{};
    }

    /// What it may cover; nothing where that has no limit. One that leaves nothing is a day that can be told.
    [[nodiscard]] std::optional<Stretch> possible_stretch() const {
        const Value& from = view_.value(node_.from);
        const Value& to = view_.value(node_.to);
        const auto possible = evaluate::possible_stretch(from, to, up_to());
        const auto told = [](bool stated, const Rational& day) {
            return !stated || (Rational(values::first_day) <= day && day <= Rational(values::last_day));
        };
        const bool limited = told(from.has_low, from.low) && told(to.has_high, to.high) &&
                             (up_to() == nullptr || told(up_to()->has_high, up_to()->high));
        return possible && possible->days() == 0 && !limited ? std::nullopt : possible;
    }

    std::string text() {
        if (where() == Kleene::no)
            return nothing(shortfall(view_, *node_.where));
        const auto possible = possible_stretch();
        if (possible && possible->days() == 0)
            return nothing(outside());
        const auto from = day_of(view_, node_.from);
        const auto to = day_of(view_, node_.to);
        const auto end = node_.up_to ? day_of(view_, *node_.up_to) : to;
        if (where() == Kleene::yes && from && to && end)
            return of_stretch({*from, std::min(*to, *end)}, *to > *end);
        if (possible && certain_stretch().days() == 0 && certain_.covers(*possible)) {
            days_ = 0;
            return std::string(telling_.nothing_more).append(words_.covered_in_any_case);
        }
        return filled(telling_.may, {why_open()});
    }

    std::string nothing(const std::string& why) {
        days_ = 0;
        return filled(telling_.nothing, {why});
    }

    std::string why_open() {
        if (where() == Kleene::unknown)
            return shortfall(view_, *node_.where);
        ExpressionId day = node_.from;
        if (view_.value(day).known)
            day = node_.to;
        if (view_.value(day).known && node_.up_to)
            day = *node_.up_to;
        return filled(words_.field, {view_.title(day), view_.shown(day)});
    }

    /// Why nothing is left of a member, as far as its days are known: it lies before the first day that counts, or
    /// after the last one, or it is empty itself.
    std::string outside() {
        const std::int64_t from = evaluate::whole_day(view_.value(node_.from).low);
        const Value& to_value = view_.value(node_.to);
        if (to_value.has_high && to_value.high < view_.value(node_.from).low)
            return outside(from, evaluate::whole_day(to_value.high));
        return starts_after(evaluate::whole_day(up_to()->high));
    }

    std::string outside(std::int64_t from, std::int64_t to) {
        const auto own_from = own_day(node_.from, model::Extremity::latest);
        const auto own_to = own_day(node_.to, model::Extremity::earliest);
        if (own_from && own_to && *own_to < *own_from)
            return std::string(words_.ends_before_it_starts);
        if ((own_from && *own_from <= to) || (own_to && *own_to < from && !own_from))
            return filled(words_.ends_before, {text_of(from, model::Kind::date)});
        if (own_to ? from <= *own_to : own_from.has_value())
            return starts_after(to);
        return std::string(words_.ends_before_it_starts);
    }

    std::string starts_after(std::int64_t day) {
        return filled(words_.starts_after, {text_of(day, model::Kind::date)});
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
        const std::string_view counts = whole() ? telling_.counts : words_.covers;
        std::string out =
            added == 0 ? std::string(telling_.nothing_more) : filled(counts, {text_of(added, model::Kind::days)});
        if (cut)
            add_filled(out, words_.up_to, {text_of(stretch.last, model::Kind::date)});
        if (added < stretch.days())
            add_filled(out, words_.counted_above, {text_of(stretch.days() - added, model::Kind::days)});
        if (added > 0 && !whole())
            add_worth(out, added);
        return out;
    }

    /// Whether a day counts as one.
    [[nodiscard]] bool whole() const { return worth_ == Rational(1) || worth_ == Rational(-1); }

    /// `; takes away 40 days`
    void add_worth(std::string& out, std::int64_t days) const {
        const auto worth = worth_ ? multiply(*worth_, Rational(days)) : std::nullopt;
        if (!worth || worth->is_zero())
            return;
        const Rational size = worth->sign() < 0 ? worth->negated() : *worth;
        out += words_.with;
        add_filled(out, telling_.counts, {format_quantity(words_, size, model::Kind::days)});
    }

    [[nodiscard]] std::string text_of(std::int64_t number, model::Kind kind) const {
        return format_quantity(words_, Rational(number), kind);
    }

    View& view_;
    const Words& words_;
    Worth worth_;
    Telling telling_;
    const model::DaysCovered& node_;
    Covered certain_;
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
        if (const auto* made = std::get_if<model::Calculation>(&expression.node))
            return go(*made);
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
    void go(const model::Calculation& made) {
        const Worth before = worth_;
        worth_ = left_worth(made);
        go(made.left);
        worth_ = before;
        worth_ = right_worth(made);
        go(made.right);
        worth_ = before;
    }

    [[nodiscard]] Worth left_worth(const model::Calculation& made) const {
        if (made.operation == model::Arithmetic::multiply)
            return times(constant(made.right));
        if (made.operation == model::Arithmetic::divide)
            return over(constant(made.right));
        return worth_;
    }

    [[nodiscard]] Worth right_worth(const model::Calculation& made) const {
        switch (made.operation) {
            case model::Arithmetic::subtract:
            case model::Arithmetic::subtract_days:
            case model::Arithmetic::days_between:
                return worth_ ? std::optional(worth_->negated()) : std::nullopt;
            case model::Arithmetic::multiply:
                return times(constant(made.left));
            case model::Arithmetic::divide:
                return std::nullopt;
            case model::Arithmetic::add:
            case model::Arithmetic::add_days:
                break;
        }
        return worth_;
    }

    /// A number that the policy says, whatever the record.
    [[nodiscard]] Worth constant(ExpressionId id) const {
        const bool number = view_.at(id).type.kind == model::Kind::number && view_.fixed(id) && view_.value(id).known;
        return number ? std::optional(view_.value(id).low) : std::nullopt;
    }
    [[nodiscard]] Worth times(const Worth& factor) const {
        return worth_ && factor ? multiply(*worth_, *factor) : std::nullopt;
    }
    [[nodiscard]] Worth over(const Worth& divisor) const {
        return worth_ && divisor && !divisor->is_zero() ? divide(*worth_, *divisor) : std::nullopt;
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
        const Worth before = std::exchange(worth_, Rational(1));
        for (const Part condition : conditions)
            if (condition)
                go(*condition);
        worth_ = before;
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
        if (!gone_into_.emplace(id, worth_).second)
            return;
        const model::Define& define = view_.model.at(id);
        const std::string before = std::exchange(called_, escaped(view_.speech.title(define)));
        const std::string around = std::exchange(around_, {});
        go(define.value);
        called_ = before;
        around_ = around;
    }

    void count(ExpressionId id, const model::DaysCovered& node) {
        Counting counting(view_, id, node, worth_);
        const std::string called = called_.empty() ? view_.title(id) : called_;
        counts_.emplace(id, worth_);
        view_.for_each_member(id, [&](std::uint32_t member) {
            found_.push_back({called, view_.member_path(node.list, member),
                              around_ + view_.member_title(node.list, member), counting.contribution().text});
        });
    }

    View& view_;
    Worth worth_ = Rational(1);
    std::string called_;
    std::string around_;  // the member of the list around: `job 2, `
    std::set<std::pair<ExpressionId, Worth>> counts_;
    std::vector<Counted> found_;
    std::set<std::pair<model::DefineId, Worth>> gone_into_;
};

}  // namespace

std::vector<Counted> counted_in(View& view, const model::Clause& clause) {
    Search search(view);
    search.go(clause.met);
    return std::move(search).found();
}

void for_each_contribution(View& view, ExpressionId id, const model::DaysCovered& node,
                           const std::function<void(std::uint32_t, const Contribution&)>& each) {
    Counting counting(view, id, node, Rational(1));
    view.for_each_member(id, [&](std::uint32_t member) { each(member, counting.contribution()); });
}

}  // namespace chapeau::trace
