// Policies with mistakes, and what becomes of them where the help is followed.
//
// A line with a mistake stands as people write it, and under it, in comments, what it is once the help was followed:
//
//     met when offer.years exceeds 5  # error: CH0134 "`exceeds` is not a word of conditions"
//     # mended: met when offer.years is more than 5
//     # and: further lines, each after its `# and:`, their blanks kept
//     # mended away              where the help says to take the line away
//
// Where the mended line is wrong in another way, it announces that, and is mended once more. The first round is the
// file as it stands; each further one puts the next mended line in the place of every one that has one.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace chapeau::messages {

/// A line of one round, and what it becomes in the next.
struct Line {
    std::string text;
    /// Of the lines that take its place; nothing where it stays.
    std::optional<std::vector<std::string>> next;
};

/// The rounds of a file, from the file itself to the one that is mended everywhere.
[[nodiscard]] std::vector<std::vector<Line>> rounds_of(const std::string& text);

/// Whether a line says what another becomes.
[[nodiscard]] bool is_mend(const std::string& line);

[[nodiscard]] std::string text_of(const std::vector<Line>& round);

/// The texts between back quotes.
[[nodiscard]] std::vector<std::string> quoted_in(const std::string& help);

/// Whether `help` tells to make `mended` of `line`: it has the words that were put in, or says what to take away.
[[nodiscard]] bool tells(const std::string& help, const std::string& line, const std::vector<std::string>& mended);

}  // namespace chapeau::messages
