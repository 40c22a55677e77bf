// Nearly all text needs no escape, so it goes over in runs: a run ends at a quote, a backslash, a control character or
// a byte that is no UTF-8.
#include "interpreter/trace/json_text.hpp"

#include "interpreter/trace/runs.hpp"
#include "interpreter/trace/utf8.hpp"

namespace chapeau::trace {
namespace {

/// Bytes at the front that stand for themselves.
std::size_t length_of_run(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        at += plain_run(
            text.substr(at),
            [](std::uint64_t eight) { return any_unprintable(eight) | any_is(eight, '"') | any_is(eight, '\\'); },
            [](char c) { return static_cast<signed char>(c) < ' ' || c == '"' || c == '\\'; });
        if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80)
            return at;
        const Decoded next = decode(text.substr(at));
        if (!next.valid)
            return at;
        at += next.bytes;
    }
}

void add_special(std::string& to, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view named = "\"\\\b\f\n\r\t";
    constexpr std::string_view names = "\"\\bfnrt";
    if (const std::size_t found = named.find(c); found != std::string_view::npos) {
        to += '\\';
        to += names[found];
    } else if (const auto byte = static_cast<unsigned char>(c); byte < ' ') {
        to += "\\u00";
        to += digits[byte / 16U];
        to += digits[byte % 16U];
    } else {
        to += "\xef\xbf\xbd";
    }
}

}  // namespace

void add_json(std::string& to, std::string_view text) {
    to += '"';
    while (true) {
        const std::size_t run = length_of_run(text);
        to += text.substr(0, run);
        if (run == text.size())
            break;
        add_special(to, text[run]);
        text.remove_prefix(run + 1);
    }
    to += '"';
}

void add_json(std::string& to, const std::vector<std::string>& texts) {
    to += '[';
    for (const std::string& text : texts) {
        if (&text != texts.data())
            to += ',';
        add_json(to, text);
    }
    to += ']';
}

void add_json_or_null(std::string& to, std::string_view text) {
    if (text.empty())
        to += "null";
    else
        add_json(to, text);
}

}  // namespace chapeau::trace
