// Who has a place at the server, and who gives way when there is none left.
//
// Connections are held up to a limit, and up to another from one address. Where either is reached, the one that has
// waited longest for its other side gives its place to who comes: it costs its peer least, since an idle connection is
// opened again, and a request that drips in is one that nobody waits for. Bytes that drip do not make a wait any
// younger: it counts from where the request began.
//
// Who finds no place comes in aside all the same, into one of few that are kept for that, until it is known what is
// asked: whether the server is alive is answered always, the rest once a place is free, or with 503. So the refusal is
// an answer to a request that was read, which arrives.
//
// What is counted as under way is work: a request from where its body is there to where its answer is. Who sends
// slowly, or is slow to take an answer, keeps nobody else from being answered. Whoever waits for the other side leaves
// off work, and takes it up by the same check as who begins.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "tools/serve/limits.hpp"
#include "tools/serve/metrics.hpp"

namespace chapeau::serve {

class Places;

/// Of one connection. All is said by the thread of the connection, but that another one may take the place away.
class Place {
  public:
    using Clock = std::chrono::steady_clock;

    /// To ask for the first time, to send the rest, to take what it is answered, to ask again.
    enum class For : std::uint8_t { asking, rest, taking, asking_again };

    Place(Places& all, int descriptor, std::string peer, bool aside);

    /// Waits for the other side, and works no longer; `since` is where the wait began.
    void waits(For what, Clock::time_point since);
    /// Waits no longer. False when the place was given away meanwhile: the connection is to end.
    [[nodiscard]] bool goes_on();
    /// Whether it stands among those that are held; one aside is moved there where that can be done now.
    [[nodiscard]] bool settles();
    /// False when as many requests are under way as may be, for all of `patience`; who waits longest is the next. Once
    /// it works that stays so until it rests or waits.
    [[nodiscard]] bool works(std::chrono::nanoseconds patience);
    void rests();
    /// So many bytes of answers are held for the other side.
    void holds(std::size_t bytes);
    /// Whether there is memory to hold more, with all the others. Where there is none who holds most gives way.
    [[nodiscard]] bool may_hold();

  private:
    friend class Places;

    void stop_working();

    Places& all_;
    const int descriptor_;
    const std::string peer_;
    bool aside_;
    For for_ = For::asking;
    bool works_ = false;
    std::atomic<std::size_t> held_{0};          // bytes
    bool gone_ = false;                         // given away
    std::optional<Clock::time_point> waiting_;  // since when
};

class Places {
  public:
    Places(const Limits& limits, Metrics& metrics) : limits_(limits), metrics_(metrics) {}

    /// A place for a connection of `peer`, whose address it is as far as it tells apart; empty for this machine's own.
    /// Nothing where there is none, not even aside.
    [[nodiscard]] Place* take(int descriptor, const std::string& peer);
    /// Before the descriptor is closed.
    void leave(Place& place);
    /// Ends whatever is still open.
    void shut_all();

  private:
    friend class Place;

    [[nodiscard]] bool is_turn_of(const Place& place) const;
    [[nodiscard]] bool has_room(const std::string& peer);
    [[nodiscard]] bool make_room(const std::string* peer, bool aside);
    [[nodiscard]] bool make_memory(const Place& wanted_by);
    [[nodiscard]] std::size_t held(bool aside) const;
    [[nodiscard]] std::size_t held_of(const std::string& peer) const;
    [[nodiscard]] unsigned most_of(const std::string& peer) const;

    const Limits& limits_;
    Metrics& metrics_;
    std::atomic<std::size_t> held_bytes_{0};
    std::mutex mutex_;
    std::condition_variable freed_;  // a request is no longer under way, or waits no longer to be
    std::list<const Place*> turns_;  // who waits to work, the first one first
    std::map<int, Place> places_;    // by descriptor; those that were given away too, until they leave
};

}  // namespace chapeau::serve
