// The model keeps where a clause's heading stands. What belongs to it follows from how the language is written: all
// that is set in further, up to the next line that is not.
#include "interpreter/trace/source_text.hpp"

#include <algorithm>

#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t blank = std::string_view::npos;

/// `blank` of a line without anything on it.
std::size_t indent_of(std::string_view line) {
    return line.find_first_not_of(" \t\r");
}

/// `(experience) "2 years of …"`, or `grants`.
bool is_heading(std::string_view words) {
    if (!words.starts_with('('))
        return words.starts_with("grants");
    const std::size_t end = words.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", 1);
    return end != std::string_view::npos && end > 1 && words[end] == ')';
}

/// What a trace has of its own.
bool is_told(std::string_view words) {
    return words.starts_with("cites ") || words.starts_with("see ") || words.starts_with("interpretation ");
}

std::size_t lines_in(const grammar::Source& source) {
    return source.place(static_cast<std::uint32_t>(source.text().size())).line;
}

}  // namespace

std::vector<std::string> source_of(const model::Policy& policy, model::ClauseId id) {
    const grammar::Span span = policy.model.at(id).span;
    const grammar::Source& source = policy.trees.sources[span.file];
    const std::uint32_t first = source.place(span.begin).line;
    const std::size_t indent = indent_of(source.line(first));
    std::vector<std::string> lines{escaped(source.line(first).substr(indent))};
    std::size_t left_out = blank;  // what is set in further than this
    for (std::uint32_t number = first + 1; number <= lines_in(source); ++number) {
        const std::string_view line = source.line(number);
        const std::size_t at = indent_of(line);
        if (at != blank && at <= indent)
            break;
        if (at == blank || at > left_out)
            continue;
        left_out = is_heading(line.substr(at)) || is_told(line.substr(at)) ? at : blank;
        if (!is_told(line.substr(at)))
            lines.push_back(escaped(line.substr(indent)));
    }
    return lines;
}

}  // namespace chapeau::trace
