// Reads a file at a place, whatever signals come meanwhile.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace chapeau::cli {

/// Up to as many bytes as `into` has, at that place; at least one. Nothing, with errno set, where they cannot be read;
/// EIO where the file ends there.
[[nodiscard]] std::optional<std::string_view> read_at(int descriptor, std::uint64_t place, std::span<char> into);

}  // namespace chapeau::cli
