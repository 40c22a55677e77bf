#include <algorithm>
#include <cstdlib>

#include "interpreter/trace/words.hpp"

namespace chapeau::trace {
namespace {

using model::Kind;
using model::Relation;

bool is_one(const values::Rational& number) {
    return number == values::Rational(1);
}

/// `-85779.20` as `-$85,779.20`.
void add_money(std::string& to, std::string_view digits) {
    const bool negative = digits.starts_with('-');
    digits.remove_prefix(negative ? 1 : 0);
    to += negative ? "-$" : "$";
    add_digits(to, digits, ",", '.');
}

void add_date(std::string& to, values::Day day) {
    to += values::text_of(day);
}

void add_object(std::string& to, std::string_view title, std::string_view /*country*/, bool /*degree*/) {
    to += title;
}

std::string singular(std::string noun) {
    for (const std::string_view article : {"a ", "an ", "the "})
        if (noun.starts_with(article))
            return noun.substr(article.size());
    return noun;
}

/// `a licence or certification` and 2: `licences or certifications`.
std::string plural(std::string noun) {
    noun = singular(std::move(noun));
    const std::size_t of = std::min(noun.find(" of "), noun.size());
    noun.insert(of, "s");
    const std::size_t choice = noun.find(" or ");
    if (choice < of)
        noun.insert(choice, "s");
    return noun;
}

std::string_view between_sides(Relation relation, Kind kind, bool held) {
    const bool date = kind == Kind::date;
    switch (relation) {
        case Relation::equal:
            return held ? "" : "not ";
        case Relation::unequal:
            return held ? "not " : "";
        case Relation::at_least:
            return held ? (date ? "on or after " : "at least ") : (date ? "before " : "below ");
        case Relation::at_most:
            return held ? (date ? "on or before " : "at most ") : (date ? "after " : "above ");
        case Relation::more:
            return held ? (date ? "after " : "above ") : (date ? "not after " : "not above ");
        case Relation::less:
            return held ? (date ? "before " : "below ") : (date ? "not before " : "not below ");
        case Relation::same_as_written:
            return held ? "as in " : "not as in ";
    }
    return "";
}

std::string_view relation(Relation relation, Kind kind) {
    const bool date = kind == Kind::date;
    switch (relation) {
        case Relation::equal:
            return "is";
        case Relation::unequal:
            return "is not";
        case Relation::at_least:
            return date ? "is on or after" : "is at least";
        case Relation::at_most:
            return date ? "is on or before" : "is at most";
        case Relation::more:
            return date ? "is after" : "is more than";
        case Relation::less:
            return date ? "is before" : "is less than";
        case Relation::same_as_written:
            return "is written as";
    }
    return "is";
}

std::string_view operation(Operation operation) {
    switch (operation) {
        case Operation::add:
            return "sum";
        case Operation::multiply:
            return "product";
        case Operation::days_between:
            return "days between";
        case Operation::earliest:
            return "the earliest of these";
        case Operation::latest:
            return "the latest of these";
        case Operation::count:
            return "number";
        case Operation::sum:
            return "total";
        case Operation::days_covered:
            return "days covered";
        case Operation::by_period:
            return "the value in force";
        case Operation::by_selector:
            return "the value chosen";
        case Operation::all:
            return "all of these";
        case Operation::any:
            return "any of these";
        case Operation::none_of:
            return "none of these";
        case Operation::at_least:
            return "enough of these";
        case Operation::negate:
            return "not";
        case Operation::quantify:
            return "among";
        case Operation::none:
        case Operation::step:
        case Operation::level:
        case Operation::compare:
            break;
    }
    return {};
}

std::string whether(const std::string& title) {
    return "whether " + title;
}

}  // namespace

const Words english{
    .language = "en",

    .yes = "yes",
    .no = "no",
    .not_known = "not known",
    .none = "none",
    .stated = "stated",
    .not_given = "not given",
    .left_blank = "left blank",
    .about = "about ",
    .rounded = " (rounded)",
    .range = {.between = "between {0} and {1}",
              .at_least = "at least {0}",
              .at_most = "at most {0}",
              .day_between = "between {0} and {1}",
              .day_or_later = "{0} or later",
              .day_or_earlier = "{0} or earlier",
              .after_day = "after {0}",
              .before_day = "before {0}"},
    .range_object = {.between = "a value between {0} and {1}",
                     .at_least = "a value of at least {0}",
                     .at_most = "a value of at most {0}",
                     .day_between = "a day between {0} and {1}",
                     .day_or_later = "a day that is {0} or later",
                     .day_or_earlier = "a day that is {0} or earlier",
                     .after_day = "a day after {0}",
                     .before_day = "a day before {0}"},
    .object_not_known = "a value that is not known",
    .object_day = "{0}",
    .noc_not_known = " (code not known)",
    .last_listed = " and ",
    .and_more = "and {0} more",
    .day = {"day", "days"},
    .month = {"month", "months"},
    .year = {"year", "years"},
    .level = {"level", "levels"},
    .years_of = "{0} of {1}",
    .no_teer = "no TEER",
    .no_skill_level = "no skill level",
    .noc2016 = "NOC 2016 ",
    .noc2021 = "NOC 2021 ",
    .noc = "NOC ",
    .decimal_point = '.',
    .thousands = "",
    .before_unit = " ",
    .open_text = "\"",
    .close_text = "\"",
    .empty_text = "\"\"",
    .is_one = is_one,
    .add_object = add_object,
    .add_money = add_money,
    .add_date = add_date,
    .singular = singular,
    .plural = plural,

    .status = {"meets", "does not meet", "cannot be determined", "does not apply"},
    .colon = ": ",
    .open_quote = "\u201c",
    .close_quote = "\u201d",
    .with = "; ",
    .join_and = " and ",
    .join_or = " or ",
    .named = "{0} {1}",
    .field = "{0}: {1}",
    .value_named = "{0}",
    .day_named = "{0}",
    .object = "{0} ({1})",
    .margin = " ({0})",
    .number_of = "number of \u201c{0}\u201d",
    .sum_of = "sum of {1} over \u201c{0}\u201d",
    .earliest_among = "earliest {1} among \u201c{0}\u201d",
    .latest_among = "latest {1} among \u201c{0}\u201d",
    .days_covered = "days covered by \u201c{0}\u201d",
    .that_count = " that count",
    .that_count_if = " that count ({0})",
    .with_days = " ({0})",
    .from_to = "{0} to {1}",
    .and_up_to = ", up to {0}",
    .some_of = "some of \u201c{0}\u201d: ",
    .every_of = "each of \u201c{0}\u201d: ",
    .earliest_of = "the earliest of {0}",
    .latest_of = "the latest of {0}",
    .nothing_meets_it = "nothing meets it",
    .depends_on = "depends on {0}",
    .among = ", among ",
    .not_among = ", not among ",
    .some_among = ", one or more of them among ",
    .none_among = ", none of them among ",
    .among_them = ", among them ",
    .without = "; not ",
    .without_any = "; not ",
    .is_none_of = "not ",
    .nor = ", ",
    .last_nor = " or ",
    .neither = "",
    .open_list = "",
    .close_list = "",
    .same_as = "the same as ",
    .whatever = ", whatever the missing facts are",
    .all_members = "all {0}",
    .all_that_count = "all {0} that count, of {1}",
    .all_that_may = "all {0} that may count, of {1}",
    .none_that_counts = "none of {0} counts",
    .nearest_is = "nearest is ",
    .level_of = "level of {0}",
    .does_not_apply = "does not apply: ",
    .parent_does_not_apply = "{0} does not apply",
    .no_member_applies = "none of its members applies",
    .whether_parent_applies = "whether {0} applies is open",
    .whether_it_applies = "whether it applies is open: ",
    .whether_exception = "whether an exception holds is open: ",
    .whether_deemed = "whether it is deemed met is open: ",
    .deemed_met_by = "deemed met by: ",
    .nor_deemed_met = "nor deemed met: ",
    .closed_by_exception = "closed by the exception: ",
    .also_closed_by_exception = "also closed by the exception: ",
    .between_sides = between_sides,

    .relation = relation,
    .is_not_written_as = "is not written as",
    .is_in = "is in",
    .is_not_in = "is not in",
    .includes = "includes",
    .does_not_include = "does not include",
    .overlaps = "overlaps",
    .does_not_overlap = "does not overlap",
    .concluded_subject = "{0} ({1})",
    .concluded = "{0} {1} {2}",
    .concluded_margin = ", {0}",
    .is_neither = "",
    .short_by = "short by {0}",
    .short_by_number = "short by {0}",
    .over_by = "over by {0}",
    .off_by = "off by {0}",
    .to_spare = "{0} to spare",
    .more_than = "more than {0}",
    .less_than = "less than {0}",
    .exactly_met = "exactly met",
    .equal_not_above = "equal, not above",
    .equal_not_below = "equal, not below",
    .same_day_not_after = "the same day, not after",
    .same_day_not_before = "the same day, not before",
    .now = "now {0}; ",
    .needed = "at least {0} is needed",
    .needed_more = "more than {0} is needed",
    .needed_most = "{0} at most",
    .needed_less = "less than {0} is needed",
    .needed_day_or_later = "{0} or later is needed",
    .needed_later = "later than {0} is needed",
    .needed_day_or_earlier = "{0} or earlier is needed",
    .needed_earlier = "earlier than {0} is needed",

    .counts = "counts {0}",
    .takes_away = "takes away {0}",
    .takes_nothing = "takes nothing away: {0}",
    .takes_nothing_more = "takes nothing more away",
    .may_take = "may take away: {0}",
    .counts_nothing = "counts nothing: {0}",
    .counts_nothing_more = "counts nothing more",
    .may_count = "may count: {0}",
    .covers = "covers {0}",
    .covers_nothing = "covers nothing: {0}",
    .covers_nothing_more = "covers nothing more",
    .may_cover = "may cover: {0}",
    .covered_in_any_case = ": other members cover its days in any case",
    .ends_before_it_starts = "it ends before it starts",
    .starts_after = "it starts after {0}",
    .ends_before = "it lies before {0}, the day counting begins",
    .no_day_is_left = "no day is {0} or later and {1} or earlier",
    .up_to = ", up to {0}",
    .counted_above = "; {0} counted above already",

    .workings = "WORKINGS",
    .operation = operation,
    .chosen_by = "by",
    .whether = whether,
    .finding = "the officer's finding {0}",
    .from_document = "{0}, for: {1}",
    .member_of_list = "{0}, {1}",
    .member = "member",
    .edition_of_day = "in the edition in force on {0}",
    .edition_that_applies = "in the edition that applies",
    .edition_2016 = "in NOC 2016",
    .edition_2021 = "in NOC 2021",
    .in_edition = "{0}, {1}",
    .is_given = "; {0} is given",

    .not_granted_refused = "nothing is granted, since {0} is refused",
    .not_granted_inapplicable = "nothing is granted, since {0} does not apply",
    .not_granted_whatever = "nothing is granted, since {0} can no longer be approved",
    .not_computable_for = "Not computable: {0}.",
    .not_computable_given = "Not computable from the values given: {0}.",

    .days_not_whole = "a date cannot be moved by {0}, a number of days that is not whole",
    .divided_by_zero = "nothing can be divided by 0",
    .too_long = "it has more digits than are computed with",
    .no_level = "the code belongs to no level",
    .nothing_to_choose = "there is nothing to take the earliest or latest of",
    .outside_calendar = "a day outside the calendar is only known to be later, or earlier, than every day in it",

    .outcome = {"MEETS THE REQUIREMENTS", "DOES NOT MEET THE REQUIREMENTS", "CANNOT BE DETERMINED YET",
                "DOES NOT APPLY"},
    .recommendation = {"approve; the officer decides", "refuse; the officer decides",
                       "ask for what is missing; the officer decides", "nothing; the officer decides"},
    .recommend_mending = "have the policy corrected; the officer decides",
    .recommend_correcting = "have the values given corrected; the officer decides",
    .application = "Application",
    .no_identifier = "without an identifier",
    .policy = "Policy",
    .as_of = "As of",
    .as_of_open = "Date",
    .day_open = "not known",
    .recommended = "Recommended",
    .why = "WHY",
    .what_to_ask_for = "WHAT TO ASK FOR",
    .what_would_change = "WHAT WOULD CHANGE THE OUTCOME",
    .grants = "GRANTS",
    .clauses = "CLAUSES",
    .interpretation = "interpretation: {0}",
    .findings_of_officer = "Findings of the officer",
    .from = "From {0}",
    .facts = "Facts",
    .for_clauses = "for {0}",
    .could_settle = "What is asked for above could settle it.",
    .would_settle = "Nothing given so far stands against an approval; what is asked for above would settle it.",
    .not_within = "not within: ",
    .not_yet = "cannot be determined yet",
    .reaches_others = "its facts also decide which other clauses apply, so others may then be asked",
    .takes_from_others = "the facts of its exception also have other clauses deemed met, which may then not be",
    .may_break_others = "other clauses are met by the same facts as they are now, and may then not be",
    .any_one_of_these = "Were any one of these met, the requirements would be met:",
    .these_together = "Were these met together, the requirements would be met:",
    .this_one = "Were this met, the requirements would be met:",
    .nothing_meets = "Nothing meets {0}.",
    .any_one_then_open =
        "Were any one of these met, nothing known would stand against an approval; what is still open would then "
        "decide:",
    .these_then_open =
        "Were these met together, nothing known would stand against an approval; what is still open would then decide:",
    .this_one_then_open =
        "Were this met, nothing known would stand against an approval; what is still open would then decide:",
    .any_one_of_these_ways = "In any one of these ways the requirements would be met:",
    .this_way = "In this way the requirements would be met:",
    .no_longer_applying = "no longer applying: ",
    .of_its_own = "what it asks for itself",
    .nobody_changes = "Nothing: {0} fails on facts that nobody can change.",
    .more_than_three = "More than three clauses would have to be met.",
    .still_open = "What is still open keeps it from being said which clauses would have to be met.",
    .and_alone = "and",
    .other_ways = "and {0} other ways",
    .wanting = "; wanting: {0}",
    .not_given_facts = "; not given: {0}",
    .given_in_vain = "; not computable from the value given: {0}",
    .set_by = " (set by {0})",
    .not_met_since = "Not met, since {0} is not.",
    .waits_for = "Waits for {0}.",
    .clauses_shown = "{0} of {1} clauses; the full trace has all, with facts and comparisons",
    .deemed = "meets (deemed)",
    .holds_nothing_up = "open, holds nothing up",
    .exception = "except: ",
    .exception_holds = "holds",
    .exception_does_not_hold = "does not hold",
    .or_else = "or",
    .in_force = "in force {0}, as {1} is {2}",
    .from_day = "from {0}",
    .until_day = "until {0}",
    .from_until = "from {0} until {1}",
    .at_all_times = "at all times",
    .wants = "wants",
    .is_finding = "a finding not yet made",
    .is_other_edition = "in the other edition of the NOC",
    .is_edition_not_known = "edition not yet known",

    .note_assessed = "Application {0} was assessed under {1}",
    .note_as_of = ", as of {0} ({1})",
    .note_outcome = {"The requirements of {0} are met on the facts given.",
                     "The requirements of {0} are not met on the facts given.",
                     "Whether the requirements of {0} are met cannot be determined on the facts given.",
                     "{0} does not apply."},
    .note_one_not_met = "One clause is not met.",
    .note_not_met = "{0} clauses are not met.",
    .note_clause = "The clause {0} is not met",
    .note_considered = "The facts considered are: {0}.",
    .note_reached = "The conclusion rests on this: {0}.",
    .note_by_finding = "The conclusion follows from the facts considered.",
    .note_interpreted = "The clause was read as follows: {0}.",
    .note_fields = "Fields to enter:",
    .note_met = "Clauses met:",
    .note_please_provide = "Please provide the following, without which the application cannot be assessed:",
    .note_information = "Information:",
    .note_findings = "Findings to be made by the officer:",
    .note_recommends =
        "This note was drafted with a tool that recommends and does not decide; the decision is the "
        "officer's.",

    .hypothesis = "This is a hypothesis.",
    .hypothesis_not_note = "This is a hypothesis and no file note.",
    .hypothesis_not_letter = "This is a hypothesis and no letter to send.",
    .assumed_facts = "Assumed, and neither filed nor found: {0}.",
    .officer_found = "Evidence found by the officer, beside the record as filed",
    .seen_in = ", seen in: {0}",
    .moment = "{0} at {1}:{2} (UTC)",
    .pads_hours = true,
    .outdated = "The facts or the policy changed after this decision was made.",
    .facts_found = "FOUND BY THE OFFICER",
    .facts_assumed = "WHAT IF",
    .decisions_recorded = "DECISION OF THE OFFICER",

    .letter_title = "Request for documents and information: application {0}",
    .letter_opening =
        "To assess the application under {0}, the documents and information below are needed. Please provide them.",
    .letter_decision = "For {0}:",
    .letter_document = "{0}, to show",
    .letter_needed = " (needed for: {0})",
    .letter_others = " and {0} other requirements",
    .letter_nothing = "No document and no information is asked for.",
};

}  // namespace chapeau::trace
