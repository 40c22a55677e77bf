// What differs is not called alike, in either language.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "explained.hpp"
#include "interpreter/trace/html.hpp"
#include "interpreter/trace/telling.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

bool has_words(const std::string& text, std::string_view words) {
    INFO(text);
    return text.find(words) != std::string::npos;
}

std::string told_of(const Ready& policy, const std::string& record, std::string_view clause,
                    const Words& words = english) {
    return explained(policy, record, Mending::leave, words).find(clause)->text;
}

std::string count_lines(const Ready& policy, const std::string& record, std::string_view clause,
                        const Words& words = english) {
    std::string all;
    const Trace trace = explained(policy, record, Mending::leave, words);
    for (const Counted& one : trace.find(clause)->counted)
        all += fmt::format("{} {}\n", one.member_title, one.line(words));
    return all;
}

const char* const of_one_title = R"(policy p
  title "P"
enum kind "kind"
  red "diploma"
  college_diploma "Diploma"
record school "a school"
  name text "name"
  level number "level"
  years number "level"
facts app "the application"
  kind kind "kind of diploma"
  size number "points"
  more number "points"
  schools list of school "schools"
define score_one : number
  title "score"
  = app.size + 1
define score_two : number
  title "score"
  = app.more + 1
list singles of kind "kinds"
  red
list others of kind "kinds"
  college_diploma
clause a "A"
  met when app.kind is college_diploma
clause b "B"
  met when app.size is more than app.more
clause c "C"
  met when score_one is more than score_two
clause d "D"
  met when app.kind in others
clause e "E"
  met when some s in app.schools where s.level is at least 2 and s.years is at least 3
clause f "F"
  met when all of
    (one) "same" app.size is at least 3
    (two) "same" app.more is at least 3
decision permit "Permit"
  approve when a and b and c and d and e and f
translation fr
  kind.red "diplôme"
  kind.college_diploma "Diplôme"
  app.kind "sorte"
  app.size "points"
  app.more "points"
  score_one "cote"
  score_two "cote"
)";

const char* const one_kind = R"({"app": {"kind": "red", "size": 1, "more": 2, "schools": [{"level": 1, "years": 2}]}})";

}  // namespace

TEST_CASE("values, facts, definitions and lists of one title are told by their names") {
    const Ready policy = ready(of_one_title);
    CHECK(told_of(policy, one_kind, "a") == "kind of diploma: diploma (red), not Diploma (college diploma)");
    CHECK(told_of(policy, one_kind, "b") == "points (size): 1, not above points (more) (2) (short by more than 1)");
    CHECK(told_of(policy, one_kind, "c") ==
          "score (score one): 2, not above score (score two) (3) (short by more than 1)");
    CHECK(told_of(policy, one_kind, "e") ==
          "school 1: level (level): 1, below 2 (short by 1); level (years): 2, below 3 "
          "(short by 1)");
    CHECK(has_words(told_of(policy, one_kind, "f"), "same (one): does not meet"));
    CHECK(told_of(policy, one_kind, "a", french) ==
          "sorte\u00a0: diplôme (red), et non «\u00a0Diplôme (college diploma)\u00a0»");
    CHECK(has_words(told_of(policy, one_kind, "b", french), "points (size)"));
    CHECK(has_words(told_of(policy, one_kind, "b", french), "points (more)"));
    CHECK(has_words(told_of(policy, one_kind, "c", french), "cote (score one)"));
}

TEST_CASE("each of two things with one title is warned of, in each language once") {
    const Ready policy = ready(of_one_title);
    std::size_t warnings = 0;
    for (const grammar::Diagnostic& each : policy.policy->diagnostics)
        warnings += std::string_view(each.code) == "CH0373" ? 1 : 0;
    CHECK(warnings == 6);
}

namespace {

const char* const two_counts = R"(policy p
  title "P"
record ability "an ability"
  level number "level"
  tested yes/no "tested"
  begins date "start"
  ends date "end"
facts app "the application"
  abilities list of ability "abilities"
  last date "last day"
clause adding "Sum"
  met when (count of a in app.abilities where a.level is at least 7)
    + (count of b in app.abilities where b.level is at least 5 and not b.tested) is at least 3
clause same "Same"
  met when (count of a in app.abilities where a.level is at least 7)
    + (count of b in app.abilities where b.level is at least 7) is at least 3
clause alone "Alone"
  met when (count of a in app.abilities where a.level is at least 7) is at least 3
clause sum_of_days "Days"
  met when (days covered by a.begins to a.ends for a in app.abilities where a.tested)
    + (days covered by a.begins to a.ends for a in app.abilities where a.level is 1) is at least 30 days
clause to_day "Until"
  met when (days covered by a.begins to a.ends for a in app.abilities)
    - (days covered by a.begins to a.ends for a in app.abilities up to app.last) is at least 30 days
decision permit "Permit"
  approve when adding and same and alone and sum_of_days and to_day
)";

const char* const abilities = R"({"app": {"last": "2020-01-05", "abilities": [
    {"level": 8, "tested": true, "begins": "2020-01-01", "ends": "2020-01-10"},
    {"level": 1, "tested": false, "begins": "2020-02-01", "ends": "2020-02-10"}]}})";

}  // namespace

TEST_CASE("what a count asks of each member names none of them") {
    std::string text(two_counts);
    text.insert(text.find("clause same"), R"(clause within "Within"
  met when (count of a in app.abilities where (days covered by b.begins to b.ends for b in app.others)
      + (days covered by b.begins to a.ends for b in app.others) is at least 1 day)
    + (count of a in app.abilities where a.level is at least 7) is at least 3
)");
    text.insert(text.find("  last date"), "  others list of ability \"others\"\n");
    const Ready policy = ready(text);
    CHECK(has_words(told_of(policy, abilities, "within"),
                    "that count (days covered by “others” (start to end) + days covered by “others” (start to end, "
                    "ability (abilities)) is at least 1 day)"));
}

TEST_CASE("two counts of one list with other conditions are told by these") {
    const Ready policy = ready(two_counts);
    CHECK(told_of(policy, abilities, "adding") ==
          "number of “abilities” that count (level is at least 7) + number of “abilities” that count (level is at "
          "least 5 and tested: no): 1, below 3 (short by 2)");
    CHECK(told_of(policy, abilities, "same").starts_with("number of “abilities” that count + number"));
    CHECK(told_of(policy, abilities, "alone").starts_with("number of “abilities” that count: 1"));
    CHECK(count_lines(policy, abilities, "sum_of_days") ==
          "ability 1 days covered by “abilities” that count (tested: yes): counts 10 days\n"
          "ability 2 days covered by “abilities” that count (tested: yes): counts nothing: tested: no\n"
          "ability 1 days covered by “abilities” that count (level is 1): counts nothing: level: 8, not 1\n"
          "ability 2 days covered by “abilities” that count (level is 1): counts 10 days\n");
    CHECK(
        has_words(told_of(policy, abilities, "to_day"),
                  "days covered by “abilities” (start to end) − days covered by “abilities” (start to end, up to last "
                  "day)"));
    CHECK(has_words(
        told_of(policy, abilities, "adding", french),
        "nombre d’«\u00a0abilities\u00a0» (éléments retenus\u00a0: level, ce qui est supérieur ou égal à 7)"));
}

TEST_CASE("one count that stands twice in a sum is worth both") {
    const Ready policy = ready(R"(policy p
  title "P"
record job "a job"
  begins date "start"
  ends date "end"
facts app "the application"
  jobs list of job "jobs"
define x : days
  title "work"
  = days covered by j.begins to j.ends for j in app.jobs
define y : days
  title "half"
  = x / 2
clause twice "Twice"
  met when x + x is at least 30 days
clause more "More"
  met when x - y is at least 30 days
clause lost "Lost"
  met when x - x is at least 30 days
decision permit "Permit"
  approve when twice and more and lost
)");
    const std::string jobs = R"({"app": {"jobs": [{"begins": "2020-01-01", "ends": "2020-01-10"}]}})";
    CHECK(count_lines(policy, jobs, "twice") == "job 1 covers 10 days; counts 20 days\n");
    CHECK(count_lines(policy, jobs, "more") == "job 1 covers 10 days; counts 5 days\n");
    CHECK(count_lines(policy, jobs, "lost") == "job 1 covers 10 days\n");
}

TEST_CASE("the member that is told as nearest is the one with the smallest margin") {
    const Ready policy = ready(R"(policy p
  title "P"
  as of app.day
record job "a job"
  days days "days"
  pay money "pay"
  paid yes/no "paid"
facts app "the application"
  day date "day"
  jobs list of job "jobs"
clause one "One"
  met when some j in app.jobs where j.days is at least 100 days
clause both "Both"
  met when some j in app.jobs where j.days is at least 100 days and j.pay is at least $20
clause kinds "Kinds"
  met when some j in app.jobs where j.paid and j.days is at least 100 days
decision permit "Permit"
  approve when one and both and kinds
)");
    const std::string jobs = R"({"app": {"day": "2024-01-01", "jobs": [
        {"days": 2, "pay": 30, "paid": true}, {"days": 99, "pay": 19, "paid": false},
        {"days": 98, "pay": 18, "paid": true}]}})";
    CHECK(has_words(told_of(policy, jobs, "one"), "nearest is job 2: days: 99 days"));
    CHECK(has_words(told_of(policy, jobs, "both"), "nearest is job 2: days: 99 days"));
    CHECK(has_words(told_of(policy, jobs, "kinds"), "nearest is job 3: days: 98 days"));
}

TEST_CASE("what is known within bounds stands under what may narrow it") {
    const Trace trace = explained(ready(R"(policy p
  title "P"
facts app "the application"
  ready yes/no "ready"
  one number at least 0 and at most 9 "points"
  other number at least 0 and at most 5 "stars"
clause c "C"
  met when app.ready and app.other is at least 1 and app.one is at least 3
decision permit "Permit"
  approve when c
)"),
                                  R"({"app": {}})");
    const std::string text = render_text(trace, {.width = 200});
    const std::string asked = text.substr(text.find("WHAT TO ASK FOR"));
    CHECK(asked.find("· stars") < asked.find("stars: now between 0 and 5; at least 1 is needed"));
    CHECK(asked.find("stars: now between") < asked.find("· points"));
    CHECK(asked.find("· points") < asked.find("points: now between 0 and 9; at least 3 is needed"));
    const std::string page = render_html({.first = trace});
    CHECK(page.find("<b>stars</b>") < page.find("stars: now between"));
    CHECK(page.find("stars: now between") < page.find("<b>points</b>"));
}

namespace {

const char* const two_groups = R"(policy p
  title "P"
record ability
  r number "reading"
record person
  tested ability "abilities"
facts english "English"
  a ability "abilities"
facts french "French"
  a ability "abilities"
facts home
  me person "applicant"
  spouse person "spouse"
facts other
  r number "hearing"
facts more "more"
  r number "hearing"
clause c "C"
  met when english.a.r is at least 7
clause d "D"
  met when french.a.r is at least 7
clause e "E"
  met when home.me.tested.r is at least 7 and home.spouse.tested.r is at least 7
clause f "F"
  met when other.r is at least 7 and more.r is at least 7
decision permit "Permit"
  approve when c and d and e and f
translation fr
  p "P"
  ability.r "lecture"
  english "anglais"
  english.a "capacités"
  french "français"
  french.a "capacités"
  home.me "demandeur"
  home.me.tested "capacités"
  home.spouse "époux"
  home.spouse.tested "capacités"
  other.r "écoute"
  more "autres"
  more.r "écoute"
  c "C"
  d "D"
  e "E"
  f "F"
  permit "Permis"
)";

std::size_t warnings_of(const Ready& policy, std::string_view code) {
    std::size_t warnings = 0;
    for (const grammar::Diagnostic& each : policy.policy->diagnostics)
        warnings += std::string_view(each.code) == code ? 1 : 0;
    return warnings;
}

}  // namespace

TEST_CASE("fields of a record that two groups use are told apart by titles, in both languages") {
    const Ready policy = ready(two_groups);
    const std::string record = R"({"english": {"a": {"r": 5}}, "french": {"a": {"r": 5}}, "other": {"r": 5},
        "more": {"r": 5}, "home": {"me": {"tested": {"r": 5}}, "spouse": {"tested": {"r": 5}}}})";
    CHECK(told_of(policy, record, "c") == "English abilities reading: 5, below 7 (short by 2)");
    CHECK(told_of(policy, record, "e").starts_with("applicant abilities reading: 5, below 7"));
    CHECK(told_of(policy, record, "f") == "hearing: 5, below 7 (short by 2); more hearing: 5, below 7 (short by 2)");
    CHECK(has_words(told_of(policy, record, "d", french), "lecture (français, capacités)\u00a0: 5"));
    CHECK(has_words(told_of(policy, record, "e", french), "lecture (époux, capacités)\u00a0: 5"));
    CHECK(has_words(told_of(policy, record, "f", french), "écoute (autres)\u00a0: 5"));
    CHECK(warnings_of(policy, "CH0373") == 0);
}

TEST_CASE("groups whose titles do not tell their facts apart are asked for some") {
    const Ready policy = ready(R"(policy p
  title "P"
facts one
  r number "reading"
facts two
  r number "reading"
clause c "C"
  met when one.r is at least 7 and two.r is at least 7
decision permit "Permit"
  approve when c
)");
    CHECK(warnings_of(policy, "CH0373") == 1);
    CHECK(told_of(policy, R"({"one": {"r": 5}, "two": {"r": 8}})", "c").starts_with("one reading: 5"));
}

namespace {

const char* const of_one = R"(policy p
  title "P"
enum kind "kind"
  red "red"
  blue "blue"
record child "a child"
  age number "age"
facts app "the application"
  kind kind "kind"
  held set of country "citizenships"
  children list of child "enfants"
  spent days "durée"
  other days "autre durée"
clause a "A"
  met when app.kind in {red}
clause b "B"
  met when app.held overlaps {MEX}
clause c "C"
  met when (count of k in app.children where k.age is less than 3) is at least 1
clause d "D"
  met when app.spent / 3 is at least app.other
clause e "E"
  met when app.spent / 3 is 1 day
decision permit "Permit"
  approve when a and b and c and d and e
)";

}  // namespace

TEST_CASE("nothing is among one") {
    const Ready policy = ready(of_one);
    const std::string in = R"({"app": {"kind": "red", "held": ["MEX"], "children": [], "spent": 0.5, "other": 0.25}})";
    const std::string out = R"({"app": {"kind": "blue", "held": ["PER"], "children": [], "spent": 10, "other": 0.25}})";
    const std::string both = R"({"app": {"kind": "blue", "held": ["MEX", "PER"], "spent": 10}})";
    CHECK(told_of(policy, in, "a") == "kind: red");
    CHECK(told_of(policy, out, "a") == "kind: blue, not red");
    CHECK(told_of(policy, in, "b") == "citizenships: Mexico");
    CHECK(told_of(policy, out, "b") == "citizenships: Peru; not Mexico");
    CHECK(told_of(policy, both, "b") == "citizenships: Mexico, Peru, among them Mexico");
    CHECK(told_of(policy, in, "b", french) == "citizenships\u00a0: Mexique");
    CHECK(told_of(policy, out, "b", french) == "citizenships\u00a0: Pérou, ce qui ne comprend pas le Mexique");
    const Trace trace = explained(policy, out, Mending::leave, french);
    CHECK(sentence_of(french, trace.find("a")->comparisons.front()) ==
          "kind\u00a0: blue, ce qui n’est pas «\u00a0red\u00a0»");
    CHECK(sentence_of(french, trace.find("b")->comparisons.front()) ==
          "citizenships\u00a0: Pérou, ce qui ne comprend pas le Mexique");
}

TEST_CASE("French elides before vowels, and has the plural from two on") {
    const Ready policy = ready(of_one);
    const std::string record = R"({"app": {"kind": "red", "held": [], "children": [], "spent": 0.5, "other": 0.25}})";
    CHECK(has_words(told_of(policy, record, "c", french), "nombre d’«\u00a0enfants\u00a0»"));
    CHECK(told_of(policy, record, "d", french) ==
          "durée / 3\u00a0: environ 0,1667\u00a0jour, ce qui est inférieur à 0,25\u00a0jour (autre durée)\u00a0: "
          "il manque environ 0,0833\u00a0jour");
    CHECK(has_words(told_of(policy, record, "e", french), "écart d’environ 0,8333\u00a0jour"));
    CHECK(has_words(told_of(policy, record, "e"), "off by about 0.8333 days"));
    CHECK(filled("hors de\u00a0{0}", {"Chine"}) == "hors de\u00a0Chine");
    CHECK(filled("celles de {0}", {"«\u00a0Étude\u00a0»"}) == "celles d’«\u00a0Étude\u00a0»");
    CHECK(filled("celles de {0}", {"«\u00a0Handicap\u00a0»"}) == "celles de «\u00a0Handicap\u00a0»");
    CHECK(filled("celles de {0}", {"heures"}) == "celles d’heures");
    CHECK(filled("plus de {0}", {"11"}) == "plus de 11");
}

TEST_CASE("what a member that is left out says is neither good nor bad") {
    const Ready policy = ready(R"(policy p
  title "P"
record member "a member"
  age number "age"
  married yes/no "is married"
facts app "the application"
  members list of member "members"
clause c "C"
  met when every m in app.members where m.age is at least 18 satisfies not m.married
decision permit "Permit"
  approve when c
)");
    const Trace trace = explained(policy, R"({"app": {"members": [{"age": 4, "married": false},
        {"age": 5, "married": true}, {"age": 30, "married": false}]}})");
    const Clause* clause = trace.find("c");
    std::string bearings;
    for (const Comparison& one : clause->comparisons)
        bearings += std::to_string(static_cast<int>(bearing_of(one, clause->status, false)));
    const auto none = std::to_string(static_cast<int>(Bearing::none));
    const auto good = std::to_string(static_cast<int>(Bearing::good));
    CHECK(bearings == none + none + none + none + good + good);
}
