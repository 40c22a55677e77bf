// Whether a code is in a list, in one look: hash tables of codes with open places (Knuth, The Art of Computer
// Programming, volume 3, 6.4, algorithm L), all in one stretch of memory. Lists are looked into once per list and
// record, each time at another place, and a sorted list costs a wait for memory at every step of the search.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace chapeau::program {

/// Where one set of codes stands among `CodeSets`.
struct CodeSet {
    std::uint32_t first = 0;
    std::uint8_t bits = 0;  // it has 2^bits places
};

/// Sets of NOC codes or of indexes of enum values: 0 to 2^32 - 2.
class CodeSets {
  public:
    [[nodiscard]] CodeSet add(std::span<const std::int64_t> codes) {
        const CodeSet set{static_cast<std::uint32_t>(places_.size()),
                          static_cast<std::uint8_t>(std::bit_width(2 * codes.size() + 1))};
        places_.resize(places_.size() + (std::size_t{1} << set.bits), open);
        for (const std::int64_t code : codes)
            places_[place_of(set, static_cast<std::uint32_t>(code))] = static_cast<std::uint32_t>(code);
        return set;
    }

    [[nodiscard]] bool has(CodeSet set, std::int64_t code) const {
        return code >= 0 && places_[place_of(set, static_cast<std::uint32_t>(code))] != open;
    }

  private:
    static constexpr std::uint32_t open = UINT32_MAX;

    /// Where the code stands, or the open place where it would.
    [[nodiscard]] std::size_t place_of(CodeSet set, std::uint32_t code) const {
        const std::uint32_t last = (1U << set.bits) - 1;
        std::uint32_t place = (code * 0x9E3779B1U) >> (32 - set.bits);
        while (places_[set.first + place] != open && places_[set.first + place] != code)
            place = (place + 1) & last;
        return set.first + place;
    }

    std::vector<std::uint32_t> places_;  // of each set a power of two, more than half of them open
};

}  // namespace chapeau::program
