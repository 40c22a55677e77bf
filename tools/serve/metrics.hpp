// What the server counts, as Prometheus reads it.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/evaluate/truth.hpp"
#include "tools/serve/job.hpp"

namespace chapeau::serve {

/// In the place of a status: the answer did not go out whole.
constexpr unsigned cut_off = 1;

class Metrics {
  public:
    /// One row for each path among those of the routes, which must outlive this; several methods share it.
    explicit Metrics(std::vector<std::string_view> routes);

    void answered(std::size_t route, unsigned status, std::chrono::nanoseconds time);
    void evaluated(evaluate::Status outcome) { ++outcomes_[static_cast<std::size_t>(outcome)]; }
    /// A trace for people, in one of `formats`.
    void rendered(std::string_view format) {
        ++renderings_[static_cast<std::size_t>(std::ranges::find(formats, format) - formats.begin())];
    }
    /// The policy anew, or not.
    void loaded(bool good) {
        ++loads_[good ? 1 : 0];
        last_load_good_ = good;
    }
    /// The lines of a caseload, the principal decision's outcomes among them.
    void add(const caseload::Summary& lines);

    /// A job that comes has no state before, and one that is forgotten none afterwards.
    void moved(std::optional<JobState> from, std::optional<JobState> to);

    static constexpr std::array<std::string_view, 4> formats{"html", "fragment", "note", "letter"};

    std::atomic<std::uint32_t> under_way{0};
    std::atomic<std::uint32_t> connections{0};
    std::atomic<std::uint64_t> turned_away{0};
    std::atomic<std::uint64_t> given_way{0};
    std::atomic<std::uint64_t> lines_not_logged{0};

    [[nodiscard]] std::string text(std::string_view version, std::string_view policy, std::string_view digest,
                                   std::uint64_t bytes_of_jobs) const;

  private:
    static constexpr std::array<double, 10> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 1, 10};  // s
    static constexpr std::array<unsigned, 27> statuses{200, 202, 206, 304, 400, 401, 403, 404,     405,
                                                       408, 409, 410, 412, 413, 414, 415, 416,     417,
                                                       421, 422, 429, 431, 500, 503, 507, cut_off, 0};
    struct Route {
        std::array<std::atomic<std::uint64_t>, statuses.size()> answers{};
        std::array<std::atomic<std::uint64_t>, bounds.size() + 1>
            within{};  // by the first bound not below; then beyond
        std::atomic<std::uint64_t> nanoseconds{0};
    };

    void add_routes(std::string& to) const;
    void add_jobs(std::string& to, std::uint64_t bytes) const;

    std::vector<std::string_view> names_;
    std::vector<std::size_t> rows_;  // by route
    std::vector<Route> routes_;
    std::array<std::atomic<std::uint64_t>, 4> outcomes_{};
    std::array<std::atomic<std::uint64_t>, 4> outcomes_of_lines_{};
    std::array<std::atomic<std::uint64_t>, formats.size()> renderings_{};
    std::array<std::atomic<std::uint64_t>, 2> loads_{};  // refused, good
    std::atomic<bool> last_load_good_{true};
    std::atomic<std::uint64_t> lines_{0};
    std::atomic<std::uint64_t> blank_lines_{0};
    std::atomic<std::uint64_t> bad_lines_{0};
    std::array<std::atomic<std::uint64_t>, job_states> jobs_now_{};   // by state
    std::array<std::atomic<std::uint64_t>, job_states> jobs_ever_{};  // that came to the state
    std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
};

}  // namespace chapeau::serve
