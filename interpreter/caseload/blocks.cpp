// A line that has no end within the bound is passed over in pieces, so that a file without a single line break costs no
// more memory than any other.
#include "interpreter/caseload/blocks.hpp"

namespace chapeau::caseload {

namespace {

std::uint64_t lines_of(std::string_view text) {
    std::uint64_t lines = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ++lines;
    return lines;
}

}  // namespace

/// Reads once, to the end of `text`; false if there was nothing more.
bool Blocks::fill(std::string& text) {
    const std::size_t before = text.size();
    text.resize(before + size);
    const auto got = failed_ ? std::nullopt : read_(std::span(text).subspan(before));
    failed_ = failed_ || !got;
    text.resize(before + got.value_or(0));
    return got.value_or(0) > 0;
}

bool Blocks::finish(Block& into, std::uint64_t lines, std::uint64_t bytes) {
    into.bytes.append(Block::padding, '\0');
    into.first_line = lines_ + 1;
    into.lines = lines;
    lines_ += lines;
    bytes_ += bytes;
    into.end = bytes_;
    return true;
}

bool Blocks::next(Block& into) {
    into.too_long = false;
    into.bytes.swap(rest_);
    rest_.clear();
    std::size_t searched = 0;
    while (true) {
        const std::size_t last = std::string_view(into.bytes).substr(searched).rfind('\n');
        if (last != std::string_view::npos) {
            const std::size_t end = searched + last + 1;
            rest_.assign(into.bytes, end);
            into.bytes.resize(end);
            return finish(into, lines_of(into.bytes), end);
        }
        if (into.bytes.size() > longest_)
            return pass_over(into);
        searched = into.bytes.size();
        if (!fill(into.bytes))
            return !failed_ && !into.bytes.empty() && finish(into, 1, into.bytes.size());
    }
}

/// The block's text has reached the bound without a line break.
bool Blocks::pass_over(Block& into) {
    std::uint64_t passed = into.bytes.size();
    into.too_long = true;
    for (into.bytes.clear(); fill(into.bytes); into.bytes.clear()) {
        const std::size_t end = into.bytes.find('\n');
        if (end != std::string::npos) {
            rest_.assign(into.bytes, end + 1);
            into.bytes.clear();
            return finish(into, 1, passed + end + 1);
        }
        passed += into.bytes.size();
    }
    return !failed_ && finish(into, 1, passed);
}

}  // namespace chapeau::caseload
