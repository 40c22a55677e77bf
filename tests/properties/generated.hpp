// A generated policy under test, and its evaluation.
#pragma once

#include <string>
#include <vector>

#include "tests/evaluate/engine.hpp"
#include "tests/properties/domains.hpp"
#include "tests/properties/draft.hpp"
#include "tests/properties/situations.hpp"

namespace chapeau::properties {

struct Generated {
    Draft draft;
    tests::Engine engine;
    Domains domains;
    /// For what the property draws beside the policy.
    Choices choices;
};

/// Draws a policy; within a property only. A policy with errors fails the property, and so does one that does not
/// lower. Any later failure prints the policy.
[[nodiscard]] Generated draw_policy(Extent extent = Extent::ordinary);

/// The numbers that decide a policy.
[[nodiscard]] std::vector<std::uint32_t> draw_numbers();
/// A policy's text to an engine; fails the property if it has errors.
[[nodiscard]] tests::Engine engine_of(const std::string& text);

/// A record and what comes of it.
struct Outcome {
    Outcome(const tests::Engine& engine, record::Record of);

    record::Record record;
    evaluate::Results results;
};

[[nodiscard]] Outcome outcome_of(const Generated& generated, const Situation& situation);

[[nodiscard]] std::vector<evaluate::Status> statuses(const tests::Engine& engine, const evaluate::Results& results);

[[nodiscard]] std::vector<evaluate::Missing> missing_of(const tests::Engine& engine, const Outcome& outcome,
                                                        model::ClauseId clause);
[[nodiscard]] bool has(const std::vector<evaluate::Missing>& missing, evaluate::Why why);

/// Whether anything in the evaluation cannot be computed from what is given.
[[nodiscard]] bool has_not_computable(const tests::Engine& engine, const Outcome& outcome);

/// `c0.m1: pass -> fail`, for failures.
[[nodiscard]] std::string differences(const tests::Engine& engine, const std::vector<evaluate::Status>& before,
                                      const std::vector<evaluate::Status>& after);

}  // namespace chapeau::properties
