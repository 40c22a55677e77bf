// Counters that only grow, each for itself: a scrape in the midst of a request may see one of them and not yet another.
#include "tools/serve/metrics.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "interpreter/trace/trace.hpp"

namespace chapeau::serve {

namespace {

std::uint64_t resident_bytes() {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "r"), std::fclose);
    unsigned long size = 0;
    unsigned long resident = 0;
    if (!file || std::fscanf(file.get(), "%lu %lu", &size, &resident) != 2)
        return 0;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void head(std::string& to, std::string_view name, std::string_view type, std::string_view help) {
    fmt::format_to(std::back_inserter(to), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

/// The label's value, as the text format wants it escaped.
std::string label(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '"')
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

}  // namespace

Metrics::Metrics(std::vector<std::string_view> routes) : names_(std::move(routes)), routes_(names_.size()) {
    for (const std::string_view name : names_)
        rows_.push_back(static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin()));
}

void Metrics::answered(std::size_t route, unsigned status, std::chrono::nanoseconds time) {
    Route& of = routes_[rows_[route]];
    const auto known = std::ranges::find(statuses, status);
    ++of.answers[known == statuses.end() ? statuses.size() - 1 : static_cast<std::size_t>(known - statuses.begin())];
    const double seconds = std::chrono::duration<double>(time).count();
    ++of.within[static_cast<std::size_t>(std::ranges::lower_bound(bounds, seconds) - bounds.begin())];
    of.nanoseconds += static_cast<std::uint64_t>(time.count());
}

void Metrics::add(const caseload::Summary& lines) {
    caseload::Summary of = lines;
    for (std::size_t i = 0; i < outcomes_of_lines_.size(); ++i)
        outcomes_of_lines_[i] += of.of(static_cast<evaluate::Status>(i));
    lines_ += lines.lines;
    blank_lines_ += lines.blank;
    bad_lines_ += lines.bad;
}

void Metrics::moved(std::optional<JobState> from, std::optional<JobState> to) {
    if (from)
        --jobs_now_[static_cast<std::size_t>(*from)];
    if (to)
        ++jobs_now_[static_cast<std::size_t>(*to)];
    if (from && to)
        ++jobs_ever_[static_cast<std::size_t>(*to)];
}

void Metrics::add_jobs(std::string& to, std::uint64_t bytes) const {
    const auto out = std::back_inserter(to);
    head(to, "chapeau_jobs", "gauge", "Jobs that are kept, by state.");
    for (const JobState state : {JobState::arriving, JobState::waiting, JobState::running, JobState::done})
        fmt::format_to(out, "chapeau_jobs{{state=\"{}\"}} {}\n", word_of(state),
                       jobs_now_[static_cast<std::size_t>(state)].load());
    head(to, "chapeau_jobs_total", "counter", "Jobs that came to a state; waiting: all that were accepted.");
    for (std::size_t i = static_cast<std::size_t>(JobState::waiting); i < job_states; ++i)
        fmt::format_to(out, "chapeau_jobs_total{{state=\"{}\"}} {}\n", word_of(static_cast<JobState>(i)),
                       jobs_ever_[i].load());
    head(to, "chapeau_jobs_bytes", "gauge", "Lines and results of jobs that are kept.");
    fmt::format_to(out, "chapeau_jobs_bytes {}\n", bytes);
}

void Metrics::add_routes(std::string& to) const {
    const auto out = std::back_inserter(to);
    head(to, "chapeau_http_requests_total", "counter",
         "Requests answered, by status; cut_off: the answer did not go out whole.");
    for (std::size_t i = 0; i < routes_.size(); ++i)
        for (std::size_t s = 0; s < statuses.size(); ++s)
            if (const std::uint64_t count = routes_[i].answers[s]; count > 0)
                fmt::format_to(out, "chapeau_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", names_[i],
                               statuses[s] == cut_off ? "cut_off" : std::to_string(statuses[s]), count);
    head(to, "chapeau_http_request_duration_seconds", "histogram",
         "From the head of a request to the end of its answer.");
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (rows_[i] != i)
            continue;
        std::uint64_t count = 0;
        for (std::size_t b = 0; b < bounds.size(); ++b)
            fmt::format_to(out, "chapeau_http_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                           names_[i], bounds[b], count += routes_[i].within[b]);
        count += routes_[i].within[bounds.size()];
        fmt::format_to(out, "chapeau_http_request_duration_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", names_[i],
                       count);
        fmt::format_to(out, "chapeau_http_request_duration_seconds_sum{{route=\"{}\"}} {}\n", names_[i],
                       static_cast<double>(routes_[i].nanoseconds) / 1e9);
        fmt::format_to(out, "chapeau_http_request_duration_seconds_count{{route=\"{}\"}} {}\n", names_[i], count);
    }
}

std::string Metrics::text(std::string_view version, std::string_view policy, std::string_view digest,
                          std::uint64_t bytes_of_jobs) const {
    std::string to;
    const auto out = std::back_inserter(to);
    head(to, "chapeau_build_info", "gauge", "The program and the policy it serves.");
    fmt::format_to(out, "chapeau_build_info{{version=\"{}\",policy=\"{}\",digest=\"{}\"}} 1\n", version, label(policy),
                   digest);
    add_routes(to);
    head(to, "chapeau_policy_loads_total", "counter", "How often the policy was loaded anew, or could not be.");
    fmt::format_to(out, "chapeau_policy_loads_total{{good=\"true\"}} {}\n", loads_[1].load());
    fmt::format_to(out, "chapeau_policy_loads_total{{good=\"false\"}} {}\n", loads_[0].load());
    head(to, "chapeau_policy_is_current", "gauge", "1, or 0 where the policy could not be loaded anew the last time.");
    fmt::format_to(out, "chapeau_policy_is_current {}\n", last_load_good_ ? 1 : 0);
    head(to, "chapeau_evaluations_total", "counter", "Records evaluated one at a time, for people too, by outcome.");
    for (std::size_t i = 0; i < outcomes_.size(); ++i)
        fmt::format_to(out, "chapeau_evaluations_total{{outcome=\"{}\"}} {}\n",
                       trace::outcome_word(static_cast<evaluate::Status>(i)), outcomes_[i].load());
    head(to, "chapeau_traces_total", "counter", "Traces for people, by format.");
    for (std::size_t i = 0; i < formats.size(); ++i)
        fmt::format_to(out, "chapeau_traces_total{{format=\"{}\"}} {}\n", formats[i], renderings_[i].load());
    head(to, "chapeau_caseload_lines_total", "counter",
         "Lines of caseloads and jobs, by whether they were a record; blank ones are not counted.");
    fmt::format_to(out, "chapeau_caseload_lines_total{{good=\"true\"}} {}\n", lines_ - bad_lines_ - blank_lines_);
    fmt::format_to(out, "chapeau_caseload_lines_total{{good=\"false\"}} {}\n", bad_lines_.load());
    head(to, "chapeau_caseload_outcomes_total", "counter", "Records evaluated in caseloads and jobs, by outcome.");
    for (std::size_t i = 0; i < outcomes_of_lines_.size(); ++i)
        fmt::format_to(out, "chapeau_caseload_outcomes_total{{outcome=\"{}\"}} {}\n",
                       trace::outcome_word(static_cast<evaluate::Status>(i)), outcomes_of_lines_[i].load());
    add_jobs(to, bytes_of_jobs);
    head(to, "chapeau_requests_under_way", "gauge",
         "Requests that are worked on: neither their bodies nor their answers are waited for.");
    fmt::format_to(out, "chapeau_requests_under_way {}\n", under_way.load());
    head(to, "chapeau_connections", "gauge", "Connections that are open.");
    fmt::format_to(out, "chapeau_connections {}\n", connections.load());
    head(to, "chapeau_turned_away_total", "counter", "Requests and connections for which there was no room.");
    fmt::format_to(out, "chapeau_turned_away_total {}\n", turned_away.load());
    head(to, "chapeau_given_way_total", "counter", "Connections that were ended for others to have their places.");
    fmt::format_to(out, "chapeau_given_way_total {}\n", given_way.load());
    head(to, "chapeau_access_lines_lost_total", "counter", "Lines of the access log that could not be written.");
    fmt::format_to(out, "chapeau_access_lines_lost_total {}\n", lines_not_logged.load());
    head(to, "process_resident_memory_bytes", "gauge", "Memory in use.");
    fmt::format_to(out, "process_resident_memory_bytes {}\n", resident_bytes());
    head(to, "process_start_time_seconds", "gauge", "When the server was started, in seconds of Unix time.");
    fmt::format_to(out, "process_start_time_seconds {}\n",
                   std::chrono::duration_cast<std::chrono::seconds>(started_.time_since_epoch()).count());
    return to;
}

}  // namespace chapeau::serve
