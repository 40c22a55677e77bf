#include "tools/cli/file_state.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <ctime>

namespace chapeau::cli {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t settling = 2 * second;

std::int64_t nanoseconds(const timespec& time) {
    return time.tv_sec * second + time.tv_nsec;
}

}  // namespace

std::optional<FileIdentity> identity_of_open(int descriptor) {
    struct stat file {};
    return fstat(descriptor, &file) == 0 ? std::optional(FileIdentity{file.st_dev, file.st_ino}) : std::nullopt;
}

std::optional<FileState> settled_state_of(int descriptor) {
    struct stat file {};
    timespec now{};
    if (descriptor < 0 || fstat(descriptor, &file) != 0 || !S_ISREG(file.st_mode) ||
        clock_gettime(CLOCK_REALTIME, &now) != 0)
        return std::nullopt;
    const off_t at = lseek(descriptor, 0, SEEK_CUR);
    const std::int64_t changed = nanoseconds(file.st_ctim);
    if (at < 0 || nanoseconds(now) - changed < settling)
        return std::nullopt;
    return FileState{file.st_dev,
                     file.st_ino,
                     static_cast<std::uint64_t>(file.st_size),
                     static_cast<std::uint64_t>(at),
                     changed,
                     nanoseconds(file.st_mtim)};
}

}  // namespace chapeau::cli
