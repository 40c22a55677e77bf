// A block of records comes out as its records do one by one.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "interpreter/caseload/evaluation.hpp"
#include "interpreter/trace/blame.hpp"
#include "tests/properties/generated.hpp"

using namespace chapeau;
using namespace chapeau::properties;
using caseload::Evaluation;
using model::ClauseId;

namespace {

std::string place_of(const Generated& generated, std::uint32_t row, const std::string& what,
                     const Situation& situation) {
    return "row " + std::to_string(row) + ", " + what + "\n" + json_of(generated.domains, situation);
}

bool same_end(bool has, caseload::Fraction end, bool wanted, const values::Rational& of) {
    return has == wanted && (!has || *divide(values::Rational(end.numerator), end.denominator) == of);
}

/// What the block knows of each quantity of the records, unless it is in doubt.
void compare_quantities(const Generated& generated, const Evaluation& block, std::uint32_t row, const Outcome& outcome,
                        const Situation& situation) {
    const program::Program& program = generated.engine.program;
    const auto of_steps = [&](const auto& step) {
        if constexpr (requires {
                          block.quantities().at(step.out);
                          requires !requires {
                              step.node;
                          };
                      }) {
            if (block.plan().quantity_sheets[step.out] != 0 || block.quantities().at(step.out).in_doubt(row))
                return;
            const caseload::Bounds bounds = block.quantities().at(step.out).at(row);
            const program::Node& node = program.nodes[block.plan().quantity_nodes[step.out]];
            const evaluate::Value& value = outcome.results.value(node);
            if (!same_end(bounds.has_low, bounds.low, value.has_low, value.low) ||
                !same_end(bounds.has_high, bounds.high, value.has_high, value.high))
                RC_FAIL("another quantity: " + place_of(generated, row, std::to_string(step.out), situation));
        }
    };
    for (const caseload::Step& step : block.plan().steps)
        std::visit(
            [&](const auto& each) {
                using Step = std::decay_t<decltype(each)>;
                if constexpr (std::is_same_v<Step, caseload::NumberStep> ||
                              std::is_same_v<Step, caseload::ArithmeticStep> ||
                              std::is_same_v<Step, caseload::ChoiceStep> ||
                              std::is_same_v<Step, caseload::GrantedStep> ||
                              std::is_same_v<Step, caseload::CountStep> || std::is_same_v<Step, caseload::DaysStep>)
                    of_steps(each);
            },
            step);
}

std::string shown(const evaluate::Truth& truth) {
    const auto one = [](evaluate::Kleene k) {
        return k == evaluate::Kleene::yes ? '1' : k == evaluate::Kleene::no ? '0' : '?';
    };
    return {one(truth.applies), one(truth.satisfied), one(truth.unviolated)};
}

void compare_row(const Generated& generated, const Evaluation& block, std::uint32_t row, const Outcome& outcome,
                 const Situation& situation) {
    const program::Program& program = generated.engine.program;
    for (std::uint32_t i = 0; i < program.clauses.size(); ++i) {
        const evaluate::Truth wanted = outcome.results.truth(program.nodes[program.clauses[i].value]);
        if (block.truth({i}, row) != wanted)
            RC_FAIL("comes out as " + shown(block.truth({i}, row)) + " and not as " + shown(wanted) + ": " +
                    place_of(generated, row, generated.engine.model().clauses[i].name, situation));
        if (block.whole(row).results.truth(program.nodes[program.clauses[i].value]) != wanted)
            RC_FAIL("another record: " + place_of(generated, row, generated.engine.model().clauses[i].name, situation));
    }
    if (!block.columns().odd.contains(row))
        compare_quantities(generated, block, row, outcome, situation);
}

void compare_reasons(const Generated& generated, const Evaluation& block, std::uint32_t row, const Outcome& outcome,
                     const Situation& situation) {
    if (generated.engine.model().decisions.empty() || block.columns().odd.contains(row))
        return;
    const ClauseId decision = generated.engine.model().principal().clause;
    const bool refused =
        evaluate::status_of(generated.engine.program, decision, outcome.results) == evaluate::Status::fail;
    const trace::View view(*generated.engine.policy, generated.engine.program, outcome.record, outcome.results);
    std::vector<bool> wanted(generated.engine.model().clauses.size(), false);
    if (refused)
        for (const ClauseId clause : trace::carrying(view, decision))
            wanted[clause.index] = true;
    for (std::uint32_t i = 0; i < wanted.size(); ++i)
        if (block.is_reason({i}, row) != wanted[i])
            RC_FAIL("another reason: " + place_of(generated, row, generated.engine.model().clauses[i].name, situation));
}

}  // namespace

TEST_CASE("a block comes out as its records do one by one") {
    for (const Extent extent : {Extent::ordinary, Extent::extreme})
        CHECK(rc::check("blocks", [extent] {
            Generated generated = draw_policy(extent);
            Evaluation block(generated.engine.program, true);
            for (const std::size_t most : {std::size_t{5}, std::size_t{80}}) {
                std::vector<Situation> situations;
                const std::size_t count = 1 + generated.choices.below(most);
                for (std::size_t i = 0; i < count; ++i) {
                    const std::size_t percent_unknown[] = {0, 5, 20, 50, 100};
                    situations.push_back(draw_situation(generated.domains, generated.choices,
                                                        percent_unknown[generated.choices.below(5)]));
                }
                block.columns().clear();
                for (const Situation& situation : situations)
                    block.columns().add(record_of(generated.domains, situation));
                block.evaluate();
                for (std::uint32_t row = 0; row < count; ++row) {
                    const Outcome outcome = outcome_of(generated, situations[row]);
                    compare_row(generated, block, row, outcome, situations[row]);
                    compare_reasons(generated, block, row, outcome, situations[row]);
                }
            }
        }));
}

namespace {

/// One that has this code in an empty table.
std::string text_of_code(std::int32_t wanted) {
    for (int number = 0;; ++number)
        if (record::TextCodes().of(std::to_string(number)) == wanted)
            return std::to_string(number);
}

}  // namespace

TEST_CASE("a text beside a constant is the same or not, whichever has which code") {
    const std::string first = text_of_code(0);
    const std::string long_one(100, 'x');
    for (const std::string& constant : {std::string(), first, long_one}) {
        const tests::Engine engine = engine_of(
            "policy trial\n  title \"trial\"\n  as of app.on\n  dates round down\n"
            "facts app\n  on date\n  name text\n"
            "clause same\n  met when app.name is \"" +
            constant + "\"\ndecision ever \"ever\"\n  approve when same\n");
        Evaluation block(engine.program, false);
        const std::string names[] = {first, "", "another", long_one, long_one + 'y'};
        for (const std::string& name : names) {
            record::Record record;
            REQUIRE(record::Reader(engine.model()).read(R"({"app": {"name": ")" + name + "\"}}", record).empty());
            block.columns().add(record);
        }
        block.evaluate();
        for (std::uint32_t row = 0; row < std::size(names); ++row)
            CHECK(block.status({0}, row) == (names[row] == constant ? evaluate::Status::pass : evaluate::Status::fail));
    }
}
