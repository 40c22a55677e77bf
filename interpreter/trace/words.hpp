// What the program itself says, in one language: the catalogue of its words.
//
// There is one instance a language (words_en.cpp, words_fr.cpp), filled member by member in the order below, so that
// the compiler names what a language lacks. Where grammar is more than a phrase, the member is a function. In phrases
// `{0}`, `{1}` stand for what is filled in, in whatever order the language wants; a test holds the languages to the
// same ones. What the policy says is not here: its translations have that (speech.hpp).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "interpreter/evaluate/truth.hpp"
#include "interpreter/model/model.hpp"
#include "interpreter/trace/operation.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::trace {

/// By status.
struct StatusWords {
    std::string_view pass;
    std::string_view fail;
    std::string_view undetermined;
    std::string_view not_applicable;

    [[nodiscard]] std::string_view of(evaluate::Status status) const {
        switch (status) {
            case evaluate::Status::pass:
                return pass;
            case evaluate::Status::fail:
                return fail;
            case evaluate::Status::undetermined:
                return undetermined;
            case evaluate::Status::not_applicable:
                break;
        }
        return not_applicable;
    }
};

/// A unit after a number.
struct Unit {
    std::string_view one;
    std::string_view many;
};

/// What is known of a number or day that is not known itself. {0} is its end, of `between` the lower one beside {1}.
struct RangeWords {
    std::string_view between;
    std::string_view at_least;
    std::string_view at_most;
    std::string_view day_between;
    std::string_view day_or_later;
    std::string_view day_or_earlier;
    std::string_view after_day;  // the last date of the calendar
    std::string_view before_day;
};

struct Words {
    std::string_view language;  // two letters, as in `translation fr`

    // ------------------------------------------------------------ values
    std::string_view yes;
    std::string_view no;
    std::string_view not_known;
    std::string_view none;    // of a set or list without members
    std::string_view stated;  // of an object without fields
    std::string_view not_given;
    std::string_view left_blank;
    std::string_view about;    // before a number that was rounded
    std::string_view rounded;  // after an amount that was
    RangeWords range;          // of a value that stands alone
    RangeWords range_object;   // of what a relation takes: `at most a value between 3 and 5`
    std::string_view object_not_known;
    std::string_view object_day;     // {0}, a date that a relation takes
    std::string_view noc_not_known;  // behind what both editions begin with
    std::string_view last_listed;    // before the last of the values that a list names
    std::string_view and_more;       // {0} of them, at the end of a list
    Unit day;
    Unit month;
    Unit year;
    Unit level;
    std::string_view years_of;  // {0} years of {1} days
    std::string_view no_teer;
    std::string_view no_skill_level;
    std::string_view noc2016;  // before a code
    std::string_view noc2021;
    std::string_view noc;  // what both begin with; a reason may have said it
    char decimal_point;
    std::string_view thousands;    // between groups of three digits; empty where numbers have none
    std::string_view before_unit;  // between a number and its unit
    std::string_view open_text;    // of texts that a record or the policy gives
    std::string_view close_text;
    std::string_view empty_text;
    /// Whether the number takes its unit in the singular.
    bool (*is_one)(const values::Rational& number);
    /// Adds a value of an enum as what a verb takes: a country with its article, others set off. `country` is its code
    /// where it is one, `degree` that it is more or less than others of its enum.
    void (*add_object)(std::string& to, std::string_view title, std::string_view country, bool degree);
    /// The digits of an amount, `-85779.20`, as the language writes money.
    void (*add_money)(std::string& to, std::string_view digits);
    void (*add_date)(std::string& to, values::Day day);
    /// `a period of work` without its article, and of several: `periods of work`.
    std::string (*singular)(std::string noun);
    std::string (*plural)(std::string noun);

    // ------------------------------------------------------------ sentences
    StatusWords status;
    std::string_view colon;       // between what and value
    std::string_view open_quote;  // of titles
    std::string_view close_quote;
    std::string_view with;         // `; ` between two things told
    std::string_view join_and;     // ` and `
    std::string_view join_or;      // ` or `
    std::string_view named;        // {0} what, {1} how far off it is
    std::string_view field;        // {0} what, {1} its value
    std::string_view value_named;  // {0}, its title, of what a relation takes where no value is told
    std::string_view day_named;    // likewise
    std::string_view object;       // what something is compared with: {0} what, {1} its value
    std::string_view margin;       // {0}, behind that
    std::string_view number_of;    // {0}, a list
    std::string_view sum_of;       // {1} a value of the members of {0}
    std::string_view earliest_among;
    std::string_view latest_among;
    std::string_view days_covered;   // {0}, a list
    std::string_view that_count;     // after one of these, where not all members count
    std::string_view that_count_if;  // the same with {0}, the condition
    std::string_view with_days;      // or with {0}, the days, where all count
    std::string_view from_to;        // {0} and {1}, what a member's days begin and end with
    std::string_view and_up_to;      // {0}, the last day that counts
    std::string_view some_of;        // {0}, a list, before a condition
    std::string_view every_of;
    std::string_view earliest_of;  // {0}, dates
    std::string_view latest_of;
    std::string_view nothing_meets_it;
    std::string_view depends_on;  // {0}, a fact
    std::string_view among;       // before a list that has it
    std::string_view not_among;
    std::string_view some_among;  // one or more of several values
    std::string_view none_among;
    std::string_view among_them;   // before what a set includes
    std::string_view without;      // before what it does not
    std::string_view without_any;  // before several such
    std::string_view is_none_of;   // before several values that one is not; a comma stands before it
    std::string_view nor;          // between these
    std::string_view last_nor;     // before the last one
    std::string_view neither;      // before the few values of a list that has not the value; empty: `not_among`
    std::string_view open_list;    // of a list's title behind these
    std::string_view close_list;
    std::string_view same_as;
    std::string_view whatever;          // behind a comparison that is settled though a value in it is not known
    std::string_view all_members;       // {0}, their number
    std::string_view all_that_count;    // {0} of {1}
    std::string_view all_that_may;      // likewise
    std::string_view none_that_counts;  // {0}, how many there are
    std::string_view nearest_is;
    std::string_view level_of;               // {0}, a code
    std::string_view does_not_apply;         // before why
    std::string_view parent_does_not_apply;  // {0}, a title in quotes
    std::string_view no_member_applies;
    std::string_view whether_parent_applies;  // {0}, likewise
    std::string_view whether_it_applies;      // before why
    std::string_view whether_exception;
    std::string_view whether_deemed;
    std::string_view deemed_met_by;
    std::string_view nor_deemed_met;
    std::string_view closed_by_exception;
    std::string_view also_closed_by_exception;
    /// What is true of two sides when the relation is (`held`) or is not: `below `, after the first and a comma.
    std::string_view (*between_sides)(model::Relation relation, model::Kind kind, bool held);

    // ------------------------------------------------------------ comparisons
    /// `is at least`
    std::string_view (*relation)(model::Relation relation, model::Kind kind);
    std::string_view is_not_written_as;
    std::string_view is_in;
    std::string_view is_not_in;
    std::string_view includes;
    std::string_view does_not_include;
    std::string_view overlaps;
    std::string_view does_not_overlap;
    /// Of a conclusion: {0} what is compared and {1} its value; {0} that, {1} the relation, {2} the other side; {0} the
    /// margin.
    std::string_view concluded_subject;
    std::string_view concluded;
    std::string_view concluded_margin;
    std::string_view is_neither;       // as `neither`, after a subject; empty: `is_not_in`
    std::string_view short_by;         // {0}, a size
    std::string_view short_by_number;  // {0}, a size without a unit
    std::string_view over_by;
    std::string_view off_by;
    std::string_view to_spare;
    std::string_view more_than;  // {0}, a size that one of these takes, of a limit that is to be passed
    std::string_view less_than;
    std::string_view exactly_met;
    std::string_view equal_not_above;
    std::string_view equal_not_below;
    std::string_view same_day_not_after;
    std::string_view same_day_not_before;
    std::string_view now;     // {0}, what is known, before one of the following
    std::string_view needed;  // {0}, what it is compared with
    std::string_view needed_more;
    std::string_view needed_most;
    std::string_view needed_less;
    std::string_view needed_day_or_later;
    std::string_view needed_later;
    std::string_view needed_day_or_earlier;
    std::string_view needed_earlier;

    // ------------------------------------------------------------ days counted
    std::string_view counts;         // {0}, days
    std::string_view takes_away;     // {0}, days
    std::string_view takes_nothing;  // {0}, why
    std::string_view takes_nothing_more;
    std::string_view may_take;        // {0}, why that is open
    std::string_view counts_nothing;  // {0}, why
    std::string_view counts_nothing_more;
    std::string_view may_count;  // {0}, why that is open
    // Of a count of which a day is not worth one in the figure, or it is not known what it is worth.
    std::string_view covers;          // {0}, days
    std::string_view covers_nothing;  // {0}, why
    std::string_view covers_nothing_more;
    std::string_view may_cover;            // {0}, why that is open
    std::string_view covered_in_any_case;  // behind `…_nothing_more` of a member that is open
    std::string_view ends_before_it_starts;
    std::string_view starts_after;    // {0}, a day
    std::string_view ends_before;     // {0}, a day
    std::string_view no_day_is_left;  // {0} and {1}, days
    std::string_view up_to;           // {0}, a day
    std::string_view counted_above;   // {0}, days

    // ------------------------------------------------------------ workings
    std::string_view workings;
    /// How terms make a value, as a title where the policy has none: `sum`; of what goes through a list `number of
    /// {0}`.
    std::string_view (*operation)(Operation operation);
    std::string_view chosen_by;  // before the value that chose among others

    // ------------------------------------------------------------ requests
    /// `whether the work was paid`, of a yes/no.
    std::string (*whether)(const std::string& title);
    std::string_view finding;         // {0}, what the officer is to find
    std::string_view from_document;   // {0} a document, {1} what it is to prove
    std::string_view member_of_list;  // {0} a fact, {1} which member
    std::string_view member;          // a noun where the list has none
    std::string_view edition_of_day;  // {0}, what the day is called
    std::string_view edition_that_applies;
    std::string_view edition_2016;
    std::string_view edition_2021;
    std::string_view in_edition;  // {0} a fact, {1} one of these
    std::string_view is_given;    // {0}, what is

    // ------------------------------------------------------------ grants of other decisions
    std::string_view not_granted_refused;  // {0}, a decision in quotes
    std::string_view not_granted_inapplicable;
    std::string_view not_granted_whatever;  // it is open why, but approved it can no longer be
    std::string_view not_computable_for;    // {0}, what and why
    std::string_view not_computable_given;  // likewise, because of values that were given

    // ------------------------------------------------------------ why a value cannot be computed
    std::string_view days_not_whole;  // {0}, a number of days
    std::string_view divided_by_zero;
    std::string_view too_long;
    std::string_view no_level;
    std::string_view nothing_to_choose;
    std::string_view outside_calendar;

    // ------------------------------------------------------------ the whole trace
    StatusWords outcome;
    StatusWords recommendation;
    std::string_view recommend_mending;     // where no fact could settle it
    std::string_view recommend_correcting;  // where other values than those given could
    std::string_view application;
    std::string_view no_identifier;
    std::string_view policy;
    std::string_view as_of;
    std::string_view as_of_open;  // where that day is not known
    std::string_view day_open;
    std::string_view recommended;
    std::string_view why;
    std::string_view what_to_ask_for;
    std::string_view what_would_change;
    std::string_view grants;
    std::string_view clauses;
    std::string_view interpretation;  // {0}
    std::string_view findings_of_officer;
    std::string_view from;  // {0}, a document
    std::string_view facts;
    std::string_view for_clauses;  // {0}, titles
    std::string_view could_settle;
    std::string_view would_settle;
    std::string_view not_within;  // before a clause that is to fail
    std::string_view not_yet;     // after a clause that is open
    std::string_view reaches_others;
    std::string_view takes_from_others;
    std::string_view may_break_others;
    std::string_view any_one_of_these;
    std::string_view these_together;
    std::string_view this_one;
    std::string_view nothing_meets;      // {0}, a title in quotes
    std::string_view any_one_then_open;  // of these, though more is open
    std::string_view these_then_open;
    std::string_view this_one_then_open;
    std::string_view any_one_of_these_ways;  // where one of the clauses is not to apply
    std::string_view this_way;
    std::string_view no_longer_applying;  // before its title
    std::string_view of_its_own;          // what a decision asks for itself, and no clause of it
    std::string_view nobody_changes;      // {0}, likewise
    std::string_view more_than_three;
    std::string_view still_open;
    std::string_view and_alone;   // beside a second clause of a set
    std::string_view other_ways;  // {0} of them
    std::string_view wanting;     // {0}, facts
    std::string_view not_given_facts;
    std::string_view given_in_vain;  // {0}, facts whose values do not allow it
    std::string_view set_by;         // {0}
    std::string_view not_met_since;  // {0}, a title in quotes
    std::string_view waits_for;
    std::string_view clauses_shown;  // {0} of {1}
    std::string_view deemed;         // the status of what another clause deems met
    std::string_view holds_nothing_up;
    std::string_view exception;  // before a title
    std::string_view exception_holds;
    std::string_view exception_does_not_hold;
    std::string_view or_else;   // between alternatives
    std::string_view in_force;  // {0} one of the following, {1} a fact, {2} its value
    std::string_view from_day;  // {0}
    std::string_view until_day;
    std::string_view from_until;  // {0} and {1}
    std::string_view at_all_times;
    std::string_view wants;  // before a fact that is missing
    std::string_view is_finding;
    std::string_view is_other_edition;
    std::string_view is_edition_not_known;

    // ------------------------------------------------------------ the case note
    std::string_view note_assessed;  // {0} the application, {1} the policy
    std::string_view note_as_of;     // {0} a day, {1} what it is called
    StatusWords note_outcome;        // {0}, a decision in quotes
    std::string_view note_one_not_met;
    std::string_view note_not_met;      // {0}, how many
    std::string_view note_clause;       // {0}, a title in quotes
    std::string_view note_considered;   // {0}, facts
    std::string_view note_reached;      // {0}, comparisons
    std::string_view note_by_finding;   // {0}, facts
    std::string_view note_interpreted;  // {0}
    std::string_view note_fields;
    std::string_view note_met;
    std::string_view note_please_provide;
    std::string_view note_information;
    std::string_view note_findings;
    std::string_view note_recommends;

    // ------------------------------------------------------------ what is not of the record as filed
    std::string_view hypothesis;           // of a trace
    std::string_view hypothesis_not_note;  // opens what is no note for the file
    std::string_view hypothesis_not_letter;
    std::string_view assumed_facts;  // {0}, facts
    std::string_view officer_found;  // before facts
    std::string_view seen_in;        // {0}, behind a fact
    std::string_view moment;         // {0} a date, {1} hours, {2} minutes
    bool pads_hours;                 // `09:05` and not `9:05`
    std::string_view outdated;       // of a decision
    std::string_view facts_found;    // headings
    std::string_view facts_assumed;
    std::string_view decisions_recorded;

    // ------------------------------------------------------------ the letter
    std::string_view letter_title;     // {0}, the application
    std::string_view letter_opening;   // {0}, the policy
    std::string_view letter_decision;  // {0}, a decision in quotes
    std::string_view letter_document;  // {0}, a document
    std::string_view letter_needed;    // {0}, titles in quotes
    std::string_view letter_others;    // behind them: {0} more, two at least
    std::string_view letter_nothing;
};

extern const Words english;
extern const Words french;

/// Nothing where the program does not speak it.
[[nodiscard]] const Words* words_of(std::string_view language);

/// Adds digits without a sign, the whole ones in groups of three; of `digits` the point is `.`.
void add_digits(std::string& to, std::string_view digits, std::string_view thousands, char point);
/// How many, in figures as the language groups them: `1 825`.
[[nodiscard]] std::string how_many(const Words& words, std::size_t count);
/// The phrase with what is filled in.
void add_filled(std::string& to, std::string_view phrase, std::initializer_list<std::string_view> with);
[[nodiscard]] std::string filled(std::string_view phrase, std::initializer_list<std::string_view> with);

}  // namespace chapeau::trace
