// A stream of bytes cut into blocks of whole lines, in bounded memory.
//
// A block is what one reading gives, up to its last line break; what stands behind that opens the next block. So a
// caseload in a file comes in large blocks, and one that another program writes line by line comes line by line.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chapeau::caseload {

/// Reads up to the size of the span; 0 at the end, nothing when reading failed.
using Read = std::function<std::optional<std::size_t>(std::span<char>)>;

struct Block {
    std::string bytes;             // its lines, and behind them `padding` bytes to be looked at
    std::uint64_t first_line = 1;  // the number of its first line
    std::uint64_t lines = 0;
    std::uint64_t end = 0;  // bytes of the input up to the end of this block
    /// It is one line longer than any may be, and its text is left out.
    bool too_long = false;

    static constexpr std::size_t padding = 64;
    /// Whole lines; the last line of the input may lack its line break.
    [[nodiscard]] std::string_view text() const {
        return std::string_view(bytes).substr(0, bytes.size() - std::min(bytes.size(), padding));
    }
};

class Blocks {
  public:
    static constexpr std::size_t size = std::size_t{2} << 20U;  // bytes asked for at once: a thousand records and more

    /// A line of more than `longest` bytes is passed over and only reported, alone or within a block.
    /// The input begins behind `lines` lines and `bytes` bytes that were read before.
    explicit Blocks(Read read, std::size_t longest, std::uint64_t lines = 0, std::uint64_t bytes = 0)
        : read_(std::move(read)), longest_(longest), lines_(lines), bytes_(bytes) {}

    /// Fills `into`, whose memory is used again; false at the end of the input, or when reading failed.
    [[nodiscard]] bool next(Block& into);
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    [[nodiscard]] bool fill(std::string& text);
    [[nodiscard]] bool pass_over(Block& into);
    bool finish(Block& into, std::uint64_t lines, std::uint64_t bytes);

    Read read_;
    std::size_t longest_;
    std::string rest_;  // what was read behind the last line break
    std::uint64_t lines_;
    std::uint64_t bytes_;
    bool failed_ = false;
};

/// The lines of a block, without their line breaks: `each(std::string_view)`.
template <class Each>
void for_each_line(std::string_view text, const Each& each) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        each(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

}  // namespace chapeau::caseload
