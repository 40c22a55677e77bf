// Whether a file may have been changed since it was looked at, by what the system notes of it.
#pragma once

#include <cstdint>
#include <optional>

namespace chapeau::cli {

/// Which file a name or a descriptor leads to.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    [[nodiscard]] bool operator==(const FileIdentity&) const = default;
};
/// Nothing, with errno set, where that cannot be told.
[[nodiscard]] std::optional<FileIdentity> identity_of_open(int descriptor);

/// What a file is and when it was last touched. Two that are equal are of a file that nobody has touched in between.
struct FileState {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;            // bytes
    std::uint64_t read_from = 0;       // bytes from its beginning to where reading it begins
    std::int64_t changed = 0;          // nanoseconds since 1970, of its content or of what is noted of it
    std::int64_t content_changed = 0;  // likewise, of its content

    [[nodiscard]] bool operator==(const FileState&) const = default;
};

/// Of an open regular file. Nothing where it was touched in the last seconds: the system's clock ticks slowly, and what
/// is changed within a tick looks like what was there before.
[[nodiscard]] std::optional<FileState> settled_state_of(int descriptor);

}  // namespace chapeau::cli
