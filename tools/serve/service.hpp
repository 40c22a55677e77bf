// What the server knows, and what it does for each address.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tools/serve/edition.hpp"
#include "tools/serve/http.hpp"
#include "tools/serve/jobs.hpp"
#include "tools/serve/limits.hpp"
#include "tools/serve/metrics.hpp"

namespace chapeau::serve {

/// Why the policy as it stands now is not the one that is served.
struct Refusal {
    std::chrono::system_clock::time_point at;
    std::string why;
};

class Service {
  public:
    /// Loads the policy, or says in the log why it cannot, the first reason in `why` too, and gives nothing.
    using Load = std::function<std::optional<Loaded>(std::string& why)>;

    /// What jobs need stays in `store`, which must outlive this.
    Service(Loaded first, Load load, const Limits& limits, std::string version, JobStore& store);

    const Limits limits;
    const std::string version;
    Metrics metrics;
    const JobStore& store;
    Jobs jobs;
    std::atomic<bool> stops = false;

    /// What requests that begin now are answered from.
    [[nodiscard]] std::shared_ptr<Edition> edition() const;
    /// Loads the policy anew. The one that is served stays where it cannot be loaded.
    void load_anew();
    /// The policy that is served stays, for this reason.
    void keep(std::string why);
    [[nodiscard]] std::optional<Refusal> refusal() const;

  private:
    const Load load_;
    mutable std::mutex mutex_;
    std::shared_ptr<Edition> edition_;
    std::optional<Refusal> refusal_;
};

struct Route {
    std::string_view method;
    std::string_view path;
    void (*handle)(Service&, Edition&, Connection&);
    /// Tells nothing about anybody: the page itself asks for the token.
    bool open = false;
    /// Says how the server does, and is answered where nobody else has room.
    bool watches = false;
};
/// The last one is for addresses that there are not.
[[nodiscard]] std::span<const Route> routes();

// One for each address, in a file of its own where it is more than a few lines.
void evaluate_one(Service& service, Edition& edition, Connection& connection);
void evaluate_caseload(Service& service, Edition& edition, Connection& connection);
void render_trace(Service& service, Edition& edition, Connection& connection);
void begin_job(Service& service, Edition& edition, Connection& connection);
void say_job(Service& service, Edition& edition, Connection& connection);
void end_job(Service& service, Edition& edition, Connection& connection);
void give_result(Service& service, Edition& edition, Connection& connection);

/// Whether the body is of a kind that is taken here; the problem has been answered otherwise.
[[nodiscard]] bool takes(Connection& connection, std::span<const std::string_view> types);
/// Reads a record into the room and evaluates it; false when it is none, which has been answered then.
[[nodiscard]] bool evaluate(Service& service, Edition& edition, Connection& connection, std::string_view json,
                            Room& room);

/// `GET /v1/policy`
[[nodiscard]] std::string policy_json(const model::Policy& policy);
/// `GET /openapi.json`
[[nodiscard]] std::string openapi_json(const model::Policy& policy, const Limits& limits, std::string_view version);

/// A file of the desk, as it was built in.
struct Asset {
    std::string_view name;
    std::string_view bytes;
};
[[nodiscard]] std::span<const Asset> assets();

}  // namespace chapeau::serve
