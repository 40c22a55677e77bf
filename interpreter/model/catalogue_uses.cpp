// What nothing uses.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_uses() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::unused_list, Severity::warning, "nothing uses a list",
         "A list counts where a condition or another list names it.",
         R"rules(policy p
  title "P"

facts applicant
  age number

list lawyers of noc
  NOC 2021: 41101

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::unused_define, Severity::warning, "nothing uses a define",
         "A define counts where a condition, a grant, a reason or another define names it.",
         R"rules(policy p
  title "P"

facts applicant
  age number

define limit : number
  = 18

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

define limit : number
  = 18

decision permit
  approve when applicant.age is at least limit
)rules"},
        {code::unreached_clause, Severity::warning, "no decision comes to a clause",
         "A clause that no decision names, not by any way, changes no outcome, even where it cites a passage of the "
         "source: the passage is written down then, but nothing depends on it. Often its name is missing among the "
         "members of the decision.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

decision permit
  approve when applicant.age is at least 18
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
        {code::unused_enum, Severity::warning, "nothing is of an enum",
         "An enum counts where a fact, a record, a define or a list is of it.",
         R"rules(policy p
  title "P"

facts applicant
  age number

enum category
  professional

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::unused_record, Severity::warning, "nothing is of a record",
         "A record counts where a fact or another record is of it.",
         R"rules(policy p
  title "P"

facts applicant
  age number

record job
  paid yes/no

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::unused_sample, Severity::warning, "no case takes a sample",
         "A sample counts where a case is given it, or another sample is like it. Where a policy has cases at all, one "
         "that "
         "no case takes tests nothing.",
         R"rules(# young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "young.json"

sample old like young
  applicant.age = 60

case "too young"
  given young
  expect
    permit is refused
)rules",
         R"rules(# young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "young.json"

case "too young"
  given young
  expect
    permit is refused
)rules"},
        {code::unused_fact, Severity::warning, "nothing reads a fact",
         "A fact counts where a condition, a definition, a grant or a reason reads it; that it is declared makes "
         "officers "
         "ask for it. A field of a record is its shape, and needs no use; nor does an identifier, `….id`.",
         R"rules(policy p
  title "P"

facts applicant
  age    number
  height number

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
