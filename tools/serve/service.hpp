// What the server knows, and what it does for each address.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "tools/serve/http.hpp"
#include "tools/serve/limits.hpp"
#include "tools/serve/metrics.hpp"

namespace chapeau::serve {

/// What one request works in. Kept from request to request, so that none has to make it.
struct Room {
    Room(const model::Policy& policy, const program::Program& program, const Limits& limits)
        : reader(policy.model, {.bytes = limits.body_bytes, .depth = limits.depth}), results(program) {}

    record::Reader reader;
    record::Record record;
    evaluate::Results results;
    trace::JsonTraces::Room json;
};

class Service {
  public:
    /// Policy and program must outlive it; the policy must decide something.
    Service(const model::Policy& policy, const program::Program& program, const Limits& limits, std::string version);

    const model::Policy& policy;
    const program::Program& program;
    const Limits limits;
    const std::string version;
    const trace::JsonTraces traces;
    Metrics metrics;
    /// Made once: they do not change while the server runs.
    const std::string policy_document;
    const std::string openapi_document;

    /// A room for one request, given back at its end.
    class Lent {
      public:
        Lent(Service& service, std::unique_ptr<Room> room) : service_(service), room_(std::move(room)) {}
        ~Lent() { service_.take_back(std::move(room_)); }
        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;
        Room* operator->() const { return room_.get(); }
        Room& operator*() const { return *room_; }

      private:
        Service& service_;
        std::unique_ptr<Room> room_;
    };
    [[nodiscard]] Lent lend();

  private:
    void take_back(std::unique_ptr<Room> room);

    std::mutex mutex_;
    std::vector<std::unique_ptr<Room>> rooms_;  // those that nobody works in
};

struct Route {
    std::string_view method;
    std::string_view path;
    void (*handle)(Service&, Connection&);
    /// Tells nothing about anybody: the page itself asks for the token.
    bool open = false;
    /// Says how the server does, and is answered where nobody else has room.
    bool watches = false;
};
/// The last one is for addresses that there are not.
[[nodiscard]] std::span<const Route> routes();

// One for each address, in a file of its own where it is more than a few lines.
void evaluate_one(Service& service, Connection& connection);
void evaluate_caseload(Service& service, Connection& connection);
void render_trace(Service& service, Connection& connection);

/// Whether the body is of a kind that is taken here; the problem has been answered otherwise.
[[nodiscard]] bool takes(Connection& connection, std::span<const std::string_view> types);
/// Reads a record into the room and evaluates it; false when it is none, which has been answered then.
[[nodiscard]] bool evaluate(Service& service, Connection& connection, std::string_view json, Room& room);

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
