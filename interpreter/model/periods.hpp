// Periods of effect: real days, in order, without gap or overlap.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// One part with its period; `index` is the caller's.
struct Dated {
    const ast::Period* period = nullptr;
    std::size_t index = 0;
};

/// A period whose days are days of the calendar; both inclusive.
struct Effect {
    std::optional<values::Day> from;
    std::optional<values::Day> until;
    std::size_t index = 0;
    Span span;
};

/// The periods in order of time, if they cover every day once; reports what is wrong otherwise. Wants an `as of` day.
[[nodiscard]] std::optional<std::vector<Effect>> in_order(Checking& checking, const std::vector<Dated>& dated);

/// The day, or a report that the calendar has none such.
[[nodiscard]] std::optional<values::Day> day_of(Checking& checking, const ast::Date& date, Span span);

}  // namespace chapeau::model
