// Rooms are made as they are wanted, and kept for as many requests as may be under way.
#include "tools/serve/edition.hpp"

#include "tools/serve/service.hpp"

namespace chapeau::serve {

Edition::Edition(Loaded loaded, const Limits& bounds, std::string_view version)
    : loaded_(std::move(loaded)),
      policy(*loaded_.policy),
      program(loaded_.program),
      limits(bounds),
      traces(policy, program),
      policy_document(policy_json(policy)),
      openapi_document(openapi_json(policy, bounds, version)) {}

Edition::Lent Edition::lend() {
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

void Edition::take_back(std::unique_ptr<Room> room) {
    const std::scoped_lock lock(mutex_);
    if (rooms_.size() < limits.requests)
        rooms_.push_back(std::move(room));
}

}  // namespace chapeau::serve
