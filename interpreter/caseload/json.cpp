// Most texts need no escape at all, so runs of plain bytes are added whole. What cannot be seen or turns the line
// around stands by number: the same value to a program, and nothing to mislead who looks at the line.
#include "interpreter/caseload/json.hpp"

#include "interpreter/text/unsafe.hpp"
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
    const text::Decoded next = text::decode(text);
    if (!next.valid)
        to += "\uFFFD";
    else if (text::is_unsafe(next.code_point))
        to += text::json_escape(next.code_point);
    else
        to += text.substr(0, next.bytes);
    return next.bytes;
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
