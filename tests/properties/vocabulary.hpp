// What every generated policy speaks of: facts of each type, lists of codes, and the constants that it compares with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chapeau::properties {

/// The types of values that expressions are made of.
enum class Sort { number, money, days, date, text, color, grade, noc };

/// The declarations that all generated policies begin with.
extern const std::string_view vocabulary;

[[nodiscard]] const std::vector<std::string>& constants(Sort sort);
[[nodiscard]] const std::vector<std::string>& facts(Sort sort);
/// Fields of a list's members, `.weight`.
[[nodiscard]] const std::vector<std::string>& fields(Sort sort);
[[nodiscard]] std::string_view type_name(Sort sort);
[[nodiscard]] bool is_quantity(Sort sort);

}  // namespace chapeau::properties
