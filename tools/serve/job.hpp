// What is known of a job: a caseload that is worked on after its sender has gone, whose result is fetched later.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tools/serve/moment.hpp"

namespace chapeau::serve {

enum class JobState : std::uint8_t {
    arriving,   // its lines still come, and nobody has been told its id
    waiting,    // for its turn
    running,    // its lines are evaluated
    done,       // its result is there
    failed,     // `problem` says why
    cancelled,  // before it was done, by who asked for it
    deleted,    // after it was done, by who asked for it
    evicted,    // its result was given up, for its time or for the room of another
    lost,       // the server ended before it was done
};
constexpr std::size_t job_states = 9;
[[nodiscard]] std::string_view word_of(JobState state);

/// It counts among those that are kept, and may hold bytes.
[[nodiscard]] constexpr bool is_kept(JobState state) {
    return state <= JobState::done;
}
[[nodiscard]] constexpr bool is_under_way(JobState state) {
    return state < JobState::done;
}

struct Job {
    std::string id;
    std::string owner;   // the name of the token that asked for it; empty where none is wanted
    std::string policy;  // the digest of the policy that it began with
    JobState state = JobState::arriving;
    Moment created = std::chrono::system_clock::now();
    std::optional<Moment> ended;
    /// When its result is given up, and of one without a result, when it is forgotten.
    std::optional<Moment> until;
    std::uint64_t bytes = 0;                  // of its lines
    std::uint64_t read = 0;                   // of them, that are evaluated
    std::uint64_t records = 0;                // lines that were records
    std::uint64_t bad = 0;                    // lines that were none
    std::array<std::uint64_t, 4> outcomes{};  // of the principal decision, by evaluate::Status
    std::uint64_t result_bytes = 0;
    std::string digest;   // of its result
    std::string problem;  // of the caseload as a whole, as JSON; empty where there is none
    std::string why;      // it has no result any more; empty where that needs no words
};

[[nodiscard]] std::string address_of(const Job& job);
/// What `GET /v1/jobs/ID` answers.
[[nodiscard]] std::string json_of(const Job& job);
/// The same with its owner, as it is kept in a folder.
[[nodiscard]] std::string kept_text_of(const Job& job);
/// Reads that; nothing where it is something else.
[[nodiscard]] std::optional<Job> read_job(std::string_view text);

}  // namespace chapeau::serve
