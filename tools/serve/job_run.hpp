// The evaluation of a job: lines that are kept in, a result that is kept out.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/values/digest.hpp"
#include "tools/serve/edition.hpp"
#include "tools/serve/job_store.hpp"
#include "tools/serve/problem.hpp"

namespace chapeau::serve {

class JobRun {
  public:
    using Clock = std::chrono::steady_clock;
    /// Keeps more of the result. What failed, where something did.
    using Append = std::function<std::optional<Problem>(std::string_view)>;
    /// Told how far it has come, in bytes of the lines.
    using Progress = std::function<void(const caseload::Summary&, std::uint64_t read)>;

    /// Ends when it is given up, or takes longer than `time`.
    JobRun(const Kept& lines, Append append, const std::atomic<bool>& given_up, std::chrono::seconds time)
        : lines_(lines), append_(std::move(append)), given_up_(given_up), time_(time), until_(Clock::now() + time) {}

    /// Once. What there is of the summary where it ended early.
    [[nodiscard]] caseload::Summary run(const Edition& edition, const caseload::Options& options,
                                        const Progress& progress);
    /// Of the caseload as a whole. Nothing where the result is whole, or it was given up.
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
    /// Of the result.
    [[nodiscard]] std::string digest() const { return digest_.text(); }

  private:
    [[nodiscard]] bool goes_on();
    [[nodiscard]] std::optional<std::size_t> read(std::span<char> into);
    [[nodiscard]] bool write(std::string_view text);

    const Kept& lines_;
    const Append append_;
    const std::atomic<bool>& given_up_;
    const std::chrono::seconds time_;
    const Clock::time_point until_;
    std::uint64_t offset_ = 0;
    values::Digest digest_;
    std::optional<Problem> problem_;
};

}  // namespace chapeau::serve
