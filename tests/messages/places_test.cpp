// Every slip in every place where a condition can stand: one message, and its help, put in the place of what it names,
// or else of the whole condition or the part that is underlined, gives the condition that was meant.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tests/messages/helped.hpp"
#include "tests/model/corpus.hpp"

namespace chapeau::messages {

namespace {

constexpr std::string_view declarations = R"(policy p
  title "P"
  as of f.received
  dates round up

enum status
  student
  worker
  visitor

ordered enum credential
  none
  bachelor
  master

record job
  paid  yes/no
  hours number

facts f
  received    date
  born_on     date
  starts_on   date
  student     yes/no
  judge       yes/no
  other       yes/no
  residence   country
  citizenships set of country
  category    status
  degree      credential
  city        text
  noc         noc
  years       number
  pay         money
  days        days
  jobs        list of job

list parties of country
  AUS
  CHL

clause reads_all
  met when all of
    f.received is f.born_on and f.starts_on is f.born_on and f.student and f.judge and f.other and f.residence in parties
    f.citizenships overlap parties and f.category is student and f.degree is none and f.city is "a"
    f.noc is NOC 2021 22300 and f.years is 1 and f.pay is $1 and f.days is 1 days
    some j in f.jobs where j.paid and j.hours is 1

decision d
  approve when all of
    reads_all
    x0 and x1 and x2 and x3 and x4 and x5 and x6 and x7 and x8 and x9 and x10 and x11 and x13 and x14

)";

/// `{}` is the condition, `#` the number of the place.
constexpr auto places = std::to_array<std::string_view>({
    "clause x#\n  met when {}\n",
    "clause x#\n  met when all of\n    (a) \"A\"\n      met when {}\n    (b) f.other\n",
    "clause x#\n  met when any of\n    {}\n    f.other\n",
    "clause x#\n  met when f.other\n  except when {}\n",
    "clause x#\n  met when f.other\n  deemed met when {}\n",
    "clause x#\n  applies when {}\n  met when f.other\n",
    "clause x#\n  until 2020-12-31: met when f.other\n  from 2021-01-01: met when {}\n",
    "clause x#\n  met when some k in f.jobs where k.paid and {}\n",
    "clause x#\n  met when every k in f.jobs satisfies {}\n",
    "define n# : number\n  = count of k in f.jobs where {}\n\nclause x#\n  met when n# is at least 2\n",
    "define y# : yes/no\n  = {}\n\nclause x#\n  met when y#\n",
    "clause x#\n  met when {} and f.other\n",
    "decision e# of d\n  approve when {}\n",
    "clause x#\n  met when f.other and {}\n",
    "clause x#\n  met when f.other\n  reason \"{{}}\"\n",
});
/// The last, in which no text can stand, and a length alone is a value.
constexpr std::size_t in_reason = places.size() - 1;
bool stands_in_reasons(const std::string& written) {
    const bool length = written.find(" of f.") != std::string::npos || written.find("f.days of") != std::string::npos;
    return !length && written.find('"') == std::string::npos;
}

struct Slip {
    std::string written;
    std::string meant;
};
const auto slips = std::to_array<Slip>({
    {"f.years is no less than 2", "f.years is at least 2"},
    {"f.years no fewer than 2", "f.years is at least 2"},
    {"f.years exceeds 5", "f.years is more than 5"},
    {"f.years does not exceed 5", "f.years is at most 5"},
    {"f.years is at minimum 2", "f.years is at least 2"},
    {"f.years is atleast 2", "f.years is at least 2"},
    {"f.years at least 2", "f.years is at least 2"},
    {"f.years is older than 2", "f.years is more than 2"},
    {"f.years >= 2", "f.years is at least 2"},
    {"f.years is >= 2", "f.years is at least 2"},
    {"f.years == 2", "f.years is 2"},
    {"f.years != 2", "f.years is not 2"},
    {"f.years is ≥ 2", "f.years is at least 2"},
    {"f.years is between 2 and 5", "f.years is at least 2 and f.years is at most 5"},
    {"f.years is at least 2 and at most 5", "f.years is at least 2 and f.years is at most 5"},
    {"f.years is two", "f.years is 2"},
    {"f.years is 1,5", "f.years is 1.5"},
    {"f.years is 1,234.5", "f.years is 1234.5"},
    {"f.years is 5.000", "f.years is 5000"},
    {"f.years is 50%", "f.years is 0.5"},
    {"f.years is 7 per cent", "f.years is 0.07"},
    {"f.pay is at least $5,000", "f.pay is at least $5000"},
    {"f.pay is at least $5.000", "f.pay is at least $5000"},
    {"f.pay is at least $5 000", "f.pay is at least $5000"},
    {"f.pay is at least 5000", "f.pay is at least $5000"},
    {"f.pay is at least 5000 dollars", "f.pay is at least $5000"},
    {"f.pay is at least CAD 5,000.50", "f.pay is at least $5000.50"},
    {"f.pay is at least $25 per hour", "f.pay is at least $25"},
    {"f.days is at least two years of 365 days", "f.days is at least 2 years of 365 days"},
    {"f.days is at least 2 yrs of 365 days", "f.days is at least 2 years of 365 days"},
    {"f.days is at least 2 years", "f.days is at least 2 years of 365 days"},
    {"f.days is at least 6 months", "f.days is at least 0.5 years of 365 days"},
    {"f.days is at least 2 years of experience", "f.days is at least 2 years of 365 days"},
    {"f.years is at least 2 years of study", "f.years is at least 2"},
    {"2 years of f.days", "f.days is at least 2 years of 365 days"},
    {"two years of f.days", "f.days is at least 2 years of 365 days"},
    {"at most 30 days of f.days", "f.days is at most 30 days"},
    {"at least two years of f.years", "f.years is at least 2"},
    {"f.days of 2 or more years", "f.days is at least 2 years of 365 days"},
    {"not 2 years of f.days", "not f.days is at least 2 years of 365 days"},
    {"f.days is at least 730", "f.days is at least 730 days"},
    {"f.days is at least 12 weeks", "f.days is at least 84 days"},
    {"f.starts_on is no later than f.born_on", "f.starts_on is on or before f.born_on"},
    {"f.starts_on is before or on f.born_on", "f.starts_on is on or before f.born_on"},
    {"f.starts_on is at least 6 months after f.born_on", "f.starts_on is on or after f.born_on + 6 months"},
    {"f.received - f.born_on is at least 18 years", "f.born_on + 18 years is on or before f.received"},
    {"f.starts_on is after \"2024-01-01\"", "f.starts_on is after 2024-01-01"},
    {"f.starts_on is after date \"2024-01-01\"", "f.starts_on is after 2024-01-01"},
    {"f.starts_on is after January 1, 2024", "f.starts_on is after 2024-01-01"},
    {"f.starts_on is after 2024/01/01", "f.starts_on is after 2024-01-01"},
    {"f.starts_on is after 31/12/2024", "f.starts_on is after 2024-12-31"},
    {"f.starts_on is after 2024", "f.starts_on is after 2024-12-31"},
    {"f.city is known", "f.city is stated"},
    {"f.city is empty", "not f.city is stated"},
    {"f.city is Sudbury", "f.city is \"Sudbury\""},
    {"f.city is 'Sudbury'", "f.city is \"Sudbury\""},
    {"f.city is “Sudbury”", "f.city is \"Sudbury\""},
    {"f.city in \"Sudbury\" or \"Timmins\"", "f.city in {\"Sudbury\", \"Timmins\"}"},
    {"f.residence is AUSTRALIA", "f.residence is AUS"},
    {"f.residence is \"AUS\"", "f.residence is AUS"},
    {"f.residence is \"AUS\" or \"CHL\"", "f.residence in {AUS, CHL}"},
    {"f.residence in {\"AUS\"}", "f.residence in {AUS}"},
    {"f.residence in {CAN, CHI}", "f.residence in {CAN, CHL}"},
    {"f.residence is CAN or CHI", "f.residence in {CAN, CHL}"},
    {"f.residence is CHI or CAN", "f.residence in {CHL, CAN}"},
    {"f.residence in CHI or PER", "f.residence in {CHL, PER}"},
    {"f.residence in AUS", "f.residence in {AUS}"},
    {"f.residence in (AUS, CHL)", "f.residence in {AUS, CHL}"},
    {"f.residence in [AUS, CHL]", "f.residence in {AUS, CHL}"},
    {"f.residence in {AUS or CHL}", "f.residence in {AUS, CHL}"},
    {"f.residence in AUS, CHL", "f.residence in {AUS, CHL}"},
    {"f.residence is AUS, CHL or PER", "f.residence in {AUS, CHL, PER}"},
    {"f.residence is not in parties", "not f.residence in parties"},
    {"f.residence is one of AUS, CHL", "f.residence in {AUS, CHL}"},
    {"f.residence is not one of AUS, CHL", "not f.residence in {AUS, CHL}"},
    {"f.residence is {AUS, CHL}", "f.residence in {AUS, CHL}"},
    {"f.residence is parties", "f.residence in parties"},
    {"f.residence isn't AUS", "f.residence is not AUS"},
    {"f.category in student", "f.category in {student}"},
    {"f.category not student", "f.category is not student"},
    {"f.category is a student", "f.category is student"},
    {"f.degree is bachelors", "f.degree is bachelor"},
    {"f.citizenships overlap AUS", "f.citizenships overlap {AUS}"},
    {"f.citizenships overlap AUS, CHL", "f.citizenships overlap {AUS, CHL}"},
    {"f.citizenships include \"CHL\"", "f.citizenships include CHL"},
    {"f.citizenships is \"CHL\"", "f.citizenships includes CHL"},
    {"f.citizenships overlap {\"CHL\"}", "f.citizenships overlap {CHL}"},
    {"f.citizenships overlap {\"CHL\", \"Peru\"}", "f.citizenships overlap {CHL, PER}"},
    {"f.citizenships include parties", "f.citizenships overlap parties"},
    {"f.citizenships is AUS", "f.citizenships includes AUS"},
    {"f.citizenships in parties", "f.citizenships overlap parties"},
    {"f.citizenships does not include AUS", "not f.citizenships includes AUS"},
    {"f.citizenships include neither AUS nor CHL", "not f.citizenships overlap {AUS, CHL}"},
    {"AUS in f.citizenships", "f.citizenships includes AUS"},
    {"f.noc is 22300", "f.noc is NOC 2021 22300"},
    {"f.noc in {22300, 22301}", "f.noc in {NOC 2021 22300, NOC 2021 22301}"},
    {"f.noc in 22300 or 22301", "f.noc in {NOC 2021 22300, NOC 2021 22301}"},
    {"f.noc.teer is TEER 1", "f.noc.teer is 1"},
    {"f.noc.teer in 0 or 1", "f.noc.teer in {0, 1}"},
    {"f.noc.teer is 0-1", "f.noc.teer in {0, 1}"},
    {"f.student is true", "f.student"},
    {"f.student is no", "not f.student"},
    {"f.student && f.judge", "f.student and f.judge"},
    {"NOT f.student", "not f.student"},
});

/// A policy with a condition in each place, and where each begins.
struct Laid {
    std::string text{declarations};
    std::array<std::size_t, places.size()> begins{};
    std::array<std::size_t, places.size()> ends{};
};
Laid laid_out(const std::array<std::string, places.size()>& conditions) {
    Laid laid;
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::string place(places[i]);
        for (std::size_t at = place.find('#'); at != std::string::npos; at = place.find('#'))
            place.replace(at, 1, std::to_string(i));
        const std::size_t at = i == in_reason ? place.find("{{}}") + 1 : place.find("{}");
        laid.begins[i] = laid.text.size() + at;
        laid.text += place.replace(at, 2, conditions[i]) + "\n";
        laid.ends[i] = laid.text.size();
    }
    return laid;
}

/// What a help makes of a condition.
std::string followed(const std::string& condition, std::size_t begin, const grammar::Diagnostic& said) {
    const std::vector<std::string> quotes = quoted_in(said.help);
    REQUIRE_MESSAGE(!quotes.empty(), said.help);
    std::string now = condition;
    if (said.help.find("` in place of `") != std::string::npos) {
        const std::size_t at = now.find(quotes[1]);
        REQUIRE_MESSAGE(at != std::string::npos, condition << " <- " << said.help);
        return now.replace(at, quotes[1].size(), quotes[0]);
    }
    if (said.help.starts_with("take")) {
        const std::size_t at = now.find(" " + quotes[0]);
        REQUIRE_MESSAGE(at != std::string::npos, condition << " <- " << said.help);
        return now.erase(at, quotes[0].size() + 1);
    }
    if (quotes[0].find("f.") != std::string::npos)
        return quotes[0];
    std::size_t at = said.span.begin - begin;
    std::size_t length = said.span.end - said.span.begin;
    const bool whole = quotes[0].starts_with("is") && now.substr(0, at).ends_with(" is ");
    at -= whole ? 3 : 0;
    length += whole ? 3 : 0;
    return now.replace(at, length, quotes[0]);
}

}  // namespace

TEST_CASE("the help is the same in every place, and gives what was meant") {
    constexpr int most_rounds = 3;
    for (const auto& [written, meant] : slips) {
        CAPTURE(written);
        std::array<std::string, places.size()> conditions;
        conditions.fill(written);
        if (!stands_in_reasons(written + meant))
            conditions[in_reason] = "f.other";
        for (int round = 0; round < most_rounds; ++round) {
            const Laid laid = laid_out(conditions);
            const auto policy = model::checked(laid.text);
            std::array<std::size_t, places.size()> said{};
            for (const grammar::Diagnostic& one : policy->diagnostics) {
                const auto place =
                    static_cast<std::size_t>(std::ranges::upper_bound(laid.ends, one.span.begin) - laid.ends.begin());
                REQUIRE_MESSAGE(place < places.size(), one.message);
                CHECK_MESSAGE(++said[place] == 1, places[place] << ": " << one.message);
                if (said[place] == 1)
                    conditions[place] = followed(conditions[place], laid.begins[place], one);
            }
        }
        const Laid laid = laid_out(conditions);
        CHECK(model::rendered(*model::checked(laid.text)) == "");
        for (std::size_t i = 0; i < places.size(); ++i) {
            const bool same = conditions[i] == meant || conditions[i] == "(" + meant + ")" ||
                              (i == in_reason && conditions[i] == "f.other");
            CHECK_MESSAGE(same, places[i] << ": " << conditions[i] << " is not " << meant);
        }
    }
}

}  // namespace chapeau::messages
