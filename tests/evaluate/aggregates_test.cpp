// Counts, sums and extremes over lists that are partly known.
#include <doctest/doctest.h>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::Trial;

namespace {

const char* const policy = R"(
define number_of : number
  = count of s in app.stays where s.paid
define weight : number
  = sum of s.weight for s in app.stays where s.paid
define cost : money
  = sum of s.price for s in app.stays
define first : date
  = the earliest of s.begins for s in app.stays where s.paid
define last : date
  = the latest of s.ends for s in app.stays where s.paid
clause two
  met when number_of is at least 2
clause heavy
  met when weight is at least 10
clause dear
  met when cost is at least $100.00
clause early
  met when first is before 2020-01-01
clause late
  met when last is after 2022-01-01
)";

std::string with_stays(const std::string& stays) {
    return R"({"app": {"stays": [)" + stays + "]}}";
}

}  // namespace

TEST_CASE("counts") {
    Trial trial(policy);
    CHECK(trial.given(with_stays("")).value("number_of") == "0");
    CHECK(trial.given(with_stays(R"({"paid": true}, {"paid": false}, {"paid": true})")).value("number_of") == "2");
    CHECK(trial.given(with_stays(R"({"paid": true}, {}, {"paid": null})")).value("number_of") == "[1, 3]");
    CHECK(trial.missing("two") == "app.stays[1].paid: not_given, app.stays[2].paid: not_given");
    CHECK(trial.given(with_stays(R"({"paid": true}, {"paid": true}, {})")).status("two") == "pass");
    CHECK(trial.given(with_stays(R"({"paid": false}, {})")).status("two") == "fail");
    CHECK(trial.given("{}").value("number_of") == "[0, ..]");
    CHECK(trial.missing("two") == "app.stays: not_given");
}

TEST_CASE("sums") {
    Trial trial(policy);
    CHECK(trial.given(with_stays("")).value("weight") == "0");
    CHECK(trial.given(with_stays(R"({"paid": true, "weight": 2.5}, {"paid": true, "weight": -1})")).value("weight") ==
          "1.5");
    trial.given(with_stays(R"({"paid": true, "weight": 2}, {"weight": 3}, {"weight": -1})"));
    CHECK(trial.value("weight") == "[1, 5]");
    CHECK(trial.status("heavy") == "fail");
    trial.given(with_stays(R"({"paid": true, "weight": 2}, {"paid": true})"));
    CHECK(trial.value("weight") == "?");
    CHECK(trial.missing("heavy") == "app.stays[1].weight: not_given");
    CHECK(trial.given(with_stays(R"({"paid": false})")).value("weight") == "0");
    CHECK(trial.given("{}").value("weight") == "?");
}

TEST_CASE("a member whose part in one sum is open is not asked for by another") {
    Trial trial(R"(
define weight : number
  = sum of s.weight for s in app.stays where s.paid
define paid : number
  = count of s in app.stays where s.paid
clause both
  met when weight is at least 10 and paid is at least 5 and weight is at most 20
)");
    trial.given(with_stays(R"({"paid": true}, {"paid": true}, {"paid": true}, {"paid": true}, {"paid": true})"));
    CHECK(trial.missing("both") ==
          "app.stays[0].weight: not_given, app.stays[1].weight: not_given, app.stays[2].weight: not_given, "
          "app.stays[3].weight: not_given, app.stays[4].weight: not_given");
}

TEST_CASE("two aggregates that want the same facts do not say that either cannot be computed") {
    Trial trial(R"(
define light : number
  = sum of s.weight for s in app.stays
define heavy : number
  = sum of s.weight for s in app.stays where s.weight is stated
clause both
  met when light is at least 10 and heavy is at least 10
)");
    trial.given(with_stays(R"({"paid": true})"));
    CHECK(trial.missing("both") == "app.stays[0].weight: not_given");
}

TEST_CASE("a sum that overflows names its list") {
    Trial trial(R"(
define total : number
  = sum of s.weight * s.weight for s in app.stays
clause c
  met when total is at least 1
)");
    trial.given(with_stays(R"({"weight": 9999999999999999999}, {"weight": 9999999999999999999})"));
    CHECK(trial.missing("c") == "app.stays: not_computable");
    trial.given(with_stays(R"({"weight": 99999999999999999999})"));
    CHECK(trial.missing("c") == "app.stays[0].weight: not_computable");
}

TEST_CASE("what cannot be computed from a list without members names the list, not a member") {
    Trial trial(R"(
define ratio : number
  = app.size / (sum of s.weight for s in app.stays where s.paid)
clause c
  met when ratio is at least 1
)");
    CHECK(trial.given(R"({"app": {"size": 1, "stays": []}})").missing("c") == "app.stays: not_computable");
}

TEST_CASE("extremes over members") {
    Trial trial(policy);
    const char* const known = R"({"paid": true, "begins": "2019-05-01", "ends": "2019-12-31"},
                                 {"paid": true, "begins": "2018-05-01", "ends": "2021-12-31"},
                                 {"paid": false, "begins": "2010-05-01", "ends": "2029-12-31"})";
    trial.given(with_stays(known));
    CHECK(trial.value("first") == "2018-05-01");
    CHECK(trial.value("last") == "2021-12-31");
    trial.given(with_stays(R"({"paid": true, "begins": "2019-05-01"}, {"begins": "2018-05-01"})"));
    CHECK(trial.value("first") == "[2018-05-01, 2019-05-01]");
    CHECK(trial.status("early") == "pass");
    trial.given(with_stays(R"({"paid": true, "begins": "2019-05-01"}, {"paid": true})"));
    CHECK(trial.value("first") == "[.., 2019-05-01]");
    CHECK(trial.status("early") == "pass");
    CHECK(trial.status("late") == "undetermined");
}

TEST_CASE("with no member to choose from there is no earliest") {
    Trial trial(policy);
    trial.given(with_stays(R"({"paid": false, "begins": "2019-05-01"})"));
    CHECK(trial.status("early") == "undetermined");
    CHECK(trial.missing("early") == "app.stays: not_computable");
    trial.given(with_stays(R"({"begins": "2019-05-01"})"));
    CHECK(trial.value("first") == "?");
    CHECK(trial.missing("early") == "app.stays[0].paid: not_given");
    CHECK(trial.given("{}").missing("early") == "app.stays: not_given");
}

TEST_CASE("an aggregate inside a quantifier is worked out for each member") {
    Trial trial(R"(
clause c
  met when some s in app.stays where
    (count of j in app.jobs where j.weight is at least s.weight) is at least 2
)");
    const auto record = [](const std::string& weight) {
        return R"({"app": {"stays": [{"weight": 9}, {"weight": )" + weight +
               R"(}], "jobs": [{"weight": 1}, {"weight": 2}, {"weight": 3}]}})";
    };
    CHECK(trial.given(record("2")).status("c") == "pass");
    CHECK(trial.given(record("2.5")).status("c") == "fail");
    CHECK(trial.given(record("null")).missing("c") == "app.stays[1].weight: not_given");
    CHECK(trial.given(R"({"app": {"stays": [{"weight": 1}], "jobs": [{"weight": 2}, {}]}})").missing("c") ==
          "app.jobs[1].weight: not_given");
}
