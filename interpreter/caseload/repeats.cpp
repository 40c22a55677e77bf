// SipHash-1-3 (Aumasson and Bernstein), which is made for tables of what strangers write.
#include "interpreter/caseload/repeats.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <random>

namespace chapeau::caseload {

namespace {

class SipHash {
  public:
    explicit SipHash(const IdKey& key)
        : v_{key.first ^ 0x736f6d6570736575U, key.second ^ 0x646f72616e646f6dU, key.first ^ 0x6c7967656e657261U,
             key.second ^ 0x7465646279746573U} {}

    std::uint64_t of(std::string_view text) {
        const std::uint64_t size = text.size();
        for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t)))
            take(word_of(text.substr(0, sizeof(std::uint64_t))));
        take(word_of(text) | size << 56U);
        v_[2] ^= 0xff;
        for (int i = 0; i < 3; ++i)
            round();
        return v_[0] ^ v_[1] ^ v_[2] ^ v_[3];
    }

  private:
    static std::uint64_t word_of(std::string_view bytes) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), bytes.size());
        return word;
    }
    void take(std::uint64_t word) {
        v_[3] ^= word;
        round();
        v_[0] ^= word;
    }
    void round() {
        v_[0] += v_[1];
        v_[1] = std::rotl(v_[1], 13) ^ v_[0];
        v_[0] = std::rotl(v_[0], 32);
        v_[2] += v_[3];
        v_[3] = std::rotl(v_[3], 16) ^ v_[2];
        v_[0] += v_[3];
        v_[3] = std::rotl(v_[3], 21) ^ v_[0];
        v_[2] += v_[1];
        v_[1] = std::rotl(v_[1], 17) ^ v_[2];
        v_[2] = std::rotl(v_[2], 32);
    }

    std::array<std::uint64_t, 4> v_;
};

}  // namespace

IdKey IdKey::random() {
    std::random_device random;
    const auto number = [&random] { return std::uint64_t{random()} << 32U | random(); };
    return {number(), number()};
}

std::uint64_t IdKey::hash_of(std::string_view id) const {
    return std::max<std::uint64_t>(SipHash(*this).of(id), 1);
}

void Ids::clear() {
    all.clear();
    text.clear();
}

void Ids::add(std::string_view id, std::uint64_t line, const IdKey& key) {
    if (id.empty())
        return;
    all.push_back(
        {key.hash_of(id), line, static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(id.size())});
    text += id;
}

void Repeats::add(const Repeats& other) {
    count += other.count;
    unheld += other.unheld;
    const std::size_t more = std::min(other.named.size(), most_named - std::min(named.size(), most_named));
    named.insert(named.end(), other.named.begin(), other.named.begin() + static_cast<std::ptrdiff_t>(more));
}

void SeenIds::look_at(const Ids& ids, Repeats& into) {
    for (const Ids::One& one : ids.all) {
        const Found found = find_or_add(one.hash);
        into.unheld += found == Found::no_room ? 1 : 0;
        if (found != Found::before)
            continue;
        ++into.count;
        if (into.named.size() < Repeats::most_named)
            into.named.push_back({ids.text.substr(one.begin, one.size), one.line});
    }
}

SeenIds::Found SeenIds::find_or_add(std::uint64_t hash) {
    if (2 * (used_ + 1) > table_.size() && used_ < room_)
        grow();
    const std::size_t mask = table_.size() - 1;
    std::size_t place = hash & mask;
    for (; table_[place] != 0; place = (place + 1) & mask)
        if (table_[place] == hash)
            return Found::before;
    if (used_ == room_)
        return Found::no_room;
    table_[place] = hash;
    ++used_;
    if (notes_)
        new_.push_back(hash);
    return Found::added;
}

void SeenIds::grow() {
    std::vector<std::uint64_t> larger(std::max<std::size_t>(2 * table_.size(), 1024));
    const std::size_t mask = larger.size() - 1;
    for (const std::uint64_t hash : table_) {
        std::size_t place = hash & mask;
        while (hash != 0 && larger[place] != 0)
            place = (place + 1) & mask;
        if (hash != 0)
            larger[place] = hash;
    }
    table_ = std::move(larger);
}

}  // namespace chapeau::caseload
