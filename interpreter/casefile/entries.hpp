// What an officer adds to a record, as a request and a case file both write it.
#pragma once

#include <string>
#include <vector>

#include "interpreter/casefile/taking.hpp"
#include "interpreter/model/model.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::casefile {

inline constexpr std::size_t most_decisions = 100;

struct DecisionEntry {
    trace::OfficerDecision officer;
    std::string record_digest;  // of the record that it was made on; empty where that is not said
    std::string outcome;        // that the program came to when it was made; empty where that is not said
};

/// `{"of", "decision", "rationale", "name", "at", "outdated"}`, of which `decision` alone must be there; in a case file
/// `record_digest` and `outcome` too. `of` must be a decision of the policy.
[[nodiscard]] DecisionEntry take_decision(Taking& taking, const Tree& tree, const std::string& path,
                                          const model::Model& model, bool in_case_file);
/// `{"path", "where", "at", "by"}`, of which `path` must be there; in a case file the `value` too, and `value` is left
/// pointing to it.
[[nodiscard]] trace::FoundFact take_found(Taking& taking, const Tree& tree, const std::string& path,
                                          const Tree** value);

}  // namespace chapeau::casefile
