// As sharp as what is known: bounds that are declared, the calendar's ends, rows of one fact that meet, and what one
// member adds to several counts.
#include <doctest/doctest.h>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::Trial;

namespace {

std::string declared(const std::string& declarations) {
    return R"(
record person
  age    number at least 0
  role   color
  lang   number at least 0 and at most 12
  wage   number above 0
  hired  date
facts more
  level  number at least 0 and at most 12
  least  number at least 1
  hours  number above 0
  most   days at most 10
  exact  number at least 5 and at most 5
  people list of person
)" + declarations;
}

std::string people(const std::string& members) {
    return R"({"more": {"people": [)" + members + "]}}";
}

}  // namespace

// ---------------------------------------------------------------- bounds

TEST_CASE("a fact that is not known keeps to its bounds") {
    Trial trial(declared(R"(
define level : number
  = more.level
define twice : number
  = more.level * 2 + 1
define share : number
  = 60 / more.least
define by_color : number
  by app.color
    red:         more.level
    green, blue: 20
clause within
  met when more.level is at most 12
clause beyond
  met when more.level is more than 12
clause other
  met when more.level is not 13
clause inside
  met when more.level is at least 5
clause some_hours
  met when more.hours is more than 0
clause no_hours
  met when more.hours is 0
clause few_days
  met when more.most is at most 10 days
clause exactly
  met when more.exact is 5
clause stated
  met when more.exact is stated
clause reads_all
  met when all of
    level is 1
    twice is 1
    share is 1
    by_color is 1
)"));
    trial.given("{}");
    CHECK(trial.value("level") == "[0, 12]");
    CHECK(trial.value("twice") == "[1, 25]");
    CHECK(trial.value("share") == "[0, 60]");
    CHECK(trial.value("by_color") == "[0, 20]");
    CHECK(trial.status("within") == "pass");
    CHECK(trial.status("beyond") == "fail");
    CHECK(trial.status("other") == "pass");
    CHECK(trial.status("inside") == "undetermined");
    CHECK(trial.missing("inside") == "more.level: not_given");
    CHECK(trial.status("some_hours") == "pass");
    CHECK(trial.status("no_hours") == "fail");
    CHECK(trial.status("few_days") == "pass");
    CHECK(trial.status("exactly") == "pass");
    CHECK(trial.status("stated") == "undetermined");
}

TEST_CASE("sums and counts take the bounds of what is not known") {
    Trial trial(declared(R"(
define languages : number
  = sum of p.lang for p in more.people
define wages : number
  = sum of p.wage for p in more.people
define speaking : number
  = count of p in more.people where p.lang is at most 12
clause six
  met when languages is at least 6
clause reads_all
  met when all of
    languages is 1
    wages is 1
    speaking is 1
)"));
    trial.given(people(R"({"lang": 7}, {})"));
    CHECK(trial.value("languages") == "[7, 19]");
    CHECK(trial.value("speaking") == "2");
    CHECK(trial.status("six") == "pass");
    CHECK(trial.given("{}").value("languages") == "[0, ..]");
    CHECK(trial.value("wages") == "[0, ..]");
    CHECK(trial.status("six") == "undetermined");
}

TEST_CASE("a record keeps to the largest number too") {
    Trial trial(declared(""));
    chapeau::record::Record record;
    const auto errors = trial.engine.reader.read(R"({"more": {"level": 13}})", record);
    REQUIRE(errors.size() == 1);
    CHECK(errors.front().expected == "a number of at least 0 and at most 12");
    CHECK(trial.engine.reader.read(R"({"more": {"level": 12}})", record).empty());
}

// ---------------------------------------------------------------- the ends of the calendar

TEST_CASE("of two days outside the calendar neither is earlier") {
    Trial trial(R"(
define beyond : date
  = app.ends + 1 day
define long_ago : date
  = app.starts - 1 year
define back : date
  = beyond - 2 days
define first : date
  = the earliest of
      beyond
      app.starts
define last : date
  = the latest of
      beyond
      app.starts
clause later
  met when beyond is after app.ends
clause earlier
  met when long_ago is before app.starts
clause apart
  met when beyond is not long_ago
clause same
  met when beyond is app.ends + 1 month
clause long
  met when beyond - long_ago is at least 30 days
clause reads_all
  met when all of
    beyond is 2000-01-01
    long_ago is 2000-01-01
    back is 2000-01-01
    first is 2000-01-01
    last is 2000-01-01
)");
    trial.given(R"({"app": {"starts": "0001-01-01", "ends": "9999-12-31"}})");
    CHECK(trial.value("beyond") == "[after 9999-12-31, ..]");
    CHECK(trial.value("long_ago") == "[.., before 0001-01-01]");
    CHECK(trial.value("back") == "[9999-12-30, ..]");
    CHECK(trial.value("first") == "0001-01-01");
    CHECK(trial.value("last") == "[after 9999-12-31, ..]");
    CHECK(trial.status("later") == "pass");
    CHECK(trial.status("earlier") == "pass");
    CHECK(trial.status("apart") == "pass");
    CHECK(trial.status("same") == "undetermined");
    CHECK(trial.missing("same") == "app.ends: not_computable");
    CHECK(trial.status("long") == "pass");
}

TEST_CASE("a period that ends after the calendar covers all days up to the day that counts") {
    Trial trial(R"(
define covering : days
  = days covered by s.begins to (s.ends + 1 year) for s in app.stays up to app.received_on
define without_end : days
  = days covered by s.begins to (s.ends + 1 year) for s in app.stays
clause reads_all
  met when all of
    covering is 1 days
    without_end is 1 days
)");
    trial.given(R"({"app": {"received_on": "2020-01-10", "stays": [{"begins": "2020-01-01", "ends": "9999-12-31"}]}})");
    CHECK(trial.value("covering") == "10");
    CHECK(trial.value("without_end") == "[2914635, ..]");
}

// ---------------------------------------------------------------- rounding of a definition

TEST_CASE("a definition's own rounding comes before the policy's") {
    Trial trial(R"(
define as_the_policy : date
  = app.starts - 1 month
define down : date
  dates round down
  = app.starts - 1 month
define of_down : date
  dates round down
  = as_the_policy
clause reads_all
  met when all of
    as_the_policy is 2000-01-01
    down is 2000-01-01
    of_down is 2000-01-01
)",
                "up");
    trial.given(R"({"app": {"starts": "2023-03-31"}})");
    CHECK(trial.value("as_the_policy") == "2023-03-01");
    CHECK(trial.value("down") == "2023-02-28");
    CHECK(trial.value("of_down") == "2023-03-01");
}

// ---------------------------------------------------------------- rows that meet

namespace {

const char* const two_tables = R"(
define pay : number
  by app.color
    red:   10
    green: 20
    blue:  40
define due : number
  by app.color
    red:   12
    green: 25
    blue:  41
define gap : number
  = due - pay
define part : number
  by app.grade
    low:          1
    middle, high: 3
define total : number
  = gap + part
define floor : number
  by app.color
    red:   more_or_less
    green: 0
    blue:  0
define more_or_less : number
  by app.color
    red:   1
    green: 100
    blue:  200
clause enough
  met when pay is at least due
clause short
  met when pay is less than due
clause two
  met when part is 2
clause not_two
  met when part is not 2
clause gap_of_one
  met when gap is at least 1
clause some_red
  met when some s in app.stays where s.weight * pay is at least s.weight * due
clause reads_all
  met when all of
    pay is 1
    due is 1
    gap is 1
    part is 1
    total is 1
    floor is 1
    more_or_less is 1
)";

}  // namespace

TEST_CASE("rows of one unknown fact are worked out together") {
    Trial trial(two_tables);
    trial.given("{}");
    CHECK(trial.status("enough") == "fail");
    CHECK(trial.status("short") == "pass");
    CHECK(trial.value("gap") == "[1, 5]");
    CHECK(trial.value("total") == "[2, 8]");
    CHECK(trial.status("gap_of_one") == "pass");
    CHECK(trial.status("two") == "fail");
    CHECK(trial.status("not_two") == "pass");
    CHECK(trial.value("floor") == "[0, 1]");
    CHECK(trial.value("pay") == "[10, 40]");
    trial.given(R"({"app": {"color": "green"}})");
    CHECK(trial.status("enough") == "fail");
    CHECK(trial.value("gap") == "5");
    CHECK(trial.value("total") == "[6, 8]");
    trial.given(R"({"app": {"stays": [{"weight": 2}]}})");
    CHECK(trial.status("some_red") == "fail");
    CHECK(trial.given("{}").missing("some_red") == "app.stays: not_given, app.color: not_given");
}

TEST_CASE("a divisor is each row's own") {
    Trial trial(R"(
define divisor : number
  by app.color
    red:         -1
    green, blue: 1
define quotient : number
  = 8 / divisor
clause reads_all
  met when all of
    divisor is 1
    quotient is 1
)");
    CHECK(trial.given("{}").value("quotient") == "[-8, 8]");
}

TEST_CASE("what a definition by period says on one day is worked out together") {
    Trial trial(R"(
define least : number
  until 2020-12-31: 10
  from  2021-01-01: 20
define most : number
  until 2020-12-31: 15
  from  2021-01-01: 25
clause proper
  met when least is at most most
clause far
  met when most - least is 5
clause read_in_time
  met when app.received_on is before 2021-01-01 or least is 20
clause reads_all
  met when all of
    least is 1
    most is 1
)");
    trial.given("{}");
    CHECK(trial.status("proper") == "pass");
    CHECK(trial.status("far") == "pass");
    CHECK(trial.status("read_in_time") == "undetermined");
}

TEST_CASE("facts are picked in the order of their declaration, up to 64 rows") {
    // 3 colours, 3 grades and 3 more make 27; a fourth of 3 would make 81.
    Trial trial(R"(
facts late
  color color
  shade color
define a : number
  by app.color
    red: 1
    green: 2
    blue: 3
define b : number
  by app.grade
    low: 1
    middle: 2
    high: 3
define c : number
  by late.color
    red: 1
    green: 2
    blue: 3
define d : number
  by late.shade
    red: 1
    green: 2
    blue: 3
clause first_three
  met when a + b + c + d - (a + b + c) is at least 1
clause last
  met when a + b + c + d - d is at least 3
clause reads_all
  met when all of
    a is 1
    b is 1
    c is 1
    d is 1
)");
    trial.given("{}");
    CHECK(trial.status("first_three") == "pass");
    CHECK(trial.status("last") == "undetermined");
    // Learning a colour makes no room for another fact.
    CHECK(trial.given(R"({"app": {"color": "red"}})").status("last") == "undetermined");
}

// ---------------------------------------------------------------- one member, several counts

TEST_CASE("counts over one list are added member by member") {
    Trial trial(declared(R"(
define adults : number
  = count of p in more.people where p.age is at least 18
define children : number
  = count of p in more.people where p.age is less than 18
define family : number
  = adults + children
define weighted : number
  = adults * 2 + children / 2 - 1
define reds : number
  = count of p in more.people where p.role is red
define others : number
  = count of p in more.people where p.role is not red
define elders : number
  = count of p in more.people where p.age is at least 65
define workers : number
  = count of p in more.people where p.age is at least 18 and p.age is less than 65
define spoken : number
  = sum of p.lang for p in more.people
define missing : number
  = sum of 12 - p.lang for p in more.people
define hired_before : number
  = count of p in more.people where p.hired + 1 year is on or before app.received_on
define hired_later : number
  = count of p in more.people where app.received_on is before p.hired + 1 year
clause hired
  met when hired_before + hired_later is 2
clause two
  met when adults + children is 2
clause all_three
  met when children + workers + elders is 2
clause no_more
  met when reds + others - 2 is 0
clause reads_all
  met when all of
    adults is 1
    children is 1
    family is 1
    weighted is 1
    reds is 1
    others is 1
    elders is 1
    workers is 1
    spoken is 1
    missing is 1
    hired_before is 1
    hired_later is 1
)"));
    trial.given(people(R"({"age": 30}, {})"));
    CHECK(trial.value("family") == "2");
    CHECK(trial.value("adults") == "[1, 2]");
    CHECK(trial.value("weighted") == "[1.5, 3]");
    CHECK(trial.status("two") == "pass");
    CHECK(trial.status("all_three") == "pass");
    CHECK(trial.status("no_more") == "pass");
    CHECK(trial.status("hired") == "pass");
    CHECK(trial.given("{}").value("family") == "[0, ..]");
    CHECK(trial.status("two") == "undetermined");
    CHECK(trial.missing("two") == "more.people: not_given");
}
