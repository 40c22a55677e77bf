// The well-formed byte sequences are those of the Unicode Standard's table 3-7: the lead byte gives the length and the
// range of the second byte, which alone rules out overlong forms, surrogates and what lies beyond the last code point;
// every later byte is 80 to BF.
#include "grammar/utf8.hpp"

namespace chapeau::grammar {

namespace {

struct Lead {
    std::size_t bytes;
    unsigned char second_low;
    unsigned char second_high;
};

Lead lead_of(unsigned char first) {
    if (first < 0x80) {
        return {1, 0, 0};
    }
    if (first < 0xC2 || first > 0xF4) {
        return {0, 0, 0};
    }
    if (first < 0xE0) {
        return {2, 0x80, 0xBF};
    }
    if (first < 0xF0) {
        return {3, static_cast<unsigned char>(first == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(first == 0xED ? 0x9F : 0xBF)};
    }
    return {4, static_cast<unsigned char>(first == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(first == 0xF4 ? 0x8F : 0xBF)};
}

unsigned char byte(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_control(std::string_view text, std::size_t at, std::size_t bytes) {
    const unsigned char first = byte(text, at);
    const bool c1 = bytes == 2 && first == 0xC2 && byte(text, at + 1) < 0xA0;
    return first < 0x20 || first == 0x7F || c1;
}

}  // namespace

std::size_t code_point_bytes(std::string_view text, std::size_t at) {
    const Lead lead = lead_of(byte(text, at));
    if (lead.bytes <= 1) {
        return lead.bytes;
    }
    if (at + lead.bytes > text.size() || byte(text, at + 1) < lead.second_low ||
        byte(text, at + 1) > lead.second_high) {
        return 0;
    }
    for (std::size_t next = 2; next < lead.bytes; ++next) {
        if ((byte(text, at + next) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return lead.bytes;
}

std::optional<std::size_t> first_malformed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = code_point_bytes(text, at);
        if (bytes == 0) {
            return at;
        }
        at += bytes;
    }
    return std::nullopt;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const std::size_t bytes = code_point_bytes(text, at);
        at += bytes == 0 ? 1 : bytes;
    }
    return count;
}

std::string printable(std::string_view text) {
    static constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = code_point_bytes(text, at);
        if (text[at] == '\t') {
            shown += ' ';
        } else if (bytes == 0 || is_control(text, at, bytes)) {
            shown += replacement;
        } else {
            shown += text.substr(at, bytes);
        }
        at += bytes == 0 ? 1 : bytes;
    }
    return shown;
}

}  // namespace chapeau::grammar
