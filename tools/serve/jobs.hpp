// Caseloads that are worked on after their senders have gone: who waits, who is worked on, whose result is kept.
//
// A few threads work on them, first come first served, each job with the policy that it began with. Results are kept
// for a time, and as long as there is room: a job that needs more takes it from its owner's own results, the one that
// ended first gives way first, and never from another owner's, nor from one that is being fetched. What became of a job
// without a result is remembered for as long again.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "interpreter/caseload/caseload.hpp"
#include "tools/serve/edition.hpp"
#include "tools/serve/job.hpp"
#include "tools/serve/job_store.hpp"
#include "tools/serve/limits.hpp"
#include "tools/serve/metrics.hpp"
#include "tools/serve/problem.hpp"

namespace chapeau::serve {

class Jobs {
  public:
    using Clock = std::chrono::steady_clock;

    Jobs(JobStore& store, const Limits& limits, Metrics& metrics) : store_(store), limits_(limits), metrics_(metrics) {}
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// Takes up what a folder has of before, and makes the threads.
    void begin();
    /// Finishes until then what is under way and can be fetched afterwards, and gives up the rest. False where a thread
    /// is at it still.
    [[nodiscard]] bool end(Clock::time_point until);
    /// Jobs that were given up at the end.
    [[nodiscard]] std::size_t lost() const { return lost_; }

    /// A job whose lines are about to come; the id, or what stands in the way. `accept` or `give_up` comes later.
    [[nodiscard]] std::optional<Problem> receive(const std::string& owner, std::string& id);
    [[nodiscard]] std::optional<Problem> add_lines(const std::string& id, std::string_view bytes);
    /// All of them are there. Gives what is to be said of it, or what stands in the way: it is none then.
    [[nodiscard]] std::optional<Problem> accept(const std::string& id, std::shared_ptr<Edition> edition,
                                                const caseload::Options& options, Job& into);
    /// It is none.
    void give_up(const std::string& id);

    struct Found {
        Job job;
        std::shared_ptr<const Kept> result;  // of one that is done
    };
    /// Nothing where there is none, or it is another's.
    [[nodiscard]] std::optional<Found> find(const std::string& id, std::string_view owner) const;
    /// Ends it, or gives up its result; one that has none stays as it is. What it is afterwards, or nothing as above.
    [[nodiscard]] std::optional<Job> remove(const std::string& id, std::string_view owner);

  private:
    struct Entry {
        Job job;
        std::shared_ptr<Edition> edition;  // until it has ended
        caseload::Options options;
        std::shared_ptr<Kept> lines;  // until they are evaluated
        std::shared_ptr<Kept> result;
        std::atomic<bool> given_up = false;
    };

    [[nodiscard]] std::shared_ptr<Entry> entry(const std::string& id) const;
    [[nodiscard]] std::shared_ptr<Entry> entry(const std::string& id, std::string_view owner) const;
    void take_up(Job job);
    [[nodiscard]] Job ended(Job job, JobState state) const;
    void become(Entry& entry, Job next);
    void give_up_result(Entry& entry, JobState state, std::string why);
    void forget(const std::string& id);
    [[nodiscard]] std::shared_ptr<Entry> first_result_of(const std::string& owner) const;
    void forget_first();
    [[nodiscard]] bool make_room(const std::string& owner);
    [[nodiscard]] std::optional<Problem> append(const std::string& owner, Kept& to, std::string_view bytes);

    void make_threads();
    template <class Work>
    void make_thread(const Work& work);
    [[nodiscard]] std::shared_ptr<Entry> next();
    [[nodiscard]] std::optional<Problem> make_result(Entry& entry);
    void run(Entry& entry);
    [[nodiscard]] std::optional<Problem> evaluate(Entry& entry, std::string& digest);
    void note(Entry& entry, const caseload::Summary& summary, std::uint64_t read);
    void finish(Entry& entry, std::optional<Problem> problem, const std::string& digest);
    void watch_times();
    void look_at_times(Moment now);
    [[nodiscard]] Moment next_time(Moment now) const;

    JobStore& store_;
    const Limits& limits_;
    Metrics& metrics_;

    mutable std::mutex mutex_;  // for all below, and the jobs
    std::condition_variable changed_;
    std::map<std::string, std::shared_ptr<Entry>> jobs_;  // by id
    std::deque<std::shared_ptr<Entry>> waiting_;
    std::size_t threads_ = 0;
    bool ending_ = false;
    std::atomic<std::size_t> lost_{0};
};

}  // namespace chapeau::serve
