// When two texts are the same, and when one says nothing.
//
// Whoever fills in a form writes "Mining ", "mining" or "MINING" and means one thing; an é is one character on one
// keyboard and two on another. So texts are held against each other folded: after Unicode's NFKC_Casefold (UAX 31,
// UTS 46), which makes capitals small, brings every writing of a letter to one and takes out what has no width, with
// each run of blanks as one space and none at the ends. Accents still tell texts apart: "Montreal" is not "Montréal".
// What is shown is never folded.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace chapeau::text {

/// The text that stands for all that are the same as `text`; its own folding is itself. Of bytes that are no UTF-8,
/// only the ASCII letters and blanks are folded.
[[nodiscard]] std::string folded(std::string_view text);

/// Whether the foldings are equal. Allocates nothing where both are ASCII.
[[nodiscard]] bool same(std::string_view a, std::string_view b);

/// The order of a folded text and the folding of another. Allocates nothing where both are ASCII.
[[nodiscard]] std::strong_ordering order(std::string_view a_folded, std::string_view b);

/// The same as `blank`, whatever the text begins with.
[[nodiscard]] bool blank_throughout(std::string_view text);

/// Nothing to be seen in it: blanks, control characters, characters of no width. Its folding is empty then.
[[nodiscard]] inline bool blank(std::string_view text) {
    const bool begins_plainly = !text.empty() && text.front() > ' ' && text.front() <= '~';
    return !begins_plainly && blank_throughout(text);
}

}  // namespace chapeau::text
