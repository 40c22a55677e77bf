// What a refusal is said to rest on, and what is said to be in its way, each with the smallest policy that once named
// what plays no part, or left out what does.
#include <doctest/doctest.h>

#include "explained.hpp"
#include "html_page.hpp"

using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

const std::string plain_head = "policy p.small\n  title \"Small\"\n";

Trace refused_by(const std::string& rules, const std::string& record, const Words& words = english) {
    return explained(ready(plain_head + rules), record, Mending::look, words);
}

bool says_so(const std::string& text, std::string_view words) {
    INFO(text);
    return text.find(words) != std::string::npos;
}

const std::string three_facts = R"(facts app
  a yes/no "fact a"
  b yes/no "fact b"
  c yes/no "fact c"
)";

}  // namespace

TEST_CASE("what deems a clause met has no part in a refusal by the exception alone") {
    const std::string rules = three_facts + R"(clause deemed "Deemed"
  met when app.a
  deemed met when app.c
  except when app.b
decision d "A decision"
  approve when deemed
)";
    const Trace met = refused_by(rules, R"({"app": {"a": true, "b": true, "c": false}})");
    CHECK(met.find("deemed")->text == "closed by the exception: fact b: yes");
    CHECK(says_so(render_note(met, {}), "The conclusion rests on this: fact b: yes.\n"));
    const Trace deemed = refused_by(rules, R"({"app": {"a": false, "b": true, "c": true}})");
    CHECK(deemed.find("deemed")->text == "closed by the exception: fact b: yes");
    CHECK(says_so(render_note(deemed, {}), "The conclusion rests on this: fact b: yes.\n"));
    const Trace neither = refused_by(rules, R"({"app": {"a": false, "b": true, "c": false}})");
    CHECK(neither.find("deemed")->text ==
          "fact a: no; nor deemed met: fact c: no; also closed by the exception: fact b: yes");
    CHECK(says_so(render_note(neither, {}), "The conclusion rests on this: fact a: no; fact c: no; fact b: yes.\n"));
}

TEST_CASE("clauses that would have met one that an exception takes away carry nothing") {
    const std::string rules = three_facts + R"(clause own "Own"
  met when app.a
clause other "Other"
  met when app.c
clause barred "Barred"
  met when app.b
clause whole "Whole"
  met when own
  deemed met when other
  except when barred
decision d "A decision"
  approve when whole
)";
    for (const char* record :
         {R"({"app": {"a": true, "b": true, "c": false}})", R"({"app": {"a": false, "b": true, "c": true}})"}) {
        const auto json = json_of(ready(plain_head + rules), record);
        REQUIRE(json["decision"]["reasons"].size() == 1);
        CHECK(json["decision"]["reasons"][0]["clause"] == "whole");
        CHECK(says_so(render_note(refused_by(rules, record), {}), "The conclusion rests on this: fact b: yes.\n"));
    }
    CHECK(json_of(ready(plain_head + rules), R"({"app": {"a": false, "b": false, "c": false}})")["decision"]["reasons"]
              .size() == 2);
}

TEST_CASE("what makes a clause fail by holding is told with its facts") {
    const std::string rules = R"(facts app
  n number "n"
  m number "m"
clause c "None"
  met when none of
    (s) "S" app.n is at least 3
clause out "Out"
  met when deeper
clause deeper "Deeper"
  met when app.m is at least 5
clause inside "In"
  met when not out
decision d "A decision"
  approve when c and inside
)";
    const std::string note = render_note(refused_by(rules, R"({"app": {"n": 4, "m": 6}})"), {});
    CHECK(says_so(note, "The facts considered are: n: 4.\nThe conclusion rests on this: n (4) is at least 3.\n"));
    CHECK(says_so(note, "The facts considered are: m: 6.\nThe conclusion rests on this: m (6) is at least 5.\n"));
    const std::string never = render_note(refused_by(three_facts + R"(clause never "Never"
  never met
decision d "A decision"
  approve when never
)",
                                                     R"({"app": {}})"),
                                          {});
    CHECK(says_so(never, "Nothing meets it."));
    CHECK_FALSE(says_so(never, "follows from the facts"));
}

TEST_CASE("a condition of a decision that fails beside its clauses is told") {
    const std::string rules = R"(facts app
  licence yes/no "licence"
  ticket yes/no "ticket"
clause lic "Has a licence"
  met when app.licence
decision permit "Permit"
  approve when all of
    lic
    app.ticket
)";
    const std::string record = R"({"app": {"licence": false, "ticket": false}})";
    const Trace trace = refused_by(rules, record);
    const std::string text = render_text(trace, {});
    for (const std::string& said : {text, render_note(trace, {}), page_of(trace)})
        CHECK(says_so(said, "ticket"));
    CHECK(says_so(text, "Were these met together"));
    CHECK(says_so(text, "what it asks for itself (ticket: no)"));
    CHECK(says_so(render_note(trace, {}),
                  "2. The clause “Permit” is not met. Has a licence: does not meet; ticket: no."));
    const auto json = json_of(ready(plain_head + rules), record);
    REQUIRE(json["decision"]["reasons"].size() == 1);
    CHECK(json["decision"]["reasons"][0]["clause"] == "lic");
    const std::string fixed = R"(facts app
  licence yes/no "licence"
  ticket yes/no "ticket" fixed)" +
                              rules.substr(rules.find("\nclause"));
    CHECK(says_so(render_text(refused_by(fixed, record), {}),
                  "Nothing: “Permit” fails on facts that nobody can change."));
}

TEST_CASE("only a decision that hangs on another is said to") {
    const std::string rules = R"(facts app
  licence yes/no "licence"
clause lic "Has a licence"
  met when app.licence
decision permit "Permit"
  approve when lic
)";
    for (const char* record : {R"({"app": {"licence": false}})", R"({"app": {}})"}) {
        const Trace alone = refused_by(rules + "decision sub of permit \"Sub\"\n  approve when lic\n", record);
        const Trace hanging =
            refused_by(rules + "decision sub of permit \"Sub\"\n  approve when permit is approved\n", record);
        const bool open = alone.decision.outcome == Status::undetermined;
        const std::string_view bearing = open ? "Waits for “Permit”." : "Not met, since “Permit” is not.";
        for (const std::string& said : {render_text(hanging, {}), render_note(hanging, {}), page_of(hanging)})
            CHECK(says_so(said, bearing));
        for (const std::string& said : {render_text(alone, {}), render_note(alone, {}), page_of(alone)})
            CHECK_FALSE(says_so(said, bearing));
        const std::string note = render_note(alone, {});
        const std::string_view what = open ? "- whether licence" : "Licence: no.";
        CHECK(says_so(note.substr(note.find("“Sub”")), what));
    }
}

TEST_CASE("what is known of an open side is told under its name") {
    const std::string text = render_text(refused_by(R"(record ability "an ability"
  reading number at least 0 and at most 12 "reading"
facts app
  first ability "first language"
  second ability "second language"
  others list of ability "other languages"
define points : number
  title "points"
  = app.first.reading + app.second.reading
clause enough "Enough"
  met when points is at least 10
clause each "Each"
  met when app.first.reading is at least 5 and app.second.reading is at least 7
clause other "Other"
  met when some a in app.others where a.reading is at least 3
decision d "A decision"
  approve when enough and each and other
)",
                                                    R"({"app": {"others": [{"reading": 1}, {}]}})"),
                                         {.width = 200});
    CHECK(says_so(text, "points: now between 0 and 24; at least 10 is needed\n"));
    CHECK(says_so(text, "first language reading: now between 0 and 12; at least 5 is needed\n"));
    CHECK(says_so(text, "second language reading: now between 0 and 12; at least 7 is needed\n"));
    CHECK(says_so(text, "ability 2, reading: now between 0 and 12; at least 3 is needed\n"));
}
