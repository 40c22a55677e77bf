// Defines by an enum, and periods of effect.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_time() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::selector_no_enum, Severity::error, "`by` something that is no enum",
         "`by` chooses a branch for each value of an enum. Other choices are clauses, or periods of effect.",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  by offer.pay
    hour: offer.pay
    week: offer.pay / 40

decision permit
  approve when hourly is at least $25
)rules",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  by offer.per
    hour: offer.pay
    week: offer.pay / 40

decision permit
  approve when hourly is at least $25
)rules"},
        {code::by_misses_value, Severity::error, "`by` misses a value",
         "Every value of the enum has its branch: otherwise some record would have no value. Several values "
         "may share one branch.",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  by offer.per
    hour: offer.pay

decision permit
  approve when hourly is at least $25
)rules",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  by offer.per
    hour: offer.pay
    week: offer.pay / 40

decision permit
  approve when hourly is at least $25
)rules"},
        {code::by_value_twice, Severity::error, "a value has two branches",
         "Each value of the enum is named in one branch.",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  by offer.per
    hour: offer.pay
    week: offer.pay / 40
    hour: offer.pay * 2

decision permit
  approve when hourly is at least $25
)rules",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  by offer.per
    hour: offer.pay
    week: offer.pay / 40

decision permit
  approve when hourly is at least $25
)rules"},
        {code::values_mixed, Severity::error, "a define has more than one value",
         "A define has one value: one `=`, one `by`, or several with a period each.",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  = offer.pay
  = offer.pay / 40

decision permit
  approve when hourly is at least $25
)rules",
         R"rules(policy p
  title "P"

enum period
  hour
  week

facts offer
  per period
  pay money

define hourly : money
  = offer.pay / 40

decision permit
  approve when hourly is at least $25
)rules"},
        {code::gap, Severity::error, "days that no period covers",
         "Periods of effect follow one another without a gap; both their days are included. The message names "
         "the days that are left out.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  from  2022-12-01: met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  from  2022-11-16: met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::overlap, Severity::error, "days that two periods cover",
         "On each day one version is in force. The message names the days that two periods cover.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-16: met when applicant.age is at least 21
  from  2022-11-16: met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  from  2022-11-16: met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::first_period_missing, Severity::error, "nothing is said for the first days",
         "The first period has no beginning (`until …:`): an application may be received on any day. Write "
         "`never met` where nothing was possible.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  from 2022-11-16: met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: never met
  from  2022-11-16: met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::last_period_missing, Severity::error, "nothing is said for the last days",
         "The last period has no end (`from …:`). Write `never met` where nothing is possible any more.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  from  2022-11-16: met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::period_backwards, Severity::error, "a period ends before it begins",
         "`from … until …:` names the first day and the last, both included.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  from 2022-11-16 until 2021-12-31: met when applicant.age is at least 19
  from 2023-01-01: met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  from 2022-11-16 until 2022-12-31: met when applicant.age is at least 19
  from 2023-01-01: met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::lands_later, Severity::warning, "a step back in months lands in the later month",
         "31 March less one month would be 31 February. Under `dates round up` it becomes the first day of the "
         "month after: 1 March, which is the month it came from. Taking months off, most provisions mean the last "
         "day of February. `dates round` under a definition says it for the steps written there, whatever the "
         "policy's head says.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on
  dates round up

facts applicant
  applied_on date
  left_on    date

define window_begins : date
  = applicant.applied_on - 1 month

decision permit
  approve when applicant.left_on is before window_begins
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on
  dates round up

facts applicant
  applied_on date
  left_on    date

define window_begins : date
  dates round down
  = applicant.applied_on - 1 month

decision permit
  approve when applicant.left_on is before window_begins
)rules"},
        {code::dated_and_undated, Severity::error, "a version with a period and one without",
         "Either a provision has one version for all time, or each of its versions has a period.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
  from  2022-11-16: met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
