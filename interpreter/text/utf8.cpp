// Decoding by the table of the Unicode standard: the lead byte says how many bytes follow and which bits it holds; what
// is longer than it need be, a surrogate or too large is refused, so that no text has two readings.
#include "interpreter/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace chapeau::text {
namespace {

struct Lead {
    std::size_t bytes;
    char32_t bits;
    char32_t least;  // anything below would have been shorter
};

Lead lead_of(unsigned char byte) {
    if (byte < 0x80)
        return {1, byte, 0};
    if (byte >= 0xc2 && byte < 0xe0)
        return {2, static_cast<char32_t>(byte & 0x1fU), 0x80};
    if (byte >= 0xe0 && byte < 0xf0)
        return {3, static_cast<char32_t>(byte & 0x0fU), 0x800};
    if (byte >= 0xf0 && byte < 0xf5)
        return {4, static_cast<char32_t>(byte & 0x07U), 0x10000};
    return {0, 0, 0};
}

struct Range {
    char32_t first, last;
};

/// Marks that join the letter before them, of the scripts that names are written in, and what has no width at all.
constexpr std::array<Range, 40> joining{{
    {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x05bf, 0x05bf},   {0x05c1, 0x05c2}, {0x05c4, 0x05c5},
    {0x05c7, 0x05c7}, {0x0610, 0x061a}, {0x064b, 0x065f}, {0x0670, 0x0670},   {0x06d6, 0x06dc}, {0x06df, 0x06e4},
    {0x06e7, 0x06e8}, {0x06ea, 0x06ed}, {0x0711, 0x0711}, {0x0730, 0x074a},   {0x0900, 0x0902}, {0x093a, 0x093a},
    {0x093c, 0x093c}, {0x0941, 0x0948}, {0x094d, 0x094d}, {0x0951, 0x0957},   {0x0962, 0x0963}, {0x0981, 0x0981},
    {0x09bc, 0x09bc}, {0x09c1, 0x09c4}, {0x09cd, 0x09cd}, {0x0e31, 0x0e31},   {0x0e34, 0x0e3a}, {0x0e47, 0x0e4e},
    {0x1160, 0x11ff}, {0x135d, 0x135f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},   {0x200b, 0x200f}, {0x20d0, 0x20f0},
    {0x3099, 0x309a}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xe0100, 0xe01ef},
}};

/// East Asian wide and fullwidth, and what is shown as an emoji.
constexpr std::array<Range, 42> wide{{
    {0x1100, 0x115f}, {0x231a, 0x231b}, {0x2329, 0x232a}, {0x23e9, 0x23ec}, {0x23f0, 0x23f0}, {0x23f3, 0x23f3},
    {0x25fd, 0x25fe}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267f, 0x267f}, {0x2693, 0x2693}, {0x26a1, 0x26a1},
    {0x26aa, 0x26ab}, {0x26bd, 0x26be}, {0x26c4, 0x26c5}, {0x26ce, 0x26ce}, {0x26d4, 0x26d4}, {0x26ea, 0x26ea},
    {0x26f2, 0x26f3}, {0x26f5, 0x26f5}, {0x26fa, 0x26fa}, {0x26fd, 0x26fd}, {0x2705, 0x2705}, {0x270a, 0x270b},
    {0x2728, 0x2728}, {0x274c, 0x274c}, {0x274e, 0x274e}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
    {0x27b0, 0x27b0}, {0x2b1b, 0x2b1c}, {0x2b50, 0x2b55}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xa960, 0xa97c},
    {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f000, 0x3fffd},
}};

template <std::size_t Count>
bool within(const std::array<Range, Count>& ranges, char32_t c) {
    const auto* found = std::upper_bound(ranges.begin(), ranges.end(), c,
                                         [](char32_t point, const Range& range) { return point < range.first; });
    return found != ranges.begin() && c <= (found - 1)->last;
}

}  // namespace

Decoded decode(std::string_view text) {
    const Lead lead = lead_of(static_cast<unsigned char>(text.front()));
    if (lead.bytes == 0 || text.size() < lead.bytes)
        return {};
    char32_t point = lead.bits;
    for (std::size_t i = 1; i < lead.bytes; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xc0U) != 0x80U)
            return {};
        point = (point << 6U) | (byte & 0x3fU);
    }
    if (point < lead.least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        return {};
    return {point, lead.bytes, true};
}

std::size_t code_point_bytes(std::string_view text, std::size_t at) {
    const Decoded next = decode(text.substr(at));
    return next.valid ? next.bytes : 0;
}

std::optional<std::size_t> first_malformed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text.substr(at));
        if (!next.valid)
            return at;
        at += next.bytes;
    }
    return std::nullopt;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count)
        text.remove_prefix(decode(text).bytes);
    return count;
}

std::size_t width_of(char32_t code_point) {
    if (code_point < joining.front().first)
        return 1;
    return within(joining, code_point) ? 0 : within(wide, code_point) ? 2 : 1;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const Decoded next = decode(text);
        width += next.valid ? width_of(next.code_point) : 1;
        text.remove_prefix(next.bytes);
    }
    return width;
}

std::string valid_utf8(std::string_view text) {
    std::string out;
    add_with_specials(out, text, [](Decoded next, std::string_view bytes) {
        return next.valid ? bytes : std::string_view("\xef\xbf\xbd");
    });
    return out;
}

}  // namespace chapeau::text
