// A caseload beside what a hand could write for this one policy: reading into columns beside a reader that knows the
// schema, evaluating from columns beside an evaluator that knows the rules, and the whole run. Both are measured over a
// thousand records, a block, so that they are in the core's cache; the hand's answers are checked to be the same.
#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/caseload/evaluation.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/record/read_columns.hpp"
#include "tools/bench/caseload/by_hand.hpp"
#include "tools/bench/caseload/made_caseload.hpp"

namespace chapeau::bench {

namespace {

constexpr int repetitions = 9;
constexpr std::size_t in_a_block = record::Columns::most_rows;
constexpr std::size_t in_a_run = 20000;

/// The policy, and a block of made records read in both ways.
struct Caseload {
    std::unique_ptr<model::Policy> policy = model::load(std::string(CHAPEAU_ROOT) + "/policies/cptpp");
    program::Program program = program::lower(policy->model);
    std::string text = made_caseload(policy->model, in_a_block);
    std::size_t bytes = text.size();
    HandReader hand;
    std::vector<Applicant> rows = std::vector<Applicant>(in_a_block);
    caseload::Evaluation evaluation{program, false};
    record::ColumnReader reader{evaluation.columns()};

    Caseload() {
        text.append(HandReader::padding, ' ');
        read_by_hand();
        read_columns();
        evaluation.evaluate();
        check_that_answers_are_the_same();
    }

    [[nodiscard]] std::string_view lines() const { return std::string_view(text).substr(0, bytes); }

    void read_by_hand() {
        hand.open(lines());
        for (Applicant& row : rows)
            if (hand.next(row) != HandReader::Line::taken)
                throw std::runtime_error("a made record is not read by hand");
    }
    void read_columns() {
        evaluation.columns().clear();
        reader.open(lines());
        caseload::for_each_line(lines(), [&](std::string_view line) {
            if (!reader.read(line).empty())
                throw std::runtime_error("a made record is not read");
        });
    }
    void check_that_answers_are_the_same() {
        const auto passages = caseload::cited_passages(policy->model);
        for (std::uint32_t row = 0; row < in_a_block; ++row) {
            Outcomes outcomes;
            hand_evaluate(rows[row], outcomes);
            for (unsigned i = 0; i < passages.size(); ++i)
                if (outcomes.of(i) != evaluation.status(passages[i].clause, row))
                    throw std::runtime_error("by hand " + passages[i].id + " comes out differently");
        }
    }
};

Caseload& caseload_at_hand() {
    static Caseload caseload;
    return caseload;
}

void count(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(in_a_block));
}

void read_by_hand(benchmark::State& state) {
    Caseload& caseload = caseload_at_hand();
    for (auto _ : state)
        caseload.read_by_hand();
    count(state);
}

void read_columns(benchmark::State& state) {
    Caseload& caseload = caseload_at_hand();
    for (auto _ : state)
        caseload.read_columns();
    count(state);
}

void evaluate_by_hand(benchmark::State& state) {
    Caseload& caseload = caseload_at_hand();
    caseload.read_by_hand();
    for (auto _ : state)
        for (const Applicant& row : caseload.rows) {
            Outcomes outcomes;
            hand_evaluate(row, outcomes);
            benchmark::DoNotOptimize(outcomes);
        }
    count(state);
}

void evaluate_columns(benchmark::State& state) {
    Caseload& caseload = caseload_at_hand();
    caseload.read_columns();
    for (auto _ : state)
        caseload.evaluation.evaluate();
    count(state);
}

/// A whole run over memory, its output counted and dropped. `jobs` threads.
void run_caseload(benchmark::State& state) {
    Caseload& caseload = caseload_at_hand();
    const std::string lines = made_caseload(caseload.policy->model, in_a_run);
    for (auto _ : state) {
        std::size_t at = 0;
        const caseload::Read read = [&](std::span<char> into) -> std::optional<std::size_t> {
            const std::size_t some = lines.copy(into.data(), into.size(), at);
            at += some;
            return some;
        };
        caseload::Options options;
        options.jobs = static_cast<unsigned>(state.range(0));
        options.statuses = state.range(1) != 0;
        const auto summary = caseload::run(
            *caseload.policy, caseload.program, read, [](std::string_view) { return true; }, options);
        if (summary.lines != in_a_run || summary.bad != 0)
            throw std::runtime_error("a made record is not read");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(in_a_run));
}

BENCHMARK(read_by_hand)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(read_columns)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_by_hand)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_columns)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(run_caseload)
    ->Args({1, 0})
    ->Args({2, 0})
    ->Args({1, 1})
    ->Repetitions(repetitions)
    ->ReportAggregatesOnly()
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

}  // namespace chapeau::bench
