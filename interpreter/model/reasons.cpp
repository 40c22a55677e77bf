// A reason may show any value: facts, whole lists and sets, defines, grants. It names no clause, since a clause's own
// words stand under it in every trace.
#include "interpreter/model/reasons.hpp"

#include "grammar/parse.hpp"
#include "interpreter/model/typing.hpp"

namespace chapeau::model {

Reason read_reason(Checking& checking, const ast::Text& text, Node reader) {
    Typing typing(checking, reader, Where::reason, nullptr);
    Reason reason;
    for (const grammar::ReasonPiece& piece :
         grammar::parse_reason(checking.trees.sources, text, checking.diagnostics)) {
        if (!piece.value) {
            reason.push_back({piece.words, std::nullopt});
            continue;
        }
        if (const auto value = typing.value(*piece.value))
            reason.push_back({piece.words, value});
    }
    return reason;
}

}  // namespace chapeau::model
