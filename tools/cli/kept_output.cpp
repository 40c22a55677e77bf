#include "tools/cli/kept_output.hpp"

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

bool is_regular(int descriptor) {
    struct stat found {};
    return fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
}

}  // namespace

KeptOutput::~KeptOutput() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

bool KeptOutput::refuse(const std::string& why, const std::string& help) const {
    complain(fmt::format("cannot write to `{}`: {}", path_, why), help);
    return false;
}

bool KeptOutput::open(bool make) {
    // NONBLOCK: a pipe that nobody reads is refused at once, and not waited for.
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | (make ? O_CREAT : 0), 0666);
    if (descriptor_ < 0)
        return refuse(std::strerror(errno), make ? "name a file in a folder that can be written to"
                                                 : "make it a file that can be written to, as it was; a run goes on in "
                                                   "the output that it began");
    if (!is_regular(descriptor_))
        return refuse("it keeps nothing that a run could go on from", "name a file, or leave out --checkpoint");
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return refuse("another run is writing it", "wait until that has ended, or name another file");
    return !make || sync_folder_of(through_links(path_)) || refuse(std::strerror(errno), "name a file elsewhere");
}

std::uint64_t KeptOutput::bytes() const {
    struct stat found {};
    return fstat(descriptor_, &found) == 0 ? static_cast<std::uint64_t>(found.st_size) : 0;
}

std::optional<values::StreamDigest> KeptOutput::digest_of(std::uint64_t bytes) const {
    values::StreamDigest digest;
    std::string buffer(std::size_t{1} << 20U, '\0');
    while (digest.bytes() < bytes) {
        const auto most = std::min<std::uint64_t>(bytes - digest.bytes(), buffer.size());
        const auto read = read_at(descriptor_, digest.bytes(), std::span(buffer).first(most));
        if (!read)
            return std::nullopt;
        digest.add(*read);
    }
    return digest;
}

}  // namespace chapeau::cli
