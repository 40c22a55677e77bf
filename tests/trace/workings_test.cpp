// What definitions are made of: the figures shown come to the value shown.
#include "interpreter/trace/workings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "explained.hpp"
#include "interpreter/trace/phrases.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;
using values::Rational;

namespace {

const char* const points = R"(policy camp
  title "Camp"
  as of person.asked_on
  dates round down
enum class_of
  first
  second
record child
  age number at least 0
facts person
  asked_on date "day of asking"
  class    class_of "class"
  level    number "level"
  extra    money "money on hand"
  children list of child "a child"
define level_points : number
  title "points for the level"
  until 2019-12-31: person.level * 2
  from  2020-01-01: person.level * 2.5 + 1
define class_points : number
  title "points for the class"
  by person.class
    first:  12
    second: 15
define unnamed : number
  = level_points + class_points
define all_points : number
  title "points in all"
  = unnamed - 3 / 4 + count of c in person.children where c.age is at most 6
define ages : number
  title "ages of the young together"
  = sum of c.age for c in person.children where c.age is at most 6
clause enough "Enough points"
  met when all_points is at least 20 and ages is at most 100
decision camp
  title "May come"
  approve when all of
    enough
)";

const Working& working(const Trace& trace, std::string_view name) {
    const auto found = std::find_if(trace.workings.begin(), trace.workings.end(),
                                    [&](const Working& one) { return one.name == name; });
    REQUIRE(found != trace.workings.end());
    return *found;
}

/// `54.5 = 12 + (2 × 7.5)`
std::string written(const Term& term) {
    std::string out = term.shown;
    if (term.terms.empty() || !term.definition.empty())
        return out;
    out += " = (";
    for (const Term& one : term.terms) {
        if (&one != term.terms.data())
            out += one.role == Role::subtract ? " - " : one.role == Role::divide ? " / " : ", ";
        out += written(one);
    }
    return out + ")";
}

/// Of a number that its digits hold whole.
std::optional<Rational> number_of(const Term& term) {
    constexpr std::size_t digits_of_a_quotient = 30;
    const auto* digits = std::get_if<Decimal>(&term.value);
    return digits != nullptr && digits->digits.size() < digits_of_a_quotient ? Rational::parse(digits->digits)
                                                                             : std::nullopt;
}

/// The terms worked out again; nothing where one is not a decimal number.
std::optional<Rational> worked_out(const Term& of) {
    std::optional<Rational> sum;
    for (const Term& term : of.terms) {
        const auto one = number_of(term);
        if (!one)
            return std::nullopt;
        if (!sum)
            sum = one;
        else if (of.operation == Operation::multiply)
            sum = term.role == Role::divide ? divide(*sum, *one) : multiply(*sum, *one);
        else
            sum = term.role == Role::subtract ? subtract(*sum, *one) : add(*sum, *one);
        if (!sum)
            return std::nullopt;
    }
    return sum;
}

int check_figures(const Term& term) {
    int checked = 0;
    const bool figures = term.operation == Operation::add || term.operation == Operation::multiply ||
                         term.operation == Operation::sum || term.operation == Operation::days_covered;
    const auto whole = number_of(term);
    if (const auto sum = worked_out(term); figures && whole && sum && term.left_out == 0) {
        CHECK_MESSAGE(*sum == *whole, written(term));
        ++checked;
    }
    for (const Term& one : term.terms)
        checked += check_figures(one);
    return checked;
}

}  // namespace

TEST_CASE("a definition shows its terms, one without a title those of what it stands for") {
    const Trace trace = explained(ready(points), R"({"person": {"asked_on": "2024-05-01", "class": "second", "level": 7,
        "children": [{"age": 3}, {"age": 9}, {"age": 5}]}})");
    CHECK(written(working(trace, "all_points").term) == "34.75 = (33.5 = (18.5, 15) - 0.75 = (3 / 4), 2 = (1, 1))");
    CHECK(written(working(trace, "level_points").term) == "18.5 = (18.5 = (17.5 = (7, 2.5), 1))");
    CHECK(working(trace, "level_points").version->from == "2020-01-01");
    CHECK(written(working(trace, "class_points").term) == "15 = (second, 15)");
    CHECK(written(working(trace, "ages").term) == "8 = (3, 5)");
    CHECK(std::none_of(trace.workings.begin(), trace.workings.end(),
                       [](const Working& w) { return w.name == "unnamed"; }));
}

TEST_CASE("what is not known keeps its bounds in a working, and a member that may count says so") {
    const Trace trace = explained(ready(points), R"({"person": {"asked_on": "2024-05-01", "level": 7,
        "children": [{"age": 3}, {}]}})");
    const Term& all = working(trace, "all_points").term;
    CHECK(all.shown == "between 30.75 and 34.75");
    CHECK(std::get<Decimal>(all.at_least).digits == "30.75");
    CHECK(std::get<Decimal>(all.at_most).digits == "34.75");
    CHECK(all.terms.back().terms.back().shown == "between 0 and 1");
    CHECK(written(working(trace, "class_points").term) == "between 12 and 15 = (not known, 12, 15)");
}

TEST_CASE("values that are compared are shown apart in workings, and where nothing compares them as usual") {
    const std::string rules = R"(policy pay
  title "Pay"
facts offer
  amount money "pay a month"
  hours  number "hours a week"
  wage   money "prevailing wage"
  share  number "share"
define hourly : money
  title "pay an hour"
  = offer.amount * 12 / 52 / offer.hours
define weekly : money
  title "pay a week"
  = offer.amount * 12 / 52
define enough : yes/no
  title "pay is enough"
  = hourly is at least offer.wage
define enough_at_once : yes/no
  title "pay is enough at once"
  = weekly / offer.hours is at least offer.wage
define enough_hours : yes/no
  title "hours are enough"
  = offer.hours is at least 30
clause paid "Paid"
  met when all of
    enough
    enough_at_once
    enough_hours
decision d "A decision"
  approve when paid
)";
    const Trace trace = explained(ready(rules), R"({"offer": {"amount": 8600, "hours": 40, "wage": 49.6154}})");
    CHECK(working(trace, "hourly").term.shown == "$49.61538 (rounded)");
    CHECK(working(trace, "weekly").term.shown == "$1,984.62 (rounded)");
    for (const char* name : {"enough", "enough_at_once"}) {
        const Term& term = working(trace, name).term;
        REQUIRE(term.terms.size() == 2);
        CHECK(term.terms[0].shown == "$49.61538 (rounded)");
        CHECK(term.terms[1].shown == "$49.6154");
    }
    CHECK(working(trace, "enough_hours").term.terms[0].shown == "40");
}

TEST_CASE("a branch bears the title of the values that choose it") {
    const Ready camp = ready(points);
    const std::string chosen =
        R"({"person": {"asked_on": "2024-05-01", "class": "second", "level": 7, "children": []}})";
    const Term term = working(explained(camp, chosen), "class_points").term;
    REQUIRE(term.terms.size() == 2);
    CHECK(term.terms[1].branch == "second");
    CHECK(sign_before(english, term, term.terms[1], false) == "second:");
    CHECK(sign_before(french, term, term.terms[1], false) == "second\u00a0:");
    CHECK(render_text(explained(camp, chosen), {.full = true}).find("second: 15") != std::string::npos);
    const std::string json = json_text_of(camp, chosen);
    CHECK(json.find(R"("role":"branch","branch":"second")") != std::string::npos);
    const Term open = working(explained(camp, R"({"person": {"level": 7, "children": []}})"), "class_points").term;
    REQUIRE(open.terms.size() == 3);
    CHECK(open.terms[1].branch == "first");
    CHECK(open.terms[2].branch == "second");
}

TEST_CASE("days covered show what each period adds, and those that add nothing") {
    const Trace trace = explained(ready(R"(policy stays
  title "Stays"
record stay "a stay"
  lawful yes/no "lawful"
  from   date   "first day"
  to     date   "last day"
facts person
  asked_on date "day of asking"
  stays    list of stay "stays"
define present : days
  title "days present"
  = days covered by s.from to s.to
      for s in person.stays
      where s.lawful
      up to person.asked_on
decision d
  approve when present is at least 30 days
)"),
                                  R"({"person": {"asked_on": "2024-01-31", "stays": [
        {"lawful": true, "from": "2024-01-01", "to": "2024-01-10"},
        {"lawful": true, "from": "2024-01-06", "to": "2024-01-20"},
        {"lawful": false, "from": "2024-01-01", "to": "2024-01-31"},
        {"lawful": true, "from": "2024-01-30", "to": "2024-03-01"}]}})");
    const Term& present = working(trace, "present").term;
    CHECK(written(present) == "22 days = (10 days, 10 days, 0 days, 2 days)");
    CHECK(present.terms[1].title == "stay 2 (2024-01-06 – 2024-01-20): counts 10 days; 5 days counted above already");
    CHECK(present.terms[2].title.find("counts nothing: ") != std::string::npos);
    CHECK(present.terms[3].title.find("up to 2024-01-31") != std::string::npos);
    CHECK(render_text(trace, {.full = true}).find("+ 10 days") != std::string::npos);
    CHECK(std::get<Decimal>(present.terms[1].value).digits == "10");
}

TEST_CASE("figures come to the value they stand under, in every record") {
    int checked = 0;
    for (const std::string& record : caseload())
        for (const Working& one : explained(t52(), record, Mending::leave).workings)
            checked += check_figures(one.term);
    CHECK(checked > 100);
}

TEST_CASE("of a long list a working tells the first members and counts the others") {
    std::string children;
    for (int i = 0; i < 1000; ++i)
        children += i == 0 ? R"({"age": 2})" : R"(, {"age": 2})";
    const Trace trace = explained(ready(points), R"({"person": {"children": [)" + children + "]}}", Mending::leave);
    const Term& ages = working(trace, "ages").term;
    CHECK(ages.terms.size() == 100);
    CHECK(ages.left_out == 900);
}

TEST_CASE("text, page and JSON have the workings, in the language asked for") {
    const std::string record =
        R"({"person": {"asked_on": "2024-05-01", "class": "second", "level": 7, "children": []}})";
    const Ready camp = ready(points);
    const std::string text = render_text(explained(camp, record), {.full = true});
    CHECK(text.find("WORKINGS") != std::string::npos);
    CHECK(render_text(explained(camp, record), {}).find("WORKINGS") == std::string::npos);
    CHECK(render_text(explained(camp, record, Mending::leave, french), {.full = true}).find("CALCULS") !=
          std::string::npos);
    const nlohmann::ordered_json json = json_of(camp, record);
    REQUIRE(json["definitions"].size() == 4);
    CHECK(json["definitions"][2]["name"] == "all_points");
    CHECK(json["definitions"][2]["operation"] == "add");
    CHECK(json["definitions"][2]["terms"][1]["role"] == "subtract");
}

TEST_CASE("the level of a code that has none is no value, and is told") {
    const std::string record = patched("mexican-engineer", R"({"offer": {"noc": "26301"}})");
    CHECK(json_text_of(t52(), record).find("\"narrow_professional_level\"") != std::string::npos);
    CHECK(render_text(explained(t52(), record), {.full = true}).find("no TEER") != std::string::npos);
}
