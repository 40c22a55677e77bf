// The tests of a policy: each `case` evaluated, and what came held against what it expects.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::cases {

/// An expectation that did not come true, or what kept the case from being run (then there is no subject).
struct Failure {
    grammar::Span span;
    /// The clause, decision or grant it is about.
    std::string subject;
    std::string expected;
    std::string came;
};

struct Result {
    const grammar::ast::Case& written;
    std::vector<Failure> failures;  // in the order of the expectations; none if the case holds
    /// Of the case's record; null if the case could not be run. Good only during the call that hands the result over.
    const trace::Trace* trace = nullptr;
};

/// Runs the cases in the order written whose title `wanted` takes, and hands over each result. The policy must be fit.
/// `read_beside` gives the text of a sample's file by the name written.
void run(const model::Policy& policy, const program::Program& program, const model::ReadBeside& read_beside,
         const std::function<bool(const std::string& title)>& wanted, const std::function<void(const Result&)>& each);

}  // namespace chapeau::cases
