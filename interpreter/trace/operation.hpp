// How the terms of a value make it.
#pragma once

#include <cstdint>

namespace chapeau::trace {

/// How terms make a value.
enum class Operation : std::uint8_t {
    none,  // there are no terms
    add,   // also take away: see `Term::role`
    multiply,
    days_between,
    step,  // months or years on from a day
    level,
    earliest,
    latest,
    count,
    sum,
    days_covered,
    by_period,
    by_selector,
    compare,
    all,
    any,
    none_of,
    at_least,
    negate,
    quantify,
};

/// What part a term has in the value it belongs to.
enum class Role : std::uint8_t {
    term,      // the operation says it all; of a sum it is added, of a product it multiplies
    subtract,  // it is taken away
    divide,    // it divides
    selects,   // its value chose the term after it
    branch,    // what a value of that one chooses
    relation,  // the second side of a comparison
};

}  // namespace chapeau::trace
