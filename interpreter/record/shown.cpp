// What stands in a record goes to terminals and into web pages, and anyone may have written it: whatever is not a plain
// visible character is written as an escape, so that one can still see which it was.

#include "interpreter/record/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::record {

namespace {

bool is_blank(char32_t character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
}

}  // namespace

std::string shown(std::string_view text, std::size_t longest) {
    std::string shorter;
    std::size_t characters = 0;
    while (!text.empty()) {
        if (characters++ == longest)
            return shorter + "…";
        const text::Decoded next = text::decode(text);
        if (!next.valid)
            shorter += "\uFFFD";
        else if (is_blank(next.code_point))
            shorter += ' ';
        else
            text::add_escaped(shorter, text.substr(0, next.bytes));
        text.remove_prefix(next.bytes);
        while (is_blank(next.code_point) && !text.empty() && is_blank(static_cast<unsigned char>(text.front())))
            text.remove_prefix(1);
    }
    return shorter;
}

std::string place_in(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::ranges::count(before, '\n');
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    return fmt::format("line {}, column {}", lines + 1, text::code_points(line) + 1);
}

}  // namespace chapeau::record
