// A case file: a record as it was filed, what the officer found beside it, what was only supposed, and what was
// decided, in one JSON text that the desk saves and opens again.
//
// The record is kept as the text that was filed, with its digest, so that what was found never passes for what was
// filed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "interpreter/casefile/entries.hpp"
#include "interpreter/record/beside.hpp"

namespace chapeau::casefile {

struct CaseFile {
    std::string policy;         // its name
    std::string policy_digest;  // `sha256:…`
    std::string text;           // of the record as filed
    std::string digest;         // of that text; it has been held against it
    std::vector<trace::FoundFact> found;
    std::vector<record::PlacedValue> found_values;  // by fact that was found
    std::vector<record::PlacedValue> what_if;
    std::vector<DecisionEntry> decisions;
    std::string saved_at;  // empty where it is not said
};

/// What is wrong, and where in the file that stands: `line 3, column 9`; empty where the fault says it itself.
struct CaseFault {
    std::string place;
    RecordError error;
};

/// Takes the case file of a policy apart, which must be the one that it names. Any bytes are safe.
[[nodiscard]] std::variant<CaseFile, std::vector<CaseFault>> read(std::string_view json, const model::Model& model);

/// What is evaluated: the record as filed, with what was found and, where `what_if`, with what was supposed after that.
/// Its text as it was filed where that adds nothing.
[[nodiscard]] std::variant<std::string, std::vector<CaseFault>> evaluated(const CaseFile& file, std::string_view json,
                                                                          const model::Model& model, bool what_if);

/// Of faults of the record that `evaluated` gave: where the value comes from that is wrong, a fact that was found or
/// supposed or the record as filed. `json` is the text of the case file.
[[nodiscard]] std::vector<CaseFault> located(const CaseFile& file, std::string_view json, bool what_if,
                                             const std::vector<RecordError>& errors);

/// The officer's decisions on the record that is evaluated. One is outdated that was made on another: its digest is
/// that of the record as filed, with what was found, or with what was supposed too, and that is not what is evaluated.
/// So is one that the file calls so though it was made on the record as it was saved, since then the policy has
/// changed; and one without a digest or with one of no such record that the file calls so, or, of such a digest, where
/// only the record as filed is evaluated.
[[nodiscard]] std::vector<trace::OfficerDecision> decisions_on(const CaseFile& file, const model::Model& model,
                                                               bool what_if);

}  // namespace chapeau::casefile
