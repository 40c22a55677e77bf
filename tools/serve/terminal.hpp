// The terminal that the server was started in. Who closes its window wants the server to stop, and the system says so
// by SIGHUP, which is also how the policy is loaded anew. The two are told apart by when the terminal was lost: a
// signal that comes with the loss is of the window; any later one, as of a server that was left running in the
// background, is of somebody who sent it.
#pragma once

#include <chrono>
#include <optional>

namespace chapeau::serve {

class Terminal {
  public:
    /// None where SIGHUP is ignored, as `nohup` has it: then no window stops the server.
    Terminal();
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// Its hangup shows there, without being asked for; negative where there is none, or none any more.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Notes whether it was lost.
    void look();
    /// Whether it was lost a moment ago.
    [[nodiscard]] bool was_just_lost() const;

  private:
    int descriptor_ = -1;
    std::optional<std::chrono::steady_clock::time_point> lost_;
};

}  // namespace chapeau::serve
