#include "grammar/filled_codes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace chapeau::grammar {

namespace {

constexpr std::string_view figures = "0123456789";
constexpr int most_codes = 12;

/// Takes the next number off the front of `rest`; empty where there is none.
std::string next_number(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_of(figures), rest.size()));
    const std::string number(rest.substr(0, rest.find_first_not_of(figures)));
    rest.remove_prefix(number.size());
    return number;
}

/// From one to the other, the ends too.
std::vector<std::string> codes_between(const std::string& first, const std::string& last) {
    int from = 0;
    int to = 0;
    std::from_chars(first.data(), first.data() + first.size(), from);
    std::from_chars(last.data(), last.data() + last.size(), to);
    if (first.size() != last.size() || to <= from || to - from >= most_codes) {
        return {first, "…", last};
    }
    std::vector<std::string> codes;
    for (int code = from; code <= to; ++code) {
        codes.push_back(fmt::format("{:0{}}", code, first.size()));
    }
    return codes;
}

bool joins_a_range(std::string_view between) {
    return between.find('-') != std::string_view::npos || between.find("–") != std::string_view::npos ||
           between.find("to") != std::string_view::npos;
}

std::vector<std::string> codes_in(std::string_view rest) {
    std::vector<std::string> codes;
    for (std::string code = next_number(rest); !code.empty(); code = next_number(rest)) {
        if (!joins_a_range(rest.substr(0, rest.find_first_of(figures)))) {
            codes.push_back(code);
            continue;
        }
        for (std::string& each : codes_between(code, next_number(rest))) {
            codes.push_back(std::move(each));
        }
    }
    return codes;
}

}  // namespace

std::string each_code(const Written& written) {
    return fmt::format("{}", fmt::join(codes_in(written.text), " "));
}

std::string each_noc(const Written& written) {
    return noc_values(written.text);
}

std::string noc_values(std::string_view written) {
    const std::string edition = written.starts_with("NOC") ? next_number(written) : "";
    std::vector<std::string> values;
    for (const std::string& code : codes_in(written)) {
        const std::string by_length = code.size() == 5 ? "2021" : "2016";
        values.push_back(code == "…" ? code : fmt::format("NOC {} {}", edition.empty() ? by_length : edition, code));
    }
    return fmt::format("{}", fmt::join(values, ", "));
}

}  // namespace chapeau::grammar
