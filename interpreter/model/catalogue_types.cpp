// Types and facts: enums, records, the shape of the record.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_types() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::duplicate_value, Severity::error, "an enum has a value twice",
         "The values of an enum differ from one another; in an ordered one, each has one place.",
         R"rules(policy p
  title "P"

enum category
  professional
  professional

facts applicant
  age      number
  category category

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

enum category
  professional
  technician

facts applicant
  age      number
  category category

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::duplicate_field, Severity::error, "two fields have one name",
         "A field is known by its name within its record or group of facts.",
         R"rules(policy p
  title "P"

facts applicant
  age number
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
        {code::record_in_itself, Severity::error, "a record holds itself",
         "A record may be a field of another, but not of itself, by whatever way: a record of an applicant has "
         "an end. The whole way is shown.",
         R"rules(policy p
  title "P"

record qualification
  years number
  earlier qualification

facts applicant
  age  number
  best qualification

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

record qualification
  years number

facts applicant
  age       number
  education list of qualification

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::list_in_list, Severity::error, "a list within a list",
         "Lists are fields of the record itself. A list in each member of a list would make some conditions "
         "cost the product of three lists, and their explanations unreadable.",
         R"rules(policy p
  title "P"

record employer
  name text

record job
  paid yes/no
  employers list of employer

facts applicant
  age  number
  jobs list of job

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

record job
  paid     yes/no
  employer text

facts applicant
  age  number
  jobs list of job

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::set_of_what, Severity::error, "a set can't hold this",
         "A set holds values that can be told apart and need no order: values of an enum, NOC codes, texts. "
         "For anything else, declare a record and a `list of` it.",
         R"rules(policy p
  title "P"

facts applicant
  age number
  visits set of date

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

record visit
  day date

facts applicant
  age number
  visits list of visit

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::bound_of_what, Severity::error, "a smallest or largest value for something else than a number",
         "`at least`, `above` and `at most` after a type say which values a record may hold. Numbers, amounts of "
         "money and days have them.",
         R"rules(policy p
  title "P"

facts applicant
  age number
  born date at least 1900

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number at least 0
  born date

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::bounds_at_odds, Severity::error, "two limits of a fact do not go together",
         "A fact has one smallest value, after `at least` or `above`, and one largest, after `at most`, and some "
         "number must lie between them: no record could say anything else.",
         R"rules(policy p
  title "P"

facts applicant
  level number at least 12 and at most 0

decision permit
  approve when applicant.level is at least 7
)rules",
         R"rules(policy p
  title "P"

facts applicant
  level number at least 0 and at most 12

decision permit
  approve when applicant.level is at least 7
)rules"},
        {code::unknown_evidence, Severity::error, "no document has this name",
         "`evidence` names the document that proves a fact: a value of the enum of what can be handed in. A "
         "request for the fact then asks for that document.",
         R"rules(policy p
  title "P"

enum document
  passport
  diploma

facts applicant
  age number evidence pasport
  documents set of document

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

enum document
  passport
  diploma

facts applicant
  age number evidence passport
  documents set of document

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::evidence_of_two_enums, Severity::error, "evidence names a value of two enums",
         "The word after `evidence` is looked up in all enums; where several have it, the one that some fact "
         "is a set of is meant. Here that does not settle it.",
         R"rules(policy p
  title "P"

enum document
  passport

enum proof
  passport

facts applicant
  age number evidence passport
  documents set of document
  proofs set of proof

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

enum document
  passport

enum proof
  passport_copy

facts applicant
  age number evidence passport
  documents set of document
  proofs set of proof

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::type_not_here, Severity::error, "this type can't be used here",
         "A define and the members of a list are single values: not records, not sets or lists of the record, "
         "not findings (which only an officer supplies), and without a range.",
         R"rules(policy p
  title "P"

facts applicant
  age number

define may_work : finding
  = applicant.age is at least 18

decision permit
  approve when may_work
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

define may_work : yes/no
  = applicant.age is at least 18

decision permit
  approve when may_work
)rules"},
        {code::list_of_what, Severity::error, "a list of something else than records",
         "`list of` is for records, whose members have fields. Several values of one enum, several NOC codes "
         "or texts are a `set of` them.",
         R"rules(policy p
  title "P"

facts applicant
  age number
  citizenships list of country

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number
  citizenships set of country

decision permit
  approve when applicant.age is at least 18
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
