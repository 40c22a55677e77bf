// A limit is 0 or more, and the largest value belongs to what a fact can be. What the language cannot say of a fact is
// left to a condition, and the help says so.
#include "grammar/filled_types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "grammar/habits.hpp"

namespace chapeau::grammar {

namespace {

struct Limit {
    std::string_view words;  // of the language; empty where it has none
    std::string number;
    bool negative = false;
};

std::string_view own_words(std::string_view written) {
    constexpr auto pairs = std::to_array<std::array<std::string_view, 2>>({{">=", "at least"},
                                                                           {"≥", "at least"},
                                                                           {"minimum", "at least"},
                                                                           {"<=", "at most"},
                                                                           {"≤", "at most"},
                                                                           {"maximum", "at most"},
                                                                           {">", "above"},
                                                                           {"above", "above"},
                                                                           {"<", ""}});
    for (const auto& [other, own] : pairs) {
        if (written.starts_with(other)) {
            return own;
        }
    }
    const auto found = comparator_at(written);
    const std::string_view words = found ? found->words : std::string_view();
    return words == "is at least"    ? "at least"
           : words == "is at most"   ? "at most"
           : words == "is more than" ? "above"
                                     : "";
}

bool is_of_number(char byte) {
    return (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '$';
}

/// Every number with the words before it.
std::vector<Limit> limits_of(std::string_view text) {
    const bool range = text.starts_with("between") || text.starts_with("from");
    std::vector<Limit> found;
    for (const char* at = text.begin(); at != text.end();) {
        const char* const number = std::find_if(at, text.end(), is_of_number);
        const char* const stop = std::find_if_not(number, text.end(), is_of_number);
        std::string_view words(at, number);
        words.remove_prefix(std::min(words.find_first_not_of(", "), words.size()));
        words.remove_prefix(words.starts_with("and ") && !range ? 4 : 0);
        Limit limit{range ? found.empty() ? "at least" : "at most" : own_words(words), {number, stop}, false};
        limit.negative = limit.number.starts_with('-');
        std::erase_if(limit.number, [](char byte) { return byte == '-' || byte == '$'; });
        found.push_back(limit);
        at = stop;
    }
    return found;
}

}  // namespace

std::string limits(const Written& written) {
    std::string own;
    std::string rest;
    for (const Limit& limit : limits_of(written.text)) {
        if (limit.negative) {
            rest += fmt::format("; no limit lies below 0, so say in a condition what is to hold of -{}", limit.number);
            continue;
        }
        own += fmt::format("{}{} {}", own.empty() ? "" : " and ", limit.words.empty() ? "at most" : limit.words,
                           limit.number);
        if (limit.words.empty()) {
            rest += fmt::format("; that takes {0} too, so say in a condition that it `is less than {0}`", limit.number);
        }
    }
    return (own.empty() ? "the type alone" : "`" + own + "`") + rest;
}

std::string number_meant(const Written& written) {
    return written.text.starts_with("pos")   ? "number above 0"
           : written.text.starts_with("non") ? "number at least 0"
           : written.text.starts_with("nat") ? "number at least 0"
                                             : "number";
}

std::string outcome_meant(const Written& written) {
    const bool denied = written.text.find("not ") != std::string::npos;
    const auto has = [&](std::string_view word) { return written.text.find(word) != std::string::npos; };
    if (has("applicable")) {
        return denied ? "does not apply" : "passes` or `fails";
    }
    if (has("granted") || has("rejected") || has("denied")) {
        return has("granted") != denied ? "is approved" : "is refused";
    }
    const bool failing = has("fail") || has("unmet");
    return failing != denied ? "fails" : "passes";
}

}  // namespace chapeau::grammar
