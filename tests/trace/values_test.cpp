// Values as people read them.
#include <doctest/doctest.h>

#include "explained.hpp"
#include "interpreter/trace/format_value.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;
using model::Kind;
using values::Rational;

namespace {

std::string range(Kind kind, bool low, bool high) {
    evaluate::Value value;
    value.has_low = low;
    value.has_high = high;
    value.low = Rational(0);
    value.high = Rational(500);
    return format_value(t52().policy->model, record::Record{}, {kind, model::Many::one, {}, {}}, value);
}

std::string format_value_with(const model::Type& type, const evaluate::Value& value, int places) {
    std::string out;
    add_value(out, t52().policy->model, record::Record{}, type, value, places);
    return out;
}

}  // namespace

TEST_CASE("quantities") {
    CHECK(format_quantity(english, Rational(30), Kind::money) == "$30.00");
    CHECK(format_quantity(english, ratio(3001, 100), Kind::money) == "$30.01");
    CHECK(format_quantity(english, ratio(-1, 2), Kind::money) == "-$0.50");
    CHECK(format_quantity(english, ratio(30001, 1000), Kind::money) == "$30.001");
    CHECK(format_quantity(english, ratio(100, 3), Kind::money) == "$33.33 (rounded)");
    CHECK(format_quantity(english, ratio(8577920, 100), Kind::money) == "$85,779.20");
    CHECK(format_quantity(english, Rational(-1234567), Kind::money) == "-$1,234,567.00");
    CHECK(format_quantity(english, ratio(4124975, 100000), Kind::money) == "$41.24975");
    CHECK(format_quantity(english, ratio(100, 3), Kind::money, 5) == "$33.33333 (rounded)");
    CHECK(format_quantity(english, ratio(999999999, 100000000), Kind::number) == "9.99999999");
    CHECK(format_quantity(english, Rational(1), Kind::days) == "1 day");
    CHECK(format_quantity(english, Rational(729), Kind::days) == "729 days");
    CHECK(format_quantity(english, ratio(1461, 2), Kind::days) == "730.5 days");
    CHECK(format_quantity(english, ratio(7, 2), Kind::number) == "3.5");
    CHECK(format_quantity(english, ratio(1, 3), Kind::number) == "about 0.3333");
    CHECK(format_quantity(english, Rational(0), Kind::date) == "1970-01-01");
}

TEST_CASE("what is known of an unknown quantity") {
    CHECK(range(Kind::days, true, true) == "between 0 and 500 days");
    CHECK(range(Kind::days, true, false) == "at least 0 days");
    CHECK(range(Kind::money, false, true) == "at most $500.00");
    CHECK(range(Kind::number, false, false) == "not known");
    CHECK(range(Kind::date, false, true) == "1971-05-16 or earlier");
    CHECK(range(Kind::date, true, false) == "1970-01-01 or later");
}

TEST_CASE("quantities that differ are shown apart") {
    const auto shown = [](const Rational& one, const Rational& other, Kind kind) {
        const int places = places_apart({one, other}, kind);
        return format_quantity(english, one, kind, places) + " " + format_quantity(english, other, kind, places);
    };
    CHECK(shown(ratio(4124, 100), ratio(4125, 100), Kind::money) == "$41.24 $41.25");
    CHECK(shown(ratio(100, 3), ratio(1000001, 30000), Kind::money) == "$33.3333 (rounded) $33.3334 (rounded)");
    CHECK(shown(ratio(100, 3), ratio(3333, 100), Kind::money) == "$33.333 (rounded) $33.33");
    CHECK(shown(ratio(1, 3), *Rational::parse("0.3333"), Kind::number) == "about 0.33333 0.3333");
    // Rounded to cents it would be more than what it is less than; to three places one could not tell.
    CHECK(shown(ratio(645, 13), *Rational::parse("49.6154"), Kind::money) == "$49.61538 (rounded) $49.6154");
    CHECK(shown(ratio(645, 13), *Rational::parse("49.615"), Kind::money) == "$49.6154 (rounded) $49.615");
    const Rational entered = *Rational::parse("49.61538461538461538461538461538462");
    CHECK(shown(ratio(645, 13), entered, Kind::money) ==
          "$49.615384615384615384615384615384615 (rounded) $49.61538461538461538461538461538462");
    CHECK(shown(ratio(1, 1000000), ratio(-1, 3000000), Kind::number) == "0.000001 about 0.000000");
    CHECK(shown(ratio(-100, 3), ratio(-3333, 100), Kind::money) == "-$33.333 (rounded) -$33.33");
    CHECK(shown(Rational(1), Rational(1), Kind::money) == "$1.00 $1.00");
}

TEST_CASE("the ends of what is known stand apart from what they are compared with") {
    evaluate::Value open;
    open.has_low = open.has_high = true;
    open.low = ratio(100, 3);
    open.high = ratio(200, 3);
    const int places = places_apart({ratio(3333, 100), open.low, open.high}, Kind::money);
    const model::Type money{Kind::money, model::Many::one, {}, {}};
    CHECK(format_value_with(money, open, places) == "between $33.333 (rounded) and $66.667 (rounded)");
}

TEST_CASE("a distance is exact where it ends, and never rounded to nothing") {
    CHECK(format_size(english, ratio(255, 1000), Kind::money) == "$0.255");
    CHECK(format_size(english, *Rational::parse("0.00000000001"), Kind::number) == "0.00000000001");
    CHECK(format_size(english, ratio(5, 13), Kind::money) == "about $0.38");
    CHECK(format_size(english, ratio(1, 3000000), Kind::money) == "about $0.0000003");
    CHECK(format_size(english, Rational(1), Kind::date) == "1 day");
}

TEST_CASE("codes") {
    const model::Model& model = t52().policy->model;
    CHECK(format_code(model, {Kind::noc, model::Many::one, {}, {}}, model::noc_value(model::Edition::noc2021, 21301)) ==
          "NOC 2021 21301");
    CHECK(format_code(model, {Kind::noc, model::Many::one, {}, {}}, model::noc_value(model::Edition::noc2016, 213)) ==
          "NOC 2016 0213");
    CHECK(format_code(model, {Kind::yes_no, model::Many::one, {}, {}}, 1) == "yes");
    CHECK(format_code(model, {Kind::enumeration, model::Many::one, *model.teer, {}}, 1) == "TEER 1");
    // A second digit of 6 to 9 is no TEER.
    CHECK(format_code(model, {Kind::enumeration, model::Many::one, *model.teer, {}}, -1) == "no TEER");
    CHECK(last_words("offer.pay.hours_per_week") == "hours per week");
}

TEST_CASE("lists in a sentence") {
    const model::Model& model = t52().policy->model;
    const auto list = [&](const std::string& education) {
        const Evaluated one = evaluated(t52(), R"({"applicant": {"education": )" + education + "}}");
        return format_list(model, one.record, model.at(*model.find_fact("applicant.education")));
    };
    CHECK(list("null") == "not known");
    CHECK(list("[]") == "none");
    CHECK(list(R"([{"credential": "bachelor", "years_of_study": 4, "country": "MEX"}])") ==
          "1 qualification: bachelor's degree (post-secondary years of study that the credential took: 4, country "
          "where it was granted: Mexico, assessed equivalence: not known)");
    CHECK(list(R"([{}, {}, {}, {}, {}, {}])").ends_with("; and 2 more"));
}
