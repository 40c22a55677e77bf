// Days of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chapeau::values {

/// A day as the number of days since 1970-01-01.
using Day = std::int32_t;

inline constexpr Day first_day = -719162;  // 0001-01-01
inline constexpr Day last_day = 2932896;   // 9999-12-31

/// Nothing where there is no such day in the calendar's range.
[[nodiscard]] std::optional<Day> day_of(int year, int month, int day);
/// `YYYY-MM-DD`, exactly ten characters; nothing otherwise or where there is no such day.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
[[nodiscard]] std::string text_of(Day day);

/// Where a step in months lands on a day that its month has not (31 February): down to the month's last day, or up to
/// the first of the next month.
enum class Rounding : std::uint8_t { down, up };

/// `months` later, or earlier if negative. Nothing outside the calendar's range.
[[nodiscard]] std::optional<Day> add_months(Day day, std::int64_t months, Rounding rounding);
/// Nothing outside the calendar's range.
[[nodiscard]] std::optional<Day> add_days(Day day, std::int64_t days);

}  // namespace chapeau::values
