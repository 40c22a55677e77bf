// CSV written straight into a buffer that is kept.
#pragma once

#include <string>
#include <string_view>

namespace chapeau::caseload {

/// Adds `text` as a field of RFC 4180, in quotes where it needs them.
inline void add_csv_text(std::string& to, std::string_view text) {
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

}  // namespace chapeau::caseload
