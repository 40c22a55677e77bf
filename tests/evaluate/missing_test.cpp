// What is asked for: every fact that could settle a status, none that could not, each once, with why it is wanting.
#include <doctest/doctest.h>

#include <string>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::app;
using chapeau::tests::Trial;

TEST_CASE("a settled status asks for nothing") {
    Trial trial("clause c\n  met when app.flag and app.other\n");
    CHECK(trial.given(app(R"("flag": false)")).missing("c").empty());
    CHECK(trial.given(app(R"("flag": true, "other": true)")).missing("c").empty());
}

TEST_CASE("what is settled is not gone into") {
    Trial trial(R"(
clause settled
  met when app.flag or app.size is at least 1
clause open
  met when app.other
clause c
  met when all of
    settled
    open
)");
    trial.given(app(R"("flag": true)"));
    CHECK(trial.missing("c") == "app.other: not_given");
    CHECK(trial.visited("c") == std::vector<std::string>{"c", "open"});
}

TEST_CASE("nothing behind a guard that does not hold is asked for") {
    Trial trial(R"(
clause g
  applies when app.flag
  met when app.size is at least 1
clause c
  met when g and app.other
)");
    CHECK(trial.given(app(R"("flag": false)")).missing("c") == "app.other: not_given");
    CHECK(trial.given(app(R"("flag": true, "other": true)")).missing("c") == "app.size: not_given");
}

TEST_CASE("each fact once, in the order in which the text reads them") {
    Trial trial("clause c\n  met when (app.other and app.flag) or (app.flag and app.other and app.third)\n");
    CHECK(trial.given("{}").missing("c") == "app.other: not_given, app.flag: not_given, app.third: not_given");
}

TEST_CASE("each member's field by its index, only of members that matter") {
    Trial trial("clause c\n  met when some s in app.stays where s.paid and s.grade is high\n");
    trial.given(app(R"("stays": [{"grade": "low"}, {"grade": "high"}, {"paid": false}, {"paid": true}])"));
    CHECK(trial.missing("c") == "app.stays[1].paid: not_given, app.stays[3].grade: not_given");
}

TEST_CASE("what is asked of a list's members beside themselves is asked for while the list is not given") {
    Trial trial(R"(
clause c
  met when some s in app.stays where s.place is app.place and some j in app.jobs where j.noc is app.noc
clause stated
  met when app.stays is stated
)");
    CHECK(trial.given("{}").missing("c") ==
          "app.stays: not_given, app.place: not_given, app.jobs: not_given, app.noc: not_given");
    CHECK(trial.missing("stated") == "app.stays: not_given");
    trial.given(app(R"("place": "ON", "jobs": [{}, {"noc": "21301"}])"));
    CHECK(trial.missing("c") == "app.stays: not_given, app.jobs[0].noc: not_given, app.noc: not_given");
    CHECK(trial.given(app(R"("jobs": [])")).missing("c") == "app.stays: not_given");
}

TEST_CASE("the same fact may be wanting for two reasons") {
    Trial trial(R"(
define share : number
  = app.size / app.ratio
clause c
  met when share is at least 1 and app.noc.teer is 1 and app.checked
)");
    trial.given(app(R"("size": 1, "ratio": 0, "noc": "2132")"));
    CHECK(trial.missing("c") == "app.ratio: not_computable, app.noc: other_edition, app.checked: finding");
}

TEST_CASE("a member's fact that cannot be computed with is named by its index") {
    Trial trial("clause c\n  met when some s in app.stays where app.size / s.weight is at least 1\n");
    trial.given(app(R"("size": 1, "stays": [{"weight": 2}, {"weight": 0}])"));
    CHECK(trial.missing("c") == "app.stays[1].weight: not_computable");
    Trial codes("clause c\n  met when some s in app.stays where s.noc.teer is 1\n");
    codes.given(app(R"("stays": [{"noc": "22302"}, {"noc": "2132"}])"));
    CHECK(codes.missing("c") == "app.stays[1].noc: other_edition");
}
