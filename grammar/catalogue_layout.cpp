// The codes of files, layout, names, texts, numbers and codes, explained.
#include <algorithm>
#include <array>

#include "grammar/catalogue_parts.hpp"

namespace chapeau::grammar {

namespace {

/// A clause with a title of 4097 bytes.
constexpr auto overlong = [] {
    constexpr std::string_view head = "clause judges\n  title \"";
    constexpr std::string_view tail = "\"\n  never met\n";
    std::array<char, head.size() + 4097 + tail.size()> text{};
    std::copy(head.begin(), head.end(), text.begin());
    std::fill_n(text.begin() + head.size(), 4097, 'a');
    std::copy(tail.begin(), tail.end(), text.end() - tail.size());
    return text;
}();

}  // namespace

// clang-format off
constexpr CatalogueEntry layout_entries[] = {
    {"CH0101", Severity::error, "the file is not UTF-8 text",
     "Policies are plain text in UTF-8, the encoding that nearly every editor uses by default. This file has a "
     "byte that cannot occur in UTF-8 at the place shown, so what follows could not be read with certainty and "
     "nothing of the file was read. It was probably saved in an older encoding such as Windows-1252, or it is "
     "no text at all. Save it again as UTF-8.",
     "clause cafe\n  title \"Caf\xE9\"\n  never met\n",
     R"(clause cafe
  title "Café"
  never met
)"},

    {"CH0102", Severity::error, "the file is larger than 16 MiB",
     "One file may hold 16 MiB of text, thousands of times what a policy needs. A larger one is more likely "
     "something else with the ending .rules. Nothing of it was read. All files of a policy's folder are read "
     "as one, so a long policy can be split wherever a declaration begins.",
     "policies/work/work.rules          17 MiB\n", "policies/work/facts.rules          9 MiB\n"
     "policies/work/eligibility.rules    8 MiB\n", true},

    {"CH0103", Severity::error, "too many mistakes to go on",
     "After 200 mistakes of syntax in one file the rest of it is not read, because it is then more likely not "
     "a policy at all, or one slip near the top has upset everything below. Mend the first few and check "
     "again.",
     "define hours number\n  applicant.hours\n# and 200 more defines written so\n",
     "define hours : number\n  = applicant.hours\n# and so the others\n", true},

    {"CH0104", Severity::error, "a tab in the indentation",
     "What belongs to a line is told by how deep it stands, and how wide a tab is depends on the editor. So "
     "indentation is made of blanks only. Most editors can be told to write blanks when the tab key is "
     "pressed; two for each step are usual here.",
     R"(clause judges
	never met
)",
     R"(clause judges
  never met
)"},

    {"CH0105", Severity::error, "a line stands too deep",
     "The lines of one block all stand at the column where its first line stands. A deeper line goes on with "
     "the line above it, but the line above is complete and cannot go on: nothing can stand under a title or a "
     "citation, for instance. Move the line to the left, to the column of the block it belongs to.",
     R"(clause judges
  title "Judges"
    cites T52/judges
  never met
)",
     R"(clause judges
  title "Judges"
  cites T52/judges
  never met
)"},

    {"CH0106", Severity::error, "a line stands between two blocks",
     "A line stands deeper than the block that is around the one above, but not as deep as the one above. It "
     "could belong to either. Move it to the column of the lines it belongs with; the note shows where the "
     "inner block begins.",
     R"(clause judges
  met when all of
      offer.judge
    offer.sworn
)",
     R"(clause judges
  met when all of
      offer.judge
      offer.sworn
)"},

    {"CH0107", Severity::error, "a declaration does not begin in column 1",
     "Whatever begins in column 1 is a declaration, and only that: a clause, a definition, a list and so on. "
     "This line is indented, and there is nothing above it that it could belong to.",
     R"(  clause judges
    never met
)",
     R"(clause judges
  never met
)"},

    {"CH0108", Severity::error, "nothing stands under a line that needs something",
     "This line opens a block: a clause its parts, `all of` its members, an enum its values. The next line is "
     "not deeper, so the block is empty. Write what belongs to it on deeper lines, or indent the lines that "
     "are already there.",
     R"(clause judges
  met when all of
  offer.judge is stated
)",
     R"(clause judges
  met when all of
    offer.judge is stated
)"},

    {"CH0109", Severity::error, "things stand inside each other more than 64 deep",
     "Parentheses, members of members, sums of many terms: each puts one thing inside another, and no policy "
     "that people can read does so 64 times. The limit keeps every text, however it was made, from exhausting "
     "the computer. Give an inner part a name of its own with `define` or `clause`.",
     R"(define depth : yes/no
  = not not not not not not not not not not not not not not not not not not not not not not
    not not not not not not not not not not not not not not not not not not not not not not not not
    not not not not not not not not not not not not not not not not not not not not not not not not offer.judge
)",
     R"(define depth : yes/no
  = offer.judge
)"},

    {"CH0110", Severity::error, "more stands on a line than belongs to it",
     "The part or the head on this line is complete, and something follows it. Each part stands on a line of "
     "its own. If the rest is meant for a reader, put a `#` before it.",
     R"(clause judges "Judges" never met
)",
     R"(clause judges "Judges"
  never met
)"},

    {"CH0111", Severity::error, "a line in column 1 begins no declaration",
     "A line that begins in column 1 must be the head of one of the twelve kinds of declaration: policy, enum "
     "(or ordered enum), record, facts, list, define, clause, decision, sample, case, translation. This one "
     "begins with another word. It may be mistyped, or a line that should be indented.",
     R"(clauze judges
  never met
)",
     R"(clause judges
  never met
)"},

    {"CH0112", Severity::error, "a part stands in column 1",
     "Parts such as `title` or `met when` say something about the declaration above them, and they belong to "
     "it only if they are indented under it. In column 1 they would stand alone.",
     R"(clause judges
  never met

title "Judges"
)",
     R"(clause judges
  never met
  title "Judges"
)"},

    {"CH0113", Severity::error, "a line is none of the parts that may stand here",
     "Every kind of declaration has its own parts; the help lists those of this one, or names the one that was "
     "probably meant. Where a condition was to go on over several lines, its later lines must stand deeper "
     "than the keyword that it began with.",
     R"(clause judges
  titel "Judges"
  never met
)",
     R"(clause judges
  title "Judges"
  never met
)"},

    {"CH0114", Severity::error, "a name is expected, or is not formed like one",
     "A name begins with a letter and goes on with letters without accents, digits and underscores. There are "
     "no hyphens in names, because `a-b` is a subtraction; write an underscore instead. Accents and blanks "
     "belong into titles.",
     R"(clause work-experience
  never met
)",
     R"(clause work_experience
  never met
)"},

    {"CH0115", Severity::error, "a word of the language is used as a name",
     "A few words have a meaning inside conditions: and, or, not, is, in, some, every, where, count, sum, of, "
     "for, the, days, to, up, yes, no and their like. A thing with such a name could never be referred to. "
     "What stands alone as a condition is not called all, any, none, if, otherwise and the like either. "
     "Inside a record they are allowed, because there they only ever follow a dot, as in `job.from`.",
     R"(clause count
  never met
)",
     R"(clause head_count
  never met
)"},

    {"CH0116", Severity::error, "a name is longer than 100 characters",
     "Names are written out wherever a thing is referred to, and shown in every trace. Choose a short one and "
     "say the rest in the title.",
     R"(clause aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbc
  never met
)",
     R"(clause short
  title "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbc"
  never met
)"},

    {"CH0117", Severity::error, "a text in quotes is expected",
     "Titles, reasons, interpretations and file names are texts, and a text stands in double quotes on the "
     "line of its keyword.",
     R"(clause judges
  title Judges
  never met
)",
     R"(clause judges
  title "Judges"
  never met
)"},

    {"CH0118", Severity::error, "a text has no closing quote",
     "A text ends with a double quote on the line where it began; it cannot go on over several lines. If the "
     "text itself holds a double quote, write a backslash before that one.",
     R"(clause judges
  title "Judges
  never met
)",
     R"(clause judges
  title "Judges"
  never met
)"},

    {"CH0119", Severity::error, "a backslash before a character that needs none",
     "In a text a backslash stands before a double quote, before another backslash, before an `n` for a new "
     "line, and before the braces that a reason would otherwise read as a value to print. Before anything else "
     "it is probably a slip, as in the path of a file; a plain backslash is written twice.",
     R"(clause judges
  title "files\judges"
  never met
)",
     R"(clause judges
  title "files\\judges"
  never met
)"},

    {"CH0120", Severity::error, "a text is longer than 4096 bytes",
     "A title is a line and an interpretation a paragraph. This text is far longer, and more often than not a "
     "quote is missing or in the wrong place. Shorten it, or split it between title, interpretation and "
     "reason.",
     {overlong.data(), overlong.size()},
     R"(clause judges
  title "Judges"
  never met
)"},

    {"CH0121", Severity::error, "a text stands in other quotes",
     "Word processors turn the plain double quote into curly ones, and some languages use single ones or « ». "
     "Only the plain double quote, the same before and after, holds a text here. Text that is copied from a "
     "document often brings the others along.",
     R"(clause judges
  title “Judges”
  never met
)",
     R"(clause judges
  title "Judges"
  never met
)"},

    {"CH0122", Severity::error, "a day is not written as year, month and day",
     "Days are written as in 2022-11-16: the year with four digits, the month and the day with two each, and a "
     "hyphen between. Every other order or sign is read differently in different places. If a subtraction was "
     "meant, put blanks around its sign.",
     R"(clause judges
  from 16-11-2022: never met
)",
     R"(clause judges
  from 2022-11-16: never met
)"},

    {"CH0123", Severity::error, "a day is expected",
     "After `from` and `until` stands the day on which the period begins or ends, both inclusive. It is "
     "written out; a period cannot depend on a fact.",
     R"(clause judges
  from today: never met
)",
     R"(clause judges
  from 2022-11-16: never met
)"},

    {"CH0124", Severity::error, "a number has more than 34 digits",
     "Numbers are exact here, never rounded in storage, and 34 digits are more than any amount, count or rate "
     "has. A number this long is probably a slip, or a code that should be a text.",
     R"(define rate : number
  = 12345678901234567890123456789012345
)",
     R"(define rate : number
  = 12
)"},

    {"CH0125", Severity::error, "a number is not formed like one",
     "A number is digits, with a point and more digits if it has decimals. There is at least one digit on each "
     "side of the point, and a blank between a number and the unit after it: `years`, `months` or `days`, written out.",
     R"(define rate : number
  = .5
)",
     R"(define rate : number
  = 0.5
)"},

    {"CH0126", Severity::error, "an amount of money is not formed like one",
     "An amount is a dollar sign and directly after it a number: `$25.00`. Thousands are not set apart, "
     "because a comma separates values. All amounts are Canadian dollars.",
     R"(define fee : money
  = $1,500.00
)",
     R"(define fee : money
  = $1500.00
)"},

    {"CH0127", Severity::error, "a percentage",
     "There are no percentages, so that nobody has to ask what they are a percentage of. Write the share as a "
     "decimal and multiply.",
     R"(define share : number
  = offer.hours * 25%
)",
     R"(define share : number
  = offer.hours * 0.25
)"},

    {"CH0128", Severity::error, "a NOC code or its edition is not complete",
     "The same digits mean different occupations in different editions of the National Occupational "
     "Classification, so a code always names its edition: `NOC 2021 21301` in a condition, `NOC 2021: 21301 "
     "21311` at the head of a line of a list, `read in NOC 2021` after a fact.",
     R"(list engineers of noc
  NOC: 21301
)",
     R"(list engineers of noc
  NOC 2021: 21301
)"},

    {"CH0198", Severity::error, "a character that cannot be seen",
     "Some characters take no room on the screen, and some turn round the direction of what stands beside them, so that "
     "a rule with one of them reads otherwise than it is seen, and a text with one of them is not the text it seems to "
     "be. No policy needs them. They come in with what is copied from web pages and documents; the message says which "
     "it is and where it stands. They are refused everywhere: in names, in texts and in comments.",
     "clause judges\n  title \"Judges\u202E sworn in\"\n  never met\n",
     R"(clause judges
  title "Judges sworn in"
  never met
)"},

    {"CH0199", Severity::error, "a word of two alphabets",
     "The Cyrillic and Greek alphabets have letters that look like Latin ones and are others: with one of them a name is "
     "another name and a text another text, which nobody can see. The message says which letter it is. Type the whole "
     "word again. Words that are of one alphabet throughout are fine in texts and comments, whichever it is.",
     "clause judges\n  title \"Judg\u0435s\"\n  never met\n",
     R"(clause judges
  title "Judges"
  never met
)"},

};
// clang-format on

std::span<const CatalogueEntry> layout_catalogue() {
    return layout_entries;
}

}  // namespace chapeau::grammar
