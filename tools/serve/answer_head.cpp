// The same headers with every answer: nothing is kept by a browser or guessed about, the page is not framed, and loads
// from this server alone.
#include "tools/serve/answer_head.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/beast/http/status.hpp>
#include <ctime>

namespace chapeau::serve {

namespace {

std::string_view words_of(unsigned status) {
    const auto known = boost::beast::http::int_to_status(status);
    const auto words = boost::beast::http::obsolete_reason(known);
    return {words.data(), words.size()};
}

constexpr std::string_view safe_headers =
    "Cache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "X-Frame-Options: DENY\r\n"
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src "
    "'self' "
    "data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'\r\n";

/// Now, as RFC 9110, 5.6.7 has it: `Sun, 06 Nov 1994 08:49:37 GMT`.
std::string date() {
    constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::time(nullptr);
    std::tm at{};
    gmtime_r(&now, &at);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(at.tm_wday)),
                       at.tm_mday, months.at(static_cast<std::size_t>(at.tm_mon)), at.tm_year + 1900, at.tm_hour,
                       at.tm_min, at.tm_sec);
}

}  // namespace

std::string fields_of(const Headers& headers) {
    std::string fields;
    for (const auto& [name, value] : headers)
        fields += fmt::format("{}: {}\r\n", name, value);
    return fields;
}

std::string head_of(unsigned status, std::string_view type, bool closing, const Headers& more) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\nContent-Type: {}\r\nVary: Accept-Encoding\r\n",
                                   status, words_of(status), date(), type);
    head += safe_headers;
    head += fields_of(more);
    if (closing)
        head += "Connection: close\r\n";
    return head;
}

}  // namespace chapeau::serve
