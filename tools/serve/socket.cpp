// The socket does not block: `poll` waits. So each phase of a request has its time, and a peer that sends a byte a
// minute is no worse than one that sends nothing.
#include "tools/serve/socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>

namespace chapeau::serve {

namespace {

constexpr std::size_t least_moved = 1024;  // bytes by which somebody goes on

int milliseconds_until(Socket::Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Socket::Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

/// Which of `all` are ready; none when the deadline came first.
bool poll_until(std::span<pollfd> all, Socket::Clock::time_point deadline) {
    while (true) {
        const int left = milliseconds_until(deadline);
        const int ready = poll(all.data(), all.size(), left);
        if (ready > 0)
            return true;
        if ((ready == 0 && left == 0) || (ready < 0 && errno != EINTR))
            return false;
    }
}

}  // namespace

Socket::~Socket() {
    ::close(descriptor_);
}

bool Socket::await(int stop, std::chrono::milliseconds time, std::chrono::milliseconds last_call) {
    const auto now = Clock::now();
    pollfd both[2] = {{descriptor_, POLLIN, 0}, {stop, POLLIN, 0}};
    place_.waits(known_ ? Place::For::asking_again : Place::For::asking, now);
    bool came = poll_until(both, now + time);
    if (came && both[0].revents == 0)
        came = poll_until(std::span(both).first(1), Clock::now() + last_call);
    gave_way_ = !place_.goes_on();
    known_ = true;
    return came && both[0].revents != 0 && !gave_way_;
}

void Socket::begin_request() {
    since_ = Clock::now();
    answer_deadline_ = Clock::time_point::max();
    long_body_ = false;
}

void Socket::begin_long_body() {
    since_ = Clock::time_point::max();
    long_body_ = true;
    moved_ = 0;
}

void Socket::note_moved(std::size_t bytes) {
    moved_ += bytes;
    if (!long_body_ || moved_ < least_moved)
        return;
    moved_ = 0;
    since_ = Clock::time_point::max();
}

bool Socket::wait(short what, Clock::time_point deadline) {
    since_ = std::min(since_, Clock::now());
    place_.waits(what == POLLOUT ? Place::For::taking : Place::For::rest, since_);
    if (what == POLLOUT)
        deadline = std::min(deadline, answer_deadline_);
    bool came = false;
    bool goes = true;
    while (goes && !came) {
        pollfd one{descriptor_, static_cast<short>(held_.empty() ? what : what | POLLOUT), 0};
        goes = poll_until({&one, 1}, deadline);
        came = (one.revents & ~POLLOUT) != 0 || what == POLLOUT;
        goes = goes && (came || send_held());
    }
    gave_way_ = !place_.goes_on();
    return came && goes && !gave_way_;
}

std::size_t Socket::receive(void* into, std::size_t size, Error& error) {
    error = {};
    while (true) {
        const ssize_t got = recv(descriptor_, into, size, 0);
        if (got > 0) {
            note_moved(static_cast<std::size_t>(got));
            return static_cast<std::size_t>(got);
        }
        if (got == 0) {
            error = boost::asio::error::eof;
            return 0;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (wait(POLLIN, deadline_))
                continue;
            error = boost::beast::error::timeout;
            return 0;
        }
        if (errno != EINTR) {
            error.assign(errno, boost::system::system_category());
            return 0;
        }
    }
}

// ---------------------------------------------------------------- sending

bool Socket::send_some(std::string_view& text) {
    while (!text.empty()) {
        const ssize_t sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            note_moved(static_cast<std::size_t>(sent));
            text.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return true;
        else if (errno != EINTR)
            return false;
    }
    return true;
}

bool Socket::send(std::string_view text, std::chrono::milliseconds time) {
    if (!send_held_down_to(0, time))
        return false;
    while (send_some(text)) {
        if (text.empty())
            return true;
        if (!wait(POLLOUT, Clock::now() + time))
            return false;
    }
    return false;
}

bool Socket::send_or_hold(std::string_view text, std::size_t most, std::chrono::milliseconds time) {
    if (!send_held() || (held_.empty() && !send_some(text)))
        return false;
    held_ += text;
    place_.holds(held_.capacity());
    return send_held_down_to(place_.may_hold() ? most : 0, time);
}

bool Socket::send_held() {
    if (held_.empty())
        return true;
    std::string_view rest = std::string_view(held_).substr(sent_);
    const bool goes = send_some(rest);
    sent_ = held_.size() - rest.size();
    if (sent_ > held_.size() / 2) {  // seldom enough that each byte is moved once or twice
        held_ = rest;
        held_.shrink_to_fit();
        sent_ = 0;
        place_.holds(held_.capacity());
    }
    return goes;
}

bool Socket::send_held_down_to(std::size_t bytes, std::chrono::milliseconds time) {
    while (held_.size() - sent_ > bytes)
        if (!wait(POLLOUT, Clock::now() + time) || !send_held())
            return false;
    return true;
}

void Socket::part(std::size_t bytes, std::chrono::milliseconds time) {
    ::shutdown(descriptor_, SHUT_WR);
    const auto deadline = Clock::now() + time;
    char dropped[16384];
    while (!gave_way_) {
        const ssize_t got = recv(descriptor_, dropped, sizeof dropped, 0);
        if (got > 0 && static_cast<std::size_t>(got) < bytes)
            bytes -= static_cast<std::size_t>(got);
        else if (got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) || !wait(POLLIN, deadline))
            return;
    }
}

}  // namespace chapeau::serve
