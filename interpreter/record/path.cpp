// A path is a stack of views while a record is read and becomes a text only when there is something to say about it.

#include "interpreter/record/path.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/record/shown.hpp"

namespace chapeau::record {

namespace {

bool is_word(std::string_view name) {
    const auto in_words = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && std::ranges::all_of(name, in_words);
}

}  // namespace

std::string text_of(const std::vector<Step>& path) {
    std::string text;
    for (const Step& step : path) {
        if (step.is_member)
            text += fmt::format("[{}]", step.index);
        else if (is_word(step.name))
            text.append(text.empty() ? "" : ".").append(shown(step.name));
        else
            text += fmt::format("[\"{}\"]", shown(step.name));
    }
    return text;
}

}  // namespace chapeau::record
