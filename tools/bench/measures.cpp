// What is measured: the T52 policy loaded and checked, evaluated, traced, and run over a caseload; and a policy of 1,
// 10 and 100 parts loaded and evaluated. Each measure is repeated nine times and its median kept.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "tools/bench/enlarged.hpp"

namespace chapeau::bench {

namespace {

constexpr int repetitions = 9;
const std::string root = CHAPEAU_ROOT;

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A policy ready to evaluate, and records of it. They differ, as those of a caseload do: a processor that is given the
/// same record again and again learns its every branch by heart, as long as there are few.
struct Ready {
    std::unique_ptr<model::Policy> policy;
    program::Program program;
    std::vector<record::Record> records;

    Ready(std::unique_ptr<model::Policy> loaded, std::span<const std::string> texts) : policy(std::move(loaded)) {
        if (!policy->fit())
            throw std::runtime_error(grammar::render(policy->diagnostics.front(), policy->trees.sources, false));
        program = program::lower(policy->model);
        record::Reader reader(policy->model);
        for (const std::string& text : texts) {
            const auto errors = reader.read(text, records.emplace_back());
            if (!errors.empty())
                throw std::runtime_error(errors.front().path + ": " + errors.front().expected);
        }
    }

    const record::Record& next() {
        at_ = at_ + 1 < records.size() ? at_ + 1 : 0;
        return records[at_];
    }

  private:
    std::size_t at_ = 0;
};

/// The records of the test caseload, a line each.
std::vector<std::string> t52_lines() {
    std::vector<std::string> lines;
    std::istringstream text(file_text(root + "/tests/policies/t52/records.jsonl"));
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

Ready t52() {
    return {model::load(root + "/policies/cptpp"), t52_lines()};
}

std::unique_ptr<model::Policy> load_enlarged(const Enlarged& enlarged) {
    return model::load(enlarged.files, [&](const std::string&) { return std::optional(enlarged.outline); });
}

/// Until the policy is there; giving its memory back is left out.
template <class Load>
void measure_loading(benchmark::State& state, const Load& load) {
    for (auto _ : state) {
        auto policy = load();
        benchmark::DoNotOptimize(policy);
        state.PauseTiming();
        policy.reset();
        state.ResumeTiming();
    }
}

void load_and_check(benchmark::State& state) {
    measure_loading(state, [] { return model::load(root + "/policies/cptpp"); });
}

void evaluate(benchmark::State& state) {
    Ready ready = t52();
    evaluate::Results results(ready.program);
    for (auto _ : state)
        evaluate::evaluate(ready.program, ready.next(), results);
}

void evaluate_and_json_trace(benchmark::State& state) {
    Ready ready = t52();
    evaluate::Results results(ready.program);
    const trace::JsonTraces traces(*ready.policy, ready.program);
    trace::JsonTraces::Room room;
    for (auto _ : state) {
        const record::Record& record = ready.next();
        evaluate::evaluate(ready.program, record, results);
        benchmark::DoNotOptimize(traces.of(record, results, {"sha256:0"}, room));
    }
}

void load_and_check_enlarged(benchmark::State& state) {
    const Enlarged enlarged = enlarged_policy(static_cast<unsigned>(state.range(0)));
    measure_loading(state, [&] { return load_enlarged(enlarged); });
}

void evaluate_enlarged(benchmark::State& state) {
    const Enlarged enlarged = enlarged_policy(static_cast<unsigned>(state.range(0)));
    Ready ready(load_enlarged(enlarged), enlarged.records);
    evaluate::Results results(ready.program);
    for (auto _ : state)
        evaluate::evaluate(ready.program, ready.next(), results);
}

/// The 72 records of the test caseload: read, evaluated and written.
void batch_of_72(benchmark::State& state) {
    const auto policy = model::load(root + "/policies/cptpp");
    const program::Program program = program::lower(policy->model);
    const std::string lines = file_text(root + "/tests/policies/t52/records.jsonl");
    std::uint64_t records = 0;
    for (auto _ : state) {
        std::size_t at = 0;
        const caseload::Read read = [&](std::span<char> into) -> std::optional<std::size_t> {
            const std::size_t count = lines.copy(into.data(), into.size(), at);
            at += count;
            return count;
        };
        const caseload::Summary summary =
            caseload::run(*policy, program, {read}, [](std::string_view) { return true; }, {});
        records += summary.lines;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(records));
}

BENCHMARK(batch_of_72)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(load_and_check)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMillisecond);
BENCHMARK(evaluate)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_and_json_trace)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(load_and_check_enlarged)
    ->Arg(1)
    ->Arg(10)
    ->Arg(100)
    ->Repetitions(repetitions)
    ->ReportAggregatesOnly()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(evaluate_enlarged)
    ->Arg(1)
    ->Arg(10)
    ->Arg(100)
    ->Repetitions(repetitions)
    ->ReportAggregatesOnly()
    ->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace chapeau::bench
