// What titles and reasons say.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_titles() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::title_prints_record, Severity::error, "a title prints what a record says",
         "A title is the same for every record. In its braces stands what the policy alone says: numbers, amounts, "
         "days "
         "and dates, written there or given a name with `define`. What a record says is printed in the `reason`.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit "Permit of {applicant.age} years"
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

define full_age : number
  title "full age"
  = 18

decision permit "Permit from {full_age} years on"
  approve when applicant.age is at least full_age
)rules"},
        {code::title_prints_other, Severity::warning, "a translated title prints other values",
         "A title says the same in both official languages, so what stands in its braces is the same in both, in "
         "whatever order.",
         R"rules(policy p
  title "P"

facts applicant
  age number

define full_age : number
  = 18

decision permit "Permit from {full_age} years on"
  approve when applicant.age is at least full_age

translation fr
  p "P"
  permit "Permis pour adultes"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

define full_age : number
  = 18

decision permit "Permit from {full_age} years on"
  approve when applicant.age is at least full_age

translation fr
  p "P"
  permit "Permis à partir de {full_age} ans"
)rules"},
        {code::number_differs, Severity::warning, "a title or reason says another number than the rule",
         "Where a title or a reason says a number, and the clause reads numbers, that one is among them; otherwise one "
         "of the two was changed and the other forgotten. Numbers in citations, forms, editions and codes are names "
         "and are passed over: `R204(a)`, `IMM 5802`, `NOC 2021`. A number that is printed from the rule is never "
         "stale.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit "Permit from 18 years on"
  approve when applicant.age is at least 21
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

define full_age : number
  title "full age"
  = 21

decision permit "Permit from {full_age} years on"
  approve when applicant.age is at least full_age
)rules"},
        {code::titles_alike, Severity::warning, "two things that stand side by side have one title",
         "A trace calls what it tells of by its title, so that of two things with one title nobody knows which is "
         "meant: values of one enum, facts of one group or record, parts of one clause, definitions, lists, grants of "
         "one decision, a definition and a fact. Capitals and blanks do not tell titles apart. Facts of two groups or "
         "objects are told by the "
         "titles of these, so where such facts have one title one of the two must have another than the other. Until "
         "each has a title of its own, traces add the names.",
         R"rules(policy p
  title "P"

enum credential "kind of credential"
  diploma         "diploma"
  college_diploma "Diploma"

facts applicant
  credential credential "credential"

decision permit "Permit"
  approve when applicant.credential is college_diploma
)rules",
         R"rules(policy p
  title "P"

enum credential "kind of credential"
  diploma         "diploma of a school"
  college_diploma "diploma of a college"

facts applicant
  credential credential "credential"

decision permit "Permit"
  approve when applicant.credential is college_diploma
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
