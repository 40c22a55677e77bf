// Many records under one policy: JSON Lines in, JSON Lines or CSV out.
//
// In order, in memory that does not depend on how many lines there are. A line that is no good record gets an error in
// its place and the next ones go on.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/caseload/blocks.hpp"
#include "interpreter/caseload/margins.hpp"
#include "interpreter/caseload/repeats.hpp"
#include "interpreter/evaluate/truth.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/trace/words.hpp"
#include "interpreter/values/digest.hpp"

namespace chapeau::caseload {

enum class Format : std::uint8_t { json_lines, csv };
/// What gets a line of output.
enum class Say : std::uint8_t { all, refused, undetermined, errors, nothing };

struct Options {
    Format format = Format::json_lines;
    Say say = Say::all;
    bool statuses = false;  // of every cited rule passage, by its id
    bool grants = false;    // null unless approved
    bool reasons = false;   // of a refusal: the clauses it rests on
    bool requests = false;  // of an open outcome: the first facts it hangs on
    bool margins = false;   // of a refusal, in JSON: the comparisons that failed by least
    bool raw_csv = false;   // texts in CSV as they are, also where a spreadsheet would run them
    bool whole = false;     // the input is a caseload from its beginning: what is plainly none is not read at all
    bool values = true;     // of a record in what is said to be wrong with it
    bool tally = false;     // count the statuses of every passage, and the sets of reasons, into the summary
    /// Of what is wrong with a record, and of the headings of CSV; what programs read by its words stays as it is.
    const trace::Words* words = &trace::english;
    unsigned jobs = 1;  // threads that evaluate; a further one reads and one writes where there are several
    /// Where it is given, ids are held against those that it has and each other, on the thread that writes.
    SeenIds* seen = nullptr;
};

/// False ends the run: nobody takes the output any more.
using Write = std::function<bool(std::string_view)>;

/// A rule passage of the outline with the clause that cites it.
struct CitedPassage {
    std::string id;
    model::ClauseId clause;
};
/// In the outline's order.
[[nodiscard]] std::vector<CitedPassage> cited_passages(const model::Model& model);

struct Summary {
    static constexpr std::size_t most_sets = 10000;

    std::uint64_t lines = 0;
    std::uint64_t approved = 0;
    std::uint64_t refused = 0;
    std::uint64_t undetermined = 0;
    std::uint64_t not_applicable = 0;
    std::uint64_t bad = 0;
    /// By decision, the principal one first, and by Status. Empty where there is but one.
    std::vector<std::array<std::uint64_t, 4>> decisions;
    std::uint64_t blank = 0;  // lines that are no records
    Repeats repeats;          // with `seen`
    /// By ClauseId: how many refusals the clause is a reason of, as a trace gives them.
    std::vector<std::uint64_t> reasons;
    /// By passage as `cited_passages` has them, and by Status. Empty without `tally`.
    std::vector<std::array<std::uint64_t, 4>> statuses;
    /// By limit as `limits_of` has them. Empty without `tally`.
    std::vector<Margins> margins;
    /// Refusals by the clauses, ascending, that are together its reasons. With `tally`; of more than `most_sets` kinds
    /// the rest is counted in `other_sets`.
    std::map<std::vector<std::uint32_t>, std::uint64_t> sets;
    std::uint64_t other_sets = 0;
    bool input_failed = false;
    Misformed form;  // what the input is instead, where it failed for that

    /// Of nothing yet: the counts stand at none, one for each clause and, with `tally`, for each passage and limit.
    [[nodiscard]] static Summary of_nothing(const model::Model& model, const Options& options);
    [[nodiscard]] std::uint64_t& of(evaluate::Status outcome);
    void add(const Summary& other);
    void add_set(const std::vector<std::uint32_t>& clauses, std::uint64_t times);
};

/// How far a run has come: all up to here is written.
struct Place {
    std::uint64_t input_bytes = 0;
    std::uint64_t lines = 0;
    values::StreamMark mark;  // of these bytes of the input, where the source has a digest
};

/// Told of the summary so far after every block that was written.
using Progress = std::function<void(const Summary&, Place)>;

/// The first line of CSV; empty for JSON Lines.
[[nodiscard]] std::string header(const model::Model& model, const Options& options);

/// Evaluates each line; the outcomes are those of the policy's principal decision, which it must have; the
/// others' stand beside. Where `from` is not
/// the beginning, the input is what comes after it. `source` is asked on this thread, `write` and `progress` on one
/// thread, which may be another. Throws std::system_error where the system gives too few threads, std::bad_alloc where
/// it gives too little memory, when all threads have ended.
[[nodiscard]] Summary run(const model::Policy& policy, const program::Program& program, const Source& source,
                          const Write& write, const Options& options, const Progress& progress = {}, Place from = {});

}  // namespace chapeau::caseload
