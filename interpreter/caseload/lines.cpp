// One buffer, from whose front lines are handed out and to whose back bytes are read. It grows to the longest line seen
// and never beyond the bound: a line that reaches the bound is passed over in pieces, so that a file without a single
// line break costs no more memory than any other. What was searched for a line break once is not searched again.
#include "interpreter/caseload/lines.hpp"

#include <algorithm>
#include <cstring>

namespace chapeau::caseload {

namespace {

constexpr std::size_t first_size = std::size_t{64} << 10U;

}  // namespace

Lines::Lines(Read read, std::size_t longest) : read_(std::move(read)), longest_(longest), buffer_(first_size) {}

void Lines::make_room() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        scanned_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size())
        buffer_.resize(std::min(buffer_.size() * 2, longest_ + 1));
}

bool Lines::fill() {
    if (end_ == buffer_.size())
        make_room();
    const auto got = read_(std::span(buffer_).subspan(end_));
    failed_ = !got;
    end_ += got.value_or(0);
    return got.value_or(0) > 0;
}

Line Lines::pass_over() {
    while (true) {
        const char* from = buffer_.data() + begin_;
        if (const void* found = std::memchr(from, '\n', end_ - begin_)) {
            begin_ = scanned_ = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
            return {.text = {}, .too_long = true};
        }
        begin_ = scanned_ = end_ = 0;
        if (!fill())
            return {.text = {}, .too_long = true};
    }
}

std::optional<Line> Lines::next() {
    while (true) {
        if (const void* found = std::memchr(buffer_.data() + scanned_, '\n', end_ - scanned_)) {
            const auto stop = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
            const std::string_view text(buffer_.data() + begin_, stop - begin_);
            begin_ = scanned_ = stop + 1;
            return text.size() > longest_ ? Line{.text = {}, .too_long = true} : Line{.text = text};
        }
        scanned_ = end_;
        if (end_ - begin_ > longest_)
            return pass_over();
        if (fill())
            continue;
        if (failed_ || begin_ == end_)
            return std::nullopt;
        const std::string_view text(buffer_.data() + begin_, end_ - begin_);
        begin_ = scanned_ = end_;
        return Line{.text = text};
    }
}

}  // namespace chapeau::caseload
