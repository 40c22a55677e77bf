// Lines are found once, when a file is added; after that a place is a binary search and a count of code points from the
// start of its line. Nothing else in the project ever turns an offset into a line.
#include "grammar/source.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

namespace {

std::vector<std::uint32_t> starts_of_lines(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return starts;
}

}  // namespace

Span join(Span first, Span last) {
    return {first.file, std::min(first.begin, last.begin), std::max(first.end, last.end)};
}

Source::Source(std::string path, std::string text, std::string name)
    : path_(std::move(path)),
      name_(name.empty() ? path_ : std::move(name)),
      text_(std::move(text)),
      line_starts_(starts_of_lines(text_)) {}

Place Source::place(std::uint32_t offset) const {
    const auto at = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
    const std::uint32_t start = *(after - 1);
    const std::string_view before = std::string_view(text_).substr(start, at - start);
    return {static_cast<std::uint32_t>(after - line_starts_.begin()),
            static_cast<std::uint32_t>(text::code_points(before) + 1)};
}

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts_.size()) {
        return {};
    }
    const std::size_t begin = line_starts_[number - 1];
    std::string_view line = std::string_view(text_).substr(begin);
    line = line.substr(0, line.find('\n'));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

std::uint32_t Sources::add(std::string path, std::string text, std::string name) {
    files_.emplace_back(std::move(path), std::move(text), std::move(name));
    return static_cast<std::uint32_t>(files_.size() - 1);
}

std::string_view Sources::text(Span span) const {
    const std::string_view all = files_[span.file].text();
    const std::size_t begin = std::min<std::size_t>(span.begin, all.size());
    return all.substr(begin, span.end > begin ? span.end - begin : 0);
}

}  // namespace chapeau::grammar
