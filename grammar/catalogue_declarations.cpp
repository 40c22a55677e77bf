// The codes of the other declarations, of tests and of reasons, explained.
#include "grammar/catalogue_parts.hpp"

namespace chapeau::grammar {

// clang-format off
constexpr CatalogueEntry declarations_entries[] = {
    {"CH0167", Severity::error, "the governing day or the rounding of days is not complete",
     "`as of` names the fact whose day decides which version of each provision holds. `dates round up` or "
     "`dates round down` says what 29 February plus a year is: 1 March or 28 February.",
     R"(policy t52
  as of application.received_on
  dates round
)",
     R"(policy t52
  as of application.received_on
  dates round down
)"},

    {"CH0168", Severity::error, "a type is expected",
     "Every field, list and definition says what kind of value it has: yes/no, finding, number, money, date, "
     "days, text, noc, or the name of an enum or a record.",
     R"(facts offer
  judge "a judge"
)",
     R"(facts offer
  judge yes/no "a judge"
)"},

    {"CH0169", Severity::error, "`of` is missing",
     "A list is a `list of` something and a set is a `set of` something, both where a field is declared and "
     "where a list is written out.",
     R"(list judges noc
  NOC 2021: 41101
)",
     R"(list judges of noc
  NOC 2021: 41101
)"},

    {"CH0170", Severity::error, "the smallest value of a number is not complete",
     "A number or an amount may have a smallest value: `at least 0` includes it, `above 0` does not. A record "
     "with a smaller one is refused before anything is evaluated.",
     R"(facts offer
  hours number above zero
)",
     R"(facts offer
  hours number above 0
)"},

    {"CH0171", Severity::error, "the colon before a definition's type is missing",
     "The head of a definition is its name, a colon and the type of its value.",
     R"(define fee money
  = $100.00
)",
     R"(define fee : money
  = $100.00
)"},

    {"CH0172", Severity::error, "a branch is not formed like one",
     "A branch of a definition with `by` begins with the value, or several with commas between, for which it "
     "holds, then a colon and what the definition is then.",
     R"(define hours : number
  by offer.per
    week 40
    month, year: 160
)",
     R"(define hours : number
  by offer.per
    week: 40
    month, year: 160
)"},

    {"CH0173", Severity::error, "an equals sign is missing",
     "What a decision grants, and what a test changes in a sample, is written as a name, an equals sign and a "
     "value.",
     R"(sample technician like engineer
  application.category technician
)",
     R"(sample technician like engineer
  application.category = technician
)"},

    {"CH0174", Severity::error, "`ordered` without `enum`",
     "Only an enum can be ordered; its values are then written from the lowest to the highest and can be "
     "compared with `is at least` and its like.",
     R"(ordered credential
  bachelor
  master
)",
     R"(ordered enum credential
  bachelor
  master
)"},

    {"CH0175", Severity::error, "a period of a definition chooses with `by`",
     "A definition either has periods or chooses by a value, not both at once. Give the choice a definition of "
     "its own and name it in the period.",
     R"(define hours : number
  until 2022-11-15: 40
  from 2022-11-16: by offer.per
    week: 40
    month: 160
)",
     R"(define hours : number
  until 2022-11-15: 40
  from 2022-11-16: hours_by_period

define hours_by_period : number
  by offer.per
    week: 40
    month: 160
)"},

    {"CH0176", Severity::error, "a definition has a part of a clause",
     "A definition names a value; it cites nothing, applies always and is not met. What a passage of the "
     "document says is a clause. A definition can point to a passage with `see`.",
     R"(define experience : days
  cites T52/experience
  = applicant.days_worked
)",
     R"(define experience : days
  see T52/experience
  = applicant.days_worked
)"},

    {"CH0177", Severity::error, "a sample does not say where it comes from",
     "A sample is read from a file beside the policy, `from \"samples/name.json\"`, or made from another sample, "
     "`like other`; what differs stands on deeper lines.",
     R"(sample engineer
  offer.noc = 21301
)",
     R"(sample engineer from "samples/engineer.json"
  offer.noc = 21301
)"},

    {"CH0178", Severity::error, "what a case expects is not said",
     "After the name of a clause, a decision or a grant stands what is expected of it: `passes`, `fails`, "
     "`fails by 1 day`, `does not apply`, `is undetermined`, `is approved`, `is refused`, or `is` and a value.",
     R"(case "an engineer"
  given engineer
  expect
    t52 approved
)",
     R"(case "an engineer"
  given engineer
  expect
    t52 is approved
)"},

    {"CH0179", Severity::error, "a value of a sample is expected",
     "Values in samples are yes, no, numbers, days, texts in quotes, names of enum values, `unknown`, lists in "
     "square brackets and records in braces. Nothing is computed there.",
     R"(sample technician like engineer
  offer.noc =
)",
     R"(sample technician like engineer
  offer.noc = 22301
)"},

    {"CH0180", Severity::error, "a list or a record in a sample is not separated or not closed",
     "A list is `[` values `]` and a record `{` fields `}`, with commas between; a field is its name, a colon "
     "and its value.",
     R"(sample technician like engineer
  applicant.work_experience = [{sector: "mining" paid: yes}]
)",
     R"(sample technician like engineer
  applicant.work_experience = [{sector: "mining", paid: yes}]
)"},

    {"CH0181", Severity::error, "a place in a list is not formed like one",
     "An entry of a list in a sample is named by its place in square brackets; the first is 0.",
     R"(sample technician like engineer
  applicant.licences[first].valid_until = 2024-01-01
)",
     R"(sample technician like engineer
  applicant.licences[0].valid_until = 2024-01-01
)"},

    {"CH0182", Severity::error, "an amount in a sample has a dollar sign",
     "A record holds amounts as plain numbers, and samples are written as records are; that it is money is "
     "known from the type of the fact.",
     R"(sample technician like engineer
  offer.fee = $100.00
)",
     R"(sample technician like engineer
  offer.fee = 100.00
)"},

    {"CH0183", Severity::error, "the braces in a reason are not closed",
     "In a reason, what stands in braces is a value to print. It must be complete before the text ends. To "
     "print a brace itself write a backslash before it.",
     R"(clause experience
  met when applicant.years is at least 2
  reason "only {applicant.years years"
)",
     R"(clause experience
  met when applicant.years is at least 2
  reason "only {applicant.years} years"
)"},

    {"CH0184", Severity::error, "a text inside the braces of a reason",
     "What stands in the braces of a reason is there to be printed, so a text in quotes inside them is either "
     "not needed or part of a condition that deserves a name.",
     R"(clause experience
  met when applicant.years is at least 2
  reason "mining: {applicant.sector is \"mining\"}"
)",
     R"(clause experience
  met when applicant.years is at least 2
  reason "mining: {in_mining}"
)"},

    {"CH0185", Severity::error, "a closing brace in a reason without an opening one",
     "In a reason braces hold a value to print. This closing one has no opening one before it; to print it, "
     "write a backslash before it.",
     R"(clause experience
  met when applicant.years is at least 2
  reason "only applicant.years} years"
)",
     R"(clause experience
  met when applicant.years is at least 2
  reason "only {applicant.years} years"
)"},

    {"CH0186", Severity::error, "a member begins with a bullet",
     "Members are told apart by standing on lines of their own at one column; a bullet before one would be read "
     "as a minus or a sign of multiplication. A member that is to be named begins with a label, a name in "
     "parentheses.",
     R"(clause judges
  met when any of
    offer.judge
    - offer.notary
)",
     R"(clause judges
  met when any of
    offer.judge
    offer.notary
)"},

    {"CH0187", Severity::error, "a character that looks like a blank or cannot be seen",
     "Word processors and web pages put blanks that do not break a line, and marks that cannot be seen, into "
     "texts that are copied from them. Outside of texts in quotes only plain blanks stand here. Delete the "
     "character and write a blank.",
     "clause judges\n  title\u00A0\"Judges\"\n  never met\n",
     R"(clause judges
  title "Judges"
  never met
)"},

    {"CH0188", Severity::error, "a sign that the language does not have",
     "The language has few signs: `+`, `-`, `*` and `/` for arithmetic, `$` before an amount, `#` before a "
     "comment, and parentheses, braces, commas and colons in their places. Word processors make other signs of "
     "some of them, and other languages mark comments otherwise.",
     R"(define pay : money
  = offer.pay × 12
)",
     R"(define pay : money
  = offer.pay * 12
)"},

    {"CH0189", Severity::error, "`the day before` a sum, without parentheses",
     "Some read `the day before a + 1 year` as the day before (a + 1 year), others as one year after the day "
     "before a. Around the end of February they are different days. Put parentheses around what is meant.",
     R"(define last_day : date
  = the day before offer.starts_on + 1 year
)",
     R"(define last_day : date
  = the day before (offer.starts_on + 1 year)
)"},

    {"CH0190", Severity::error, "a text is empty",
     "A title, a reason or an interpretation is shown to people, and an entry of a list or the name of a file stands "
     "for something. An empty text says nothing; where nothing is to be said, the part is left out.",
     R"(clause judges
  title ""
  never met
)",
     R"(clause judges
  title "Judges"
  never met
)"},

    {"CH0195", Severity::error, "two versions of a file stand side by side",
     "Where two people change the same lines, the program that keeps the versions leaves both, between lines of `<`, `=` "
     "and `>`. Such a file is read only when somebody has chosen: nothing of it is checked until then, since each version "
     "has what the other has. Keep the lines of one version, or put together what both are to say, and take away the "
     "three lines between which they stand.",
     R"(clause judges
<<<<<<< ours
  title "Judges"
=======
  title "Judges and notaries"
>>>>>>> theirs
  never met
)",
     R"(clause judges
  title "Judges and notaries"
  never met
)"},

};
// clang-format on

std::span<const CatalogueEntry> declarations_catalogue() {
    return declarations_entries;
}

}  // namespace chapeau::grammar
