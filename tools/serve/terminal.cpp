// A shell that is told of the hangup tells its jobs in turn, so that a signal may come a while after it.
#include "tools/serve/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace chapeau::serve {

namespace {

constexpr std::chrono::seconds time_to_tell{2};  // for a shell to tell its jobs

bool is_hangup_ignored() {
    struct sigaction now {};
    return sigaction(SIGHUP, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

}  // namespace

Terminal::Terminal() {
    if (!is_hangup_ignored())
        descriptor_ = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
}

Terminal::~Terminal() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

void Terminal::look() {
    pollfd one{descriptor_, 0, 0};
    if (descriptor_ < 0 || poll(&one, 1, 0) <= 0)
        return;
    close(std::exchange(descriptor_, -1));
    lost_ = std::chrono::steady_clock::now();
}

bool Terminal::was_just_lost() const {
    return lost_ && std::chrono::steady_clock::now() - *lost_ < time_to_tell;
}

}  // namespace chapeau::serve
