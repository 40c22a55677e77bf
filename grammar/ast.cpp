// The tree is plain data; all it can do is say its own paths, because the trace, the messages and the formatter must
// all write them in the same way.
#include "grammar/ast.hpp"

namespace chapeau::grammar::ast {

std::string Path::text() const {
    std::string words;
    for (const Name& part : parts) {
        words += words.empty() ? "" : ".";
        words += part.text;
    }
    return words;
}

std::string DataPath::text() const {
    std::string words;
    for (const auto& step : steps) {
        if (const auto* name = std::get_if<Name>(&step)) {
            words += words.empty() ? "" : ".";
            words += name->text;
        } else {
            words += '[';
            words += std::to_string(std::get<std::uint32_t>(step));
            words += ']';
        }
    }
    return words;
}

}  // namespace chapeau::grammar::ast
