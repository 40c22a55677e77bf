// Most texts need no escape at all, so runs of plain bytes are added whole.
#include "interpreter/caseload/json.hpp"

#include <fmt/format.h>

#include "interpreter/text/utf8.hpp"

namespace chapeau::caseload {

namespace {

bool is_plain(char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

/// Adds what stands at the front of `text` and returns its length.
std::size_t add_special(std::string& to, std::string_view text) {
    const char c = text.front();
    if (c == '"' || c == '\\') {
        to += '\\';
        to += c;
        return 1;
    }
    if (static_cast<unsigned char>(c) < 0x80U) {
        fmt::format_to(std::back_inserter(to), "\\u{:04x}", static_cast<unsigned>(c));
        return 1;
    }
    const std::size_t length = text::code_point_bytes(text, 0);
    to += length == 0 ? "\uFFFD" : text.substr(0, length);
    return length == 0 ? 1 : length;
}

}  // namespace

void add_json_text(std::string& to, std::string_view text) {
    to += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && is_plain(text[plain]))
            ++plain;
        to += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty())
            text.remove_prefix(add_special(to, text));
    }
    to += '"';
}

}  // namespace chapeau::caseload
