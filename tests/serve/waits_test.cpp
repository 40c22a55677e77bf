// Bounds of a connection that are too large to be reached from outside: what is held for who takes no answer, and how
// long an answer may take.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>

#include "tools/serve/places.hpp"
#include "tools/serve/socket.hpp"

namespace chapeau::serve {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// Two ends of one connection; the far one is closed with this, the near one by whoever takes it over.
struct Ends {
    Ends() {
        REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, both.data()) == 0);
        ::fcntl(near(), F_SETFL, O_NONBLOCK);
        const int small = 4096;
        ::setsockopt(near(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    }
    ~Ends() { ::close(far()); }
    Ends(const Ends&) = delete;
    Ends& operator=(const Ends&) = delete;

    [[nodiscard]] int near() const { return both[0]; }
    [[nodiscard]] int far() const { return both[1]; }

    std::array<int, 2> both{};
};

}  // namespace

TEST_CASE("where the memory for all is used up who holds most gives way") {
    Limits limits;
    limits.held_bytes_of_all = 100;
    Metrics metrics({});
    Places places(limits, metrics);
    const Ends first;
    const Ends second;
    Place* most = places.take(first.near(), "");
    Place* less = places.take(second.near(), "");
    most->holds(70);
    less->holds(40);
    CHECK(less->may_hold());
    CHECK(metrics.given_way == 1);
    CHECK_FALSE(most->goes_on());
    CHECK(less->goes_on());
    // Who holds most has to send before it holds more.
    less->holds(110);
    CHECK_FALSE(less->may_hold());
    CHECK(less->goes_on());
    for (Place* place : {most, less})
        places.leave(*place);
    ::close(first.near());
    ::close(second.near());
}

TEST_CASE("who waits to work comes before who comes later, and before who has just worked") {
    Limits limits;
    limits.requests = 1;
    Metrics metrics({});
    Places places(limits, metrics);
    const std::array<Ends, 3> ends;
    std::array<Place*, 3> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all.at(i) = places.take(ends.at(i).near(), "");
    REQUIRE(all[0]->works(0s));
    std::atomic<int> turns = 0;
    std::atomic<bool> goes = false;
    std::array<int, 3> turn_of{};
    const auto wait = [&](std::size_t which) {
        return std::thread([&, which] {
            turn_of.at(which) = all.at(which)->works(10s) ? ++turns : -1;
            while (!goes)
                std::this_thread::sleep_for(1ms);
            all.at(which)->rests();
        });
    };
    std::thread first = wait(2);
    std::this_thread::sleep_for(100ms);
    std::thread second = wait(1);
    std::this_thread::sleep_for(100ms);
    all[0]->rests();
    CHECK_FALSE(all[0]->works(0s));
    goes = true;
    first.join();
    second.join();
    CHECK(turn_of[2] == 1);
    CHECK(turn_of[1] == 2);
    CHECK(all[0]->works(0s));
    for (std::size_t i = 0; i < all.size(); ++i) {
        places.leave(*all.at(i));
        ::close(ends.at(i).near());
    }
}

TEST_CASE("an answer that is taken drop by drop ends with its deadline") {
    const Limits limits;
    Metrics metrics({});
    Places places(limits, metrics);
    const Ends ends;
    Place* place = places.take(ends.near(), "");
    std::atomic<bool> ended = false;
    std::thread drop([&] {
        std::array<char, 4096> some{};
        while (!ended && ::recv(ends.far(), some.data(), some.size(), 0) > 0)
            std::this_thread::sleep_for(30ms);
    });
    {
        Socket socket(ends.near(), *place);
        socket.begin_request();
        socket.set_answer_deadline(Clock::now() + 200ms);
        const auto begun = Clock::now();
        CHECK_FALSE(socket.send(std::string(std::size_t{4} << 20U, 'x'), 5s));
        CHECK(Clock::now() - begun < 3s);
        ended = true;
        places.leave(*place);
    }
    drop.join();
}

}  // namespace chapeau::serve
