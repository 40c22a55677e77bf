// The addresses, and those of them that need but a few lines.
#include "tools/serve/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "tools/serve/moment.hpp"
#include "tools/serve/renderings.hpp"

namespace chapeau::serve {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view json_type = "application/json";

void answer_file(Connection& connection, std::string_view name, std::string_view type) {
    const auto files = assets();
    const auto found = std::ranges::find(files, name, &Asset::name);
    if (found == files.end())
        return connection.answer(Problem{Kind::not_found, fmt::format("`{}` was not built in", name)});
    connection.answer(200, type, found->bytes);
}

void page(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
    answer_file(connection, "index.html", "text/html; charset=utf-8");
}
void script(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
    answer_file(connection, "app.js", "text/javascript; charset=utf-8");
}
void worker(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
    answer_file(connection, "worker.js", "text/javascript; charset=utf-8");
}
void style_of_page(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
    answer_file(connection, "app.css", "text/css; charset=utf-8");
}
void style_of_traces(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
    connection.answer(200, "text/css; charset=utf-8", serve::style());
}
void describe_policy(Service& /*service*/, Edition& edition, Connection& connection) {
    connection.answer(200, json_type, edition.policy_document);
}
void describe_api(Service& /*service*/, Edition& edition, Connection& connection) {
    connection.answer(200, json_type, edition.openapi_document);
}
void say_healthy(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
    connection.answer(200, "text/plain; charset=utf-8", "ok\n");
}
void say_metrics(Service& service, Edition& edition, Connection& connection) {
    connection.answer(
        200, "text/plain; version=0.0.4; charset=utf-8",
        service.metrics.text(service.version, edition.policy.model.name, edition.policy.digest, service.store.bytes()));
}

/// A reason may quote the policy.
ordered_json refused(const Service& service) {
    const auto refusal = service.refusal();
    return refusal ? ordered_json{{"at", text_of(refusal->at)}, {"why", refusal->why}} : ordered_json();
}

/// For who needs no token.
ordered_json refused_without_reason(const Service& service) {
    ordered_json json = refused(service);
    if (!json.is_null())
        json["why"] = "the policy as it stands now cannot be served; /version and the server's standard error say why";
    return json;
}

std::string dumped_safely(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

void say_ready(Service& service, Edition& edition, Connection& connection) {
    if (service.stops)
        return connection.answer(Problem{Kind::stopping, "the server was told to stop"});
    const ordered_json json = {
        {"ready", true}, {"loaded_at", text_of(edition.loaded_at)}, {"refused", refused_without_reason(service)}};
    connection.answer(200, json_type, json.dump());
}

void say_version(Service& service, Edition& edition, Connection& connection) {
    const ordered_json json = {{"version", service.version},
                               {"policy",
                                {{"name", edition.policy.model.name},
                                 {"digest", edition.policy.digest},
                                 {"loaded_at", text_of(edition.loaded_at)}}},
                               {"refused", refused(service)}};
    connection.answer(200, json_type, dumped_safely(json));
}

constexpr std::string_view problems = "/problems/";

void explain_problem(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
    const std::string_view name = std::string_view(connection.request().path).substr(problems.size());
    const KindOfProblem* kind = find_kind(name);
    if (kind == nullptr)
        return connection.answer(Problem{Kind::not_found, "there is no such problem"});
    connection.answer(200, json_type, json_of(*kind));
}

void say_nothing_here(Service& /*service*/, Edition& /*edition*/, Connection& connection) {
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
    Route{"POST", "/v1/jobs", begin_job},
    Route{"GET", "/v1/jobs/{id}", say_job},
    Route{"DELETE", "/v1/jobs/{id}", end_job},
    Route{"GET", "/v1/jobs/{id}/result", give_result},
    Route{"GET", "/v1/policy", describe_policy},
    Route{"GET", "/openapi.json", describe_api},
    Route{"GET", "/healthz", say_healthy, true, true},
    Route{"GET", "/readyz", say_ready, true, true},
    Route{"GET", "/version", say_version},
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

Service::Service(Loaded first, Load load, const Limits& bounds, std::string named, JobStore& of_jobs)
    : limits(bounds),
      version(std::move(named)),
      metrics(paths_of_routes()),
      store(of_jobs),
      jobs(of_jobs, limits, metrics),
      load_(std::move(load)),
      edition_(std::make_shared<Edition>(std::move(first), limits, version)) {}

std::shared_ptr<Edition> Service::edition() const {
    const std::scoped_lock lock(mutex_);
    return edition_;
}

std::optional<Refusal> Service::refusal() const {
    const std::scoped_lock lock(mutex_);
    return refusal_;
}

void Service::load_anew() {
    std::shared_ptr<Edition> next;
    std::string why = "the policy could not be loaded";
    try {
        if (auto loaded = load_(why))
            next = std::make_shared<Edition>(std::move(*loaded), limits, version);
    } catch (const std::exception&) {  // no memory, for one: what is served goes on
        why = "the policy could not be loaded";
    }
    if (!next)
        return keep(std::move(why));
    {
        const std::scoped_lock lock(mutex_);
        refusal_.reset();
        edition_.swap(next);
    }
    metrics.loaded(true);
}

void Service::keep(std::string why) {
    {
        const std::scoped_lock lock(mutex_);
        refusal_ = Refusal{std::chrono::system_clock::now(), std::move(why)};
    }
    metrics.loaded(false);
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
