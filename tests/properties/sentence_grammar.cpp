// What is asked of the reader, and the part of a sentence that it stumbled over.
#include "tests/properties/sentence_grammar.hpp"

#include "tests/properties/sentence_reader.hpp"

namespace chapeau::properties {

using evaluate::Status;

namespace {

/// Before the title of a list, and in a margin: `nombre d’« enfants »`, `écart d’environ 3 jours`, `écart d’au moins 3
/// jours`, `plus d’environ 3 jours`.
constexpr std::string_view elided[][2] = {
    {"d’«\u00a0", "de «\u00a0"}, {"écart d’", "écart de "}, {"plus d’", "plus de "}, {"moins d’", "moins de "}};

bool begins_with_vowel(std::string_view text) {
    for (const std::string_view vowel : {"a", "e", "i", "o", "u", "h", "é", "è", "ê", "à", "â", "î", "ô", "û"})
        if (text.starts_with(vowel))
            return true;
    return false;
}

}  // namespace

/// With `de` in full; nothing where it stands in full and should not, or the other way about. English has none.
std::optional<std::string> Sentences::in_full(std::string_view text) const {
    std::string full(text);
    if (!words_.value_first)
        return full;
    for (const auto& [contracted, whole] : elided) {
        for (std::size_t at = full.find(whole); at != std::string::npos; at = full.find(whole, at + 1))
            if (begins_with_vowel(std::string_view(full).substr(at + whole.size())))
                return std::nullopt;
        for (std::size_t at = full.find(contracted); at != std::string::npos; at = full.find(contracted, at + 1)) {
            if (!begins_with_vowel(std::string_view(full).substr(at + contracted.size())))
                return std::nullopt;
            full.replace(at, contracted.size(), whole);
        }
    }
    return full;
}

Verdict Sentences::text(std::string_view text, Status status) {
    culprit.clear();
    if (text.starts_with(words_.does_not_apply) && status != Status::not_applicable) {
        culprit = text;
        return Verdict::untrue;
    }
    const auto full = in_full(text);
    culprit = full ? std::string_view() : text;
    return full ? SentenceReader(*this).text(*full, {}) : Verdict::unknown;
}

Verdict Sentences::conclusion(std::string_view text) {
    const auto full = in_full(text);
    culprit = full ? std::string_view() : text;
    return full ? SentenceReader(*this).conclusion(*full) : Verdict::unknown;
}

Verdict Sentences::compared(std::string_view left, std::string_view relation, std::string_view right,
                            std::string_view margin, bool holds) {
    culprit.clear();
    for (const auto& [verb, order] : words_.verbs)
        if (verb.substr(1, verb.size() - 2) == relation)
            return SentenceReader(*this).sides(left, order, right, margin, holds);
    culprit = relation;
    return Verdict::unknown;
}

Verdict Sentences::side(std::string_view source, std::string_view value, const std::vector<std::string>& members) {
    culprit.clear();
    return SentenceReader(*this).side(source, value, members);
}

Verdict Sentences::counts(const model::Clause& clause, const std::vector<std::string>& lines) {
    culprit.clear();
    std::vector<std::string> in_full_each;
    for (const std::string& line : lines) {
        auto full = in_full(line);
        if (!full) {
            culprit = line;
            return Verdict::unknown;
        }
        in_full_each.push_back(*std::move(full));
    }
    return SentenceReader(*this).counts(clause, in_full_each);
}

}  // namespace chapeau::properties
