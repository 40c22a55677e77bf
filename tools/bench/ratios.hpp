// Medians of one run, and what they may be relative to each other.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>

namespace chapeau::bench {

/// Prints as usual and keeps the median time of every measure, in nanoseconds.
class Medians : public benchmark::ConsoleReporter {
  public:
    void ReportRuns(const std::vector<Run>& runs) override;
    /// 0 if it was not measured.
    [[nodiscard]] double of(const std::string& measure) const;

    /// Nanoseconds a record, of a measure that counts them; 0 otherwise.
    [[nodiscard]] double of_one_record(const std::string& measure) const;

  private:
    std::map<std::string, double> nanoseconds_;
    std::map<std::string, double> records_per_second_;
};

/// Prints what each stage of a caseload costs a record.
void print_stages(const Medians& medians);

/// Prints each expected ratio beside the measured one; false if one is exceeded by more than the factor `slack`. What
/// was not measured is passed over.
[[nodiscard]] bool hold(const Medians& medians, double slack);

}  // namespace chapeau::bench
