// A file is renamed over the other one after its bytes are on the disk; otherwise a machine that loses its power
// between the two could come back with the new name on an empty file.
//
// Its name is that of the other one with the number of the process and `.new`. No file that is there already is ever
// opened by such a name, so whatever a user has put beside stays. What a run leaves behind that is killed outright is
// named by the next one and not deleted: a process of that number may be alive on another machine that shares the
// folder.
#include "tools/cli/beside.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>

namespace chapeau::cli {

namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;  // as the system follows

std::atomic<const char*> remembered = nullptr;

fs::path folder_of(const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

/// The number at the front, which is cut off; 0 where there is none.
int cut_number(std::string_view& text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return fault == std::errc() ? number : 0;
}

/// `rest`: behind the name of the file that was to be replaced, as `make` names what it makes.
bool is_of_the_dead(std::string_view rest) {
    if (!rest.starts_with('.'))
        return false;
    rest.remove_prefix(1);
    const int process = cut_number(rest);
    if (process <= 0 || !rest.starts_with('-') || rest.size() < 2 || rest[1] < '0' || rest[1] > '9')
        return false;
    rest.remove_prefix(1);
    cut_number(rest);
    return rest == ".new" && kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

std::vector<std::string> left_beside(const std::string& path) {
    const std::string to = through_links(path);
    const std::string name = fs::path(to).filename().string();
    std::vector<std::string> left;
    std::error_code fault;
    for (fs::directory_iterator at(folder_of(to), fault); !fault && at != fs::directory_iterator();
         at.increment(fault)) {
        const std::string other = at->path().filename().string();
        if (other.starts_with(name) && is_of_the_dead(std::string_view(other).substr(name.size())))
            left.push_back((fs::path(to).parent_path() / other).string());
    }
    std::ranges::sort(left);
    return left;
}

std::string through_links(const std::string& path) {
    fs::path at = path;
    std::error_code fault;
    for (int links = 0; links < most_links && fs::is_symlink(at, fault); ++links) {
        const fs::path target = fs::read_symlink(at, fault);
        if (fault)
            break;
        at = target.is_absolute() ? target : at.parent_path() / target;
    }
    return at.string();
}

bool write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return false;
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

bool sync_folder_of(const std::string& path) {
    const int folder = open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    // EINVAL: a file system whose folders are not to be waited for.
    const bool synced = fsync(folder) == 0 || errno == EINVAL;
    const int error = errno;
    close(folder);
    errno = error;
    return synced;
}

Beside::Beside(const std::string& path) : path_(through_links(path)) {
    make();
    if (descriptor_ >= 0)
        take_permissions();
}

void Beside::make() {
    constexpr int most = 1000;
    for (int number = 0; number < most; ++number) {
        name_ = fmt::format("{}.{}-{}.new", path_, getpid(), number);
        descriptor_ = open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor_ >= 0 || errno != EEXIST)
            return;
    }
}

/// Only the system's administrator may give a file away, so an owner that cannot be taken over is let be.
void Beside::take_permissions() const {
    struct stat old {};
    if (stat(path_.c_str(), &old) != 0)
        return;
    const int owned = fchown(descriptor_, old.st_uid, old.st_gid);
    const int permitted = fchmod(descriptor_, old.st_mode & 07777U);
    static_cast<void>(owned);
    static_cast<void>(permitted);
}

Beside::~Beside() {
    const int error = errno;
    forget();
    if (descriptor_ >= 0) {
        close(descriptor_);
        if (!name_.empty())
            unlink(name_.c_str());
    }
    errno = error;
}

bool Beside::put_in_place() {
    if (fsync(descriptor_) != 0 || std::rename(name_.c_str(), path_.c_str()) != 0)
        return false;
    forget();
    name_.clear();
    return sync_folder_of(path_);
}

void Beside::remember() {
    remembered = name_.c_str();
}

void Beside::forget() {
    const char* mine = name_.c_str();
    remembered.compare_exchange_strong(mine, nullptr);
}

void Beside::remove_when_dying() {
    if (const char* name = remembered)
        unlink(name);
}

}  // namespace chapeau::cli
