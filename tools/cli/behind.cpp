// The bytes are compared as the run comes to them, and not before, since only the evaluation knows what belongs there.
// Nothing is cut off until its copy is on the disk.
#include "tools/cli/behind.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <span>

#include "interpreter/text/unsafe.hpp"
#include "tools/cli/beside.hpp"
#include "tools/cli/output.hpp"
#include "tools/cli/read_at.hpp"

namespace chapeau::cli {

namespace {

using Piece = std::array<char, 65536>;

/// As much of a piece as is asked for.
std::span<char> first_of(Piece& piece, std::uint64_t most) {
    return std::span(piece).first(std::min<std::uint64_t>(most, piece.size()));
}

/// A new file `out.jsonl.found`, or `.found-2` where that is there; negative, with errno set, where there can be none.
int make_beside(const std::string& path, std::string& name) {
    constexpr int most = 1000;
    for (int number = 1; number <= most; ++number) {
        name = path + ".found" + (number == 1 ? std::string() : fmt::format("-{}", number));
        const int descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

}  // namespace

std::uint64_t Behind::size() const {
    struct stat found {};
    return fstat(descriptor_, &found) == 0 ? static_cast<std::uint64_t>(found.st_size) : 0;
}

std::string Behind::done_to_it(std::uint64_t place) const {
    struct stat named {};
    struct stat ours {};
    if (fstat(descriptor_, &ours) != 0 || static_cast<std::uint64_t>(ours.st_size) < place)
        return "it was cut shorter while it was written";
    const bool there = stat(path_.c_str(), &named) == 0 && named.st_dev == ours.st_dev && named.st_ino == ours.st_ino;
    return there ? "" : "it was moved, deleted or replaced while it was written";
}

bool Behind::make_way(std::uint64_t place, std::string_view text) {
    Piece piece;
    const std::uint64_t end = size();
    std::uint64_t line = place;  // where the last line begins
    for (std::uint64_t at = place; at < end && !text.empty();) {
        const auto found = read_at(descriptor_, at, first_of(piece, std::min<std::uint64_t>(end - at, text.size())));
        if (!found)
            return false;
        const auto same = static_cast<std::size_t>(std::ranges::mismatch(*found, text).in1 - found->begin());
        if (const std::size_t last = found->substr(0, same).rfind('\n'); last != std::string_view::npos)
            line = at + last + 1;
        if (same < found->size())
            return put_aside(line, end);
        text.remove_prefix(same);
        at += same;
    }
    return true;
}

bool Behind::end(std::uint64_t place) {
    const std::uint64_t end = size();
    return place >= end || put_aside(place, end);
}

bool Behind::put_aside(std::uint64_t place, std::uint64_t end) {
    std::string name;
    const int to = make_beside(through_links(path_), name);
    const bool copied = to >= 0 && copy(place, end, to) && fsync(to) == 0;
    const int error = errno;
    if (to >= 0)
        close(to);
    if (to >= 0 && !copied)
        unlink(name.c_str());
    errno = error;
    if (!copied || !sync_folder_of(through_links(path_)) || ftruncate(descriptor_, static_cast<off_t>(place)) != 0)
        return false;
    say_to_stderr(
        fmt::format("note: behind what the checkpoint vouches for, `{}` had {} bytes that this run does not write; "
                    "they are in `{}`\n",
                    text::escaped(path_), grouped(end - place), text::escaped(name)));
    return true;
}

bool Behind::copy(std::uint64_t place, std::uint64_t end, int to) const {
    Piece piece;
    for (std::uint64_t at = place; at < end;) {
        const auto found = read_at(descriptor_, at, first_of(piece, end - at));
        if (!found || !write_all(to, *found))
            return false;
        at += found->size();
    }
    return true;
}

}  // namespace chapeau::cli
