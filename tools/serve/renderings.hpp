// A record's trace for people, as the desk shows and exports it.
//
// The one place where the server says how a trace looks; everything that follows from the facts is the trace's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::serve {

/// What is asked for beside the record and what follows from it.
struct Beside {
    std::vector<std::string> assumed;  // paths of facts that are not the record's own
    std::vector<trace::FoundFact> found;
    std::vector<trace::OfficerDecision> decisions;
    bool reasons = false;  // in the note of an approval
    bool source = false;   // of the rules, in a page
};

/// Refers to what was evaluated, which must outlive it.
struct Rendering {
    const model::Policy& policy;
    const program::Program& program;
    const record::Record& record;
    const evaluate::Results& results;
    const trace::Words& words;  // of the language that is asked for
    std::string digest;         // of the record's bytes
    Beside beside;
};

/// A page that needs nothing else.
[[nodiscard]] std::string html(const Rendering& rendering);
/// What stands in the page's body, to stand in another. An element of a clause has `data-clause` and `data-status`.
[[nodiscard]] std::string fragment(const Rendering& rendering);
/// What a fragment is styled with.
[[nodiscard]] std::string_view style();
/// Plain text for the file.
[[nodiscard]] std::string note(const Rendering& rendering);
/// Plain text to ask the applicant with.
[[nodiscard]] std::string letter(const Rendering& rendering);

}  // namespace chapeau::serve
