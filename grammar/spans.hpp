// Years and months as documents name them, in the days of the language.
#pragma once

#include <string>
#include <string_view>

namespace chapeau::grammar {

/// Which day of a span: `2022-01-01` and `2022-12-31` of a year.
struct SpanOfDays {
    std::string first;
    std::string last;
};
[[nodiscard]] SpanOfDays span_of_year(unsigned year);

/// `in 2022`, `not during 2021 or 2022`, `was in 2020 to November 2022` as a condition on `day`, in parentheses, so
/// that it means the same wherever it is put.
[[nodiscard]] std::string within_spans(std::string_view day, std::string_view text);
/// The same where the years are numbers; empty where months are named too.
[[nodiscard]] std::string years_as_numbers(std::string_view number, std::string_view text);

}  // namespace chapeau::grammar
