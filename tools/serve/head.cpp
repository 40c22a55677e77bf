// A head is checked before anything is done: framing first, then for whom it is, then what it is about.
#include "tools/serve/head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <vector>

#include "interpreter/text/ascii.hpp"
#include "tools/serve/access_log.hpp"
#include "tools/serve/fields.hpp"

namespace chapeau::serve {

namespace {

namespace http = boost::beast::http;
using Head = http::request_header<>;

std::string header(const Head& head, http::field field) {
    const auto value = head[field];
    return {value.data(), value.size()};
}

bool is_letter_or_digit(char c) {
    return text::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// ---------------------------------------------------------------- where the body ends

std::optional<std::string> wrong_framing(const Head& head) {
    const std::size_t codings = head.count(http::field::transfer_encoding);
    const std::size_t lengths = head.count(http::field::content_length);
    const std::string length = header(head, http::field::content_length);
    if (codings > 0 && lengths > 0)
        return "Content-Length and Transfer-Encoding contradict each other";
    if (codings > 0 && head.version() < 11)
        return "HTTP/1.0 has no Transfer-Encoding";
    if (codings > 1 ||
        (codings == 1 && text::in_small_letters(header(head, http::field::transfer_encoding)) != "chunked"))
        return "the Transfer-Encoding may be `chunked` and no other";
    if (lengths > 1 || (lengths == 1 && (length.empty() || !std::ranges::all_of(length, text::is_digit))))
        return "the Content-Length must be one number";
    return std::nullopt;
}

// ---------------------------------------------------------------- for whom it is

/// RFC 3986, 3.2.3, and no larger than ports are; without one is well too.
bool is_port(std::string_view text) {
    constexpr int most = 65535;
    int port = 0;
    for (const char c : text) {
        port = text::is_digit(c) ? 10 * port + (c - '0') : most + 1;
        if (port > most)
            return false;
    }
    return true;
}

/// Of a host's name RFC 3986 allows more: no name or address of a machine has it.
bool is_host(std::string_view text) {
    if (text.starts_with('[')) {
        const auto is_of_an_address = [](char c) { return is_letter_or_digit(c) || c == ':' || c == '.'; };
        return text.ends_with(']') && text.size() > 2 &&
               std::ranges::all_of(text.substr(1, text.size() - 2), is_of_an_address);
    }
    return std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_'; });
}

struct Authority {
    std::string_view host;
    std::string_view port;
};

Authority split(std::string_view authority) {
    const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : std::string_view::npos;
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    return {authority.substr(0, colon),
            colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1)};
}

bool is_authority(std::string_view text) {
    const Authority parts = split(text);
    return is_host(parts.host) && is_port(parts.port);
}

/// Takes scheme and host off an absolute address. Its host is meant then, whatever the Host header says.
std::optional<std::string> take_target(std::string_view target, Request& into) {
    const std::size_t scheme = target.find("://");
    if (const std::string name = text::in_small_letters(target.substr(0, scheme)); name == "http" || name == "https") {
        target.remove_prefix(scheme + 3);
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        into.host = target.substr(0, end);
        target.remove_prefix(end);
        if (into.host.empty() || !is_authority(into.host))
            return "the address names no host";
    } else if (!target.starts_with('/') && target != "*") {
        return "an address begins with `/`, or is a whole one of http";
    }
    const std::size_t mark = target.find('?');
    into.path = target.substr(0, mark);
    if (into.path.empty())
        into.path = "/";
    into.query = query_of(mark == std::string_view::npos ? "" : target.substr(mark + 1));
    return std::nullopt;
}

// ---------------------------------------------------------------- what it is about

/// `; name=value` and `; name="value"` of a field. RFC 9110, 5.6.6.
std::optional<std::string> parameter(std::string_view field, std::string_view name) {
    std::vector<std::string> parts(1);
    bool quoted = false;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '"')
            quoted = !quoted;
        else if (field[i] == ';' && !quoted)
            parts.emplace_back();
        else if (field[i] == '\\' && quoted && i + 1 < field.size())
            parts.back() += field[++i];
        else
            parts.back() += field[i];
    }
    for (const std::string& part : std::span(parts).subspan(1)) {
        const std::size_t equals = part.find('=');
        if (equals != std::string::npos &&
            text::in_small_letters(trimmed(std::string_view(part).substr(0, equals))) == name)
            return std::string(trimmed(std::string_view(part).substr(equals + 1)));
    }
    return std::nullopt;
}

/// RFC 9110, 12.5.3: whether gzip is asked for, by its name or by `*`, and not at weight 0.
bool asks_for_gzip(std::string_view accepted) {
    std::optional<bool> by_name;
    bool by_star = false;
    for_each_element(accepted, [&](std::string_view one) {
        const std::string coding = text::in_small_letters(trimmed(one.substr(0, one.find(';'))));
        const std::string weight = parameter(one, "q").value_or("1");
        const bool wanted = weight.find_first_of("123456789") != std::string::npos;
        if (coding == "gzip" || coding == "x-gzip")
            by_name = wanted;
        else if (coding == "*")
            by_star = wanted;
    });
    return by_name.value_or(by_star);
}

void take_fields(const Head& head, Request& into) {
    const std::string type = header(head, http::field::content_type);
    into.origin = header(head, http::field::origin);
    into.authorization = header(head, http::field::authorization);
    into.content_type = text::in_small_letters(trimmed(std::string_view(type).substr(0, type.find(';'))));
    into.charset = text::in_small_letters(parameter(type, "charset").value_or(""));
    into.content_encoding = text::in_small_letters(header(head, http::field::content_encoding));
    into.takes_gzip = asks_for_gzip(header(head, http::field::accept_encoding));
    into.conditions = {.range = head.count(http::field::range) == 1 ? header(head, http::field::range) : "",
                       .if_range = header(head, http::field::if_range),
                       .if_match = header(head, http::field::if_match),
                       .if_none_match = header(head, http::field::if_none_match)};
    // HTTP/1.0 knows no expectations: RFC 9110, 10.1.1.
    into.expects_continue =
        head.version() >= 11 && text::in_small_letters(header(head, http::field::expect)) == "100-continue";
}

}  // namespace

std::string host_of(std::string_view authority) {
    std::string_view host = split(authority).host;
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    if (host.size() > 1 && host.ends_with('.'))
        host.remove_suffix(1);
    return text::in_small_letters(host);
}

std::optional<Problem> take_head(const Head& head, const Limits& limits, Request& into) {
    const std::string_view target(head.target().data(), head.target().size());
    const auto id = head["X-Request-Id"];
    into.id = request_id(head.count("X-Request-Id") == 1 ? std::string_view(id.data(), id.size()) : std::string_view());
    into.method = std::string(head.method_string());
    into.host = header(head, http::field::host);
    if (target.size() > limits.target_bytes)
        return Problem{Kind::address_too_long,
                       fmt::format("an address may have {} bytes", limits.target_bytes),
                       {},
                       limits.target_bytes};
    if (head.version() != 10 && head.version() != 11)
        return Problem{Kind::malformed_request, "only HTTP/1.0 and HTTP/1.1 are spoken"};
    if (const auto wrong = wrong_framing(head))
        return Problem{Kind::malformed_request, *wrong};
    if (head.count(http::field::host) != 1)
        return Problem{Kind::malformed_request, "there must be one Host header"};
    if (!is_authority(into.host))
        return Problem{Kind::malformed_request, "the Host header is no host with or without a port"};
    if (const auto wrong = take_target(target, into))
        return Problem{Kind::malformed_request, *wrong};
    take_fields(head, into);
    const std::string expected = header(head, http::field::expect);
    if (head.version() >= 11 && !expected.empty() && !into.expects_continue)
        return Problem{Kind::expectation_failed, "`100-continue` can be expected, and nothing else"};
    return std::nullopt;
}

}  // namespace chapeau::serve
