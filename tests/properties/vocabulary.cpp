// Few facts and few constants, so that conditions meet: a generated policy reads the same fact in several places and
// compares it with values that its records take.
#include "tests/properties/vocabulary.hpp"

namespace chapeau::properties {

const std::string_view vocabulary = R"(policy generated
  title "generated"
  as of app.received_on
  dates round up
enum color
  red
  green
  blue
ordered enum grade
  low
  middle
  high
record stay
  place   text
  paid    yes/no
  begins  date
  ends    date
  weight  number at least 0 and at most 5
  price   money
  color   color
  grade   grade
  noc     noc
  tags    set of color
record terms
  amount  money
  hours   number above 0
  per     color
facts app "the application"
  received_on date
  flag    yes/no
  other   yes/no
  checked finding
  sure    finding
  size    number at least 0
  ratio   number at most 5
  fee     money
  pay     terms
  starts  date
  ends    date
  name    text
  place   text
  color   color
  shade   color
  grade   grade
  target  grade
  noc     noc
  licence noc
  colors  set of color
  nations set of country
  words   set of text
  stays   list of stay
  jobs    list of stay
list engineers of noc "engineers"
  NOC 2021: 21301 22302
  NOC 2016: 2132
list closed of noc "closed occupations"
  engineers
  NOC 2021: 64100
  NOC 2016: 0213 6311
list warm of color "warm colours"
  red
list parties of country "parties"
  AUS
  MEX
list places of text "places"
  "ON"
  "rivière"
)";

namespace {

using Texts = std::vector<std::string>;

const Texts& of(Sort sort, const std::vector<Texts>& all) {
    return all[static_cast<std::size_t>(sort)];
}

}  // namespace

const std::vector<std::string>& constants(Sort sort) {
    static const std::vector<Texts> all{
        {"2", "0", "1", "5", "0.5"},
        {"$20.00", "$0.00", "$10.00"},
        {"30 days", "0 days", "2 years of 365 days"},
        {"2022-11-16", "2022-11-15", "2024-02-29", "2023-01-31", "9999-12-31", "0001-01-01"},
        {"\"ON\"", "\"QC\"", "\"Rivi\u00e8re\"", "\"on \""},
        {"red", "green", "blue"},
        {"middle", "low", "high"},
        {"NOC 2021 21301", "NOC 2016 2132"}};
    return of(sort, all);
}

const std::vector<std::string>& facts(Sort sort) {
    static const std::vector<Texts> all{{"app.size", "app.ratio", "app.pay.hours"},
                                        {"app.fee", "app.pay.amount"},
                                        {"(app.ends - app.starts)", "(app.size years of 365 days)"},
                                        {"app.starts", "app.ends", "app.received_on"},
                                        {"app.name", "app.place"},
                                        {"app.color", "app.shade", "app.pay.per"},
                                        {"app.grade", "app.target"},
                                        {"app.noc", "app.licence"}};
    return of(sort, all);
}

const std::vector<std::string>& fields(Sort sort) {
    static const std::vector<Texts> all{{".weight"}, {".price"}, {},         {".begins", ".ends"},
                                        {".place"},  {".color"}, {".grade"}, {".noc"}};
    return of(sort, all);
}

std::string_view type_name(Sort sort) {
    static const std::vector<std::string> names{"number", "money", "days", "date", "text", "color", "grade", "noc"};
    return names[static_cast<std::size_t>(sort)];
}

bool is_quantity(Sort sort) {
    return sort == Sort::number || sort == Sort::money || sort == Sort::days || sort == Sort::date;
}

}  // namespace chapeau::properties
