// What would change a decision does change it, and nothing less does.
#include "interpreter/trace/mends.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "explained.hpp"
#include "interpreter/trace/blame.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

using Set = std::vector<Mend>;

bool approves(const View& view, model::ClauseId decision, const Set& set) {
    return mended_status(view, decision, set) == evaluate::Status::pass;
}

void check_minimal(const View& view, model::ClauseId decision, const Set& set) {
    CHECK(approves(view, decision, set));
    for (std::size_t bits = 0; bits + 1 < (std::size_t{1} << set.size()); ++bits) {
        Set subset;
        for (std::size_t i = 0; i < set.size(); ++i)
            if ((bits >> i & 1U) != 0)
                subset.push_back(set[i]);
        CHECK_FALSE(approves(view, decision, subset));
    }
}

bool holds(const Set& larger, const Set& smaller) {
    return std::all_of(smaller.begin(), smaller.end(),
                       [&](const Mend& mend) { return std::find(larger.begin(), larger.end(), mend) != larger.end(); });
}

/// Every set of up to three candidates that approves holds one of those found.
void check_complete(const View& view, model::ClauseId decision, const std::vector<Set>& found) {
    const Set candidates = candidates_of(view, Unchangeable(view), blame(view, decision)).changeable;
    const auto expected = [&](const Set& set) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const Set& s) { return holds(set, s); });
        CHECK(approves(view, decision, set) == known);
    };
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        expected({candidates[i]});
        for (std::size_t j = i + 1; j < candidates.size(); ++j) {
            expected({candidates[i], candidates[j]});
            for (std::size_t k = j + 1; k < candidates.size(); ++k)
                expected({candidates[i], candidates[j], candidates[k]});
        }
    }
}

/// `fit.course + age | not ban`
std::string names(const std::vector<std::vector<MendedClause>>& sets) {
    std::string out;
    for (const auto& set : sets) {
        out += out.empty() ? "" : " | ";
        for (const MendedClause& mended : set)
            out +=
                (&mended == &set.front() ? "" : " + ") + std::string(mended.by_failing ? "not " : "") + mended.clause;
    }
    return out;
}

const char* const fishing = R"(policy fishing
  title "Fishing licences"

facts angler
  adult     yes/no "the angler is an adult"
  trained   yes/no "the angler has taken the course"
  banned    yes/no "the angler is banned"
  pardoned  yes/no "the ban was lifted"
  years     number "years of practice"

clause ban "A ban"
  met when angler.banned
  except when angler.pardoned

clause fit "Fit to fish"
  met when any of
    (course) "Course" angler.trained
    (practice) "Practice" angler.years is at least 3
  except when ban

decision licence "Fishing licence"
  approve when all of
    fit
    (age) "Adult" angler.adult
)";

}  // namespace

TEST_CASE("every set brings an approval, and no part of it does") {
    for (const std::string& record : caseload()) {
        const Evaluated one = evaluated(t52(), record);
        const View view = view_of(t52(), one);
        const model::ClauseId decision = view.model.principal().clause;
        const std::vector<Set> found = what_would_change(
            view, decision, candidates_of(view, Unchangeable(view), blame(view, decision)).changeable, Aim::approved);
        CAPTURE(one.record.id);
        if (view.status(decision) == evaluate::Status::pass)
            CHECK(found.empty());
        for (const Set& set : found)
            check_minimal(view, decision, set);
        check_complete(view, decision, found);
    }
}

TEST_CASE("alternatives, exceptions and how far off") {
    const Ready ready = test::ready(fishing);
    const auto sets = [&](const std::string& angler) {
        return names(explained(ready, R"({"angler": )" + angler + "}").decision.mends);
    };
    CHECK(sets(R"({"adult": true, "trained": true, "banned": false, "pardoned": false, "years": 1})") == "");
    CHECK(sets(R"({"adult": true, "trained": false, "banned": false, "pardoned": false, "years": 1})") ==
          "fit.course | fit.practice");
    CHECK(sets(R"({"adult": true, "trained": true, "banned": true, "pardoned": false, "years": 1})") == "not ban");
    CHECK(sets(R"({"adult": false, "trained": false, "banned": true, "pardoned": false, "years": 1})") ==
          "fit.course + not ban + licence.age | fit.practice + not ban + licence.age");
    const Trace trace = explained(
        ready, R"({"angler": {"adult": true, "trained": false, "banned": false, "pardoned": false, "years": 1}})");
    REQUIRE(trace.decision.mends.size() == 2);
    CHECK(trace.decision.mends[1].front().how_far == "short by 2");
}

TEST_CASE("an exception that takes away is named, and so is the one that gives back") {
    const Ready ready = test::ready(fishing);
    const Trace trace = explained(
        ready, R"({"angler": {"adult": true, "trained": true, "banned": true, "pardoned": false, "years": 9}})");
    REQUIRE(trace.decision.reasons.size() == 1);
    CHECK(trace.decision.reasons.front().clause == "fit");
    CHECK(trace.find("fit")->taken_away_by == "ban");
    CHECK(trace.decision.reasons.front().text.find("A ban") != std::string::npos);
}

namespace {

const char* const family = R"(policy family
  title "Family"
facts person
  born_late  yes/no            "born late"           fixed
  size       number at least 1 "size of the family"  fixed
  income     money at least 0  "income"
  trade      trade             "trade"
  member     yes/no            "member of the guild"
  licensed   yes/no            "holds a licence"
enum trade
  cook
  baker
  plumber
clause young "Young enough"
  met when person.born_late
clause income "Income for the family"
  met when person.income is at least $1000 * person.size
clause baker "A baker with a licence"
  applies when person.trade is baker and person.member
  met when person.licensed
clause cook "A cook"
  met when person.trade is cook
decision family
  title "Family"
  approve when all of
    young
    income
    baker
    cook
)";

}  // namespace

TEST_CASE("no change of what nobody can change is offered, and a refusal that hangs on it says so") {
    const Ready ready = test::ready(family);
    const char* const old = R"({"person": {"born_late": false, "size": 9, "income": 1, "trade": "cook"}})";
    const Trace trace = explained(ready, old);
    CHECK(trace.decision.mends.empty());
    CHECK(trace.decision.no_mend == NoMend::fixed);
    CHECK(render_text(trace, {}).find("“Young enough” fails on facts that nobody can change") != std::string::npos);
    const Trace poor = explained(ready, R"({"person": {"born_late": true, "size": 9, "income": 1, "trade": "cook"}})");
    CHECK(names(poor.decision.mends) == "income");
}

namespace {

const char* const club = R"(policy club
  title "Club"
record child
  born   number "year of birth" fixed
  months number "months of schooling"
facts person
  age      number "age"     fixed
  savings  money  "savings"
  children list of child "children"
clause adult "Adult"
  met when person.age is at least 18
  deemed met when person.savings is at least $1000
clause rich "Rich or old"
  met when any of
    person.age is at least 90
    person.savings is at least $1000
clause young "Young children"
  met when every c in person.children satisfies c.born is at least 2010
clause school "A child at school"
  met when some c in person.children where c.born is at least 2010 and c.months is at least 12
clause infant "An infant"
  met when some c in person.children where c.born is at least 2020
clause family "A large family"
  met when (count of c in person.children) is at least 3
decision member
  title "Member"
  approve when all of
    adult
    rich
    young
    school
    infant
    family
)";

std::string of_club(int age, int savings, const std::string& children) {
    return R"({"person": {"age": )" + std::to_string(age) + R"(, "savings": )" + std::to_string(savings) +
           R"(, "children": [)" + children + "]}}";
}

constexpr const char* three_young = R"({"born": 2021, "months": 12}, {"born": 2021, "months": 0},
                                       {"born": 2021, "months": 0})";

}  // namespace

TEST_CASE("a change through another way of a deemed clause is shown with the distance of that way") {
    const Ready ready = test::ready(club);
    const Trace minor = explained(ready, of_club(17, 900, three_young));
    REQUIRE(names(minor.decision.mends) == "adult + rich");
    CHECK(minor.decision.mends[0][0].how_far == "short by $100.00");
    CHECK(minor.decision.mends[0][1].how_far == "short by $100.00");
}

TEST_CASE("what is fixed of a list's members settles what those cannot change, and not what others could") {
    const Ready ready = test::ready(club);
    const auto offered = [&](const std::string& children) {
        const Trace trace = explained(ready, of_club(99, 1000, children));
        return std::pair(names(trace.decision.mends), trace.decision.no_mend);
    };
    CHECK(offered(R"({"born": 2001, "months": 12}, {"born": 2021, "months": 12}, {"born": 2021, "months": 0})") ==
          std::pair(std::string(), NoMend::fixed));
    CHECK(offered(R"({"born": 2015, "months": 12}, {"born": 2015, "months": 12}, {"born": 2015, "months": 0})") ==
          std::pair(std::string("infant"), NoMend::there_is));
    CHECK(offered(R"({"born": 2021, "months": 12})") == std::pair(std::string("family"), NoMend::there_is));
    CHECK(offered("") == std::pair(std::string("school + infant + family"), NoMend::there_is));
}

TEST_CASE("of a list's members those that nobody can bring to hold are not the nearest") {
    const Ready ready = test::ready(club);
    const Trace trace = explained(ready, of_club(99, 1000, R"({"born": 2009, "months": 12}, {"born": 2021, "months": 5},
                                    {"born": 2021, "months": 0})"));
    CHECK(trace.decision.no_mend == NoMend::fixed);
    const Trace young = explained(ready, of_club(99, 1000, R"({"born": 2021, "months": 5}, {"born": 2021, "months": 0},
                                                             {"born": 2021, "months": 0})"));
    REQUIRE(names(young.decision.mends) == "school");
    CHECK(young.decision.mends[0][0].how_far == "short by 7");
}

TEST_CASE("a clause whose guard stays a no whatever the mended one reads is not said to be reached") {
    const Ready ready = test::ready(family);
    const auto reaches = [&](const std::string& member) {
        const std::string person = R"({"born_late": true, "income": 9000, "size": 1, "trade": "plumber", "member": )";
        const Trace trace = explained(ready, R"({"person": )" + person + member + "}}");
        REQUIRE(names(trace.decision.mends) == "cook");
        return trace.decision.mends[0][0].reaches_others;
    };
    CHECK(reaches("true"));
    CHECK_FALSE(reaches("false"));
}

TEST_CASE("what closes a clause is said with how far it is, and that other clauses rest on it") {
    const Ready ready = test::ready(R"(policy exchange
  title "Exchange"
facts person
  letter   yes/no "has a letter"
  exchange yes/no "an exchange student"
  score    number "score"
clause score "Score"
  met when person.score is at least 5
  except when person.exchange
clause letter "Letter"
  met when person.letter
  deemed met when person.exchange
decision study "Study"
  approve when score and letter
)");
    const auto score_of = [&](const std::string& person) {
        const Trace trace = explained(ready, R"({"person": )" + person + "}");
        REQUIRE(names(trace.decision.mends) == "score");
        return trace.decision.mends[0][0];
    };
    const MendedClause closed = score_of(R"({"letter": false, "exchange": true, "score": 7})");
    CHECK(closed.how_far == "an exchange student: yes");
    CHECK(closed.takes_from_others);
    const MendedClause short_too = score_of(R"({"letter": true, "exchange": true, "score": 4})");
    CHECK(short_too.how_far == "short by 1; an exchange student: yes");
    CHECK_FALSE(short_too.takes_from_others);
    CHECK(score_of(R"({"letter": true, "exchange": false, "score": 4})").how_far == "short by 1");
}

TEST_CASE("what a decision asks for itself is not told by the decision's own name") {
    const auto& policy = ready(R"(policy p.small
  title "Small"
  decides first
facts person
  age number "age"
  asks yes/no "has asked"
clause young "Is young"
  met when person.age is less than 18
decision first "First"
  approve when young
decision second "Second"
  approve when first is approved and person.asks
decision third "Third"
  approve when person.asks
decision fourth "Fourth"
  approve when second is approved
)");
    const auto mends_of = [&](const Words& words) {
        const Trace trace = explained(policy, R"({"person": {"age": 20, "asks": false}})", Mending::look, words);
        std::string all;
        for (const Decision& decision : trace.beside)
            for (const auto& set : decision.mends) {
                all += decision.title + ":";
                for (const MendedClause& one : set)
                    all += " " + one.title + " (" + one.how_far + ")";
                all += "\n";
            }
        return all;
    };
    CHECK(mends_of(english) ==
          "Fourth: Second (has asked: no) Is young (over by more than 2)\n"
          "Second: what it asks for itself (has asked: no) Is young (over by more than 2)\n"
          "Third: what it asks for itself (has asked: no)\n");
    CHECK(mends_of(french).find("Third: ce qu’elle exige elle-même (has asked\u00a0: non)") != std::string::npos);
}

TEST_CASE("what an applicant cannot change is fixed in T52") {
    const model::Model& model = t52().policy->model;
    for (const char* const path : {"application.received_on", "applicant.citizenships"}) {
        const auto fact = model.find_fact(path);
        REQUIRE(fact);
        CHECK_MESSAGE(model.at(*fact).fixed, path);
    }
}

namespace {

const char* const of_size = R"(policy p
  title "P"
enum kind "kind"
  near "near"
  far "far"
facts person "the person"
  size number "family size" fixed
  kind kind "kind of stay"
  paid yes/no "paid"
clause small "Small family"
  met when person.size is at most 4
clause paying "Paying"
  applies when person.kind is far
  met when person.paid
clause guarded "Guarded"
  applies when person.kind is near
  met when person.size is at most 8
decision permit "Permit"
  approve when all of
    small
    paying
    guarded
)";

const char* const of_six = R"(policy p
  title "P"
facts a "the applicant"
  x1 number "first"
  x2 number "second"
  x3 number "third"
  x4 number "fourth"
  x5 number "fifth"
clause one "One"
  met when a.x1 is at least 1
clause two "Two"
  met when a.x2 is at least 1
clause three "Three"
  met when a.x3 is at least 1
clause four "Four"
  met when a.x4 is at least 1
clause five "Five"
  met when a.x5 is at least 1
decision permit "Permit"
  approve when all of
    one
    two
    three
    four
    five
)";

bool has(const std::string& text, std::string_view words) {
    INFO(text);
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("what nobody can change settles it, whatever is open beside it") {
    const Ready ready = test::ready(of_size);
    for (const char* const person : {R"({"size": 7})", R"({"size": 7, "kind": "far", "paid": true})"}) {
        const Trace trace = explained(ready, R"({"person": )" + std::string(person) + "}");
        CHECK(trace.decision.no_mend == NoMend::fixed);
        CHECK(
            has(render_text(trace, {.width = 200}), "Nothing: “Small family” fails on facts that nobody can change."));
    }
}

TEST_CASE("a clause that nobody can meet, but that need not apply, is not said to be met") {
    const Ready ready = test::ready(R"(policy p
  title "P"
enum kind "kind"
  near "near"
  far "far"
facts person "the person"
  size number "family size" fixed
  kind kind "kind of stay"
clause guarded "Guarded"
  applies when person.kind is near
  met when person.size is at most 1
decision permit "Permit"
  approve when all of
    guarded
    (any_size) "Any size" person.size is at least 1
)");
    const std::string record = R"({"person": {"size": 2, "kind": "near"}})";
    const Trace trace = explained(ready, record);
    REQUIRE(names(trace.decision.mends) == "guarded");
    CHECK(trace.decision.mends[0][0].by_leaving);
    const std::string text = render_text(trace, {.width = 200});
    CHECK(has(text, "In this way the requirements would be met:"));
    CHECK(has(text, "no longer applying: Guarded"));
    CHECK_FALSE(has(text, "Were this met"));
    const std::string french_text = render_text(explained(ready, record, Mending::look, french), {.width = 200});
    CHECK(has(french_text, "ne s’appliquant plus\u00a0: Guarded"));
}

TEST_CASE("of more than three clauses those that are only open are not said to have to be met") {
    const Ready ready = test::ready(of_six);
    const Trace one = explained(ready, R"({"a": {"x1": 0}})");
    CHECK(one.decision.then_open);
    CHECK(names(one.decision.mends) == "one");
    CHECK(has(render_text(one, {.width = 200}),
              "Were this met, nothing known would stand against an approval; what is still open would then decide:"));
    CHECK(names(explained(ready, R"({"a": {"x1": 0, "x2": 0}})").decision.mends) == "one + two");
    const Trace three = explained(ready, R"({"a": {"x1": 0, "x2": 1, "x3": 1}})");
    CHECK_FALSE(three.decision.then_open);
    CHECK(names(three.decision.mends) == "one + four + five");
    const Trace four = explained(ready, R"({"a": {"x1": 0, "x2": 0, "x3": 0, "x4": 0}})");
    CHECK(four.decision.no_mend == NoMend::too_many);
}

TEST_CASE("where a clause is met by the facts that another wants moved, it is said that it may break") {
    const Ready ready = test::ready(R"(policy work
  title "Work"
  decides work
facts person
  hours number at least 0 "weekly hours"
  score number "score"
  kind  kind "kind"
enum kind
  new
  old
clause few "Few hours"
  met when person.hours is at most 20
clause enough "Enough pay"
  met when $10 * person.hours is at least $250
clause same "Enough hours"
  met when person.hours is at least 2
clause good "Good score"
  met when person.score is at least 10
clause fresh "New"
  met when person.kind is new
clause dated "Old"
  applies when person.score is at least 5
  met when person.kind is old
decision work "Work"
  approve when all of
    few
    enough
    good
decision more of work "More"
  approve when all of
    same
    good
decision both of work "Both"
  approve when all of
    fresh
    dated
)");
    const auto breaks = [&](const std::string& person, std::size_t decision) {
        const Trace trace = explained(ready, R"({"person": )" + person + "}");
        const Decision& of = decision == 0 ? trace.decision : trace.decision.further.at(decision - 1);
        REQUIRE(of.mends.size() == 1);
        REQUIRE(of.mends[0].size() == 1);
        return of.mends[0][0].may_break_others;
    };
    CHECK(breaks(R"({"hours": 30, "score": 10, "kind": "new"})", 0));
    CHECK_FALSE(breaks(R"({"hours": 15, "score": 9, "kind": "new"})", 2));
    CHECK_FALSE(breaks(R"({"hours": 1, "score": 10, "kind": "new"})", 2));
    CHECK(breaks(R"({"hours": 30, "score": 5, "kind": "new"})", 1));
    CHECK_FALSE(breaks(R"({"hours": 30, "score": 1, "kind": "old"})", 1));
}
