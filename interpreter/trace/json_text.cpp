#include "interpreter/trace/json_text.hpp"

#include "interpreter/text/runs.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::trace {

void GrowingText::grow(std::size_t size) {
    bytes_.resize(2 * (size_ + size));
}

std::size_t length_of_run(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        at += text::plain_run(
            text.substr(at),
            [](std::uint64_t eight) {
                return text::any_unprintable(eight) | text::any_is(eight, '"') | text::any_is(eight, '\\');
            },
            [](char c) { return static_cast<signed char>(c) < ' ' || c == '"' || c == '\\'; });
        if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80)
            return at;
        const text::Decoded next = text::decode(text.substr(at));
        if (!next.valid)
            return at;
        at += next.bytes;
    }
}

std::string special(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view named = "\"\\\b\f\n\r\t";
    constexpr std::string_view names = "\"\\bfnrt";
    if (const std::size_t found = named.find(c); found != std::string_view::npos)
        return {'\\', names[found]};
    if (const auto byte = static_cast<unsigned char>(c); byte < ' ')
        return {'\\', 'u', '0', '0', digits[byte / 16U], digits[byte % 16U]};
    return "\xef\xbf\xbd";
}

}  // namespace chapeau::trace
