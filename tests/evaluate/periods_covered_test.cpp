// Days covered by periods, sentence by sentence as the record's contract has them.
#include <doctest/doctest.h>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::Trial;

namespace {

const char* const policy_of_periods = R"(
define experience : days
  = days covered by s.begins to s.ends
      for s in app.stays
      where s.paid and s.place is app.place
      up to app.received_on
define all_days : days
  = days covered by s.begins to s.ends for s in app.stays
clause thirty
  met when experience is at least 30 days
clause ten
  met when all_days is at least 10 days
)";

std::string stay(const std::string& begins, const std::string& ends, const std::string& more = "") {
    const auto date = [](const std::string& day) { return day.empty() ? "null" : "\"" + day + "\""; };
    return R"({"paid": true, "place": "ON", "begins": )" + date(begins) + R"(, "ends": )" + date(ends) + more + "}";
}

std::string with_periods(const std::string& stays, const std::string& received = "\"2024-03-01\"") {
    return R"({"app": {"place": "ON", "received_on": )" + received + R"(, "stays": [)" + stays + "]}}";
}

}  // namespace

TEST_CASE("first and last day both count") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(stay("2024-01-01", "2024-01-31"))).value("experience") == "31");
    CHECK(trial.given(with_periods(stay("2024-01-01", "2024-01-01"))).value("experience") == "1");
    CHECK(trial.given(with_periods("")).value("experience") == "0");
}

TEST_CASE("periods that overlap count once") {
    Trial trial(policy_of_periods);
    const std::string january = stay("2024-01-01", "2024-01-31");
    CHECK(trial.given(with_periods(january + ", " + january)).value("experience") == "31");
    CHECK(trial.given(with_periods(january + ", " + stay("2024-01-20", "2024-02-10"))).value("experience") == "41");
    CHECK(trial.given(with_periods(january + ", " + stay("2024-01-10", "2024-01-12"))).value("experience") == "31");
    CHECK(trial.given(with_periods(january + ", " + stay("2024-02-01", "2024-02-01"))).value("experience") == "32");
    CHECK(trial.given(with_periods(stay("2024-02-03", "2024-02-04") + ", " + january)).value("experience") == "33");
}

TEST_CASE("a period whose end is before its start covers nothing") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(stay("2024-01-31", "2024-01-01"))).value("experience") == "0");
    CHECK(trial.given(with_periods(stay("2024-01-31", "2024-01-30"))).value("experience") == "0");
}

TEST_CASE("a later end counts up to the cut-off") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(stay("2024-02-01", "2025-12-31"))).value("experience") == "30");
    CHECK(trial.given(with_periods(stay("2024-03-01", "2025-12-31"))).value("experience") == "1");
    CHECK(trial.given(with_periods(stay("2024-03-02", "2025-12-31"))).value("experience") == "0");
}

TEST_CASE("what is unpaid or of another sector does not count") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(R"({"paid": false, "place": "ON", "begins": "2024-01-01", "ends": "2024-01-31"})"))
              .value("experience") == "0");
    CHECK(trial.given(with_periods(R"({"paid": true, "place": "QC", "begins": "2024-01-01", "ends": "2024-01-31"})"))
              .value("experience") == "0");
    CHECK(trial.given(with_periods(R"({"paid": false})")).value("experience") == "0");
}

TEST_CASE("an unknown end reaches the cut-off") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(stay("2024-02-01", ""))).value("experience") == "[0, 30]");
    CHECK(trial.missing("thirty") == "app.stays[0].ends: not_given");
    CHECK(trial.given(with_periods(stay("2024-02-02", ""))).status("thirty") == "fail");
    CHECK(trial.given(with_periods(stay("2024-03-02", ""))).value("experience") == "0");
    CHECK(trial.value("all_days") == "[0, ..]");
}

TEST_CASE("an unknown start reaches back without limit") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(stay("", "2024-01-31"))).value("experience") == "[0, ..]");
    CHECK(trial.missing("thirty") == "app.stays[0].begins: not_given");
    CHECK(trial.given(with_periods(stay("", ""))).missing("thirty") ==
          "app.stays[0].begins: not_given, app.stays[0].ends: not_given");
    const std::string and_january = stay("", "2024-01-31") + ", " + stay("2024-01-01", "2024-01-31");
    CHECK(trial.given(with_periods(and_january)).value("experience") == "[31, ..]");
    CHECK(trial.status("thirty") == "pass");
}

TEST_CASE("an unknown paid or sector may match or not") {
    Trial trial(policy_of_periods);
    const char* const unpaid = R"({"place": "ON", "begins": "2024-01-01", "ends": "2024-01-31"})";
    CHECK(trial.given(with_periods(unpaid)).value("experience") == "[0, 31]");
    CHECK(trial.missing("thirty") == "app.stays[0].paid: not_given");
    const char* const no_place = R"({"paid": true, "begins": "2024-01-01", "ends": "2024-01-31"})";
    CHECK(trial.given(with_periods(no_place)).missing("thirty") == "app.stays[0].place: not_given");
    const std::string both = stay("2024-01-11", "2024-02-29") + ", " + unpaid;
    CHECK(trial.given(with_periods(both)).value("experience") == "[50, 60]");
    CHECK(trial.status("thirty") == "pass");
    trial.given(R"({"app": {"received_on": "2024-03-01", "stays": [)" + stay("2024-01-01", "2024-01-31") + "]}}");
    CHECK(trial.value("experience") == "[0, 31]");
    CHECK(trial.missing("thirty") == "app.place: not_given");
}

TEST_CASE("while the cut-off is unknown no day is certain and all may count") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(stay("2024-01-01", "2024-01-31"), "null")).value("experience") == "[0, 31]");
    CHECK(trial.missing("thirty") == "app.received_on: not_given");
    CHECK(trial.given(with_periods(stay("2024-01-01", "2024-01-29"), "null")).status("thirty") == "fail");
    CHECK(trial.given(with_periods(stay("2024-01-01", ""), "null")).value("experience") == "[0, ..]");
    CHECK(trial.missing("thirty") == "app.received_on: not_given, app.stays[0].ends: not_given");
}

TEST_CASE("a list that is not given may hold anything") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(R"({"app": {"received_on": "2024-03-01"}})").value("experience") == "[0, ..]");
    CHECK(trial.missing("thirty") == "app.stays: not_given, app.place: not_given");
    trial.given(R"({"app": {"received_on": "2024-03-01", "place": "ON"}})");
    CHECK(trial.missing("thirty") == "app.stays: not_given");
}

TEST_CASE("a count within the condition of a count leaves what that has counted alone") {
    Trial trial(R"(
define beside_others : days
  = days covered by s.begins to s.ends for s in app.stays
      where (days covered by t.begins to s.ends for t in app.stays where t.paid) is at least 20 days
define of_many : days
  = days covered by s.begins to s.ends for s in app.stays
      where (days covered by t.begins to s.ends for t in app.stays) is at least 1000 days
clause some_days
  met when beside_others is at least 30 days
clause of_any
  met when of_many is at least 1 day
)");
    const std::string stays = stay("2024-01-01", "2024-01-31") + ", " + stay("2024-01-05", "2024-01-10") + ", " +
                              stay("2024-03-01", "2024-03-02");
    trial.given(with_periods(stays));
    CHECK(trial.value("beside_others") == "33");
    CHECK(trial.value("of_many") == "0");
    CHECK(trial.status("some_days") == "pass");
    CHECK(trial.given(with_periods(stays + ", " + stay("", "2024-01-31"))).value("of_many") == "[0, ..]");
}

TEST_CASE("all days of the calendar") {
    Trial trial(policy_of_periods);
    CHECK(trial.given(with_periods(stay("0001-01-01", "9999-12-31"), "\"9999-12-31\"")).value("experience") ==
          "3652059");
    CHECK(trial.value("all_days") == "3652059");
}
