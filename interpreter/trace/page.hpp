// A page of text of a fixed width: words wrapped with hanging indents, styled or plain.
//
// Both come from the same words and the same breaks, so the styled page less its escapes is the plain one.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/text/utf8.hpp"

namespace chapeau::trace {

using text::width_of;

enum class Style : std::uint8_t { plain, bold, dim, good, bad, open, heading };

/// Words of one style. Breaks fall at spaces, also between pieces; a piece without one joins its neighbours. Spaces in
/// a row stay, since a text of a record may hold some.
struct Piece {
    std::string text;
    Style style = Style::plain;
};
using Pieces = std::vector<Piece>;

class Page {
  public:
    Page(unsigned width, bool color) : width_(width), color_(color) {}

    void blank();
    /// `head` at column `indent`, then `body`; further lines of the body are indented by `hang`. `head` is not broken,
    /// but is followed by a line break where it reaches `hang`.
    void paragraph(std::size_t indent, const Pieces& head, std::size_t hang, const Pieces& body) {
        row(indent, head, hang, body, {});
    }
    void paragraph(std::size_t indent, const Pieces& body) { paragraph(indent, {}, indent, body); }
    /// The same with `right` at the right margin of the first line; the body is wrapped short of it.
    void row(std::size_t indent, const Pieces& head, std::size_t hang, const Pieces& body, const Pieces& right);

    [[nodiscard]] unsigned width() const { return width_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void write_line(std::size_t indent, const Pieces& words);

    unsigned width_;
    bool color_;
    std::string out_;
};

/// Columns of all pieces.
[[nodiscard]] std::size_t width_of(const Pieces& pieces);

}  // namespace chapeau::trace
