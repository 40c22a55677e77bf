// Both languages fill the same things into the same phrases, and say money, dates and numbers each in its own way.
#include "interpreter/trace/words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "interpreter/trace/format_value.hpp"
#include "tests/trace/explained.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using values::Rational;

namespace {

/// The places to fill, by the phrase's name, as the source of a language has them.
std::map<std::string, std::set<std::string>> places_of(const std::string& file) {
    const std::string source = test::read_file("interpreter/trace/" + file);
    std::map<std::string, std::set<std::string>> places;
    const std::regex member(R"re(\n    \.(\w+) =([^\n]*(?:\n      +[^\n]*)*))re");
    const std::regex place(R"re(\{\d\})re");
    for (std::sregex_iterator at(source.begin(), source.end(), member), end; at != end; ++at) {
        std::set<std::string>& found = places[(*at)[1]];
        const std::string phrase = (*at)[2];
        for (std::sregex_iterator one(phrase.begin(), phrase.end(), place); one != std::sregex_iterator(); ++one)
            found.insert(one->str());
    }
    return places;
}

std::string quantity(const Rational& number, model::Kind kind) {
    return format_quantity(french, number, kind);
}

}  // namespace

TEST_CASE("the languages fill the same places of each phrase") {
    const auto in_english = places_of("words_en.cpp");
    const auto in_french = places_of("words_fr.cpp");
    CHECK(in_english.size() > 150);
    for (const auto& [name, places] : in_english) {
        CAPTURE(name);
        REQUIRE(in_french.contains(name));
        CHECK(in_french.at(name) == places);
    }
    CHECK(in_english.size() == in_french.size());
}

TEST_CASE("a language is found by its letters") {
    CHECK(words_of("en") == &english);
    CHECK(words_of("fr") == &french);
    CHECK(words_of("de") == nullptr);
}

TEST_CASE("phrases are filled in the order the language wants") {
    CHECK(filled("{1} before {0}", {"b", "a"}) == "a before b");
    CHECK(filled("nothing", {}) == "nothing");
    CHECK(filled("{0}{0}", {"{1}"}) == "{1}{1}");
}

TEST_CASE("French money, numbers and dates") {
    CHECK(quantity(Rational(30), model::Kind::money) == "30,00\u00a0$");
    CHECK(quantity(test::ratio(8577920, 100), model::Kind::money) == "85\u202f779,20\u00a0$");
    CHECK(quantity(test::ratio(-1, 2), model::Kind::money) == "-0,50\u00a0$");
    CHECK(quantity(test::ratio(100, 3), model::Kind::money) == "33,33\u00a0$ (arrondi)");
    CHECK(quantity(test::ratio(7, 2), model::Kind::number) == "3,5");
    CHECK(quantity(test::ratio(1, 3), model::Kind::number) == "environ 0,3333");
    CHECK(quantity(Rational(0), model::Kind::days) == "0\u00a0jour");
    CHECK(quantity(test::ratio(3, 2), model::Kind::days) == "1,5\u00a0jour");
    CHECK(quantity(Rational(1825), model::Kind::days) == "1\u202f825\u00a0jours");
    CHECK(quantity(test::ratio(-12345675, 1000), model::Kind::number) == "-12\u202f345,675");
    CHECK(quantity(Rational(2), model::Kind::days) == "2\u00a0jours");
    CHECK(quantity(Rational(0), model::Kind::date) == "1er\u00a0janvier\u00a01970");
    CHECK(quantity(Rational(values::parse_day("2024-02-29").value()), model::Kind::date) ==
          "29\u00a0février\u00a02024");
    CHECK(quantity(Rational(values::parse_day("2024-12-10").value()), model::Kind::date) ==
          "10\u00a0décembre\u00a02024");
}

TEST_CASE("a trace comes to the same in both languages, in the same places") {
    for (const std::string& record : test::caseload()) {
        const Trace one = test::explained(test::t52(), record, Mending::leave);
        const Trace other = test::explained(test::t52(), record, Mending::leave, french);
        REQUIRE(one.clauses.size() == other.clauses.size());
        CHECK(one.decision.outcome == other.decision.outcome);
        CHECK(one.decision.reasons.size() == other.decision.reasons.size());
        CHECK(one.decision.requests.size() == other.decision.requests.size());
        for (std::size_t i = 0; i < one.clauses.size(); ++i) {
            CAPTURE(one.clauses[i].id);
            CHECK(one.clauses[i].status == other.clauses[i].status);
            CHECK(one.clauses[i].title != other.clauses[i].title);
            CHECK(one.clauses[i].facts.size() == other.clauses[i].facts.size());
            CHECK(one.clauses[i].comparisons.size() == other.clauses[i].comparisons.size());
            CHECK((one.clauses[i].text.find("not known") == std::string::npos) ==
                  (other.clauses[i].text.find("valeur inconnue") == std::string::npos));
        }
    }
}

TEST_CASE("French puts its article before a country, and sets off a value that has none") {
    const auto object = [](std::string_view title, std::string_view country, bool degree) {
        std::string out;
        french.add_object(out, title, country, degree);
        return out;
    };
    CHECK(object("Canada", "CAN", false) == "le Canada");
    CHECK(object("Nouvelle-Zélande", "NZL", false) == "la Nouvelle-Zélande");
    CHECK(object("Australie", "AUS", false) == "l’Australie");
    CHECK(object("Équateur", "ECU", false) == "l’Équateur");
    CHECK(object("Hongrie", "HUN", false) == "la Hongrie");
    CHECK(object("Mexique", "MEX", false) == "le Mexique");
    CHECK(object("États-Unis", "USA", false) == "les États-Unis");
    CHECK(object("Singapour", "SGP", false) == "Singapour");
    CHECK(object("Brunéi Darussalam", "BRN", false) == "le Brunéi Darussalam");
    CHECK(object("technicien", "", false) == "«\u00a0technicien\u00a0»");
    CHECK(object("la preuve d’études", "", false) == "la preuve d’études");
    CHECK(object("la maîtrise", "", true) == "«\u00a0la maîtrise\u00a0»");
    CHECK(object("FEER 1", "", true) == "FEER 1");
}

TEST_CASE("how many there are is grouped as the language groups its figures") {
    CHECK(how_many(english, 23800) == "23800");
    CHECK(how_many(french, 23800) == "23\u202f800");
    CHECK(how_many(french, 7) == "7");
}

TEST_CASE("French nouns of one and of several") {
    CHECK(french.singular("une période de travail") == "période de travail");
    CHECK(french.plural("une période de travail") == "périodes de travail");
    CHECK(french.plural("un permis ou certificat d’exercice") == "permis ou certificats d’exercice");
    CHECK(french.singular("l’offre") == "offre");
}
