#include "tools/cli/read_at.hpp"

#include <unistd.h>

#include <cerrno>

namespace chapeau::cli {

std::optional<std::string_view> read_at(int descriptor, std::uint64_t place, std::span<char> into) {
    ssize_t got = -1;
    do
        got = pread(descriptor, into.data(), into.size(), static_cast<off_t>(place));
    while (got < 0 && errno == EINTR);
    if (got == 0)
        errno = EIO;
    return got > 0 ? std::optional(std::string_view(into.data(), static_cast<std::size_t>(got))) : std::nullopt;
}

}  // namespace chapeau::cli
