// Clauses: guards, deeming, exceptions and their exceptions, members, references, decisions.
#include <doctest/doctest.h>

#include <string>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::app;
using chapeau::tests::Trial;

TEST_CASE("a guard that does not hold makes a clause not applicable, one that is unknown may") {
    Trial trial("clause c\n  applies when app.flag\n  met when app.other\n");
    CHECK(trial.given(app(R"("flag": true, "other": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "other": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": false)")).status("c") == "not_applicable");
    CHECK(trial.given(app(R"("other": true)")).status("c") == "undetermined");
    CHECK(trial.missing("c") == "app.flag: not_given");
    CHECK(trial.given("{}").missing("c") == "app.flag: not_given, app.other: not_given");
    CHECK(trial.given(app(R"("flag": true)")).missing("c") == "app.other: not_given");
}

TEST_CASE("a member stands under the guards of all it is written in") {
    Trial trial(R"(
clause c
  applies when app.flag
  met when all of
    (a) any of
      (b) app.third
        applies when app.other
)");
    CHECK(trial.given(app(R"("flag": false, "other": true, "third": true)")).status("c.a.b") == "not_applicable");
    CHECK(trial.given(app(R"("flag": true, "other": false, "third": true)")).status("c.a.b") == "not_applicable");
    CHECK(trial.status("c.a") == "not_applicable");
    CHECK(trial.status("c") == "not_applicable");
    CHECK(trial.given(app(R"("flag": true, "other": true, "third": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "other": true, "third": false)")).status("c.a.b") == "fail");
    CHECK(trial.given(app(R"("other": true, "third": true)")).missing("c.a.b") == "app.flag: not_given");
}

TEST_CASE("a reference brings the guards of the clause it names and drops none") {
    Trial trial(R"(
clause guarded
  applies when app.flag
  met when app.other
clause both
  met when all of
    guarded
    app.third
clause either
  met when guarded or app.third
)");
    trial.given(app(R"("flag": false, "other": false, "third": true)"));
    CHECK(trial.status("both") == "pass");
    CHECK(trial.status("either") == "pass");
    trial.given(app(R"("flag": false, "other": false, "third": false)"));
    CHECK(trial.status("both") == "fail");
    CHECK(trial.status("either") == "fail");
    trial.given(app(R"("other": false, "third": true)"));
    CHECK(trial.status("both") == "undetermined");
    CHECK(trial.missing("both") == "app.flag: not_given");
}

TEST_CASE("members that do not apply are left out, and all of none is not applicable") {
    Trial trial(R"(
clause c
  met when all of
    (a) app.other
      applies when app.flag
    (b) app.third
      applies when not app.flag
clause d
  met when all of
    (a) app.other
      applies when app.flag
    (b) app.third
      applies when app.flag
)");
    CHECK(trial.given(app(R"("flag": true, "other": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": false, "other": true, "third": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": false, "third": true)")).status("c.a") == "not_applicable");
    CHECK(trial.status("c") == "pass");
    CHECK(trial.status("d") == "not_applicable");
    CHECK(trial.given(app(R"("other": true, "third": true)")).status("d") == "undetermined");
    CHECK(trial.missing("d") == "app.flag: not_given");
}

TEST_CASE("deeming adds a way to be met, only where the clause applies") {
    Trial trial("clause c\n  applies when app.third\n  met when app.flag\n  deemed met when app.other\n");
    CHECK(trial.given(app(R"("third": true, "flag": false, "other": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("third": true, "flag": true, "other": false)")).status("c") == "pass");
    CHECK(trial.given(app(R"("third": true, "flag": false, "other": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("third": false, "other": true)")).status("c") == "not_applicable");
    CHECK(trial.given(app(R"("third": true, "other": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("third": true, "other": false)")).missing("c") == "app.flag: not_given");
    CHECK(trial.given(app(R"("third": true, "flag": false)")).missing("c") == "app.other: not_given");
}

TEST_CASE("an exception takes away, also what was deemed, and its own exception gives back") {
    Trial trial(R"(
clause c
  met when app.flag
  deemed met when app.other
  except when any of
    (x) app.third
      except when app.checked
)");
    CHECK(trial.given(app(R"("flag": true, "third": true, "checked": false)")).status("c") == "fail");
    CHECK(trial.status("c.x") == "pass");
    CHECK(trial.given(app(R"("other": true, "third": true, "checked": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": true, "third": true, "checked": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "third": false)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": false, "other": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": true, "third": true)")).missing("c") == "app.checked: finding");
    CHECK(trial.given(app(R"("flag": true)")).missing("c") == "app.third: not_given, app.checked: finding");
}

TEST_CASE("an exception three deep") {
    Trial trial(R"(
clause c
  met when yes
  except when any of
    (x) app.flag
      except when any of
        (y) app.other
          except when app.third
)");
    CHECK(trial.given(app(R"("flag": true, "other": true, "third": true)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": true, "other": true, "third": false)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "other": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": false)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "third": true)")).status("c") == "fail");
}

TEST_CASE("a chapeau that fails when none of its members applies") {
    Trial trial(R"(
clause c
  met when any of
    (a) app.other
      applies when app.flag
    (b) app.checked
      applies when app.third
  fails when none applies
clause open
  met when any of
    c.a
    c.b
clause outer
  met when all of
    c
)");
    trial.given(app(R"("flag": false, "third": false)"));
    CHECK(trial.status("c") == "fail");
    CHECK(trial.status("open") == "not_applicable");
    CHECK(trial.status("outer") == "fail");
    CHECK(trial.given(app(R"("flag": true, "other": true, "third": false)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "other": false, "third": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": false, "third": true, "checked": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "other": true)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": false)")).missing("c") == "app.third: not_given, app.checked: finding");
    CHECK(trial.given(app(R"("flag": false, "third": true)")).missing("c") == "app.checked: finding");
}

TEST_CASE("a chapeau that fails when none applies, with all other parts, its versions and every way to combine") {
    Trial trial(R"(
clause each
  met when all of
    (a) app.other
      applies when app.flag
  fails when none applies
clause neither
  met when none of
    (a) app.other
      applies when app.flag
  fails when none applies
clause two
  met when at least 2 of
    (a) app.other
      applies when app.flag
    (b) app.other
      applies when app.flag
  fails when none applies
clause deemed
  fails when none applies
  met when any of
    each.a
  deemed met when app.third
clause excepted
  met when any of
    each.a
  fails when none applies
  except when app.third
clause guarded
  applies when app.third
  met when any of
    each.a
  fails when none applies
clause in_time
  until 2022-11-15: met when yes
  from 2022-11-16: met when any of
    each.a
  fails when none applies
)");
    CHECK(trial.given(app(R"("flag": false, "received_on": "2022-11-15")")).status("in_time") == "pass");
    CHECK(trial.given(app(R"("flag": false, "received_on": "2022-11-16")")).status("in_time") == "fail");
    CHECK(trial.given(app(R"("flag": true, "other": true)")).status("in_time") == "pass");
    CHECK(trial.given(app(R"("flag": false)")).missing("in_time") == "app.received_on: not_given");
    trial.given(app(R"("flag": false, "third": false)"));
    for (const char* clause : {"each", "neither", "two", "deemed", "excepted"})
        CHECK(trial.status(clause) == "fail");
    CHECK(trial.status("guarded") == "not_applicable");
    trial.given(app(R"("flag": false, "third": true)"));
    CHECK(trial.status("deemed") == "pass");
    CHECK(trial.status("excepted") == "fail");
    CHECK(trial.status("guarded") == "fail");
    trial.given(app(R"("flag": true, "other": true, "third": false)"));
    for (const char* clause : {"each", "two", "deemed", "excepted"})
        CHECK(trial.status(clause) == "pass");
    CHECK(trial.status("neither") == "fail");
    CHECK(trial.given(app(R"("flag": true, "other": false)")).status("neither") == "pass");
}

TEST_CASE("never met") {
    Trial trial("clause c\n  applies when app.flag\n  never met\nclause d\n  never met\n  deemed met when app.flag\n");
    CHECK(trial.given(app(R"("flag": true)")).status("c") == "fail");
    CHECK(trial.status("d") == "pass");
    CHECK(trial.given(app(R"("flag": false)")).status("c") == "not_applicable");
    CHECK(trial.status("d") == "fail");
    CHECK(trial.given("{}").missing("c") == "app.flag: not_given");
}

TEST_CASE("none of, at least n of") {
    Trial trial(R"(
clause neither
  met when none of
    app.flag
    app.other
clause two
  met when at least 2 of
    app.flag
    app.other
    app.third
)");
    CHECK(trial.given(app(R"("flag": false, "other": false, "third": true)")).status("neither") == "pass");
    CHECK(trial.status("two") == "fail");
    CHECK(trial.given(app(R"("flag": true)")).status("neither") == "fail");
    CHECK(trial.missing("two") == "app.other: not_given, app.third: not_given");
    CHECK(trial.given(app(R"("flag": true, "third": true)")).status("two") == "pass");
    CHECK(trial.given(app(R"("flag": false, "third": false)")).status("two") == "fail");
}

TEST_CASE("not of a clause that does not apply") {
    Trial trial("clause g\n  applies when app.flag\n  met when app.other\nclause c\n  met when not g\n");
    CHECK(trial.given(app(R"("flag": false)")).status("c") == "not_applicable");
    CHECK(trial.given(app(R"("flag": true, "other": true)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": true, "other": false)")).status("c") == "pass");
}

TEST_CASE("a decision that builds on another, and its grants") {
    Trial trial(R"(
decision permit
  approve when app.flag
  grants
    limit = the earliest of
        app.ends
        the day before (app.starts + 1 year)
    place = app.place
decision family of permit
  applies when app.other
  approve when all of
    permit is approved
    app.third
  grants
    limit = permit.limit
)");
    trial.given(app(R"("flag": true, "other": true, "third": true, "starts": "2024-05-01", "ends": "2026-01-01")"));
    CHECK(trial.status("permit") == "pass");
    CHECK(trial.status("family") == "pass");
    CHECK(trial.value("permit.limit") == "2025-04-30");
    CHECK(trial.value("family.limit") == "2025-04-30");
    CHECK(trial.missing("permit.place") == "app.place: not_given");
    CHECK(trial.given(app(R"("flag": false, "other": true, "third": true)")).status("family") == "fail");
    CHECK(trial.given(app(R"("other": true, "third": true)")).missing("family") == "app.flag: not_given");
    CHECK(trial.given(app(R"("flag": false, "other": false)")).status("family") == "not_applicable");
    CHECK(trial.given(app(R"("ends": "2024-01-01")")).value("permit.limit") == "[.., 2024-01-01]");
    CHECK(trial.missing("family.limit") == "app.flag: not_given, app.starts: not_given");
}

TEST_CASE("what a decision grants has a value where it is approved only") {
    Trial trial(R"(
decision fine
  applies when not app.other
  approve when app.flag
  grants
    amount = app.fee
    sure   = app.third
    twice  = fine.amount * 2
    grade  = app.grade
clause pays
  met when fine.amount + $5 is at least $10
clause proven
  met when fine.sure
clause high
  met when fine.grade is at least middle
define rest : money
  = $100 - fine.amount
clause left
  met when rest is more than $0
)");
    const std::string facts = R"(, "fee": 7, "third": true, "grade": "high")";
    const auto all = [&](std::string_view status, std::string_view missing) {
        for (const char* clause : {"pays", "proven", "high", "left"}) {
            CAPTURE(clause);
            CHECK(trial.status(clause) == status);
            if (clause == std::string_view("pays"))
                CHECK(trial.missing(clause) == missing);
        }
    };
    trial.given(app(R"("other": false, "flag": true)" + facts));
    all("pass", "");
    CHECK(trial.value("rest") == "93");
    trial.given(app(R"("other": false, "flag": false)" + facts));
    all("undetermined", "fine.amount: not_computable");
    CHECK(trial.value("rest") == "?");
    CHECK(trial.missing("proven") == "fine.sure: not_computable");
    trial.given(app(R"("other": true, "flag": true)" + facts));
    all("undetermined", "fine.amount: not_computable");
    trial.given(app(R"("other": false)" + facts));
    all("undetermined", "app.flag: not_given");
    CHECK(trial.value("rest") == "?");
    trial.given(app(R"("other": false, "flag": true)"));
    all("undetermined", "app.fee: not_given");
}
