// Names: taken twice, unknown, or without the surroundings that give them a meaning.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_names() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::duplicate_name, Severity::error, "a name is taken twice",
         "Groups of facts, lists, defines, clauses and decisions share one set of names over all files, so "
         "that a name in a condition can mean one thing only. Only a decision may be called like a group of "
         "facts, as a group alone is never a value.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

clause adult
  met when applicant.age is at least 21

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

clause senior
  met when applicant.age is at least 60

decision permit
  approve when adult and not senior
)rules"},
        {code::duplicate_type, Severity::error, "a type is declared twice",
         "Enums and records share one set of names with the types of the language and those of the standard "
         "library, such as `country`.",
         R"rules(policy p
  title "P"

facts applicant
  age number

enum country
  here
  there

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number
  is_now whereabouts

enum whereabouts
  here
  there

decision permit
  approve when applicant.is_now is here
)rules"},
        {code::extends_a_name, Severity::error, "a name reads as a part of another",
         "`adult.sponsor` is the name of the member `(sponsor)` of the clause `adult`. A clause at the top "
         "level may have dots in its name only where nothing is called like the part before them.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

clause adult.sponsor
  met when applicant.age is at least 21

decision permit
  approve when adult and adult.sponsor
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when all of
    applicant.age is at least 18
    (sponsor) applicant.age is at least 21

decision permit
  approve when adult
)rules"},
        {code::unknown_name, Severity::error, "nothing has this name",
         "Every word of a condition is a fact (`applicant.age`), a define, a clause, a decision or a value of "
         "an enum. The nearest known name is suggested; labels of members are written with their clause, as in "
         "`professional.level`.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  title "Adult"
  met when applicant.age is at least 18

decision permit
  approve when adolt
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
        {code::unknown_fact, Severity::error, "there is no such fact",
         "Facts are declared under `facts` and in records, and are named by their whole path. The message says "
         "which part of the path is not known.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.aged is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::unknown_type, Severity::error, "there is no such type",
         "A type is one of the language's (yes/no, finding, number, money, date, text, noc, days), an enum or "
         "a record of the policy, or an enum of the standard library such as `country`.",
         R"rules(policy p
  title "P"

facts applicant
  age numbr

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
        {code::unknown_value, Severity::error, "an enum has no such value",
         "A word beside something of an enum's type is looked up among the values of that enum, and nowhere "
         "else if nothing has that name. What is suggested is found by its name, by its title and, of countries, by "
         "other codes for them; a code that is only near may be another country.",
         R"rules(policy p
  title "P"

facts applicant
  age number
  citizen_of country

decision permit
  approve when applicant.citizen_of is JPX
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number
  citizen_of country

decision permit
  approve when applicant.citizen_of is JPN
)rules"},
        {code::duplicate_label, Severity::error, "two members have one label",
         "A lettered member is a clause called by its clause and its label, so labels differ within a clause, "
         "also between its parts and periods. A decision's labels differ from what it grants too, and from "
         "facts of the same path.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when all of
    (age) applicant.age is at least 18
    (age) applicant.age is at most 60
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when all of
    (youngest) applicant.age is at least 18
    (oldest) applicant.age is at most 60
)rules"},
        {code::variable_hides, Severity::error, "a member is called like something else",
         "The name after `some`, `every`, `count of` or `for` stands for each member of the list in turn. It "
         "may not be the name of a group of facts, of a define, list, clause or decision, or of the member of "
         "an outer list: a reader could not tell them apart.",
         R"rules(policy p
  title "P"

record job
  paid yes/no

facts applicant
  jobs list of job

decision permit
  approve when some applicant in applicant.jobs where applicant.paid
)rules",
         R"rules(policy p
  title "P"

record job
  paid yes/no

facts applicant
  jobs list of job

decision permit
  approve when some j in applicant.jobs where j.paid
)rules"},
        {code::value_without_type, Severity::error, "a value of an enum stands alone",
         "Values of enums have a meaning only beside something of their enum's type: that is how `other` can "
         "be a value of several.",
         R"rules(policy p
  title "P"

enum category
  professional
  technician

facts applicant
  category category

decision permit
  approve when professional
)rules",
         R"rules(policy p
  title "P"

enum category
  professional
  technician

facts applicant
  category category

decision permit
  approve when applicant.category is professional
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
