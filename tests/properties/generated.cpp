// What the properties have in common.
#include "tests/properties/generated.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <utility>

#include "tests/properties/vocabulary.hpp"

namespace chapeau::properties {

std::vector<std::uint32_t> draw_numbers() {
    constexpr int most = 700;
    constexpr std::uint32_t bound = 5040;  // divided by all that is chosen from
    return *rc::gen::resize(most, rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(0U, bound)))
                .as("choices");
}

tests::Engine engine_of(const std::string& text) {
    auto policy = tests::policy_of(text);
    const std::string errors = tests::errors_of(*policy);
    RC_PRE(!has_impossible_value(errors));
    if (!errors.empty())
        RC_FAIL("the policy has errors:\n" + errors + "\n" + text);
    return tests::Engine(std::move(policy));
}

Generated draw_policy(Extent extent) {
    Choices choices(draw_numbers());
    const std::uint64_t seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>());
    Draft draft = draft_policy(choices);
    const std::string text = written(draft);
    RC_LOG() << text.substr(vocabulary.size()) << std::endl;
    tests::Engine engine = engine_of(text);
    Domains domains = domains_of(engine, extent);
    return {std::move(draft), std::move(engine), std::move(domains), Choices::endless(seed)};
}

Outcome::Outcome(const tests::Engine& engine, record::Record of) : record(std::move(of)), results(engine.program) {
    evaluate::evaluate(engine.program, record, results);
}

Outcome outcome_of(const Generated& generated, const Situation& situation) {
    return {generated.engine, record_of(generated.domains, situation)};
}

std::vector<evaluate::Status> statuses(const tests::Engine& engine, const evaluate::Results& results) {
    std::vector<evaluate::Status> all;
    for (std::uint32_t i = 0; i < engine.model().clauses.size(); ++i)
        all.push_back(evaluate::status_of(engine.program, {i}, results));
    return all;
}

std::vector<evaluate::Missing> missing_of(const tests::Engine& engine, const Outcome& outcome, model::ClauseId clause) {
    return evaluate::MissingFacts(engine.program, outcome.record, outcome.results).of_status(engine.node_of(clause));
}

bool has(const std::vector<evaluate::Missing>& missing, evaluate::Why why) {
    return std::ranges::any_of(missing, [why](const evaluate::Missing& each) { return each.why == why; });
}

bool has_not_computable(const tests::Engine& engine, const Outcome& outcome) {
    const program::Program& program = engine.program;
    for (std::uint32_t i = program.main.begin; i < program.main.end; ++i) {
        const program::NodeIndex node = program.schedule[i];
        if (program::is_truth(program.nodes[node].op) || outcome.results.value(program.nodes[node]).known)
            continue;
        const auto missing = evaluate::MissingFacts(program, outcome.record, outcome.results).of_value(node);
        if (has(missing, evaluate::Why::not_computable))
            return true;
    }
    for (std::uint32_t i = 0; i < engine.model().clauses.size(); ++i)
        if (has(missing_of(engine, outcome, {i}), evaluate::Why::not_computable))
            return true;
    return false;
}

std::string differences(const tests::Engine& engine, const std::vector<evaluate::Status>& before,
                        const std::vector<evaluate::Status>& after) {
    std::string text;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] != after[i])
            text += engine.model().clauses[i].name + ": " + std::string(tests::text_of(before[i])) + " -> " +
                    std::string(tests::text_of(after[i])) + "\n";
    return text;
}

}  // namespace chapeau::properties
