// Two escapes, one after the other: what would act on the reader is written out as everywhere (../text/unsafe.cpp), and
// then what would act on the page is written as entities.
#include "interpreter/trace/html_writer.hpp"

#include <algorithm>

#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {
namespace {

constexpr std::string_view in_text = "&<>";
constexpr std::string_view in_quotes_too = "&<>\"'";

bool needs_no_quotes(std::string_view value) {
    return std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == '#' || c == ':';
    });
}

std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return "&#39;";
    }
}

/// With entities for what is `special`.
std::string html_escaped(std::string_view text, std::string_view special) {
    const std::string safe = escaped(text);
    std::string out;
    std::string_view rest = safe;
    while (true) {
        const std::size_t plain = std::min(rest.find_first_of(special), rest.size());
        out += rest.substr(0, plain);
        if (plain == rest.size())
            return out;
        out += entity(rest[plain]);
        rest.remove_prefix(plain + 1);
    }
}

}  // namespace

void Html::text(const Said& said) {
    if (second_.empty() || said.first == said.second) {
        out_ += html_escaped(said.first, in_text);
        return;
    }
    out_ += "<i>" + html_escaped(said.first, in_text) + "</i><i lang=";
    out_ += second_;
    out_ += '>' + html_escaped(said.second, in_text) + "</i>";
}

void Html::open(std::string_view name, std::initializer_list<Attribute> attributes) {
    out_ += '<';
    out_ += name;
    for (const Attribute& attribute : attributes) {
        if (attribute.name.empty())
            continue;
        out_ += ' ';
        out_ += attribute.name;
        if (attribute.value.empty())
            continue;
        const bool bare = needs_no_quotes(attribute.value);
        out_ += bare ? "=" : "=\"";
        out_ += html_escaped(attribute.value, in_quotes_too);
        if (!bare)
            out_ += '"';
    }
    out_ += '>';
}

void Html::close(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += '>';
}

void Html::leaf(std::string_view name, std::initializer_list<Attribute> attributes, const Said& said) {
    const Tag tag(*this, name, attributes);
    text(said);
}

}  // namespace chapeau::trace
