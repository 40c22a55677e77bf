// Runs the measures (Google Benchmark's flags hold) and says whether the ratios between them are what they should be.
#include <benchmark/benchmark.h>

#include "tools/bench/ratios.hpp"

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    chapeau::bench::Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    benchmark::Shutdown();
    return chapeau::bench::hold(medians) ? 0 : 1;
}
