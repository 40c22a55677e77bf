// The codes of clauses and their members, explained.
#include "grammar/catalogue_parts.hpp"

namespace chapeau::grammar {

// clang-format off
constexpr CatalogueEntry clauses_entries[] = {
    {"CH0153", Severity::error, "a keyword of two or three words is not complete",
     "The parts that are conditions have keywords of more than one word: `applies when`, `met when`, `never "
     "met`, `deemed met when`, `except when`, `fails when none applies`, `approve when`.",
     R"(clause judges
  met if offer.judge
)",
     R"(clause judges
  met when offer.judge
)"},

    {"CH0154", Severity::error, "the colon after a period is missing",
     "A period stands before what holds in it, with a colon between.",
     R"(clause judges
  from 2022-11-16 never met
)",
     R"(clause judges
  from 2022-11-16: never met
)"},

    {"CH0155", Severity::error, "a period ends with another word than `until`",
     "A period with both ends is `from 2022-11-16 until 2023-11-15:`. Both days belong to it.",
     R"(clause judges
  from 2022-11-16 to 2023-11-15: never met
)",
     R"(clause judges
  from 2022-11-16 until 2023-11-15: never met
)"},

    {"CH0156", Severity::error, "a period before a part that takes none",
     "`met when`, `never met` and `applies when` can differ by period. What deems a clause met and what takes "
     "it away cannot; write them once, naming a clause that has the periods. `fails when none applies` stands once "
     "for all periods.",
     R"(clause judges
  met when offer.judge
  from 2022-11-16: except when offer.notary
)",
     R"(clause judges
  met when offer.judge
  except when notaries_excepted

clause notaries_excepted
  until 2022-11-15: never met
  from 2022-11-16: met when offer.notary
)"},

    {"CH0157", Severity::error, "something stands under a member that has no label",
     "A member without a label is only its condition; it has no reason, no citation and no members of its own. "
     "Give it a label, and it becomes a clause that can have them. If the line is a member like the others, "
     "move it to their column.",
     R"(clause judges
  met when any of
    offer.judge
      reason "no judge"
    offer.notary
)",
     R"(clause judges
  met when any of
    (judge) offer.judge
      reason "no judge"
    offer.notary
)"},

    {"CH0158", Severity::error, "a part stands among the members",
     "The lines under `all of` and its like are members. A part of the clause that holds them stands at the "
     "column where `met when` stands; a part of one member stands under that member, deeper than its label.",
     R"(clause judges
  met when any of
    offer.judge
    offer.notary
    reason "neither judge nor notary"
)",
     R"(clause judges
  met when any of
    offer.judge
    offer.notary
  reason "neither judge nor notary"
)"},

    {"CH0159", Severity::error, "a label is not formed like one",
     "A label is one name in parentheses at the beginning of a member's line: letters, digits and underscores, "
     "beginning with a letter. Write the letter or the word that the document prints, not a number alone.",
     R"(clause judges
  met when any of
    (1) "Judges" offer.judge
)",
     R"(clause judges
  met when any of
    (judges) "Judges" offer.judge
)"},

    {"CH0160", Severity::error, "it is not said how members combine",
     "Members need a chapeau: the line above them must say whether all of them, any of them, none of them or a "
     "number of them are needed, and for what: `met when all of`.",
     R"(clause judges
  met when
    (judge) offer.judge
    (sworn) offer.sworn
)",
     R"(clause judges
  met when all of
    (judge) offer.judge
    (sworn) offer.sworn
)"},

    {"CH0161", Severity::error, "a member stands on the line of its chapeau",
     "Members stand on deeper lines of their own, one a line. For two short conditions `and` or `or` on one "
     "line do as well.",
     R"(clause judges
  met when any of offer.judge, offer.notary
)",
     R"(clause judges
  met when any of
    offer.judge
    offer.notary
)"},

    {"CH0162", Severity::error, "a chapeau is not complete",
     "Members are combined by `all of`, `any of`, `none of` or, with a number in digits, `at least 2 of`.",
     R"(clause judges
  met when at least two of
    offer.judge
    offer.sworn
    offer.notary
)",
     R"(clause judges
  met when at least 2 of
    offer.judge
    offer.sworn
    offer.notary
)"},

    {"CH0163", Severity::error, "a citation names no passage",
     "A passage is named by its outline, a slash and its path in it, without quotes: `T52/professional/level`. "
     "The outline's name is the one that `source` gives it in the policy's head.",
     R"(clause judges
  cites professional
  never met
)",
     R"(clause judges
  cites T52/professional
  never met
)"},

    {"CH0164", Severity::error, "a part stands on the line of a label",
     "On the line of a label may stand a title and then its condition or its chapeau, without a keyword. All "
     "parts stand on deeper lines.",
     R"(clause judges
  met when any of
    (judge) "Judges" met when offer.judge
)",
     R"(clause judges
  met when any of
    (judge) "Judges" offer.judge
)"},

    {"CH0165", Severity::error, "a decision is met, a clause approves, or a member is none",
     "A decision approves, so its condition is `approve when`; a clause is met, so its condition is `met "
     "when`. A line among members that is neither a condition nor a label is no member.",
     R"(decision t52
  met when nationality
)",
     R"(decision t52
  approve when nationality
)"},

    {"CH0166", Severity::error, "a line of a condition begins like a label",
     "A line that begins with a name in parentheses and a blank is always a label, so that members can be "
     "found without reading what is before them. A condition that goes on over several lines must not begin "
     "one of them so.",
     R"(clause judges
  met when offer.sworn and
    (judge) is stated
)",
     R"(clause judges
  met when offer.sworn and
    judge is stated
)"},

};
// clang-format on

std::span<const CatalogueEntry> clauses_catalogue() {
    return clauses_entries;
}

}  // namespace chapeau::grammar
