// A caseload as a run reads it: a file, a pipe or standard input, uncompressed, from its beginning or from where
// another run stopped.
#pragma once

#include <optional>
#include <string>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/caseload/compressed.hpp"
#include "tools/cli/file_state.hpp"
#include "tools/cli/input.hpp"
#include "tools/cli/stopping.hpp"

namespace chapeau::cli {

class Records {
  public:
    /// Reading ends, as if it failed, when `stopping` is asked to.
    Records(const std::string& name, Stopping& stopping);

    [[nodiscard]] caseload::Source source();
    /// From now on the source digests what is read.
    void digest() { digest_.emplace(); }

    /// What became of the input that was evaluated before.
    enum class Standing : std::uint8_t {
        unchanged,
        shorter,
        changed,
        gone_on,     // it ended within a line, and there is more of that line now
        unreadable,  // or the run was asked to stop
    };
    /// Goes to a place that another run came to, with `seen` as it saw the file; where all is unchanged up to there,
    /// the source begins there. With a digest. A line that had no end and now has is ended by `place`.
    [[nodiscard]] Standing go_to(caseload::Place& place, const std::optional<FileState>& seen);

    /// The state that the file was found in when it was opened; none where that tells nothing.
    [[nodiscard]] const std::optional<FileState>& state() const { return state_; }
    [[nodiscard]] bool good() const { return input_.good(); }
    /// Whether reading ended because the run was asked to stop.
    [[nodiscard]] bool stopped() const { return stopping_.signal() != 0; }
    [[nodiscard]] int descriptor() const { return input_.descriptor(); }
    /// `done`: what has become of the output. `form`: what the input is instead of a caseload, where it is plainly
    /// none.
    void complain_of_it(const std::string& done, const caseload::Misformed& form) const;

  private:
    [[nodiscard]] std::optional<std::size_t> read(std::span<char> into);
    [[nodiscard]] bool can_be_sought(const std::optional<FileState>& seen) const;
    [[nodiscard]] std::optional<Standing> read_up_to(std::uint64_t bytes, bool& line_ended);
    [[nodiscard]] Standing end_line(caseload::Place& place);

    std::string name_;
    Stopping& stopping_;
    Input input_;
    caseload::Uncompressed uncompressed_;
    bool mappable_ = false;
    std::optional<FileState> state_;
    std::optional<values::StreamDigest> digest_;
};

}  // namespace chapeau::cli
