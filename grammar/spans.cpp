// The words are gone through once: a month waits for its year, `to` and its like draw two spans together, and what else
// stands between only joins them.
#include "grammar/spans.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

#include "grammar/habits.hpp"

namespace chapeau::grammar {

namespace {

constexpr unsigned december = 12;
constexpr std::size_t digits_of_year = 4;

SpanOfDays span_of_month(unsigned year, unsigned month) {
    const auto day = (std::chrono::year(static_cast<int>(year)) / std::chrono::month(month) / std::chrono::last).day();
    return {fmt::format("{:04}-{:02}-01", year, month),
            fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(day))};
}

unsigned number_in(std::string_view digits) {
    unsigned number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// `2022`, or `2022-11`; `month` is the one named before it, or 0.
SpanOfDays span_at(std::string_view word, unsigned month) {
    const unsigned year = number_in(word);
    month = word.size() > digits_of_year && word[digits_of_year] == '-' ? number_in(word.substr(digits_of_year + 1))
                                                                        : month;
    return month == 0 || month > december ? span_of_year(year) : span_of_month(year, month);
}

struct Spans {
    std::vector<SpanOfDays> all;
    bool negated = false;
};

Spans spans_in(std::string_view text) {
    constexpr std::string_view between = " ,{}";
    constexpr auto up_to = std::to_array<std::string_view>({"to", "until", "through", "-", "–"});
    Spans spans;
    unsigned month = 0;
    bool goes_on = false;
    for (std::size_t at = text.find_first_not_of(between); at != std::string_view::npos;
         at = text.find_first_not_of(between, at)) {
        const std::string_view word = text.substr(at, text.find_first_of(between, at) - at);
        at += word.size();
        spans.negated = spans.negated || (word == "not" && spans.all.empty());
        goes_on = goes_on || std::ranges::find(up_to, word) != up_to.end();
        if (word.front() < '0' || word.front() > '9') {
            month = std::max(month, month_at(word).number);
            continue;
        }
        const SpanOfDays span = span_at(word, month);
        if (goes_on && !spans.all.empty()) {
            spans.all.back().last = span.last;
        } else {
            spans.all.push_back(span);
        }
        month = 0;
        goes_on = false;
    }
    return spans;
}

}  // namespace

SpanOfDays span_of_year(unsigned year) {
    return {fmt::format("{:04}-01-01", year), fmt::format("{:04}-12-31", year)};
}

std::string within_spans(std::string_view day, std::string_view text) {
    const Spans spans = spans_in(text);
    std::string words;
    for (const auto& [first, last] : spans.all) {
        words += fmt::format("{}({} is on or after {} and {} is on or before {})", words.empty() ? "" : " or ", day,
                             first, day, last);
    }
    words = spans.all.size() > 1 ? "(" + words + ")" : words;
    return spans.negated ? "not " + words : words;
}

std::string years_as_numbers(std::string_view number, std::string_view text) {
    constexpr std::size_t length = 4;
    const Spans spans = spans_in(text);
    std::string words;
    for (const auto& [first, last] : spans.all) {
        const SpanOfDays years{first.substr(0, length), last.substr(0, length)};
        if (!first.ends_with("-01-01") || !last.ends_with("-12-31")) {
            return {};
        }
        words += words.empty() ? "" : " or ";
        words += years.first == years.last
                     ? fmt::format("{} is {}", number, years.first)
                     : fmt::format("({0} is at least {1} and {0} is at most {2})", number, years.first, years.last);
    }
    words = words.find(" or ") != std::string::npos ? "(" + words + ")" : words;
    return spans.negated ? "not " + words : words;
}

}  // namespace chapeau::grammar
