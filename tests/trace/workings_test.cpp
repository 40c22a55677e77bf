// What definitions are made of: the figures shown come to the value shown.
#include "interpreter/trace/workings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "explained.hpp"

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
    const bool figures =
        term.operation == Operation::add || term.operation == Operation::multiply || term.operation == Operation::sum;
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
