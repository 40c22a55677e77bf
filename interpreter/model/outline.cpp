// Outlines are kept as tables because they are read in a spreadsheet beside the document. A line that cannot be read is
// a mistake of its own; a table that was saved in another way has the same one on every line, which is told once. Blank
// lines and lines that begin with `#` are passed over.
#include "interpreter/model/outline.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "fmt/format.h"
#include "interpreter/text/misleading.hpp"

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

enum class Wrong : std::uint8_t { character, columns, kind, id, too_many, statement };

class Reading {
  public:
    explicit Reading(std::string_view source) : source_(source) {}

    void read_line(std::string_view line, std::size_t number) {
        const std::string_view whole = line;
        const std::string_view id = take(line, '\t');
        const std::string_view kind_word = take(line, '\t');
        const std::string_view statement = take(line, '\t');
        const auto tabs = static_cast<std::size_t>(std::ranges::count(whole, '\t'));
        const auto kind = kind_of(kind_word);
        const auto mistake = [&](Wrong wrong, std::string_view words, std::string message, std::string help) {
            note(wrong, {number, static_cast<std::size_t>(words.data() - whole.data()), words.size(),
                         std::move(message), std::move(help)});
        };
        if (const auto misleading = text::misleading_in(whole); !misleading.empty())
            mistake(Wrong::character,
                    whole.substr(misleading.front().begin, misleading.front().end - misleading.front().begin),
                    fmt::format("here stands {}", text::described(misleading.front())),
                    "delete it, or type the whole word again");
        else if (tabs == 0)
            mistake(Wrong::columns, whole, fmt::format("`{}` has no columns", shortened(whole)),
                    whole.find_first_of(",;") == std::string_view::npos
                        ? "separate id, kind and statement by tabs"
                        : "separate id, kind and statement by tabs, not by commas: save the table as text with tabs");
        else if (!kind)
            mistake(Wrong::kind, kind_word, fmt::format("`{}` is no kind of passage", shortened(kind_word)),
                    "write `rule`, `guidance`, `grant` or `decision` in the second column");
        else if (!id.starts_with(source_) || id.size() < source_.size() + 2 || id[source_.size()] != '/')
            mistake(Wrong::id, id, fmt::format("the id `{}` does not begin with `{}/`", shortened(id), source_),
                    fmt::format("begin every id with the name of the source, as in `{}/decision`", source_));
        else if (tabs > 2)
            mistake(Wrong::too_many, line, fmt::format("the passage `{}` has {} columns", shortened(id), tabs + 1),
                    "keep three: its id, its kind and what it says; a statement holds no tabs");
        else if (statement.find_first_not_of(' ') == std::string_view::npos)
            mistake(Wrong::statement, whole, fmt::format("the passage `{}` says nothing", shortened(id)),
                    "write what it says in the third column");
        else
            outline_.lines.push_back({number, {std::string(id), *kind, std::string(statement)}});
    }

    Outline outline() {
        for (const auto& [wrong, first] : first_)
            if (const std::size_t more = first.times - 1; more > 0)
                outline_.mistakes[first.index].message +=
                    fmt::format(", and so it is on {} more line{}", more, more == 1 ? "" : "s");
        return std::move(outline_);
    }

  private:
    struct First {
        std::size_t index = 0;
        std::size_t times = 0;
    };

    void note(Wrong wrong, OutlineMistake mistake) {
        const auto [first, added] = first_.try_emplace(wrong, First{outline_.mistakes.size(), 0});
        ++first->second.times;
        if (added)
            outline_.mistakes.push_back(std::move(mistake));
    }

    std::string_view source_;
    Outline outline_;
    std::map<Wrong, First> first_;
};

}  // namespace

Outline read_outline(std::string_view text, std::string_view source) {
    Reading reading(source);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = take(text, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const bool heading = number == 1 && line.starts_with("id\t");
        if (!heading && !line.empty() && !line.starts_with('#'))
            reading.read_line(line, number);
    }
    return reading.outline();
}

}  // namespace chapeau::model
