// Outlines are kept as tables because they are read in a spreadsheet beside the document. A line that cannot be read is
// a mistake of its own and hides no other; blank lines and lines that begin with `#` are passed over.
#include "interpreter/model/outline.hpp"

#include "fmt/format.h"

namespace chapeau::model {

namespace {

std::optional<PassageKind> kind_of(std::string_view word) {
    if (word == "rule")
        return PassageKind::rule;
    if (word == "guidance")
        return PassageKind::guidance;
    if (word == "grant")
        return PassageKind::grant;
    if (word == "decision")
        return PassageKind::decision;
    return std::nullopt;
}

/// Takes the text up to `end` off the front.
std::string_view take(std::string_view& text, char end) {
    const std::size_t at = text.find(end);
    const std::string_view taken = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return taken;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.size() <= longest)
        return std::string(text);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

void read_line(std::string_view line, std::size_t number, std::string_view source, Outline& outline) {
    const std::string_view whole = line;
    const std::string_view id = take(line, '\t');
    const std::string_view kind_word = take(line, '\t');
    const std::string_view statement = take(line, '\t');
    const auto kind = kind_of(kind_word);
    const auto mistake = [&](std::string message, std::string help) {
        outline.mistakes.push_back({number, std::move(message), std::move(help)});
    };
    if (whole.find('\t') == std::string_view::npos)
        mistake(fmt::format("`{}` has no columns", shortened(whole)), "separate id, kind and statement by tabs");
    else if (!kind)
        mistake(fmt::format("`{}` is no kind of passage", shortened(kind_word)),
                "write `rule`, `guidance`, `grant` or `decision` in the second column");
    else if (!id.starts_with(source) || id.size() < source.size() + 2 || id[source.size()] != '/')
        mistake(fmt::format("the id `{}` does not begin with `{}/`", shortened(id), source),
                fmt::format("begin every id with the name of the source, as in `{}/decision`", source));
    else
        outline.lines.push_back({number, {std::string(id), *kind, std::string(statement)}});
}

}  // namespace

Outline read_outline(std::string_view text, std::string_view source) {
    Outline outline;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = take(text, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const bool heading = number == 1 && line.starts_with("id\t");
        if (!heading && !line.empty() && !line.starts_with('#'))
            read_line(line, number, source, outline);
    }
    return outline;
}

}  // namespace chapeau::model
