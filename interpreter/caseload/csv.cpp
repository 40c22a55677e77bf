// What begins a formula is the list of OWASP's page on CSV injection.
#include "interpreter/caseload/csv.hpp"

#include <algorithm>
#include <array>

#include "interpreter/text/unsafe.hpp"

namespace chapeau::caseload {

namespace {

constexpr std::string_view digits = "0123456789";

/// `-5`, `-0.25`
bool is_negative_number(std::string_view text) {
    if (!text.starts_with('-'))
        return false;
    text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view places = text.substr(std::min(point + 1, text.size()));
    const auto is_digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of(digits) == std::string_view::npos;
    };
    return is_digits(whole) && (point == text.size() || is_digits(places));
}

/// Nothing to be quoted, escaped or run.
bool is_plain(std::string_view text) {
    constexpr std::string_view starts = "=+-@";
    const auto plain = [](char c) { return c >= ' ' && c <= '~' && c != ',' && c != '"'; };
    return std::ranges::all_of(text, plain) && (text.empty() || starts.find(text.front()) == std::string_view::npos);
}

}  // namespace

void add_raw_csv_text(std::string& to, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        to += text;
        return;
    }
    to += '"';
    for (const char c : text) {
        to += c == '"' ? "\"\"" : std::string_view(&c, 1);
    }
    to += '"';
}

bool would_run(std::string_view text) {
    constexpr std::array<std::string_view, 11> starts{"=",  "+",      "-",      "@",      "\t",    "\r",
                                                      "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return std::ranges::any_of(starts, [text](std::string_view start) { return text.starts_with(start); }) &&
           !is_negative_number(text);
}

void add_csv_text(std::string& to, std::string_view text) {
    if (is_plain(text)) {
        to += text;
        return;
    }
    std::string safe = would_run(text) ? "'" : "";
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of("\t\r\n"), text.size());
        text::add_escaped(safe, text.substr(0, plain));
        safe += text.substr(plain, 1);
        text.remove_prefix(std::min(plain + 1, text.size()));
    }
    add_raw_csv_text(to, safe);
}

}  // namespace chapeau::caseload
