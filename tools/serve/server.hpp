// Listens, gives each connection a thread, and stops in good order.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tools/serve/access_log.hpp"
#include "tools/serve/places.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

struct Token {
    std::string name;  // which the log has
    std::string secret;
};

struct Listening {
    std::string address = "127.0.0.1";  // digits, of IPv4 or IPv6
    std::uint16_t port = 8080;          // 0: any that is free
    std::vector<Token> tokens;          // none: none is wanted
    int access_log = -1;                // a descriptor to write a line for each request to
    std::vector<std::string> hosts;     // names that the Host header may have beside those of the address
};

/// Whether only programs of this machine can reach it; of a name never.
[[nodiscard]] bool is_loopback(const std::string& address);

/// Has the system let this program open as many files as `limits` want, where it can. How many connections it can hold.
[[nodiscard]] unsigned allow_connections(const Limits& limits);

class Server {
  public:
    Server(Service& service, Listening listening);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Nothing when it listens, otherwise why it cannot. Blocks the signals that `run` takes, in every thread that is
    /// made afterwards.
    [[nodiscard]] std::optional<std::string> listen();
    /// Where it can be reached, once it listens.
    [[nodiscard]] std::string url() const;
    /// Serves until SIGTERM or SIGINT, or the window is closed, and then until all that is under way is answered. False
    /// when that took longer than it may: threads may use this and the service still, so the program must end without
    /// taking them down. At SIGHUP the policy is loaded anew.
    [[nodiscard]] bool run();

  private:
    void accept_all();
    void begin(int descriptor, Place& place);
    void serve(int descriptor, Place& place);
    void serve_one(Connection& connection, Place& place);
    void answer(Edition& edition, Connection& connection, Place& place, std::size_t route);
    void note(const Access& access);
    [[nodiscard]] std::size_t route_of(const Request& request) const;
    [[nodiscard]] bool admits(Connection& connection, const Route& route) const;
    [[nodiscard]] const Token* token_of(const Request& request) const;
    [[nodiscard]] bool is_ours(const std::string& host) const;
    [[nodiscard]] bool drain(std::chrono::steady_clock::time_point until);

    Service& service_;
    Listening listening_;
    int listener_ = -1;
    int stop_ = -1;  // becomes readable when all is to stop
    std::mutex mutex_;
    std::condition_variable gone_;
    Places places_;
    std::size_t threads_ = 0;
    std::optional<AccessLog> log_;  // from where the signals are blocked
};

}  // namespace chapeau::serve
