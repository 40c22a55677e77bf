// Where words stand in a text.
#include "tests/properties/sentence_text.hpp"

#include <algorithm>

namespace chapeau::properties {

using values::Rational;

bool consume(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool drop_end(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix))
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Texts are the same whatever their capitals and Unicode form, and the blanks around and between their words.
std::string folded(std::string_view print) {
    if (!print.starts_with('"'))
        return std::string(print);
    std::string inside(print.substr(1, print.size() - 2));
    replace_all(inside, "\u00a0", " ");
    replace_all(inside, "e\u0300", "\u00e8");
    std::string out;
    for (const char c : inside)
        if (c != ' ' || (!out.empty() && out.back() != ' '))
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    while (out.ends_with(' '))
        out.pop_back();
    return '"' + out + '"';
}

/// Where `what` stands outside parentheses and quotes.
std::vector<std::size_t> places(std::string_view text, std::string_view what) {
    std::vector<std::size_t> out;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i + what.size() <= text.size(); ++i) {
        if (depth == 0 && !quoted && text.substr(i).starts_with(what))
            out.push_back(i);
        if (text.substr(i).starts_with("«\u00a0") || text.substr(i).starts_with("\u00a0»"))
            depth += text.substr(i).starts_with("«") ? 1 : -1;
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (const std::size_t place : places(text, at)) {
        if (place < begin)
            continue;
        parts.push_back(text.substr(begin, place - begin));
        begin = place + at.size();
    }
    parts.push_back(text.substr(begin));
    return parts;
}

Rational power_of_ten(int places) {
    Rational power(1);
    for (int i = 0; i < places; ++i)
        power = *multiply(power, Rational(10));
    return power;
}

}  // namespace chapeau::properties
