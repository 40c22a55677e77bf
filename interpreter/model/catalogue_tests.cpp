// Samples and cases.
#include "interpreter/model/catalogue_parts.hpp"
#include "interpreter/model/codes.hpp"

namespace chapeau::model {

Entries catalogue_of_tests() {
    using grammar::Severity;
    static constexpr grammar::CatalogueEntry entries[] = {
        {code::sample_twice, Severity::error, "a sample is declared twice",
         "Samples are known by their names over all files.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample young from "samples/young.json"
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"
)rules"},
        {code::unknown_sample, Severity::error, "there is no such sample",
         "`like` and `given` name a sample of the policy.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like yong
  applicant.age = 30
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like young
  applicant.age = 30
)rules"},
        {code::sample_cycle, Severity::error, "a sample is like itself",
         "A sample begins with a file, or with another sample and changes to it; at the end of that way stands "
         "a file.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like old

sample old like adult
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like young

sample old like adult
)rules"},
        {code::unknown_record_path, Severity::error, "the record has no such place",
         "Samples and cases name facts by their paths in the record; members of a list by their number from 0, "
         "as in `applicant.jobs[0].paid`.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like young
  applicant.aged = 30
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like young
  applicant.age = 30
)rules"},
        {code::datum_of_other_shape, Severity::error, "a value that the fact can't hold",
         "A value in a sample or case is of the type of its fact, as it would be in a record.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like young
  applicant.age = "30"
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

sample adult like young
  applicant.age = 30
)rules"},
        {code::unknown_subject, Severity::error, "a case expects something of nothing",
         "A case says what comes out for a clause, a decision, or what a decision grants.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
  expect
    permits is refused
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
  expect
    permit is refused
)rules"},
        {code::expectation_of_other_sort, Severity::error, "an expectation that does not suit",
         "Clauses pass and fail; decisions are approved and refused; grants have a value. All can be "
         "undetermined, and clauses and decisions may not apply.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
  expect
    permit fails
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
  expect
    permit is refused
)rules"},
        {code::case_twice, Severity::error, "two cases have one title",
         "A case is known by its title in the report of tests.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
  expect
    permit is refused

case "too young"
  given young
    applicant.age = 16
  expect
    permit is refused
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
  expect
    permit is refused

case "far too young"
  given young
    applicant.age = 16
  expect
    permit is refused
)rules"},
        {code::sample_unreadable, Severity::error, "the record of a sample can't be read",
         "The file that a sample is from stands beside the policy's files, within its folder.",
         R"rules(policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/yung.json"
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"
)rules"},
        {code::margin_no_amount, Severity::error, "a margin that is no amount",
         "`fails by` is followed by how much is wanting: a number, an amount of money, or days.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

decision permit
  approve when adult

sample young from "samples/young.json"

case "too young"
  given young
  expect
    adult fails by applicant.age
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

clause adult
  met when applicant.age is at least 18

decision permit
  approve when adult

sample young from "samples/young.json"

case "too young"
  given young
  expect
    adult fails by 1
)rules"},
        {code::nothing_expected, Severity::error, "a case expects nothing",
         "A case takes a sample, changes it and says what is to come out. Without `expect` it can't fail, and tests "
         "nothing.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
  expect
    permit is refused
)rules"},
        {code::changed_twice, Severity::error, "the same is changed twice",
         "Within one sample or case each fact is changed once. A second change of the same path would only hide the "
         "first.",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
    applicant.age = 16
    applicant.age = 15
  expect
    permit is refused
)rules",
         R"rules(# samples/young.json holds:
#   {"applicant": {"age": 17}}
policy p
  title "P"

facts applicant
  age number

decision permit
  approve when applicant.age is at least 18

sample young from "samples/young.json"

case "too young"
  given young
    applicant.age = 15
  expect
    permit is refused
)rules"},
        {code::record_broken, Severity::error, "the record of a sample is wrong",
         "The file that a sample is from is read as an applicant's record would be: it is one JSON object, every field "
         "of "
         "it is a fact that the policy declares, and every value suits its fact. A change of a sample or case stays "
         "within "
         "the record: `[3]` names the fourth entry of a list, and needs three before it.",
         "# the record's file\n{\"applicant\": {\"age\": \"thirty\"}}\n",
         "# the record's file\n{\"applicant\": {\"age\": 30}}\n", true},
        {code::margin_of_other_kind, Severity::error, "a margin of another kind than the clause compares",
         "A clause that compares days fails by a number of days, one that compares amounts of money by an amount. A "
         "plain "
         "number is neither, so the expectation could never come true. Write the unit or the dollar sign; two dates "
         "too "
         "differ by a number of days.",
         R"rules(# samples/new.json holds:
#   {"applicant": {"stay": 700}}
policy p
  title "P"

facts applicant
  stay days

clause resident
  met when applicant.stay is at least 2 years of 365 days

decision permit
  approve when resident

sample new from "samples/new.json"

case "too short"
  given new
  expect
    resident fails by 30
)rules",
         R"rules(# samples/new.json holds:
#   {"applicant": {"stay": 700}}
policy p
  title "P"

facts applicant
  stay days

clause resident
  met when applicant.stay is at least 2 years of 365 days

decision permit
  approve when resident

sample new from "samples/new.json"

case "too short"
  given new
  expect
    resident fails by 30 days
)rules"},
    };
    return entries;
}

}  // namespace chapeau::model
