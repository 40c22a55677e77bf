// Sources, outlines and citations.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_citations() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::unknown_source, Severity::error, "there is no such source",
         "The first word of a citation is a source of the policy's header: `source T52 \"t52.outline.tsv\"`.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  see Q/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  see S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::unknown_passage, Severity::error, "there is no such passage",
         "A passage is a line of the source's outline, cited by its id. The nearest id is suggested.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  see S/ages
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  see S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::passage_cited_twice, Severity::error, "a passage is cited by two clauses",
         "`cites` says that a clause is that passage, and its status is the passage's: one clause a passage. "
         "Another clause that the passage bears on says `see`.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

clause senior
  cites S/age
  met when applicant.age is at least 60

decision permit
  approve when adult or senior
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

clause senior
  see S/age
  met when applicant.age is at least 60

decision permit
  approve when adult or senior
)rules"},
        {code::passage_not_cited, Severity::error, "a rule that no clause cites",
         "Each passage of kind `rule` in a source's outline is one clause, so that nothing of the document is "
         "left out unseen.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::clause_cites_other_kind, Severity::error, "a clause cites what is no rule",
         "A clause cites a passage of kind `rule`; a decision, one of kind `rule` or `decision`. What is "
         "granted is cited under its grant, and guidance is a cross reference: `see`.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/advice	guidance	Ask for a passport
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

clause shown
  cites S/advice
  met when applicant.age is stated

decision permit
  approve when adult and shown
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/advice	guidance	Ask for a passport
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

clause shown
  see S/advice
  met when applicant.age is stated

decision permit
  approve when adult and shown
)rules"},
        {code::grant_cites_other_kind, Severity::error, "a grant cites what is no grant",
         "A grant cites passages of kind `grant`, as many as it rests on; others are cross references: `see`.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/permit/title	grant	The permit bears its title
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
  grants
    title = "Permit"
      cites S/age
      cites S/permit/title
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/permit/title	grant	The permit bears its title
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
  grants
    title = "Permit"
      see S/age
      cites S/permit/title
)rules"},
        {code::outline_unreadable, Severity::error, "an outline can't be read",
         "The file that `source` names stands beside the policy's files, within its folder.",
         R"rules(policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
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
        {code::outline_line_broken, Severity::error, "a line of an outline is broken",
         "An outline is a table: id, kind and statement, with a tab between them. Ids begin with the name of "
         "the source and a slash; kinds are `rule`, `guidance`, `grant` and `decision`.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/advice	advice	Ask for a passport
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/advice	guidance	Ask for a passport
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::outline_id_twice, Severity::error, "an outline has a passage twice",
         "Each passage has one line and an id of its own.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/age	rule	Adults only
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::source_twice, Severity::error, "a source stands twice in the header",
         "Each source has a name of its own, by which its passages are cited.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::two_citations, Severity::error, "a clause cites two passages",
         "`cites` says that a clause is a passage, so it can be one at most. Two passages are two clauses; "
         "another reference is a `see`.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/old	guidance	Only the young
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  cites S/old
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/old	guidance	Only the young
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  see S/old
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::grant_passage_not_cited, Severity::warning, "what a passage grants or decides is not cited",
         "Passages of kind `grant` are cited under a grant, those of kind `decision` in a decision. The policy "
         "means the same without.",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/permit/title	grant	The permit bears its title
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
  grants
    title = "Permit"
)rules",
         R"rules(# s.outline.tsv holds:
#   S/age	rule	Only adults
#   S/permit/title	grant	The permit bears its title
policy p
  title "P"
  source S "s.outline.tsv"

facts applicant
  age number

clause adult
  cites S/age
  met when applicant.age is at least 18

decision permit
  approve when adult
  grants
    title = "Permit"
      cites S/permit/title
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
