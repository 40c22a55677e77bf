// One thread's share of a caseload: a block of lines to a block of output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/record/read.hpp"

namespace chapeau::caseload {

/// What came of a block.
struct Done {
    std::string out;
    Summary summary;
};

/// Not for two threads at once; policy and program are only read, and must outlive it.
class Worker {
  public:
    Worker(const model::Policy& policy, const program::Program& program, const Options& options);

    /// Writes over `into`, whose memory is used again.
    void take(const Block& block, Done& into);

  private:
    void take_line(std::string_view line, std::uint64_t number);
    void take_error(const record::RecordError& error, std::uint64_t number);
    void take_result(std::uint64_t number);
    void tally(std::vector<std::uint32_t> reasons);
    [[nodiscard]] std::vector<std::uint32_t> reasons_of(model::ClauseId decision) const;
    [[nodiscard]] bool says(evaluate::Status outcome) const;

    void add_json(evaluate::Status outcome);
    void add_json_error(const record::RecordError& error, std::uint64_t number);
    void add_json_statuses();
    void add_json_grants(evaluate::Status outcome);
    void add_csv(evaluate::Status outcome, std::uint64_t number);
    void add_csv_error(const record::RecordError& error, std::uint64_t number);

    const model::Policy& policy_;
    const program::Program& program_;
    const model::Model& model_;
    Options options_;
    std::vector<CitedPassage> passages_;
    std::vector<std::string> keys_;  // `"T52/nationality": "` and what goes before it
    record::Reader reader_;
    record::Record record_;
    evaluate::Results results_;
    Done* done_ = nullptr;
};

}  // namespace chapeau::caseload
