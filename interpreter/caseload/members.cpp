#include "interpreter/caseload/members.hpp"

#include <algorithm>
#include <bit>

#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

using record::Plane;

namespace {

/// By word, how many bits stand before it.
void count_before(const Words& words, std::vector<std::uint32_t>& before) {
    before.resize(words.size());
    std::uint32_t count = 0;
    for (std::size_t word = 0; word < words.size(); ++word) {
        before[word] = count;
        count += static_cast<std::uint32_t>(std::popcount(words[word]));
    }
}

}  // namespace

void Members::begin(std::uint32_t rows) {
    rows_ = rows;
    owners_found_ = false;
    last_found_ = false;
}

std::span<const std::uint32_t> Members::owners() {
    if (!owners_found_) {
        owners_.resize(Plane::words_for(count()) * Plane::bits);
        for (std::uint32_t row = 0; row < rows_; ++row)
            std::fill(owners_.begin() + list_.first[row], owners_.begin() + list_.first[row + 1], row);
        std::fill(owners_.begin() + count(), owners_.end(), 0U);
        owners_found_ = true;
    }
    return owners_;
}

/// A record without members marks the last one before it, which is marked anyway.
void Members::find_last() {
    const std::size_t words = Plane::words_for(count());
    marks_.assign(words * Plane::bits + 1, 0);
    for (std::uint32_t row = 0; row < rows_; ++row)
        marks_[list_.first[row + 1]] = 1;
    last_.resize(words);
    for (std::size_t word = 0; word < words; ++word)
        last_[word] = word_of(marks_.data() + 1 + word * Plane::bits);
    some_.resize(Plane::words_for(rows_));
    const std::uint32_t* first = list_.first.data();
    for (std::size_t word = 0; word < some_.size(); ++word, first += Plane::bits)
        some_[word] = word_where([first](std::size_t i) { return first[i] != first[i + 1]; });
    count_before(last_, lasts_);
    count_before(some_, somes_);
    last_found_ = true;
}

void Members::draw_together(const std::uint64_t* members) {
    drawn_.assign(some_.size() + 2, 0);
    std::uint64_t carry = 0;
    for (std::size_t word = 0; word < last_.size(); ++word) {
        const std::uint64_t others = ~last_[word];
        std::uint64_t sum = 0;
        const bool over = __builtin_add_overflow(members[word] & others, others, &sum);
        const bool over_again = __builtin_add_overflow(sum, carry, &sum);
        carry = over || over_again ? 1 : 0;
        const std::uint64_t any = kernels.draw_together(sum | members[word], last_[word]);
        const std::size_t at = lasts_[word];
        drawn_[at / 64] |= any << (at % 64);
        drawn_[at / 64 + 1] |= any >> 1U >> (63 - at % 64);
    }
}

void Members::find_any(const std::uint64_t* members, std::uint64_t* rows) {
    if (!last_found_)
        find_last();
    draw_together(members);
    for (std::size_t word = 0; word < some_.size(); ++word) {
        const std::size_t at = somes_[word];
        const std::uint64_t any = drawn_[at / 64] >> (at % 64) | drawn_[at / 64 + 1] << 1U << (63 - at % 64);
        rows[word] = kernels.draw_apart(any, some_[word]);
    }
}

}  // namespace chapeau::caseload
