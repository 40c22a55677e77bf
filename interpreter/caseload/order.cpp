// Where all rows of a side have one denominator, numerators are compared as they are, once both sides are expanded to a
// common one; otherwise, or where that is too large, crosswise.
#include "interpreter/caseload/order.hpp"

#include <numeric>

#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

namespace {

using OfWords = std::uint64_t (*)(const std::int64_t*, const std::int64_t*);

/// What the numerators of each side are multiplied by to stand over a common denominator.
struct Factors {
    std::int64_t of_a = 1;
    std::int64_t of_b = 1;
};

std::optional<Factors> factors(const Quantity& a, const Quantity& b) {
    if (!a.denominators.empty() || !b.denominators.empty())
        return std::nullopt;
    const std::int64_t common = std::gcd(a.denominator, b.denominator);
    return Factors{b.denominator / common, a.denominator / common};
}

/// 64 numbers times the factor; null where one is too large.
const std::int64_t* expanded(const std::int64_t* numbers, std::int64_t factor, std::int64_t (&room)[64]) {
    if (factor == 1)
        return numbers;
    return multiply(numbers, factor, room) ? room : nullptr;
}

/// Of the pair's rows, those of which `compare` is true of an end of each; `of_words` is the same for numbers.
template <class Compare>
std::uint64_t rows_where_ends(const PairOfRows& pair, const std::int64_t* a, const std::int64_t* b, OfWords of_words,
                              const Compare& compare) {
    const std::size_t first = pair.word * 64;
    a += first;
    b += first;
    if (const auto by = factors(pair.a, pair.b)) {
        std::int64_t room_a[64];
        std::int64_t room_b[64];
        const std::int64_t* expanded_a = expanded(a, by->of_a, room_a);
        const std::int64_t* expanded_b = expanded(b, by->of_b, room_b);
        if (expanded_a != nullptr && expanded_b != nullptr)
            return of_words(expanded_a, expanded_b);
    }
    const Denominators below_a = pair.a.below();
    const Denominators below_b = pair.b.below();
    return word_where([=](std::size_t i) {
        return compare(values::Int128{a[i]} * below_b.at(first + i), values::Int128{b[i]} * below_a.at(first + i));
    });
}

std::uint64_t rows_less(const PairOfRows& pair, const std::int64_t* a, const std::int64_t* b) {
    return rows_where_ends(pair, a, b, kernels.less, [](auto left, auto right) { return left < right; });
}

}  // namespace

KleeneWord PairOfRows::less() const {
    const std::uint64_t may_be_less = a.has_highs()[word] & b.has_low[word];
    const std::uint64_t less_by_all = rows_less(*this, a.highs(), b.low.data());
    if (a.exact && b.exact)
        return {may_be_less & less_by_all, may_be_less & ~less_by_all};
    return {may_be_less & less_by_all,
            a.has_low[word] & b.has_highs()[word] & ~rows_less(*this, a.low.data(), b.highs())};
}

KleeneWord PairOfRows::same() const {
    const std::uint64_t known = a.known(word) & b.known(word);
    const std::uint64_t same = rows_where_ends(*this, a.low.data(), b.low.data(), kernels.same,
                                               [](auto left, auto right) { return left == right; });
    const std::uint64_t apart = a.exact && b.exact ? 0 : less().yes | more().yes;
    return {known & same, (known & ~same) | (~known & apart)};
}

}  // namespace chapeau::caseload
