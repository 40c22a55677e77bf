// A generator's decisions, read from a list of numbers that rapidcheck draws and shrinks.
//
// Whatever the numbers are, they make a policy; 0 always chooses the simplest, and when they are used up everything
// is 0. So a shorter list with smaller numbers is a simpler policy, and shrinking needs to know nothing of policies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace chapeau::properties {

class Choices {
  public:
    explicit Choices(std::vector<std::uint32_t> drawn) : drawn_(std::move(drawn)) {}

    /// One of 0 … n - 1.
    std::size_t below(std::size_t n) { return next_ < drawn_.size() ? drawn_[next_++] % n : 0; }
    /// True once in n times; false when the choices are used up.
    bool one_in(std::size_t n) { return below(n) == n - 1; }
    template <class T>
    const T& of(const std::vector<T>& options) {
        return options[below(options.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[(i - 1 + below(i)) % i]);
    }

  private:
    std::vector<std::uint32_t> drawn_;
    std::size_t next_ = 0;
};

}  // namespace chapeau::properties
