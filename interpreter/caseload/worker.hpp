// One thread's share of a caseload: a block of lines to a block of output.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/caseload/evaluation.hpp"
#include "interpreter/record/read_columns.hpp"
#include "interpreter/trace/format_value.hpp"

namespace chapeau::caseload {

/// What came of a block.
struct Done {
    std::string out;
    Summary summary;
    Ids ids;  // with `Options::repeats`
};

/// Given the number of lines of a block, gives the number of its first line. Blocks are numbered in their order: it
/// waits for the one before.
using Numbering = std::function<std::uint64_t(std::uint64_t lines)>;

/// Not for two threads at once; policy and program are only read, and must outlive it.
class Worker {
  public:
    Worker(const model::Policy& policy, const program::Program& program, const Options& options);

    /// Writes over `into`, whose memory is used again.
    void take(const Block& block, const Numbering& numbering, Done& into);

  private:
    /// Evaluates the lines that have been read, and says them.
    void finish(std::uint64_t first_line, std::size_t lines);
    void note_ids(std::uint64_t first_line, std::size_t lines);
    void say(std::uint64_t first_line, std::size_t lines);
    void count(std::size_t lines);
    void count_statuses();
    void count_reasons();
    [[nodiscard]] std::vector<std::uint32_t> reasons_of(model::ClauseId decision, std::uint32_t row) const;
    [[nodiscard]] evaluate::Status status(model::ClauseId clause, std::uint32_t row) const;
    [[nodiscard]] bool says(evaluate::Status outcome) const;

    void say_error(const record::ColumnReader::Fault& fault, std::uint64_t number);
    void say_row(std::uint32_t row, std::uint64_t number);
    void add_json(std::uint32_t row, evaluate::Status outcome);
    void add_json_id(std::string_view id);
    void add_json_error(const std::vector<record::RecordError>& errors, std::string_view id, std::uint64_t number);
    void add_json_error(const record::RecordError& error);
    void add_json_statuses(std::uint32_t row);
    void add_json_told(std::uint32_t row, const model::Decision& decision, evaluate::Status outcome);
    void add_json_decisions(std::uint32_t row, std::string_view told);
    void add_json_reasons(std::uint32_t row, model::ClauseId decision);
    void add_json_requests(std::uint32_t row, model::ClauseId decision, evaluate::Status outcome);
    void add_json_margins(std::uint32_t row, model::ClauseId decision);
    void add_json_grants(std::uint32_t row, const model::Decision& decision, evaluate::Status outcome);
    void add_csv_missing(std::string& to, model::GrantId id, std::uint32_t row) const;
    void add_json_missing(std::string& to, model::GrantId id, std::uint32_t row) const;
    void add_csv_grants(std::uint32_t row, const model::Decision& decision, evaluate::Status outcome);
    void add_csv(std::uint32_t row, evaluate::Status outcome, std::uint64_t number);
    void add_csv_error(const std::vector<record::RecordError>& errors, std::string_view id, std::uint64_t number);
    void add_field(std::string_view text);
    [[nodiscard]] trace::Plain granted(model::GrantId id, std::uint32_t row) const;

    const model::Policy& policy_;
    const program::Program& program_;
    const model::Model& model_;
    Options options_;
    model::ClauseId decision_;
    std::vector<CitedPassage> passages_;
    std::vector<Limit> limits_;
    Summary nothing_;
    std::vector<std::string> keys_;   // `"T52/nationality": "` and what goes before it
    std::vector<std::string> heads_;  // by decision, up to its outcome: `, {"name": "spouse", "outcome": "`
    std::unique_ptr<Evaluation> evaluation_;
    std::unique_ptr<record::ColumnReader> reader_;
    std::vector<record::ColumnReader::Fault> faults_;  // of the lines that have been read
    Done* done_ = nullptr;
};

}  // namespace chapeau::caseload
