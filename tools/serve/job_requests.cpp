// `/v1/jobs`: a caseload that is taken whole and answered later.
#include <fmt/format.h>

#include <array>

#include "tools/serve/caseloads.hpp"
#include "tools/serve/ranges.hpp"

namespace chapeau::serve {

namespace {

constexpr std::string_view job_type = "application/json";
constexpr std::string_view lines_type = "application/jsonl; charset=utf-8";
constexpr std::size_t piece_size = std::size_t{64} << 10U;  // bytes

/// A job whose lines come, which is none unless it is accepted.
class Arriving {
  public:
    explicit Arriving(Jobs& jobs) : jobs_(jobs) {}
    ~Arriving() {
        if (!id_.empty())
            jobs_.give_up(id_);
    }
    Arriving(const Arriving&) = delete;
    Arriving& operator=(const Arriving&) = delete;

    /// Takes all lines that come. What stands in the way, where something does.
    [[nodiscard]] std::optional<Problem> take(Connection& connection) {
        std::string id;
        if (auto problem = jobs_.receive(connection.request().token, id))
            return problem;
        id_ = std::move(id);
        std::vector<char> piece(piece_size);
        while (true) {
            const auto got = connection.read(piece);
            if (!got || *got == 0)
                return connection.fault();
            if (auto problem = jobs_.add_lines(id_, {piece.data(), *got}))
                return problem;
        }
    }
    [[nodiscard]] std::optional<Problem> accept(Edition& edition, const caseload::Options& options, Job& into) {
        auto problem = jobs_.accept(id_, edition.shared_from_this(), options, into);
        if (!problem)
            id_.clear();
        return problem;
    }

  private:
    Jobs& jobs_;
    std::string id_;
};

/// The part of an address that a job is known by.
std::string asked_id(const Request& request) {
    constexpr std::string_view before = "/v1/jobs/";
    const std::string rest = request.path.substr(before.size());
    return rest.substr(0, rest.find('/'));
}

Problem stopping() {
    return {Kind::stopping, "the server was told to stop"};
}

void say_none(Connection& connection) {
    connection.answer(Problem{Kind::not_found, "there is no such job, or it is another's"});
}

/// Why there is no result, of a job that has none.
Problem without_result(const Job& job) {
    if (is_under_way(job.state))
        return {Kind::job_under_way, fmt::format("the job is {}", word_of(job.state))};
    if (job.state == JobState::failed)
        return {Kind::no_result, fmt::format("the job failed; {} has the `problem`", address_of(job))};
    return {Kind::no_result, fmt::format("the job is {}: {}", word_of(job.state), job.why)};
}

Problem why_not(unsigned status, std::uint64_t size) {
    if (status == 412)
        return {Kind::precondition_failed, "the result has another ETag"};
    return {Kind::range_not_satisfiable, fmt::format("the result has {} bytes", size), {}, size};
}

Headers headers_of(const Selection& part, const std::string& etag, std::uint64_t size) {
    Headers headers{{"Accept-Ranges", "bytes"}, {"ETag", etag}};
    if (part.status == 206)
        headers.emplace_back("Content-Range",
                             fmt::format("bytes {}-{}/{}", part.begin, part.begin + part.size - 1, size));
    if (part.status == 416)
        headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
    return headers;
}

}  // namespace

void begin_job(Service& service, Edition& edition, Connection& connection) {
    const std::uint64_t most = std::min(service.limits.caseload_bytes, service.limits.jobs_bytes);
    if (service.stops)
        return connection.answer(stopping());
    const auto options = expect_caseload(service, connection, most);
    if (!options)
        return;
    Arriving arriving(service.jobs);
    Job job;
    auto problem = arriving.take(connection);
    if (!problem && service.stops)
        problem = stopping();
    if (!problem)
        problem = arriving.accept(edition, *options, job);
    if (problem)
        return connection.answer(*problem);
    connection.answer(202, job_type, json_of(job), {{"Location", address_of(job)}});
}

void say_job(Service& service, Edition& /*edition*/, Connection& connection) {
    const auto found = service.jobs.find(asked_id(connection.request()), connection.request().token);
    found ? connection.answer(200, job_type, json_of(found->job)) : say_none(connection);
}

void end_job(Service& service, Edition& /*edition*/, Connection& connection) {
    const auto job = service.jobs.remove(asked_id(connection.request()), connection.request().token);
    job ? connection.answer(200, job_type, json_of(*job)) : say_none(connection);
}

void give_result(Service& service, Edition& /*edition*/, Connection& connection) {
    const Request& request = connection.request();
    const auto found = service.jobs.find(asked_id(request), request.token);
    if (!found)
        return say_none(connection);
    connection.set_header("Chapeau-Policy", found->job.policy);
    if (!found->result)
        return connection.answer(without_result(found->job));
    const std::uint64_t size = found->job.result_bytes;
    const std::string etag = '"' + found->job.digest + '"';
    Conditions conditions = request.conditions;
    if (request.method != "GET")  // ranges are of GET alone: RFC 9110, 14.2
        conditions.range.clear();
    const Selection part = select(conditions, etag, size);
    const Headers headers = headers_of(part, etag, size);
    if (part.status >= 400)
        return connection.answer(why_not(part.status, size), headers);
    const auto read = [&](std::span<char> into, std::uint64_t at) {
        return found->result->read(into, part.begin + at);
    };
    connection.answer(part.status, lines_type, part.size, read, headers);
}

}  // namespace chapeau::serve
