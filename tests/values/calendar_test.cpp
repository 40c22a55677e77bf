// Every day of the calendar against the standard library's, and calendar steps at the ends of months and of the range.

#include "interpreter/values/calendar.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>
#include <cstdio>

using chapeau::values::add_days;
using chapeau::values::add_months;
using chapeau::values::Day;
using chapeau::values::day_of;
using chapeau::values::first_day;
using chapeau::values::last_day;
using chapeau::values::parse_day;
using chapeau::values::Rounding;
using chapeau::values::text_of;

namespace {

using Standard = std::chrono::year_month_day;

Standard standard(Day day) {
    return Standard{std::chrono::sys_days{std::chrono::days{day}}};
}

std::string text_of(Standard date) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Day day(std::string_view text) {
    const auto value = parse_day(text);
    REQUIRE(value.has_value());
    return *value;
}

std::string stepped(std::string_view from, std::int64_t months, Rounding rounding) {
    const auto to = add_months(day(from), months, rounding);
    return to ? chapeau::values::text_of(*to) : "none";
}

}  // namespace

TEST_CASE("every day from 0001 to 9999 is the standard library's day") {
    CHECK(text_of(first_day) == "0001-01-01");
    CHECK(text_of(last_day) == "9999-12-31");
    int wrong = 0;
    for (Day d = first_day; d <= last_day; ++d) {
        const Standard expected = standard(d);
        const auto back = day_of(static_cast<int>(expected.year()), static_cast<int>(unsigned{expected.month()}),
                                 static_cast<int>(unsigned{expected.day()}));
        const std::string text = text_of(d);
        wrong += back != d || text != text_of(expected) || parse_day(text) != d ? 1 : 0;
    }
    CHECK(wrong == 0);
}

TEST_CASE("no other combination of year, month and day is a day") {
    int wrong = 0;
    for (int year = -1; year <= 10001; ++year) {
        for (int month = -1; month <= 14; ++month) {
            for (int date = -1; date <= 33; ++date) {
                const bool is_day = year >= 1 && year <= 9999 && month >= 1 && date >= 1 &&
                                    (std::chrono::year{year} / month / date).ok();
                wrong += day_of(year, month, date).has_value() != is_day ? 1 : 0;
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a day is written YYYY-MM-DD and in no other way") {
    CHECK(parse_day("1970-01-01") == 0);
    CHECK(parse_day("2024-02-29").has_value());
    for (const char* text : {"", "2024-2-29", "2024-02-30", "2023-02-29", "1900-02-29", "2024/02/29", "2024-02-29 ",
                             " 2024-02-29", "02024-02-29", "20240229", "2024-02-2a", "2024-00-10", "2024-13-01",
                             "2024-01-00", "0000-01-01", "-001-01-01", "+024-01-01", "2024-02-29T00", "２024-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_day(text).has_value());
    }
}

TEST_CASE("a step onto a day that the month has not rounds as declared") {
    CHECK(stepped("2024-02-29", 12, Rounding::down) == "2025-02-28");
    CHECK(stepped("2024-02-29", 12, Rounding::up) == "2025-03-01");
    CHECK(stepped("2024-02-29", 48, Rounding::down) == "2028-02-29");
    CHECK(stepped("2024-02-29", 48, Rounding::up) == "2028-02-29");
    CHECK(stepped("2024-02-29", -12, Rounding::down) == "2023-02-28");
    CHECK(stepped("2024-02-29", -12, Rounding::up) == "2023-03-01");
    CHECK(stepped("1896-02-29", 48, Rounding::up) == "1900-03-01");
    CHECK(stepped("2024-01-31", 1, Rounding::down) == "2024-02-29");
    CHECK(stepped("2024-01-31", 1, Rounding::up) == "2024-03-01");
    CHECK(stepped("2023-01-29", 1, Rounding::up) == "2023-03-01");
    CHECK(stepped("2024-03-31", -1, Rounding::down) == "2024-02-29");
    CHECK(stepped("2024-08-31", 1, Rounding::down) == "2024-09-30");
    CHECK(stepped("2024-08-31", 1, Rounding::up) == "2024-10-01");
    CHECK(stepped("2024-10-31", 1, Rounding::up) == "2024-12-01");
}

TEST_CASE("a step onto a day that exists keeps the day of the month") {
    CHECK(stepped("2024-05-01", 12, Rounding::up) == "2025-05-01");
    CHECK(stepped("2024-12-31", 1, Rounding::down) == "2025-01-31");
    CHECK(stepped("2024-01-31", -1, Rounding::down) == "2023-12-31");
    CHECK(stepped("2024-01-15", -13, Rounding::up) == "2022-12-15");
    CHECK(stepped("2024-02-28", 12, Rounding::up) == "2025-02-28");
    CHECK(stepped("2023-02-28", 12, Rounding::up) == "2024-02-28");
    CHECK(stepped("2024-02-29", 0, Rounding::up) == "2024-02-29");
}

TEST_CASE("nothing lies outside the range") {
    CHECK(stepped("9998-12-31", 12, Rounding::up) == "9999-12-31");
    CHECK(stepped("9999-01-01", 12, Rounding::up) == "none");
    CHECK(stepped("9999-10-31", 1, Rounding::up) == "9999-12-01");
    CHECK(stepped("0001-12-31", -11, Rounding::up) == "0001-01-31");
    CHECK(stepped("0001-01-31", -1, Rounding::up) == "none");
    CHECK(stepped("2024-01-01", INT64_MAX, Rounding::up) == "none");
    CHECK(stepped("2024-01-01", INT64_MIN, Rounding::down) == "none");
    CHECK(add_days(last_day, 0) == last_day);
    CHECK_FALSE(add_days(last_day, 1).has_value());
    CHECK_FALSE(add_days(first_day, -1).has_value());
    CHECK(add_days(first_day, last_day - first_day) == last_day);
    CHECK_FALSE(add_days(0, INT64_MAX).has_value());
    CHECK_FALSE(add_days(-1, INT64_MIN).has_value());
}

TEST_CASE("steps agree with the standard library's months") {
    CHECK(rc::check([] {
        const Day from = *rc::gen::inRange<Day>(first_day, last_day + 1);
        const int months = *rc::gen::inRange(-3000, 3001);
        const Standard raw = standard(from) + std::chrono::months{months};
        const int year = static_cast<int>(raw.year());
        RC_PRE(year >= 1 && year <= 9999);
        const Standard last = raw.year() / raw.month() / std::chrono::last;
        const auto down = std::chrono::sys_days{raw.ok() ? raw : last}.time_since_epoch().count();
        const auto up = std::chrono::sys_days{raw}.time_since_epoch().count();
        const auto first_of_next = std::chrono::sys_days{last}.time_since_epoch().count() + 1;
        RC_ASSERT(add_months(from, months, Rounding::down) == std::optional<Day>(down));
        RC_ASSERT(add_months(from, months, Rounding::up) == std::optional<Day>(raw.ok() ? up : first_of_next));
    }));
}
