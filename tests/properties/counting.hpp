// Clauses that count days.
#pragma once

#include <string>

#include "tests/properties/choices.hpp"

namespace chapeau::properties {

/// Two clauses over the vocabulary, with definitions of their own: numbers of days, added up, taken from each other,
/// made more or less of, by what the policy says or the record. What is drafted otherwise has few of these.
[[nodiscard]] std::string clauses_that_count(Choices& choices);

}  // namespace chapeau::properties
