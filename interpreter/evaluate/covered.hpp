// Days that periods cover, in stretches that neither overlap nor touch: of thousands of periods each is looked up, not
// held against all.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>

#include "interpreter/evaluate/days.hpp"

namespace chapeau::evaluate {

class Covered {
  public:
    /// Adds a stretch and joins what it overlaps or touches; returns how many of its days were not covered before.
    std::int64_t add(const Stretch& stretch) {
        std::int64_t added = stretch.days();
        if (added == 0)
            return 0;
        Stretch joined = stretch;
        auto at = last_of_.upper_bound(stretch.first);
        if (at != last_of_.begin() && std::prev(at)->second >= stretch.first - 1)
            --at;
        while (at != last_of_.end() && at->first <= stretch.last + 1) {
            added -= Stretch{std::max(stretch.first, at->first), std::min(stretch.last, at->second)}.days();
            joined = {std::min(joined.first, at->first), std::max(joined.last, at->second)};
            at = last_of_.erase(at);
        }
        last_of_.emplace(joined.first, joined.last);
        return added;
    }

    /// Whether all its days are covered.
    [[nodiscard]] bool covers(const Stretch& stretch) const {
        const auto after = last_of_.upper_bound(stretch.first);
        return stretch.days() == 0 || (after != last_of_.begin() && std::prev(after)->second >= stretch.last);
    }

  private:
    std::map<std::int64_t, std::int64_t> last_of_;  // by the first day
};

}  // namespace chapeau::evaluate
