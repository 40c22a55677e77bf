// A number of days covered is one figure made of many periods, and an officer who doubts it wants to know of each
// period what became of it. So the members are gone through once more in their order: what keeps one from counting is
// told, and of one that counts the days that no member above it covers already. What the members add comes to the
// figure.

#include "interpreter/trace/counting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

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

/// The days of `stretch` that none of `others` covers, which do not overlap each other.
std::int64_t days_outside(const Stretch& stretch, const std::vector<Stretch>& others) {
    std::int64_t days = stretch.days();
    for (const Stretch& other : others)
        days -= Stretch{std::max(stretch.first, other.first), std::min(stretch.last, other.last)}.days();
    return days;
}

/// Adds a stretch and joins what it overlaps.
void cover(std::vector<Stretch>& covered, Stretch stretch) {
    std::erase_if(covered, [&](const Stretch& other) {
        const bool overlaps = other.first <= stretch.last && stretch.first <= other.last;
        if (overlaps)
            stretch = {std::min(other.first, stretch.first), std::max(other.last, stretch.last)};
        return overlaps;
    });
    covered.push_back(stretch);
}

std::optional<std::int64_t> day_of(const View& view, ExpressionId id) {
    const evaluate::Value value = view.value(id);
    return value.known ? value.low.floor() : std::nullopt;
}

class Counting {
  public:
    Counting(View& view, const model::DaysCovered& node) : view_(view), words_(view.speech.words), node_(node) {}

    /// Of the member that the results are at.
    std::string text() {
        if (node_.where && view_.holds(*node_.where) != Kleene::yes)
            return filled(view_.holds(*node_.where) == Kleene::no ? words_.counts_nothing : words_.may_count,
                          {shortfall(view_, *node_.where)});
        const auto from = day_of(view_, node_.from);
        const auto to = day_of(view_, node_.to);
        const auto end = node_.up_to ? day_of(view_, *node_.up_to) : to;
        if (from && to && *to < *from)
            return filled(words_.counts_nothing, {words_.ends_before_it_starts});
        if (from && end && *end < *from)
            return filled(words_.counts_nothing, {filled(words_.starts_after, {text_of(*end, model::Kind::date)})});
        for (const auto& [day, id] :
             {std::pair{from, node_.from}, {to, node_.to}, {end, node_.up_to.value_or(node_.to)}})
            if (!day)
                return filled(words_.may_count, {fmt::format("{}, {}", view_.title(id), view_.shown(id))});
        return of_stretch({*from, std::min(*to, *end)}, *to > *end);
    }

  private:
    std::string of_stretch(const Stretch& stretch, bool cut) {
        const std::int64_t added = days_outside(stretch, covered_);
        cover(covered_, stretch);
        std::string out = added == 0 ? std::string(words_.counts_nothing_more)
                                     : filled(words_.counts, {text_of(added, model::Kind::days)});
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
    const model::DaysCovered& node_;
    std::vector<Stretch> covered_;
};

class Search {
  public:
    explicit Search(View& view) : view_(view) {}

    void go(ExpressionId id) {
        const model::Expression& expression = view_.at(id);
        if (const auto* define = std::get_if<model::DefineValue>(&expression.node))
            return gone_into_.insert(define->define).second ? go(view_.model.at(define->define).value) : void();
        if (const auto* node = std::get_if<model::DaysCovered>(&expression.node))
            return count(id, *node);
        for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
    }

    std::vector<Counted> found;

  private:
    void count(ExpressionId id, const model::DaysCovered& node) {
        Counting counting(view_, node);
        view_.for_each_member(id, [&](std::uint32_t member) {
            const std::string path = view_.member_path(node.list, member);
            const auto same = [&](const Counted& counted) { return counted.member == path; };
            if (std::none_of(found.begin(), found.end(), same))
                found.push_back({path, view_.member_title(node.list, member), counting.text()});
        });
    }

    View& view_;
    std::set<model::DefineId> gone_into_;
};

}  // namespace

std::vector<Counted> counted_in(View& view, const model::Clause& clause) {
    Search search(view);
    search.go(clause.met);
    return std::move(search.found);
}

}  // namespace chapeau::trace
