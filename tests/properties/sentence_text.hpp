// What a reader of text asks of it: prefixes, suffixes, and words outside parentheses and quotes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/values/rational.hpp"

namespace chapeau::properties {

bool consume(std::string_view& text, std::string_view prefix);
bool drop_end(std::string_view& text, std::string_view suffix);
[[nodiscard]] bool is_digit(char c);
[[nodiscard]] bool all_digits(std::string_view text);
void replace_all(std::string& text, std::string_view what, std::string_view by);
/// Texts are the same whatever their capitals and Unicode form, and the blanks around and between their words.
[[nodiscard]] std::string folded(std::string_view print);
/// Where `what` stands outside parentheses and quotes.
[[nodiscard]] std::vector<std::size_t> places(std::string_view text, std::string_view what);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, std::string_view at);
[[nodiscard]] values::Rational power_of_ten(int places);

}  // namespace chapeau::properties
