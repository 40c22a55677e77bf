// A diagnostic is drawn the way rustc and Cedar draw theirs: where and what on one line, the line of the source with a
// gutter, carets under the words that are meant, what to do, then every related place drawn likewise. A policy can hold
// any bytes, so what is copied from it is first made fit for a terminal, and a very long line
// is cut down to a window around the carets. Colour is laid around finished pieces, never mixed into them: the coloured
// text less its escapes is the plain text.
#include "grammar/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

namespace {

/// Code points of a source line that are shown at most.
constexpr std::size_t widest_line = 160;

enum class Style : std::uint8_t { error, warning, place, gutter, help };

class Painter {
  public:
    explicit Painter(bool color) : color_(color) {}

    [[nodiscard]] std::string operator()(Style style, std::string_view text) const {
        static constexpr std::array<std::string_view, 5> codes{"1;31", "1;33", "1", "1;34", "1;36"};
        return color_ ? fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(style)], text)
                      : std::string(text);
    }

  private:
    bool color_;
};

/// The part of a source line that is shown, with the columns of its carets, both counted in code points from 0.
struct Excerpt {
    std::string text;
    std::size_t caret = 0;
    std::size_t width = 1;
};

/// The offset of the code point that is `count` after `at`, or the end.
std::size_t step(std::string_view line, std::size_t at, std::size_t count) {
    while (count-- > 0 && at < line.size()) {
        at += std::max<std::size_t>(text::code_point_bytes(line, at), 1);
    }
    return at;
}

std::size_t shown_columns(std::string_view text) {
    return text::code_points(text::printable(text));
}

Excerpt excerpt(std::string_view line, std::size_t first, std::size_t last) {
    std::size_t begin = 0;
    std::size_t end = line.size();
    if (line.size() > widest_line) {
        const std::size_t before = text::code_points(line.substr(0, first));
        begin = step(line, 0, before > widest_line / 2 ? before - widest_line / 2 : 0);
        end = step(line, begin, widest_line);
    }
    const std::size_t from = std::clamp(first, begin, end);
    const std::size_t to = std::clamp(last, from, end);
    return {(begin > 0 ? "…" : "") + text::printable(line.substr(begin, end - begin)) + (end < line.size() ? "…" : ""),
            (begin > 0 ? 1 : 0) + shown_columns(line.substr(begin, from - begin)),
            std::max<std::size_t>(shown_columns(line.substr(from, to - from)), 1)};
}

/// The source line of a span with carets below; a span over several lines is underlined on its first.
std::string snippet(const Source& source, Span span, Style style, const Painter& paint) {
    const Place place = source.place(span.begin);
    const std::string_view line = source.line(place.line);
    const auto line_begin = static_cast<std::size_t>(line.data() - source.text().data());
    const std::size_t first = std::min<std::size_t>(line.empty() ? 0 : span.begin - line_begin, line.size());
    const std::size_t last = std::min(std::max<std::size_t>(first + span.end - span.begin, first), line.size());
    const Excerpt shown = excerpt(line, first, last);
    const std::string number = std::to_string(place.line);
    const std::string margin(number.size(), ' ');
    return fmt::format("{} {}\n{} {}{}{}\n{} {} {}{}\n", margin, paint(Style::gutter, "|"),
                       paint(Style::gutter, number), paint(Style::gutter, "|"), shown.text.empty() ? "" : " ",
                       shown.text, margin, paint(Style::gutter, "|"), std::string(shown.caret, ' '),
                       paint(style, std::string(shown.width, '^')));
}

std::string where(const Source& source, Span span) {
    const Place place = source.place(span.begin);
    return fmt::format("{}:{}:{}:", text::escaped(source.path()), place.line, place.column);
}

std::string margin_of(const Source& source, Span span) {
    return std::string(std::to_string(source.place(span.begin).line).size(), ' ');
}

}  // namespace

void sort(Diagnostics& diagnostics) {
    const auto key = [](const Diagnostic& one) {
        return std::tie(one.span.file, one.span.begin, one.code, one.span.end, one.message, one.help);
    };
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& left, const Diagnostic& right) { return key(left) < key(right); });
    const auto same = [&](const Diagnostic& left, const Diagnostic& right) { return key(left) == key(right); };
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& one) { return one.severity == Severity::error; });
}

bool has_errors_outside_tests(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& one) { return one.severity == Severity::error && !one.of_tests; });
}

std::string render(const Diagnostic& diagnostic, const Sources& sources, bool color) {
    const Painter paint(color);
    const bool error = diagnostic.severity == Severity::error;
    const Style style = error ? Style::error : Style::warning;
    const Source& source = sources[diagnostic.span.file];
    const std::string kind = fmt::format("{} {}", error ? "error" : "warning", diagnostic.code);
    std::string text = fmt::format("{} {}: {}\n", paint(Style::place, where(source, diagnostic.span)),
                                   paint(style, kind), text::escaped(diagnostic.message));
    text += snippet(source, diagnostic.span, style, paint);
    text += fmt::format("{} {} {}\n", margin_of(source, diagnostic.span), paint(Style::help, "= help:"),
                        text::escaped(diagnostic.help));
    for (const Related& related : diagnostic.related) {
        const Source& other = sources[related.span.file];
        text += fmt::format("{} {} {}\n", paint(Style::place, where(other, related.span)),
                            paint(Style::gutter, "note:"), text::escaped(related.message));
        text += snippet(other, related.span, Style::gutter, paint);
    }
    return text;
}

namespace {

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each.
std::size_t edits(std::string_view from, std::string_view to) {
    const std::size_t width = to.size() + 1;
    std::vector<std::size_t> table((from.size() + 1) * width);
    for (std::size_t i = 0; i <= from.size(); ++i) {
        for (std::size_t j = 0; j <= to.size(); ++j) {
            std::size_t& cell = table[i * width + j];
            if (i == 0 || j == 0) {
                cell = i + j;
                continue;
            }
            const std::size_t replaced = table[(i - 1) * width + j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            cell = std::min({table[(i - 1) * width + j] + 1, table[i * width + j - 1] + 1, replaced});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                cell = std::min(cell, table[(i - 2) * width + j - 2] + 1);
            }
        }
    }
    return table.back();
}

/// The length of the words of a path, dots and all, with which both begin.
std::size_t shared_words(std::string_view one, std::string_view other) {
    std::size_t shared = 0;
    for (std::size_t at = 0; at < one.size() && at < other.size() && one[at] == other[at]; ++at) {
        shared = one[at] == '.' || one[at] == '/' ? at + 1 : shared;
    }
    return shared;
}

}  // namespace

std::string render_errors(const Diagnostics& diagnostics, const Sources& sources, bool color) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::error) {
            text += render(diagnostic, sources, color);
        }
    }
    return text;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t most_edits = 4;
    std::optional<std::string> best;
    std::size_t fewest = most_edits + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t shared = shared_words(word, candidate);
        const std::string_view rest = word.substr(shared);
        const std::string_view other = std::string_view(candidate).substr(shared);
        const std::size_t limit = std::min(std::max<std::size_t>(rest.size() / 3, 1) + 1, fewest);
        const auto [shorter, longer] = std::minmax({rest.size(), other.size()});
        if (longer - shorter >= limit) {
            continue;
        }
        if (const std::size_t distance = edits(rest, other); distance < limit) {
            fewest = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace chapeau::grammar
