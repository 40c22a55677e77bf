// The policy as it was loaded once, with all that is made of it: what a request is answered from, from its beginning to
// its end, whatever is loaded meanwhile.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "tools/serve/limits.hpp"

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

/// A policy that is fit and decides something, with its program.
struct Loaded {
    std::unique_ptr<model::Policy> policy;
    program::Program program;
};

class Edition : public std::enable_shared_from_this<Edition> {
    const Loaded loaded_;

  public:
    Edition(Loaded loaded, const Limits& bounds, std::string_view version);

    const model::Policy& policy;
    const program::Program& program;
    const Limits& limits;
    const trace::JsonTraces traces;
    const std::string policy_document;
    const std::string openapi_document;
    const std::chrono::system_clock::time_point loaded_at = std::chrono::system_clock::now();

    /// A room for one request, given back at its end.
    class Lent {
      public:
        Lent(Edition& edition, std::unique_ptr<Room> room) : edition_(edition), room_(std::move(room)) {}
        ~Lent() { edition_.take_back(std::move(room_)); }
        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;
        Room* operator->() const { return room_.get(); }
        Room& operator*() const { return *room_; }

      private:
        Edition& edition_;
        std::unique_ptr<Room> room_;
    };
    [[nodiscard]] Lent lend();

  private:
    void take_back(std::unique_ptr<Room> room);

    std::mutex mutex_;
    std::vector<std::unique_ptr<Room>> rooms_;  // those that nobody works in
};

}  // namespace chapeau::serve
