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
#include <map>
#include <set>
#include <utility>

#include "interpreter/evaluate/covered.hpp"
#include "interpreter/model/operands.hpp"
#include "interpreter/trace/format_value.hpp"
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

    /// Why nothing is left of a member, as far as its days are known.
    std::string outside() {
        const Value& from = view_.value(node_.from);
        const Value& to = view_.value(node_.to);
        const Rational& last = to.has_high && to.high < from.low ? to.high : up_to()->high;
        return outside(evaluate::whole_day(from.low), evaluate::whole_day(last));
    }

    /// It is empty itself, it lies before the first day that counts or after the last one, or what counts is so chosen
    /// that no day is left, whatever the member says.
    std::string outside(std::int64_t from, std::int64_t to) {
        const auto own_from = own_day(node_.from, model::Extremity::latest);
        const auto own_to = own_day(node_.to, model::Extremity::earliest);
        const std::string first = text_of(from, model::Kind::date);
        const std::string last = text_of(to, model::Kind::date);
        if (own_from && own_to && *own_to < *own_from)
            return std::string(words_.ends_before_it_starts);
        if (own_to && *own_to < from)
            return filled(words_.ends_before, {first});
        if (own_from && *own_from > to)
            return filled(words_.starts_after, {last});
        return filled(words_.no_day_is_left, {first, last});
    }

    /// Of the latest or earliest of several days that which the member itself says; nothing where it says none. A day
    /// that is worked out from the member's is none of its own.
    std::optional<std::int64_t> own_day(ExpressionId id, model::Extremity extremity) {
        const auto& node = view_.at(id).node;
        if (const auto* define = std::get_if<model::DefineValue>(&node))
            return own_day(view_.model.at(define->define).value, extremity);
        if (const auto* field = std::get_if<model::ElementValue>(&node))
            return field->depth == node_.depth ? day_of(view_, id) : std::nullopt;
        const auto* extreme = std::get_if<model::Extreme>(&node);
        std::optional<std::int64_t> own;
        if (extreme != nullptr && extreme->extremity == extremity)
            for (const ExpressionId member : extreme->members)
                if (const auto day = own_day(member, extremity))
                    own = !own                                    ? day
                          : extremity == model::Extremity::latest ? std::max(*own, *day)
                                                                  : std::min(*own, *day);
        return own;
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

/// A number that the policy says, whatever the record.
Worth constant(const View& view, ExpressionId id) {
    const bool number = view.at(id).type.kind == model::Kind::number && view.fixed(id) && view.value(id).known;
    return number ? Worth(view.value(id).low) : Worth();
}

Worth product(const Worth& a, const Worth& b) {
    return a && b ? multiply(*a, *b) : Worth();
}

Worth sum(const Worth& a, const Worth& b) {
    return a && b ? add(*a, *b) : Worth();
}

/// What a value is worth where it stands in a calculation, on the left and on the right.
std::pair<Worth, Worth> worth_in(const View& view, const model::Calculation& made) {
    switch (made.operation) {
        case model::Arithmetic::subtract:
        case model::Arithmetic::subtract_days:
        case model::Arithmetic::days_between:
            return {Rational(1), Rational(-1)};
        case model::Arithmetic::multiply:
            return {constant(view, made.right), constant(view, made.left)};
        case model::Arithmetic::divide: {
            const Worth divisor = constant(view, made.right);
            return {divisor && !divisor->is_zero() ? divide(Rational(1), *divisor) : Worth(), Worth()};
        }
        case model::Arithmetic::add:
        case model::Arithmetic::add_days:
            break;
    }
    return {Rational(1), Rational(1)};
}

/// What a calculation is made of, through definitions: what is no calculation itself, each once with all that it is
/// worth there.
struct Summand {
    ExpressionId value;
    Worth worth;
    std::string called;  // by the innermost definition; empty where it stands in none
};

class Terms {
  public:
    explicit Terms(const View& view) : view_(view) {}

    std::vector<Summand> of(ExpressionId id) {
        const auto& node = view_.at(id).node;
        if (const auto* define = std::get_if<model::DefineValue>(&node))
            return of(define->define);
        const auto* made = std::get_if<model::Calculation>(&node);
        if (made == nullptr)
            return {{id, Rational(1), {}}};
        const auto [left, right] = worth_in(view_, *made);
        std::vector<Summand> terms;
        add(terms, of(made->left), left);
        add(terms, of(made->right), right);
        return terms;
    }

  private:
    const std::vector<Summand>& of(model::DefineId id) {
        if (const auto known = of_defines_.find(id); known != of_defines_.end())
            return known->second;
        const model::Define& define = view_.model.at(id);
        std::vector<Summand> terms = of(define.value);
        for (Summand& term : terms)
            if (term.called.empty())
                term.called = escaped(view_.speech.title(define));
        return of_defines_.emplace(id, std::move(terms)).first->second;
    }

    static void add(std::vector<Summand>& to, const std::vector<Summand>& more, const Worth& worth) {
        for (const Summand& term : more) {
            const auto known = std::ranges::find(to, term.value, &Summand::value);
            if (known == to.end())
                to.push_back({term.value, product(term.worth, worth), term.called});
            else
                known->worth = sum(known->worth, product(term.worth, worth));
        }
    }

    const View& view_;
    std::map<model::DefineId, std::vector<Summand>> of_defines_;
};

/// The counts within a clause's conditions, each under what the clause calls it.
class Search {
  public:
    explicit Search(View& view) : view_(view), terms_(view) {}

    void go(ExpressionId id) {
        const model::Expression& expression = view_.at(id);
        const auto* define = std::get_if<model::DefineValue>(&expression.node);
        if (define != nullptr && !model::is_quantity(expression.type.kind))
            return go_into(*define);
        if (define != nullptr || std::holds_alternative<model::Calculation>(expression.node))
            for (const Summand& term : terms_.of(id))
                go(term);
        else
            go_within(id);
    }

    /// One count needs no name.
    std::vector<Counted> found() && {
        if (counts_.size() < 2)
            for (Counted& one : found_)
                one.count.clear();
        return std::move(found_);
    }

  private:
    using Part = std::optional<ExpressionId>;

    void go(const Summand& term) {
        const Worth before = std::exchange(worth_, product(worth_, term.worth));
        if (term.called.empty())
            go_within(term.value);
        else if (gone_into_.emplace(term.value, worth_).second)
            apart(term.called, [&] { go_within(term.value); });
        worth_ = before;
    }

    void go_within(ExpressionId id) {
        const model::Expression& expression = view_.at(id);
        if (const auto* node = std::get_if<model::DaysCovered>(&expression.node))
            return count(id, *node);
        if (const auto* quantified = std::get_if<model::Quantified>(&expression.node))
            return go_into_body(id, *quantified, {}, {quantified->where, quantified->satisfies});
        if (const auto* aggregate = std::get_if<model::Aggregate>(&expression.node))
            return go_into_body(id, *aggregate, aggregate->value, {aggregate->where});
        if (const auto used = used_of(expression))
            return go(*used);
        for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
    }

    /// Of several versions the one in force, and of rows the one that was chosen; nothing while that is not known.
    [[nodiscard]] Part used_of(const model::Expression& expression) const {
        if (const auto* versions = std::get_if<model::ByPeriod>(&expression.node))
            if (const auto* version = view_.in_force(*versions))
                return version->value;
        if (const auto* rows = std::get_if<model::BySelector>(&expression.node))
            return view_.chosen(*rows);
        return std::nullopt;
    }

    /// Of a count that reads the member around it there is one for each of these.
    template <class Body>
    void go_into_body(ExpressionId id, const Body& body, Part value, const std::vector<Part>& conditions) {
        const auto parts = [&] {
            if (value)
                go(*value);
            under_conditions(conditions);
        };
        const record::ListDatum& list = view_.record.lists[view_.model.at(body.list).slot];
        if (list.known && list.count == 0)  // nothing within is worked out
            return;
        if (!counts_by_member(id, body.depth, false))
            return parts();
        view_.for_each_member(id, [&](std::uint32_t member) {
            around_ = view_.member_title(body.list, member);
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

    /// A yes/no by name.
    void go_into(const model::DefineValue& of) {
        const model::Define& define = view_.model.at(of.define);
        if (gone_into_.emplace(define.value, worth_).second)
            apart(escaped(view_.speech.title(define)), [&] { go(define.value); });
    }

    /// Of what a definition holds, which stands in no member.
    template <class Body>
    void apart(const std::string& called, const Body& body) {
        const std::string before = std::exchange(called_, called);
        const std::string around = std::exchange(around_, {});
        body();
        called_ = before;
        around_ = around;
    }

    void count(ExpressionId id, const model::DaysCovered& node) {
        Counting counting(view_, id, node, worth_);
        const std::string called = called_.empty() ? view_.title(id) : called_;
        counts_.emplace(id, worth_);
        view_.for_each_member(id, [&](std::uint32_t member) {
            found_.push_back({called, around_, view_.member_path(node.list, member),
                              view_.member_title(node.list, member), counting.contribution().text});
        });
    }

    View& view_;
    Terms terms_;
    Worth worth_ = Rational(1);
    std::string called_;
    std::string around_;  // the member of the list around: `job 2`
    std::set<std::pair<ExpressionId, Worth>> counts_;
    std::vector<Counted> found_;
    std::set<std::pair<ExpressionId, Worth>> gone_into_;  // what stands in definitions
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
