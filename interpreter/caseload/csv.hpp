// CSV written straight into a buffer that is kept.
#pragma once

#include <string>
#include <string_view>

namespace chapeau::caseload {

/// Adds `text` as a field of RFC 4180, in quotes where it needs them.
void add_raw_csv_text(std::string& to, std::string_view text);

/// Whether a spreadsheet would take a field for a formula, and run it: it begins with one of `= + - @`, their wide
/// forms, also behind blanks, or a tab or line break.
[[nodiscard]] bool would_run(std::string_view text);

/// The same as `add_raw_csv_text`, made safe to be opened and looked at: before what would be run stands a `'`, and
/// unsafe characters but tabs and line breaks are written out (text/unsafe.hpp).
void add_csv_text(std::string& to, std::string_view text);

}  // namespace chapeau::caseload
