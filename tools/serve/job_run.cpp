// A job is a caseload whose lines are all there; it is looked at block by block whether it still goes on.
#include "tools/serve/job_run.hpp"

#include <fmt/format.h>

#include <cerrno>

#include "tools/serve/caseloads.hpp"

namespace chapeau::serve {

bool JobRun::goes_on() {
    if (!problem_ && Clock::now() > until_)
        problem_ = Problem{Kind::job_too_long,
                           fmt::format("it was not done after {} seconds of work", time_.count()),
                           {},
                           static_cast<std::uint64_t>(time_.count())};
    return !problem_ && !given_up_;
}

std::optional<std::size_t> JobRun::read(std::span<char> into) {
    if (!goes_on())
        return std::nullopt;
    const auto got = lines_.read(into, offset_);
    if (!got)
        problem_ = not_kept(errno);
    offset_ += got.value_or(0);
    return got;
}

bool JobRun::write(std::string_view text) {
    if (!goes_on())
        return false;
    digest_.add(text);
    problem_ = append_(text);
    return !problem_;
}

caseload::Summary JobRun::run(const Edition& edition, const caseload::Options& options, const Progress& progress) {
    const auto reads = [this](std::span<char> into) { return read(into); };
    const auto writes = [this](std::string_view text) { return write(text); };
    const auto goes = [&](const caseload::Summary& so_far, const caseload::Place& place) {
        progress(so_far, place.input_bytes);
    };
    caseload::Summary summary = caseload::run(edition.policy, edition.program, {reads}, writes, options, goes);
    if (!problem_ && !summary.form.what.empty())
        problem_ = problem_of(summary.form);
    return summary;
}

}  // namespace chapeau::serve
