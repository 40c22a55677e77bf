// Policies that decide several things: all are told, whatever the order in which they are written.
#include <doctest/doctest.h>

#include "contract.hpp"
#include "explained.hpp"
#include "interpreter/trace/html.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

const std::string head = R"(policy angling
  title "Angling"
  decides permit

facts app
  age   number
  boats number
)";
const std::string permit = R"(
decision permit "Permit"
  approve when app.age is at least 16
  grants
    fee = $40
)";
const std::string guide = R"(
decision guide of permit "Guide"
  approve when permit is approved and app.age is at least 21
  grants
    fee = permit.fee / 3
)";
const std::string mooring = R"(
decision mooring "Mooring"
  approve when app.boats is at least 1 and permit.fee is at most $40
  grants
    fee   = permit.fee / 2
    level = 2
)";

Ready angling(bool turned = false) {
    return ready(turned ? head + mooring + guide + permit : head + permit + guide + mooring);
}

bool tells(const std::string& text, const std::string& what) {
    return text.find(what) != std::string::npos;
}

std::string page_of(const Trace& trace) {
    HtmlInput input{.first = trace};
    return render_html(input);
}

}  // namespace

TEST_CASE("all decisions are listed, the principal one first, then by name, in any order of declarations") {
    for (const bool turned : {false, true}) {
        const auto json = json_of(angling(turned), R"({"app": {"age": 30, "boats": 1}})");
        CHECK(breaches(json).empty());
        CHECK(json["decision"]["name"] == "permit");
        CHECK(json["decision"]["guide"]["outcome"] == "approve");
        CHECK(json["decision"]["guide"]["grants"]["fee"].dump() == R"({"fraction":"40/3","about":13.33})");
        REQUIRE(json["decisions"].size() == 3);
        CHECK(json["decisions"][0]["name"] == "permit");
        CHECK(json["decisions"][0]["grants"]["fee"] == 40);
        const auto& last = json["decisions"][2];
        CHECK(last["name"] == "mooring");
        CHECK(last["outcome"] == "approve");
        CHECK(last["grants"]["fee"] == 20);
        CHECK(last["grants"]["level"] == 2);
    }
}

TEST_CASE("one decision makes no list") {
    const auto json = json_of(ready(R"(policy p
  title "P"
facts app
  age number
decision permit
  approve when app.age is at least 16
)"),
                              R"({"app": {"age": 30}})");
    CHECK_FALSE(json.contains("decisions"));
}

TEST_CASE("text, note and page tell a decision that stands on its own") {
    const Ready policy = angling();
    const Trace trace = explained(policy, R"({"app": {"age": 30, "boats": 0}})");
    REQUIRE(trace.beside.size() == 1);
    CHECK(trace.find_decision("mooring") == &trace.beside.front());
    CHECK(trace.find_decision("guide") == &trace.decision.further.front());
    CHECK(trace.find_decision("other") == nullptr);
    const std::string text = render_text(trace, {});
    for (const std::string& told : {text, render_note(trace, {}), page_of(trace)}) {
        CHECK(tells(told, "Permit"));
        CHECK(tells(told, "Guide"));
        CHECK(tells(told, "Mooring"));
        CHECK(tells(told, "boats"));  // that it is refused for
    }
    CHECK(text.find("Permit") < text.find("Mooring"));
}

TEST_CASE("a decision that reads what a refused one grants is not computable, and says why") {
    const Ready policy = angling();
    const std::string record = R"({"app": {"age": 10, "boats": 1}})";
    const auto json = json_of(policy, record);
    CHECK(breaches(json).empty());
    const auto& mooring = json["decisions"][2];
    CHECK(mooring["outcome"] == "undetermined");
    CHECK(mooring["grants"].is_null());
    CHECK(mooring["requests"].empty());
    REQUIRE(mooring["not_granted"].size() == 1);
    CHECK(mooring["not_granted"][0]["grant"] == "permit.fee");
    const std::string why = "nothing is granted, since “Permit” is refused";
    CHECK(tells(mooring["not_granted"][0]["text"], why));
    CHECK(json["clauses"][2]["missing"][0]["path"] == "permit.fee");
    CHECK(json["clauses"][2]["missing"][0]["why"] == "not_computable");
    CHECK(tells(json["clauses"][2]["text"], why));
    const Trace trace = explained(policy, record);
    for (const std::string& told : {render_text(trace, {.width = 200}), render_note(trace, {}), page_of(trace)})
        CHECK(tells(told, why));
    const Trace in_french = explained(policy, record, Mending::leave, french);
    CHECK(tells(render_note(in_french, {}), "puisque «\u00a0Permit\u00a0» fait l’objet d’un refus"));
}

TEST_CASE("of an open decision what it grants is unknown, and the facts it hangs on are asked for") {
    const auto json = json_of(angling(), R"({"app": {"boats": 1}})");
    CHECK(breaches(json).empty());
    const auto& mooring = json["decisions"][2];
    CHECK(mooring["outcome"] == "undetermined");
    REQUIRE(mooring["requests"].size() == 1);
    CHECK(mooring["requests"][0]["fact"] == "app.age");
}
