// Evaluating part of a program, a member of a list, and with outcomes taken as given.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/evaluate/trial.hpp"

using namespace chapeau;
using chapeau::tests::Trial;
using evaluate::Kleene;

namespace {

const char* const policy_with_schedules = R"(
clause first
  applies when app.flag
  met when app.other
clause second
  met when app.size is at least 2
  except when app.third
clause whole
  met when all of
    first
    second
    (own) some s in app.stays where s.paid and s.weight is at least app.size
)";

program::NodeIndex node_of(const Trial& trial, const char* clause) {
    return trial.engine.node_of(*trial.engine.model().find_clause(clause));
}

}  // namespace

TEST_CASE("a clause alone needs what it depends on and nothing else") {
    Trial trial(policy_with_schedules);
    const program::Program& program = trial.engine.program;
    const auto needed = program::needed_for(program, node_of(trial, "second"));
    CHECK(needed.back() == node_of(trial, "second"));
    CHECK(std::find(needed.begin(), needed.end(), node_of(trial, "first")) == needed.end());
    CHECK(needed.size() < program::needed_for(program, node_of(trial, "whole")).size());
}

TEST_CASE("a clause alone comes out the same, also one with a quantifier") {
    Trial trial(policy_with_schedules);
    trial.given(R"({"app": {"flag": true, "other": true, "size": 2, "third": false,
                            "stays": [{"paid": true, "weight": 1}, {"paid": true, "weight": 2}]}})");
    for (const char* clause : {"first", "second", "whole.own", "whole"}) {
        evaluate::Results alone(trial.engine.program);
        const program::NodeIndex target = node_of(trial, clause);
        evaluate::evaluate(trial.engine.program, trial.record, program::needed_for(trial.engine.program, target),
                           alone);
        CHECK(alone.truth(trial.engine.program.nodes[target]) == trial.truth(clause));
        CHECK(trial.status(clause) == "pass");
    }
}

TEST_CASE("the body of a quantifier for one member") {
    Trial trial(policy_with_schedules);
    trial.given(R"({"app": {"size": 2, "stays": [{"paid": true, "weight": 1}, {}, {"paid": true, "weight": 2}]}})");
    const program::Program& program = trial.engine.program;
    const auto quantifier = std::find_if(program.nodes.begin(), program.nodes.end(),
                                         [](const auto& n) { return n.op == program::Op::some; });
    REQUIRE(quantifier != program.nodes.end());
    std::vector<Kleene> members;
    for (std::uint32_t member = 0; member < 3; ++member) {
        evaluate::evaluate_member(program, trial.record, *quantifier, member, trial.results);
        members.push_back(trial.results.truth(program.nodes[quantifier->b]).satisfied);
    }
    CHECK(members == std::vector<Kleene>{Kleene::no, Kleene::unknown, Kleene::yes});
}

TEST_CASE("outcomes taken as given change what hangs on them and nothing else") {
    Trial trial(policy_with_schedules);
    trial.given(R"({"app": {"flag": true, "other": false, "size": 2, "third": false,
                            "stays": [{"paid": true, "weight": 2}]}})");
    REQUIRE(trial.status("whole") == "fail");
    const evaluate::Forced met[] = {{node_of(trial, "first"), evaluate::condition(Kleene::yes)}};
    evaluate::evaluate_forced(trial.engine.program, trial.record, met, trial.results);
    CHECK(trial.status("first") == "pass");
    CHECK(trial.status("whole") == "pass");
    const evaluate::Forced not_met[] = {{node_of(trial, "second"), evaluate::condition(Kleene::no)}};
    evaluate::evaluate_forced(trial.engine.program, trial.record, not_met, trial.results);
    CHECK(trial.status("first") == "fail");
    CHECK(trial.status("second") == "fail");
    CHECK(trial.status("whole.own") == "pass");
    evaluate::evaluate_forced(trial.engine.program, trial.record, {}, trial.results);
    CHECK(trial.status("second") == "pass");
    CHECK(trial.status("whole") == "fail");
}

TEST_CASE("one set of results serves many records") {
    Trial trial(policy_with_schedules);
    const char* const good = R"({"app": {"flag": true, "other": true, "size": 2, "third": false,
                                         "stays": [{"paid": true, "weight": 2}]}})";
    CHECK(trial.given(good).status("whole") == "pass");
    CHECK(trial.given("{}").status("whole") == "undetermined");
    CHECK(trial.given(R"({"app": {"third": true, "stays": []}})").status("whole") == "fail");
    CHECK(trial.given(good).status("whole") == "pass");
}
