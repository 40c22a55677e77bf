// What a selector or the governing date chooses, and what is known while they are not.
#include <doctest/doctest.h>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::Trial;

TEST_CASE("by: the branch of the value, and the hull of all while it is unknown") {
    Trial trial(R"(
define years : number
  by app.color
    red, green: 2
    blue:       4
clause two
  met when years is at least 2
clause three
  met when years is at least 3
)");
    trial.given(R"({"app": {"color": "green"}})");
    CHECK(trial.value("years") == "2");
    CHECK(trial.status("three") == "fail");
    trial.given("{}");
    CHECK(trial.value("years") == "[2, 4]");
    CHECK(trial.status("two") == "pass");
    CHECK(trial.status("three") == "undetermined");
    CHECK(trial.missing("three") == "app.color: not_given");
}

TEST_CASE("by: an unknown branch is asked for only while it can be chosen") {
    Trial trial(R"(
define amount : number
  by app.color
    red:         app.size
    green, blue: app.ratio
clause c
  met when amount is at least 1
)");
    CHECK(trial.given("{}").missing("c") == "app.color: not_given, app.size: not_given, app.ratio: not_given");
    CHECK(trial.given(R"({"app": {"color": "red"}})").missing("c") == "app.size: not_given");
    CHECK(trial.given(R"({"app": {"size": 3, "ratio": 3}})").status("c") == "pass");
}

TEST_CASE("by: values without an order are known where all branches agree") {
    Trial trial(R"(
define destination : text
  by app.color
    red:   app.name
    green: app.place
    blue:  "ON"
define how_high : grade
  by app.color
    red:         app.grade
    green, blue: high
define what : noc
  by app.color
    red:         app.noc
    green, blue: app.licence
clause place
  met when destination is "ON"
clause level
  met when how_high is high
clause occupation
  met when what is NOC 2021 21301
)");
    trial.given(R"({"app": {"name": "ON", "place": "ON", "grade": "high", "noc": "21301", "licence": "21301"}})");
    CHECK(trial.value("destination") == "ON");
    CHECK(trial.status("place") == "pass");
    CHECK(trial.value("how_high") == "high");
    CHECK(trial.value("what") == "21301");
    trial.given(R"({"app": {"name": "ON", "place": "QC", "grade": "low", "noc": "21301", "licence": "2132"}})");
    CHECK(trial.value("destination") == "?");
    CHECK(trial.value("how_high") == "?");
    CHECK(trial.value("what") == "?");
    CHECK(trial.missing("place") == "app.color: not_given");
}

TEST_CASE("by: a condition is settled where all branches agree") {
    Trial trial(R"(
define ready : yes/no
  by app.color
    red:   app.flag
    green: app.flag and app.other
    blue:  yes
clause c
  met when ready
)");
    CHECK(trial.given(R"({"app": {"flag": true, "other": true}})").status("c") == "pass");
    CHECK(trial.given(R"({"app": {"flag": true, "other": false}})").status("c") == "undetermined");
    CHECK(trial.missing("c") == "app.color: not_given");
    CHECK(trial.given(R"({"app": {"color": "green", "flag": true}})").missing("c") == "app.other: not_given");
}

TEST_CASE("by: a code of no level chooses no branch") {
    Trial trial(R"(
define years : number
  by app.noc.teer
    0, 1: 2
    2, 3: 3
    4, 5: 4
define trained : yes/no
  by app.noc.teer
    0, 1: yes
    2, 3: yes
    4, 5: no
clause two
  met when years is at least 2
clause three
  met when years is at least 3
clause skilled
  met when trained
)");
    trial.given("{}");
    CHECK(trial.status("two") == "pass");
    trial.given(R"({"app": {"noc": "26000"}})");
    CHECK(trial.status("two") == "pass");
    CHECK(trial.missing("three") == "app.noc: not_computable");
    CHECK(trial.missing("skilled") == "app.noc: not_computable");
    trial.given(R"({"app": {"noc": "2132"}})");
    CHECK(trial.missing("three") == "app.noc: other_edition");
}

TEST_CASE("periods: the version in force on the governing day") {
    Trial trial(R"(
define least : number
  until 2022-11-15: 1
  from 2022-11-16 until 2023-12-31: 2
  from 2024-01-01: 3
clause c
  met when app.size is at least least
clause dated
  until 2022-11-15: met when app.flag
  from  2022-11-16: never met
)");
    const auto on = [&](const std::string& day) -> Trial& {
        return trial.given(R"({"app": {"size": 2, "flag": true, "received_on": ")" + day + "\"}}");
    };
    CHECK(on("0001-01-01").value("least") == "1");
    CHECK(on("2022-11-15").value("least") == "1");
    CHECK(trial.status("dated") == "pass");
    CHECK(on("2022-11-16").value("least") == "2");
    CHECK(trial.status("dated") == "fail");
    CHECK(on("2023-12-31").status("c") == "pass");
    CHECK(on("2024-01-01").status("c") == "fail");
    CHECK(on("9999-12-31").value("least") == "3");
}

TEST_CASE("periods: what all of them agree on while the governing day is unknown") {
    Trial trial(R"(
define least : number
  until 2022-11-15: 1
  from  2022-11-16: 2
clause c
  met when app.size is at least least
clause dated
  until 2022-11-15: met when app.flag
  from  2022-11-16: met when app.flag or app.other
)");
    CHECK(trial.given(R"({"app": {"size": 2}})").status("c") == "pass");
    CHECK(trial.given(R"({"app": {"size": 0}})").status("c") == "fail");
    CHECK(trial.given(R"({"app": {"size": 1}})").missing("c") == "app.received_on: not_given");
    CHECK(trial.given(R"({"app": {"flag": true}})").status("dated") == "pass");
    CHECK(trial.given(R"({"app": {"flag": false, "other": true}})").missing("dated") == "app.received_on: not_given");
    CHECK(trial.given(R"({"app": {"flag": false, "received_on": "2022-11-15"}})").status("dated") == "fail");
    CHECK(trial.given(R"({"app": {"flag": false, "received_on": "2022-11-16"}})").missing("dated") ==
          "app.other: not_given");
}
