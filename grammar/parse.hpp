// Text to syntax tree: the one entry to the grammar.
#pragma once

#include <string_view>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace chapeau::grammar {

/// Reads the file with index `file` of `sources`. Takes any bytes whatever; never throws for what they hold. After a
/// mistake it goes on at the next declaration, so that one file can have many. Diagnostics are added at the end.
[[nodiscard]] ast::File parse(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

/// A piece of a `reason` text: words to print, or an expression between braces.
struct ReasonPiece {
    std::string words;
    std::optional<ast::Expression> value;
};

/// Splits a reason into its pieces, parsing what stands between braces; spans are those of the file. `\{` and `\}` are
/// plain braces.
[[nodiscard]] std::vector<ReasonPiece> parse_reason(const Sources& sources, const ast::Text& reason,
                                                    Diagnostics& diagnostics);

}  // namespace chapeau::grammar
