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
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "interpreter/text/ascii.hpp"
#include "tools/serve/metrics.hpp"

namespace chapeau::serve {

namespace {

constexpr std::size_t shortest_id = 16;
constexpr std::size_t longest_id = 64;
constexpr std::size_t most_waiting = 8192;  // lines, of some 300 bytes

bool is_hex(char c) {
    return text::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// A UUID, or 16 to 64 hexadecimal digits. Of anything else nobody knows whether it is a name or a file number.
bool is_id(std::string_view text) {
    constexpr std::string_view uuid = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size() >= shortest_id && text.size() <= longest_id && std::ranges::all_of(text, is_hex))
        return true;
    return std::ranges::equal(text, uuid, [](char c, char form) { return form == '-' ? c == '-' : is_hex(c); });
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

/// Writes it whole. False when that cannot be.
bool write_line(int descriptor, std::string_view line) {
    while (!line.empty()) {
        const ssize_t written = ::write(descriptor, line.data(), line.size());
        if (written < 0 && errno != EINTR)
            return false;
        line.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
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
    if (is_id(brought))
        return std::string(brought);
    const std::string random = random_id();
    return random.empty() ? "none" : random;
}

std::string random_id() {
    std::array<unsigned char, 16> random{};
    if (getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
        return {};
    return fmt::format("{:02x}", fmt::join(random, ""));
}

// ---------------------------------------------------------------- writing

struct AccessLog::State {
    State(int to, std::atomic<std::uint64_t>& counter) : descriptor(to), lost(&counter) {}

    void lose(std::uint64_t number) {
        if (lost != nullptr)
            *lost += number;
    }

    const int descriptor;
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> lines;  // that wait to be written
    std::size_t in_hand = 0;         // lines that the thread took and has not written yet
    bool ends = false;
    std::atomic<std::uint64_t>* lost;  // nobody's once it has ended
};

AccessLog::AccessLog(int descriptor, std::atomic<std::uint64_t>& lost)
    : state_(std::make_shared<State>(descriptor, lost)) {
    std::thread([state = state_] { write_all(*state); }).detach();
}

AccessLog::~AccessLog() {
    end(std::chrono::milliseconds(0));
}

void AccessLog::add(const Access& access) {
    std::string line = line_of(access);
    const std::scoped_lock lock(state_->mutex);
    if (state_->lines.size() >= most_waiting)
        return state_->lose(1);
    state_->lines.push_back(std::move(line));
    state_->changed.notify_all();
}

void AccessLog::end(std::chrono::milliseconds time) {
    State& state = *state_;
    std::unique_lock lock(state.mutex);
    state.ends = true;
    state.changed.notify_all();
    state.changed.wait_for(lock, time, [&] { return state.lines.empty() && state.in_hand == 0; });
    state.lose(state.lines.size() + state.in_hand);
    state.lines.clear();
    state.lost = nullptr;
}

void AccessLog::write_all(State& state) {
    std::unique_lock lock(state.mutex);
    while (!state.ends || !state.lines.empty()) {
        state.changed.wait(lock, [&] { return state.ends || !state.lines.empty(); });
        const std::vector<std::string> lines = std::exchange(state.lines, {});
        state.in_hand = lines.size();
        for (const std::string& line : lines) {
            lock.unlock();
            const bool good = write_line(state.descriptor, line);
            lock.lock();
            --state.in_hand;
            if (!good)
                state.lose(1);
        }
        state.changed.notify_all();
    }
}

}  // namespace chapeau::serve
