// One connection, request after request: HTTP/1.1 with deadlines and bounds.
//
// Heads and bodies are taken apart by Boost.Beast's parser; what is sent is a head, and a body whole or in chunks.
// Reading and writing go on side by side, so that a caseload streams through: what was read is answered before the rest
// is there.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/serve/answer_head.hpp"
#include "tools/serve/limits.hpp"
#include "tools/serve/places.hpp"
#include "tools/serve/problem.hpp"
#include "tools/serve/ranges.hpp"

namespace chapeau::serve {

struct Request {
    std::string id;  // in the log, and in the answer's X-Request-Id
    std::string method;
    std::string path;                                        // as sent, without host and query
    std::vector<std::pair<std::string, std::string>> query;  // decoded
    std::string host;                                        // with its port; of a whole address that one's
    std::string origin;
    std::string authorization;
    std::string content_type;  // in small letters, without parameters
    std::string charset;       // in small letters; empty where it is not said
    std::string content_encoding;
    std::optional<std::uint64_t> length;  // of the body, where it was announced
    bool expects_continue = false;
    bool takes_gzip = false;
    Conditions conditions;
    std::string token;  // the name of the one that it carries; empty where it carries none of this server's
};
/// The names and values of `a=1&b=%20`, decoded.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> query_of(std::string_view text);

class Connection {
  public:
    /// Takes the descriptor over. `stop` becomes readable when the server is told to stop; a connection that waits for
    /// a request ends then.
    Connection(int descriptor, int stop, Place& place, const Limits& limits);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Waits for a request. False when there will be none: the other side is gone, the time is over, or what came is no
    /// HTTP, which has been answered then.
    [[nodiscard]] bool next();
    [[nodiscard]] const Request& request() const;

    /// Reads of the body, at least one byte unless it ends: 0 then. Nothing when it cannot be read; `fault` says why.
    [[nodiscard]] std::optional<std::size_t> read(std::span<char> into);
    [[nodiscard]] const std::optional<Problem>& fault() const;
    /// The whole body, with which the request is under way. False when that cannot be; the problem has been answered.
    [[nodiscard]] bool read_all(std::size_t most, std::string& into);
    /// A body that may come for so long altogether, with so many bytes. The request is under way from its first ones
    /// on.
    void expect_long_body(std::chrono::seconds time, std::uint64_t bytes);

    /// It carries the token of this name.
    void carries(const std::string& token);
    /// To whatever is answered to this request, in the place of one of the same name.
    void set_header(std::string_view name, std::string value);
    void answer(unsigned status, std::string_view type, std::string_view body, const Headers& more = {});
    void answer(const Problem& problem, const Headers& more = {});
    /// Bytes from an offset on, as many as fit; nothing where they cannot be read.
    using ReadAt = std::function<std::optional<std::size_t>(std::span<char>, std::uint64_t)>;
    /// An answer of `size` bytes that are read piece by piece, and never packed.
    void answer(unsigned status, std::string_view type, std::uint64_t size, const ReadAt& read, const Headers& more);

    /// An answer in pieces. A piece that cannot be sent gives false, and the connection is lost.
    void begin(unsigned status, std::string_view type);
    [[nodiscard]] bool write(std::string_view piece);
    void end();
    /// Ends the connection in the middle of an answer in pieces, so that nobody takes it for a whole one.
    void break_off();

    /// The status that was answered; 0 before.
    [[nodiscard]] unsigned status() const;
    /// The same, but that an answer which did not go out whole is `cut_off`.
    [[nodiscard]] unsigned outcome() const;
    /// Bytes of the body that were read, and of the answer, its head too, that were sent.
    [[nodiscard]] std::uint64_t received() const;
    [[nodiscard]] std::uint64_t sent() const;
    /// This answer is the connection's last.
    void close_after();
    [[nodiscard]] bool open() const;
    /// Lets the last answer arrive. Nothing is asked or answered afterwards.
    void part();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// To somebody for whom there is no room, at once and without reading.
void turn_away(int descriptor, const Problem& problem);

}  // namespace chapeau::serve
