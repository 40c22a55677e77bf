// Every kind of sentence in both languages, of a policy and records made for it (sentences/): the two goldens have the
// same lines, so that a translator can lay them side by side. What the grammars in interpreter/trace/README.md publish
// must all occur in them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "explained.hpp"
#include "interpreter/trace/telling.hpp"

using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

const Ready& kinds() {
    static const Ready ready = [] {
        auto policy = chapeau::model::load("tests/trace/sentences");
        auto program = chapeau::program::lower(policy->model);
        return Ready{std::move(policy), std::move(program)};
    }();
    return ready;
}

void add_clause(std::string& to, const Clause& clause, const Words& words) {
    to += fmt::format("{}: {}\n", clause.id, clause.text);
    for (const Comparison& one : clause.comparisons) {
        if (one.holds != Kleene::unknown)
            to += fmt::format("  {}\n", sentence_of(words, one));
        if (!one.bounds.empty())
            to += fmt::format("  {}\n", one.bounds);
    }
    for (const Counted& counted : clause.counted)
        to += fmt::format("  {}\n", counted.whole_line(words));
}

/// What is said of each clause, and the note, of each record.
std::string told(const Words& words) {
    std::string out;
    for (const std::string record : {"much", "little", "even", "open"}) {
        const std::string json = read_file("tests/trace/sentences/records/" + record + ".json");
        const Trace trace = explained(kinds(), json, Mending::look, words);
        out += fmt::format("\n==== {}\n\n", record);
        for (const Clause& clause : trace.clauses)
            add_clause(out, clause, words);
        out += fmt::format("\n---- note\n\n{}", render_note(trace, {}));
    }
    return out.substr(1);
}

void compare_kinds(const std::string& name, const std::string& got) {
    const std::string path = "tests/trace/goldens/" + name;
    const char* accept = std::getenv("CHAPEAU_ACCEPT");
    if (accept != nullptr && std::string_view(accept) == "1")
        std::ofstream(path, std::ios::binary) << got;
    else
        CHECK_MESSAGE(read_file(path) == got, path, " differs; CHAPEAU_ACCEPT=1 accepts what came:\n", got);
}

/// The words of a grammar: what stands in its quotes, of the block with that heading.
std::set<std::string> published(std::string_view heading) {
    const std::string readme = read_file("interpreter/trace/README.md");
    const std::size_t begin = readme.find("```text\n" + std::string(heading));
    REQUIRE(begin != std::string::npos);
    const std::size_t end = readme.find("```", begin + 3);
    std::set<std::string> words;
    for (std::size_t at = readme.find('"', begin); at < end; at = readme.find('"', at + 1)) {
        const std::size_t close = readme.find('"', at + 1);
        words.insert(readme.substr(at + 1, close - at - 1));
        at = close;
    }
    return words;
}

/// No-break spaces as plain ones, which is how the grammars show them.
std::string plainly(std::string text) {
    for (const std::string_view blank : {"\u00a0", "\u202f"})
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at))
            text.replace(at, blank.size(), " ");
    return text;
}

void check_all_occur(const std::set<std::string>& published, const std::string& told) {
    const std::string text = plainly(told);
    CHECK(published.size() > 60);
    for (const std::string& words : published)
        CHECK_MESSAGE(text.find(words) != std::string::npos, "no sentence has: ", words);
}

}  // namespace

TEST_CASE("every kind of sentence, line by line in both languages") {
    const std::string in_english = told(english);
    const std::string in_french = told(french);
    compare_kinds("kinds.txt", in_english);
    compare_kinds("kinds.fr.txt", in_french);
    CHECK(std::ranges::count(in_english, '\n') == std::ranges::count(in_french, '\n'));
}

TEST_CASE("every kind of sentence that the grammars publish is told") {
    check_all_occur(published("text       ="), told(english));
    check_all_occur(published("texte      ="), told(french));
}
