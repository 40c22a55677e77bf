// What an officer found and decided, in words that text, note and page share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

/// What the fact at a path is called in the trace; what no clause read by its name in words.
[[nodiscard]] std::string title_of_fact(const Trace& trace, const std::string& path);
[[nodiscard]] std::vector<std::string> titles_of_facts(const Trace& trace, const std::vector<std::string>& paths);

/// `30 November 2026 at 10:00 UTC` of `2026-11-30T10:00:00Z`; what is no moment as it stands.
[[nodiscard]] std::string moment_text(const Words& words, std::string_view at);
/// `job title: offer, page 2 (A. Roy, 30 November 2026 at 10:00 UTC)`
[[nodiscard]] std::string found_text(const Trace& trace, const FoundFact& fact);
/// `refuse, by A. Roy, 30 November 2026 at 10:00 UTC`
[[nodiscard]] std::string decided_text(const Words& words, const OfficerDecision& officer);

}  // namespace chapeau::trace
