// What is asked of the reader, and the part of a sentence that it stumbled over.
#include "tests/properties/sentence_grammar.hpp"

#include "tests/properties/sentence_reader.hpp"

namespace chapeau::properties {

using evaluate::Status;

Verdict Sentences::text(std::string_view text, Status status) {
    culprit.clear();
    if (text.starts_with(words_.does_not_apply) && status != Status::not_applicable) {
        culprit = text;
        return Verdict::untrue;
    }
    return SentenceReader(*this).text(text, {});
}

Verdict Sentences::conclusion(std::string_view text) {
    culprit.clear();
    return SentenceReader(*this).conclusion(text);
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
    return SentenceReader(*this).counts(clause, lines);
}

}  // namespace chapeau::properties
