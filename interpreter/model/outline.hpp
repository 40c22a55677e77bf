// The outline of a source document: tab separated, one passage a line, with its id, its kind and what it says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/model.hpp"

namespace chapeau::model {

struct OutlineMistake {
    std::size_t line = 0;    // from 1
    std::size_t column = 0;  // in bytes from 0, where the words that are wrong begin
    std::size_t width = 0;   // of these
    std::string message;
    std::string help;
};
struct Outline {
    struct Line {
        std::size_t number = 0;
        Passage passage;
    };
    std::vector<Line> lines;
    std::vector<OutlineMistake> mistakes;
};

/// Reads `id<TAB>kind<TAB>statement` lines; the first line may name the columns. Ids begin with `source` and a slash.
/// Of the mistakes of one kind only the first is told, with how many more there are. Any bytes are safe.
[[nodiscard]] Outline read_outline(std::string_view text, std::string_view source);

}  // namespace chapeau::model
