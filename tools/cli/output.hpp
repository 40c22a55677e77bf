// Standard output and standard error, as commands write to them.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace chapeau::cli {

/// Standard output or a file, buffered. A write that fails is remembered, and `finish` makes it the run's exit code:
/// output that was lost is never reported as success. A reader that went away (`| head`) ends the run without a word.
class Output {
  public:
    Output();  // standard output
    /// A file, of which the first `keep` bytes stay and what is written comes after them.
    Output(const std::string& path, std::uint64_t keep);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// False once a write has failed; there is no use in going on then.
    bool write(std::string_view text);
    bool flush();
    /// Flushes, and waits until a file is on the disk.
    bool sync();
    /// Written and kept, of a file.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    /// Flushes, says what could not be written, and returns the exit code: `code` if all was written.
    [[nodiscard]] int finish(int code);

  private:
    void fail();
    std::FILE* file_;
    std::string name_;
    std::uint64_t bytes_ = 0;
    int error_ = 0;  // of errno; 0 as long as all is well
};

/// Whether to colour what goes to this file descriptor: `always`, `never`, or `auto` (a terminal, NO_COLOR not set).
[[nodiscard]] bool wants_color(const std::string& when, int descriptor);

/// `error: message`, and the help on a line of its own, to standard error.
void complain(std::string_view message, std::string_view help);
void say_to_stderr(std::string_view text);

/// Words broken at blanks so that no line has more than 80 columns; all lines but the first begin with `indent` blanks,
/// and so, it is taken, does the first.
[[nodiscard]] std::string wrapped(std::string_view words, std::size_t indent);
/// 1,234,567
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace chapeau::cli
