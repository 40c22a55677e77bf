// A connection's socket, as Beast reads from it: what is there is taken, and what is not there is waited for, until a
// deadline or until the place of the connection is given to another.
#pragma once

#include <boost/beast/core.hpp>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "tools/serve/places.hpp"

namespace chapeau::serve {

class Socket {
  public:
    using Clock = std::chrono::steady_clock;
    using Error = boost::beast::error_code;

    /// Takes the descriptor over.
    Socket(int descriptor, Place& place) : descriptor_(descriptor), place_(place) {}
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    /// Between two requests: whether bytes came within `time`. Once `stop` is readable they have `last_call` left.
    [[nodiscard]] bool await(int stop, std::chrono::milliseconds time, std::chrono::milliseconds last_call);
    /// All that is read until the next call is to be there by then.
    void set_deadline(Clock::time_point deadline) { deadline_ = deadline; }
    /// Waits count from here on, and nothing is to be sent by a deadline.
    void begin_request();
    /// Waits count from where the first of them began, as a caseload may take long; and anew once so much more has come
    /// or was taken as tells who goes on from who drips.
    void begin_long_body();
    /// All that is sent until the next request is to be taken by then.
    void set_answer_deadline(Clock::time_point deadline) { answer_deadline_ = deadline; }
    /// Whether its place was given away.
    [[nodiscard]] bool gave_way() const { return gave_way_; }

    template <class Buffers>
    std::size_t read_some(const Buffers& buffers, Error& error) {
        namespace net = boost::asio;
        for (auto it = net::buffer_sequence_begin(buffers); it != net::buffer_sequence_end(buffers); ++it) {
            const net::mutable_buffer buffer(*it);
            if (buffer.size() > 0)
                return receive(buffer.data(), buffer.size(), error);
        }
        error = {};
        return 0;
    }
    template <class Buffers>
    std::size_t read_some(const Buffers& buffers) {
        Error error;
        const std::size_t got = read_some(buffers, error);
        if (error)
            throw boost::beast::system_error(error);
        return got;
    }

    /// False when not all could be sent; each piece has `time`.
    [[nodiscard]] bool send(std::string_view text, std::chrono::milliseconds time);
    /// The same for who may be sending still and takes nothing until all is sent: what is not taken at once is held, so
    /// much at most, and sent while more is read.
    [[nodiscard]] bool send_or_hold(std::string_view text, std::size_t most, std::chrono::milliseconds time);
    /// Says that nothing more is sent, and takes what still comes, so much and so long at most: to close at once would
    /// throw away an answer that is on its way.
    void part(std::size_t bytes, std::chrono::milliseconds time);

  private:
    /// False when the deadline came first, or the place is given away.
    [[nodiscard]] bool wait(short what, Clock::time_point deadline);
    /// As much as is taken at once. False when the other side is gone.
    [[nodiscard]] bool send_some(std::string_view& text);
    [[nodiscard]] bool send_held();
    [[nodiscard]] bool send_held_down_to(std::size_t bytes, std::chrono::milliseconds time);
    void note_moved(std::size_t bytes);
    std::size_t receive(void* into, std::size_t size, Error& error);

    int descriptor_;
    Place& place_;
    Clock::time_point deadline_;
    Clock::time_point answer_deadline_ = Clock::time_point::max();
    Clock::time_point since_ = Clock::now();
    bool long_body_ = false;
    std::size_t moved_ = 0;  // bytes of a long body, or of its answer, since waits counted anew
    bool known_ = false;     // it has asked for something already
    bool gave_way_ = false;
    std::string held_;      // to be sent
    std::size_t sent_ = 0;  // bytes of it that are
};

}  // namespace chapeau::serve
