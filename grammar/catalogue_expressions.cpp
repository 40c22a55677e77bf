// The codes of expressions, explained.
#include "grammar/catalogue_parts.hpp"

namespace chapeau::grammar {

// clang-format off
constexpr CatalogueEntry expressions_entries[] = {
    {"CH0129", Severity::error, "a dot in a path has no name after it",
     "The path to a fact is written in one piece, without blanks around its dots and without a dot at its end.",
     R"(clause judges
  met when offer. judge
)",
     R"(clause judges
  met when offer.judge
)"},

    {"CH0130", Severity::error, "a condition or a value is expected",
     "Here something is to be compared, combined or computed, and nothing stands here that has a value: the "
     "line ends, or a word or sign comes that only joins two others. A word may be missing before it.",
     R"(clause judges
  met when offer.judge and
)",
     R"(clause judges
  met when offer.judge and offer.sworn
)"},

    {"CH0131", Severity::error, "a condition is complete, and something follows it",
     "What stands before this place can be read as a whole, and nothing joins it to what comes after. Often "
     "`and` or `or` is missing, a word is mistyped, or a line that should begin a new part stands too deep.",
     R"(clause judges
  met when offer.judge
    offer.sworn
)",
     R"(clause judges
  met when offer.judge
    and offer.sworn
)"},

    {"CH0132", Severity::error, "`and` and `or` are mixed",
     "Readers disagree about which of the two binds first, and a policy must not depend on it. Put parentheses "
     "around what belongs together, or use `all of` and `any of` with members.",
     R"(clause judges
  met when offer.judge or offer.notary and offer.sworn
)",
     R"(clause judges
  met when offer.judge or (offer.notary and offer.sworn)
)"},

    {"CH0133", Severity::error, "a comparison is written with signs",
     "Conditions read as words, so that they can be read aloud and compared with the document. Each sign of "
     "programming languages and spreadsheets has words here: `is`, `is not`, `is at least`, `is at most`, `is "
     "more than`, `is less than`; for days `is before`, `is on or before`, `is after`, `is on or after`; and "
     "`and`, `or`, `not`.",
     R"(clause experience
  met when applicant.years >= 2
)",
     R"(clause experience
  met when applicant.years is at least 2
)"},

    {"CH0134", Severity::error, "a comparison is written with other words",
     "There is one way to write each comparison, so that two policies that mean the same read the same. These "
     "words are understood, but they are not the ones. A length of time between two days is counted from the earlier "
     "of them: `born_on + 18 years is on or before received_on`.",
     R"(clause experience
  met when applicant.years is greater than 2
)",
     R"(clause experience
  met when applicant.years is more than 2
)"},

    {"CH0135", Severity::error, "a word of the language is written in capitals",
     "Names and words are told apart by their exact letters. The words of the language are written small.",
     R"(clause judges
  met when offer.judge AND offer.sworn
)",
     R"(clause judges
  met when offer.judge and offer.sworn
)"},

    {"CH0136", Severity::error, "`if`, `else`, `unless` or a function",
     "Nothing is executed here, so there are no branches to take and no functions to call. When a clause applies is "
     "said by `applies when`, what takes it away by `except when`. A value that depends on the value of an enum is a "
     "definition with `by`; one that depends on a yes/no is two clauses or members, one that `applies when` it is yes "
     "and one that `applies when not`.",
     R"(clause judges
  met when offer.sworn if offer.judge
)",
     R"(clause judges
  applies when offer.judge
  met when offer.sworn
)"},

    {"CH0137", Severity::error, "`true`, `false` or `null`",
     "The values of a yes/no fact are `yes` and `no`. A fact that is not given has no value at all, and no "
     "condition can ask for one: whatever depends on it is undetermined. Only `is stated` asks whether it is "
     "given.",
     R"(clause judges
  met when offer.judge is true
)",
     R"(clause judges
  met when offer.judge
)"},

    {"CH0138", Severity::error, "a parenthesis is not closed",
     "Each `(` needs a `)`. The note shows the one that is still open. A condition goes on over deeper lines "
     "only; a line at the column of its keyword, or one that begins with a keyword, ends it.",
     R"(clause judges
  met when (offer.judge or offer.notary
)",
     R"(clause judges
  met when (offer.judge or offer.notary)
)"},

    {"CH0139", Severity::error, "a bracket closes nothing",
     "There is one closing bracket more than there are open ones. Either it is left over, or the one that it "
     "should close is missing.",
     R"(clause judges
  met when offer.judge or offer.notary)
)",
     R"(clause judges
  met when (offer.judge or offer.notary)
)"},

    {"CH0140", Severity::error, "values in braces are not separated or not closed",
     "Braces hold values with commas between them, as in `{0, 1}`, and there is at least one.",
     R"(clause level
  met when occupation.teer in {0 1}
)",
     R"(clause level
  met when occupation.teer in {0, 1}
)"},

    {"CH0141", Severity::error, "one comparison follows another",
     "A comparison has two sides. What in mathematics is a chain is written as two comparisons joined with "
     "`and`, with the fact named in both.",
     R"(clause experience
  met when 2 is less than applicant.years is less than 5
)",
     R"(clause experience
  met when applicant.years is more than 2 and applicant.years is less than 5
)"},

    {"CH0142", Severity::error, "`not` stands in the wrong place",
     "`not` stands before a whole condition: `not occupation in judges`. Only `is not` joins it to a "
     "comparison, and that one means: has another value.",
     R"(clause judges
  met when occupation is not in judges
)",
     R"(clause judges
  met when not occupation in judges
)"},

    {"CH0143", Severity::error, "a list is not gone through as it should be",
     "To speak of the entries of a list one by one, each gets a name for the while: `some job in "
     "applicant.work_experience where job.paid`. After the name stands `in`, after that the path of the list.",
     R"(clause experience
  met when some applicant.work_experience where paid
)",
     R"(clause experience
  met when some job in applicant.work_experience where job.paid
)"},

    {"CH0144", Severity::error, "`some` without `where`",
     "`some … in …` says which entry is looked for only with `where` and a condition on it. To ask only "
     "whether there is any entry, compare a count: `(count of job in applicant.work_experience) is at least "
     "1`.",
     R"(clause experience
  met when some job in applicant.work_experience
)",
     R"(clause experience
  met when some job in applicant.work_experience where job.paid
)"},

    {"CH0145", Severity::error, "`every` without `satisfies`",
     "`every … in …` says what must be true of each entry with `satisfies`; `where` before it only leaves "
     "entries out.",
     R"(clause experience
  met when every job in applicant.work_experience where job.paid
)",
     R"(clause experience
  met when every job in applicant.work_experience satisfies job.paid
)"},

    {"CH0146", Severity::error, "`of` or `for` is missing in a count or a sum",
     "A count reads `count of job in list`, and a sum, an earliest or a latest day `sum of job.hours for job "
     "in list`; each may end with `where` and a condition.",
     R"(define hours : number
  = sum job.hours for job in applicant.work_experience
)",
     R"(define hours : number
  = sum of job.hours for job in applicant.work_experience
)"},

    {"CH0147", Severity::error, "days covered by periods are not written as they should be",
     "Days that lie in any of several periods, each counted once, are `days covered by job.from to job.to for "
     "job in list`. `where` leaves periods out, and `up to` names the last day that counts.",
     R"(define experience : days
  = days covered by job.from until job.to for job in applicant.work_experience
)",
     R"(define experience : days
  = days covered by job.from to job.to for job in applicant.work_experience
)"},

    {"CH0148", Severity::error, "`the` goes on with something unknown",
     "Three things begin with `the`: `the earliest of`, `the latest of` and `the day before`. Elsewhere facts "
     "and clauses are named without an article.",
     R"(define last_day : date
  = the first of job.to for job in applicant.work_experience
)",
     R"(define last_day : date
  = the earliest of job.to for job in applicant.work_experience
)"},

    {"CH0149", Severity::error, "members of the earliest or the latest are not one a line",
     "What `the earliest of` and `the latest of` choose from stands on deeper lines, one a line, all at one "
     "column and without commas. After them the part must end, unless the whole stands in parentheses.",
     R"(define last_day : date
  = the earliest of offer.ends_on, applicant.passport_expires_on
)",
     R"(define last_day : date
  = the earliest of
      offer.ends_on
      applicant.passport_expires_on
)"},

    {"CH0150", Severity::error, "the length of a year is not complete",
     "A year has 365 or 366 days, so a number of years is a number of days only when the policy says how long "
     "each is: `2 years of 365 days`. Without that it is a step in the calendar.",
     R"(define needed : days
  = 2 years of 365
)",
     R"(define needed : days
  = 2 years of 365 days
)"},

    {"CH0151", Severity::error, "`read` without an edition",
     "`read in NOC 2021` after a code says in which edition it is to be understood; a code of the other "
     "edition is then unknown, and the trace asks for it.",
     R"(define occupation : noc
  = offer.noc read as NOC 2021
)",
     R"(define occupation : noc
  = offer.noc read in NOC 2021
)"},

    {"CH0152", Severity::error, "`in` without a list",
     "After `in` stands the name of a list, the path of a set, or values in braces. To compare with one value "
     "write `is`.",
     R"(clause level
  met when occupation.teer in 0
)",
     R"(clause level
  met when occupation.teer in {0, 1}
)"},

};
// clang-format on

std::span<const CatalogueEntry> expressions_catalogue() {
    return expressions_entries;
}

}  // namespace chapeau::grammar
