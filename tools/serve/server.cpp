// A thread for each connection: there are hundreds at most, and each waits most of its time. What they may do at once
// is bounded, by places and by requests under way, and who comes beyond that is told so.
//
// The signals are taken from a descriptor, so that nothing happens in a handler. To stop is to close the listener and
// to make `stop_` readable: idle connections end, the others end after the answer they are at.
#include "tools/serve/server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <system_error>
#include <thread>

#include "interpreter/text/ascii.hpp"
#include "tools/serve/head.hpp"
#include "tools/serve/reloading.hpp"
#include "tools/serve/terminal.hpp"

namespace chapeau::serve {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int backlog = 512;
// At the end, for what does not wait for any other side: a policy that is being loaded, connections that were shut.
constexpr std::chrono::seconds patience{5};
constexpr std::chrono::seconds last_lines{2};  // for who reads the log to take what is left of it

struct Address {
    sockaddr_storage storage{};
    socklen_t size = 0;

    [[nodiscard]] sockaddr* data() { return reinterpret_cast<sockaddr*>(&storage); }
};

std::optional<Address> read_address(const std::string& text, std::uint16_t port) {
    Address address;
    auto* four = reinterpret_cast<sockaddr_in*>(&address.storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&address.storage);
    if (inet_pton(AF_INET, text.c_str(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        address.size = sizeof *four;
        return address;
    }
    if (inet_pton(AF_INET6, text.c_str(), &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        address.size = sizeof *six;
        return address;
    }
    return std::nullopt;
}

bool is_six(const std::string& address) {
    return address.find(':') != std::string::npos;
}

/// In a time that tells nothing of where they differ.
bool same_secret(std::string_view a, std::string_view b) {
    unsigned difference = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^
                                            static_cast<unsigned char>(b[i % std::max<std::size_t>(b.size(), 1)]));
    return difference == 0;
}

/// The token of `Bearer TOKEN`, whose scheme may be written in any case; empty where it is another. RFC 6750, 2.1.
std::string_view bearer_of(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (text::in_small_letters(authorization.substr(0, scheme.size())) != scheme)
        return {};
    return authorization.substr(std::min(authorization.find_first_not_of(' ', scheme.size()), authorization.size()));
}

Problem no_room(unsigned limit) {
    return {Kind::no_room, fmt::format("at most {} connections are held, and all are in use", limit), {}, limit};
}

/// As far as an address tells one peer from another: of IPv6 the network, in which one machine has all it wants. Empty
/// for this machine's own.
std::string peer_of(const Address& address) {
    if (address.storage.ss_family == AF_INET6) {
        const in6_addr& six = reinterpret_cast<const sockaddr_in6*>(&address.storage)->sin6_addr;
        constexpr std::size_t network = 8;  // bytes
        return IN6_IS_ADDR_LOOPBACK(&six) ? "" : std::string(reinterpret_cast<const char*>(&six), network);
    }
    const in_addr& four = reinterpret_cast<const sockaddr_in*>(&address.storage)->sin_addr;
    return ntohl(four.s_addr) >> 24U == 127 ? "" : std::string(reinterpret_cast<const char*>(&four), sizeof four);
}

sigset_t signals_taken() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int one : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, one);
    return signals;
}

/// Whether an address is that of a route, `{name}` in which stands for a part of it.
bool is_at(std::string_view address, std::string_view route) {
    const std::size_t open = route.find('{');
    if (open == std::string_view::npos)
        return address == route;
    const std::string_view before = route.substr(0, open);
    const std::string_view behind = route.substr(route.find('}') + 1);
    return address.size() > before.size() + behind.size() && address.starts_with(before) && address.ends_with(behind) &&
           address.substr(before.size(), address.size() - before.size() - behind.size()).find('/') ==
               std::string_view::npos;
}

std::string allowed_for(std::string_view path) {
    std::string methods;
    for (const Route& route : routes())
        if (route.path == path)
            methods +=
                (methods.empty() ? "" : ", ") + std::string(route.method) + (route.method == "GET" ? ", HEAD" : "");
    return methods;
}

}  // namespace

bool is_loopback(const std::string& address) {
    in_addr four{};
    return (inet_pton(AF_INET, address.c_str(), &four) == 1 && ntohl(four.s_addr) >> 24U == 127) || address == "::1";
}

unsigned allow_connections(const Limits& limits) {
    constexpr rlim_t others = 64;  // the policy's files, the listener and what else is open
    constexpr rlim_t of_job = 2;   // its lines and its result
    const rlim_t beside = others + limits.connections_aside + of_job * limits.jobs;
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    const rlim_t wanted = std::min(files.rlim_max, rlim_t{limits.connections} + beside);
    if (files.rlim_cur < wanted) {
        files.rlim_cur = wanted;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    const rlim_t most = files.rlim_cur > beside ? files.rlim_cur - beside : 0;
    return static_cast<unsigned>(std::min(most, rlim_t{limits.connections}));
}

Server::Server(Service& service, Listening listening)
    : service_(service), listening_(std::move(listening)), places_(service.limits, service.metrics) {}

Server::~Server() {
    for (const int descriptor : {listener_, stop_})
        if (descriptor >= 0)
            close(descriptor);
}

// ---------------------------------------------------------------- beginning

std::optional<std::string> Server::listen() {
    auto address = read_address(listening_.address, listening_.port);
    if (!address)
        return fmt::format("`{}` is no address in digits", listening_.address);
    const sigset_t signals = signals_taken();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // from before anybody knows whom to send them to
    const int on = 1;
    listener_ = socket(address->storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    stop_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    const bool listens = listener_ >= 0 && stop_ >= 0 &&
                         setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                         bind(listener_, address->data(), address->size) == 0 && ::listen(listener_, backlog) == 0;
    if (!listens)
        return std::strerror(errno);
    Address bound;
    bound.size = sizeof bound.storage;
    if (getsockname(listener_, bound.data(), &bound.size) != 0)
        return std::strerror(errno);
    listening_.port = ntohs(is_six(listening_.address) ? reinterpret_cast<sockaddr_in6*>(&bound.storage)->sin6_port
                                                       : reinterpret_cast<sockaddr_in*>(&bound.storage)->sin_port);
    if (listening_.access_log >= 0)
        log_.emplace(listening_.access_log, service_.metrics.lines_not_logged);
    return std::nullopt;
}

std::string Server::url() const {
    return is_six(listening_.address) ? fmt::format("http://[{}]:{}/", listening_.address, listening_.port)
                                      : fmt::format("http://{}:{}/", listening_.address, listening_.port);
}

bool Server::run() {
    const sigset_t signals = signals_taken();
    const int told = signalfd(-1, &signals, SFD_CLOEXEC);
    Terminal terminal;
    Reloading reloading(service_);
    service_.jobs.begin();
    while (true) {
        pollfd all[3] = {{listener_, POLLIN, 0}, {told, POLLIN, 0}, {terminal.descriptor(), 0, 0}};
        if (poll(all, std::size(all), -1) < 0 && errno != EINTR)
            break;
        accept_all();
        terminal.look();
        signalfd_siginfo signal{};
        if (all[1].revents == 0 || read(told, &signal, sizeof signal) != sizeof signal)
            continue;
        if (signal.ssi_signo != SIGHUP || terminal.was_just_lost())
            break;
        reloading.ask();
    }
    close(told);
    const auto until = Clock::now() + service_.limits.drain;
    const bool drained = drain(until);
    const bool worked = service_.jobs.end(until);
    if (log_)
        log_->end(last_lines);
    return reloading.end(patience) && drained && worked;
}

// ---------------------------------------------------------------- connections

void Server::accept_all() {
    while (true) {
        Address address;
        address.size = sizeof address.storage;
        const int descriptor = accept4(listener_, address.data(), &address.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0) {
            // Out of descriptors: whoever waits is served when one is free.
            if (errno == EMFILE || errno == ENFILE)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return;
        }
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (Place* place = places_.take(descriptor, peer_of(address)); place != nullptr)
            begin(descriptor, *place);
        else
            turn_away(descriptor, no_room(service_.limits.connections));
    }
}

void Server::begin(int descriptor, Place& place) {
    const std::scoped_lock lock(mutex_);
    ++threads_;
    try {
        std::thread([this, descriptor, &place] { serve(descriptor, place); }).detach();
    } catch (const std::system_error&) {  // the system gives no more threads
        --threads_;
        places_.leave(place);
        turn_away(descriptor, no_room(service_.limits.connections));
    }
}

void Server::serve(int descriptor, Place& place) {
    {
        Connection connection(descriptor, stop_, place, service_.limits);
        while (connection.next()) {
            serve_one(connection, place);
        }
        if (connection.status() >= 400 && connection.fault()) {
            const std::size_t none = routes().size() - 1;
            service_.metrics.answered(none, connection.status(), std::chrono::nanoseconds(0));
            note({.request = connection.request().id,
                  .method = connection.request().method,
                  .route = routes()[none].path,
                  .status = connection.status(),
                  .sent = connection.sent(),
                  .token = {},
                  .policy = {}});
        }
        connection.part();
        places_.leave(place);
    }
    const std::scoped_lock lock(mutex_);
    --threads_;
    gone_.notify_all();
}

void Server::serve_one(Connection& connection, Place& place) {
    const auto begun = Clock::now();
    const auto edition = service_.edition();
    const Request& request = connection.request();
    const std::size_t route = route_of(request);
    if (request.path.starts_with("/v1/"))
        connection.set_header("Chapeau-Policy", edition->policy.digest);
    if (const Token* token = token_of(request); token != nullptr)
        connection.carries(token->name);
    answer(*edition, connection, place, route);
    const auto time = Clock::now() - begun;
    service_.metrics.answered(route, connection.outcome(), time);
    note({.request = request.id,
          .method = request.method,
          .route = routes()[route].path,
          .status = connection.outcome(),
          .time = time,
          .received = connection.received(),
          .sent = connection.sent(),
          .token = request.token,
          .policy = edition->policy.digest});
}

void Server::note(const Access& access) {
    if (log_)
        log_->add(access);
}

void Server::answer(Edition& edition, Connection& connection, Place& place, std::size_t route) {
    pollfd stopping{stop_, POLLIN, 0};
    const bool settled = place.settles();
    if (!settled || poll(&stopping, 1, 0) > 0)
        connection.close_after();
    if (!admits(connection, routes()[route]))
        return;
    if (!settled && !routes()[route].watches) {
        ++service_.metrics.turned_away;
        return connection.answer(no_room(service_.limits.connections));
    }
    try {
        routes()[route].handle(service_, edition, connection);
    } catch (const std::exception& fault) {  // no memory, for one: of this request, not of all
        connection.status() == 0 ? connection.answer(Problem{Kind::failed, fault.what()}) : connection.break_off();
    }
}

// ---------------------------------------------------------------- who is let in

std::size_t Server::route_of(const Request& request) const {
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    const auto fits = [&](const Route& route) { return !route.method.empty() && is_at(request.path, route.path); };
    const auto all = routes();
    const auto path = std::ranges::find_if(all, fits);
    const auto both =
        std::ranges::find_if(all, [&](const Route& route) { return fits(route) && route.method == method; });
    const auto found = both == all.end() ? path : both;
    return found == all.end() ? all.size() - 1 : static_cast<std::size_t>(found - all.begin());
}

bool Server::is_ours(const std::string& authority) const {
    const std::string host = host_of(authority);
    const auto is_it = [&](const std::string& name) { return host_of(name) == host; };
    if (std::ranges::any_of(listening_.hosts, is_it) || host == listening_.address)
        return true;
    if (is_loopback(listening_.address))
        return host == "localhost" || is_loopback(host);
    return host == "localhost" ||
           read_address(host, 0).has_value();  // no name can be bound anew to an address in digits
}

/// Looks at all of them, so that the time tells nothing of which it is.
const Token* Server::token_of(const Request& request) const {
    const std::string_view brought = bearer_of(request.authorization);
    const Token* found = nullptr;
    for (const Token& token : listening_.tokens)
        if (same_secret(brought, token.secret))
            found = &token;
    return found;
}

bool Server::admits(Connection& connection, const Route& route) const {
    const Request& request = connection.request();
    const auto refuse = [&](Kind kind, std::string detail, const Headers& more = {}) {
        connection.answer(Problem{kind, std::move(detail)}, more);
        return false;
    };
    if (!is_ours(request.host))
        return refuse(Kind::wrong_host, "the Host header is not of this server");
    if (!request.origin.empty() && request.origin != "http://" + request.host &&
        request.origin != "https://" + request.host)
        return refuse(Kind::foreign_origin, "the Origin header is not of this server");
    if (!listening_.tokens.empty() && !route.open && token_of(request) == nullptr)
        return refuse(Kind::token_missing, "this server answers only with a token of its own",
                      {{"WWW-Authenticate", "Bearer"}});
    if (!route.method.empty() && route.method != request.method && !(route.method == "GET" && request.method == "HEAD"))
        return refuse(Kind::method_not_allowed, fmt::format("{} takes {}", route.path, allowed_for(route.path)),
                      {{"Allow", allowed_for(route.path)}});
    return true;
}

// ---------------------------------------------------------------- the end

bool Server::drain(Clock::time_point until) {
    accept_all();  // those who had been let in by the system already
    close(std::exchange(listener_, -1));
    service_.stops = true;
    eventfd_write(stop_, 1);
    std::unique_lock lock(mutex_);
    const bool all = gone_.wait_until(lock, until, [&] { return threads_ == 0; });
    places_.shut_all();
    gone_.wait_for(lock, patience, [&] { return threads_ == 0; });
    return all;
}

}  // namespace chapeau::serve
