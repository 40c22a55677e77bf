// What the passes share: putting a diagnostic together, naming types in the analyst's words, and finding the name that
// was probably meant. Nearest names are the one costly thing here (every candidate is compared), so they are sought
// only after a mistake and only for the first hundred of them.
#include "interpreter/model/checking.hpp"

#include <algorithm>
#include <utility>

#include "fmt/format.h"

namespace chapeau::model {

namespace {

constexpr std::size_t longest_words = 60;

std::string kind_text(const Model& model, Type type) {
    switch (type.kind) {
        case Kind::yes_no:
            return "a yes/no";
        case Kind::number:
            return "a number";
        case Kind::money:
            return "an amount of money";
        case Kind::days:
            return "a number of days";
        case Kind::steps:
            return "a calendar step";
        case Kind::date:
            return "a date";
        case Kind::text:
            return "a text";
        case Kind::enumeration:
            return fmt::format("a value of `{}`", model.at(type.of_enum).name);
        case Kind::noc:
            return "a NOC code";
        case Kind::record:
            return "a record";
    }
    return {};
}

}  // namespace

std::string_view sort_text(Sort sort) {
    switch (sort) {
        case Sort::facts:
            return "group of facts";
        case Sort::list:
            return "list";
        case Sort::define:
            return "define";
        case Sort::clause:
            return "clause";
        case Sort::decision:
            return "decision";
        case Sort::grant:
            return "grant";
    }
    return {};
}

std::string members_text(const Model& model, Type element) {
    switch (element.kind) {
        case Kind::enumeration:
            return fmt::format("values of `{}`", model.at(element.of_enum).name);
        case Kind::noc:
            return "NOC codes";
        case Kind::text:
            return "texts";
        default:
            return "records";
    }
}

std::string type_text(const Model& model, Type type) {
    if (type.many == Many::one)
        return kind_text(model, type);
    return fmt::format("a {} of {}", type.many == Many::set ? "set" : "list", members_text(model, type));
}

std::string suggestion(const std::optional<std::string>& nearest, std::string otherwise) {
    return nearest ? fmt::format("write `{}`, if that is what is meant", *nearest) : std::move(otherwise);
}

std::string quoted(std::string_view name) {
    return fmt::format("`{}`", name);
}

std::string quoted(const std::vector<std::string>& names, std::size_t most) {
    std::string text;
    const std::size_t shown = std::min(most, names.size());
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += quoted(names[i]);
    }
    if (names.size() > shown)
        text += fmt::format(" and {} more", names.size() - shown);
    return text;
}

grammar::Diagnostic& Checking::error(code::Code code, Span span, std::string message, std::string help) {
    return diagnostics.emplace_back(grammar::Diagnostic{
        std::string(code), grammar::Severity::error, span, std::move(message), std::move(help), {}});
}

grammar::Diagnostic& Checking::warning(code::Code code, Span span, std::string message, std::string help) {
    return diagnostics.emplace_back(grammar::Diagnostic{
        std::string(code), grammar::Severity::warning, span, std::move(message), std::move(help), {}});
}

bool Checking::leads_to_wrong(std::string_view path) const {
    if (file_lost || (names_lost && !knows_first_word(path)))
        return true;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1))
        if (names.wrong.contains(path.substr(0, dot)) || names.lost_labels.contains(path.substr(0, dot)))
            return true;
    return names.wrong.contains(path);
}

bool Checking::is_lost_type(std::string_view path) const {
    return file_lost || types_lost || names.lost_types.contains(path.substr(0, path.find('.')));
}

bool Checking::is_lost_sample(std::string_view name) const {
    return file_lost || samples_lost || names.lost_samples.contains(name);
}

bool Checking::knows_first_word(std::string_view path) const {
    const std::string_view first = path.substr(0, path.find('.'));
    return names.symbols.contains(first) || names.groups.contains(first);
}

bool Checking::say_unknown(std::string_view path) {
    constexpr std::size_t most_said = 3;
    Unknown& unknown = unknown_[std::string(knows_first_word(path) ? path : path.substr(0, path.find('.')))];
    ++unknown.times;
    if (unknown.said == most_said)
        return false;
    ++unknown.said;
    unknown.last = diagnostics.size();
    return true;
}

void Checking::count_unknown() {
    for (const auto& [name, unknown] : unknown_)
        if (unknown.times > unknown.said)
            diagnostics[unknown.last].message +=
                fmt::format("; `{}` is named at {} other places too", name, unknown.times - unknown.said);
}

void Checking::only_once(const std::vector<ast::Note>& parts, std::string_view keyword) {
    for (std::size_t i = 1; i < parts.size(); ++i)
        error(code::part_twice, parts[i].keyword, fmt::format("`{}` stands here a second time", keyword),
              "keep one of the two")
            .related.push_back({parts[0].keyword, "the first one"});
}

void Checking::only_once(const std::vector<ast::Dates>& parts) {
    for (std::size_t i = 1; i < parts.size(); ++i)
        error(code::part_twice, parts[i].span, "`dates round` stands here a second time", "keep one of the two")
            .related.push_back({parts[0].span, "the first one"});
}

values::Rounding rounding_of(const ast::Dates& dates) {
    return dates.rounding == ast::Dates::Rounding::up ? values::Rounding::up : values::Rounding::down;
}

std::optional<std::uint32_t> Checking::value_of(EnumId of_enum, std::string_view value) const {
    const auto& values = names.values[of_enum.index];
    const auto found = values.find(value);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Checking::values_of(EnumId of_enum) const {
    std::vector<std::string> all;
    for (const EnumValue& value : model.at(of_enum).values)
        all.push_back(value.name);
    return all;
}

std::string Checking::words(Span span) const {
    std::string text = whole_words(span);
    if (text.size() <= longest_words)
        return text;
    text.resize(longest_words + 1);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
        text.pop_back();
    text.pop_back();
    return text + "…";
}

std::string Checking::whole_words(Span span) const {
    std::string text;
    for (const char c : trees.sources.text(span)) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            text += c;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    return text;
}

bool Checking::is_standard(Span span) const {
    return span.file < trees.standard;
}

std::optional<std::string> Checking::nearest(std::string_view word, const std::vector<std::string>& candidates) {
    if (suggestions >= most_suggestions || word.size() < 2)
        return std::nullopt;
    ++suggestions;
    return grammar::nearest(word, candidates);
}

const std::vector<std::string>& Checking::all_names() {
    if (all_names_)
        return *all_names_;
    std::vector<std::string>& all = all_names_.emplace();
    for (const Fact& fact : model.facts)
        if (fact.place != Fact::Place::column)
            all.push_back(fact.path);
    for (const auto& [name, symbol] : names.symbols)
        all.push_back(name);
    std::ranges::sort(all);
    return all;
}

const std::vector<EnumId>& Checking::enums_with(std::string_view value) {
    static const std::vector<EnumId> none;
    if (!names.enums_of_value) {
        names.enums_of_value.emplace();
        for (std::uint32_t i = 0; i < model.enums.size(); ++i)
            for (const EnumValue& each : model.enums[i].values)
                (*names.enums_of_value)[each.name].push_back({i});
    }
    const auto found = names.enums_of_value->find(value);
    return found == names.enums_of_value->end() ? none : found->second;
}

ExpressionId Checking::add(decltype(Expression::node)&& node, Type type, Span span) {
    model.expressions.push_back(Expression{std::move(node), type, span});
    return {static_cast<std::uint32_t>(model.expressions.size() - 1)};
}

}  // namespace chapeau::model
