// A caseload beside what a hand could write for this one policy: reading into columns beside a reader that knows the
// schema and beside simdjson's On-Demand interface, evaluating from columns beside an evaluator that knows the rules,
// and the whole run beside one that is written by hand. Reading and evaluating are measured over a thousand records, a
// block, so that they are in the core's cache; the hand's answers are checked to be the same.
#include <benchmark/benchmark.h>
#include <simdjson.h>
#include <sys/mman.h>
#include <unistd.h>

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/caseload/evaluation.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/record/read_columns.hpp"
#include "interpreter/trace/trace.hpp"
#include "tools/bench/caseload/by_hand.hpp"
#include "tools/bench/caseload/made_caseload.hpp"

namespace chapeau::bench {

namespace {

constexpr int repetitions = 9;
constexpr std::size_t in_a_block = record::Columns::most_rows;
constexpr std::size_t in_a_run = 60000;
constexpr std::size_t block_size = caseload::Blocks::size;

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
        std::vector<record::ColumnReader::Fault> faults;
        if (reader.read(in_a_block, faults) != in_a_block || !faults.empty())
            throw std::runtime_error("a made record is not read");
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

/// Every value is visited and converted, as its first byte says what it is; a sum of what was found is returned.
std::uint64_t visit(simdjson::ondemand::value value) {
    std::uint64_t sum = 1;
    switch (value.type().value()) {
        case simdjson::ondemand::json_type::object:
            for (auto field : value.get_object())
                sum += field.unescaped_key().value().size() + visit(field.value().value());
            return sum;
        case simdjson::ondemand::json_type::array:
            for (auto member : value.get_array())
                sum += visit(member.value());
            return sum;
        case simdjson::ondemand::json_type::string:
            return sum + value.get_string().value().size();
        case simdjson::ondemand::json_type::number:
            return sum + static_cast<std::uint64_t>(value.get_number().value().as_double());
        case simdjson::ondemand::json_type::boolean:
            return sum + (value.get_bool().value() ? 1 : 0);
        default:
            return sum;
    }
}

/// What simdjson's On-Demand interface takes to look at every field and keep none of them.
void visit_on_demand(benchmark::State& state) {
    Caseload& caseload = caseload_at_hand();
    simdjson::ondemand::parser parser;
    for (auto _ : state) {
        auto documents = parser.iterate_many(caseload.text.data(), caseload.bytes, simdjson::dom::DEFAULT_BATCH_SIZE);
        std::uint64_t sum = 0;
        for (auto document : documents.value())
            for (auto field : document.value().get_object())
                sum += field.unescaped_key().value().size() + visit(field.value().value());
        benchmark::DoNotOptimize(sum);
    }
    count(state);
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

/// A made caseload in a file that is in memory, as one on a disk is that was read before.
class MadeFile {
  public:
    explicit MadeFile(const model::Model& model) : descriptor_(memfd_create("caseload", 0)) {
        const std::string lines = made_caseload(model, in_a_run);
        for (std::string_view rest = lines; !rest.empty();) {
            const ssize_t some = ::write(descriptor_, rest.data(), rest.size());
            if (some <= 0)
                throw std::runtime_error("no room for a caseload");
            rest.remove_prefix(static_cast<std::size_t>(some));
        }
    }
    ~MadeFile() { close(descriptor_); }
    MadeFile(const MadeFile&) = delete;
    MadeFile& operator=(const MadeFile&) = delete;

    void rewind() const { lseek(descriptor_, 0, SEEK_SET); }
    [[nodiscard]] caseload::Mapped map(std::size_t size) const {
        return caseload::Mapped::next_lines(descriptor_, size);
    }
    [[nodiscard]] std::size_t read(std::span<char> into) const {
        const ssize_t got = ::read(descriptor_, into.data(), into.size());
        return got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    [[nodiscard]] caseload::Source source() const {
        return {[this](std::span<char> into) { return std::optional(read(into)); },
                [this](std::size_t size) { return map(size); }};
    }

  private:
    int descriptor_;
};

/// Lines with the id and the outcomes. Returns how many.
std::size_t say_by_hand(HandReader& hand, std::string_view lines, std::string& out) {
    std::size_t taken = 0;
    hand.open(lines);
    for (Applicant row; hand.next(row) == HandReader::Line::taken; row = {}, ++taken) {
        Outcomes outcomes;
        hand_evaluate(row, outcomes);
        out.append("{\"id\": \"").append(row.application.id).append("\", \"outcome\": \"");
        const std::string_view outcome = trace::outcome_word(outcomes.decision);
        out.append(outcome).append("\", \"decisions\": [{\"name\": \"t52\", \"outcome\": \"").append(outcome);
        out.append("\"}, {\"name\": \"spouse\", \"outcome\": \"");
        out.append(trace::outcome_word(outcomes.spouse)).append("\"}]}\n");
    }
    return taken;
}

/// A whole run as a hand would write it: mapped, read, evaluated, a line with the id and the outcome. One thread.
void run_by_hand(benchmark::State& state) {
    const MadeFile file(caseload_at_hand().policy->model);
    HandReader hand;
    std::string rest(block_size + HandReader::padding, ' ');
    std::string out;
    for (auto _ : state) {
        std::size_t taken = 0;
        file.rewind();
        for (caseload::Mapped lines = file.map(block_size); !lines.empty(); lines = file.map(block_size)) {
            out.clear();
            taken += say_by_hand(hand, lines.text(), out);
            benchmark::DoNotOptimize(out.data());
        }
        out.clear();
        taken += say_by_hand(hand, std::string_view(rest).substr(0, file.read(rest)), out);
        benchmark::DoNotOptimize(out.data());
        if (taken != in_a_run)
            throw std::runtime_error("a made record is not read by hand");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(in_a_run));
}

/// A whole run, its output counted and dropped. `jobs` threads.
void run_caseload(benchmark::State& state) {
    const Caseload& caseload = caseload_at_hand();
    const MadeFile file(caseload.policy->model);
    for (auto _ : state) {
        file.rewind();
        caseload::Options options;
        options.jobs = static_cast<unsigned>(state.range(0));
        options.statuses = state.range(1) != 0;
        const auto summary = caseload::run(
            *caseload.policy, caseload.program, file.source(), [](std::string_view) { return true; }, options);
        if (summary.lines != in_a_run || summary.bad != 0)
            throw std::runtime_error("a made record is not read");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(in_a_run));
}

BENCHMARK(visit_on_demand)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(read_by_hand)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(read_columns)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_by_hand)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate_columns)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMicrosecond);
BENCHMARK(run_by_hand)->Repetitions(repetitions)->ReportAggregatesOnly()->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(run_caseload)
    ->Args({1, 0})
    ->Args({2, 0})
    ->Args({1, 1})
    ->Args({2, 1})
    ->Repetitions(repetitions)
    ->ReportAggregatesOnly()
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

}  // namespace chapeau::bench
