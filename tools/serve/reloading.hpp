// Loads the policy anew in a thread of its own, so that everybody is answered meanwhile.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "tools/serve/service.hpp"

namespace chapeau::serve {

class Reloading {
  public:
    explicit Reloading(Service& service) : service_(service) {}

    /// Loads it from now on; once more, afterwards, where it is being loaded just now.
    void ask();
    /// Waits for what is being loaded. False when that takes longer than `time`: this and the service are in use still.
    [[nodiscard]] bool end(std::chrono::seconds time);

  private:
    void load();

    Service& service_;
    std::mutex mutex_;
    std::condition_variable done_;
    bool loads_ = false;
    bool again_ = false;
};

}  // namespace chapeau::serve
