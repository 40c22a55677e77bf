// Clauses and decisions: their parts, and what depends on itself.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_clauses() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::met_missing, Severity::error, "a clause does not say when it is met",
         "A clause says `met when …`, or `never met`; a decision says `approve when …`. Whether it applies, "
         "and what is excepted, does not say that.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  title "Adults"

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  title "Adults"
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::met_twice, Severity::error, "a clause says twice when it is met",
         "One `met when` holds all that is needed, combined by `all of` or `any of`; what the document calls "
         "deeming is `deemed met when`. Several are versions in time, and each carries a period.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18
  met when applicant.age is at most 60

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when all of
    applicant.age is at least 18
    applicant.age is at most 60

decision permit
  approve when adult
)rules"},
        {code::label_in_guard, Severity::error, "a lettered member in `applies when`",
         "A lettered member is a clause under the guards of the clauses it is written in. In the guard itself "
         "it would stand under itself.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  applies when any of
    (young) applicant.age is at most 60
    applicant.age is 65
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  applies when any of
    applicant.age is at most 60
    applicant.age is 65
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::count_out_of_range, Severity::error, "more than there are",
         "The number in `at least 2 of` is from 1 to the number of members under it.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when at least 3 of
    applicant.age is at least 18
    applicant.age is at most 60

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when at least 1 of
    applicant.age is at least 18
    applicant.age is at most 60

decision permit
  approve when adult
)rules"},
        {code::condition_twice, Severity::error, "a part stands twice",
         "`applies when`, `deemed met when` and `except when` stand once in a clause; several conditions are "
         "members of one `any of` or `all of`.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18
  except when applicant.age is 40
  except when applicant.age is 50

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18
  except when any of
    applicant.age is 40
    applicant.age is 50

decision permit
  approve when adult
)rules"},
        {code::cycle, Severity::error, "something depends on itself",
         "What a define, a clause or a grant means can't rest on itself, by whatever way. A member may not "
         "name the clause it is written in, and a guard may not ask for what stands under it. The message "
         "shows the whole way.",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when settled

clause settled
  met when adult or applicant.age is at least 18

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

clause adult
  met when settled

clause settled
  met when applicant.age is at least 18

decision permit
  approve when adult
)rules"},
        {code::references_too_deep, Severity::error, "references go too deep",
         "Defines, clauses, grants and decisions may refer to each other, members counted, at most 1000 deep. "
         "Provisions "
         "written beside a document need a dozen steps; more is the mark of a generated text, in which nobody could "
         "follow "
         "why something holds. Say the same in fewer steps: a clause with many members is one step to each of them.",
         "clause step_1\n  met when applicant.test_1 is yes\n\n"
         "clause step_2\n  met when step_1 and applicant.test_2 is yes\n\n"
         "# and so on, each with the one before, up to\n\n"
         "clause step_1002\n  met when step_1001 and applicant.test_1002 is yes\n",
         "clause every_step\n  met when all of\n    applicant.test_1 is yes\n    applicant.test_2 is yes\n"
         "    # and so on\n    applicant.test_1002 is yes\n",
         true},
        {code::decision_cycle, Severity::error, "a decision builds on itself",
         "`decision a of b` is taken after b. Decisions that each build on the other could never be taken.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit of spouse
  approve when applicant.age is at least 18

decision spouse of permit
  approve when applicant.age is at least 16
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

decision spouse of permit
  approve when applicant.age is at least 16
)rules"},
        {code::not_a_decision, Severity::error, "there is no such decision to build on",
         "After `of` stands the name of another decision.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision spouse of permitt
  approve when applicant.age is at least 16

decision permit
  approve when applicant.age is at least 18
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision spouse of permit
  approve when applicant.age is at least 16

decision permit
  approve when applicant.age is at least 18
)rules"},
        {code::grant_not_single, Severity::error, "a grant of more than one value",
         "What a decision grants is printed on a permit: one text, date, number, amount, code or value of an "
         "enum each.",
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
  approve when applicant.age is at least 18
  grants
    languages = applicant.languages
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
  approve when applicant.age is at least 18
  grants
    issued_on = applicant.applied_on
)rules"},
        {code::member_twice, Severity::warning, "a member stands twice",
         "A member that stands twice among `all of`, `any of` or `at least 2 of` adds nothing that a reader would "
         "expect: "
         "in `at least 2 of` it would count as two. Most often another name was meant.",
         R"rules(policy p
  title "P"

facts applicant
  age number
  student yes/no

decision permit
  approve when at least 2 of
    applicant.age is at least 18
    applicant.student
    applicant.student
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number
  student yes/no
  retired yes/no

decision permit
  approve when at least 2 of
    applicant.age is at least 18
    applicant.student
    applicant.retired
)rules"},
        {code::closes_no_chapeau, Severity::error, "`fails when none applies` in a clause without members",
         "The part speaks of the members of a chapeau: a clause fails where none of them applies, and would be passed "
         "over otherwise. A condition always applies, and so does `never met`. `and` and `or` on one line are no "
         "chapeau; write `all of` or `any of` and the members on deeper lines.",
         R"rules(policy p
  title "P"

facts applicant
  cook   yes/no
  waiter yes/no
  years  number

clause cook "Cooks"
  applies when applicant.cook
  met when applicant.years is at least 3

clause waiter "Waiters"
  applies when applicant.waiter
  met when applicant.years is at least 1

clause trade "A trade that is open"
  met when cook or waiter
  fails when none applies

decision permit
  approve when trade
)rules",
         R"rules(policy p
  title "P"

facts applicant
  cook   yes/no
  waiter yes/no
  years  number

clause cook "Cooks"
  applies when applicant.cook
  met when applicant.years is at least 3

clause waiter "Waiters"
  applies when applicant.waiter
  met when applicant.years is at least 1

clause trade "A trade that is open"
  met when any of
    cook
    waiter
  fails when none applies

decision permit
  approve when trade
)rules"},
        {code::several_decisions, Severity::error, "the policy does not say which decision is the principal one",
         "Every decision is worked out and reported. Where several stand on their own, the principal one comes first "
         "and gives a caseload its outcome, and the head names it: `decides permit`. So which one that is does not "
         "hang on the order of declarations or files. A decision that builds on another says so: `decision spouse of "
         "permit`.",
         R"rules(policy p
  title "P"

facts applicant
  age number
  student yes/no

decision permit
  approve when applicant.age is at least 18

decision visit
  approve when applicant.student
)rules",
         R"rules(policy p
  title "P"
  decides permit

facts applicant
  age number
  student yes/no

decision permit
  approve when applicant.age is at least 18

decision visit
  approve when applicant.student
)rules"},
        {code::decides_what, Severity::error, "what the policy decides is no decision that stands on its own",
         "`decides` in the head names the principal one of the decisions that stand on their own. One that builds on "
         "another is reported with that.",
         R"rules(policy p
  title "P"
  decides visit

facts applicant
  age number
  student yes/no

decision permit
  approve when applicant.age is at least 18

decision visit of permit
  approve when applicant.student
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number
  student yes/no

decision permit
  approve when applicant.age is at least 18

decision visit of permit
  approve when applicant.student
)rules"},
        {code::decides_needless, Severity::warning, "`decides` where one decision stands on its own",
         "Where only one decision stands on its own, it is the principal one; the head need not say so.",
         R"rules(policy p
  title "P"
  decides permit

facts applicant
  age number
  student yes/no

decision permit
  approve when applicant.age is at least 18

decision visit of permit
  approve when applicant.student
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age number
  student yes/no

decision permit
  approve when applicant.age is at least 18

decision visit of permit
  approve when applicant.student
)rules"},
        {code::none_may_apply, Severity::warning, "somebody may come under no member of a chapeau",
         "Members that do not apply drop out, and a chapeau of which none applies is passed over: whoever no member "
         "looks "
         "at is let through by it. Where all members have guards, `check` supposes each value of the enums, yes/no "
         "facts and sets that the guards read, and names those for which none applies and which are not left out by "
         "the clause's own `applies when`. Say that the clause `fails when none applies`. Where nobody of them has to "
         "be looked at, say so too: `applies when` on the clause, with those it is for. More than 65,536 combinations "
         "are not looked at, and the warning says so; of numbers and dates nothing is supposed.",
         R"rules(policy p
  title "P"

enum trade
  cook
  waiter
  plumber

facts applicant
  trade trade
  age   number

clause cook "Cooks"
  applies when applicant.trade is cook
  met when applicant.age is at least 18

clause waiter "Waiters"
  applies when applicant.trade is waiter
  met when applicant.age is at least 16

clause credentials "A trade with its credentials"
  met when any of
    cook
    waiter

decision permit
  approve when all of
    applicant.age is at most 60
    credentials
)rules",
         R"rules(policy p
  title "P"

enum trade
  cook
  waiter
  plumber

facts applicant
  trade trade
  age   number

clause cook "Cooks"
  applies when applicant.trade is cook
  met when applicant.age is at least 18

clause waiter "Waiters"
  applies when applicant.trade is waiter
  met when applicant.age is at least 16

clause credentials "A trade with its credentials"
  met when any of
    cook
    waiter
  fails when none applies

decision permit
  approve when all of
    applicant.age is at most 60
    credentials
)rules"},
        {code::met_by_anything, Severity::warning, "a part of a clause is the same whatever the record says",
         "`met when yes` asks for nothing, and `met when no` is `never met`; likewise `deemed met when yes`, or one of "
         "`A` and `not A`. Where only an exception matters, what is to be met is that it does not hold.",
         R"rules(policy p
  title "P"

facts applicant
  age    number at least 0
  honest yes/no

clause adult "Adults"
  met when yes
  except when applicant.age is less than 18 and not applicant.honest

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age    number at least 0
  honest yes/no

clause adult "Adults"
  met when not (applicant.age is less than 18 and not applicant.honest)

decision permit
  approve when adult
)rules"},
        {code::exception_of_all, Severity::warning, "an exception takes away all that its clause applies to",
         "The exception holds wherever the guard does, in whatever order or words, so that the clause is never met "
         "where it applies: `at least 1 year` takes away all that `at least 2 years` lets in. Most often one of the "
         "two was copied and not changed. Where nothing meets the clause, `never met` says so.",
         R"rules(policy p
  title "P"

facts applicant
  age    number at least 0
  honest yes/no

clause adult "Adults"
  applies when applicant.honest
  met when applicant.age is at least 18
  except when applicant.honest

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age    number at least 0
  honest yes/no

clause adult "Adults"
  applies when applicant.honest
  met when applicant.age is at least 18
  except when applicant.age is more than 65

decision permit
  approve when adult
)rules"},
        {code::nothing_left, Severity::warning, "no value passes these comparisons",
         "Conditions that must hold together leave no value, such as two values of one enum joined by `and`, or a "
         "condition and `not` the same; or the declaration of the fact has none that one of them asks for. One of the "
         "values is wrong, or `or` was meant.",
         R"rules(policy p
  title "P"

facts applicant
  age    number at least 0
  honest yes/no

clause adult "Adults"
  met when applicant.honest and applicant.age is less than 18 and applicant.age is at least 65

decision permit
  approve when adult
)rules",
         R"rules(policy p
  title "P"

facts applicant
  age    number at least 0
  honest yes/no

clause adult "Adults"
  met when applicant.honest and (applicant.age is less than 18 or applicant.age is at least 65)

decision permit
  approve when adult
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
