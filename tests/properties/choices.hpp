// A generator's decisions, read from a list of numbers that rapidcheck draws and shrinks.
//
// Whatever the numbers are, they make a policy; 0 always chooses the simplest, and when they are used up everything
// is 0. So a shorter list with smaller numbers is a simpler policy, and shrinking needs to know nothing of policies.
// Records, of which each policy gets many, are decided by an endless stream from one number instead.
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
    [[nodiscard]] static Choices endless(std::uint64_t seed) {
        Choices choices({});
        choices.stream_ = seed;
        choices.ends_ = false;
        return choices;
    }

    /// One of 0 … n - 1.
    std::size_t below(std::size_t n) {
        if (next_ < drawn_.size())
            return drawn_[next_++] % n;
        return ends_ ? 0 : static_cast<std::size_t>(mixed() >> 11U) % n;
    }
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
    /// SplitMix64.
    std::uint64_t mixed() {
        std::uint64_t z = stream_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    std::vector<std::uint32_t> drawn_;
    std::size_t next_ = 0;
    std::uint64_t stream_ = 0;
    bool ends_ = true;
};

}  // namespace chapeau::properties
