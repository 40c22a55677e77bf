// Ids that come again: two records of one id are one application counted twice, or two that nobody can tell apart.
//
// In bounded memory: of each id a hash of 64 bits is kept, 64 MiB of them at the most, which are four million ids. Of
// those behind them only what has been seen before is told. A hash is keyed anew in each run, so that nobody can write
// ids that collide; that two of four million do by chance happens once in two million runs. A run that goes on where
// another stopped takes over that one's key and hashes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chapeau::caseload {

/// What ids are hashed with.
struct IdKey {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    [[nodiscard]] static IdKey random();
    /// Never 0.
    [[nodiscard]] std::uint64_t hash_of(std::string_view id) const;
};

/// An id that stood on a line before.
struct Repeat {
    std::string id;
    std::uint64_t line = 0;
};

/// The ids of one block, to be held against those before by whoever has the blocks in order.
struct Ids {
    struct One {
        std::uint64_t hash = 0;
        std::uint64_t line = 0;
        std::uint32_t begin = 0;  // of the id in `text`
        std::uint32_t size = 0;
    };
    std::vector<One> all;
    std::string text;

    void clear();
    /// An empty id is none.
    void add(std::string_view id, std::uint64_t line, const IdKey& key);
};

/// What came of it, in the order of the lines.
struct Repeats {
    static constexpr std::size_t most_named = 20;

    std::uint64_t count = 0;
    std::vector<Repeat> named;  // the first of them
    std::uint64_t unheld = 0;   // ids that were not kept: one that comes again after them is not seen

    void add(const Repeats& other);
};

class SeenIds {
  public:
    static constexpr std::size_t most = std::size_t{1} << 22U;

    /// At most `room` ids are kept.
    explicit SeenIds(const IdKey& key = IdKey::random(), std::size_t room = most) : key_(key), room_(room) {}

    [[nodiscard]] const IdKey& key() const { return key_; }
    void look_at(const Ids& ids, Repeats& into);
    /// Keeps an id that another run kept, by its hash.
    void keep(std::uint64_t hash) { find_or_add(hash); }

    /// From now on the hashes that are kept are noted too, in their order, to be taken away.
    void note_new() { notes_ = true; }
    [[nodiscard]] std::vector<std::uint64_t> take_new() { return std::exchange(new_, {}); }

  private:
    /// Whether it was there; adds it otherwise, while there is room.
    enum class Found : std::uint8_t { before, added, no_room };
    Found find_or_add(std::uint64_t hash);
    void grow();

    IdKey key_;
    std::size_t room_;
    std::size_t used_ = 0;
    bool notes_ = false;
    std::vector<std::uint64_t> new_;
    std::vector<std::uint64_t> table_;  // 0 where empty; a power of two, at most half full
};

}  // namespace chapeau::caseload
