// What filled.hpp puts together of whole lines: declarations, entries and parts that lack something, or that hold what
// stands on lines of its own, and conditions that go on to the end of their line.
#pragma once

#include <string>

#include "grammar/filled.hpp"

namespace chapeau::grammar {

[[nodiscard]] std::string whole(const Written& written);
[[nodiscard]] std::string without_plus(const Written& written);
[[nodiscard]] std::string without_colon(const Written& written);
[[nodiscard]] std::string without_commas(const Written& written);
[[nodiscard]] std::string amount_alone(const Written& written);
[[nodiscard]] std::string days_alone(const Written& written);
[[nodiscard]] std::string with_slashes(const Written& written);
[[nodiscard]] std::string readings(const Written& written);
[[nodiscard]] std::string joined_members(const Written& written);
[[nodiscard]] std::string every(const Written& written);
[[nodiscard]] std::string quantifier(const Written& written);
[[nodiscard]] std::string at_least_of_list(const Written& written);
[[nodiscard]] std::string extreme_meant(const Written& written);
[[nodiscard]] std::string guards_meant(const Written& written);
[[nodiscard]] std::string first_word(const Written& written);
[[nodiscard]] std::string guard(const Written& written);
[[nodiscard]] std::string denying(const Written& written);
[[nodiscard]] std::string denied_condition(const Written& written);
[[nodiscard]] std::string lesser_of_what(const Written& written);
[[nodiscard]] std::string lesser_meant(const Written& written);
[[nodiscard]] std::string outcome(const Written& written);
[[nodiscard]] std::string conclusion(const Written& written);
[[nodiscard]] std::string consequence(const Written& written);
[[nodiscard]] std::string cases(const Written& written);
[[nodiscard]] std::string each_value(const Written& written);
[[nodiscard]] std::string enum_lines(const Written& written);
[[nodiscard]] std::string codes_line(const Written& written);
[[nodiscard]] std::string declared_name(const Written& written);
[[nodiscard]] std::string type_of_value(const Written& written);
[[nodiscard]] std::string value_alone(const Written& written);
[[nodiscard]] std::string without_with(const Written& written);
[[nodiscard]] std::string not_outcome(const Written& written);

}  // namespace chapeau::grammar
