// What is wrong with a policy, said so that the person who wrote it can mend it.
//
// A diagnostic is data: a stable code, a place, a message in the analyst's words, what to do about it, and other places
// that belong to it. Message, underline and help are separate fields so that a terminal, an editor and JSON can each
// show them in their own way. Messages are lower case without a full stop and put the user's own words in back quotes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/source.hpp"

namespace chapeau::grammar {

enum class Severity : std::uint8_t { warning, error };

/// A second place that a diagnostic is about: the first declaration of a name declared twice, a step of a cycle.
struct Related {
    Span span;
    std::string message;
};

struct Diagnostic {
    /// `CH0123`: one of the catalogue's; stable between releases.
    std::string code;
    Severity severity = Severity::error;
    Span span;
    std::string message;
    /// What to do, as a phrase in the imperative; never empty.
    std::string help;
    std::vector<Related> related;
    /// It is about the policy's own samples and cases alone: what the policy decides does not hang on it.
    bool of_tests = false;
};

using Diagnostics = std::vector<Diagnostic>;

/// Orders by file, then place, then code; drops exact repetitions.
void sort(Diagnostics& diagnostics);

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);
/// The same, leaving out what is about samples and cases alone.
[[nodiscard]] bool has_errors_outside_tests(const Diagnostics& diagnostics);

/// One diagnostic for a terminal: `path:line:column: error CH0123: message`, the source line, a caret span, the help
/// and the related places. With `color`, the same text with ANSI escapes added. Ends with a line break.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources, bool color);

/// The errors among them, one after the other; empty if there are none.
[[nodiscard]] std::string render_errors(const Diagnostics& diagnostics, const Sources& sources, bool color);

/// The nearest of `candidates` to `word` (edit distance with transpositions), or nothing; ties go to the first. At most
/// a third of the letters may differ, at least 1 and at most 4, not counting the words with which both paths begin.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace chapeau::grammar
