// A value that cannot be computed is told as a sentence, under the definition that comes to nothing, with the cause and
// the values that bring it about; what no other value could mend is not asked for.
#include <doctest/doctest.h>

#include "contract.hpp"
#include "explained.hpp"
#include "interpreter/trace/html.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

const std::string facts_of_window = R"(policy p
  title "P"

facts app
  received_on date   "the day it was received"
  began_on    date   "day of beginning"
  parts       number "number of parts"
  noc         noc    "occupation"
  kids        list of kid "children"

record kid "child"
  days days "days of schooling"
)";

Ready window(const std::string& value, const std::string& condition = "app.began_on is on or after window") {
    return ready(facts_of_window + "define window : date\n  title \"start of the window\"\n  = " + value +
                 "\nclause began \"Began in time\"\n  met when " + condition + "\ndecision d \"Permit\"\n" +
                 "  approve when began\n");
}

bool is_told_in(const std::string& text, const std::string& what) {
    return text.find(what) != std::string::npos;
}

std::string page_with(const Trace& trace) {
    HtmlInput input{.first = trace};
    return render_html(input);
}

constexpr std::string_view from_given = "Not computable from the values given: ";

/// That text, note and page of the decision tell the sentence behind `opening`, and that JSON has it.
void check_told(const Ready& policy, const std::string& record, const std::string& sentence,
                std::string_view opening = from_given) {
    const auto json = json_of(policy, record);
    CHECK(breaches(json).empty());
    CHECK(json["decision"]["outcome"] == "undetermined");
    REQUIRE(json["decision"]["not_computable"].size() == 1);
    CHECK(json["decision"]["not_computable"][0]["text"] == sentence);
    const Trace trace = explained(policy, record);
    for (const std::string& told :
         {render_text(trace, {.width = 300}), render_text(trace, {.full = true, .width = 300}), render_note(trace, {}),
          page_with(trace)})
        CHECK(is_told_in(told, std::string(opening) + sentence + "."));
    CHECK_FALSE(is_told_in(render_text(trace, {.width = 300}), "would settle it"));
}

}  // namespace

TEST_CASE("days of a record that are not whole: the definition, the cause and the value are told") {
    const Ready policy = window("app.received_on - (sum of k.days for k in app.kids)");
    const std::string record =
        R"({"app": {"received_on": "2024-03-01", "began_on": "2024-02-01", "kids": [{"days": 2.5}]}})";
    check_told(
        policy, record,
        "start of the window (a date cannot be moved by 2.5 days, a number of days that is not whole; children)");
    const auto json = json_of(policy, record);
    CHECK(json["decision"]["not_computable"][0]["name"] == "window");
    CHECK(json["decision"]["requests"].empty());         // what was given is not asked for
    REQUIRE(json["clauses"][0]["missing"].size() == 1);  // another day received would not mend it
    CHECK(json["clauses"][0]["missing"][0]["path"] == "app.kids");
    CHECK(json["clauses"][0]["missing"][0]["why"] == "not_computable");
    const Trace in_english = explained(policy, record);
    for (const std::string& told : {render_text(in_english, {.width = 300}), page_with(in_english)})
        CHECK(is_told_in(told, "have the values given corrected"));
    CHECK_FALSE(is_told_in(render_text(in_english, {.full = true, .width = 300}), "wants app.kids"));
    const Trace in_french = explained(policy, record, Mending::leave, french);
    const std::string note = render_note(in_french, {});
    CHECK(is_told_in(note, "fournies\u00a0: start of the window (une date ne peut être déplacée de 2,5"));
    CHECK(is_told_in(note, ", un nombre de jours qui n’est pas entier; children)."));
}

TEST_CASE("without a definition the clause is named, and the member's value") {
    check_told(ready(facts_of_window + R"(
clause young "Young"
  met when some k in app.kids where app.received_on - k.days is after 2024-01-01
decision d "Permit"
  approve when young
)"),
               R"({"app": {"received_on": "2024-03-01", "kids": [{"days": 99}, {"days": 2.5}]}})",
               "“Young” (a date cannot be moved by 2.5 days, a number of days that is not whole; days of schooling, "
               "child 2: 2.5 days)");
}

TEST_CASE("a division by a 0 of the record") {
    const Ready policy = window("app.received_on + 10 days / app.parts");
    check_told(policy, R"({"app": {"received_on": "2024-03-01", "began_on": "2024-02-01", "parts": 0}})",
               "start of the window (nothing can be divided by 0; number of parts: 0)");
    check_told(policy, R"({"app": {"began_on": "2024-02-01", "parts": 0}})",
               "start of the window (nothing can be divided by 0; number of parts: 0)");
}

TEST_CASE("what is not given is asked for beside what was given in vain") {
    const Ready policy = window("app.received_on + 10 days / app.parts");
    const auto json = json_of(policy, R"({"app": {"received_on": "2024-03-01", "parts": 0}})");
    REQUIRE(json["decision"]["requests"].size() == 1);
    CHECK(json["decision"]["requests"][0]["fact"] == "app.began_on");
}

TEST_CASE("a day outside the calendar is not to blame where another is not given") {
    for (const char* condition :
         {"(app.received_on + 365 days) - app.began_on is at least 10 days",
          "(the earliest of\n    app.received_on + 1 day\n    app.began_on) is on or before app.began_on"}) {
        CAPTURE(condition);
        const Ready policy = window("app.received_on", condition);
        const std::string record = R"({"app": {"received_on": "9999-12-31"}})";
        const auto json = json_of(policy, record);
        CHECK(json["decision"]["outcome"] == "undetermined");
        REQUIRE(json["decision"]["requests"].size() == 1);
        CHECK(json["decision"]["requests"][0]["fact"] == "app.began_on");
        for (const auto& missing : json["clauses"][0]["missing"])
            CHECK(missing["path"] == "app.began_on");
        CHECK_FALSE(is_told_in(render_text(explained(policy, record), {.width = 300}), "computable"));
        const auto given = json_of(policy, R"({"app": {"received_on": "9999-12-31", "began_on": "2024-01-01"}})");
        CHECK(given["decision"]["outcome"] == "approve");
    }
}

TEST_CASE("what only the policy could mend is not asked for") {
    const Ready policy = window("2024-01-01 + 9999999 days", "window is window");
    const std::string record = R"({"app": {}})";
    check_told(
        policy, record,
        "start of the window (a day outside the calendar is only known to be later, or earlier, than every day in it)",
        "Not computable: ");
    const auto json = json_of(policy, record);
    CHECK(json["decision"]["requests"].empty());
    CHECK(json["clauses"][0]["missing"][0]["path"] == "window");
    const Trace trace = explained(policy, record);
    for (const std::string& told : {render_text(trace, {.width = 300}), page_with(trace)})
        CHECK(is_told_in(told, "have the policy corrected"));
}
