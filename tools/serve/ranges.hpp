// Which bytes of an answer are wanted, and whether it is wanted at all: RFC 9110, 13 and 14.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chapeau::serve {

/// The fields of a request, as they came; empty where there are none.
struct Conditions {
    std::string range;
    std::string if_range;
    std::string if_match;
    std::string if_none_match;
};

/// What a GET with such fields is answered with.
struct Selection {
    unsigned status = 200;  // 206: a part; 304: it has that already; 412: it wants another; 416: there is no such part
    std::uint64_t begin = 0;
    std::uint64_t size = 0;  // bytes
};

/// Of `size` bytes that `etag`, strong and with its quotation marks, stands for. Several ranges at once are answered
/// with the whole, as what is no range of bytes is.
[[nodiscard]] Selection select(const Conditions& conditions, std::string_view etag, std::uint64_t size);

}  // namespace chapeau::serve
