// The days covered by periods of which not all need be known.
//
// They are counted twice over, by sorting the stretches by their first day and sweeping: once the days that are covered
// for certain, once all that may be. A stretch that may reach without limit leaves no upper end.
//
// What of a period is covered for certain, and what may be, is asked elsewhere too: a period whose days are covered
// whatever is learnt of it adds nothing (covered.hpp).
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "interpreter/evaluate/truth.hpp"
#include "interpreter/values/calendar.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::evaluate {

[[nodiscard]] inline std::int64_t whole_day(const values::Rational& day) {
    return day.floor().value_or(0);
}
[[nodiscard]] constexpr std::int64_t whole_day(std::int64_t day) {
    return day;
}

/// The days that stretches cover which come in the order of their first days. `last` may lie before `first`: then there
/// is nothing to cover.
struct Sweep {
    static constexpr std::int64_t before_all = std::int64_t{values::first_day} - 1;

    std::int64_t covered_to = before_all;
    std::int64_t days = 0;

    constexpr void add(std::int64_t first, std::int64_t last) {
        days += std::max<std::int64_t>(0, last - std::max(first, covered_to + 1) + 1);
        covered_to = std::max(covered_to, last);
    }
};

/// First and last day, both inclusive; where the last lies before the first there is nothing.
struct Stretch {
    std::int64_t first = 0;
    std::int64_t last = -1;

    [[nodiscard]] constexpr std::int64_t days() const { return last < first ? 0 : last - first + 1; }
};

/// The days that the period `from` to `to`, both inclusive, but not after `up_to` unless null, covers whatever its ends
/// turn out to be.
template <class Bounds>
[[nodiscard]] Stretch certain_stretch(const Bounds& from, const Bounds& to, const Bounds* up_to) {
    if (!from.has_high || !to.has_low || (up_to != nullptr && !up_to->has_low))
        return {};
    auto last = up_to != nullptr ? std::min(to.low, up_to->low) : to.low;
    last = std::min(last, decltype(last)(std::int64_t{values::last_day}));
    return from.high <= last ? Stretch{whole_day(from.high), whole_day(last)} : Stretch{};
}

/// The days that it may cover; nothing where that has no limit.
template <class Bounds>
[[nodiscard]] std::optional<Stretch> possible_stretch(const Bounds& from, const Bounds& to, const Bounds* up_to) {
    bool ends = to.has_high;
    auto last = to.high;
    if (up_to != nullptr && up_to->has_high) {
        last = ends ? std::min(last, up_to->high) : up_to->high;
        ends = true;
    }
    if (from.has_low && ends && from.low > last)
        return Stretch{};
    if (!from.has_low || !ends)
        return std::nullopt;
    return Stretch{whole_day(from.low), whole_day(last)};
}

/// Room to count in; keep one and count many times. `Bounds` is a Value, or anything else with its `has_low`,
/// `has_high`, `low` and `high` that are days.
class DaysCovered {
  public:
    /// `limited`: whether all periods are known of.
    void begin(bool limited) {
        certain_.clear();
        possible_.clear();
        same_ = true;
        limited_ = limited;
    }

    /// The period `from` to `to`, both inclusive, but not after `up_to` unless null; `in` says whether it counts.
    template <class Bounds>
    void add(Kleene in, const Bounds& from, const Bounds& to, const Bounds* up_to) {
        if (in == Kleene::no)
            return;
        const bool known = from.has_low && from.has_high && from.low == from.high && to.has_low && to.has_high &&
                           to.low == to.high &&
                           (up_to == nullptr || (up_to->has_low && up_to->has_high && up_to->low == up_to->high));
        if (same_ && !(in == Kleene::yes && known)) {
            same_ = false;
            possible_ = certain_;
        }
        if (in == Kleene::yes)
            add_certain(from, to, up_to);
        if (!same_)
            limited_ = add_possible(from, to, up_to) && limited_;
    }

    /// How many at least, and how many at most unless that has no limit.
    [[nodiscard]] std::pair<std::int64_t, std::optional<std::int64_t>> covered() {
        const std::int64_t least = days_of(certain_);
        if (!limited_)
            return {least, std::nullopt};
        return {least, same_ ? least : days_of(possible_)};
    }

  private:
    template <class Bounds>
    void add_certain(const Bounds& from, const Bounds& to, const Bounds* up_to) {
        if (const Stretch stretch = certain_stretch(from, to, up_to); stretch.days() > 0)
            certain_.push_back(stretch);
    }

    /// False where it has no limit.
    template <class Bounds>
    bool add_possible(const Bounds& from, const Bounds& to, const Bounds* up_to) {
        const auto stretch = possible_stretch(from, to, up_to);
        if (stretch && stretch->days() > 0)
            possible_.push_back(*stretch);
        return stretch.has_value();
    }

    static std::int64_t days_of(std::vector<Stretch>& stretches) {
        const auto begins_before = [](const Stretch& a, const Stretch& b) { return a.first < b.first; };
        if (!std::is_sorted(stretches.begin(), stretches.end(), begins_before))
            std::sort(stretches.begin(), stretches.end(), begins_before);
        Sweep sweep;
        for (const Stretch& stretch : stretches)
            sweep.add(stretch.first, stretch.last);
        return sweep.days;
    }

    std::vector<Stretch> certain_;
    std::vector<Stretch> possible_;  // where they are not the same
    bool same_ = true;
    bool limited_ = true;
};

}  // namespace chapeau::evaluate
