// One table, by number, with what each character is called; written out as most programming languages write them. All
// that is printed is looked up, so whether a character is in the table is told by a bit of its own.
#include "interpreter/text/unsafe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "interpreter/text/utf8.hpp"

namespace chapeau::text {

namespace {

struct Named {
    char32_t first, last;
    std::string_view name;
};

constexpr std::array<Named, 46> unsafe{{
    {0x0000, 0x001f, "a control character"},
    {0x007f, 0x009f, "a control character"},
    {0x00ad, 0x00ad, "SOFT HYPHEN"},
    {0x034f, 0x034f, "COMBINING GRAPHEME JOINER"},
    {0x061c, 0x061c, "ARABIC LETTER MARK"},
    {0x115f, 0x1160, "HANGUL FILLER"},
    {0x17b4, 0x17b5, "KHMER VOWEL INHERENT"},
    {0x180b, 0x180d, "MONGOLIAN VARIATION SELECTOR"},
    {0x180e, 0x180e, "MONGOLIAN VOWEL SEPARATOR"},
    {0x180f, 0x180f, "MONGOLIAN VARIATION SELECTOR"},
    {0x200b, 0x200b, "ZERO WIDTH SPACE"},
    {0x200c, 0x200c, "ZERO WIDTH NON-JOINER"},
    {0x200d, 0x200d, "ZERO WIDTH JOINER"},
    {0x200e, 0x200e, "LEFT-TO-RIGHT MARK"},
    {0x200f, 0x200f, "RIGHT-TO-LEFT MARK"},
    {0x2028, 0x2028, "LINE SEPARATOR"},
    {0x2029, 0x2029, "PARAGRAPH SEPARATOR"},
    {0x202a, 0x202a, "LEFT-TO-RIGHT EMBEDDING"},
    {0x202b, 0x202b, "RIGHT-TO-LEFT EMBEDDING"},
    {0x202c, 0x202c, "POP DIRECTIONAL FORMATTING"},
    {0x202d, 0x202d, "LEFT-TO-RIGHT OVERRIDE"},
    {0x202e, 0x202e, "RIGHT-TO-LEFT OVERRIDE"},
    {0x2060, 0x2060, "WORD JOINER"},
    {0x2061, 0x2065, "an invisible sign"},
    {0x2066, 0x2066, "LEFT-TO-RIGHT ISOLATE"},
    {0x2067, 0x2067, "RIGHT-TO-LEFT ISOLATE"},
    {0x2068, 0x2068, "FIRST STRONG ISOLATE"},
    {0x2069, 0x2069, "POP DIRECTIONAL ISOLATE"},
    {0x206a, 0x206f, "an invisible sign"},
    {0x2800, 0x2800, "BRAILLE PATTERN BLANK"},
    {0x3164, 0x3164, "HANGUL FILLER"},
    {0xd800, 0xdfff, "half a character"},
    {0xe000, 0xf8ff, "a character of private use"},
    {0xfdd0, 0xfdef, "no character"},
    {0xfe00, 0xfe0f, "VARIATION SELECTOR"},
    {0xfeff, 0xfeff, "ZERO WIDTH NO-BREAK SPACE"},
    {0xffa0, 0xffa0, "HALFWIDTH HANGUL FILLER"},
    {0xfff0, 0xfffb, "an invisible sign"},
    {0xfffc, 0xfffc, "OBJECT REPLACEMENT CHARACTER"},
    {0xfffe, 0xffff, "no character"},
    {0x1bca0, 0x1bca3, "an invisible sign"},
    {0x1d173, 0x1d17a, "an invisible sign"},
    {0xe0000, 0xe00ff, "an invisible sign"},
    {0xe0100, 0xe01ef, "VARIATION SELECTOR"},
    {0xe01f0, 0xeffff, "an invisible sign"},
    {0xf0000, 0x10ffff, "a character of private use"},
}};

constexpr char32_t beyond_plane = 0x10000;

/// A bit for each number of the basic plane.
constexpr auto unsafe_bits = [] {
    std::array<std::uint64_t, beyond_plane / 64> bits{};
    for (const Named& range : unsafe)
        for (char32_t c = range.first; c <= range.last && c < beyond_plane; ++c)
            bits[c / 64] |= std::uint64_t{1} << c % 64;
    return bits;
}();

const Named* range_of(char32_t c) {
    const auto* const found = std::upper_bound(unsafe.begin(), unsafe.end(), c,
                                               [](char32_t point, const Named& range) { return point < range.first; });
    return found != unsafe.begin() && c <= (found - 1)->last ? found - 1 : nullptr;
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

bool is_unsafe(char32_t c) {
    return c < beyond_plane ? (unsafe_bits[c / 64] >> c % 64 & 1U) != 0 : range_of(c) != nullptr;
}

std::string_view name_of_unsafe(char32_t c) {
    const Named* range = range_of(c);
    return range == nullptr ? std::string_view("a character") : range->name;
}

std::string number_of(char32_t c) {
    return fmt::format("U+{:04X}", static_cast<unsigned>(c));
}

void add_escaped(std::string& to, std::string_view text) {
    add_with_specials(to, text, [](Decoded next, std::string_view bytes) {
        if (!next.valid)
            return fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
        return is_unsafe(next.code_point) ? written_out(next.code_point) : std::string(bytes);
    });
}

std::string escaped(std::string_view text) {
    std::string out;
    add_escaped(out, text);
    return out;
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

void add_in_quotes(std::string& to, std::string_view text, std::string_view open, std::string_view close) {
    to += open;
    add_escaped(to, text);
    to += close;
}

std::string in_quotes(std::string_view text) {
    std::string out;
    add_in_quotes(out, text);
    return out;
}

std::string printable(std::string_view text) {
    std::string blanks(text);
    std::ranges::replace(blanks, '\t', ' ');
    return escaped(blanks);
}

std::string json_escape(char32_t c) {
    const auto number = static_cast<unsigned>(c);
    if (number < 0x10000)
        return fmt::format("\\u{:04x}", number);
    const unsigned beyond = number - 0x10000;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xd800 + (beyond >> 10U), 0xdc00 + (beyond & 0x3ffU));
}

std::string json_with_escapes(std::string_view json) {
    std::string out;
    add_with_specials(out, json, [](Decoded next, std::string_view bytes) {
        const bool by_number = next.valid && next.code_point > ' ' && is_unsafe(next.code_point);
        return by_number ? json_escape(next.code_point) : std::string(bytes);
    });
    return out;
}

}  // namespace chapeau::text
