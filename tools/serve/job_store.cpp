#include "tools/serve/job_store.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include "interpreter/text/ascii.hpp"

namespace chapeau::serve {

namespace {

constexpr mode_t of_owner = 0600;
constexpr mode_t folder_of_owner = 0700;
constexpr std::size_t longest_document = std::size_t{64} << 10U;  // bytes of what is kept of a job beside its result

// Behind the id, in the folder.
constexpr std::string_view document_end = ".job";
constexpr std::string_view new_document_end = ".job.new";
constexpr std::string_view lines_end = ".lines";
constexpr std::string_view part_end = ".part";  // a result that is not whole
constexpr std::string_view result_end = ".result";

std::string name_of(const std::string& id, std::string_view end) {
    return id + std::string(end);
}

/// 0, or errno.
int write_all(int descriptor, std::string_view bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t written = pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno != EINTR)
            return errno;
        if (written == 0)
            return ENOSPC;
        const auto some = static_cast<std::size_t>(std::max<ssize_t>(written, 0));
        bytes.remove_prefix(some);
        offset += some;
    }
    return 0;
}

/// A file that is on the disk then. 0, or errno.
int write_file(int folder, const std::string& name, std::string_view text) {
    const int descriptor =
        openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, of_owner);
    if (descriptor < 0)
        return errno;
    int fault = write_all(descriptor, text, 0);
    if (fault == 0 && fsync(descriptor) != 0)
        fault = errno;
    ::close(descriptor);
    return fault;
}

std::optional<std::size_t> read_some(int descriptor, std::span<char> into, std::uint64_t offset) {
    ssize_t got = -1;
    do
        got = pread(descriptor, into.data(), into.size(), static_cast<off_t>(offset));
    while (got < 0 && errno == EINTR);
    return got < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(got));
}

/// The id of `<id>.job` and of what else stands beside it; empty where the name is not of this program.
std::string id_in(std::string_view name) {
    constexpr std::size_t digits = 32;
    const auto is_hex = [](char c) { return text::is_digit(c) || (c >= 'a' && c <= 'f'); };
    const std::string_view end = name.substr(std::min(digits, name.size()));
    const bool known =
        end == document_end || end == new_document_end || end == lines_end || end == part_end || end == result_end;
    return known && std::ranges::all_of(name.substr(0, digits), is_hex) ? std::string(name.substr(0, digits)) : "";
}

std::set<std::string> names_in(int folder) {
    std::set<std::string> names;
    DIR* all = fdopendir(openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (all == nullptr)
        return names;
    while (const dirent* one = readdir(all))
        names.insert(one->d_name);
    closedir(all);
    return names;
}

}  // namespace

Problem not_kept(int fault) {
    return {Kind::not_kept, fmt::format("the bytes of the job could not be kept: {}", std::strerror(fault))};
}

// ---------------------------------------------------------------- bytes

Kept::Kept(int descriptor, std::uint64_t bytes, std::atomic<std::uint64_t>& counter)
    : descriptor_(descriptor), size_(bytes), counter_(counter) {
    count(bytes);
}

Kept::~Kept() {
    ::close(descriptor_);
    counter_ -= counted_;
}

void Kept::count(std::uint64_t bytes) {
    counted_ += bytes;
    counter_ += bytes;
}

std::optional<Problem> Kept::append(std::string_view bytes) {
    if (const int fault = write_all(descriptor_, bytes, size_); fault != 0)
        return not_kept(fault);
    size_ += bytes.size();
    return std::nullopt;
}

std::optional<Problem> Kept::sync() const {
    return fdatasync(descriptor_) == 0 ? std::nullopt : std::optional(not_kept(errno));
}

std::optional<std::size_t> Kept::read(std::span<char> into, std::uint64_t offset) const {
    return read_some(descriptor_, into, offset);
}

// ---------------------------------------------------------------- the folder

JobStore::~JobStore() {
    for (const int descriptor : {folder_, lock_})
        if (descriptor >= 0)
            ::close(descriptor);
}

std::optional<JobStore::Unfit> JobStore::open(const std::string& folder) {
    if (mkdir(folder.c_str(), folder_of_owner) != 0 && errno != EEXIST)
        return Unfit{fmt::format("cannot make the folder `{}`: {}", folder, std::strerror(errno)),
                     "give a folder that this program may write to"};
    folder_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat found {};
    if (folder_ < 0 || fstat(folder_, &found) != 0)
        return Unfit{fmt::format("cannot open the folder `{}`: {}", folder, std::strerror(errno)),
                     "give a folder that this program may write to"};
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Unfit{fmt::format("others can read the folder `{}`", folder), "chmod 700", true};
    lock_ = openat(folder_, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, of_owner);
    if (lock_ < 0)
        return Unfit{fmt::format("cannot write to the folder `{}`: {}", folder, std::strerror(errno)),
                     "give a folder that this program may write to"};
    if (flock(lock_, LOCK_EX | LOCK_NB) != 0)
        return Unfit{fmt::format("another server keeps its jobs in `{}`", folder),
                     "give each server a folder of its own"};
    return std::nullopt;
}

void JobStore::remove(const std::string& name) {
    unlinkat(folder_, name.c_str(), 0);
}

std::shared_ptr<Kept> JobStore::make(const std::string& name, bool unnamed) {
    const int descriptor =
        in_folder() ? openat(folder_, name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, of_owner)
                    : memfd_create("job", MFD_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    if (in_folder() && unnamed)
        remove(name);
    return std::make_shared<Kept>(descriptor, 0, bytes_);
}

std::shared_ptr<Kept> JobStore::make_lines(const std::string& id) {
    return make(name_of(id, lines_end), true);
}

std::shared_ptr<Kept> JobStore::make_result(const std::string& id) {
    return make(name_of(id, part_end), false);
}

std::optional<Problem> JobStore::finish_result(const std::string& id, const Kept& result) {
    if (!in_folder())
        return std::nullopt;
    if (auto fault = result.sync())
        return fault;
    const bool named = renameat(folder_, name_of(id, part_end).c_str(), folder_, name_of(id, result_end).c_str()) == 0;
    return named ? std::nullopt : std::optional(not_kept(errno));
}

std::shared_ptr<Kept> JobStore::open_result(const Job& job) {
    const int descriptor = openat(folder_, name_of(job.id, result_end).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return nullptr;
    auto result = std::make_shared<Kept>(descriptor, job.result_bytes, bytes_);
    struct stat found {};
    const bool whole = fstat(descriptor, &found) == 0 && static_cast<std::uint64_t>(found.st_size) == job.result_bytes;
    return whole ? result : nullptr;
}

void JobStore::remove_result(const std::string& id) {
    if (!in_folder())
        return;
    remove(name_of(id, part_end));
    remove(name_of(id, result_end));
}

// ---------------------------------------------------------------- what is kept of a job beside its result

std::optional<Problem> JobStore::save(const Job& job) {
    if (!in_folder())
        return std::nullopt;
    const std::string anew = name_of(job.id, new_document_end);
    int fault = write_file(folder_, anew, kept_text_of(job));
    if (fault == 0 && renameat(folder_, anew.c_str(), folder_, name_of(job.id, document_end).c_str()) != 0)
        fault = errno;
    if (fault == 0 && fsync(folder_) != 0)
        fault = errno;
    if (fault == 0)
        return std::nullopt;
    remove(anew);
    return not_kept(fault);
}

void JobStore::forget(const std::string& id) {
    if (!in_folder())
        return;
    remove_result(id);
    for (const std::string_view end : {document_end, new_document_end, lines_end})
        remove(name_of(id, end));
}

std::optional<Job> JobStore::load(const std::string& id) {
    const int descriptor = openat(folder_, name_of(id, document_end).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return std::nullopt;
    std::string text(longest_document, '\0');
    const auto got = read_some(descriptor, text, 0);
    ::close(descriptor);
    text.resize(got.value_or(0));
    auto job = read_job(text);
    return job && job->id == id ? job : std::nullopt;
}

std::vector<Job> JobStore::load() {
    std::vector<Job> jobs;
    std::set<std::string> ids;
    if (!in_folder())
        return jobs;
    for (const std::string& name : names_in(folder_))
        ids.insert(id_in(name));
    ids.erase("");
    for (const std::string& id : ids) {
        if (auto job = load(id)) {
            for (const std::string_view end : {part_end, lines_end, new_document_end})
                remove(name_of(id, end));
            jobs.push_back(std::move(*job));
        } else {
            forget(id);
        }
    }
    return jobs;
}

}  // namespace chapeau::serve
