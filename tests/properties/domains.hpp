// The values that are worth trying for each fact of a policy: every value of an enum, both sides of every constant the
// policy has, codes of both editions and of no level, empty and blank texts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/record/read.hpp"
#include "tests/evaluate/engine.hpp"

namespace chapeau::properties {

/// One value, as written in JSON and as the reader makes it.
struct Sampled {
    std::string json;
    record::Datum datum;
    values::Rational number;
    std::vector<std::int64_t> codes;  // of a set
    std::vector<std::string> texts;   // of a text, or of a set of texts
};

struct Domain {
    model::FactId fact;
    std::vector<Sampled> values;
};

struct Domains {
    const model::Model* model = nullptr;
    std::vector<Domain> singles;               // by slot
    std::vector<std::vector<Domain>> columns;  // by slot of the list, by column
};

enum class Extent { ordinary, extreme };

/// `extreme` adds the first and last days of the calendar, and numbers that overflow when they are worked with.
[[nodiscard]] Domains domains_of(tests::Engine& engine, Extent extent = Extent::ordinary);

/// The index of a value of a fact's domain, added if it is new.
std::size_t place_of(Domain& domain, const std::string& json, tests::Engine& engine);

}  // namespace chapeau::properties
