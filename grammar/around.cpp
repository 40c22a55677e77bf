#include "grammar/around.hpp"

#include <algorithm>
#include <array>

#include "grammar/layout.hpp"

namespace chapeau::grammar {

namespace {

bool is_room(char byte) {
    return Layout::is_blank(byte) || byte == '\n' || byte == '\r';
}
bool is_of_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '.';
}

/// The word that ends before `at`, or nothing.
std::string_view word_before(const char* at, const char* first) {
    while (at != first && is_room(at[-1])) {
        --at;
    }
    const char* begin = at;
    while (begin != first && is_of_word(begin[-1])) {
        --begin;
    }
    return {begin, at};
}
std::string_view word_after(const char* at, const char* end) {
    at = std::find_if_not(at, end, is_room);
    return {at, std::find_if_not(at, end, is_of_word)};
}
bool joins(std::string_view word) {
    return word == "and" || word == "or" || word == "but";
}

}  // namespace

Around around(const char* begin, const char* stop, const char* first, const char* end) {
    Around found;
    const char* from = begin;
    for (std::string_view word = word_before(from, first); word == "not"; word = word_before(from, first)) {
        ++found.nots;
        from = word.data();
    }
    found.joined = joins(word_before(from, first)) || joins(word_after(stop, end));
    found.whole = on_one_line({from, static_cast<std::size_t>(std::max(stop, from) - from)});
    return found;
}

std::string in_place(std::string condition, bool several, const Around& around, bool denied) {
    const bool negated = (around.nots % 2 == 1) != denied;
    if (several && (negated || around.joined)) {
        condition = "(" + condition + ")";
    }
    condition = (negated ? "not " : "") + condition;
    return around.nots == 0 ? condition : condition + "` in place of `" + around.whole;
}

ComparisonBefore comparison_before(const Builder& builder) {
    if (builder.open.operands.empty()) {
        return {};
    }
    const Operand& operand = builder.open.operands.back();
    const ast::Expression* last = &operand.value;
    if (const auto* all = std::get_if<ast::And>(&last->node); all != nullptr && operand.open) {
        last = &all->members.back();
    } else if (const auto* any = std::get_if<ast::Or>(&last->node); any != nullptr && operand.open) {
        last = &any->members.back();
    }
    ComparisonBefore before{nullptr, last->span, {}};
    while (const auto* negation = std::get_if<ast::Not>(&last->node)) {
        last = negation->operand.get();
    }
    before.written = std::get_if<ast::Compare>(&last->node);
    before.alone = last->span;
    return before;
}

const char* open_count(const Builder& builder) {
    if (builder.open.ranges.empty()) {
        return nullptr;
    }
    const char* const first = builder.at(0);
    const char* const variable = builder.at(builder.open.ranges.back().range->variable.span.begin);
    const std::string_view joint = word_before(variable, first);
    if (joint == "of") {
        const std::string_view word = word_before(joint.data(), first);
        return word == "count" ? word.data() : nullptr;
    }
    constexpr std::string_view sum = "sum of ";
    const std::string_view before(first, joint.data());
    const std::size_t at = joint == "for" ? before.rfind(sum) : std::string_view::npos;
    return at == std::string_view::npos ? nullptr : before.data() + at;
}

std::string on_one_line(std::string_view words) {
    std::string line;
    for (const char byte : words) {
        if (!is_room(byte)) {
            line += byte;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    line.resize(line.ends_with(' ') ? line.size() - 1 : line.size());
    return line;
}

std::string words_at(const Builder& builder, Span span) {
    return span.end <= span.begin ? std::string()
                                  : on_one_line({builder.at(span.begin), std::size_t{span.end} - span.begin});
}

std::string governing_day(const Builder& builder) {
    for (const ast::Declaration& each : builder.tree.declarations) {
        const auto* policy = std::get_if<ast::Policy>(&each.node);
        if (policy != nullptr && !policy->as_of.empty()) {
            return policy->as_of.front().text();
        }
    }
    return "…";
}

}  // namespace chapeau::grammar
