// The placeholders of filled.hpp that stand for comparisons, each a function of what was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/filled.hpp"

namespace chapeau::grammar {

/// A value as a help repeats it; `…` for none, and for one that is too long.
[[nodiscard]] std::string or_dots(const std::string& value);
/// In parentheses where words join it that could be read in two ways with others.
[[nodiscard]] std::string bracketed(const std::string& words);
/// What stands between commas that are in no parentheses.
[[nodiscard]] std::vector<std::string> arguments_of(std::string_view text);

/// That `subject` is one of the values, in the place of what stands around.
[[nodiscard]] std::string value_among(const std::string& subject, const std::vector<std::string>& values,
                                      const Around& around, bool denied);

[[nodiscard]] std::string same(const Written& written);
[[nodiscard]] std::string denied(const Written& written);
[[nodiscard]] std::string place(const Written& written);

[[nodiscard]] std::string from_the_earlier(const Written& written);
[[nodiscard]] std::string within(const Written& written);
[[nodiscard]] std::string moved_day(const Written& written);
[[nodiscard]] std::string from_then(const Written& written);

[[nodiscard]] std::string between(const Written& written);
[[nodiscard]] std::string again(const Written& written);
[[nodiscard]] std::string is_neither(const Written& written);
[[nodiscard]] std::string is_either(const Written& written);
[[nodiscard]] std::string values_compared(const Written& written);
[[nodiscard]] std::string values_listed(const Written& written);
[[nodiscard]] std::string teer(const Written& written);
[[nodiscard]] std::string of_teers(const Written& written);

[[nodiscard]] std::string latest(const Written& written);
[[nodiscard]] std::string each_compared(const Written& written);
[[nodiscard]] std::string each_at_least(const Written& written);
[[nodiscard]] std::string each_at_most(const Written& written);

[[nodiscard]] std::string chapeau_meant(const Written& written);
[[nodiscard]] std::string letter(const Written& written);
[[nodiscard]] std::string without_blanks(const Written& written);

}  // namespace chapeau::grammar
