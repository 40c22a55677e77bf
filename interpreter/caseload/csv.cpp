// What begins a formula is the list of OWASP's page on CSV injection.
#include "interpreter/caseload/csv.hpp"

#include <algorithm>
#include <array>

#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::caseload {

namespace {

/// A space of any width; tabs and line breaks begin a formula themselves.
bool is_blank(char32_t c) {
    constexpr std::u32string_view blanks = U" \u00a0\u1680\u202f\u205f\u3000";
    return (c >= 0x2000 && c <= 0x200a) || blanks.find(c) != std::u32string_view::npos;
}

/// What some spreadsheets pass over before they look for a formula.
std::string_view without_blanks(std::string_view text) {
    while (!text.empty()) {
        const text::Decoded next = text::decode(text);
        if (!next.valid || !is_blank(next.code_point))
            break;
        text.remove_prefix(next.bytes);
    }
    return text;
}

/// Nothing to be quoted, escaped or run, as far as is seen at once.
bool is_plain(std::string_view text) {
    constexpr std::string_view starts = "=+-@ ";
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
    text = without_blanks(text);
    return std::ranges::any_of(starts, [text](std::string_view start) { return text.starts_with(start); });
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
