// A set of indexes that is emptied at once.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace chapeau::evaluate {

/// Each index remembers the turn in which it was put in; to empty the set is to begin another turn.
class Marks {
  public:
    explicit Marks(std::size_t size) : turn_of_(size, 0) {}

    void clear() { ++turn_; }
    /// Whether it was not in yet.
    bool insert(std::size_t index) { return std::exchange(turn_of_[index], turn_) != turn_; }

  private:
    std::vector<std::uint32_t> turn_of_;
    std::uint32_t turn_ = 1;
};

}  // namespace chapeau::evaluate
