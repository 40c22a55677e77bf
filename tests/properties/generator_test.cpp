// The generator is itself under test: each policy it makes passes the checker, and together they have enough of
// everything that could go wrong. Properties that hold of trivial policies hold of nothing.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/properties/generated.hpp"
#include "tests/properties/vocabulary.hpp"

using namespace chapeau;
using namespace chapeau::properties;
using evaluate::Status;

namespace {

/// How often each thing was seen, of how many.
struct Measured {
    std::map<std::string, int> seen;
    int policies = 0;
    int statuses = 0;
    int evaluations = 0;
};

bool has_text(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

/// Exceptions, to exceptions, …: how many levels.
int exceptions_in(const Body& body);

int exceptions_of(const Clause& clause) {
    int deepest = clause.except ? 1 + exceptions_in(*clause.except) : 0;
    for (const Clause::Version& version : clause.met)
        if (version.body)
            deepest = std::max(deepest, exceptions_in(*version.body));
    return deepest;
}

int exceptions_in(const Body& body) {
    int deepest = 0;
    for (const Member& member : body.members)
        deepest = std::max(
            deepest, member.labelled.empty() ? exceptions_in(member.body) : exceptions_of(member.labelled.front()));
    return deepest;
}

int exceptions_of(const Draft& draft) {
    int deepest = 0;
    for (const Clause& clause : draft.clauses)
        deepest = std::max(deepest, exceptions_of(clause));
    return deepest;
}

const std::map<std::string, std::string> words_of{
    {"guard", "applies when"},
    {"deeming", "deemed met when"},
    {"exception", "except when"},
    {"closing", "fails when none applies"},
    {"period", "until 2022-11-15:"},
    {"never met", "never met"},
    {"some", "some x in"},
    {"every", "every x in"},
    {"nested quantifier", "y in app"},
    {"count", "count of"},
    {"sum", "sum of"},
    {"days covered", "days covered"},
    {"extreme of members", "the earliest of "},
    {"by", "  by app"},
    {"at least n", "at least 2 of\n"},
    {"none of", "none of"},
    {"labelled member", "(m0)"},
    {"quotient", " / "},
    {"NOC level", ".teer"},
};

void measure_policy(Measured& measured, const Generated& generated) {
    const std::string text = written(generated.draft);
    const std::string own = text.substr(vocabulary.size());
    ++measured.policies;
    for (const auto& [what, words] : words_of)
        measured.seen[what] += has_text(own, words) ? 1 : 0;
    measured.seen["nested exception"] += exceptions_of(generated.draft) > 1 ? 1 : 0;
}

void measure_results(Measured& measured, const Generated& generated, const Outcome& outcome) {
    ++measured.evaluations;
    for (std::uint32_t i = 0; i < generated.engine.model().clauses.size(); ++i) {
        ++measured.statuses;
        ++measured
              .seen[std::string(tests::text_of(evaluate::status_of(generated.engine.program, {i}, outcome.results)))];
        for (const evaluate::Missing& missing : missing_of(generated.engine, outcome, {i}))
            ++measured.seen[std::string(tests::text_of(missing.why))];
    }
    const auto in_range = [](const evaluate::Value& value) {
        return !value.known && (value.has_low || value.has_high);
    };
    measured.seen["range"] += std::ranges::any_of(outcome.results.values, in_range) ? 1 : 0;
}

/// Each was seen in more than so great a share of so many.
void check_shares(const Measured& measured, int of, double share, const std::vector<std::string>& whats) {
    for (const std::string& what : whats) {
        const auto found = measured.seen.find(what);
        const int seen = found == measured.seen.end() ? 0 : found->second;
        INFO(what << ": " << seen << " of " << of);
        CHECK(seen > share * of);
    }
}

}  // namespace

TEST_CASE("every generated policy passes the checker, and they have something of everything") {
    Measured measured;
    const bool passed = rc::check("generated policies are good", [&measured] {
        Generated generated = draw_policy();
        measure_policy(measured, generated);
        for (int i = 0; i < 10; ++i) {
            const Situation situation = draw_situation(generated.domains, generated.choices, 25);
            measure_results(measured, generated, outcome_of(generated, situation));
        }
    });
    REQUIRE(passed);
    check_shares(measured, measured.policies, 0.25,
                 {"guard", "deeming", "exception", "closing", "period", "some", "every", "labelled member", "none of"});
    check_shares(measured, measured.policies, 0.12,
                 {"nested exception", "never met", "nested quantifier", "count", "sum", "days covered",
                  "extreme of members", "by", "at least n", "quotient", "NOC level"});
    check_shares(measured, measured.statuses, 0.08, {"pass", "fail", "undetermined", "not_applicable"});
    check_shares(measured, measured.statuses, 0.01, {"not_given", "finding", "other_edition", "not_computable"});
    check_shares(measured, measured.evaluations, 0.1, {"range"});
}
