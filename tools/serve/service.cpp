// The addresses, and those of them that need but a few lines.
#include "tools/serve/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/serve/renderings.hpp"

namespace chapeau::serve {

namespace {

constexpr std::string_view json_type = "application/json";

void answer_file(Connection& connection, std::string_view name, std::string_view type) {
    const auto files = assets();
    const auto found = std::ranges::find(files, name, &Asset::name);
    if (found == files.end())
        return connection.answer(Problem{Kind::not_found, fmt::format("`{}` was not built in", name)});
    connection.answer(200, type, found->bytes);
}

void page(Service& /*service*/, Connection& connection) {
    answer_file(connection, "index.html", "text/html; charset=utf-8");
}
void script(Service& /*service*/, Connection& connection) {
    answer_file(connection, "app.js", "text/javascript; charset=utf-8");
}
void worker(Service& /*service*/, Connection& connection) {
    answer_file(connection, "worker.js", "text/javascript; charset=utf-8");
}
void style_of_page(Service& /*service*/, Connection& connection) {
    answer_file(connection, "app.css", "text/css; charset=utf-8");
}
void style_of_traces(Service& /*service*/, Connection& connection) {
    connection.answer(200, "text/css; charset=utf-8", serve::style());
}
void describe_policy(Service& service, Connection& connection) {
    connection.answer(200, json_type, service.policy_document);
}
void describe_api(Service& service, Connection& connection) {
    connection.answer(200, json_type, service.openapi_document);
}
void say_healthy(Service& /*service*/, Connection& connection) {
    connection.answer(200, "text/plain; charset=utf-8", "ok\n");
}
void say_metrics(Service& service, Connection& connection) {
    connection.answer(200, "text/plain; version=0.0.4; charset=utf-8",
                      service.metrics.text(service.version, service.policy.model.name, service.policy.digest));
}

constexpr std::string_view problems = "/problems/";

void explain_problem(Service& /*service*/, Connection& connection) {
    const std::string_view name = std::string_view(connection.request().path).substr(problems.size());
    const KindOfProblem* kind = find_kind(name);
    if (kind == nullptr)
        return connection.answer(Problem{Kind::not_found, "there is no such problem"});
    connection.answer(200, json_type, json_of(*kind));
}

void say_nothing_here(Service& /*service*/, Connection& connection) {
    connection.answer(Problem{Kind::not_found, "there is nothing at this address"});
}

constexpr std::array all_routes{
    Route{"GET", "/", page, true},
    Route{"GET", "/app.js", script, true},
    Route{"GET", "/worker.js", worker, true},
    Route{"GET", "/app.css", style_of_page, true},
    Route{"GET", "/trace.css", style_of_traces, true},
    Route{"POST", "/v1/evaluations", evaluate_one},
    Route{"POST", "/v1/caseloads", evaluate_caseload},
    Route{"POST", "/v1/traces", render_trace},
    Route{"GET", "/v1/policy", describe_policy},
    Route{"GET", "/openapi.json", describe_api},
    Route{"GET", "/healthz", say_healthy, true, true},
    Route{"GET", "/metrics", say_metrics, false, true},
    Route{"GET", "/problems/{name}", explain_problem, true},
    Route{"", "none", say_nothing_here},
};

std::vector<std::string_view> paths_of_routes() {
    std::vector<std::string_view> paths;
    for (const Route& route : all_routes)
        paths.push_back(route.path);
    return paths;
}

}  // namespace

std::span<const Route> routes() {
    return all_routes;
}

Service::Service(const model::Policy& of, const program::Program& lowered, const Limits& bounds, std::string named)
    : policy(of),
      program(lowered),
      limits(bounds),
      version(std::move(named)),
      traces(of, lowered),
      metrics(paths_of_routes()),
      policy_document(policy_json(of)),
      openapi_document(openapi_json(of, bounds, version)) {}

Service::Lent Service::lend() {
    {
        const std::scoped_lock lock(mutex_);
        if (!rooms_.empty()) {
            auto room = std::move(rooms_.back());
            rooms_.pop_back();
            return {*this, std::move(room)};
        }
    }
    return {*this, std::make_unique<Room>(policy, program, limits)};
}

void Service::take_back(std::unique_ptr<Room> room) {
    const std::scoped_lock lock(mutex_);
    if (rooms_.size() < limits.requests)
        rooms_.push_back(std::move(room));
}

bool takes(Connection& connection, std::span<const std::string_view> types) {
    const Request& request = connection.request();
    if (!request.content_encoding.empty() && request.content_encoding != "identity") {
        connection.answer(Problem{Kind::unsupported_media_type, "send it without a Content-Encoding"});
        return false;
    }
    if (!request.charset.empty() && request.charset != "utf-8" && request.charset != "us-ascii") {
        connection.answer(Problem{Kind::unsupported_media_type, "send it in UTF-8"});
        return false;
    }
    if (std::ranges::find(types, request.content_type) != types.end())
        return true;
    connection.answer(
        Problem{Kind::unsupported_media_type, fmt::format("the Content-Type wanted is {}", types.front())});
    return false;
}

}  // namespace chapeau::serve
