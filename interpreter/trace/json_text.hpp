// Text as JSON has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chapeau::trace {

/// Adds `text` in quotes with what JSON wants escaped; a byte that is no UTF-8 becomes U+FFFD.
void add_json(std::string& to, std::string_view text);
/// `["a","b"]`
void add_json(std::string& to, const std::vector<std::string>& texts);
/// Nothing at all is null.
void add_json_or_null(std::string& to, std::string_view text);

}  // namespace chapeau::trace
