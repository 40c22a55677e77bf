// simdjson finds the structure of a text in one fast pass (and checks there that it is UTF-8, that quotes close and
// that texts hold no raw control characters), then On-Demand walks it lazily: a value that nobody asks for is stepped
// over, not read. A record is only good if all of it is well-formed, so nothing is stepped over here. Each value's
// token is taken and checked to the letter, and texts are consumed at once, because stepping over a text that a colon
// follows would take it for a key. Numbers stay the characters that they are; they are never made a double.
//
// Past the last token On-Demand looks at the byte after the text. The buffer is used again and again, so that byte
// and the rest of the padding are set to zero each time, lest a bracket of a longer text before should close this one.

#include "interpreter/record/json_text.hpp"

#include <fmt/format.h>

#include <cstring>

#include "interpreter/record/shown.hpp"
#include "interpreter/record/tokens.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::record {

namespace {

constexpr std::string_view any_value =
    "a JSON value: a text in quotes, a number, true, false, null, a list or an object";
constexpr std::size_t longest_found = 40;  // characters, before the place
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

bool take_digits(std::string_view& text) {
    const std::size_t before = text.size();
    while (!text.empty() && text::is_digit(text.front()))
        text.remove_prefix(1);
    return text.size() < before;
}

bool take(std::string_view& text, std::string_view any) {
    if (text.empty() || any.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

bool is_number(std::string_view text) {
    take(text, "-");
    const bool zero = take(text, "0");
    if (!zero && !take_digits(text))
        return false;
    if (take(text, ".") && !take_digits(text))
        return false;
    if (take(text, "eE")) {
        take(text, "+-");
        if (!take_digits(text))
            return false;
    }
    return text.empty();
}

}  // namespace

bool Key::is(std::string_view name) const {
    const auto room = static_cast<std::size_t>(end_ - raw_);
    return room > name.size() && raw_[name.size()] == '"' && std::memcmp(raw_, name.data(), name.size()) == 0;
}

std::optional<std::string_view> Key::text() {
    const std::string_view rest(raw_, static_cast<std::size_t>(end_ - raw_));
    const std::string_view plain = rest.substr(0, rest.find('"'));
    if (plain.find('\\') == std::string_view::npos)
        return plain;
    std::string_view unescaped;
    if (field_.unescaped_key().get(unescaped) || text::first_malformed(unescaped))
        return std::nullopt;
    return unescaped;
}

bool JsonText::open(std::string_view json) {
    if (json.starts_with(byte_order_mark))
        json.remove_prefix(byte_order_mark.size());
    depth_ = 0;
    buffer_.assign(json);
    buffer_.append(simdjson::SIMDJSON_PADDING, '\0');
    text_ = std::string_view(buffer_).substr(0, json.size());
    const simdjson::padded_string_view padded(buffer_.data(), json.size(), buffer_.size());
    if (const auto error = parser_.iterate(padded).get(document_))
        return fail_bytes(error);
    const std::size_t first = text_.find_first_not_of(" \t\r\n");
    if (text_[first] != '{')
        return fail(shown(trimmed(text_.substr(first))), "one JSON object");
    return ends_with_brace();
}

/// On-Demand wants it too, but would point at the first brace.
bool JsonText::ends_with_brace() {
    const std::string_view object = trimmed(text_);
    if (object.back() == '}')
        return true;
    constexpr std::size_t last = 12;
    std::size_t begin = object.size() - std::min(last, object.size());
    while ((static_cast<unsigned char>(object[begin]) & 0xC0U) == 0x80U)
        ++begin;
    return fail(fmt::format("a text that ends with `{}`", shown(object.substr(begin))),
                "the closing brace of the object at the end, and nothing after it");
}

bool JsonText::token(Value& value, Token& into) {
    into.raw = trimmed(value.raw_json_token());
    const char first = into.raw.empty() ? '\0' : into.raw.front();
    if (first == '"')
        return text(value, into);
    if (first == '{' || first == '[') {
        into.json = first == '{' ? Json::object : Json::list;
        return true;
    }
    return scalar(into);
}

bool JsonText::scalar(Token& into) {
    into.yes = into.raw == "true";
    if (into.yes || into.raw == "false")
        into.json = Json::yes_no;
    else if (into.raw == "null")
        into.json = Json::null;
    else if (is_number(into.raw))
        into.json = Json::number;
    else
        return fail_token(into.raw);
    return true;
}

bool JsonText::text(Value& value, Token& into) {
    into.json = Json::text;
    if (into.raw.find('\\') == std::string_view::npos) {
        if (into.raw.find('"', 1) != into.raw.size() - 1)
            return fail_token(into.raw);
        simdjson::ondemand::raw_json_string consumed;
        if (const auto error = value.get_raw_json_string().get(consumed))
            return fail_here(error);
        into.content = into.raw.substr(1, into.raw.size() - 2);
        return true;
    }
    if (value.get_string().get(into.content) || text::first_malformed(into.content))
        return fail(shown(into.raw), "a text whose escapes are those of JSON");
    return true;
}

bool JsonText::pass_over(Value& value, const Token& taken) {
    const auto within = [this](Value& inner) {
        Token token_of_inner;
        return token(inner, token_of_inner) && pass_over(inner, token_of_inner);
    };
    if (taken.json == Json::list)
        return members(value, within);
    if (taken.json != Json::object)
        return true;
    return fields(value, [this, &within](Key& key, Value& inner) {
        return key.text() ? within(inner) : fail("a field's name", "a name whose escapes are those of JSON");
    });
}

bool JsonText::nothing_follows() {
    const char* place = nullptr;
    if (document_.current_location().get(place) == simdjson::OUT_OF_BOUNDS)
        return true;
    return fail_at(place, "nothing after the object");
}

bool JsonText::fail(std::string found, std::string expected) {
    fault_ = {std::move(found), std::move(expected)};
    return false;
}

bool JsonText::fail_at(const char* place, std::string expected) {
    const auto offset = std::min(static_cast<std::size_t>(place - text_.data()), text_.size());
    if (offset == text_.size())
        return fail("the end of the text", std::move(expected));
    return fail(fmt::format("{} at {}", shown(trimmed(text_.substr(offset)), longest_found), place_in(text_, offset)),
                std::move(expected));
}

bool JsonText::fail_token(std::string_view raw) {
    const auto offset = static_cast<std::size_t>(raw.data() - text_.data());
    if (raw.empty() || offset >= text_.size())
        return fail("the end of the text", std::string(any_value));
    return fail(fmt::format("{} at {}", shown(raw, longest_found), place_in(text_, offset)), std::string(any_value));
}

bool JsonText::fail_here(simdjson::error_code error) {
    if (error == simdjson::MEMALLOC)
        return fail("a text too large for the memory", "a smaller record");
    const char* place = nullptr;
    if (document_.current_location().get(place))
        place = text_.data() + text_.size();
    return fail_at(place, "a comma, a colon, a quote or a closing bracket, here or just before");
}

bool JsonText::fail_bytes(simdjson::error_code error) {
    switch (error) {
        case simdjson::EMPTY:
            return fail("nothing", "one JSON object");
        case simdjson::UTF8_ERROR:
            return fail_at(text_.data() + text::first_malformed(text_).value_or(0), "UTF-8 text");
        case simdjson::UNCLOSED_STRING:
            return fail("a text that does not end", "a closing quote");
        case simdjson::UNESCAPED_CHARS:
            return fail("a raw control character in a text", "an escape, such as \\n or \\t");
        case simdjson::MEMALLOC:
            return fail("a text too large for the memory", "a smaller record");
        default:
            return fail(shown(text_), "one JSON object");
    }
}

bool JsonText::fail_depth() {
    fail("brackets within brackets, too deep", fmt::format("objects and lists at most {} deep", deepest_));
    fault_.too_deep = true;
    return false;
}

}  // namespace chapeau::record
