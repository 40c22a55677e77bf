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

/// A quantity beside another one, over denominators that both have.
class Side {
  public:
    Side(const Quantity& quantity, const Quantity& other);

    const Quantity& quantity;

    /// Of the 64 rows from `first` on, what the ends (the quantity's low or high ones) are expanded to, in `room` or
    /// elsewhere; null where one is too large.
    [[nodiscard]] const std::int64_t* expanded(const std::int64_t* ends, std::size_t first, std::int64_t* room) const;

  private:
    bool as_it_is_ = false;
    const std::int64_t* factors_by_row_ = nullptr;  // where each row has its own
    std::int64_t factor_ = 1;                       // otherwise
    bool constant_ = false;                         // then this is what all rows are expanded to
    std::int64_t ends_[64];
};

/// Of the 64 rows from 64 * `word` on.
struct PairOfRows {
    const Side& a;
    const Side& b;
    std::size_t word = 0;

    /// Whether something is known of a row, but not exactly.
    [[nodiscard]] bool bounded_only() const {
        return (a.quantity.bounded_only(word) | b.quantity.bounded_only(word)) != 0;
    }
    [[nodiscard]] KleeneWord less() const;
    [[nodiscard]] KleeneWord more() const { return PairOfRows{b, a, word}.less(); }
    [[nodiscard]] KleeneWord same() const;
};

}  // namespace chapeau::caseload
