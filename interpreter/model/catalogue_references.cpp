// References: what is named where it cannot stand.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_references() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::decision_as_condition, Severity::error, "a decision named as a condition",
         "A decision is a condition in the words `… is approved`: an open decision leaves it open, and one "
         "that does not apply does not approve.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

decision spouse of permit
  approve when permit
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

decision spouse of permit
  approve when permit is approved
)rules"},
        {code::approved_is_for_decisions, Severity::error, "only a decision is approved",
         "A clause is met, and is named alone; `is approved` is asked of decisions.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

decision permit
  approve when adult is approved
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
        {code::stated_is_for_facts, Severity::error, "only a fact is stated",
         "`is stated` asks whether a fact of the record is given and not blank. Defines and clauses are worked "
         "out, not stated.",
         R"rules(policy p
  title "P"

facts applicant
  age number

define years : number
  = applicant.age + 1

decision permit
  approve when years is stated and years is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

define years : number
  = applicant.age + 1

decision permit
  approve when applicant.age is stated and years is at least 18
)rules"},
        {code::clause_in_quantifier, Severity::error, "a clause within `some` or `every`",
         "A clause is the same for every member of a list, so it belongs outside.",
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

clause adult
  met when applicant.age is at least 18

decision permit
  approve when some j in applicant.jobs where j.paid and adult
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

clause adult
  met when applicant.age is at least 18

decision permit
  approve when adult and some j in applicant.jobs where j.paid
)rules"},
        {code::clause_outside_conditions, Severity::error, "a clause named in a define, a grant or a reason",
         "Defines, grants and reasons hold values. What builds on a clause is a clause itself: only then can a "
         "trace explain it.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

define may_work : yes/no
  = adult

decision permit
  approve when may_work
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

clause may_work
  met when adult

decision permit
  approve when may_work
)rules"},
        {code::record_is_no_value, Severity::error, "a whole record where a value is due",
         "A group of facts, a record within it, and the member of a list are several values. One of their "
         "fields is meant.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant is 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is 18
)rules"},
        {code::list_is_no_value, Severity::error, "a list where a value is due",
         "A list of the policy is asked with `in`. A field of a list's members has as many values as the list: "
         "say which member is meant, with `some … in … where …`.",
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
  approve when applicant.jobs.paid
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
  approve when some j in applicant.jobs where j.paid
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
