// A policy from text to a program that evaluates records, for tests of evaluation and properties.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/evaluate/missing.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/read.hpp"

namespace chapeau::tests {

[[nodiscard]] std::unique_ptr<model::Policy> policy_of(const std::string& text);

/// The errors of a policy as its author sees them; empty if it has none.
[[nodiscard]] std::string errors_of(const model::Policy& policy);

struct Engine {
    /// The policy must be fit.
    explicit Engine(std::unique_ptr<model::Policy> of);

    std::unique_ptr<model::Policy> policy;
    program::Program program;
    record::Reader reader;

    [[nodiscard]] const model::Model& model() const { return policy->model; }
    /// The node that works a clause out, whole.
    [[nodiscard]] program::NodeIndex node_of(model::ClauseId clause) const {
        return program.clauses[clause.index].value;
    }
};

[[nodiscard]] std::string_view text_of(evaluate::Status status);
[[nodiscard]] std::string_view text_of(evaluate::Why why);
/// `applicant.licences[2].occupation: other_edition`
[[nodiscard]] std::string text_of(const evaluate::Missing& missing);
/// What is known of a quantity or a text: `12.5`, `2024-02-29`, `[2, 4]`, `[.., 4]`, `?`.
[[nodiscard]] std::string text_of(const evaluate::Value& value, const model::Type& type, const model::Model& model);

}  // namespace chapeau::tests
