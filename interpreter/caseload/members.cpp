#include "interpreter/caseload/members.hpp"

#include <algorithm>
#include <bit>

#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

using record::Plane;

namespace {

// A row of bits that are drawn together: the words at which 64 of them begin are not whole ones.

void add_bits(std::uint64_t bits, std::uint32_t at, Words& into) {
    into[at / 64] |= bits << (at % 64);
    into[at / 64 + 1] |= bits >> 1U >> (63 - at % 64);
}

std::uint64_t bits_at(const Words& words, std::uint32_t at) {
    return words[at / 64] >> (at % 64) | words[at / 64 + 1] << 1U << (63 - at % 64);
}

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
    last_found_ = false;
}

std::span<const std::uint32_t> Members::owners() const {
    return std::span(list_.owners).first(Plane::words_for(count()) * Plane::bits);
}

void Members::find_last() {
    const std::size_t words = Plane::words_for(count());
    const std::uint32_t* first = list_.first.data();
    last_.resize(words);
    for (std::size_t word = 0; word < words; ++word) {
        const std::uint32_t* owners = list_.owners.data() + word * Plane::bits;
        const std::uint64_t change = word_where([owners](std::size_t i) { return owners[i] != owners[i + 1]; });
        last_[word] = change & rows_inside(word, count());
    }
    if (words > 0)
        last_.back() |= std::uint64_t{1} << ((count() - 1) % Plane::bits);
    first_.resize(words);
    for (std::size_t word = 0; word < words; ++word)
        first_[word] = last_[word] << 1U | (word == 0 ? 1U : last_[word - 1] >> 63U);
    some_.resize(Plane::words_for(rows_));
    for (std::size_t word = 0; word < some_.size(); ++word, first += Plane::bits)
        some_[word] = word_where([first](std::size_t i) { return first[i] != first[i + 1]; });
    count_before(last_, lasts_);
    count_before(first_, firsts_);
    count_before(some_, somes_);
    last_found_ = true;
}

void Members::find_any(const std::uint64_t* members, std::uint64_t* rows) {
    if (!last_found_)
        find_last();
    drawn_.assign(some_.size() + 2, 0);
    std::uint64_t carry = 0;
    for (std::size_t word = 0; word < last_.size(); ++word) {
        const std::uint64_t others = ~last_[word];
        std::uint64_t sum = 0;
        const bool over = __builtin_add_overflow(members[word] & others, others, &sum);
        const bool over_again = __builtin_add_overflow(sum, carry, &sum);
        carry = over || over_again ? 1 : 0;
        add_bits(kernels.draw_together(sum | members[word], last_[word]), lasts_[word], drawn_);
    }
    for (std::size_t word = 0; word < some_.size(); ++word)
        rows[word] = kernels.draw_apart(bits_at(drawn_, somes_[word]), some_[word]);
}

void Members::spread(const std::uint64_t* rows, std::uint64_t* members) {
    if (!last_found_)
        find_last();
    drawn_.assign(some_.size() + 2, 0);
    for (std::size_t word = 0; word < some_.size(); ++word)
        add_bits(kernels.draw_together(rows[word], some_[word]), somes_[word], drawn_);
    std::uint64_t above = 0;
    std::uint64_t borrow = 0;
    for (std::size_t word = 0; word < last_.size(); ++word) {
        const std::uint64_t last = kernels.draw_apart(bits_at(drawn_, lasts_[word]), last_[word]);
        const std::uint64_t first = kernels.draw_apart(bits_at(drawn_, firsts_[word]), first_[word]);
        const bool under = __builtin_sub_overflow(last << 1U | above, first, &members[word]);
        const bool under_again = __builtin_sub_overflow(members[word], borrow, &members[word]);
        borrow = under || under_again ? 1 : 0;
        above = last >> 63U;
    }
}

}  // namespace chapeau::caseload
