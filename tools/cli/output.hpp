// Standard output and standard error, as commands write to them.
#pragma once

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/values/digest.hpp"
#include "tools/cli/behind.hpp"
#include "tools/cli/beside.hpp"

namespace chapeau::cli {

/// Standard output or a file, buffered. A write that fails is remembered, and `finish` makes it the run's exit code:
/// output that was lost is never reported as success. A reader that went away (`| head`) ends the run without a word.
class Output {
  public:
    Output();  // standard output
    /// A file that is replaced when the output is whole, and stays as it was until then. What is no regular file (a
    /// device, a pipe) and what standard output is connected to are written to at once.
    explicit Output(const std::string& path);
    /// An open file that is written to at once, behind its first bytes, of which `kept` is the digest. Its descriptor
    /// can be read from too, and is not taken over.
    Output(int descriptor, const std::string& path, values::StreamDigest kept);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// False once a write has failed; there is no use in going on then.
    bool write(std::string_view text);
    bool flush();
    /// Makes such a file ready to be written to; to be called first. What stands behind the kept bytes is cut off
    /// where the run begins anew; otherwise see Behind.
    bool begin(bool anew);
    /// Nothing more is written to it: what stands behind was not written by this run. False too where it is not the
    /// file any more that was opened.
    bool end();
    /// Flushes, and waits until a file is on the disk.
    bool sync();
    /// Whether a file waits to be replaced, so that a run that is broken off leaves it as it was.
    [[nodiscard]] bool replaces() const { return beside_.has_value(); }
    /// Of all that was kept and written, where it goes on behind bytes that were kept.
    [[nodiscard]] const values::StreamDigest& digest() const { return *digest_; }
    /// Flushes, puts a file that is whole in its place, says what could not be written, and returns the exit code:
    /// `code` if all was written. It is not whole where `code` is neither success nor `found_fault`.
    [[nodiscard]] int finish(int code);

  private:
    void open_beside(const std::string& path);
    void take(int descriptor);
    bool put_in_place();
    bool look_at_file();
    void fail();
    [[nodiscard]] std::string help() const;

    std::FILE* file_ = nullptr;
    std::string name_;
    std::optional<Beside> beside_;
    std::optional<values::StreamDigest> digest_;
    std::optional<Behind> behind_;
    std::string done_to_it_;  // by somebody else
    int error_ = 0;           // of errno; 0 as long as all is well
};

/// Whether to colour what goes to this file descriptor: `always`, `never`, or `auto` (a terminal, NO_COLOR not set).
[[nodiscard]] bool wants_color(const std::string& when, int descriptor);

/// Takes the number of whichever standard stream the program was started without: a file that is opened later would
/// have it, and get what is said there. Reading and writing such a stream fail. To be called first of all.
void occupy_standard_streams();
/// What an errno of reading or writing means.
[[nodiscard]] std::string cause(int error);

/// `error: message`, and the help on a line of its own; both escaped.
[[nodiscard]] std::string complaint(std::string_view message, std::string_view help);
/// The same, to standard error.
void complain(std::string_view message, std::string_view help);
void say_to_stderr(std::string_view text);

/// Words broken at blanks so that no line has more than 80 columns; all lines but the first begin with `indent` blanks,
/// and so, it is taken, does the first.
[[nodiscard]] std::string wrapped(std::string_view words, std::size_t indent);
/// 1,234,567
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace chapeau::cli
