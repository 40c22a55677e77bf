// A stream of bytes cut into blocks of whole lines, in bounded memory.
//
// A block is what one reading gives, up to its last line break; what stands behind that opens the next block. So a
// caseload in a file comes in large blocks, and one that another program writes line by line comes line by line. The
// blocks of a file that can be mapped are not read at all, up to its last block or a line longer than one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "interpreter/caseload/form.hpp"
#include "interpreter/caseload/mapped.hpp"
#include "interpreter/record/read_columns.hpp"
#include "interpreter/values/digest.hpp"

namespace chapeau::caseload {

/// Reads up to the size of the span; 0 at the end, nothing when reading failed.
using Read = std::function<std::optional<std::size_t>(std::span<char>)>;

/// The next whole lines of the input, `size` bytes of them at most; empty where what comes next has to be read.
using Map = std::function<Mapped(std::size_t size)>;

/// Where a caseload comes from. What was mapped is not read again.
struct Source {
    Read read;
    Map map = {};
    /// Takes what blocks are made of, where it is wanted: each block then has its mark. It has taken already what the
    /// input begins behind.
    values::StreamDigest* digest = nullptr;
};

/// Bytes that grow at their end. As a string, but room is not filled before something is read into it, and behind the
/// text there are always as many bytes that were written as a reader of columns looks at.
class Bytes {
  public:
    [[nodiscard]] std::string_view text() const { return {bytes_.get(), size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    void cut(std::size_t size) { size_ = std::min(size_, size); }
    void assign(std::string_view text);
    /// Room behind the text, of which `add` makes a part text.
    [[nodiscard]] std::span<char> room(std::size_t size);
    void add(std::size_t size);

  private:
    static constexpr std::size_t padding = record::ColumnReader::padding;

    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

struct Block {
    Bytes bytes;              // whole lines that were read; the last one of the input may lack its line break
    Mapped mapped;            // or whole lines that were not
    std::uint64_t end = 0;    // bytes of the input up to the end of this block
    values::StreamMark mark;  // of the input up to there, where the source has a digest
    /// It is one line longer than any may be, and its text is left out.
    bool too_long = false;

    [[nodiscard]] std::string_view text() const { return mapped.empty() ? bytes.text() : mapped.text(); }
};

class Blocks {
  public:
    static constexpr std::size_t size = std::size_t{3} << 19U;  // bytes asked for at once: not quite a thousand records

    /// A line of more than `longest` bytes is passed over and only reported, alone or within a block.
    /// The input begins behind `bytes` bytes that were read before.
    /// With `looks`, an input that is plainly no lines of JSON is not read at all: see `form`.
    explicit Blocks(Source source, std::size_t longest, std::uint64_t bytes = 0, bool looks = false)
        : source_(std::move(source)), longest_(longest), bytes_(bytes), looks_(looks) {}

    /// Fills `into`, whose memory is used again; false at the end of the input, or when reading failed.
    [[nodiscard]] bool next(Block& into);
    [[nodiscard]] bool failed() const { return failed_; }
    /// What the input is instead of lines; `failed` then.
    [[nodiscard]] const Misformed& form() const { return form_; }

  private:
    [[nodiscard]] bool cut(Block& into);
    void look(std::string_view beginning);
    [[nodiscard]] bool map(Block& into);
    [[nodiscard]] bool fill(Bytes& bytes);
    [[nodiscard]] bool pass_over(Block& into);
    bool finish(Block& into, std::uint64_t bytes);
    bool finish_last(Block& into);
    void digest(std::string_view text);

    Source source_;
    std::size_t longest_;
    Bytes rest_;  // what was read behind the last line break
    std::uint64_t bytes_;
    bool looks_;
    Misformed form_;
    bool failed_ = false;
};

[[nodiscard]] std::uint64_t count_lines(std::string_view text);

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
