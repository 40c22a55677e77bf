// A stream of bytes cut into lines, in bounded memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace chapeau::caseload {

/// Reads up to the size of the span; 0 at the end, nothing when reading failed.
using Read = std::function<std::optional<std::size_t>(std::span<char>)>;

struct Line {
    /// Without its line break; good until the next one is asked for. Empty where the line was too long.
    std::string_view text;
    bool too_long = false;
};

class Lines {
  public:
    /// Lines of more than `longest` bytes are passed over and only reported.
    Lines(Read read, std::size_t longest);

    /// The next line; nothing at the end of the input, or when reading failed. A last line without a line break counts.
    [[nodiscard]] std::optional<Line> next();
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    bool fill();
    void make_room();
    Line pass_over();

    Read read_;
    std::size_t longest_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;    // of the line at hand
    std::size_t scanned_ = 0;  // no line break before this
    std::size_t end_ = 0;      // of the bytes read
    bool failed_ = false;
};

}  // namespace chapeau::caseload
