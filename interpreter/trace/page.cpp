// Wrapping works on words, each with the pieces it is made of: `short by 1 day` may break at its spaces, but a word
// that changes style halfway may not. Words longer than a line (a record may hold any) are cut at the width. Width is
// counted in columns of a terminal.
//
// Escapes are written a word's piece at a time and always closed before the line ends, so a pager that starts anywhere
// shows the right colours.

#include "interpreter/trace/page.hpp"

#include <algorithm>

#include "interpreter/text/utf8.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t least_body = 14;  // columns left to the words of a row, whatever its indent
constexpr std::string_view reset = "\x1b[0m";

std::string_view escape_of(Style style) {
    switch (style) {
        case Style::plain:
            return {};
        case Style::bold:
            return "\x1b[1m";
        case Style::dim:
            return "\x1b[2m";
        case Style::good:
            return "\x1b[32m";
        case Style::bad:
            return "\x1b[31m";
        case Style::open:
            return "\x1b[33m";
        case Style::heading:
            return "\x1b[1;36m";
    }
    return {};
}

using Word = Pieces;

/// Of spaces in a row the first is the break and the others begin the next word.
std::vector<Word> words_of(const Pieces& pieces) {
    std::vector<Word> words;
    bool glued = false;
    for (const Piece& piece : pieces) {
        const std::string& text = piece.text;
        std::size_t at = 0;
        while (at < text.size()) {
            if (text[at] == ' ') {
                glued = false;
                ++at;
            }
            const std::size_t letter = text.find_first_not_of(' ', at);
            if (letter == std::string::npos)
                break;
            const std::size_t end = std::min(text.find(' ', letter), text.size());
            if (!glued)
                words.emplace_back();
            words.back().push_back({text.substr(at, end - at), piece.style});
            glued = true;
            at = end;
        }
    }
    return words;
}

/// As much of `text` as takes no more than `width` columns, in bytes.
std::size_t bytes_within(std::string_view text, std::size_t width) {
    std::size_t bytes = 0;
    while (bytes < text.size()) {
        const std::size_t next = text::decode(text.substr(bytes)).bytes;
        const std::size_t columns = width_of(text.substr(bytes, next));
        if (columns > width)
            break;
        width -= columns;
        bytes += next;
    }
    return bytes;
}

/// Cuts a word that is wider than a line.
std::vector<Word> cut(const Word& word, std::size_t width) {
    std::vector<Word> out(1);
    for (Piece piece : word)
        while (!piece.text.empty()) {
            const std::size_t bytes = bytes_within(piece.text, width - width_of(out.back()));
            if (bytes == 0) {
                out.emplace_back();
                continue;
            }
            out.back().push_back({piece.text.substr(0, bytes), piece.style});
            piece.text.erase(0, bytes);
        }
    return out;
}

/// Puts a word at the end of a line. Words of one style in a row share their escapes.
void append(Pieces& line, const Word& word) {
    bool first = true;
    for (const Piece& piece : word) {
        const bool space = first && !line.empty();
        first = false;
        if (!line.empty() && line.back().style == piece.style) {
            line.back().text += (space ? " " : "") + piece.text;
            continue;
        }
        if (space)
            line.push_back({" ", Style::plain});
        line.push_back(piece);
    }
}

std::vector<Pieces> lines_of(const Pieces& body, std::size_t width) {
    std::vector<Pieces> lines(1);
    for (const Word& whole : words_of(body))
        for (const Word& word : width_of(whole) > width ? cut(whole, width) : std::vector<Word>{whole}) {
            const std::size_t needed = width_of(lines.back()) + (lines.back().empty() ? 0 : 1) + width_of(word);
            if (needed > width)
                lines.emplace_back();
            append(lines.back(), word);
        }
    return lines;
}

/// Puts the head at the front of the first line where it ends before the body begins, otherwise on lines of its own.
/// Returns how many lines begin at the head's indent.
std::size_t put_before(std::vector<Pieces>& lines, std::size_t indent, const Pieces& head, std::size_t hang,
                       std::size_t width) {
    if (head.empty())
        return 0;
    const std::size_t head_end = indent + width_of(head);
    if (head_end >= hang) {
        const std::vector<Pieces> above = lines_of(head, width);
        lines.insert(lines.begin(), above.begin(), above.end());
        return above.size();
    }
    Pieces& first = lines.front();
    if (!first.empty())
        first.insert(first.begin(), {std::string(hang - head_end, ' '), Style::plain});
    first.insert(first.begin(), head.begin(), head.end());
    return 1;
}

}  // namespace

std::size_t width_of(const Pieces& pieces) {
    std::size_t width = 0;
    for (const Piece& piece : pieces)
        width += width_of(std::string_view(piece.text));
    return width;
}

void Page::write_line(std::size_t indent, const Pieces& words) {
    if (width_of(words) > 0)
        out_.append(indent, ' ');
    for (const Piece& piece : words) {
        const std::string_view escape = color_ ? escape_of(piece.style) : std::string_view();
        out_ += escape;
        out_ += piece.text;
        if (!escape.empty())
            out_ += reset;
    }
    out_ += '\n';
}

void Page::blank() {
    out_ += '\n';
}

void Page::row(std::size_t indent, const Pieces& head, std::size_t hang, const Pieces& body, const Pieces& right) {
    const std::size_t kept = right.empty() ? 0 : width_of(right) + 2;
    const std::size_t least = std::min<std::size_t>(least_body, width_ / 2);
    const std::size_t furthest = width_ > kept + least ? width_ - kept - least : 0;
    indent = std::min(indent, furthest);
    hang = std::min(hang, furthest);
    std::vector<Pieces> lines = lines_of(body, width_ - hang - kept);
    const std::size_t of_head = put_before(lines, indent, head, hang, width_ - indent - kept);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t column = i < of_head ? indent : hang;
        if (i == 0 && !right.empty()) {
            const std::size_t gap = width_ - column - width_of(lines[i]) - width_of(right);
            lines[i].push_back({std::string(gap, ' '), Style::plain});
            lines[i].insert(lines[i].end(), right.begin(), right.end());
        }
        write_line(column, lines[i]);
    }
}

}  // namespace chapeau::trace
