// Where all rows of both have one denominator, numerators are compared as they are, otherwise crosswise.
#include "interpreter/caseload/order.hpp"

namespace chapeau::caseload {

namespace {

bool is_plain(const Quantity& a, const Quantity& b) {
    return a.denominators.empty() && b.denominators.empty() && a.denominator == b.denominator;
}

/// Of the pair's rows, those of which `compare` is true of an end of each.
template <class Compare>
std::uint64_t rows_where_ends(const PairOfRows& pair, const std::int64_t* a, const std::int64_t* b,
                              const Compare& compare) {
    const std::size_t first = pair.word * 64;
    if (is_plain(pair.a, pair.b))
        return rows_where(first, pair.count, [=](std::size_t row) { return compare(a[row], b[row]); });
    const Denominators below_a = pair.a.below();
    const Denominators below_b = pair.b.below();
    return rows_where(first, pair.count, [=](std::size_t row) {
        return compare(values::Int128{a[row]} * below_b.at(row), values::Int128{b[row]} * below_a.at(row));
    });
}

std::uint64_t rows_less(const PairOfRows& pair, const std::int64_t* a, const std::int64_t* b) {
    return rows_where_ends(pair, a, b, [](auto left, auto right) { return left < right; });
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
    const std::uint64_t known = a.known(word, count) & b.known(word, count);
    const std::uint64_t same =
        rows_where_ends(*this, a.low.data(), b.low.data(), [](auto left, auto right) { return left == right; });
    const std::uint64_t apart = a.exact && b.exact ? 0 : less().yes | more().yes;
    return {known & same, (known & ~same) | (~known & apart)};
}

}  // namespace chapeau::caseload
