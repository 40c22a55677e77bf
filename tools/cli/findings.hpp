// What `eval` evaluates: a record, or what a case file says of one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/model/policy.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::cli {

struct Findings {
    std::string record;           // the file, `-` or nothing
    std::string findings;         // a case file likewise; at least one of the two
    std::string language = "en";  // of what is said to be wrong with either
    bool values = true;           // of the record in what is said to be wrong with it
    bool what_if = false;         // what the case file supposes is evaluated too
};

struct Given {
    record::Record record;
    std::string digest;  // of the record as it was filed
    std::vector<trace::FoundFact> found;
    std::vector<std::string> assumed;
    std::vector<trace::OfficerDecision> decisions;
};

/// Nothing, after saying on standard error what is wrong, where there is nothing to evaluate. That a case file was
/// saved under another version of the policy is noted there.
[[nodiscard]] std::optional<Given> read_given(const Findings& from, const model::Policy& policy);

}  // namespace chapeau::cli
