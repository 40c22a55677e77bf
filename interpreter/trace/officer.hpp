// What an officer found and decided, and what is only supposed, in words that text, note, letter and page share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

/// `job title: Mining engineer`; the path in words where the trace does not name it (`Trace::named`).
[[nodiscard]] std::string fact_text(const Trace& trace, const std::string& path);

/// `2026-11-30 at 10:00 (UTC)` of `2026-11-30T10:00:00Z`, as the language has it; what is no moment as it stands.
[[nodiscard]] std::string moment_text(const Words& words, std::string_view at);
/// `by A. Roy, 2026-11-30 at 10:00 (UTC)`; empty where neither is known.
[[nodiscard]] std::string made_text(const Words& words, const std::string& by, const std::string& at);
/// `Assumed, and neither filed nor found: job title: Mining engineer.`
[[nodiscard]] std::string assumed_text(const Trace& trace, const std::vector<std::string>& paths);
/// `job title: Mining engineer, seen in: offer, page 2, by A. Roy, 2026-11-30 at 10:00 (UTC)`
[[nodiscard]] std::string found_text(const Trace& trace, const FoundFact& fact);

/// `refusal`; what is no decision as it stands.
[[nodiscard]] std::string_view decision_word(const Words& words, const OfficerDecision& officer);
/// `refusal (“Work permit”), by A. Roy, 2026-11-30 at 10:00 (UTC)`; the title where the policy decides several things.
[[nodiscard]] std::string decided_text(const Trace& trace, const OfficerDecision& officer);
/// That the facts changed after it, or whether it is what was recommended; empty where it answers no decision.
[[nodiscard]] std::string_view standing_text(const Trace& trace, const OfficerDecision& officer);
/// The lines of what the officer gave as the reason; blank ones are left out. Points into it.
[[nodiscard]] std::vector<std::string_view> rationale_lines(const OfficerDecision& officer);
/// The decisions that apply and that the officer did not answer.
[[nodiscard]] std::vector<const Decision*> undecided(const Trace& trace, const std::vector<OfficerDecision>& officers);

}  // namespace chapeau::trace
