// Where the bytes of jobs are: files of a folder that was given, or of memory.
//
// Either way they are written and read through a descriptor, and nobody else can open them: a file of memory has no
// name, and those of the folder are their owner's alone. The lines that came have no name either, so that nothing of
// them is left wherever the program ends. A result has its name only when it is whole and on the disk, and the job's
// own file, which is replaced whole, says `done` only after that.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/serve/job.hpp"
#include "tools/serve/problem.hpp"

namespace chapeau::serve {

/// Bytes cannot be kept, for what errno says.
[[nodiscard]] Problem not_kept(int fault);

/// Bytes that are written at their end and read anywhere; written by one thread, and read by others afterwards.
class Kept {
  public:
    /// Takes the descriptor over, of `bytes` bytes that are there. What is counted stands in `counter`.
    Kept(int descriptor, std::uint64_t bytes, std::atomic<std::uint64_t>& counter);
    ~Kept();
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

    /// So many bytes more are about to be written, or are there; they count until this is gone.
    void count(std::uint64_t bytes);
    /// What failed, where something did.
    [[nodiscard]] std::optional<Problem> append(std::string_view bytes);
    /// Waits until all is on the disk. What failed, where something did.
    [[nodiscard]] std::optional<Problem> sync() const;
    /// As many as fit, from an offset on: 0 at the end, nothing where they cannot be read.
    [[nodiscard]] std::optional<std::size_t> read(std::span<char> into, std::uint64_t offset) const;
    [[nodiscard]] std::uint64_t size() const { return size_; }

  private:
    const int descriptor_;
    std::uint64_t size_;
    std::uint64_t counted_ = 0;
    std::atomic<std::uint64_t>& counter_;
};

class JobStore {
  public:
    JobStore() = default;  // in memory
    ~JobStore();
    JobStore(const JobStore&) = delete;
    JobStore& operator=(const JobStore&) = delete;

    struct Unfit {
        std::string why;
        std::string help;
        bool others_can_read = false;  // the help is a command then: to change that
    };
    /// Keeps all in a folder from now on, which is made where there is none. It must be its owner's alone, and no other
    /// server's. Nothing where that is so.
    [[nodiscard]] std::optional<Unfit> open(const std::string& folder);
    [[nodiscard]] bool in_folder() const { return folder_ >= 0; }
    /// That are counted.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

    /// For the lines of a job, and for what comes of them. Nothing, with errno set, where there can be none.
    [[nodiscard]] std::shared_ptr<Kept> make_lines(const std::string& id);
    [[nodiscard]] std::shared_ptr<Kept> make_result(const std::string& id);
    /// The result is whole. What failed, where something did.
    [[nodiscard]] std::optional<Problem> finish_result(const std::string& id, const Kept& result);
    /// That of a job that is done; nothing where it is not there as the job says.
    [[nodiscard]] std::shared_ptr<Kept> open_result(const Job& job);
    void remove_result(const std::string& id);

    /// Replaces what is kept of the job. What failed, where something did.
    [[nodiscard]] std::optional<Problem> save(const Job& job);
    void forget(const std::string& id);
    /// All jobs that are kept. What is left of others is removed; files that are none of this program's stay.
    [[nodiscard]] std::vector<Job> load();

  private:
    [[nodiscard]] std::shared_ptr<Kept> make(const std::string& name, bool unnamed);
    [[nodiscard]] std::optional<Job> load(const std::string& id);
    void remove(const std::string& name);

    int folder_ = -1;
    int lock_ = -1;
    std::atomic<std::uint64_t> bytes_{0};
};

}  // namespace chapeau::serve
