// What a run over a caseload says of it, its summary first, in one language; and what `eval` says of a record.
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
    CountedPhrase repeated;    // before the ids
    std::string_view on_line;  // {0} an id, {1} the line
    std::string_view line;     // {0}, where the id is not to be said
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

    // While it runs, and where it is broken off.
    CountedPhrase so_far;  // before the next
    CountedPhrase a_second;
    std::string_view left_beside;    // {0}, a file
    CountedPhrase left_beside_more;  // and so many more
    std::string_view error;          // before what went wrong
    std::string_view help;
    CountedPhrase stopped;          // {0} records; {1}, the signal
    std::string_view goes_on;       // {0}, the checkpoint
    std::string_view is_as_it_was;  // {0}, the output
    std::string_view was_evaluated;
    std::string_view nothing_changed;
    std::string_view no_such_id;  // {0} the caseload, {1} the id
    std::string_view how_ids_compare;
    CountedPhrase same_id;  // {0} records, {1} their lines

    // What is wrong with a record.
    std::string_view found;   // {0} a file, {1} where in it, {2} what is there
    std::string_view within;  // {0} a file, {1} a line and column of it
    std::string_view expected;
    std::string_view whole_record;
    std::string_view whole_file;
    std::string_view standard_input;

    [[nodiscard]] std::string number(std::uint64_t count) const;
    [[nodiscard]] std::string counted(const CountedPhrase& phrase, std::uint64_t count) const;
    [[nodiscard]] std::string counted(const CountedPhrase& phrase, std::uint64_t count, std::string_view other) const;
};

[[nodiscard]] const SummaryWords& summary_words_of(const trace::Words& words);

/// As `complain`, in this language.
void complain_in(const SummaryWords& words, std::string_view what, std::string_view help);

}  // namespace chapeau::cli
