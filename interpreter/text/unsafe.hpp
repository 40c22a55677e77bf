// Characters that do more than stand there, and how they are written out.
//
// A text of a record is somebody else's: it must not move the cursor, change colours, or turn the line around when it
// is shown; and a rule must say what it seems to say. There is one table of such characters: policies may not hold
// them, and whatever is shown has them by number.
#pragma once

#include <string>
#include <string_view>

namespace chapeau::text {

/// Controls, line separators, direction marks and overrides, what cannot be seen, and private or surrogate numbers.
[[nodiscard]] bool is_unsafe(char32_t c);

/// What an unsafe character is called, for a message: `RIGHT-TO-LEFT OVERRIDE`, `a control character`.
[[nodiscard]] std::string_view name_of_unsafe(char32_t c);

/// `U+202E`
[[nodiscard]] std::string number_of(char32_t c);

/// Adds the text with unsafe characters as `\n`, `\t`, `\x1b` or `\u{202e}`, and bytes that are no UTF-8 as `\xff`.
void add_escaped(std::string& to, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);
/// The same in quotes, with quotes and backslashes escaped too.
void add_in_quotes(std::string& to, std::string_view text);
/// With other quotes than the plain ones, within which a quote needs no mark.
void add_in_quotes(std::string& to, std::string_view text, std::string_view open, std::string_view close);
[[nodiscard]] std::string in_quotes(std::string_view text);
/// One line of somebody's text as a terminal may show it: escaped, but a tab is a blank.
[[nodiscard]] std::string printable(std::string_view text);

/// The character as a text of JSON has it by number: `\u202e`, or two halves where one will not do.
[[nodiscard]] std::string json_escape(char32_t c);
/// A whole JSON document with the unsafe characters of its texts by number: it is read as before. Other control
/// characters are those between its texts, and stay.
[[nodiscard]] std::string json_with_escapes(std::string_view json);

}  // namespace chapeau::text
