// A line of JSON for each request: what was asked, by which token, what came of it. No personal data is in it: neither
// addresses of peers nor what stands behind the route, in the query or in a body.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace chapeau::serve {

struct Access {
    std::string_view request;  // its id
    std::string_view method;
    std::string_view route;
    unsigned status = 0;  // or `cut_off`
    std::chrono::nanoseconds time{0};
    std::uint64_t received = 0;  // bytes of the body
    std::uint64_t sent = 0;      // bytes of the answer, its head too
    std::string_view token;      // its name; empty where none was wanted or none was right
    std::string_view policy;     // the digest
};

/// With the line break.
[[nodiscard]] std::string line_of(const Access& access);

/// The id that a request brings along, where that is a number of one of the forms that say nothing else; another one
/// otherwise.
[[nodiscard]] std::string request_id(std::string_view brought);
/// 32 hexadecimal digits that nobody can guess; empty where the system gives none.
[[nodiscard]] std::string random_id();

/// Takes lines from every thread and writes them in one of its own, so that who reads the log slowly, or not at all,
/// keeps nobody from being answered: then lines are lost, and counted.
class AccessLog {
  public:
    AccessLog(int descriptor, std::atomic<std::uint64_t>& lost);
    /// Leaves behind what could not be written yet; see `end`.
    ~AccessLog();
    AccessLog(const AccessLog&) = delete;
    AccessLog& operator=(const AccessLog&) = delete;

    void add(const Access& access);
    /// Waits until all is written, or for so long; the rest is lost.
    void end(std::chrono::milliseconds time);

  private:
    struct State;
    static void write_all(State& state);

    std::shared_ptr<State> state_;  // the thread has it too, and may be held up by the reader for ever
};

}  // namespace chapeau::serve
