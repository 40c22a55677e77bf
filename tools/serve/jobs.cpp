// One lock for all. What it is held for is short: the longest is to wait until a job's own file, of a kilobyte, is on
// the disk. Lines and results are written without it.
//
// A state is said in the folder before anybody is told of it. A result is removed before that, so that a full disk has
// room to say so; one that is said to be there and is not is taken for evicted by the next server.
#include "tools/serve/jobs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <thread>
#include <utility>

#include "tools/serve/access_log.hpp"
#include "tools/serve/job_run.hpp"

namespace chapeau::serve {

namespace {

constexpr std::size_t most_remembered = 1024;    // jobs without a result
constexpr std::chrono::seconds longest_nap{60};  // between two looks at the times
constexpr std::chrono::seconds last_block{5};    // at the end, for a block that is being evaluated

Problem full(std::string what, std::uint64_t limit) {
    return {Kind::jobs_full, std::move(what), {}, limit};
}

}  // namespace

// ---------------------------------------------------------------- states; all with the lock held

std::shared_ptr<Jobs::Entry> Jobs::entry(const std::string& id) const {
    const auto found = jobs_.find(id);
    return found == jobs_.end() ? nullptr : found->second;
}

std::shared_ptr<Jobs::Entry> Jobs::entry(const std::string& id, std::string_view owner) const {
    auto found = entry(id);
    return found && found->job.owner == owner && found->job.state != JobState::arriving ? found : nullptr;
}

Job Jobs::ended(Job job, JobState state) const {
    const Moment now = std::chrono::system_clock::now();
    job.state = state;
    job.ended = job.ended.value_or(now);
    job.until = now + limits_.jobs_kept;
    return job;
}

void Jobs::become(Entry& entry, Job next) {
    metrics_.moved(entry.job.state, next.state);
    entry.job = std::move(next);
    if (!is_under_way(entry.job.state)) {
        entry.given_up = entry.job.state != JobState::done;
        entry.edition.reset();
        entry.lines.reset();
    }
    changed_.notify_all();
}

void Jobs::give_up_result(Entry& entry, JobState state, std::string why) {
    Job next = ended(entry.job, state);
    next.why = std::move(why);
    entry.lines.reset();
    entry.result.reset();
    store_.remove_result(next.id);
    if (store_.save(next))  // it cannot be said: better that nothing is
        store_.forget(next.id);
    std::erase_if(waiting_, [&](const auto& one) { return one.get() == &entry; });
    become(entry, std::move(next));
    forget_first();
}

void Jobs::forget(const std::string& id) {
    const auto found = jobs_.find(id);
    metrics_.moved(found->second->job.state, std::nullopt);
    store_.forget(id);
    jobs_.erase(found);
}

/// Where more are remembered than may be.
void Jobs::forget_first() {
    const Job* first = nullptr;
    std::size_t remembered = 0;
    for (const auto& [id, one] : jobs_) {
        if (is_kept(one->job.state))
            continue;
        ++remembered;
        if (first == nullptr || one->job.ended < first->ended)
            first = &one->job;
    }
    if (remembered > most_remembered)
        forget(std::string(first->id));
}

/// The one that ended first of those that nobody fetches just now.
std::shared_ptr<Jobs::Entry> Jobs::first_result_of(const std::string& owner) const {
    std::shared_ptr<Entry> first;
    for (const auto& [id, one] : jobs_) {
        const bool can_go = one->job.state == JobState::done && one->job.owner == owner && one->result.use_count() == 1;
        if (can_go && (!first || one->job.ended < first->job.ended))
            first = one;
    }
    return first;
}

bool Jobs::make_room(const std::string& owner) {
    const auto first = first_result_of(owner);
    if (!first)
        return false;
    give_up_result(*first, JobState::evicted, "another job of the same owner needed the room");
    return true;
}

// ---------------------------------------------------------------- who comes

std::optional<Problem> Jobs::receive(const std::string& owner, std::string& id) {
    const std::scoped_lock lock(mutex_);
    const auto kept = [&] {
        return std::ranges::count_if(jobs_, [](const auto& one) { return is_kept(one.second->job.state); });
    };
    while (static_cast<std::size_t>(kept()) >= limits_.jobs)
        if (!make_room(owner))
            return full(fmt::format("at most {} jobs are kept, and none can give way", limits_.jobs), limits_.jobs);
    const auto made = std::make_shared<Entry>();
    id = random_id();
    made->job.id = id;
    made->job.owner = owner;
    made->lines = id.empty() ? nullptr : store_.make_lines(id);
    if (!made->lines)
        return not_kept(errno);
    jobs_.emplace(id, made);
    metrics_.moved(std::nullopt, made->job.state);
    return std::nullopt;
}

std::optional<Problem> Jobs::append(const std::string& owner, Kept& to, std::string_view bytes) {
    {
        const std::scoped_lock lock(mutex_);
        while (store_.bytes() + bytes.size() > limits_.jobs_bytes)
            if (!make_room(owner))
                return full(fmt::format("the lines and results of all jobs may have {} bytes, and none can give way",
                                        limits_.jobs_bytes),
                            limits_.jobs_bytes);
        to.count(bytes.size());
    }
    return to.append(bytes);
}

std::optional<Problem> Jobs::add_lines(const std::string& id, std::string_view bytes) {
    std::shared_ptr<Entry> of;
    {
        const std::scoped_lock lock(mutex_);
        of = entry(id);
    }
    return append(of->job.owner, *of->lines, bytes);
}

std::optional<Problem> Jobs::accept(const std::string& id, std::shared_ptr<Edition> edition,
                                    const caseload::Options& options, Job& into) {
    const std::scoped_lock lock(mutex_);
    if (ending_)
        return Problem{Kind::stopping, "the server was told to stop"};
    const auto of = entry(id);
    Job next = of->job;
    next.state = JobState::waiting;
    next.policy = edition->policy.digest;
    next.bytes = of->lines->size();
    if (auto fault = store_.save(next))
        return fault;
    into = next;
    of->options = options;
    of->edition = std::move(edition);
    waiting_.push_back(of);
    become(*of, std::move(next));
    return std::nullopt;
}

void Jobs::give_up(const std::string& id) {
    const std::scoped_lock lock(mutex_);
    forget(id);
}

// ---------------------------------------------------------------- who asks

std::optional<Jobs::Found> Jobs::find(const std::string& id, std::string_view owner) const {
    const std::scoped_lock lock(mutex_);
    const auto of = entry(id, owner);
    if (!of)
        return std::nullopt;
    return Found{of->job, of->job.state == JobState::done ? of->result : nullptr};
}

std::optional<Job> Jobs::remove(const std::string& id, std::string_view owner) {
    const std::scoped_lock lock(mutex_);
    const auto of = entry(id, owner);
    if (!of)
        return std::nullopt;
    if (is_under_way(of->job.state))
        give_up_result(*of, JobState::cancelled, "it was cancelled before it was done");
    else if (of->job.state == JobState::done)
        give_up_result(*of, JobState::deleted, "its owner deleted the result");
    return of->job;
}

// ---------------------------------------------------------------- work

std::shared_ptr<Jobs::Entry> Jobs::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty())
        return nullptr;
    auto first = waiting_.front();
    waiting_.pop_front();
    Job running = first->job;
    running.state = JobState::running;
    become(*first, std::move(running));
    return first;
}

void Jobs::run(Entry& entry) {
    std::optional<Problem> problem;
    std::string digest;
    try {
        problem = evaluate(entry, digest);
    } catch (const std::exception& fault) {  // no memory, for one: of this job, not of all
        problem = Problem{Kind::failed, fault.what()};
    }
    finish(entry, std::move(problem), digest);
}

std::optional<Problem> Jobs::make_result(Entry& entry) {
    const std::scoped_lock lock(mutex_);
    if (entry.given_up)
        return std::nullopt;
    entry.result = store_.make_result(entry.job.id);
    return entry.result ? std::nullopt : std::optional(not_kept(errno));
}

std::optional<Problem> Jobs::evaluate(Entry& entry, std::string& digest) {
    if (auto fault = make_result(entry))
        return fault;
    std::unique_lock lock(mutex_);
    if (entry.given_up)
        return std::nullopt;
    const auto edition = entry.edition;
    const auto lines = entry.lines;
    const auto result = entry.result;
    const std::string owner = entry.job.owner;
    lock.unlock();
    JobRun run(
        *lines, [&](std::string_view text) { return append(owner, *result, text); }, entry.given_up, limits_.caseload);
    std::uint64_t read = 0;
    const caseload::Summary summary =
        run.run(*edition, entry.options,
                [&](const caseload::Summary& so_far, std::uint64_t bytes) { note(entry, so_far, read = bytes); });
    metrics_.add(summary);
    note(entry, summary, read);
    digest = run.digest();
    return run.problem();
}

void Jobs::note(Entry& entry, const caseload::Summary& summary, std::uint64_t read) {
    const std::scoped_lock lock(mutex_);
    caseload::Summary of = summary;
    entry.job.read = read;
    entry.job.bad = summary.bad;
    entry.job.records = summary.lines - summary.bad - summary.blank;
    for (std::size_t i = 0; i < entry.job.outcomes.size(); ++i)
        entry.job.outcomes.at(i) = of.of(static_cast<evaluate::Status>(i));
}

/// One that was given up meanwhile has its state already.
void Jobs::finish(Entry& entry, std::optional<Problem> problem, const std::string& digest) {
    std::unique_lock lock(mutex_);
    auto result = entry.result;
    const std::string id = entry.job.id;
    lock.unlock();
    if (!problem && result)
        problem = store_.finish_result(id, *result);
    const std::uint64_t size = result ? result->size() : 0;
    result.reset();
    lock.lock();
    if (entry.given_up)
        return store_.remove_result(id);
    Job done = ended(entry.job, JobState::done);
    done.read = done.bytes;
    done.result_bytes = size;
    done.digest = digest;
    if (!problem)
        problem = store_.save(done);
    if (!problem)
        return become(entry, std::move(done));
    entry.job.problem = json_of(*problem);
    give_up_result(entry, JobState::failed, "");
}

// ---------------------------------------------------------------- times

void Jobs::look_at_times(Moment now) {
    std::vector<std::shared_ptr<Entry>> over;
    for (const auto& [id, one] : jobs_)
        if (!is_under_way(one->job.state) && one->job.until.value_or(now) <= now)
            over.push_back(one);
    for (const auto& one : over) {
        if (one->job.state == JobState::done)
            give_up_result(*one, JobState::evicted, "its time was over");
        else if (entry(one->job.id))
            forget(one->job.id);
    }
}

Moment Jobs::next_time(Moment now) const {
    Moment next = now + longest_nap;
    for (const auto& [id, one] : jobs_)
        next = std::min(next, one->job.until.value_or(next));
    return next;
}

void Jobs::watch_times() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        const Moment now = std::chrono::system_clock::now();
        look_at_times(now);
        changed_.wait_until(lock, next_time(now));
    }
}

// ---------------------------------------------------------------- beginning and end

/// Of a job that a server before this one left in the folder.
void Jobs::take_up(Job job) {
    const auto made = std::make_shared<Entry>();
    made->job = std::move(job);
    jobs_.emplace(made->job.id, made);
    metrics_.moved(std::nullopt, made->job.state);
    if (is_under_way(made->job.state))
        return give_up_result(*made, JobState::lost, "the server ended before it was done");
    if (made->job.state != JobState::done)
        return store_.remove_result(made->job.id);
    made->result = store_.open_result(made->job);
    if (!made->result)
        give_up_result(*made, JobState::evicted, "its result is not in the folder any more");
}

template <class Work>
void Jobs::make_thread(const Work& work) {
    std::thread([this, work] {
        work();
        const std::scoped_lock lock(mutex_);
        --threads_;
        changed_.notify_all();
    }).detach();
    ++threads_;
}

void Jobs::make_threads() {
    for (unsigned i = 0; i < limits_.jobs_at_once; ++i)
        make_thread([this] {
            while (const auto first = next())
                run(*first);
        });
    make_thread([this] { watch_times(); });
}

void Jobs::begin() {
    const std::scoped_lock lock(mutex_);
    for (Job& job : store_.load())
        take_up(std::move(job));
    make_threads();
}

/// Where the server did not come to its end.
Jobs::~Jobs() {
    if (threads_ > 0)
        static_cast<void>(end(Clock::now()));
}

bool Jobs::end(Clock::time_point until) {
    std::unique_lock lock(mutex_);
    ending_ = true;
    changed_.notify_all();
    const auto is_at_it = [](const auto& one) {
        return one.second->job.state == JobState::waiting || one.second->job.state == JobState::running;
    };
    if (store_.in_folder())
        changed_.wait_until(lock, until, [&] { return std::ranges::none_of(jobs_, is_at_it); });
    std::vector<std::shared_ptr<Entry>> late;
    for (const auto& one : jobs_)
        if (is_at_it(one))
            late.push_back(one.second);
    for (const auto& one : late)
        give_up_result(*one, JobState::lost, "the server was stopped before it was done");
    lost_ = late.size();
    return changed_.wait_for(lock, last_block, [&] { return threads_ == 0; });
}

}  // namespace chapeau::serve
