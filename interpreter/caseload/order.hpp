// Which of two quantities is the smaller, of 64 rows at once: what a Pair of interpreter/evaluate/ranges.hpp is for
// one.
#pragma once

#include "interpreter/caseload/quantities.hpp"

namespace chapeau::caseload {

/// Kleene's value of 64 rows.
struct KleeneWord {
    std::uint64_t yes = 0;
    std::uint64_t no = 0;

    friend KleeneWord negate(KleeneWord word) { return {word.no, word.yes}; }
};

/// Of the 64 rows from 64 * `word` on.
struct PairOfRows {
    const Quantity& a;
    const Quantity& b;
    std::size_t word = 0;

    [[nodiscard]] KleeneWord less() const;
    [[nodiscard]] KleeneWord more() const { return PairOfRows{b, a, word}.less(); }
    [[nodiscard]] KleeneWord same() const;
};

}  // namespace chapeau::caseload
