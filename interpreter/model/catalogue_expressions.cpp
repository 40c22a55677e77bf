// Expressions: quantifiers, steps, days and numbers.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_expressions() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::quantifiers_too_deep, Severity::error, "a list within a list within a list",
         "A condition may ask about the members of one list, and in that about those of another. A third would "
         "cost the product of three lists and could not be explained in a line.",
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
  approve when some a in applicant.jobs where
    some b in applicant.jobs where
    some c in applicant.jobs where a.from is b.to and b.from is c.to
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
  approve when some a in applicant.jobs where
    some b in applicant.jobs where a.from is b.to
)rules"},
        {code::range_is_no_list, Severity::error, "this is no list of records",
         "`some`, `every`, `count of`, `sum of` and their like go through the members of a fact whose type is "
         "`list of` a record. A set is asked with `includes` or `overlaps`.",
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
  approve when some c in applicant.languages where c is JPN
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
  approve when applicant.languages include JPN
)rules"},
        {code::step_not_whole, Severity::error, "a step that is no whole number",
         "Months and years of the calendar are counted, from 1 to 12,000, and written out: `1 year`, `6 "
         "months`. A length that comes out of a fact is a number of days.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on
  dates round down

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

define limit : date
  = applicant.applied_on + 0.5 years

decision permit
  approve when limit is after 2024-01-01
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on
  dates round down

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

define limit : date
  = applicant.applied_on + 6 months

decision permit
  approve when limit is after 2024-01-01
)rules"},
        {code::no_such_day, Severity::error, "there is no such day",
         "A day is written year-month-day and must be one of the calendar: no 31 April, and 29 February in "
         "leap years only.",
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
  approve when applicant.applied_on is before 2023-02-29
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
  approve when applicant.applied_on is before 2023-03-01
)rules"},
        {code::braces_alone, Severity::error, "braces stand alone",
         "Values in braces are a list for `in` and `overlaps`. They are no value by themselves.",
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
  approve when applicant.languages is {JPN, PER}
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
  approve when applicant.languages overlap {JPN, PER}
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
