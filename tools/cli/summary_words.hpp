// What a summary of a caseload says, in one language.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "interpreter/trace/words.hpp"

namespace chapeau::cli {

/// A phrase that tells a number, {0}.
struct CountedPhrase {
    std::string_view one;
    std::string_view many;
};

/// In phrases `{0}`, `{1}` stand for what is filled in.
struct SummaryWords {
    std::string_view thousands;
    const trace::Words* language;  // which numbers take the singular

    CountedPhrase records;
    CountedPhrase approved;
    CountedPhrase refused;
    CountedPhrase undetermined;
    CountedPhrase not_applicable;
    CountedPhrase unreadable;
    std::string_view of_decision;  // {0} its name, before the counts of its outcomes
    CountedPhrase blank_lines;
    CountedPhrase repeated;  // before the ids
    std::string_view on_line;
    std::string_view and_more;
    std::string_view ids_not_kept;

    std::string_view refused_for;
    CountedPhrase other_clauses;
    std::string_view refused_together;
    std::string_view together_with;  // before the second clause of a set
    CountedPhrase other_sets;
    CountedPhrase more_sets;  // than these, of which no more were counted

    std::array<std::string_view, 4> statuses;  // heads of columns, 11 characters at most
    std::string_view passage;
    std::string_view margins;
    std::string_view limit;  // {0} a clause, {1} its limit

    [[nodiscard]] std::string number(std::uint64_t count) const;
    [[nodiscard]] std::string counted(const CountedPhrase& phrase, std::uint64_t count) const;
};

[[nodiscard]] const SummaryWords& summary_words_of(const trace::Words& words);

}  // namespace chapeau::cli
