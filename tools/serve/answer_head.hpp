// The head of an answer: its status, when it is given, and what keeps a browser from doing more with it than it should.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chapeau::serve {

using Headers = std::vector<std::pair<std::string_view, std::string>>;

/// `Name: value` lines.
[[nodiscard]] std::string fields_of(const Headers& headers);
/// Without the empty line that ends it. `closing`: the connection ends with this answer.
[[nodiscard]] std::string head_of(unsigned status, std::string_view type, bool closing, const Headers& more);

}  // namespace chapeau::serve
