// A day, and how far it is from another: `born_on is on or before 18 years before received_on`.
//
// The language adds a length to a day and compares two days. So the length moves to the other side with its sign
// turned, and the relation stays. It is always added to the earlier of the two, since only that is a step of the
// calendar that the document can mean: `born_on + 18 years`, never `received_on - 18 years`.
#pragma once

#include <string>
#include <string_view>

#include "grammar/ast.hpp"

namespace chapeau::grammar {

struct Distance {
    std::string day;
    ast::Comparison comparison = ast::Comparison::is;
    std::string length;
    /// Whether the day meant lies so long after the anchor, or before it.
    bool after = true;
    std::string anchor;
};

/// The same as a comparison of days.
[[nodiscard]] std::string as_days(const Distance& distance);

/// `within 30 days of x` as two comparisons of days; `side` is `after`, `before`, or another word for either.
[[nodiscard]] std::string within_days(const Distance& distance, std::string_view side);

}  // namespace chapeau::grammar
