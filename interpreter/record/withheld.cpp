// Closed by default: what is not known to be a phrase of ours is taken for the record's and becomes `something else`.
#include "interpreter/record/withheld.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "interpreter/text/ascii.hpp"

namespace chapeau::record {

namespace {

constexpr std::string_view any_number = "#";

/// What is found that says nothing of the record; `#` stands for digits.
constexpr std::array<std::string_view, 10> phrases{"an object",
                                                   "a list",
                                                   "nothing",
                                                   "# bytes",
                                                   "more than # members of lists",
                                                   "a line that is too long",
                                                   "a file that is too long",
                                                   "a text that does not end",
                                                   "a text too large for the memory",
                                                   "the end of the text"};

std::string with_marks_for_numbers(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!text::is_digit(text[i]))
            out += text[i];
        else if (i == 0 || !text::is_digit(text[i - 1]))
            out += any_number;
    return out;
}

/// ` at line 1, column 18` where the text ends so.
std::string_view place_in(std::string_view found) {
    constexpr std::string_view says = " at line ";
    const std::size_t at = found.rfind(says);
    if (at == std::string_view::npos || with_marks_for_numbers(found.substr(at)) != " at line #, column #")
        return {};
    return found.substr(at);
}

std::string kind_of(std::string_view found) {
    if (std::ranges::find(phrases, with_marks_for_numbers(found)) != phrases.end())
        return std::string(found);
    if (const std::string_view place = place_in(found); !place.empty())
        return "something else" + std::string(place);
    if (found.starts_with("a field named `"))
        return "a field that is not known";
    if (found.ends_with("` a second time"))
        return "a field a second time";
    if (found.starts_with('"'))
        return "a text";
    if (found == "true" || found == "false")
        return "true or false";
    if (found == "null")
        return "nothing";
    return !found.empty() && (text::is_digit(found.front()) || found.front() == '-') ? "a number" : "something else";
}

/// `applicant.licences.occupation` of `applicant.licences[2].occupation`.
std::string without_indexes(std::string_view path) {
    std::string out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const std::size_t end = path[i] == '[' ? path.find_first_not_of("0123456789", i + 1) : i;
        if (end != i && end != std::string_view::npos && path[end] == ']')
            i = end;
        else
            out += path[i];
    }
    return out;
}

bool is_of_policy(std::string_view path, const model::Model& model) {
    const std::string plain = without_indexes(path);
    return std::ranges::any_of(model.facts, [&](const model::Fact& fact) {
        return fact.path == plain || (fact.path.starts_with(plain) && fact.path[plain.size()] == '.');
    });
}

template <class IsKnown>
std::string known_part(std::string_view path, const IsKnown& is_known) {
    while (!path.empty() && !is_known(path)) {
        const std::size_t last = path.find_last_of(".[");
        path = path.substr(0, last == std::string_view::npos ? 0 : last);
    }
    return std::string(path);
}

/// What is nearest to a value says much of the value.
std::string without_hint(std::string_view expected) {
    return std::string(expected.substr(0, expected.find("; did you mean `")));
}

}  // namespace

RecordError without_values(const RecordError& error, const model::Model& model) {
    const auto is_known = [&](std::string_view path) { return is_of_policy(path, model); };
    return {known_part(error.path, is_known), kind_of(error.found), without_hint(error.expected), error.of};
}

RecordError without_values(const RecordError& error, std::span<const std::string_view> known) {
    const auto is_known = [&](std::string_view path) {
        return std::ranges::find(known, without_indexes(path)) != known.end();
    };
    return {known_part(error.path, is_known), kind_of(error.found), without_hint(error.expected), error.of};
}

}  // namespace chapeau::record
