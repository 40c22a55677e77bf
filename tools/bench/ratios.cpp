// A time says as much about the machine as about the program; a ratio of two medians of the same run says how costs
// relate, and stays what it is on a slower or busier machine. So ratios are what is held, and they are few: growth with
// the size of the policy, what tracing and reading cost beside evaluating, and what caseloads cost beside code written
// by hand for the one policy.
#include "tools/bench/ratios.hpp"

#include <fmt/format.h>

namespace chapeau::bench {

namespace {

/// `measure` may take at most `most` times what `beside` takes.
struct Limit {
    const char* measure;
    const char* beside;
    double most;
};

constexpr Limit limits[] = {
    {"load_and_check_enlarged/10", "load_and_check_enlarged/1", 12},
    {"load_and_check_enlarged/100", "load_and_check_enlarged/1", 120},
    {"evaluate_enlarged/10", "evaluate_enlarged/1", 12},
    {"evaluate_enlarged/100", "evaluate_enlarged/1", 130},
    {"batch_of_72", "evaluate", 72 * 10},
    {"evaluate_and_json_trace", "evaluate", 36},
    {"load_and_check", "evaluate", 8000},
    {"read_columns", "read_by_hand", 1.7},
    {"read_columns", "visit_on_demand", 1.4},
    {"evaluate_columns", "evaluate_by_hand", 0.75},
    {"run_caseload/1/0", "run_by_hand", 1.6},
    {"run_caseload/1/1", "run_caseload/1/0", 2},
    {"run_caseload/2/0", "run_caseload/1/0", 0.8},
};

}  // namespace

void Medians::ReportRuns(const std::vector<Run>& runs) {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
        if (run.aggregate_name != "median")
            continue;
        const std::string measure =
            run.run_name.function_name + (run.run_name.args.empty() ? "" : "/" + run.run_name.args);
        nanoseconds_[measure] = run.GetAdjustedRealTime() * 1e9 / benchmark::GetTimeUnitMultiplier(run.time_unit);
        if (const auto rate = run.counters.find("items_per_second"); rate != run.counters.end())
            records_per_second_[measure] = rate->second;
    }
}

double Medians::of(const std::string& measure) const {
    const auto found = nanoseconds_.find(measure);
    return found == nanoseconds_.end() ? 0 : found->second;
}

double Medians::of_one_record(const std::string& measure) const {
    const auto found = records_per_second_.find(measure);
    return found == records_per_second_.end() ? 0 : 1e9 / found->second;
}

void print_stages(const Medians& medians) {
    struct Stage {
        const char* title;
        const char* measure;
    };
    constexpr Stage stages[] = {
        {"every field visited, simdjson On-Demand", "visit_on_demand"},
        {"read into columns", "read_columns"},
        {"read by hand", "read_by_hand"},
        {"evaluated from columns", "evaluate_columns"},
        {"evaluated by hand", "evaluate_by_hand"},
        {"end to end, 1 thread", "run_caseload/1/0"},
        {"end to end, 2 threads", "run_caseload/2/0"},
        {"with --statuses, 1 thread", "run_caseload/1/1"},
        {"with --statuses, 2 threads", "run_caseload/2/1"},
        {"end to end by hand, 1 thread", "run_by_hand"},
    };
    fmt::print("\n{:<42} {:>12} {:>16}\n", "stage", "ns a record", "records/s");
    const auto each = [&](const char* measure) { return medians.of_one_record(measure); };
    for (const auto& [title, measure] : stages)
        fmt::print("{:<42} {:>12.0f} {:>16.0f}\n", title, each(measure), 1e9 / each(measure));
    fmt::print("{:<42} {:>12.0f}\n", "the rest end to end: bytes, lines, writing",
               each("run_caseload/1/0") - each("read_columns") - each("evaluate_columns"));
    fmt::print("{:<42} {:>12.0f}\n", "writing statuses on top", each("run_caseload/1/1") - each("run_caseload/1/0"));
}

bool hold(const Medians& medians, double slack) {
    bool all = true;
    fmt::print("\n{:<32} {:<28} {:>10} {:>10}\n", "measure", "beside", "ratio", "at most");
    for (const Limit& limit : limits) {
        const double measured = medians.of(limit.measure);
        const double beside = medians.of(limit.beside);
        if (measured == 0 || beside == 0)
            continue;
        const double ratio = measured / beside;
        all = all && ratio <= limit.most * slack;
        fmt::print("{:<32} {:<28} {:>10.1f} {:>10}{}\n", limit.measure, limit.beside, ratio, limit.most,
                   ratio <= limit.most ? "" : "  exceeded");
    }
    return all;
}

}  // namespace chapeau::bench
