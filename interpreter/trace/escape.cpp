// Text of a record is somebody else's: it must not move the cursor, change colours, or turn the line around when it is
// shown. So every code point is read, and those that do more than stand there are written out by number.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/utf8.hpp"

namespace chapeau::trace {
namespace {

/// Controls, line separators, direction marks and overrides, invisible fillers, and private or surrogate numbers.
bool is_harmless(char32_t c) {
    struct Range {
        char32_t first, last;
    };
    constexpr std::array<Range, 11> harmful{{{0x00, 0x1f},
                                             {0x7f, 0x9f},
                                             {0xad, 0xad},
                                             {0x61c, 0x61c},
                                             {0x180e, 0x180e},
                                             {0x200b, 0x200f},
                                             {0x2028, 0x202e},
                                             {0x2060, 0x206f},
                                             {0xd800, 0xf8ff},
                                             {0xfeff, 0xfeff},
                                             {0xe0000, 0x10ffff}}};
    for (const Range range : harmful)
        if (c >= range.first && c <= range.last)
            return false;
    return true;
}

std::string written_out(char32_t c) {
    switch (c) {
        case U'\n':
            return "\\n";
        case U'\r':
            return "\\r";
        case U'\t':
            return "\\t";
        default:
            return c < 0x100 ? fmt::format("\\x{:02x}", static_cast<unsigned>(c))
                             : fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c));
    }
}

}  // namespace

void add_escaped(std::string& to, std::string_view text) {
    add_with_specials(to, text, [](Decoded next, std::string_view bytes) {
        if (!next.valid)
            return fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
        return is_harmless(next.code_point) ? std::string(bytes) : written_out(next.code_point);
    });
}

void add_in_quotes(std::string& to, std::string_view text) {
    to += '"';
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of("\"\\"), text.size());
        add_escaped(to, text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty())
            break;
        to += '\\';
        to += text.front();
        text.remove_prefix(1);
    }
    to += '"';
}

std::string escaped(std::string_view text) {
    std::string out;
    add_escaped(out, text);
    return out;
}

std::string in_quotes(std::string_view text) {
    std::string out;
    add_in_quotes(out, text);
    return out;
}

}  // namespace chapeau::trace
