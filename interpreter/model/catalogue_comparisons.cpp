// Comparisons: values that do not go together, and words that do not suit them.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_comparisons() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::types_differ, Severity::error, "two values that don't go together",
         "Both sides of a comparison are of one type, and so are a value and the list it is looked for in; an "
         "operator of arithmetic takes the types that its line in the table of operators names. The message "
         "says what each side is.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on is offer.city
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on is 2024-05-01
)rules"},
        {code::money_and_number, Severity::error, "money and a number are mixed",
         "An amount of money is not a number: 25 of what? Amounts are written with a dollar sign, and nothing "
         "is a number of dollars by accident. An amount may be multiplied by a number and divided by one; two "
         "amounts divided give a number.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.pay is at least 25
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.pay is at least $25.00
)rules"},
        {code::days_and_steps, Severity::error, "months and years used as a number",
         "A month or a year has no fixed length, so `1 year` can only be added to a day or taken from one. "
         "Where a length is meant, write how many days count as a year.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on - 2024-01-01 is at least 1 year
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on - 2024-01-01 is at least 1 years of 365 days
)rules"},
        {code::condition_due, Severity::error, "a condition is due",
         "What is met or not met is a yes/no: a comparison, a yes/no fact or define, a clause, or several of "
         "them with `and`, `or`, `not`. A number or a date alone is none. After a comparison with a value another "
         "value "
         "alone is refused too, where it has the name of a clause: `category is cook or waiter` would ask for cooks, "
         "or "
         "for the clause `waiter`. Write `category in {cook, waiter}`; a clause that is meant stands first.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.hours
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.hours is at least 30
)rules"},
        {code::clause_is_no_value, Severity::error, "a clause where a value is due",
         "A clause is met or not, or does not apply, or can't be told yet. It has no value to compare or to "
         "compute with.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

decision permit
  approve when adult is yes
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::no_order, Severity::error, "values without an order",
         "`is at least` and its like want an order. Texts and NOC codes have none, and an enum only where it "
         "is declared `ordered enum`, lowest value first.",
         R"rules(policy p
  title "P"

enum credential
  secondary
  bachelor

facts applicant
  credential credential

decision permit
  approve when applicant.credential is at least bachelor
)rules",
         R"rules(policy p
  title "P"

ordered enum credential
  secondary
  bachelor

facts applicant
  credential credential

decision permit
  approve when applicant.credential is at least bachelor
)rules"},
        {code::words_of_order, Severity::error, "the words for another kind of value",
         "Days are before and after one another, quantities are more and less. There is one way to say each.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on is at least 2024-05-01
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on is on or after 2024-05-01
)rules"},
        {code::not_a_list, Severity::error, "no list after `in`",
         "`in` looks a value up in a list of the policy or among values in braces. A set of the record is "
         "asked with `includes`.",
         R"rules(policy p
  title "P"

facts applicant
  citizenships set of country

decision permit
  approve when JPN in applicant.citizenships
)rules",
         R"rules(policy p
  title "P"

facts applicant
  citizenships set of country

decision permit
  approve when applicant.citizenships include JPN
)rules"},
        {code::not_a_set, Severity::error, "no set before `includes` or `overlaps`",
         "`includes` and `overlaps` are asked of a fact whose type is `set of …`.",
         R"rules(policy p
  title "P"

facts applicant
  citizenship country

decision permit
  approve when applicant.citizenship includes JPN
)rules",
         R"rules(policy p
  title "P"

facts applicant
  citizenship country

decision permit
  approve when applicant.citizenship is JPN
)rules"},
        {code::yes_no_compared, Severity::error, "a yes/no is compared",
         "A yes/no is a condition by itself; comparing it with `yes` would be a second way to write it.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.regulated is no
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when not offer.regulated
)rules"},
        {code::days_and_number, Severity::error, "days and a number are mixed",
         "A number of days is not a number: the unit is written, as in `30 days` or `2 years of 365 days`.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on - 2024-01-01 is at least 730
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.starts_on - 2024-01-01 is at least 730 days
)rules"},
        {code::codes_of_two_editions, Severity::error, "codes of two editions compared",
         "A code of NOC 2016 and one of NOC 2021 count occupations differently, so they are neither the same nor "
         "different: the comparison could never be settled, whatever a record says.",
         R"rules(policy p
  title "P"

facts offer
  noc   noc

decision permit
  approve when NOC 2016 2132 is NOC 2021 21301
)rules",
         R"rules(policy p
  title "P"

facts offer
  noc   noc

decision permit
  approve when offer.noc is NOC 2021 21301
)rules"},
        {code::code_of_other_edition, Severity::warning, "a code under the wrong edition",
         "What is asked here about a NOC code is of one edition, and the code can only be of the other: `.teer` is a "
         "level "
         "of NOC 2021 and `.skill` one of NOC 2016, a list may hold codes of one edition alone, and `read in NOC "
         "2016`, "
         "or a period of a define, says which edition a code is of. No record could settle it.",
         R"rules(policy p
  title "P"
  as of offer.day

facts offer
  day date
  noc noc

define occupation : noc
  until 2022-11-15: offer.noc read in NOC 2016
  from 2022-11-16: offer.noc read in NOC 2021

clause level
  until 2022-11-15: met when occupation.teer in {0, 1}
  from 2022-11-16: met when occupation.teer in {0, 1}

decision permit
  approve when level
)rules",
         R"rules(policy p
  title "P"
  as of offer.day

facts offer
  day date
  noc noc

define occupation : noc
  until 2022-11-15: offer.noc read in NOC 2016
  from 2022-11-16: offer.noc read in NOC 2021

clause level
  until 2022-11-15: met when occupation.skill in {0, A}
  from 2022-11-16: met when occupation.teer in {0, 1}

decision permit
  approve when level
)rules"},
        {code::member_of_other_type, Severity::error, "a value in braces is of another type",
         "All values in braces are of the type of what is looked for, and written out: no facts or defines, "
         "which would be compared one by one.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.noc in {NOC 2021 41101, "lawyer"}
)rules",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

decision permit
  approve when offer.noc in {NOC 2021 41101}
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
