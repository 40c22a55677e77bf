// Wrapping works on words, each with the pieces it is made of: `short by 1 day` may break at its spaces, but a word
// that changes style halfway may not. Words longer than a line (a record may hold any) are cut at the width. Width is
// counted in code points.
//
// Escapes are written a word's piece at a time and always closed before the line ends, so a pager that starts anywhere
// shows the right colours.

#include "interpreter/trace/page.hpp"

#include <algorithm>

#include "interpreter/trace/utf8.hpp"

namespace chapeau::trace {
namespace {

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

std::vector<Word> words_of(const Pieces& pieces) {
    std::vector<Word> words;
    bool glued = false;
    for (const Piece& piece : pieces) {
        std::size_t at = 0;
        while (at < piece.text.size()) {
            const std::size_t space = std::min(piece.text.find(' ', at), piece.text.size());
            if (space > at) {
                if (!glued)
                    words.emplace_back();
                words.back().push_back({piece.text.substr(at, space - at), piece.style});
            }
            glued = space == piece.text.size() && space > at;
            at = space + 1;
        }
    }
    return words;
}

/// The first `width` code points of `text`, in bytes.
std::size_t bytes_within(std::string_view text, std::size_t width) {
    std::size_t bytes = 0;
    while (width-- > 0 && bytes < text.size())
        bytes += decode(text.substr(bytes)).bytes;
    return bytes;
}

/// Cuts a word that is wider than a line.
std::vector<Word> cut(const Word& word, std::size_t width) {
    std::vector<Word> out(1);
    for (Piece piece : word)
        while (!piece.text.empty()) {
            const std::size_t room = width - width_of(out.back());
            if (room == 0) {
                out.emplace_back();
                continue;
            }
            const std::size_t bytes = bytes_within(piece.text, room);
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
    constexpr std::size_t least = 8;
    const std::size_t kept = right.empty() ? 0 : width_of(right) + 2;
    const std::size_t width = std::max<std::size_t>(width_ > hang + kept ? width_ - hang - kept : 0, least);
    std::vector<Pieces> lines = lines_of(body, width);
    const std::size_t head_end = indent + width_of(head);
    if (!head.empty() && head_end >= hang) {
        lines.insert(lines.begin(), Pieces{});
    } else if (!head.empty() && !lines.front().empty()) {
        lines.front().insert(lines.front().begin(), {std::string(hang - head_end, ' '), Style::plain});
    }
    lines.front().insert(lines.front().begin(), head.begin(), head.end());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t column = i == 0 && !head.empty() ? indent : hang;
        if (i == 0 && !right.empty()) {
            const std::size_t used = column + width_of(lines[i]) + width_of(right);
            lines[i].push_back(
                {std::string(std::max<std::size_t>(width_ > used ? width_ - used : 0, 2), ' '), Style::plain});
            lines[i].insert(lines[i].end(), right.begin(), right.end());
        }
        write_line(column, lines[i]);
    }
}

}  // namespace chapeau::trace
