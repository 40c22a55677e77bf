// A policy and the same policy said differently agree in every clause.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "tests/properties/generated.hpp"

using namespace chapeau;
using namespace chapeau::properties;

namespace {

/// The clauses of the twin whose truth differs.
std::string disagreements(const tests::Engine& one, const evaluate::Results& ours, const tests::Engine& other,
                          const evaluate::Results& theirs) {
    std::string text;
    for (std::uint32_t i = 0; i < one.model().clauses.size(); ++i) {
        const std::string& name = one.model().clauses[i].name;
        const auto twin = other.model().find_clause(name);
        const bool agree = twin && ours.truth(one.program.nodes[one.node_of({i})]) ==
                                       theirs.truth(other.program.nodes[other.node_of(*twin)]);
        text += agree ? "" : name + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("double negation, De Morgan and the order of members change no status") {
    CHECK(rc::check("twins agree", [] {
        Generated generated = draw_policy();
        Choices rewording(draw_numbers());
        const std::string reworded = written(said_differently(generated.draft, rewording));
        RC_LOG() << "and\n" << reworded.substr(reworded.find("list places")) << std::endl;
        tests::Engine twin = engine_of(reworded);
        for (int i = 0; i < 10; ++i) {
            const Situation situation = draw_situation(generated.domains, generated.choices, 30);
            const Outcome outcome = outcome_of(generated, situation);
            record::Record record;
            RC_ASSERT(twin.reader.read(json_of(generated.domains, situation), record).empty());
            const Outcome others(twin, std::move(record));
            const std::string differ = disagreements(generated.engine, outcome.results, twin, others.results);
            if (!differ.empty())
                RC_FAIL(differ + "\n" + json_of(generated.domains, situation));
        }
    }));
}
