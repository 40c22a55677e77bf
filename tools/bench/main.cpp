// Runs the measures (Google Benchmark's flags hold) and says whether the ratios between them are what they should be.
// `--slack=1.5` lets every ratio be half as much again, for machines that do other work meanwhile.
//
// Repetitions of all measures are interleaved, so that what the machine does besides falls on all of them.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include "tools/bench/ratios.hpp"

int main(int argc, char** argv) {
    double slack = 1;
    char interleaving[] = "--benchmark_enable_random_interleaving=true";
    std::vector<char*> words{argv[0], interleaving};
    constexpr std::string_view slack_option = "--slack=";
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]).starts_with(slack_option))
            slack = std::strtod(argv[i] + slack_option.size(), nullptr);
        else
            words.push_back(argv[i]);
    }
    int count = static_cast<int>(words.size());
    words.push_back(nullptr);
    benchmark::Initialize(&count, words.data());
    if (benchmark::ReportUnrecognizedArguments(count, words.data()) || slack < 1)
        return 2;
    chapeau::bench::Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    benchmark::Shutdown();
    return chapeau::bench::hold(medians, slack) ? 0 : 1;
}
