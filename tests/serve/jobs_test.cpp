// Times of jobs that are too long to be waited for from outside.
#include "tools/serve/jobs.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "interpreter/model/policy.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

Loaded fishing() {
    auto policy = model::load("tests/cli/policies/fishing");
    REQUIRE(policy->fit());
    auto program = program::lower(policy->model);
    return {std::move(policy), std::move(program)};
}

struct Folder {
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "jobs-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path;
};

struct Running {
    explicit Running(const Limits& limits, const std::string& folder = {})
        : service(
              fishing(), [](std::string&) { return std::nullopt; }, limits, "0", store) {
        REQUIRE((folder.empty() || !store.open(folder)));
        service.jobs.begin();
    }

    Job begin(std::size_t lines) {
        std::string id;
        REQUIRE_FALSE(service.jobs.receive("", id));
        std::string text;
        for (std::size_t i = 0; i < lines; ++i)
            text += "{}\n";
        REQUIRE_FALSE(service.jobs.add_lines(id, text));
        Job job;
        REQUIRE_FALSE(service.jobs.accept(id, service.edition(), {}, job));
        return job;
    }
    Job ended(const Job& job) {
        while (is_under_way(service.jobs.find(job.id, "")->job.state))
            ::usleep(1000);
        return service.jobs.find(job.id, "")->job;
    }

    JobStore store;
    Service service;
};

constexpr std::size_t many = 4'000'000;  // lines; seconds of work in any build

}  // namespace

TEST_CASE("a job that takes longer than a caseload may fails") {
    Limits limits;
    limits.caseload = 0s;
    Running running(limits);
    const Job job = running.ended(running.begin(many));
    CHECK(job.state == JobState::failed);
    CHECK(job.problem.find("/problems/job-too-long") != std::string::npos);
    CHECK(running.store.bytes() == 0);
}

TEST_CASE("what is not done when the time to stop is over is lost, and a server afterwards says so") {
    const Folder folder;
    Limits limits;
    limits.jobs_bytes = Limits::jobs_bytes_in_folder;
    Job done;
    Job late;
    Job waiting;
    {
        Running running(limits, folder.path + "/jobs");
        done = running.ended(running.begin(1));
        late = running.begin(many);
        running.begin(many);
        waiting = running.begin(many);
        const auto begun = Clock::now();
        CHECK(running.service.jobs.end(Clock::now() + 300ms));
        CHECK(Clock::now() - begun > 250ms);
        CHECK(running.service.jobs.lost() == 3);
    }
    Running again(limits, folder.path + "/jobs");
    CHECK(again.service.jobs.find(done.id, "")->job.state == JobState::done);
    CHECK(again.service.jobs.find(late.id, "")->job.state == JobState::lost);
    CHECK(again.service.jobs.find(waiting.id, "")->job.state == JobState::lost);
    CHECK(again.store.bytes() == again.service.jobs.find(done.id, "")->job.result_bytes);
}

TEST_CASE("of jobs without a result no more than a thousand are remembered, the last ones") {
    Limits limits;
    Running running(limits);
    const Job first = running.begin(1);
    REQUIRE(running.service.jobs.remove(first.id, ""));
    Job last;
    for (int i = 0; i < 1100; ++i) {
        last = running.begin(1);
        REQUIRE(running.service.jobs.remove(last.id, ""));
    }
    CHECK_FALSE(running.service.jobs.find(first.id, ""));
    CHECK(running.service.jobs.find(last.id, ""));
}

}  // namespace chapeau::serve
