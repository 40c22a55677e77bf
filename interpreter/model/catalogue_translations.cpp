// Translations.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_translations() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::translates_nothing, Severity::error, "a translation of nothing",
         "A translation names a clause, a list, a define, a decision, a grant as `decision.grant`, a fact by "
         "its path, a field of a record as `record.field`, or a value as `enum.value`.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
  permits "Permis"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
)rules"},
        {code::translated_twice, Severity::error, "a name is translated twice",
         "Each name has its words once in a language, in whichever file.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
  permit "Permis"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
)rules"},
        {code::translation_missing, Severity::warning, "a name has no translation",
         "Where a policy has a language at all, everything with words of its own has words in it. What is "
         "missing is shown in the first language.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18

translation fr
  p "P"
  applicant.age "âge"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18

translation fr
  p "P"
  applicant.age "âge"
  permit        "Permis de travail"
)rules"},
        {code::reason_not_here, Severity::error, "a reason where there is none",
         "A translation gives the reason of a clause or decision that has a reason in the policy.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
  applicant.age "âge"
    reason "{applicant.age} ans"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
  applicant.age "âge"
)rules"},
        {code::reason_not_translated, Severity::warning, "a reason is not translated",
         "A clause that gives its reason in one official language gives it in the other too.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
)rules"},
        {code::reason_prints_other, Severity::warning, "a translated reason prints other values",
         "The reason of a clause says the same in both official languages, so what stands in its braces is the same in "
         "both, in whatever order.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "trop jeune"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
)rules"},
        {code::no_language, Severity::error, "a translation into no language",
         "A translation names its language by its code of two small letters, as results and files do: `fr` is French.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation french
  permit "Permis de travail"
    reason "{applicant.age} ans"
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  title "Work permit"
  approve when applicant.age is at least 18
  reason "{applicant.age} years"

translation fr
  p "P"
  permit "Permis de travail"
    reason "{applicant.age} ans"
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
