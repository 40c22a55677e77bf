// What to write for a word that is no value of an enum.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// A value that a word probably means.
struct MeantValue {
    std::string name;
    std::string title;  // empty where it is the name
};
[[nodiscard]] std::vector<MeantValue> candidates_for(Checking& checking, EnumId of_enum, std::string_view word);

/// A help line: the values that are probably meant, with their titles; otherwise where to find them all.
[[nodiscard]] std::string help_for_value(Checking& checking, EnumId of_enum, std::string_view word);

/// `NOC 2021 22300` of digits that are a code; nothing of others.
[[nodiscard]] std::optional<std::string> spelled_code(const std::string& digits);

/// Whether a word is meant for some of them: by what they are called, or by words that look alike.
enum class Likeness : std::uint8_t { none, near, sure };
[[nodiscard]] Likeness likeness_to_values(Checking& checking, EnumId of_enum, std::string_view word);

/// The one value whose title, or other name, the word is; nothing where there is none or several begin so.
[[nodiscard]] std::optional<std::string> value_called(Checking& checking, EnumId of_enum, std::string_view word);

}  // namespace chapeau::model
