// What stands in a record goes to terminals and into web pages, and anyone may have written it: whatever is not a plain
// visible character is written as an escape, so that one can still see which it was.

#include "interpreter/record/shown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/utf8.hpp"

namespace chapeau::record {

namespace {

unsigned byte_at(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

char32_t decoded(std::string_view sequence) {
    const unsigned first = byte_at(sequence, 0);
    if (sequence.size() == 1)
        return first;
    char32_t character = first & (0x7FU >> sequence.size());
    for (std::size_t index = 1; index < sequence.size(); ++index)
        character = (character << 6U) | (byte_at(sequence, index) & 0x3FU);
    return character;
}

bool steers(char32_t character) {
    const auto within = [character](char32_t least, char32_t most) { return character >= least && character <= most; };
    return character < 0x20 || within(0x7F, 0x9F) || within(0x200B, 0x200F) || within(0x2028, 0x202E) ||
           within(0x2060, 0x206F) || character == 0xFEFF;
}

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
        const std::size_t length = grammar::code_point_bytes(text, 0);
        const char32_t character = length == 0 ? U'\uFFFD' : decoded(text.substr(0, length));
        if (length == 0)
            shorter += "\uFFFD";
        else if (is_blank(character))
            shorter += ' ';
        else if (steers(character))
            shorter += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
        else
            shorter += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
        while (is_blank(character) && !text.empty() && is_blank(byte_at(text, 0)))
            text.remove_prefix(1);
    }
    return shorter;
}

std::string place_in(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::ranges::count(before, '\n');
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    return fmt::format("line {}, column {}", lines + 1, grammar::code_points(line) + 1);
}

}  // namespace chapeau::record
