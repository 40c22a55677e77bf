// A decision must stand in every policy, so each trial ends with one that asks for nothing and is the principal; tests
// write their own clauses and look at these.
#include "tests/evaluate/trial.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace chapeau::tests {

const std::string_view common_facts = R"(
enum color
  red
  green
  blue
ordered enum grade
  low
  middle
  high
record stay
  place   text
  paid    yes/no
  sure    yes/no
  begins  date
  ends    date
  weight  number
  price   money
  grade   grade
  noc     noc
  tags    set of color
facts app
  received_on date
  flag    yes/no
  other   yes/no
  third   yes/no
  checked finding
  size    number
  ratio   number
  fee     money
  starts  date
  ends    date
  name    text
  place   text
  color   color
  grade   grade
  target  grade
  noc     noc
  licence noc
  colors  set of color
  words   set of text
  stays   list of stay
  jobs    list of stay
)";

namespace {

std::unique_ptr<model::Policy> checked(std::string_view text, std::string_view rounding) {
    const std::string head = "policy trial\n  title \"trial\"\n  as of app.received_on\n  dates round ";
    const std::string decision = "\ndecision ever \"ever\"\n  approve when yes\n";
    auto policy = policy_of(head + std::string(rounding) + "\n  decides ever\n" + std::string(common_facts) + "\n" +
                            std::string(text) + decision);
    const std::string errors = errors_of(*policy);
    REQUIRE_MESSAGE(errors.empty(), errors);
    return policy;
}

std::string joined(const std::vector<evaluate::Missing>& all) {
    std::string text;
    for (const evaluate::Missing& missing : all)
        text += (text.empty() ? "" : ", ") + text_of(missing);
    return text;
}

}  // namespace

Trial::Trial(std::string_view text, std::string_view rounding)
    : engine(checked(text, rounding)), results(engine.program) {}

std::string app(const std::string& fields) {
    return "{\"app\": {" + fields + "}}";
}

Trial& Trial::given(std::string_view json) {
    const auto errors = engine.reader.read(json, record);
    REQUIRE_MESSAGE(errors.empty(), std::string(json));
    evaluate::evaluate(engine.program, record, results);
    return *this;
}

evaluate::Truth Trial::truth(std::string_view clause) const {
    const auto id = engine.model().find_clause(clause);
    REQUIRE_MESSAGE(id.has_value(), std::string(clause));
    return results.truth(engine.program.nodes[engine.node_of(*id)]);
}

std::string Trial::status(std::string_view clause) const {
    return std::string(text_of(evaluate::status(truth(clause))));
}

Trial::Valued Trial::valued(std::string_view name) const {
    const model::Model& model = engine.model();
    const auto define = std::ranges::find(model.defines, name, &model::Define::name);
    if (define != model.defines.end())
        return {engine.program.defines[static_cast<std::size_t>(define - model.defines.begin())], define->type};
    for (std::size_t i = 0; i < model.grants.size(); ++i)
        if (model.at(model.grants[i].decision).name + "." + model.grants[i].name == name)
            return {engine.program.grants[i], model.at(model.grants[i].value).type};
    FAIL("no value of this name: " << std::string(name));
    return {};
}

std::string Trial::value(std::string_view name) const {
    const Valued found = valued(name);
    return text_of(results.value(engine.program.nodes[found.node]), found.type, engine.model());
}

std::string Trial::missing(std::string_view name) const {
    if (const auto clause = engine.model().find_clause(name))
        return joined(evaluate::MissingFacts(engine.program, record, results).of_status(engine.node_of(*clause)));
    return joined(evaluate::MissingFacts(engine.program, record, results).of_value(valued(name).node));
}

std::vector<std::string> Trial::visited(std::string_view clause) const {
    const auto id = engine.model().find_clause(clause);
    REQUIRE_MESSAGE(id.has_value(), std::string(clause));
    std::vector<model::ClauseId> gone_through;
    (void)evaluate::MissingFacts(engine.program, record, results).of_status(engine.node_of(*id), &gone_through);
    std::vector<std::string> names;
    for (const model::ClauseId each : gone_through)
        names.push_back(engine.model().at(each).name);
    return names;
}

}  // namespace chapeau::tests
