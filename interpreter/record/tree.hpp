// A whole JSON text in memory, to be changed and written again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/json_text.hpp"

namespace chapeau::record {

struct Field;

/// A value. Scalars are kept as they are written, so that no digit of a number is lost.
struct Tree {
    Json json = Json::null;
    std::string scalar = "null";  // its JSON text; of no meaning for an object or a list
    std::vector<Field> fields;    // in the order written, repeated names too
    std::vector<Tree> members;

    [[nodiscard]] Tree* find(std::string_view name);
};

struct Field {
    std::string name;
    Tree value;
};

[[nodiscard]] Tree object_tree();
[[nodiscard]] Tree list_tree();
[[nodiscard]] Tree text_tree(std::string_view content);

/// The tree of one object; nothing where the text is malformed, as its `fault()` says.
[[nodiscard]] std::optional<Tree> parse(JsonText& json, std::string_view text);
/// JSON on one line.
[[nodiscard]] std::string text_of(const Tree& tree);

}  // namespace chapeau::record
