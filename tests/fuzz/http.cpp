// The bytes of a connection, whose other side has said all and listens: every request is taken apart and answered until
// there is none or the connection ends. Each body is no longer than it may be, and each answer begins as one.
#include "tools/serve/http.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "tools/serve/head.hpp"
#include "tools/serve/places.hpp"

using namespace chapeau::serve;

namespace {

constexpr std::size_t most_body = 1024;

Limits limits_of_fuzzing() {
    Limits limits;
    limits.head_bytes = 2048;
    limits.target_bytes = 256;
    limits.request = limits.idle = limits.caseload = std::chrono::seconds(1);
    return limits;
}

/// Every second request as a caseload would be: read in pieces, answered in pieces.
void answer(Connection& connection, bool in_pieces) {
    std::string body;
    if (!in_pieces) {
        if (!connection.read_all(most_body, body))
            return;
        if (body.size() > most_body)
            std::abort();
        return connection.answer(200, "text/plain", connection.request().path);
    }
    connection.expect_long_body(std::chrono::seconds(1), most_body);
    std::array<char, 64> piece{};
    connection.begin(200, "text/plain");
    std::size_t all = 0;
    while (const auto got = connection.read(piece)) {
        if (*got == 0)
            return connection.end();
        all += *got;
        if (!connection.write({piece.data(), *got}))
            return;
    }
    if (all > most_body)
        std::abort();
    connection.break_off();
}

void take_all(Connection& connection) {
    for (bool in_pieces = false; connection.next(); in_pieces = !in_pieces) {
        static_cast<void>(host_of(connection.request().host));
        answer(connection, in_pieces);
    }
}

/// What was answered begins with a status, where anything was.
void check_answers(int far) {
    std::string text(12, '\0');
    const ssize_t got = ::recv(far, text.data(), text.size(), MSG_DONTWAIT);
    if (got > 0 && text.substr(0, 9) != "HTTP/1.1 ")
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Limits limits = limits_of_fuzzing();
    static Metrics metrics({});
    static Places places(limits, metrics);
    static std::array<int, 2> never{};
    if (never[0] == 0 && ::pipe(never.data()) != 0)
        std::abort();
    std::array<int, 2> ends{};
    if (size > 16384 || ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return 0;
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    static_cast<void>(::send(ends[1], data, size, 0));
    ::shutdown(ends[1], SHUT_WR);
    Place* place = places.take(ends[0], "");
    if (place == nullptr)
        std::abort();
    {
        Connection connection(ends[0], never[0], *place, limits);
        take_all(connection);
        check_answers(ends[1]);
        places.leave(*place);
    }
    ::close(ends[1]);
    return 0;
}
