#include "interpreter/casefile/taking.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "interpreter/record/shown.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::casefile {

namespace {

using record::Field;
using record::Json;

std::string below(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

/// A number of two digits, below `most`.
bool is_part(std::string_view digits, int most) {
    return digits.size() == 2 && digits.find_first_not_of("0123456789") == std::string_view::npos &&
           (digits[0] - '0') * 10 + digits[1] - '0' < most;
}

/// `.123`, or nothing.
bool is_fraction(std::string_view text) {
    return text.empty() || (text.size() > 1 && text.size() <= 10 && text[0] == '.' &&
                            text.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

/// To the second; nothing where it is no moment.
std::optional<std::string> moment_of(std::string_view text) {
    constexpr std::string_view form = "2026-11-30T10:00:00";
    if (text.size() <= form.size() || text.back() != 'Z' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const bool good = values::parse_day(text.substr(0, 10)) && is_part(text.substr(11, 2), 24) &&
                      is_part(text.substr(14, 2), 60) && is_part(text.substr(17, 2), 60) &&
                      is_fraction(text.substr(form.size(), text.size() - 1 - form.size()));
    return good ? std::optional(std::string(text.substr(0, form.size())) + 'Z') : std::nullopt;
}

}  // namespace

std::string content_of(const Tree& text) {
    return nlohmann::json::parse(text.scalar).get<std::string>();  // its parser has seen that it is well-formed
}

void Taking::wrong(const Tree& tree, std::string path, std::string expected) {
    if (!is_full())
        errors_.push_back({std::move(path), record::shown(record::text_of(tree)), std::move(expected)});
}

void Taking::wrong(std::string path, std::string found, std::string expected) {
    if (!is_full())
        errors_.push_back({std::move(path), std::move(found), std::move(expected)});
}

void Taking::object(const Tree& tree, const std::string& path, std::initializer_list<Member> members) {
    if (tree.json != Json::object)
        return wrong(tree, path, "an object");
    std::vector<std::string_view> names;
    std::ranges::transform(members, std::back_inserter(names), &Member::name);
    std::vector<std::string_view> seen;
    for (const Field& field : tree.fields) {
        if (is_full())
            return;
        const auto* const member = std::ranges::find(members, std::string_view(field.name), &Member::name);
        if (member == members.end())
            wrong(field.value, below(path, record::shown(field.name)),
                  fmt::format("nothing of that name: there is {}", fmt::join(names, ", ")));
        else if (std::ranges::find(seen, member->name) != seen.end())
            wrong(field.value, below(path, field.name), "no second one");
        else {
            member->take(field.value, below(path, field.name));
            seen.push_back(member->name);
        }
    }
    for (const Member& member : members)
        if (member.required && std::ranges::find(seen, member.name) == seen.end())
            wrong(path, fmt::format("no `{}`", member.name), "one");
}

void Taking::list(const Tree& tree, const std::string& path, const Take& each, std::size_t most) {
    if (tree.json != Json::list)
        return wrong(tree, path, "a list");
    if (tree.members.size() > most)
        return wrong(path, fmt::format("a list of {}", tree.members.size()), fmt::format("at most {}", most));
    for (std::size_t i = 0; i < tree.members.size() && !is_full(); ++i)
        each(tree.members[i], fmt::format("{}[{}]", path, i));
}

void Taking::text(const Tree& tree, const std::string& path, std::string& into) {
    if (tree.json != Json::text)
        return wrong(tree, path, "a text");
    into = content_of(tree);
}

void Taking::yes_no(const Tree& tree, const std::string& path, bool& into) {
    if (tree.json != Json::yes_no)
        return wrong(tree, path, "true or false");
    into = tree.scalar == "true";
}

void Taking::one_of(const Tree& tree, const std::string& path, const std::vector<std::string>& words,
                    std::string& into) {
    const std::string word = tree.json == Json::text ? content_of(tree) : std::string();
    if (tree.json != Json::text || std::ranges::find(words, word) == words.end())
        return wrong(tree, path, words.size() == 1 ? words.front() : fmt::format("one of {}", fmt::join(words, ", ")));
    into = word;
}

void Taking::moment(const Tree& tree, const std::string& path, std::string& into) {
    const auto moment = tree.json == Json::text ? moment_of(content_of(tree)) : std::nullopt;
    if (!moment)
        return wrong(tree, path, "a moment of UTC like 2026-11-30T10:00:00Z");
    into = *moment;
}

Taking::Take Taking::text(std::string& into) {
    return [this, &into](const Tree& tree, const std::string& path) { text(tree, path, into); };
}

Taking::Take Taking::yes_no(bool& into) {
    return [this, &into](const Tree& tree, const std::string& path) { yes_no(tree, path, into); };
}

Taking::Take Taking::one_of(std::vector<std::string> words, std::string& into) {
    return [this, words = std::move(words), &into](const Tree& tree, const std::string& path) {
        one_of(tree, path, words, into);
    };
}

Taking::Take Taking::moment(std::string& into) {
    return [this, &into](const Tree& tree, const std::string& path) { moment(tree, path, into); };
}

Taking::Take Taking::list_of(Take each, std::size_t most) {
    return [this, each = std::move(each), most](const Tree& tree, const std::string& path) {
        list(tree, path, each, most);
    };
}

}  // namespace chapeau::casefile
