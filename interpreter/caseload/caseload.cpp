// A caseload runs in blocks. With one job the blocks are read, evaluated and written in turn. With several, this thread
// reads, some evaluate, and one writes; a block goes through a slot, of which there are a few more than threads, and
// its number says which: block n is in slot n modulo their count. So the reader waits while all slots are in use, which
// bounds the memory, and the writer waits for block n before it looks at block n + 1, which keeps the order. How many
// lines a block has is known when it has been read into columns, so numbers are given out then, in the same order.
//
// What fails on one thread (there is no more memory, or no further thread is given) ends all of them, and is thrown on
// the thread that asked for the run when none is left.
//
// All slots share one lock, which is held only to change a slot's state, some hundred microseconds of work apart.
#include "interpreter/caseload/caseload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "interpreter/caseload/csv.hpp"
#include "interpreter/caseload/headings.hpp"
#include "interpreter/caseload/worker.hpp"

namespace chapeau::caseload {

namespace {

using evaluate::Status;

struct Slot {
    enum class State : std::uint8_t { open, filled, taken, done };
    State state = State::open;
    Block block;
    Done done;
};

class Pipeline {
  public:
    /// `lines` stand before the first one.
    Pipeline(const Write& write, const Progress& progress, const Options& options, std::uint64_t lines)
        : write_(write),
          progress_(progress),
          seen_(options.seen),
          slots_(std::size_t{2} * options.jobs + 2),
          before_(lines),
          numbered_lines_(lines) {}

    /// On the reader's thread, until the input ends or the output is given up.
    void read(Blocks& blocks) {
        for (std::uint64_t number = 0;; ++number) {
            Slot& slot = slots_[number % slots_.size()];
            if (!wait([&] { return slot.state == Slot::State::open; }) || !blocks.next(slot.block))
                break;
            change(slot, Slot::State::filled, [&] { ++filled_; });
        }
        const std::scoped_lock lock(mutex_);
        read_all_ = true;
        changed_.notify_all();
    }

    void evaluate(Worker& worker) {
        while (const auto number = next_filled()) {
            Slot& slot = slots_[*number % slots_.size()];
            worker.take(
                slot.block, [&](std::uint64_t lines) { return number_lines(*number, lines); }, slot.done);
            change(slot, Slot::State::done, [] {});
        }
    }

    void write() {
        for (std::uint64_t number = 0;; ++number) {
            Slot& slot = slots_[number % slots_.size()];
            // What is done once the run is given up has no certain line numbers.
            if (!wait([&] { return slot.state == Slot::State::done || (read_all_ && number == filled_); }) ||
                slot.state != Slot::State::done)
                return;
            const bool going = write_(slot.done.out);
            summary.add(slot.done.summary);
            if (seen_ != nullptr)
                seen_->look_at(slot.done.ids, summary.repeats);
            if (going && progress_)
                progress_(summary,
                          {.input_bytes = slot.block.end, .lines = before_ + summary.lines, .mark = slot.block.mark});
            change(slot, Slot::State::open, [&] { stopped_ = stopped_ || !going; });
            if (!going)
                return;
        }
    }

    /// Does one thread's work; where that throws, the run is given up.
    template <class Work>
    void guard(const Work& work) {
        try {
            work();
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            if (!thrown_)
                thrown_ = std::current_exception();
            stopped_ = true;
            changed_.notify_all();
        }
    }

    /// When no thread is left.
    void rethrow() const {
        if (thrown_)
            std::rethrow_exception(thrown_);
    }

    Summary summary;

  private:
    /// False once the output is given up.
    template <class Ready>
    bool wait(const Ready& ready) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || ready(); });
        return !stopped_;
    }

    template <class Also>
    void change(Slot& slot, Slot::State state, const Also& also) {
        const std::scoped_lock lock(mutex_);
        slot.state = state;
        also();
        changed_.notify_all();
    }

    /// The number of a block.
    std::optional<std::uint64_t> next_filled() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || taken_ < filled_ || read_all_; });
        if (stopped_ || taken_ == filled_)
            return std::nullopt;
        slots_[taken_ % slots_.size()].state = Slot::State::taken;
        return taken_++;
    }

    /// The number of the first of a block's lines; any where the run is given up.
    std::uint64_t number_lines(std::uint64_t block, std::uint64_t lines) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || numbered_ == block; });
        ++numbered_;
        const std::uint64_t first = numbered_lines_ + 1;
        numbered_lines_ += lines;
        changed_.notify_all();
        return first;
    }

    const Write& write_;
    const Progress& progress_;
    SeenIds* seen_;  // of the writing thread
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Slot> slots_;
    std::uint64_t filled_ = 0;    // blocks read
    std::uint64_t taken_ = 0;     // blocks that a worker took
    std::uint64_t numbered_ = 0;  // blocks whose lines have numbers
    std::uint64_t before_;
    std::uint64_t numbered_lines_;
    bool read_all_ = false;
    bool stopped_ = false;
    std::exception_ptr thrown_;  // by the first thread that failed
};

Summary run_together(std::vector<Worker>& workers, Blocks& blocks, Pipeline& pipeline) {
    std::vector<std::thread> threads;
    threads.reserve(workers.size() + 1);
    pipeline.guard([&] {
        for (Worker& worker : workers)
            threads.emplace_back([&] { pipeline.guard([&] { pipeline.evaluate(worker); }); });
        threads.emplace_back([&] { pipeline.guard([&] { pipeline.write(); }); });
        pipeline.read(blocks);
    });
    for (std::thread& thread : threads)
        thread.join();
    pipeline.rethrow();
    return std::move(pipeline.summary);
}

Summary run_alone(Worker& worker, Blocks& blocks, const Write& write, const Progress& progress, std::uint64_t before,
                  SeenIds* seen) {
    Summary summary;
    Block block;
    Done done;
    while (blocks.next(block)) {
        worker.take(
            block, [&](std::uint64_t) { return before + summary.lines + 1; }, done);
        summary.add(done.summary);
        if (seen != nullptr)
            seen->look_at(done.ids, summary.repeats);
        if (!write(done.out))
            break;
        if (progress)
            progress(summary, {.input_bytes = block.end, .lines = before + summary.lines, .mark = block.mark});
    }
    return summary;
}

using Statuses = std::vector<std::array<std::uint64_t, 4>>;

void add_statuses(const Statuses& from, Statuses& to) {
    to.resize(std::max(to.size(), from.size()));
    for (std::size_t i = 0; i < from.size(); ++i)
        for (std::size_t status = 0; status < from[i].size(); ++status)
            to[i][status] += from[i][status];
}

/// Names what a further decision grants with its own. Where it grants anything, a column more says why some of it has
/// no value.
void add_grants(std::string& line, const model::Model& model, const model::Decision& decision,
                const std::string& before, const Headings& headings) {
    for (const model::GrantId grant : decision.grants) {
        line += ',';
        add_csv_text(line, before + model.at(grant).name);
    }
    if (!decision.grants.empty()) {
        line += ',';
        add_csv_text(line, before + std::string(headings.grants_missing));
    }
}

}  // namespace

std::vector<CitedPassage> cited_passages(const model::Model& model) {
    std::vector<std::optional<model::ClauseId>> citing(model.passages.size());
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
        if (const auto passage = model.clauses[i].cites)
            citing[passage->index] = model::ClauseId{i};
    std::vector<CitedPassage> cited;
    for (std::size_t i = 0; i < citing.size(); ++i)
        if (citing[i] && model.passages[i].kind == model::PassageKind::rule)
            cited.push_back({model.passages[i].id, *citing[i]});
    return cited;
}

std::uint64_t& Summary::of(Status outcome) {
    switch (outcome) {
        case Status::pass:
            return approved;
        case Status::fail:
            return refused;
        case Status::undetermined:
            return undetermined;
        case Status::not_applicable:
            break;
    }
    return not_applicable;
}

Summary Summary::of_nothing(const model::Model& model, const Options& options) {
    Summary summary;
    summary.reasons.resize(model.clauses.size());
    summary.decisions.resize(model.decisions.size() > 1 ? model.decisions.size() : 0);
    if (options.tally) {
        summary.statuses.resize(cited_passages(model).size());
        summary.margins.resize(limits_of(model).size());
    }
    return summary;
}

void Summary::add(const Summary& other) {
    lines += other.lines;
    bad += other.bad;
    blank += other.blank;
    repeats.add(other.repeats);
    approved += other.approved;
    refused += other.refused;
    undetermined += other.undetermined;
    not_applicable += other.not_applicable;
    add_statuses(other.decisions, decisions);
    reasons.resize(std::max(reasons.size(), other.reasons.size()));
    for (std::size_t i = 0; i < other.reasons.size(); ++i)
        reasons[i] += other.reasons[i];
    add_statuses(other.statuses, statuses);
    margins.resize(std::max(margins.size(), other.margins.size()));
    for (std::size_t i = 0; i < other.margins.size(); ++i)
        margins[i].add(other.margins[i]);
    for (const auto& [clauses, times] : other.sets)
        add_set(clauses, times);
    other_sets += other.other_sets;
}

void Summary::add_set(const std::vector<std::uint32_t>& clauses, std::uint64_t times) {
    const auto known = sets.find(clauses);
    if (known != sets.end())
        known->second += times;
    else if (sets.size() < most_sets)
        sets.emplace(clauses, times);
    else
        other_sets += times;
}

std::string header(const model::Model& model, const Options& options) {
    if (options.format != Format::csv || options.say == Say::nothing)
        return {};
    const Headings& headings = headings_of(*options.words);
    std::string line = fmt::format("{},{},{}", headings.line, headings.id, headings.outcome);
    for (const CitedPassage& passage : cited_passages(model)) {
        line += ',';
        add_csv_text(line, passage.id);
    }
    if (options.grants)
        add_grants(line, model, model.principal(), "", headings);
    for (std::size_t i = 1; i < model.decisions.size(); ++i) {
        const std::string& name = model.at(model.decisions[i].clause).name;
        line += ',';
        add_csv_text(line, name);
        if (options.grants)
            add_grants(line, model, model.decisions[i], name + '.', headings);
    }
    return line + fmt::format(",{},{},{},{}\r\n", headings.error_path, headings.error_found, headings.error_expected,
                              headings.error_others);
}

Summary run(const model::Policy& policy, const program::Program& program, const Source& source, const Write& write,
            const Options& options, const Progress& progress, Place from) {
    Blocks blocks(source, record::Limits{}.bytes, from.input_bytes, options.whole && from.input_bytes == 0);
    std::vector<Worker> workers;
    for (unsigned job = 0; job < std::max(options.jobs, 1U); ++job)
        workers.emplace_back(policy, program, options);
    Summary summary = Summary::of_nothing(policy.model, options);
    if (workers.size() == 1) {
        summary.add(run_alone(workers.front(), blocks, write, progress, from.lines, options.seen));
    } else {
        Pipeline pipeline(write, progress, options, from.lines);
        summary.add(run_together(workers, blocks, pipeline));
    }
    summary.input_failed = blocks.failed();
    summary.form = blocks.form();
    return summary;
}

}  // namespace chapeau::caseload
