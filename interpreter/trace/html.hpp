// A trace as a page: one file that can be mailed, archived and printed, and that fetches nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

struct HtmlInput {
    const Trace& first;
    /// The same record in another language, to switch to in place; may be null.
    const Trace* other = nullptr;
    /// Paths of facts that are supposed and not in the record.
    std::vector<std::string> assumed = {};
    std::vector<FoundFact> found = {};
    std::vector<OfficerDecision> decisions = {};  // none while nothing is decided
    std::string policy_digest = {};               // `sha256:…`
    std::string record_digest = {};
    /// With the lines of the policy that declare each clause. A fragment has them anyway, but shows none on paper.
    bool source = false;
    /// The `<main>` alone, without style and script, for a page that has them already.
    bool fragment = false;
};

[[nodiscard]] std::string render_html(const HtmlInput& input);

/// What the page is styled and worked with; for pages that embed fragments.
[[nodiscard]] std::string_view page_style();
[[nodiscard]] std::string_view page_script();
/// `'sha256-…'`, as a content security policy names an inline style or script.
[[nodiscard]] std::string source_hash(std::string_view text);

}  // namespace chapeau::trace
