// Conditions on single facts, sets, texts and the members of lists.
#include <doctest/doctest.h>

#include <string>

#include "tests/evaluate/trial.hpp"

using chapeau::tests::app;
using chapeau::tests::Trial;

namespace {

std::string clause(const std::string& condition) {
    return "clause c\n  met when " + condition + "\n";
}

/// The status of a condition on a record.
std::string status(const std::string& condition, const std::string& fields) {
    Trial trial(clause(condition));
    return trial.given(app(fields)).status("c");
}

}  // namespace

TEST_CASE("yes/no facts and findings") {
    Trial trial(clause("app.flag and not app.checked"));
    CHECK(trial.given(app(R"("flag": true, "checked": false)")).status("c") == "pass");
    CHECK(trial.given(app(R"("flag": true, "checked": true)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": false)")).status("c") == "fail");
    CHECK(trial.given(app(R"("flag": true)")).missing("c") == "app.checked: finding");
    CHECK(trial.given("{}").missing("c") == "app.flag: not_given, app.checked: finding");
}

TEST_CASE("every comparison of quantities, on both sides of the constant") {
    struct Row {
        const char* words;
        const char* below;
        const char* at;
        const char* above;
    };
    for (const Row& row : {Row{"is", "fail", "pass", "fail"}, Row{"is not", "pass", "fail", "pass"},
                           Row{"is at least", "fail", "pass", "pass"}, Row{"is at most", "pass", "pass", "fail"},
                           Row{"is more than", "fail", "fail", "pass"}, Row{"is less than", "pass", "fail", "fail"}}) {
        Trial trial(clause(std::string("app.fee ") + row.words + " $10.00"));
        CHECK(trial.given(app(R"("fee": 9.99)")).status("c") == row.below);
        CHECK(trial.given(app(R"("fee": 10)")).status("c") == row.at);
        CHECK(trial.given(app(R"("fee": 10.000000000000000000000000000001)")).status("c") == row.above);
        CHECK(trial.given("{}").missing("c") == "app.fee: not_given");
    }
}

TEST_CASE("every comparison of dates") {
    struct Row {
        const char* words;
        const char* eve;
        const char* day;
        const char* after;
    };
    for (const Row& row : {Row{"is", "fail", "pass", "fail"}, Row{"is not", "pass", "fail", "pass"},
                           Row{"is before", "pass", "fail", "fail"}, Row{"is on or before", "pass", "pass", "fail"},
                           Row{"is after", "fail", "fail", "pass"}, Row{"is on or after", "fail", "pass", "pass"}}) {
        Trial trial(clause(std::string("app.starts ") + row.words + " 2024-02-29"));
        CHECK(trial.given(app(R"("starts": "2024-02-28")")).status("c") == row.eve);
        CHECK(trial.given(app(R"("starts": "2024-02-29")")).status("c") == row.day);
        CHECK(trial.given(app(R"("starts": "2024-03-01")")).status("c") == row.after);
    }
}

TEST_CASE("ordered values by their rank") {
    CHECK(status("app.grade is at least middle", R"("grade": "high")") == "pass");
    CHECK(status("app.grade is at least middle", R"("grade": "low")") == "fail");
    CHECK(status("app.grade is more than app.target", R"("grade": "high", "target": "high")") == "fail");
    CHECK(status("app.grade is less than app.target", R"("grade": "low", "target": "high")") == "pass");
    CHECK(status("app.grade is at most app.target", R"("grade": "low")") == "undetermined");
    CHECK(status("app.color is not red", R"("color": "blue")") == "pass");
    CHECK(status("app.color in {red, blue}", R"("color": "green")") == "fail");
}

TEST_CASE("texts") {
    CHECK(status("app.name is \"ON\"", R"("name": "ON")") == "pass");
    CHECK(status("app.name is \"ON\"", R"("name": " on")") == "pass");
    CHECK(status("app.name is \"ON\"", R"("name": "QC")") == "fail");
    CHECK(status("app.name is not app.place", R"("name": "ON", "place": "ON")") == "fail");
    CHECK(status("app.name is app.place", R"("name": "")") == "undetermined");
    CHECK(status("app.name in {\"ON\", \"QC\"}", R"("name": "QC")") == "pass");
}

TEST_CASE("sets") {
    CHECK(status("app.colors include red", R"("colors": ["blue", "red"])") == "pass");
    CHECK(status("app.colors include red", R"("colors": [])") == "fail");
    CHECK(status("app.colors include app.color", R"("colors": ["red"])") == "undetermined");
    CHECK(status("app.colors include app.color", R"("colors": ["red"], "color": "red")") == "pass");
    CHECK(status("app.colors overlap {green, blue}", R"("colors": ["red", "blue"])") == "pass");
    CHECK(status("app.colors overlap {green, blue}", R"("colors": ["red"])") == "fail");
    CHECK(status("app.colors overlap {green, blue}", "") == "undetermined");
    CHECK(status("app.words include app.name", R"("words": ["a", "b"], "name": "b")") == "pass");
    CHECK(status("app.words overlap {\"c\"}", R"("words": ["a", "b"])") == "fail");
}

TEST_CASE("an empty set of texts is a set") {
    CHECK(status("app.words include \"a\"", R"("words": [])") == "fail");
    CHECK(status("app.words overlap {\"a\"}", R"("words": [])") == "fail");
    CHECK(status("app.words is stated", R"("words": [])") == "pass");
}

TEST_CASE("stated: unknown leaves it open, a blank text fails it") {
    Trial trial(clause("app.name is stated"));
    CHECK(trial.given(app(R"("name": "x")")).status("c") == "pass");
    for (const char* blank : {"", " ", "\\t\\n", "\\u00a0 \\u2003", "\\u3000"})
        CHECK(trial.given(app(R"("name": ")" + std::string(blank) + "\"")).status("c") == "fail");
    CHECK(trial.given(app(R"("name": " x")")).status("c") == "pass");
    CHECK(trial.given("{}").missing("c") == "app.name: not_given");
}

TEST_CASE("stated, of every other kind of fact") {
    CHECK(status("app.flag is stated", R"("flag": false)") == "pass");
    CHECK(status("app.checked is stated", "") == "undetermined");
    CHECK(status("app.size is stated", R"("size": 0)") == "pass");
    CHECK(status("app.noc is stated", R"("noc": "2132")") == "pass");
    CHECK(status("app.starts is stated", "") == "undetermined");
    CHECK(status("app.colors is stated", R"("colors": [])") == "pass");
    CHECK(status("app.stays is stated", R"("stays": [])") == "pass");
    CHECK(status("app.stays is stated", "") == "undetermined");
    CHECK(status("some s in app.stays where s.place is stated", R"("stays": [{"place": " "}])") == "fail");
    CHECK(status("some s in app.stays where s.paid is stated", R"("stays": [{"paid": false}])") == "pass");
}

TEST_CASE("some") {
    Trial trial(clause("some s in app.stays where s.paid and s.weight is at least 2"));
    CHECK(trial.given(app(R"("stays": [])")).status("c") == "fail");
    CHECK(trial.given(app(R"("stays": [{}, {"paid": true, "weight": 2}])")).status("c") == "pass");
    CHECK(trial.given(app(R"("stays": [{"paid": true, "weight": 1}, {"paid": false}])")).status("c") == "fail");
    CHECK(trial.given(app(R"("stays": [{"paid": true}, {"weight": 1}])")).missing("c") ==
          "app.stays[0].weight: not_given");
    CHECK(trial.given("{}").missing("c") == "app.stays: not_given");
}

TEST_CASE("every") {
    Trial trial(clause("every s in app.stays where s.paid satisfies s.weight is at least 2"));
    CHECK(trial.given(app(R"("stays": [])")).status("c") == "pass");
    CHECK(trial.given(app(R"("stays": [{"paid": true, "weight": 2}, {"paid": false}])")).status("c") == "pass");
    CHECK(trial.given(app(R"("stays": [{}, {"paid": true, "weight": 1}])")).status("c") == "fail");
    CHECK(trial.given(app(R"("stays": [{"weight": 1}, {"weight": 3}])")).missing("c") ==
          "app.stays[0].paid: not_given");
    CHECK(trial.given(app(R"("stays": [{"paid": true}])")).missing("c") == "app.stays[0].weight: not_given");
    CHECK(trial.given("{}").missing("c") == "app.stays: not_given");
    CHECK(status("every s in app.stays satisfies s.paid", R"("stays": [{"paid": true}])") == "pass");
}

TEST_CASE("a quantifier inside another, and what does not depend on the member") {
    Trial trial(
        clause("every s in app.stays satisfies some j in app.jobs where "
               "j.place is s.place and j.weight is at least app.size"));
    const auto record = [](const std::string& stays, const std::string& jobs, const std::string& size) {
        return app(R"("stays": [)" + stays + R"(], "jobs": [)" + jobs + R"(], "size": )" + size);
    };
    const char* const stays = R"({"place": "a"}, {"place": "b"})";
    CHECK(trial.given(record(stays, R"({"place": "b", "weight": 2}, {"place": "a", "weight": 3})", "2")).status("c") ==
          "pass");
    CHECK(trial.given(record(stays, R"({"place": "b", "weight": 2}, {"place": "a", "weight": 3})", "3")).status("c") ==
          "fail");
    CHECK(trial.given(record(stays, R"({"place": "b"}, {"place": "a", "weight": 3})", "3")).missing("c") ==
          "app.jobs[0].weight: not_given");
    CHECK(trial.given(record(stays, R"({"place": "b", "weight": 1}, {"weight": 3})", "null")).missing("c") ==
          "app.jobs[1].place: not_given, app.size: not_given");
}

TEST_CASE("and, or, not follow Kleene's strong tables") {
    CHECK(status("app.flag and app.other", R"("flag": false)") == "fail");
    CHECK(status("app.flag and app.other", R"("flag": true)") == "undetermined");
    CHECK(status("app.flag or app.other", R"("other": true)") == "pass");
    CHECK(status("app.flag or app.other", R"("other": false)") == "undetermined");
    CHECK(status("not app.flag", "") == "undetermined");
    CHECK(status("app.flag or not app.flag", "") == "undetermined");
    CHECK(status("yes", "") == "pass");
    CHECK(status("no", "") == "fail");
}

TEST_CASE("an enum's fact has one of its values, also where it is not known") {
    CHECK(status("app.color in {red, green, blue}", "") == "pass");
    CHECK(status("not app.color in {red, green, blue}", "") == "fail");
    CHECK(status("app.color in {red, green}", "") == "undetermined");
    CHECK(status("app.grade is at least low", "") == "pass");
    CHECK(status("app.grade is at least middle", "") == "undetermined");
    CHECK(status("app.grade is at most high", R"("grade": "low")") == "pass");
    CHECK(status("every s in app.stays satisfies s.grade is at least low", R"("stays": [{}, {"grade": "high"}])") ==
          "pass");
    CHECK(status("every s in app.stays satisfies s.grade is at least low", "") == "undetermined");
}

TEST_CASE("the level of a code may be none of its enum's values") {
    CHECK(status("app.noc.teer in {0, 1, 2, 3, 4, 5}", "") == "undetermined");
}
