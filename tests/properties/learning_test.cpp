// Learning: whatever is filled in, in whatever order, no pass becomes a fail and no fail a pass, nothing settled opens
// again, and no value's range widens. One thing only can open what was settled: to learn a value with which a result
// that lay within known bounds cannot be computed at all (it overflows, or leaves the calendar). Even then
// nothing is reversed.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "tests/properties/generated.hpp"

using namespace chapeau;
using namespace chapeau::properties;
using evaluate::Kleene;
using evaluate::Truth;
using evaluate::Value;

namespace {

enum class Change { none, opened, reversed };

Change worse(Change a, Change b) {
    return a > b ? a : b;
}

Change change_of(Kleene before, Kleene after) {
    if (before == Kleene::unknown || before == after)
        return Change::none;
    return after == Kleene::unknown ? Change::opened : Change::reversed;
}

Change change_of(const Truth& before, const Truth& after) {
    return worse(change_of(before.applies, after.applies),
                 worse(change_of(before.satisfied, after.satisfied), change_of(before.unviolated, after.unviolated)));
}

bool no_range(const Value& value) {
    return !value.known && !value.has_low && !value.has_high;
}

/// Of a quantity: outside is reversed, wider is opened.
Change change_of_range(const Value& before, const Value& after) {
    const bool apart = (before.has_low && after.has_high && after.high < before.low) ||
                       (before.has_high && after.has_low && after.low > before.high);
    if (apart)
        return Change::reversed;
    const bool wider = (before.has_low && (!after.has_low || after.low < before.low)) ||
                       (before.has_high && (!after.has_high || after.high > before.high));
    return wider || (before.known && !after.known) ? Change::opened : Change::none;
}

Change change_of_value(const Value& before, const Value& after) {
    if (before.has_low || before.has_high || after.has_low || after.has_high)
        return change_of_range(before, after);
    if (!before.known)
        return Change::none;
    if (no_range(after))
        return Change::opened;
    return before.text == after.text && before.code == after.code ? Change::none : Change::reversed;
}

/// A set of the record, whose value is where the record keeps it.
bool is_set(const program::Program& program, const program::Node& node) {
    return node.op == program::Op::fact && program.model->facts[node.c].type.many == model::Many::set;
}

Change change_of(const program::Program& program, const program::Node& node, const Outcome& before,
                 const Outcome& after) {
    if (program::is_truth(node.op))
        return change_of(before.results.truth(node), after.results.truth(node));
    if (is_set(program, node))
        return Change::none;
    return change_of_value(before.results.value(node), after.results.value(node));
}

Change change_of(const program::Program& program, const Outcome& before, const Outcome& after) {
    Change worst = Change::none;
    for (std::uint32_t i = program.main.begin; i < program.main.end; ++i)
        worst = worse(worst, change_of(program, program.nodes[program.schedule[i]], before, after));
    return worst;
}

struct Counted {
    int steps = 0;
    int opened = 0;
};

void learn_all(Generated& generated, Situation situation, Counted& counted) {
    Outcome before = outcome_of(generated, situation);
    for (auto places = unknown_places(situation); !places.empty(); places = unknown_places(situation)) {
        std::string learned;
        generated.choices.shuffle(places);
        places.resize(1 + generated.choices.below(places.size()));
        for (const Place& place : places) {
            learned += path_of(generated.domains, place) + " ";
            fill_anyhow(situation, generated.domains, place, generated.choices, 30);
        }
        Outcome after = outcome_of(generated, situation);
        const Change change = change_of(generated.engine.program, before, after);
        const bool excused = change == Change::opened && has_not_computable(generated.engine, after);
        if (change != Change::none && !excused)
            RC_FAIL("learning " + learned + "\n" + json_of(generated.domains, situation) + "\n" +
                    differences(generated.engine, statuses(generated.engine, before.results),
                                statuses(generated.engine, after.results)));
        counted.opened += excused ? 1 : 0;
        ++counted.steps;
        before = std::move(after);
    }
}

bool learning_never_reverses(Extent extent, Counted& counted) {
    return rc::check("learning never reverses", [&counted, extent] {
        Generated generated = draw_policy(extent);
        for (const std::size_t percent_unknown : {20U, 50U, 80U, 100U})
            learn_all(generated, draw_situation(generated.domains, generated.choices, percent_unknown), counted);
    });
}

}  // namespace

TEST_CASE("learning a fact never changes what is settled") {
    Counted counted;
    CHECK(learning_never_reverses(Extent::ordinary, counted));
    CHECK(counted.steps > 2000);
    CHECK(counted.opened * 100 < counted.steps);
}

TEST_CASE("learning a fact of any size never reverses anything") {
    Counted counted;
    CHECK(learning_never_reverses(Extent::extreme, counted));
}
