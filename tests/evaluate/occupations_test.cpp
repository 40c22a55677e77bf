// NOC codes: editions, levels, lists.
#include <doctest/doctest.h>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::Trial;

namespace {

const char* const policy_of_occupations = R"(
list engineers of noc "engineers"
  NOC 2021: 21301 21311
  NOC 2016: 2132
define occupation : noc
  until 2022-11-15: app.noc read in NOC 2016
  from  2022-11-16: app.noc read in NOC 2021
clause engineer
  met when occupation in engineers
clause as_written
  met when app.noc in engineers
clause level
  until 2022-11-15: met when occupation.skill in {0, A}
  from  2022-11-16: met when occupation.teer in {0, 1}
clause same
  met when app.noc is app.licence
clause different
  met when app.noc is not app.licence
clause written
  met when app.noc is written as app.licence
)";

std::string record(const std::string& noc, const std::string& day, const std::string& licence = "") {
    return R"({"app": {"noc": ")" + noc + R"(", "received_on": ")" + day + "\"" +
           (licence.empty() ? "" : R"(, "licence": ")" + licence + "\"") + "}}";
}

std::string level_of(Trial& trial, const std::string& define, const std::string& noc) {
    return trial.given(R"({"app": {"noc": ")" + noc + "\"}}").value(define);
}

}  // namespace

TEST_CASE("a code of the other edition is unknown, and the edition that applies is asked for") {
    Trial trial(policy_of_occupations);
    CHECK(trial.given(record("21301", "2022-11-16")).status("engineer") == "pass");
    CHECK(trial.given(record("2132", "2022-11-15")).status("engineer") == "pass");
    CHECK(trial.given(record("2132", "2022-11-16")).status("engineer") == "undetermined");
    CHECK(trial.missing("engineer") == "app.noc: other_edition");
    CHECK(trial.missing("level") == "app.noc: other_edition");
    CHECK(trial.given(record("21301", "2022-11-15")).missing("level") == "app.noc: other_edition");
    CHECK(trial.status("as_written") == "pass");
}

TEST_CASE("while the governing day is unknown, so is which edition applies") {
    Trial trial(policy_of_occupations);
    trial.given(R"({"app": {"noc": "21301"}})");
    CHECK(trial.missing("engineer") == "app.received_on: not_given, app.noc: other_edition");
    CHECK(trial.given("{}").missing("engineer") == "app.received_on: not_given, app.noc: not_given");
}

TEST_CASE("codes of two editions are neither the same nor different") {
    Trial trial(policy_of_occupations);
    trial.given(record("21301", "2023-01-01", "2132"));
    CHECK(trial.status("same") == "undetermined");
    CHECK(trial.status("different") == "undetermined");
    CHECK(trial.missing("same") == "app.noc: other_edition, app.licence: other_edition");
    CHECK(trial.status("written") == "fail");
    trial.given(record("21301", "2023-01-01", "21301"));
    CHECK(trial.status("same") == "pass");
    CHECK(trial.status("different") == "fail");
    CHECK(trial.status("written") == "pass");
    CHECK(trial.given(record("21301", "2023-01-01", "21311")).status("different") == "pass");
    CHECK(trial.given(record("21301", "2023-01-01")).missing("written") == "app.licence: not_given");
}

TEST_CASE("only codes are asked for in another edition") {
    Trial trial(R"(
define chosen : noc
  by app.color
    red:         app.noc
    green, blue: app.licence
define read : noc
  = chosen read in NOC 2021
clause c
  met when read is NOC 2021 21301
)");
    trial.given(R"({"app": {"color": "red", "noc": "2132", "licence": "2132"}})");
    CHECK(trial.missing("c") == "app.noc: other_edition, app.licence: other_edition");
}

TEST_CASE("the TEER is the second digit of a NOC 2021 code") {
    Trial trial("define teer : teer\n  = app.noc.teer\nclause c\n  met when teer is 0\n");
    CHECK(level_of(trial, "teer", "10010") == "0");
    CHECK(level_of(trial, "teer", "21301") == "1");
    CHECK(level_of(trial, "teer", "92100") == "2");
    CHECK(level_of(trial, "teer", "73300") == "3");
    CHECK(level_of(trial, "teer", "64100") == "4");
    CHECK(level_of(trial, "teer", "65201") == "5");
    for (const char* code : {"26000", "27000", "28000", "29999"})
        CHECK(level_of(trial, "teer", code) == "none");
    CHECK(level_of(trial, "teer", "2132") == "?");
}

TEST_CASE("the skill level is 0 for a first digit 0, else goes by the second digit of a NOC 2016 code") {
    Trial trial("define skill : skill\n  = app.noc.skill\nclause c\n  met when skill is A\n");
    for (const char* code : {"0011", "0213", "0999"})
        CHECK(level_of(trial, "skill", code) == "0");
    CHECK(level_of(trial, "skill", "2011") == "A");
    CHECK(level_of(trial, "skill", "2132") == "A");
    CHECK(level_of(trial, "skill", "6211") == "B");
    CHECK(level_of(trial, "skill", "6311") == "B");
    CHECK(level_of(trial, "skill", "6411") == "C");
    CHECK(level_of(trial, "skill", "6533") == "C");
    CHECK(level_of(trial, "skill", "6611") == "D");
    CHECK(level_of(trial, "skill", "6711") == "D");
    CHECK(level_of(trial, "skill", "1811") == "none");
    CHECK(level_of(trial, "skill", "1911") == "none");
    CHECK(level_of(trial, "skill", "21301") == "?");
}

TEST_CASE("a code of no level meets nothing") {
    Trial trial(R"(
clause level
  met when app.noc.teer in {0, 1, 2, 3, 4, 5}
clause one
  met when app.noc.teer is 0
clause other
  met when app.noc.teer is not 0
)");
    trial.given(R"({"app": {"noc": "26000"}})");
    CHECK(trial.status("level") == "fail");
    CHECK(trial.status("one") == "fail");
    CHECK(trial.status("other") == "pass");
}
