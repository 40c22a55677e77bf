// Kleene's three truth values, and the three of them that make a clause.
//
// A clause is worked out as A (it applies), S (it is satisfied: applies and is met) and N (it is not violated: does not
// apply, or is met); its status is read off them. The operations are the table of the trace contract, one function a
// row. A plain condition c is the clause (true, c, c).
//
// The rows are written over any K that has `both`, `either` and `negate`: on a Kleene value they work out one record;
// on a wire of the caseload's logic (interpreter/caseload/logic.hpp) they draw the gates that work out 64 at once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace chapeau::evaluate {

/// Ordered so that `and` is the smaller, `or` the larger, `not` the mirror image.
enum class Kleene : std::uint8_t { no = 0, unknown = 1, yes = 2 };

[[nodiscard]] constexpr Kleene both(Kleene a, Kleene b) {
    return std::min(a, b);
}
[[nodiscard]] constexpr Kleene either(Kleene a, Kleene b) {
    return std::max(a, b);
}
[[nodiscard]] constexpr Kleene negate(Kleene a) {
    return static_cast<Kleene>(2 - static_cast<int>(a));
}
[[nodiscard]] constexpr Kleene kleene(bool known) {
    return known ? Kleene::yes : Kleene::no;
}
/// What two possibilities agree on.
[[nodiscard]] constexpr Kleene agreement(Kleene a, Kleene b) {
    return a == b ? a : Kleene::unknown;
}

enum class Status : std::uint8_t { pass, fail, undetermined, not_applicable };

template <class K>
struct TruthOf {
    K applies{};
    K satisfied{};
    K unviolated{};

    friend constexpr bool operator==(const TruthOf&, const TruthOf&) = default;
};
using Truth = TruthOf<Kleene>;

[[nodiscard]] constexpr Truth condition(Kleene c) {
    return {Kleene::yes, c, c};
}

[[nodiscard]] constexpr Status status(Truth t) {
    if (t.satisfied == Kleene::yes)
        return Status::pass;
    if (t.unviolated == Kleene::no)
        return Status::fail;
    return t.applies == Kleene::no ? Status::not_applicable : Status::undetermined;
}

/// `applies when g`, body b; a guard holds where it is satisfied.
template <class K>
[[nodiscard]] constexpr TruthOf<K> guarded(K g, TruthOf<K> b) {
    return {both(g, b.applies), both(g, b.satisfied), either(negate(g), b.unviolated)};
}
template <class K>
[[nodiscard]] constexpr TruthOf<K> negated(TruthOf<K> x) {
    return {x.applies, negate(x.unviolated), negate(x.satisfied)};
}
/// b `fails when none applies`; `yes` is K's.
template <class K>
[[nodiscard]] constexpr TruthOf<K> closed(TruthOf<K> b, K yes) {
    return {yes, b.satisfied, either(b.satisfied, both(b.applies, b.unviolated))};
}
template <class K>
[[nodiscard]] constexpr TruthOf<K> deemed(TruthOf<K> b, TruthOf<K> d) {
    return {b.applies, either(b.satisfied, both(b.applies, d.satisfied)), either(b.unviolated, d.satisfied)};
}
template <class K>
[[nodiscard]] constexpr TruthOf<K> excepted(TruthOf<K> b, TruthOf<K> x) {
    const K kept = negate(x.satisfied);
    return {b.applies, both(b.satisfied, kept), either(negate(b.applies), both(b.unviolated, kept))};
}
[[nodiscard]] constexpr Truth approved(Truth x) {
    return condition(x.satisfied);
}

/// `all of`, `any of` and `at least n of`, folded member by member. Order changes nothing.
template <class K>
struct GatheredOf {
    K some_applies{};
    K some_satisfied{};
    K all_unviolated{};

    constexpr void add(TruthOf<K> x) {
        some_applies = either(some_applies, x.applies);
        some_satisfied = either(some_satisfied, x.satisfied);
        all_unviolated = both(all_unviolated, x.unviolated);
    }
    [[nodiscard]] constexpr TruthOf<K> all() const {
        return {some_applies, both(both(some_applies, all_unviolated), some_satisfied), all_unviolated};
    }
    [[nodiscard]] constexpr TruthOf<K> any() const {
        return {some_applies, some_satisfied, either(either(negate(some_applies), some_satisfied), all_unviolated)};
    }
    /// `reached`: whether the number wanted of them is satisfied.
    [[nodiscard]] constexpr TruthOf<K> enough(K reached) const {
        return {some_applies, reached, either(negate(some_applies), reached)};
    }
};

struct Gathered : GatheredOf<Kleene> {
    std::uint32_t satisfied = 0;
    std::uint32_t maybe_satisfied = 0;

    constexpr Gathered() { all_unviolated = Kleene::yes; }  // and nothing applies, none is satisfied
    constexpr void add(Truth x) {
        GatheredOf::add(x);
        satisfied += x.satisfied == Kleene::yes ? 1 : 0;
        maybe_satisfied += x.satisfied != Kleene::no ? 1 : 0;
    }
    [[nodiscard]] constexpr Truth at_least(std::uint32_t n) const {
        return enough(satisfied >= n ? Kleene::yes : maybe_satisfied >= n ? Kleene::unknown : Kleene::no);
    }
};

}  // namespace chapeau::evaluate
