// The policy as a whole: its header, its files, its size.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_policies() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::no_policy, Severity::error, "no policy is declared",
         "A folder of rules is one policy, and one of its files says which: a line `policy` with its name, and "
         "under it at least a title. Traces, letters and test reports begin with that title.",
         R"rules(facts applicant
  age number

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
        {code::second_policy, Severity::error, "two policies in one folder",
         "All files of a folder are one policy, so only one of them may have a `policy` declaration. Two "
         "policies that share rules are two folders.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

policy q
  title "Q"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::policy_without_title, Severity::error, "the policy has no title",
         "The title is what people read at the top of a trace. It is written under `policy`, in quotes.",
         R"rules(policy p
  authority "R204(a)"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title     "Work permits"
  authority "R204(a)"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::part_twice, Severity::error, "a part stands twice",
         "A title, an authority, an interpretation, a reason, `as of` and `dates round` stand once in what "
         "they belong to. Two of them would leave open which one is meant.",
         R"rules(policy p
  title "P"
  title "Permits"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "Permits"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::as_of_not_a_date, Severity::error, "the governing day is no date",
         "`as of` names the fact whose day decides which version of a dated provision is in force. It must be "
         "one date of the record: not a text, not a number, and not a field of a list's members.",
         R"rules(policy p
  title "P"
  as of applicant.age

facts applicant
  applied_on date
  age        number

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::rounding_missing, Severity::error, "the policy does not say how dates are rounded",
         "One year after 29 February 2024 there is no such day. A policy that adds months or years to days "
         "says once, in its header, where they land then: `dates round up` is the first of the next month, "
         "`dates round down` the last of the month.",
         R"rules(policy p
  title "P"
  as of applicant.applied_on

facts applicant
  applied_on date
  age        number

define birthday : date
  = applicant.applied_on + 1 year

decision permit
  approve when birthday is after 2024-01-01
)rules",
         R"rules(policy p
  title "P"
  as of applicant.applied_on
  dates round down

facts applicant
  applied_on date
  age        number

define birthday : date
  = applicant.applied_on + 1 year

decision permit
  approve when birthday is after 2024-01-01
)rules"},
        {code::as_of_missing, Severity::error, "a dated provision without a governing day",
         "`until 2022-11-15:` and `from 2022-11-16:` choose by a day, and the policy's header says which: `as "
         "of` and a date of the record, such as the day the application was received.",
         R"rules(policy p
  title "P"

facts applicant
  applied_on date
  age        number

clause adult
  until 2022-11-15: met when applicant.age is at least 21
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
        {code::no_decision, Severity::warning, "the policy decides nothing",
         "A policy may be checked while it has clauses only, but nothing can be evaluated: a decision says "
         "what the clauses are for.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18
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
        {code::unreadable_policy, Severity::error, "the policy can't be read",
         "The folder does not exist, holds no `.rules` file, or one of its files can't be read, is larger "
         "than 16 MiB, or lies in a folder named `shared`: traces call the standard library's files by that.",
         "chapeau check policies/cptpp/lists.txt\n", "chapeau check policies/cptpp\n", true},
        {code::link_not_followed, Severity::error, "a link in the policy's folder is not followed",
         "Links that stay in the folder are followed, also through names that begin with a dot, and each file is read "
         "once, "
         "however many names it has. A link that leads out of the folder, to a folder in which it stands, or to "
         "nothing is an "
         "error, since the policy would lack what it was meant to lead to. Put a copy in its place, or take it away.",
         "policies/work/cases -> ../common/cases\n", "policies/work/cases\n", true},
        {code::file_not_read, Severity::warning, "a file in the policy's folder is not read",
         "Files of rules have names that end with `.rules`, in small letters. This one looks as if it was meant to be "
         "one, or "
         "is an editor's copy of one. Give it such a name, or take it out of the folder. Names that begin with a dot "
         "are left "
         "out without a word.",
         "policies/work/facts.rules.txt\n", "policies/work/facts.rules\n", true},
        {code::too_large, Severity::error, "the policy is too large",
         "Policies are bounded so that checking one always ends: at most 10,000 files, folders 16 deep, "
         "100,000 facts, records within records 16 deep, and 4,000,000 members of lists, included lists "
         "counted. A policy that people write is far below each of these; records that multiply are the usual "
         "cause.",
         R"rules(policy p
  title "P"

record r0
  age number

record r1
  inner r0

record r2
  inner r1

record r3
  inner r2

record r4
  inner r3

record r5
  inner r4

record r6
  inner r5

record r7
  inner r6

record r8
  inner r7

record r9
  inner r8

record r10
  inner r9

record r11
  inner r10

record r12
  inner r11

record r13
  inner r12

record r14
  inner r13

record r15
  inner r14

record r16
  inner r15

facts applicant
  history r16

decision permit
  approve when yes
)rules",
         R"rules(policy p
  title "P"

record r0
  age number

facts applicant
  history r0

decision permit
  approve when applicant.history.age is at least 18
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
