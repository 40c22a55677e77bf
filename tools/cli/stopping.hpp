// Being asked to stop: by Ctrl-C, by `kill`, by a terminal that was closed.
#pragma once

namespace chapeau::cli {

/// Until it holds, a signal ends the program as it ends any other.
class Stopping {
  public:
    Stopping() = default;
    ~Stopping();
    Stopping(const Stopping&) = delete;
    Stopping& operator=(const Stopping&) = delete;

    /// From now on the first SIGINT, SIGTERM or SIGHUP only asks to stop; one that the program was begun without stays
    /// ignored. To be called before there are other threads, and the rest on the same thread.
    void hold();
    /// Whether to stop. From then on a second signal ends the program.
    [[nodiscard]] bool asked();
    /// The same, once there is something to be read from the descriptor or it has ended, or when asked to stop.
    [[nodiscard]] bool asked_before(int descriptor);
    /// Which signal asked, as far as `asked` has been told; 0: none.
    [[nodiscard]] int signal() const { return signal_; }

  private:
    int descriptor_ = -1;  // where the signals are read from
    int signal_ = 0;
};

/// `SIGINT`
[[nodiscard]] const char* name_of_signal(int signal);

}  // namespace chapeau::cli
