// Arithmetic in policies: exact, ranges where operands are not fully known, and undetermined with a cause where it
// cannot be computed.
#include <doctest/doctest.h>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::Trial;

namespace {

const char* const pay_by_color = R"(
define divisor : number
  by app.color
    red:   1
    green: 2
    blue:  4
define quotient : number
  = 8 / divisor
clause enough
  met when quotient is at least 2
clause plenty
  met when quotient is more than 8
)";

/// One define `d` of a type, with a clause that reads it.
std::string define(const std::string& type, const std::string& value, const std::string& test) {
    return "define d : " + type + "\n  = " + value + "\nclause c\n  met when d " + test + "\n";
}

}  // namespace

TEST_CASE("numbers are exact") {
    Trial trial(define("number", "(app.size + 0.1) * 3 - app.ratio / 3", "is 1"));
    trial.given(R"({"app": {"size": 0.2, "ratio": 1}})");
    CHECK(trial.value("d") == "0.566667");
    trial.given(R"({"app": {"size": 0.2, "ratio": -0.3}})");
    CHECK(trial.value("d") == "1");
    CHECK(trial.status("c") == "pass");
}

TEST_CASE("thirds of a cent add up") {
    Trial trial(define("money", "app.fee / 3 + app.fee / 3 + app.fee / 3", "is $0.01"));
    CHECK(trial.given(R"({"app": {"fee": 0.01}})").status("c") == "pass");
}

TEST_CASE("what is unknown leaves the result open and is asked for") {
    Trial trial(define("number", "app.size * app.ratio", "is at least 1"));
    trial.given(R"({"app": {"size": 2}})");
    CHECK(trial.value("d") == "?");
    CHECK(trial.status("c") == "undetermined");
    CHECK(trial.missing("c") == "app.ratio: not_given");
    CHECK(trial.given("{}").missing("d") == "app.size: not_given, app.ratio: not_given");
}

TEST_CASE("a division by zero is undetermined, and says so") {
    Trial trial(define("number", "app.size / app.ratio", "is at least 1"));
    trial.given(R"({"app": {"size": 2, "ratio": 0}})");
    CHECK(trial.status("c") == "undetermined");
    CHECK(trial.missing("c") == "app.ratio: not_computable");
    trial.given(R"({"app": {"size": 0, "ratio": 0.0}})");
    CHECK(trial.status("c") == "undetermined");
    trial.given(R"({"app": {"ratio": 0}})");
    CHECK(trial.missing("c") == "app.ratio: not_computable");  // whatever the size
}

TEST_CASE("a divisor known within bounds that leave 0 out") {
    Trial trial(pay_by_color);
    trial.given("{}");
    CHECK(trial.value("quotient") == "[2, 8]");
    CHECK(trial.status("enough") == "pass");
    CHECK(trial.status("plenty") == "fail");
    trial.given(R"({"app": {"color": "green"}})");
    CHECK(trial.value("quotient") == "4");
}

TEST_CASE("a divisor that may be 0 leaves the quotient unknown") {
    Trial trial(R"(
define divisor : number
  = (count of s in app.stays where s.paid) * 2 - 1
define quotient : number
  = 8 / divisor
clause c
  met when quotient is at least -8
)");
    trial.given(R"({"app": {"stays": [{}]}})");
    CHECK(trial.value("divisor") == "[-1, 1]");
    CHECK(trial.value("quotient") == "?");
    CHECK(trial.missing("c") == "app.stays[0].paid: not_given");
    CHECK(trial.given(R"({"app": {"stays": [{"paid": false}]}})").value("quotient") == "-8");
}

TEST_CASE("ranges flow through sums, differences, products and signs") {
    Trial trial(R"(
define one_to_three : number
  by app.color
    red:   1
    green: 2
    blue:  3
define elevenfold : number
  = one_to_three + one_to_three * 10
define difference : number
  = app.size - one_to_three
define opposite : number
  = - one_to_three * app.size
clause c
  met when elevenfold is at least 11 and difference is at most 9 and opposite is less than 0
)");
    trial.given(R"({"app": {"size": 10}})");
    CHECK(trial.value("elevenfold") == "[11, 33]");
    CHECK(trial.value("difference") == "[7, 9]");
    CHECK(trial.value("opposite") == "[-30, -10]");
    CHECK(trial.status("c") == "pass");
    trial.given("{}");
    CHECK(trial.value("difference") == "?");
    CHECK(trial.status("c") == "undetermined");
}

TEST_CASE("an overflow is undetermined, and says so") {
    Trial trial(define("number", "app.size * app.size", "is at least 1"));
    trial.given(R"({"app": {"size": 9999999999999999999999999999999999}})");
    CHECK(trial.status("c") == "undetermined");
    CHECK(trial.missing("c") == "app.size: not_computable");
    trial.given(R"({"app": {"size": 0.0000000000000000000000000000000001}})");
    CHECK(trial.status("c") == "undetermined");
    trial.given(R"({"app": {"size": 9999999999999999}})");
    CHECK(trial.status("c") == "pass");
}

TEST_CASE("days between dates, and dates moved by days") {
    Trial trial(R"(
define between : days
  = app.ends - app.starts
define later : date
  = app.starts + between * 2
define earlier : date
  = app.starts - between
define eve : date
  = the day before (app.starts)
clause c
  met when between is 28 days and later is after earlier and eve is before app.starts
)");
    trial.given(R"({"app": {"starts": "2024-02-01", "ends": "2024-02-29"}})");
    CHECK(trial.value("between") == "28");
    CHECK(trial.value("later") == "2024-03-28");
    CHECK(trial.value("earlier") == "2024-01-04");
    CHECK(trial.value("eve") == "2024-01-31");
    CHECK(trial.status("c") == "pass");
}

TEST_CASE("a date outside 0001 to 9999 is after, or before, all days inside") {
    Trial trial(R"(
define next_year : date
  = app.ends + 1 year
define eve : date
  = the day before (app.starts)
define far : date
  = app.ends + 900 years of 365 days
clause late
  met when next_year is after 2000-01-01
clause early
  met when eve is before 2000-01-01
clause farther
  met when far is after 2000-01-01
)");
    trial.given(R"({"app": {"starts": "0001-01-01", "ends": "9999-06-01"}})");
    CHECK(trial.status("late") == "pass");
    CHECK(trial.status("early") == "pass");
    CHECK(trial.status("farther") == "pass");
    CHECK(trial.missing("next_year") == "app.ends: not_computable");
    CHECK(trial.missing("eve") == "app.starts: not_computable");
    trial.given(R"({"app": {"starts": "0001-01-02", "ends": "9998-12-31"}})");
    CHECK(trial.value("next_year") == "9999-12-31");
    CHECK(trial.value("eve") == "0001-01-01");
}

TEST_CASE("a date is moved by whole days only") {
    Trial trial(define("date", "app.starts + 1 days * app.ratio", "is after 2024-01-01"));
    trial.given(R"({"app": {"starts": "2024-01-31", "ratio": 0.5}})");
    CHECK(trial.missing("c") == "app.ratio: not_computable");
    CHECK(trial.given(R"({"app": {"starts": "2024-01-31", "ratio": 2.0}})").value("d") == "2024-02-02");
    Trial halves(define("date", "app.starts + 30 days * app.ratio", "is after 2024-01-01"));
    CHECK(halves.given(R"({"app": {"starts": "2024-01-31", "ratio": 0.5}})").value("d") == "2024-02-15");
}

TEST_CASE("months and years land as the policy's rounding says") {
    const std::string text = define("date", "app.starts + 1 year", "is after 2000-01-01") +
                             "define m : date\n  = app.ends - 1 month\nclause n\n  met when m is before 2000-01-01\n";
    const char* const record = R"({"app": {"starts": "2024-02-29", "ends": "2023-03-31"}})";
    Trial down(text, "down");
    CHECK(down.given(record).value("d") == "2025-02-28");
    CHECK(down.value("m") == "2023-02-28");
    Trial up(text, "up");
    CHECK(up.given(record).value("d") == "2025-03-01");
    CHECK(up.value("m") == "2023-03-01");
}

TEST_CASE("the earliest and the latest of some dates, known as far as they can be") {
    Trial trial(R"(
define first : date
  = the earliest of
      app.starts
      app.ends
      2024-06-01
define last : date
  = the latest of
      app.starts
      2024-06-01
clause c
  met when first is on or before 2024-06-01 and last is on or after 2024-06-01
clause d
  met when first is before 2024-01-01
)");
    trial.given(R"({"app": {"starts": "2024-03-01"}})");
    CHECK(trial.value("first") == "[.., 2024-03-01]");
    CHECK(trial.value("last") == "2024-06-01");
    CHECK(trial.status("c") == "pass");
    CHECK(trial.missing("d") == "app.ends: not_given");
    trial.given("{}");
    CHECK(trial.value("last") == "[2024-06-01, ..]");
    CHECK(trial.status("c") == "pass");
}
