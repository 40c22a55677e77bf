// The few questions that the model answers itself: NOC codes to and from text, values of an enum by name, clauses and
// facts by name. A NOC code is one integer (its digits, plus 100000 for the five-digit edition), so that lists of codes
// are sorted integers and two codes of different editions never look alike.
#include "interpreter/model/model.hpp"

#include <algorithm>

namespace chapeau::model {

std::string Bounds::text() const {
    std::string words;
    if (least)
        words = (above ? "above " : "at least ") + least->text();
    if (most)
        words += (least ? " and at most " : "at most ") + most->text();
    return words;
}

std::string noc_text(std::int64_t noc) {
    std::string digits(edition_of(noc) == Edition::noc2021 ? 5 : 4, '0');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, noc /= 10)
        *digit = static_cast<char>('0' + noc % 10);
    return digits;
}

std::optional<std::int64_t> parse_noc(std::string_view digits) {
    const bool all_digits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!all_digits || (digits.size() != 4 && digits.size() != 5))
        return std::nullopt;
    std::int64_t number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return noc_value(digits.size() == 5 ? Edition::noc2021 : Edition::noc2016, number);
}

std::optional<std::uint32_t> Enum::find(std::string_view value) const {
    const auto found = std::ranges::find(values, value, &EnumValue::name);
    if (found == values.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(found - values.begin());
}

std::optional<ClauseId> Model::find_clause(std::string_view clause) const {
    const auto found = clause_of_name.find(clause);
    return found == clause_of_name.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FactId> Model::find_fact(std::string_view path) const {
    const auto found = fact_of_path.find(path);
    return found == fact_of_path.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace chapeau::model
