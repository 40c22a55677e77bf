// Whether what an undetermined status asks for leaves anything out, by trying.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "tests/properties/generated.hpp"

namespace chapeau::properties {

struct Effort {
    std::size_t facts = 6;    // that are not asked for, tried
    std::size_t values = 16;  // of each; all of a domain that is no larger
};

struct Tried {
    std::size_t facts = 0;
    std::size_t evaluations = 0;
};

[[nodiscard]] std::set<std::string> paths_of(const std::vector<evaluate::Missing>& missing);

/// Looks for an unknown fact that is not asked for, and yet changes the status of a clause when everything else is
/// known: all other unknown facts are filled in at random, then this one takes its values. What it found, as text.
[[nodiscard]] std::optional<std::string> find_omission(const tests::Engine& engine, const Domains& domains,
                                                       const Situation& situation, model::ClauseId clause,
                                                       Choices& choices, const Effort& effort, Tried& tried);

/// Fills in what a clause asks for until it asks for nothing more that can be given. What went wrong, as text.
[[nodiscard]] std::optional<std::string> follow_requests(const tests::Engine& engine, const Domains& domains,
                                                         Situation situation, model::ClauseId clause, Choices& choices);

}  // namespace chapeau::properties
