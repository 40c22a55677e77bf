// Days and dates.
//
// Days are counted from 1970-01-01. The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
// (https://howardhinnant.github.io/date_algorithms.html): the year is taken to begin on 1 March, so that a leap day is
// the year's last day and the months' lengths follow one linear formula, and time is cut into eras of 400 years, which
// all have 146097 days. No table, no loop. The standard library has the same in <chrono>; the tests compare every day
// of the range with it, and ours stays apart because a date that doesn't exist is a value here (nothing), not a flag.

#include "interpreter/values/calendar.hpp"

#include <cassert>

namespace chapeau::values {
namespace {

constexpr int first_year = 1;
constexpr int last_year = 9999;
constexpr std::int64_t months_in_range = std::int64_t{last_year} * 12;
constexpr int days_in_era = 146097;
constexpr int epoch_in_eras = 719468;  // days from 0000-03-01 to 1970-01-01

struct Civil {
    int year;
    int month;
    int day;
};

bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in(int year, int month) {
    if (month == 2) {
        return is_leap(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// For years from 1 on only, so all quotients are of numbers not below 0.
Day day_from_civil(Civil date) {
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = year / 400;
    const int year_of_era = year - era * 400;
    const int month_from_march = date.month > 2 ? date.month - 3 : date.month + 9;
    const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * days_in_era + day_of_era - epoch_in_eras;
}

Civil civil_from_day(Day day) {
    const int since_march = day + epoch_in_eras;
    const int era = since_march / days_in_era;
    const int day_of_era = since_march - era * days_in_era;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

/// `count` digits, or below 0 where one is none.
int read_digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

void write_digits(std::string& text, std::size_t from, std::size_t count, int value) {
    for (std::size_t place = from + count; place > from; --place) {
        text[place - 1] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

bool in_range(std::int64_t day) {
    return day >= first_day && day <= last_day;
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) {
        return std::nullopt;
    }
    return day_from_civil({year, month, day});
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    return day_of(read_digits(text, 0, 4), read_digits(text, 5, 2), read_digits(text, 8, 2));
}

std::string text_of(Day day) {
    assert(in_range(day));
    const Civil date = civil_from_day(day);
    std::string text = "0000-00-00";
    write_digits(text, 0, 4, date.year);
    write_digits(text, 5, 2, date.month);
    write_digits(text, 8, 2, date.day);
    return text;
}

std::optional<Day> add_months(Day day, std::int64_t months, Rounding rounding) {
    assert(in_range(day));
    if (months > months_in_range || months < -months_in_range) {
        return std::nullopt;
    }
    const Civil from = civil_from_day(day);
    const std::int64_t month_count = std::int64_t{from.year} * 12 + from.month - 1 + months;
    if (month_count / 12 < first_year || month_count / 12 > last_year) {
        return std::nullopt;
    }
    const auto year = static_cast<int>(month_count / 12);
    const auto month = static_cast<int>(month_count % 12) + 1;
    const int length = days_in(year, month);
    if (from.day <= length) {
        return day_from_civil({year, month, from.day});
    }
    // December has 31 days, so the day after a short month is still in the range.
    return day_from_civil({year, month, length}) + (rounding == Rounding::up ? 1 : 0);
}

std::optional<Day> add_days(Day day, std::int64_t days) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(std::int64_t{day}, days, &sum) || !in_range(sum)) {
        return std::nullopt;
    }
    return static_cast<Day>(sum);
}

}  // namespace chapeau::values
