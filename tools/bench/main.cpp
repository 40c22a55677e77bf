// Runs the measures (Google Benchmark's flags hold) and says whether the ratios between them are what they should be.
// `make 100000` prints so many made records instead, to run programs on. `caseload` runs only those about caseloads and
// prints what each stage costs a record.
// `--slack=1.5` lets every ratio be half as much again, for machines that do other work meanwhile.
//
// Repetitions of all measures are interleaved, so that what the machine does besides falls on all of them.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/policy.hpp"
#include "tools/bench/caseload/made_caseload.hpp"
#include "tools/bench/ratios.hpp"

namespace {

int make(std::size_t records) {
    const auto policy = chapeau::model::load(std::string(CHAPEAU_ROOT) + "/policies/cptpp");
    const chapeau::bench::CaseloadMaker maker(policy->model, 52);
    std::string line;
    for (std::uint64_t number = 0; number < records; ++number) {
        line.clear();
        maker.add(number, line);
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size())
            return 2;
    }
    return std::fflush(stdout) == 0 ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "make")
        return make(std::strtoull(argv[2], nullptr, 10));
    double slack = 1;
    char interleaving[] = "--benchmark_enable_random_interleaving=true";
    std::vector<char*> words{argv[0], interleaving};
    char caseload_only[] = "--benchmark_filter=^(visit_|read_|evaluate_columns|evaluate_by_hand|run_)";
    bool caseload = false;
    constexpr std::string_view slack_option = "--slack=";
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]).starts_with(slack_option))
            slack = std::strtod(argv[i] + slack_option.size(), nullptr);
        else if (std::string_view(argv[i]) == "caseload")
            caseload = true;
        else
            words.push_back(argv[i]);
    }
    if (caseload)
        words.push_back(caseload_only);
    int count = static_cast<int>(words.size());
    words.push_back(nullptr);
    benchmark::Initialize(&count, words.data());
    if (benchmark::ReportUnrecognizedArguments(count, words.data()) || slack < 1)
        return 2;
    chapeau::bench::Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    benchmark::Shutdown();
    if (caseload)
        chapeau::bench::print_stages(medians);
    return chapeau::bench::hold(medians, slack) ? 0 : 1;
}
