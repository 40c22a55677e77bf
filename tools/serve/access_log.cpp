// Every text in a line is from a list of this program or of few letters that were looked through, so that there is
// nothing to be escaped.
#include "tools/serve/access_log.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>

#include "tools/serve/metrics.hpp"

namespace chapeau::serve {

namespace {

constexpr std::size_t longest_id = 64;

bool is_of_id(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.';
}

/// Anything may stand in the place of a method.
std::string_view known(std::string_view method) {
    constexpr std::array<std::string_view, 8> methods{"GET",    "HEAD",    "POST",  "PUT",
                                                      "DELETE", "OPTIONS", "PATCH", "TRACE"};
    return std::ranges::find(methods, method) == methods.end() ? "other" : method;
}

std::string text_or_null(std::string_view text) {
    return text.empty() ? "null" : fmt::format("\"{}\"", text);
}

}  // namespace

std::string line_of(const Access& access) {
    const auto now = std::chrono::system_clock::now();
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    return fmt::format(
        "{{\"at\":\"{:%Y-%m-%dT%H:%M:%S}.{:03}Z\",\"request\":\"{}\",\"method\":\"{}\",\"route\":\"{}\",\"status\":{},"
        "\"milliseconds\":{:.3f},\"received\":{},\"sent\":{},\"token\":{},\"policy\":\"{}\"}}\n",
        fmt::gmtime(std::chrono::system_clock::to_time_t(now)), milliseconds, access.request, known(access.method),
        access.route, access.status == cut_off ? "\"cut_off\"" : std::to_string(access.status),
        std::chrono::duration<double, std::milli>(access.time).count(), access.received, access.sent,
        text_or_null(access.token), access.policy);
}

std::string request_id(std::string_view brought) {
    if (!brought.empty() && brought.size() <= longest_id && std::ranges::all_of(brought, is_of_id))
        return std::string(brought);
    std::array<unsigned char, 16> random{};
    if (getrandom(random.data(), random.size(), 0) < 0)
        return "none";
    return fmt::format("{:02x}", fmt::join(random, ""));
}

bool write_line(int descriptor, std::string_view line) {
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    while (!line.empty()) {
        const ssize_t written = ::write(descriptor, line.data(), line.size());
        if (written < 0 && errno != EINTR)
            return false;
        line.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

}  // namespace chapeau::serve
