// Words of 64 bits behind a line that says what they are, each the hash of an id: at most four million, 32 MiB. The
// file only grows, and the checkpoint vouches for its first bytes, as it does for those of the output. So each
// checkpoint costs what is new, and one that is older than the file still fits it.
//
// Nobody has named this file, so one that does not begin with that line is somebody's, and is not touched.
#include "tools/cli/kept_ids.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

#include "tools/cli/beside.hpp"
#include "tools/cli/output.hpp"
#include "tools/cli/read_at.hpp"

namespace chapeau::cli {

namespace {

constexpr std::string_view first_line = "chapeau ids 001\n";
static_assert(first_line.size() == 2 * sizeof(std::uint64_t));

/// Up to so many bytes of the file's beginning.
std::string beginning_of(int descriptor, std::uint64_t bytes) {
    std::string text(bytes, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const auto read = read_at(descriptor, size, std::span(text).subspan(size));
        if (!read)
            break;
        size += read->size();
    }
    text.resize(size);
    return text;
}

}  // namespace

std::string KeptIds::beside(const std::string& checkpoint) {
    return through_links(checkpoint) + ".ids";
}

KeptIds::~KeptIds() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

bool KeptIds::refuse(const std::string& why, const std::string& help) const {
    complain(fmt::format("cannot write the checkpoint's ids to `{}`: {}", path_, why), help);
    return false;
}

bool KeptIds::open() {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
        return refuse(errno == ELOOP ? "it is a symbolic link" : std::strerror(errno),
                      "name a checkpoint in a folder that can be written to");
    if (!is_of_a_run())
        return refuse("the file of that name begins as none that a run writes: it is damaged, or another's",
                      "move it away, or name another checkpoint");
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return refuse("another run is writing them", "wait until that has ended, or name another checkpoint");
    return sync_folder_of(path_) || refuse(std::strerror(errno), "name a checkpoint elsewhere");
}

/// A run that was killed may have left a part of the first line.
bool KeptIds::is_of_a_run() const {
    struct stat found {};
    return fstat(descriptor_, &found) == 0 && S_ISREG(found.st_mode) &&
           first_line.starts_with(beginning_of(descriptor_, first_line.size()));
}

bool KeptIds::is_of_a_run(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return true;  // which opening it for writing will say better
    const bool begins = first_line.starts_with(beginning_of(descriptor, first_line.size()));
    close(descriptor);
    return begins;
}

std::string KeptIds::read(const IdsMark& mark, caseload::SeenIds& seen) {
    constexpr std::uint64_t most = first_line.size() + caseload::SeenIds::most * sizeof(std::uint64_t);
    const std::string text = beginning_of(descriptor_, std::min(mark.bytes, most));
    values::StreamDigest digest;
    digest.add(text);
    if (text.size() < mark.bytes)
        return fmt::format("its ids in `{}` have {} bytes and had {}", path_, text.size(), mark.bytes);
    if (mark.bytes > 0 && digest.mark().digest != mark.digest)
        return fmt::format("the first {} bytes of its ids in `{}` are not those that were written", mark.bytes, path_);
    for (std::size_t at = first_line.size(); at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t hash = 0;
        std::memcpy(&hash, text.data() + at, sizeof hash);
        seen.keep(hash);
    }
    digest_ = std::move(digest);
    return {};
}

bool KeptIds::cut() {
    const auto kept = static_cast<off_t>(digest_.bytes());
    return ftruncate(descriptor_, kept) == 0 && lseek(descriptor_, kept, SEEK_SET) == kept;
}

bool KeptIds::write(std::string_view bytes) {
    digest_.add(bytes);
    return write_all(descriptor_, bytes);
}

bool KeptIds::add(const std::vector<std::uint64_t>& hashes) {
    if (hashes.empty())
        return true;
    const auto bytes = std::as_bytes(std::span(hashes));
    return (digest_.bytes() > 0 || write(first_line)) &&
           write({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) && fdatasync(descriptor_) == 0;
}

IdsMark KeptIds::mark(const caseload::IdKey& key) const {
    return {key, digest_.bytes(), digest_.mark().digest};
}

}  // namespace chapeau::cli
