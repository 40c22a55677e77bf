// Decoding by the table of the Unicode standard: the lead byte says how many bytes follow and which bits it holds; what
// is longer than it need be, a surrogate or too large is refused, so that no text has two readings.

#include "interpreter/trace/utf8.hpp"

namespace chapeau::trace {
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

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (; !text.empty(); text.remove_prefix(decode(text).bytes))
        ++width;
    return width;
}

std::string valid_utf8(std::string_view text) {
    return with_specials(text, [](Decoded next, std::string_view bytes) {
        return next.valid ? bytes : std::string_view("\xef\xbf\xbd");
    });
}

}  // namespace chapeau::trace
