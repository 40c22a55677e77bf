// What actions make of characters: texts without their escapes, paths into a record.
#include "grammar/actions_cases.hpp"

namespace chapeau::grammar {

ast::Text text_at(const Builder& builder, const char* begin, const char* end, bool reason) {
    ast::Text text{{}, builder.span(begin, end)};
    for (const char* at = begin + 1; at + 1 < end; ++at) {
        if (*at != '\\') {
            text.value += *at;
            continue;
        }
        ++at;
        const bool brace = *at == '{' || *at == '}';
        text.value += brace && reason ? "\\" : "";
        text.value += *at == 'n' ? '\n' : *at;
    }
    return text;
}

ast::DataPath data_path_at(const Builder& builder, const char* begin, const char* end) {
    ast::DataPath path{{}, builder.span(begin, end)};
    for (const char* at = begin; at < end;) {
        if (*at == '[') {
            const char* const close = std::find(at, end, ']');
            path.steps.emplace_back(static_cast<std::uint32_t>(std::stoul(std::string(at + 1, close))));
            at = close + 1;
        } else {
            const char* const first = *at == '.' ? at + 1 : at;
            at = std::find_if(first, end, [](char byte) { return byte == '.' || byte == '['; });
            path.steps.emplace_back(name_at(builder, first, at));
        }
    }
    return path;
}

}  // namespace chapeau::grammar
