// The placeholders of filled.hpp that stand for values: numbers, amounts and days in other forms, and several values.
#pragma once

#include <string>

#include "grammar/filled.hpp"

namespace chapeau::grammar {

[[nodiscard]] std::string number_in_digits(const Written& written);
[[nodiscard]] std::string number_before(const Written& written);
[[nodiscard]] std::string amount_before(const Written& written);
[[nodiscard]] std::string part_of_one(const Written& written);
[[nodiscard]] std::string day_in_order(const Written& written);
[[nodiscard]] std::string sign_in_words(const Written& written);

[[nodiscard]] std::string first_sign(const Written& written);
[[nodiscard]] std::string within_quotes(const Written& written);
[[nodiscard]] std::string phrase_of_values(const Written& written);
[[nodiscard]] std::string one_of_values(const Written& written);
[[nodiscard]] std::string values_in(const Written& written);
[[nodiscard]] std::string values_overlapped(const Written& written);
[[nodiscard]] std::string more_overlapped(const Written& written);
[[nodiscard]] std::string branch_meant(const Written& written);
[[nodiscard]] std::string in_square_brackets(const Written& written);

}  // namespace chapeau::grammar
