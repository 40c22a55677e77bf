// Lists of NOC codes, values and texts.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_lists() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::list_element, Severity::error, "a list can't hold this",
         "Lists of the policy, and values in braces, hold NOC codes, values of one enum, or texts: what a "
         "value either is or is not. Numbers and dates are compared.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age in {18, 19}
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is 18 or applicant.age is 19
)rules"},
        {code::no_such_edition, Severity::error, "there is no such edition of the NOC",
         "Two editions of the National Occupational Classification are known: NOC 2016, with codes of four "
         "digits, and NOC 2021, with codes of five.",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2011: 41101

decision permit
  approve when offer.noc in lawyers
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101

decision permit
  approve when offer.noc in lawyers
)rules"},
        {code::code_of_wrong_shape, Severity::error, "a code is none of its edition",
         "A code of NOC 2021 has five digits, one of NOC 2016 four. Codes of the two editions are never mixed "
         "up: each stands under its own.",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 4112

decision permit
  approve when offer.noc in lawyers
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2016: 4112

decision permit
  approve when offer.noc in lawyers
)rules"},
        {code::repeated_in_list, Severity::warning, "something stands twice in a list",
         "The list means the same with it written once. Texts are the same whatever their capitals and blanks. A code "
         "may come in through two included lists; it is "
         "only written twice that this warns of.",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101 41101

decision permit
  approve when offer.noc in lawyers
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101

decision permit
  approve when offer.noc in lawyers
)rules"},
        {code::unknown_entry, Severity::error, "a line of a list names nothing",
         "A name alone on a line of a list is a value of the list's enum, or another list, all of whose "
         "members are taken in. Texts are written in quotes, NOC codes after their edition.",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101

list closed of noc
  lawyrs

decision permit
  approve when not offer.noc in closed
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101

list closed of noc
  lawyers

decision permit
  approve when not offer.noc in closed
)rules"},
        {code::included_list_of_other_type, Severity::error, "a list includes one of another type",
         "A list and those it includes hold the same: all NOC codes, all values of one enum, or all texts.",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc
  country country

list lawyers of noc
  NOC 2021: 41101

list party of country
  JPN
  lawyers

decision permit
  approve when offer.noc in lawyers and offer.country in party
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc
  country country

list lawyers of noc
  NOC 2021: 41101

list party of country
  JPN

decision permit
  approve when offer.noc in lawyers and offer.country in party
)rules"},
        {code::line_of_other_type, Severity::error, "a line of a list holds something else",
         "The head of a list says what it holds, and every line is that: `NOC 2021: …` in a list of NOC codes, "
         "quoted texts in a list of texts, values in a list of an enum.",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  "lawyers"

decision permit
  approve when offer.noc in lawyers
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101

decision permit
  approve when offer.noc in lawyers
)rules"},
        {code::list_cycle, Severity::error, "a list includes itself",
         "Lists may include lists, but not in a circle. The whole way is shown; one of its lines must go.",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101
  closed

list closed of noc
  lawyers

decision permit
  approve when offer.noc in lawyers
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

facts offer
  noc noc

list lawyers of noc
  NOC 2021: 41101

list closed of noc
  lawyers

decision permit
  approve when not offer.noc in closed
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
