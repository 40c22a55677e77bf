// Ends are multiplied by the other side's denominators, as far as they have no factor in common with their own, and
// then compared. Where 64 bits do not hold a product, the word's rows are compared over 128 bits.
#include "interpreter/caseload/order.hpp"

#include <algorithm>
#include <numeric>

#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

namespace {

using OfWords = std::uint64_t (*)(const std::int64_t*, const std::int64_t*);

/// Of the pair's rows, those of which `compare` is true of an end of each; `of_words` is the same for 64 numbers.
template <class Compare>
std::uint64_t rows_where_ends(const PairOfRows& pair, const std::int64_t* a, const std::int64_t* b, OfWords of_words,
                              const Compare& compare) {
    const std::size_t first = pair.word * 64;
    std::int64_t room_a[64];
    std::int64_t room_b[64];
    const std::int64_t* expanded_a = pair.a.expanded(a, first, room_a);
    const std::int64_t* expanded_b = pair.b.expanded(b, first, room_b);
    if (expanded_a != nullptr && expanded_b != nullptr)
        return of_words(expanded_a, expanded_b);
    const Denominators below_a = pair.a.quantity.below();
    const Denominators below_b = pair.b.quantity.below();
    return word_where([&](std::size_t i) {
        return compare(values::Int128{a[first + i]} * below_b.at(first + i),
                       values::Int128{b[first + i]} * below_a.at(first + i));
    });
}

std::uint64_t rows_less(const PairOfRows& pair, const std::int64_t* a, const std::int64_t* b) {
    return rows_where_ends(pair, a, b, kernels.less, [](auto left, auto right) { return left < right; });
}

std::uint64_t rows_same(const PairOfRows& pair, const std::int64_t* a, const std::int64_t* b) {
    return rows_where_ends(pair, a, b, kernels.same, [](auto one, auto other) { return one == other; });
}

}  // namespace

Side::Side(const Quantity& of, const Quantity& other) : quantity(of) {
    const bool uniform = of.denominators.empty() && other.denominators.empty();
    const std::int64_t common = uniform ? std::gcd(of.denominator, other.denominator) : 1;
    as_it_is_ = uniform && other.denominator == common;
    if (as_it_is_)
        return;
    if (!other.denominators.empty())
        factors_by_row_ = other.denominators.data();
    else
        factor_ = other.denominator / common;
    constant_ = of.constant && uniform && kernels.multiply_by(of.lows, factor_, ends_);
}

const std::int64_t* Side::expanded(const std::int64_t* ends, std::size_t first, std::int64_t* room) const {
    if (as_it_is_)
        return ends + first;
    if (constant_)
        return ends_;
    const bool fits = factors_by_row_ != nullptr ? kernels.multiply(ends + first, factors_by_row_ + first, room)
                                                 : kernels.multiply_by(ends + first, factor_, room);
    return fits ? room : nullptr;
}

KleeneWord PairOfRows::less() const {
    const Quantity& left = a.quantity;
    const Quantity& right = b.quantity;
    const std::uint64_t may_be_less = left.has_highs()[word] & right.has_low[word];
    std::uint64_t less_by_all = rows_less(*this, left.highs(), right.lows);
    if (right.low_open)
        less_by_all |= right.bounded_only(word) & rows_same(*this, left.highs(), right.lows);
    if (!bounded_only())
        return {may_be_less & less_by_all, may_be_less & ~less_by_all};
    return {may_be_less & less_by_all,
            left.has_low[word] & right.has_highs()[word] & ~rows_less(*this, left.lows, right.highs())};
}

KleeneWord PairOfRows::same() const {
    const Quantity& left = a.quantity;
    const Quantity& right = b.quantity;
    const std::uint64_t known = left.known(word) & right.known(word);
    const std::uint64_t same = rows_same(*this, left.lows, right.lows);
    const std::uint64_t apart = bounded_only() ? less().yes | more().yes : 0;
    return {known & same, (known & ~same) | (~known & apart)};
}

}  // namespace chapeau::caseload
