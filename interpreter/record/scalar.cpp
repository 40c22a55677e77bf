// A function for each kind of value. Each says what it wanted as exactly as it can: a date of the right form that the
// calendar has not is told apart from what is no date, and a NOC code written as a number from one with a digit
// too few, because they are mended differently.

#include "interpreter/record/scalar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chapeau::record {

namespace {

std::string read_number(const Leaf& leaf, const Token& token, values::Rational& into) {
    if (token.json != Json::number)
        return expected_of(leaf);
    const auto number = values::Rational::parse(token.raw);
    if (!number)
        return fmt::format("{}, with at most {} digits", expected_of(leaf), values::Rational::most_digits);
    if (!within_bound(*leaf.fact, *number))
        return expected_of(leaf);
    into = *number;
    return {};
}

std::string read_yes_no(const Leaf& leaf, const Token& token, std::int64_t& into) {
    if (token.json != Json::yes_no)
        return expected_of(leaf);
    into = token.yes ? 1 : 0;
    return {};
}

bool looks_like_a_date(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    return std::ranges::equal(
        text, form, [](char byte, char wanted) { return wanted == '0' ? byte >= '0' && byte <= '9' : byte == wanted; });
}

std::string read_date(const Leaf& leaf, const Token& token, std::int64_t& into) {
    const auto day = token.json == Json::text ? code_of(leaf, token.content) : std::nullopt;
    if (day) {
        into = *day;
        return {};
    }
    if (token.json == Json::text && looks_like_a_date(token.content))
        return "a day that the calendar has, written \"YYYY-MM-DD\"";
    return expected_of(leaf);
}

std::string read_value(const Leaf& leaf, const Token& token, std::int64_t& into) {
    if (token.json != Json::text)
        return expected_of(leaf) + (leaf.values->find(token.raw) ? ", in quotes" : "");
    const auto value = code_of(leaf, token.content);
    if (!value)
        return expected_value(leaf, token.content);
    into = *value;
    return {};
}

std::string read_noc(const Leaf& leaf, const Token& token, std::int64_t& into) {
    const auto code = token.json == Json::text ? code_of(leaf, token.content) : std::nullopt;
    if (!code)
        return expected_of(leaf);
    into = *code;
    return {};
}

}  // namespace

std::string read_scalar(const Leaf& leaf, const Token& token, std::int64_t& code, values::Rational& number) {
    switch (leaf.fact->type.kind) {
        case model::Kind::yes_no:
            return read_yes_no(leaf, token, code);
        case model::Kind::number:
        case model::Kind::money:
        case model::Kind::days:
        case model::Kind::steps:
            return read_number(leaf, token, number);
        case model::Kind::date:
            return read_date(leaf, token, code);
        case model::Kind::text:
            return token.json == Json::text ? std::string() : expected_of(leaf);
        case model::Kind::enumeration:
            return read_value(leaf, token, code);
        case model::Kind::noc:
            return read_noc(leaf, token, code);
        case model::Kind::record:
            return expected_of(leaf);
    }
    return expected_of(leaf);
}

}  // namespace chapeau::record
