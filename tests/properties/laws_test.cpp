// What holds of every single evaluation.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "tests/properties/generated.hpp"

using namespace chapeau;
using namespace chapeau::properties;
using evaluate::Kleene;
using evaluate::Status;
using evaluate::Truth;

namespace {

bool known(Kleene k) {
    return k != Kleene::unknown;
}

/// Runs `each` on several records of each policy, from nothing known to all known.
template <class Each>
bool on_every_record(const char* what, Extent extent, const Each& each) {
    return rc::check(what, [extent, &each] {
        Generated generated = draw_policy(extent);
        for (const std::size_t percent_unknown : {0U, 10U, 30U, 60U, 100U}) {
            const Situation situation = draw_situation(generated.domains, generated.choices, percent_unknown);
            each(generated, situation);
        }
    });
}

std::string place_of(const Generated& generated, const Situation& situation, std::uint32_t clause) {
    return generated.engine.model().clauses[clause].name + "\n" + json_of(generated.domains, situation);
}

bool same(const evaluate::Value& a, const evaluate::Value& b) {
    return a.known == b.known && a.has_low == b.has_low && a.has_high == b.has_high && a.text == b.text &&
           (!a.has_low || a.low == b.low) && (!a.has_high || a.high == b.high);
}

bool same_results(const program::Program& program, const evaluate::Results& a, const evaluate::Results& b) {
    for (std::uint32_t i = program.main.begin; i < program.main.end; ++i) {
        const program::Node& node = program.nodes[program.schedule[i]];
        const bool agree =
            program::is_truth(node.op) ? a.truth(node) == b.truth(node) : same(a.value(node), b.value(node));
        if (!agree)
            return false;
    }
    return true;
}

}  // namespace

TEST_CASE("evaluation is total") {
    CHECK(on_every_record(
        "every record has a result", Extent::extreme, [](Generated& generated, const Situation& situation) {
            const Outcome outcome = outcome_of(generated, situation);
            for (std::uint32_t i = 0; i < generated.engine.model().clauses.size(); ++i) {
                const Status status = evaluate::status_of(generated.engine.program, {i}, outcome.results);
                const auto missing = missing_of(generated.engine, outcome, {i});
                if ((status == Status::undetermined) == missing.empty())
                    RC_FAIL("undetermined without a cause, or a cause of nothing: " +
                            place_of(generated, situation, i));
            }
        }));
}

TEST_CASE("S is A and N, and N is not A or S, wherever both sides are known") {
    CHECK(on_every_record("the three values agree", Extent::ordinary,
                          [](Generated& generated, const Situation& situation) {
                              const Outcome outcome = outcome_of(generated, situation);
                              const program::Program& program = generated.engine.program;
                              for (std::uint32_t i = 0; i < program.clauses.size(); ++i) {
                                  const Truth t = outcome.results.truth(program.nodes[program.clauses[i].value]);
                                  const Kleene satisfied = evaluate::both(t.applies, t.unviolated);
                                  const Kleene unviolated = evaluate::either(evaluate::negate(t.applies), t.satisfied);
                                  if (known(t.satisfied) && known(satisfied) && t.satisfied != satisfied)
                                      RC_FAIL("S is not A and N: " + place_of(generated, situation, i));
                                  if (known(t.unviolated) && known(unviolated) && t.unviolated != unviolated)
                                      RC_FAIL("N is not (not A or S): " + place_of(generated, situation, i));
                              }
                          }));
}

TEST_CASE("with nothing missing, only other editions and what cannot be computed leave anything open") {
    CHECK(rc::check("known records are settled", [] {
        Generated generated = draw_policy();
        for (int i = 0; i < 8; ++i) {
            const Situation situation = draw_situation(generated.domains, generated.choices, 0);
            const Outcome outcome = outcome_of(generated, situation);
            for (std::uint32_t clause = 0; clause < generated.engine.model().clauses.size(); ++clause)
                for (const evaluate::Missing& missing : missing_of(generated.engine, outcome, {clause}))
                    if (missing.why == evaluate::Why::not_given || missing.why == evaluate::Why::finding)
                        RC_FAIL(tests::text_of(missing) + " is given: " + place_of(generated, situation, clause));
        }
    }));
}

TEST_CASE("forcing nothing changes nothing") {
    CHECK(on_every_record("forced by nothing", Extent::ordinary, [](Generated& generated, const Situation& situation) {
        const Outcome outcome = outcome_of(generated, situation);
        evaluate::Results forced = outcome.results;
        evaluate::evaluate_forced(generated.engine.program, outcome.record, {}, forced);
        RC_ASSERT(same_results(generated.engine.program, outcome.results, forced));
    }));
}

TEST_CASE("a clause evaluated alone comes out as it does among all") {
    CHECK(on_every_record("alone", Extent::ordinary, [](Generated& generated, const Situation& situation) {
        const Outcome outcome = outcome_of(generated, situation);
        const program::Program& program = generated.engine.program;
        for (std::uint32_t i = 0; i < program.clauses.size(); ++i) {
            const program::NodeIndex target = program.clauses[i].value;
            evaluate::Results alone(program);
            evaluate::evaluate(program, outcome.record, program::needed_for(program, target), alone);
            if (alone.truth(program.nodes[target]) != outcome.results.truth(program.nodes[target]))
                RC_FAIL("comes out differently alone: " + place_of(generated, situation, i));
        }
    }));
}

TEST_CASE("the order of a record's keys, and null for what is left out, change nothing") {
    CHECK(on_every_record("keys in any order", Extent::extreme, [](Generated& generated, const Situation& situation) {
        const Outcome outcome = outcome_of(generated, situation);
        const std::string texts[] = {json_of(generated.domains, situation),
                                     json_of(generated.domains, situation, &generated.choices)};
        for (const std::string& text : texts) {
            record::Record record;
            const auto errors = generated.engine.reader.read(text, record);
            if (!errors.empty())
                RC_FAIL(errors.front().path + ": " + errors.front().expected + "\n" + text);
            const Outcome read(generated.engine, std::move(record));
            if (!same_results(generated.engine.program, outcome.results, read.results))
                RC_FAIL("other results from\n" + text);
        }
    }));
}
