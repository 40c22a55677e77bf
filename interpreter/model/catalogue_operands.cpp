// Operands: what an operator or a define wants, and what it was given.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_operands() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::no_sum, Severity::error, "something that has no sum",
         "Numbers, amounts of money and days can be summed up over the members of a list.",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when sum of j.field for j in applicant.jobs is at least 1
)rules",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when sum of j.pay for j in applicant.jobs is at least $1
)rules"},
        {code::date_due, Severity::error, "a date is due",
         "The ends of periods, the members of `the earliest of` and `the latest of`, and what stands after "
         "`the day before` are days.",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when the latest of j.paid for j in applicant.jobs is before 2024-01-01
)rules",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when the latest of j.to for j in applicant.jobs is before 2024-01-01
)rules"},
        {code::date_first, Severity::error, "the date comes first",
         "Days and calendar steps are added to a date, and the date is written first: there is one way to "
         "write each thing.",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when 30 days + applicant.applied_on is after 2024-01-01
)rules",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when applicant.applied_on + 30 days is after 2024-01-01
)rules"},
        {code::days_of_years_only, Severity::error, "months with a length",
         "`of 365 days` says how many days count as a year. For months, write the days themselves.",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when applicant.applied_on - 2020-01-01 is at least 2 months of 30 days
)rules",
         R"rules(policy p
  title "P"

record job
  paid  yes/no
  pay   money
  field text
  from  date
  to    date

facts applicant
  age        number
  applied_on date
  jobs       list of job
  languages  set of country

decision permit
  approve when applicant.applied_on - 2020-01-01 is at least 60 days
)rules"},
        {code::not_a_noc_code, Severity::error, "this is no NOC code",
         "Only a NOC code has an edition, a `.teer` (2021) or a `.skill` level (2016), and only codes are "
         "compared as written.",
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
  approve when offer.city.teer in {0, 1}
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
  approve when offer.noc.teer in {0, 1}
)rules"},
        {code::other_type_declared, Severity::error, "the value is not of the declared type",
         "A define says its type after the colon, and each of its values is of that type.",
         R"rules(policy p
  title "P"

facts offer
  pay   money
  hours number
  noc   noc
  city  text
  starts_on date
  regulated yes/no

define limit : money
  = 25

decision permit
  approve when offer.pay is at least limit
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

define limit : money
  = $25

decision permit
  approve when offer.pay is at least limit
)rules"},
        {code::never_computable, Severity::error, "a value that no record could give",
         "A date moves by whole days, nothing can be divided by 0, and numbers have at most 34 digits or a little "
         "more. "
         "Where the policy's own constants break that, the value stays undetermined whatever is learnt. What a number "
         "of "
         "days or a divisor can come to by period, or chosen by a fact, is looked at too.",
         R"rules(policy p
  title "P"
  as of offer.received_on

facts offer
  received_on date
  began_on    date

define window : date
  = offer.received_on - 5 days * 0.5

decision permit
  approve when offer.began_on is on or after window
)rules",
         R"rules(policy p
  title "P"
  as of offer.received_on

facts offer
  received_on date
  began_on    date

define window : date
  = offer.received_on - 2 days

decision permit
  approve when offer.began_on is on or after window
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
