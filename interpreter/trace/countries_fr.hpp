// The article that French puts before a country: le Canada, la Nouvelle-Zélande, l’Australie, les États-Unis, and none
// before Singapour.
#pragma once

#include <string_view>

namespace chapeau::trace {

/// With what separates it from the name; empty where there is none. `code` is of ISO 3166-1, `title` the French name,
/// whose first letter decides on elision.
[[nodiscard]] std::string_view article_of_country(std::string_view code, std::string_view title);

}  // namespace chapeau::trace
