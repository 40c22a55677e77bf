// A line that has no end within the bound is passed over in pieces, so that a file without a single line break costs no
// more memory than any other.
#include "interpreter/caseload/blocks.hpp"

namespace chapeau::caseload {

std::uint64_t count_lines(std::string_view text) {
    const auto breaks = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    return breaks + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

std::span<char> Bytes::room(std::size_t size) {
    if (size_ + size + padding > capacity_) {
        capacity_ = std::max(size_ + size + padding, 2 * capacity_);
        auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
        std::copy_n(bytes_.get(), size_, larger.get());
        bytes_ = std::move(larger);
    }
    return {bytes_.get() + size_, size};
}

/// The room was made for the padding too.
void Bytes::add(std::size_t size) {
    size_ += size;
    std::fill_n(bytes_.get() + size_, padding, '\0');
}

void Bytes::assign(std::string_view text) {
    size_ = 0;
    std::copy(text.begin(), text.end(), room(text.size()).begin());
    add(text.size());
}

bool Blocks::map(Block& into) {
    into.mapped = rest_.size() == 0 && source_.map ? source_.map(size) : Mapped();
    if (into.mapped.empty())
        return false;
    digest(into.text());
    return finish(into, into.text().size());
}

void Blocks::digest(std::string_view text) {
    if (source_.digest != nullptr)
        source_.digest->add(text);
}

/// Reads once, to the end of `bytes`; false if there was nothing more.
bool Blocks::fill(Bytes& bytes) {
    const auto got = failed_ ? std::nullopt : source_.read(bytes.room(size));
    failed_ = failed_ || !got;
    bytes.add(got.value_or(0));
    return got.value_or(0) > 0;
}

bool Blocks::finish(Block& into, std::uint64_t bytes) {
    bytes_ += bytes;
    into.end = bytes_;
    if (source_.digest != nullptr)
        into.mark = source_.digest->mark();
    return true;
}

/// The input has ended without a line break.
bool Blocks::finish_last(Block& into) {
    digest(into.text());
    return finish(into, into.bytes.size());
}

bool Blocks::next(Block& into) {
    const bool found = cut(into);
    if (found && looks_)
        look(into.text());
    return found && !failed_;
}

/// Goes on looking behind lines of blanks.
void Blocks::look(std::string_view beginning) {
    looks_ = beginning.find_first_not_of(" \t\r\n") == std::string_view::npos;
    form_ = misformed(beginning);
    failed_ = failed_ || !form_.what.empty();
}

bool Blocks::cut(Block& into) {
    into.too_long = false;
    if (map(into))
        return true;
    std::swap(into.bytes, rest_);
    rest_.cut(0);
    std::size_t searched = 0;
    while (true) {
        const std::size_t last = into.text().substr(searched).rfind('\n');
        if (last != std::string_view::npos) {
            const std::size_t end = searched + last + 1;
            rest_.assign(into.text().substr(end));
            into.bytes.cut(end);
            digest(into.text());
            return finish(into, end);
        }
        if (into.bytes.size() > longest_)
            return pass_over(into);
        searched = into.bytes.size();
        if (!fill(into.bytes))
            return !failed_ && into.bytes.size() > 0 && finish_last(into);
    }
}

/// The block's text has reached the bound without a line break.
bool Blocks::pass_over(Block& into) {
    if (looks_)
        look(into.text());
    std::uint64_t passed = into.bytes.size();
    digest(into.text());
    into.too_long = true;
    for (into.bytes.cut(0); fill(into.bytes); into.bytes.cut(0)) {
        const std::size_t end = into.text().find('\n');
        if (end != std::string_view::npos) {
            rest_.assign(into.text().substr(end + 1));
            digest(into.text().substr(0, end + 1));
            into.bytes.cut(0);
            return finish(into, passed + end + 1);
        }
        passed += into.bytes.size();
        digest(into.text());
    }
    return !failed_ && finish(into, passed);
}

}  // namespace chapeau::caseload
