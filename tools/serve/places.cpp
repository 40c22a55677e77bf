// One lock for all: it is held for as long as it takes to look through the places, and taken when a connection really
// waits, which a busy one seldom does.
//
// Who gives way is told by its socket: no more is received then, which wakes its thread. Whether bytes had come already
// is asked before, so that no request that had arrived is lost.
#include "tools/serve/places.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace chapeau::serve {

namespace {

// A wait that is younger is none yet: the request may be on its way.
constexpr std::chrono::milliseconds least_wait{250};
// Of who has asked already, or has begun to, and loses more by giving way.
constexpr std::chrono::milliseconds least_wait_of_known{1000};

bool has_bytes(int descriptor) {
    pollfd one{descriptor, POLLIN, 0};
    return poll(&one, 1, 0) > 0;
}

}  // namespace

// ---------------------------------------------------------------- one place

Place::Place(Places& all, int descriptor, std::string peer, bool aside)
    : all_(all), descriptor_(descriptor), peer_(std::move(peer)), aside_(aside), waiting_(Clock::now()) {}

void Place::waits(For what, Clock::time_point since) {
    const std::scoped_lock lock(all_.mutex_);
    waiting_ = since;
    for_ = what;
    stop_working();
}

bool Place::goes_on() {
    const std::scoped_lock lock(all_.mutex_);
    waiting_.reset();
    return !gone_;
}

bool Place::settles() {
    const std::scoped_lock lock(all_.mutex_);
    if (aside_ && !gone_ && all_.has_room(peer_))
        aside_ = false;
    return !aside_;
}

bool Place::works(std::chrono::nanoseconds patience) {
    std::unique_lock lock(all_.mutex_);
    if (works_)
        return true;
    const auto turn = all_.turns_.insert(all_.turns_.end(), this);
    works_ = all_.freed_.wait_for(lock, patience, [&] { return all_.is_turn_of(*this); });
    all_.turns_.erase(turn);
    works_ ? ++all_.metrics_.under_way : ++all_.metrics_.turned_away;
    all_.freed_.notify_all();
    return works_;
}

void Place::rests() {
    const std::scoped_lock lock(all_.mutex_);
    stop_working();
}

/// With the lock held.
void Place::stop_working() {
    if (!std::exchange(works_, false))
        return;
    --all_.metrics_.under_way;
    all_.freed_.notify_all();
}

void Place::holds(std::size_t bytes) {
    all_.held_bytes_ += bytes - held_.exchange(bytes);
}

bool Place::may_hold() {
    return all_.held_bytes_ <= all_.limits_.held_bytes_of_all || all_.make_memory(*this);
}

// ---------------------------------------------------------------- all of them

Place* Places::take(int descriptor, const std::string& peer) {
    const std::scoped_lock lock(mutex_);
    const bool aside = !has_room(peer);
    if (aside && held(true) >= limits_.connections_aside && !make_room(nullptr, true)) {
        ++metrics_.turned_away;
        return nullptr;
    }
    ++metrics_.connections;
    return &places_.try_emplace(descriptor, *this, descriptor, peer, aside).first->second;
}

void Places::leave(Place& place) {
    place.rests();
    place.holds(0);
    const std::scoped_lock lock(mutex_);
    --metrics_.connections;
    places_.erase(place.descriptor_);
}

void Places::shut_all() {
    const std::scoped_lock lock(mutex_);
    for (const auto& [descriptor, place] : places_)
        ::shutdown(descriptor, SHUT_RDWR);
}

/// One is free for it beside those for who came before.
bool Places::is_turn_of(const Place& place) const {
    const auto before = std::distance(turns_.begin(), std::ranges::find(turns_, &place));
    return metrics_.under_way + static_cast<std::size_t>(before) < limits_.requests;
}

std::size_t Places::held(bool aside) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        places_, [&](const auto& one) { return !one.second.gone_ && one.second.aside_ == aside; }));
}

std::size_t Places::held_of(const std::string& peer) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        places_, [&](const auto& one) { return !one.second.gone_ && !one.second.aside_ && one.second.peer_ == peer; }));
}

unsigned Places::most_of(const std::string& peer) const {
    if (limits_.connections_of_one)
        return *limits_.connections_of_one;
    return peer.empty() ? limits_.connections : Limits::connections_of_another_machine;
}

/// Makes it where it can be made.
bool Places::has_room(const std::string& peer) {
    if (held_of(peer) >= most_of(peer))
        return make_room(&peer, false);
    return held(false) < limits_.connections || make_room(nullptr, false);
}

/// Sends away who has waited longest of those of `peer`, or of all.
bool Places::make_room(const std::string* peer, bool aside) {
    const auto now = Place::Clock::now();
    const auto gives_way = [&](const Place& place) {
        const auto least = place.for_ == Place::For::asking ? least_wait : least_wait_of_known;
        return !place.gone_ && place.aside_ == aside && (peer == nullptr || place.peer_ == *peer) && place.waiting_ &&
               (aside || now - *place.waiting_ >= least) && !has_bytes(place.descriptor_);
    };
    Place* longest = nullptr;
    for (auto& [descriptor, place] : places_)
        if ((longest == nullptr || !longest->waiting_ || place.waiting_ < longest->waiting_) && gives_way(place))
            longest = &place;
    if (longest == nullptr)
        return false;
    longest->gone_ = true;
    ++metrics_.given_way;
    // Who waits for bytes can still be told why; who waits to send is woken by nothing less than the end.
    ::shutdown(longest->descriptor_, longest->for_ == Place::For::taking ? SHUT_RDWR : SHUT_RD);
    return true;
}

/// Its bytes are freed as its thread ends, a moment later; they do not count until then.
bool Places::make_memory(const Place& wanted_by) {
    const std::scoped_lock lock(mutex_);
    Place* most = nullptr;
    for (auto& [descriptor, place] : places_)
        if (!place.gone_ && (most == nullptr || place.held_ > most->held_))
            most = &place;
    if (most == nullptr || most == &wanted_by)
        return false;
    most->gone_ = true;
    ++metrics_.given_way;
    most->holds(0);
    ::shutdown(most->descriptor_, SHUT_RDWR);
    return held_bytes_ <= limits_.held_bytes_of_all;
}

}  // namespace chapeau::serve
