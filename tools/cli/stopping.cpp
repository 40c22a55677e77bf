// The signals are blocked and read from a descriptor. No code of ours runs inside a handler, and a program that waits
// for input waits for both, so that no signal can come just before it begins to wait.
#include "tools/cli/stopping.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace chapeau::cli {

namespace {

constexpr std::array asking = {SIGINT, SIGTERM, SIGHUP};

/// A background job of a shell ignores SIGINT, and what `nohup` runs SIGHUP.
bool is_ignored(int signal) {
    struct sigaction now {};
    return sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

sigset_t signals_that_ask() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : asking)
        if (!is_ignored(signal))
            sigaddset(&signals, signal);
    return signals;
}

}  // namespace

Stopping::~Stopping() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

void Stopping::hold() {
    const sigset_t signals = signals_that_ask();
    descriptor_ = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
    if (descriptor_ >= 0)
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool Stopping::asked() {
    signalfd_siginfo told{};
    if (signal_ == 0 && descriptor_ >= 0 && read(descriptor_, &told, sizeof told) == sizeof told) {
        signal_ = static_cast<int>(told.ssi_signo);
        const sigset_t signals = signals_that_ask();
        pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    }
    return signal_ != 0;
}

bool Stopping::asked_before(int descriptor) {
    if (descriptor_ < 0)
        return false;
    std::array<pollfd, 2> waiting = {{{descriptor, POLLIN, 0}, {descriptor_, POLLIN, 0}}};
    poll(waiting.data(), waiting.size(), -1);  // where it fails, the reading itself says why
    return asked();
}

const char* name_of_signal(int signal) {
    return signal == SIGINT ? "SIGINT" : signal == SIGTERM ? "SIGTERM" : "SIGHUP";
}

}  // namespace chapeau::cli
