// Clauses that count days.
#pragma once

#include <string>

#include "tests/properties/choices.hpp"
#include "tests/properties/situations.hpp"

namespace chapeau::properties {

/// Two clauses over the vocabulary, with definitions of their own: numbers of days, added up, taken from each other,
/// made more or less of, by what the policy says or the record. What is drafted otherwise has few of these.
[[nodiscard]] std::string clauses_that_count(Choices& choices);

/// Adds to each list that has any a member like one that it has, of which it is not known what each yes/no is, nor some
/// other thing: what it covers may be covered in any case.
void add_likenesses(Situation& situation, const Domains& domains, Choices& choices);

}  // namespace chapeau::properties
