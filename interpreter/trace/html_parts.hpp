// Pieces that the parts of a page share.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "interpreter/trace/html.hpp"
#include "interpreter/trace/html_writer.hpp"
#include "interpreter/trace/page_words.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/telling.hpp"

namespace chapeau::trace {

/// What every part of a page works with.
struct Sheet {
    Html& html;
    Twin<Trace> trace;
    Twin<Words> words;
    Twin<PageWords> page;
    const HtmlInput& input;
};

/// What a fragment says an element is, for a program that reads it (README.md); nothing in a page.
[[nodiscard]] Attribute told_as(const Sheet& sheet, std::string_view what);
/// Another attribute for such a program.
[[nodiscard]] Attribute for_programs(const Sheet& sheet, std::string_view name, std::string_view value);

[[nodiscard]] bool among(const std::string& one, const std::vector<std::string>& many);
/// The clause of that name in both languages; it must be there.
[[nodiscard]] Twin<Clause> clause_of(const Sheet& sheet, const std::string& id);

/// How many, in each language's figures.
[[nodiscard]] Said how_many(const Sheet& sheet, std::size_t count);
[[nodiscard]] Said by_status(Twin<StatusWords> words, Status status);
/// What `phrase` makes of it in each language's words.
template <class Phrase, class T>
[[nodiscard]] Said phrased(const Sheet& sheet, const Phrase& phrase, Twin<T> of) {
    return {std::string(phrase(sheet.words.first, of.first)), std::string(phrase(sheet.words.second, of.second))};
}

/// To where the outline tells of it.
void write_link(const Sheet& sheet, Twin<Clause> clause);
/// Passage, or the clause's name where it cites nothing, as a link.
void write_short_link(const Sheet& sheet, const Clause& clause);

/// What a clause compared and read. Value above value, so that an eye compares them without searching; relation before,
/// what each is and the margin behind. The relation is the one that holds; the mark says what that is to a clause of
/// that status. Then a row for each fact that no comparison told, and one for each member of a list with what it adds
/// to the days counted. Of a clause that does not apply margins and colours are left out.
struct Evidence {
    std::vector<Twin<Comparison>> comparisons;
    std::vector<Twin<FactRead>> facts;
    std::vector<Twin<Counted>> counted;
    Status clause = Status::fail;
    bool exception = false;
};
void write_evidence(const Sheet& sheet, const Evidence& evidence);

// ---------------------------------------------------------------- parts of the page, from the top

void write_verdict(const Sheet& sheet);
/// What is supposed and not in the record; nothing where there is none.
void write_assumed(const Sheet& sheet);
/// What the officer found beside the record as filed; nothing where there is none.
void write_found(const Sheet& sheet);
/// Room on paper for the decision.
void write_signature(const Sheet& sheet);
/// What the officer decided of each decision that applies.
void write_officer(const Sheet& sheet);
void write_reasons(const Sheet& sheet, Twin<Decision> decision, const Twin<Decision>* base = nullptr);
/// Those that are not among the ones asked for by `above`.
void write_requests(const Sheet& sheet, Twin<Decision> decision, const Decision* above);
void write_mends(const Sheet& sheet, Twin<Decision> decision);
void write_grants(const Sheet& sheet, Twin<Decision> decision);
/// What other decisions do not grant it, and why.
void write_not_computable(const Sheet& sheet, Twin<Decision> decision);
/// A decision that builds on `base`: what that one told or asked for is not told again.
void write_further(const Sheet& sheet, Twin<Decision> decision, Twin<Decision> base);
/// A decision that stands on its own beside the principal one.
void write_beside(const Sheet& sheet, Twin<Decision> decision);
/// Only with scripts; they count and announce what is shown.
void write_tools(const Sheet& sheet);
void write_clauses(const Sheet& sheet);
/// What the definitions came to and are made of.
void write_workings(const Sheet& sheet);
void write_foot(const Sheet& sheet);

}  // namespace chapeau::trace
