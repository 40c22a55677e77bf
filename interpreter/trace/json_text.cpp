#include "interpreter/trace/json_text.hpp"

#include "interpreter/text/runs.hpp"
#include "interpreter/text/unsafe.hpp"
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
                return text::any_unprintable(eight) | text::any_is(eight, '"') | text::any_is(eight, '\\') |
                       text::any_delete(eight);
            },
            [](char c) { return static_cast<signed char>(c) < ' ' || c == '"' || c == '\\' || c == '\x7f'; });
        if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80)
            return at;
        const text::Decoded next = text::decode(text.substr(at));
        if (!next.valid || text::is_unsafe(next.code_point))
            return at;
        at += next.bytes;
    }
}

Special special(std::string_view text) {
    constexpr std::string_view named = "\"\\\b\f\n\r\t";
    constexpr std::string_view names = "\"\\bfnrt";
    if (const std::size_t found = named.find(text.front()); found != std::string_view::npos)
        return {{'\\', names[found]}};
    const text::Decoded next = text::decode(text);
    return {next.valid ? text::json_escape(next.code_point) : "\xef\xbf\xbd", next.bytes};
}

}  // namespace chapeau::trace
