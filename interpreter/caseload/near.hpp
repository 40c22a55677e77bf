// How near a refusal came to being none: the comparisons that failed, with what each fell short by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/model.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::caseload {

struct NearMiss {
    model::ClauseId clause;
    std::string margin;     // `short by 1 day`
    trace::Decimal value;   // of that distance, not below 0
    std::string_view unit;  // `days`, `dollars`, `levels`; empty of plain numbers
    /// `short` of what is needed, `over` what is allowed, `off` what it was to be, or `equal` to a limit that was to be
    /// passed.
    std::string_view way;
    bool least = false;   // a side is known within bounds only: it is at least that far
    bool strict = false;  // the limit itself does not do: more than that is wanting
    double part = 0;      // of the limit
};

/// The comparisons that made `clauses` fail and have an order, nearest first, at most `most` of them; of those that a
/// clause makes for each member of a list that of the nearest one. Near is what is a small part of the limit; of a date
/// a small part of a year, of a level a small part of all levels, and of a limit of 0 nothing is.
[[nodiscard]] std::vector<NearMiss> nearest(trace::View& view, const std::vector<std::uint32_t>& clauses,
                                            std::size_t most);

}  // namespace chapeau::caseload
