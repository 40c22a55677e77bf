// What header fields are made of: RFC 9110, 5.6.
#pragma once

#include <algorithm>
#include <string_view>

namespace chapeau::serve {

/// Without blanks at its ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
    return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

/// Calls `each` with every element of a list that is not empty, trimmed.
template <class Each>
void for_each_element(std::string_view list, const Each& each) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (const std::string_view one = trimmed(list.substr(0, end)); !one.empty())
            each(one);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

}  // namespace chapeau::serve
