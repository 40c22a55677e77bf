// A line of JSON for each request: what was asked, by which token, what came of it. No personal data is in it: neither
// addresses of peers nor what stands behind the route, in the query or in a body.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace chapeau::serve {

struct Access {
    std::string_view request;  // its id
    std::string_view method;
    std::string_view route;
    unsigned status = 0;  // or `cut_off`
    std::chrono::nanoseconds time{0};
    std::uint64_t received = 0;  // bytes of the body
    std::uint64_t sent = 0;      // bytes of the answer, its head too
    std::string_view token;      // its name; empty where none was wanted or none was right
    std::string_view policy;     // the digest
};

/// With the line break.
[[nodiscard]] std::string line_of(const Access& access);

/// The id that a request brings along, where it is one that does no harm in a log or a header; another one otherwise.
[[nodiscard]] std::string request_id(std::string_view brought);

/// Writes a line whole, before the next one. False when it cannot be written.
[[nodiscard]] bool write_line(int descriptor, std::string_view line);

}  // namespace chapeau::serve
