// JSON written straight into a buffer that is kept.
#pragma once

#include <string>
#include <string_view>

namespace chapeau::caseload {

/// Adds `text` as a JSON string, quotes and escapes included; a malformed byte becomes U+FFFD.
void add_json_text(std::string& to, std::string_view text);

}  // namespace chapeau::caseload
