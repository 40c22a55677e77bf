// Sentences that were once not true, each with the smallest policy that made it say so.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "explained.hpp"

using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

const std::string head = R"(policy p.small
  title "Small"
  as of application.received_on
  dates round up
)";

Trace traced(const std::string& rules, const std::string& record, const Words& words = english) {
    return explained(ready(head + rules), record, Mending::look, words);
}

std::string note(const std::string& rules, const std::string& record, const Words& words = english) {
    return render_note(traced(rules, record, words), {});
}

bool told(const std::string& text, std::string_view words) {
    INFO(text);
    return text.find(words) != std::string::npos;
}

/// `full-time days: member 1: counts 365 days`, all in one.
std::string counts(const Trace& trace, std::string_view clause) {
    std::string all;
    for (const Counted& one : trace.find(clause)->counted)
        all += fmt::format("{}{}{}: {}\n", one.around, one.around.empty() ? "" : ", ", one.member_title,
                           one.count.empty() ? one.text : one.count + ": " + one.text);
    return all;
}

const std::string day = R"(facts application "the application"
  received_on date "the day it was received"
)";

const char* const lawyers_offer = R"({"offer": {"noc": "41101"}})";

}  // namespace

TEST_CASE("the distance to a limit that is to be passed is not all that is wanting") {
    const std::string rules = day + R"(  age number "age"
  left date "day of departure"
  fee money "fee"
  level level "level"
ordered enum level "level"
  low
  middle
  high
clause age "Age"
  met when application.age is more than 17
clause fee "Fee"
  met when application.fee is less than $50
clause left "Departure"
  met when application.left is after application.received_on
clause level "Level"
  met when application.level is more than middle
decision d "A decision"
  approve when age and fee and left and level
)";
    const std::string failing = R"({"application": {"received_on": "2024-03-01", "left": "2024-02-28",
        "age": 16, "fee": 50.5, "level": "low"}})";
    const Trace trace = traced(rules, failing);
    CHECK(trace.find("age")->text == "age: 16, not above 17 (short by more than 1)");
    CHECK(trace.find("fee")->text == "fee: $50.50, not below $50.00 (over by more than $0.50)");
    CHECK(trace.find("left")->text ==
          "day of departure: 2024-02-28, not after the day it was received (2024-03-01) (short by more than 2 days)");
    CHECK(trace.find("level")->text == "level: low, not above middle (short by more than 1 level)");
    CHECK(told(note(rules, failing), "age (16) is at most 17, short by more than 1."));
    const std::string in_french = note(rules, failing, french);
    CHECK(told(in_french, "il en manque plus de 1"));
    CHECK(told(in_french, "plus de 0,50\u00a0$ de trop"));
    CHECK(told(in_french, "il manque plus de 2\u00a0jours"));
    CHECK(trace.find("age")->comparisons.back().distance->left_minus_right == chapeau::values::Rational(-1));
    const Trace equal = traced(rules, R"({"application": {"age": 17}})");
    CHECK(equal.find("age")->text == "age: 17, not above 17 (equal, not above)");
    const Trace met = traced(rules, R"({"application": {"age": 18, "fee": 1}})");
    CHECK(met.find("age")->comparisons.back().margin == "less than 1 to spare");
    CHECK(met.find("fee")->comparisons.back().margin == "less than $49.00 to spare");
}

TEST_CASE("an exception that holds is told as it is") {
    const Trace trace = explained(t52(), patched("mexican-engineer", lawyers_offer));
    const std::string text = render_note(trace, {});
    CHECK(told(text,
               "The conclusion rests on this: occupation offered (NOC 2021 41101) is in lawyers and Quebec notaries; "
               "the work is that of a foreign legal consultant: no."));
    CHECK_FALSE(told(text, "is not in lawyers"));
    const std::string french_note =
        render_note(explained(t52(), patched("mexican-engineer", lawyers_offer), Mending::look, french), {});
    CHECK_FALSE(told(french_note, "ne figure pas dans avocats"));
}

TEST_CASE("JSON says what a clause wants of a comparison, and which clauses take it away") {
    const auto json = json_of(ready(head + day + R"(  age number
clause young "Young"
  met when not application.age is at least 30
clause adult "An adult"
  met when application.age is at least 18
  except when young
decision d "A decision"
  approve when young
)"),
                              R"({"application": {"age": 40}})");
    CHECK(json["clauses"][0]["comparisons"][0]["wanted"] == "no");
    CHECK(json["clauses"][0]["comparisons"][0]["holds"] == "yes");
    CHECK_FALSE(json["clauses"][1]["comparisons"][0].contains("wanted"));
    CHECK(json["clauses"][1]["exceptions"] == nlohmann::ordered_json{"young"});
}

TEST_CASE("what holds under a not is told as holding, with a cross") {
    const std::string rules = day + R"(  age number "age"
clause young "Young"
  met when not application.age is at least 30
decision d "A decision"
  approve when young
)";
    CHECK(told(note(rules, R"({"application": {"age": 40}})"), "age (40) is at least 30."));
    const std::string text = render_text(traced(rules, R"({"application": {"age": 40}})"), {.full = true});
    CHECK(told(text, "✗ is at least  30"));
    CHECK(told(render_text(traced(rules, R"({"application": {"age": 20}})"), {.full = true}), "● is less than  30"));
}

TEST_CASE("a line a count, under its title") {
    const std::string rules = R"(record job
  hours number "hours"
  from date
  to date
)" + day + R"(  jobs list of job "jobs held"
define full_time : days
  title "full-time days"
  = days covered by j.from to j.to for j in application.jobs where j.hours is at least 30
define part_time : days
  title "part-time days"
  = days covered by j.from to j.to for j in application.jobs where j.hours is less than 30
clause enough "Enough work"
  met when full_time + part_time / 2 is at least 730 days
clause idle "Little work"
  met when 1000 days - part_time is at least 900 days
decision d "A decision"
  approve when enough and idle
)";
    const Trace trace = traced(rules, R"({"application": {"jobs": [
        {"hours": 40, "from": "2020-01-01", "to": "2020-12-30"},
        {"hours": 20, "from": "2021-01-01", "to": "2021-12-31"}]}})");
    CHECK(counts(trace, "enough") ==
          "member 1: full-time days: counts 365 days\n"
          "member 2: full-time days: counts nothing: hours: 20, below 30\n"
          "member 1: part-time days: counts nothing: hours: 40, not below 30\n"
          "member 2: part-time days: covers 365 days; counts 182.5 days\n");
    CHECK(counts(trace, "idle") ==
          "member 1: takes nothing away: hours: 40, not below 30\n"
          "member 2: takes away 365 days\n");
}

namespace {

/// What is told of one trip of 20 days where the clause compares this.
std::string trip_in(const std::string& compared) {
    const std::string rules = R"(record trip "a trip"
  from date
  to date
)" + day + R"(  factor number "factor"
  trips list of trip "trips"
define away : days
  title "days away"
  = days covered by t.from to t.to for t in application.trips
clause few "Few days away"
  met when )" + compared + R"( is at most 10 days
decision d "A decision"
  approve when few
)";
    return counts(traced(rules, R"({"application": {"received_on": "2024-03-01", "factor": 2, "trips": [
        {"from": "2021-01-01", "to": "2021-01-20"}]}})"),
                  "few");
}

}  // namespace

TEST_CASE("what a member covers is told with what it is worth in the figure") {
    CHECK(trip_in("500 days - away * 2") == "trip 1: covers 20 days; takes away 40 days\n");
    CHECK(trip_in("away / 2") == "trip 1: covers 20 days; counts 10 days\n");
    CHECK(trip_in("(0 days - away) * -1") == "trip 1: counts 20 days\n");
    CHECK(trip_in("(500 days - away) * (3 - 4)") == "trip 1: counts 20 days\n");
    CHECK(trip_in("500 days - away / -1") == "trip 1: counts 20 days\n");
    CHECK(trip_in("away * application.factor") == "trip 1: covers 20 days\n");
    CHECK(trip_in("away * 0") == "trip 1: covers 20 days\n");
}

TEST_CASE("a member whose days others cover adds nothing, whatever comes of it, and is not asked about") {
    const std::string rules = R"(record job "a job"
  paid yes/no "it was paid"
  from date "first day"
  to date "last day"
)" + day + R"(  jobs list of job "jobs"
define work : days
  title "work"
  = days covered by j.from to j.to for j in application.jobs where j.paid up to application.received_on
clause enough "Enough work"
  met when work is at least 730 days
decision d "A decision"
  approve when enough
)";
    const auto record = [](const std::string& third) {
        return R"({"application": {"received_on": "2024-03-01", "jobs": [
            {"from": "2023-01-01", "to": "2023-06-30"},
            {"paid": true, "from": "2022-03-01", "to": "2024-02-27"})" +
               third + "]}}";
    };
    const std::string settled =
        "job 1: counts nothing more: other members cover its days in any case\n"
        "job 2: counts 729 days\n";
    CHECK(counts(traced(rules, record("")), "enough") == settled);
    const Trace open = traced(rules, record(R"(, {"paid": true, "to": "2023-03-01"})"));
    CHECK(counts(open, "enough") == settled + "job 3: may count: first day: not known\n");
    REQUIRE(open.decision.requests.size() == 1);
    CHECK(open.decision.requests.front().title == "first day, job 3");
    const Trace within = traced(rules, record(R"(, {"paid": true, "from": "2023-03-01"})"));
    CHECK(counts(within, "enough") == settled + "job 3: may count: last day: not known\n");
    const Trace later = traced(rules, record(R"(, {"paid": true, "from": "2024-03-02"})"));
    CHECK(counts(later, "enough") == settled + "job 3: counts nothing: it starts after 2024-03-01\n");
    CHECK(later.decision.outcome == Status::fail);
    CHECK(told(note(rules, record(""), french),
               "n’ajoute rien\u00a0: d’autres éléments couvrent ses jours de toute façon"));
}

TEST_CASE("what lies before the counting begins is said to") {
    const std::string rules = R"(record trip
  from date
  to date
)" + day + R"(  trips list of trip "trips"
define away : days
  title "days away"
  = days covered by (the latest of
    t.from
    application.received_on - 1 year) to t.to for t in application.trips
clause few "Few days away"
  met when away is at most 10 days
decision d "A decision"
  approve when few
)";
    const Trace trace = traced(rules, R"({"application": {"received_on": "2024-03-01", "trips": [
        {"from": "2022-01-01", "to": "2022-02-01"}, {"from": "2023-01-01", "to": "2023-03-31"},
        {"from": "2023-06-02", "to": "2023-06-01"}]}})");
    CHECK(counts(trace, "few") ==
          "member 1: counts nothing: it lies before 2023-03-01, the day counting begins\n"
          "member 2: counts 31 days\n"
          "member 3: counts nothing: it ends before it starts\n");
}

TEST_CASE("a member is said to end before it starts by its own days alone") {
    const auto counted = [](const std::string& days, const std::string& from, const std::string& to) {
        const std::string rules = R"(record trip
  from date
  to date
)" + day + R"(  trips list of trip "trips"
  first date "first day"
  last  date "last day"
clause few "Few days away"
  met when ()" + days + R"( for t in application.trips) is at most 10 days
decision d "A decision"
  approve when few
)";
        return counts(traced(rules, R"({"application": {"received_on": "2024-03-01", "first": "2023-06-01",
            "last": "2023-01-01", "trips": [{"from": ")" +
                                        from + R"(", "to": ")" + to + R"("}]}})"),
                      "few");
    };
    const std::string shortened = "days covered by (t.from + 1 day) to (the day before t.to)";
    CHECK(counted(shortened, "2023-05-20", "2023-05-21") ==
          "member 1: counts nothing: no day is 2023-05-21 or later and 2023-05-20 or earlier\n");
    const std::string reversed = R"(days covered by (the latest of
    t.from
    application.first) to (the earliest of
    t.to
    application.last))";
    CHECK(counted(reversed, "2023-05-20", "2023-05-21") ==
          "member 1: counts nothing: it lies before 2023-06-01, the day counting begins\n");
    CHECK(counted(reversed, "2023-07-20", "2023-07-21") == "member 1: counts nothing: it starts after 2023-01-01\n");
    CHECK(counted(reversed, "2022-07-20", "2023-07-21") ==
          "member 1: counts nothing: no day is 2023-06-01 or later and 2023-01-01 or earlier\n");
    CHECK(counted(reversed, "2023-07-20", "2023-07-19") == "member 1: counts nothing: it ends before it starts\n");
}

TEST_CASE("bounds of the member around are no days of the member that is counted") {
    const std::string rules = R"(record trip "a trip"
  from date "departure"
  to date "return"
record stay "a stay"
  since date "first day"
  until date "last day"
)" + day + R"(  trips list of trip "trips"
  stays list of stay "stays"
clause whole "Every stay is covered by trips"
  met when every s in application.stays satisfies (days covered by (the latest of
    t.from
    s.since) to (the earliest of
    t.to
    s.until) for t in application.trips) is at least 5 days
decision d "A decision"
  approve when whole
)";
    const std::string record = R"({"application": {"received_on": "2024-03-01",
        "stays": [{"since": "2023-01-01", "until": "2023-01-10"}, {"since": "2023-06-01", "until": "2023-06-13"}],
        "trips": [{"from": "2023-05-20", "to": "2023-12-31"}, {"from": "2022-05-20", "to": "2022-12-31"}]}})";
    CHECK(counts(traced(rules, record), "whole") ==
          "stay 1, trip 1: counts nothing: it starts after 2023-01-10\n"
          "stay 1, trip 2: counts nothing: it lies before 2023-01-01, the day counting begins\n"
          "stay 2, trip 1: counts 13 days\n"
          "stay 2, trip 2: counts nothing: it lies before 2023-06-01, the day counting begins\n");
    const std::string text = render_text(traced(rules, record), {.full = true, .width = 200});
    CHECK(told(text, "stay 1: counts nothing: it starts after 2023-01-10"));
    CHECK(told(text, "stay 2: counts 13 days"));
    CHECK(told(note(rules, record), "stay 2, trip 1 counts 13 days"));
}

namespace {

const std::string jobs_and_posts = day + R"(record job
  hours  number "hours"
  begins date   "start"
  ends   date   "end"
facts person
  jobs  list of job "jobs"
  posts list of job "posts"
)";

}  // namespace

TEST_CASE("what has no day that counts does not say that it may count") {
    const Trace trace = traced(jobs_and_posts + R"(
clause full "Full-time work"
  met when (days covered by j.begins to j.ends for j in person.jobs where j.hours is at least 30) is at least 30 days
decision d "Permit"
  approve when full
)",
                               R"({"application": {"received_on": "2024-01-15"},
        "person": {"jobs": [{"begins": "2024-01-10", "ends": "2024-01-01"}, {"begins": "2024-01-01", "ends": "2024-01-10"}]}})");
    CHECK(counts(trace, "full") ==
          "member 1 (jobs): counts nothing: it ends before it starts\n"
          "member 2 (jobs): may count: hours: not known\n");
}

TEST_CASE("a field of the member around is told with whose it is, and a count within for each member") {
    const Trace trace = traced(jobs_and_posts + R"(
clause busy "Busier"
  met when some j in person.jobs where some p in person.posts where p.hours is more than j.hours
clause away "Away"
  met when some j in person.jobs where
    (days covered by p.begins to p.ends for p in person.posts where p.hours is more than j.hours) is at least 30 days
decision d "Permit"
  approve when all of
    busy
    away
)",
                               R"({"application": {"received_on": "2024-01-15"}, "person": {
        "jobs": [{"hours": 20, "begins": "2024-01-01", "ends": "2024-01-10"}, {"hours": 40, "begins": "2024-01-01", "ends": "2024-01-10"}],
        "posts": [{"hours": 20, "begins": "2024-01-01", "ends": "2024-01-10"}, {"hours": 30, "begins": "2024-01-01", "ends": "2024-01-10"}]}})");
    CHECK(trace.find("busy")->text ==
          "member 1 (jobs): member 2 (posts): hours: 30, above hours, member 1 (jobs) (20)");
    const std::vector<Comparison>& compared = trace.find("busy")->comparisons;
    REQUIRE(compared.size() == 4);
    CHECK(compared[2].member_title == "member 2 (jobs), member 1 (posts)");
    CHECK(compared[2].member == "person.posts[0]");
    CHECK(compared[2].within == std::vector<std::string>{"person.jobs[1]"});
    CHECK(counts(trace, "away") ==
          "member 1 (jobs), member 1 (posts): counts nothing: hours: 20, not above hours, member 1 (jobs) (20)\n"
          "member 1 (jobs), member 2 (posts): counts 10 days\n"
          "member 2 (jobs), member 1 (posts): counts nothing: hours: 20, not above hours, member 2 (jobs) (40)\n"
          "member 2 (jobs), member 2 (posts): counts nothing: hours: 30, not above hours, member 2 (jobs) (40)\n");
}

TEST_CASE("a comparison within a quantifier within another says both members it is for, in JSON too") {
    const std::string rules = jobs_and_posts + R"(
clause busy "Busier"
  met when some j in person.jobs where
    (every p in person.posts satisfies p.hours is more than j.hours)
clause young "Worked"
  met when some j in person.jobs where j.hours is at least 1
decision d "Permit"
  approve when busy and young
)";
    const std::string record = R"({"application": {"received_on": "2024-01-15"}, "person": {
        "jobs": [{"hours": 20, "begins": "2024-01-01", "ends": "2024-01-10"}, {"hours": 40, "begins": "2024-01-01", "ends": "2024-01-10"}],
        "posts": [{"hours": 5, "begins": "2024-01-01", "ends": "2024-01-10"}, {"hours": 30, "begins": "2024-01-01", "ends": "2024-01-10"}]}})";
    const auto json = json_of(ready(head + rules), record);
    const auto& compared = json["clauses"][0]["comparisons"];
    REQUIRE(compared.size() == 4);
    CHECK(compared[3]["member"] == "person.posts[1]");
    CHECK(compared[3]["within"].dump() == R"(["person.jobs[1]"])");
    CHECK(compared[3]["right"]["value"] == "40");
    for (const auto& one : json["clauses"][1]["comparisons"])
        CHECK_FALSE(one.contains("within"));
}

TEST_CASE("a member that fails by a yes/no is named, and what is left out is neither good nor bad") {
    const std::string rules = R"(record person "a family member"
  age number "age"
  married yes/no "the person is married"
)" + day + R"(  members list of person "family members"
clause single "All are minors and single"
  met when every m in application.members satisfies m.age is less than 18 and not m.married
clause adults "Every adult is young"
  met when every m in application.members where m.age is at least 18 satisfies m.age is at most 40
decision d "A decision"
  approve when single and adults
)";
    const std::string record = R"({"application": {"members": [{"age": 12, "married": true},
                                                               {"age": 30, "married": false}]}})";
    const Trace trace = traced(rules, record);
    CHECK(trace.find("single")->text == "family member 1: the person is married: yes");
    CHECK(told(render_note(trace, {}),
               "The conclusion rests on this: family member 1, the person is married: yes; family "
               "member 2, age (30) is at least 18, over by more than 12."));
    CHECK(trace.find("adults")->text == "family members: all 1 that count, of 2");
    const std::string text = render_text(trace, {.full = true});
    const std::string adults = text.substr(text.rfind("Every adult is young"));
    CHECK_FALSE(told(adults, "✗"));
    CHECK(told(adults, "– is less than  18"));
    CHECK(traced(rules, R"({"application": {"members": [{"age": 1, "married": false}]}})").find("adults")->text ==
          "family members: none of 1 counts");
}

TEST_CASE("facts that would be called alike are called with whose they are") {
    const std::string rules = R"(record abilities
  reading number "reading"
facts application "the application"
  received_on date "the day it was received"
  english abilities "English"
  french abilities "French"
clause language "Language"
  met when application.english.reading is at least 7 or application.french.reading is at least 7
decision d "A decision"
  approve when language
)";
    const Trace trace = traced(rules, R"({"application": {"english": {"reading": 5}}})");
    CHECK(trace.find("language")->text == "French reading: not known");
    REQUIRE(trace.decision.requests.size() == 1);
    CHECK(trace.decision.requests.front().title == "French reading");
    const std::string in_french = R"(translation fr
  p.small "Petit"
  application "la demande"
  application.received_on "la date de réception"
  application.english "anglais"
  application.french "français"
  abilities.reading "lecture"
  language "Langue"
  d "Une décision"
)";
    CHECK(traced(rules + in_french, R"({"application": {"english": {"reading": 5}}})", french)
              .decision.requests.front()
              .title == "lecture (français)");
}

TEST_CASE("what differs is shown apart, with as many digits as that takes") {
    const std::string rules = day + R"(  pay money "pay a month"
  hours number "hours a week"
  wage money "prevailing wage"
  size number "size"
  limit number "limit"
  rate money "rate"
define hourly : money
  title "pay an hour"
  = application.pay * 12 / 52 / application.hours
clause wage "Wage"
  met when hourly is at least application.wage
  reason "{hourly} is paid and {application.wage} is due"
clause size "Size"
  met when application.size is at most application.limit
clause rate "Rate"
  met when application.rate is at least $1.00
decision d "A decision"
  approve when wage and size and rate
)";
    const std::string record = R"({"application": {"pay": 8600, "hours": 40,
        "wage": 49.61538461538461538461538461538462, "size": 10, "limit": 9.99999999999, "rate": 0.745}})";
    const Trace trace = traced(rules, record);
    CHECK(trace.find("wage")->text ==
          "$49.615384615384615384615384615384615 (rounded) is paid and $49.61538461538461538461538461538462 is due");
    CHECK(trace.find("size")->text == "size: 10, above limit (9.99999999999) (over by 0.00000000001)");
    CHECK(trace.find("rate")->text == "rate: $0.745, below $1.00 (short by $0.255)");
    const auto json = json_of(ready(head + rules), record);
    const auto& sides = json["clauses"][0]["comparisons"][0];
    CHECK(sides["left"]["value"] == "$49.615384615384615384615384615384615 (rounded)");
    CHECK(sides["right"]["value"] == "$49.61538461538461538461538461538462");
    CHECK(json["definitions"][0]["text"] == "$49.615384615384615384615384615384615 (rounded)");
    for (const FactRead& fact : trace.find("wage")->facts)
        if (fact.path == "application.wage")
            CHECK(fact.shown == "$49.61538461538461538461538461538462");
}

TEST_CASE("no path, name of a value or source text stands in a sentence") {
    const std::string rules = R"(enum trade
  master_plumber
  cook
record job
  trade trade
  hours number
)" + day + R"(  jobs list of job
  trade trade
clause hours
  met when (sum of j.hours for j in application.jobs where j.trade is cook) is at least 10
clause trade
  met when application.trade is cook
  except when application.trade is master_plumber
decision d "A decision"
  approve when hours and trade
)";
    const Trace trace = traced(rules, R"({"application": {"jobs": [{"trade": "master_plumber", "hours": 3}],
                                                          "trade": "master_plumber"}})");
    std::string sentences = render_note(trace, {}) + render_text(trace, {});
    for (const Clause& clause : trace.clauses)
        sentences += clause.title + clause.text + clause.taken_away + "\n";
    for (const char* source : {"application.", "master_plumber", "sum of j", "j.hours"})
        CHECK_FALSE(told(sentences, source));
    CHECK(trace.find("hours")->text == "sum of hours over “jobs” that count: 0, below 10 (short by 10)");
}

TEST_CASE("two conditions on one fact that is not known say so once") {
    const std::string rules = day + R"(  size number "size"
clause fit "Fit"
  met when application.size is not 3 and application.size is not 5
decision d "A decision"
  approve when fit
)";
    CHECK(traced(rules, R"({"application": {}})").find("fit")->text == "size: not known");
}
