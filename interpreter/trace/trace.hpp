// Results and model to why: what every clause came to, what it read, what it wants, and what that makes of the
// decision.
//
// A trace is plain data, worked out when somebody asks: it points into nothing, so it can outlive the record, the
// results and the policy it was made from. The text reads it alone; JSON is written without it (json_traces.hpp).
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/trace/operation.hpp"
#include "interpreter/trace/words.hpp"

namespace chapeau::trace {

using evaluate::Kleene;
using evaluate::Status;

/// A number of any size.
struct Decimal {
    std::string digits;         // all of them; of a quotient that does not end, those of its first 34 places
    std::string fraction = {};  // of such a quotient, in lowest terms: `36728/3`; otherwise empty
    std::string about = {};     // likewise: `12242.67`
};
/// A value as a record writes it; monostate is null, what is not known.
using Plain = std::variant<std::monostate, bool, Decimal, std::string, std::vector<std::string>>;

struct Location {
    std::string file;  // by its place in the policy: the same wherever that is kept
    std::uint32_t line = 0;
};

struct FactRead {
    std::string path;  // with indexes: `applicant.licences[2].occupation`
    std::string title;
    // Of a list's member: what it is called beside the others, and which member it is, `period of work 1`; otherwise
    // empty.
    std::string field;
    std::string member;
    Plain value;
    std::string shown;  // for people: `$30.00`, `NOC 2021 21301`, `not known`
};

/// One side of a comparison: the policy's words and what they came to.
struct Side {
    std::string text;
    std::string title;  // of the fact or definition where the side is one, otherwise `text`
    std::string value;
    bool literal = false;  // written in the policy: its value is its text
};

/// How far the two sides of a comparison are apart, exactly.
struct Distance {
    values::Rational left_minus_right;
    model::Kind kind = model::Kind::number;  // of the distance: days between dates, levels of an ordered enum
    bool least = false;                      // a side is known within bounds only, and they are at least so far apart
};

struct Comparison {
    Side left;
    std::string relation;  // the policy's: `is at least`
    std::string denial;    // what is so where that does not hold: `is less than`
    Side right;
    std::string margin;  // `short by 1 day`; empty where there is no order or a side is not known
    std::optional<Distance> distance;
    Kleene holds = Kleene::unknown;
    /// A yes/no by itself: the left side is all there is.
    bool plain = false;
    /// `applicant.education[1]`, where it was made for a member of a list.
    std::string member;
    std::string member_title;  // `qualification 2`
    /// The members of the lists around that it was made for, outermost first: `applicant.children[0]`.
    std::vector<std::string> within;
    /// It is one of those that made the clause's status what it is.
    bool decides = false;
    /// It stands in the clause's condition of application.
    bool guards = false;
    /// The condition it stands in wants it not to hold: under a `not` or in an exception.
    bool turned = false;
    /// Nothing hangs on it: another alternative holds, it chooses the members that are looked at, or it is of one that
    /// is not or that did not decide.
    bool idle = false;
    /// And it is of a member that `where` of an `every` leaves out, of which nothing is wanted at all.
    bool left_out = false;
    /// It begins another alternative of those before it.
    bool alternative = false;
    /// It is settled though a side is not known, and not because the sides lie apart.
    bool whatever = false;
    /// While it is open: `paid work: now between 715 and 1489 days; 1460 days are needed`; empty where nothing is
    /// known.
    std::string bounds;
    /// Where there are such: the facts that may narrow them, without the places of members: `applicant.jobs.begins`.
    std::vector<std::string> bounded_by;
};

/// The period of the policy's text that was in force; a side that is open is empty.
struct Version {
    std::string from;
    std::string until;
    std::string fact;  // the one that chose: `application.received_on`
    std::string title;
    std::string value;
};

struct MissingFact {
    std::string path;  // or the name of what a decision does not grant: `permit.fee`
    std::string why;   // `not_given`, `finding`, `other_edition`, `not_computable`
    std::string title;
    /// No fact, but what the policy leaves without a value; `path` is its name.
    bool by_policy = false;
};

/// What has no value, and why.
struct NotComputable {
    std::string name;  // of the definition or clause that it stands in, or of the grant: `permit.fee`
    std::string text;  // `start of the window (a date cannot be moved by 2.5 days, …)`
    bool granted = false;
    /// Values that were given bring it about; otherwise the policy does alone.
    bool as_given = false;
};

/// What a member of a list adds to a number of days, or takes away from it.
struct Counted {
    std::string count;   // what the number is called; empty where the clause counts but once
    std::string around;  // the member of the list around that it is counted for, where the count reads it: `stay 2`
    std::string member;  // `applicant.work_experience[1]`
    std::string member_title;
    std::string text;  // `counts 700 days; 30 days counted above already`

    /// Under the member: `stay 2, full-time days: counts 700 days`
    [[nodiscard]] std::string line(const Words& words) const {
        const std::string name = around + (around.empty() || count.empty() ? "" : ", ") + count;
        return name.empty() ? text : filled(words.field, {name, text});
    }
    /// By itself: `stay 2, job 1 full-time days: counts 700 days`
    [[nodiscard]] std::string whole_line(const Words& words) const {
        const std::string whose = around + (around.empty() ? "" : ", ") + member_title;
        return whose + ' ' + (count.empty() ? text : filled(words.field, {count, text}));
    }
};

/// One value and the values it is made of.
struct Term {
    std::string title;
    Plain value;        // null where it is not known
    std::string shown;  // for people: `12`, `between 5 and 10`, `not known`
    // Of a quantity that is not known, as far as it is known.
    Plain at_least;
    Plain at_most;
    std::string definition;  // the name of the definition that it is; empty where it is none with a title
    std::string member;      // `applicant.jobs[2]`, where it is what that member of a list adds
    Role role = Role::term;
    std::string relation;  // of the second side of a comparison: `is at least`
    std::string branch;    // of what a value chooses: the titles of those that choose it, `month, year`
    Operation operation = Operation::none;
    std::vector<Term> terms;
    /// Members of a long list that are left out of `terms`.
    std::uint32_t left_out = 0;
};

/// A definition with what it came to.
struct Working {
    std::string name;
    std::string interpretation;
    Location location;
    std::optional<Version> version;  // where a period chose
    Term term;
};

enum class MetBy : std::uint8_t { itself, deemed };

struct Clause {
    std::string id;
    std::string parent;  // empty at the top
    std::vector<std::string> cites;
    Status status = Status::undetermined;
    std::string title;
    Location location;
    std::vector<std::string> source;  // the lines of its declaration; of its members' the headings alone
    bool decision = false;
    std::vector<std::string> members;
    std::vector<std::string> exceptions;  // those of the members that take away
    std::vector<std::string> deeming;     // those of the members that deem it met
    /// Of one that fails and carries a refusal: the clauses that bring it about by holding, exceptions and members of
    /// `none of`, and those that bring these about.
    std::vector<std::string> holding;
    /// An exception alone makes it fail: it is met, or deemed so.
    bool closed_alone = false;
    std::vector<FactRead> facts;
    std::vector<Comparison> comparisons;
    std::vector<Counted> counted;
    std::optional<Version> version;
    std::optional<MetBy> met_by;
    std::string taken_away_by;  // the exception's clause, or the policy's words; empty if none took it away
    std::string taken_away;     // the same for people: the clause's title, or what held
    std::vector<MissingFact> missing;
    std::vector<NotComputable> not_computable;
    std::string text;
    std::string interpretation;
    std::vector<std::string> sees;
    /// It stands between a decision and its approval.
    bool in_the_way = false;
    /// It is open, but whatever comes of it, it will not be violated.
    bool harmless = false;
};

struct Reason {
    std::string clause;
    std::vector<std::string> cites;
    std::string text;
};

enum class Asked : std::uint8_t { finding, document, fact };
struct Request {
    std::string fact;
    Asked kind = Asked::fact;
    std::string text;
    std::string title;     // what is asked for: the fact's title, `whether …` of a yes/no
    std::string document;  // the title of the document that proves it, where kind is document
    std::vector<std::string> clauses;
};

struct Granted {
    std::string name;
    std::string title;
    Plain value;
    std::string shown;
    std::string set_by;  // of the earliest or latest of several: the title of the one it is
    std::vector<std::string> cites;
    std::vector<MissingFact> missing;  // empty where the value is known
};

/// A clause to be mended: met where it was not, or no longer holding where it took something away.
struct MendedClause {
    std::string clause;
    std::string title;
    std::vector<std::string> cites;
    bool by_failing = false;
    /// Nobody can change what it asks for, but it need not apply.
    bool by_leaving = false;
    /// `short by 1 day`; empty where there is no order. Of one that fails by other clauses too, what of its own is to
    /// be mended: `ticket: no`.
    std::string how_far;
    /// Clauses that do not apply read its facts to see whether they do.
    bool reaches_others = false;
    /// Clauses are deemed met by the facts of its exception.
    bool takes_from_others = false;
    /// Other clauses are met by the same facts as they are, and the decision might fail by these then.
    bool may_break_others = false;
};

/// Why no set of clauses would change a refusal.
enum class NoMend : std::uint8_t {
    there_is,  // some set would, or none is wanted
    never,     // a clause that nothing meets is among those to be met
    fixed,     // what nobody can change is among it
    too_many,  // it would take more than three clauses
    open,      // some clause is open that may not be satisfied whatever is met
};

struct Decision {
    std::string name;
    std::string title;
    std::string interpretation;
    Status outcome = Status::undetermined;
    std::vector<Reason> reasons;
    /// Clauses above the reasons that fail on a condition of their own too.
    std::vector<Reason> besides;
    /// The outcome hangs on that of the decision that it builds on.
    bool hangs_on_base = false;
    std::vector<Request> requests;
    /// Of an open outcome: what it reads that has no value.
    std::vector<NotComputable> not_computable;
    /// Nothing unless the outcome is to approve.
    std::optional<std::vector<Granted>> grants;
    /// Of an outcome that is open: something that was given stands against an approval.
    bool something_against = false;
    /// Minimal sets of clauses that together would bring an approval, of a refusal.
    std::vector<std::vector<MendedClause>> mends;
    /// They would bring none yet, since more than three clauses are open, but nothing known would stand against it.
    bool then_open = false;
    NoMend no_mend = NoMend::there_is;
    std::string never_met;  // the title of the clause that nothing meets, or that nobody can change
    /// The decisions that build on this one.
    std::vector<Decision> further;

    /// Whether no further fact could settle it: something has no value, whatever else is given.
    [[nodiscard]] bool waits_for_correction() const { return !not_computable.empty() && requests.empty(); }
    /// Whether other values than those that were given could.
    [[nodiscard]] bool waits_for_other_values() const {
        const auto as_given = [](const NotComputable& one) { return one.as_given; };
        return waits_for_correction() && std::any_of(not_computable.begin(), not_computable.end(), as_given);
    }
};

struct Trace {
    const Words* words = &english;  // of the language it is told in
    std::string policy;
    std::string policy_title;
    std::string authority;
    std::string record_id;
    /// What the record's group says of its kind, in words: `professional`, `first application`.
    std::vector<std::string> record_kinds;
    std::string as_of_fact;
    std::string as_of_title;
    std::string as_of;              // empty if not known
    Decision decision;              // the principal one
    std::vector<Decision> beside;   // those that stand on their own beside it
    std::vector<Clause> clauses;    // in policy order, parents before children
    std::vector<Working> workings;  // of the definitions, in policy order
    std::vector<FactRead> named;    // the facts at the paths that were asked for

    [[nodiscard]] const Clause* find(std::string_view id) const;
    [[nodiscard]] const Decision* find_decision(std::string_view name) const;
};

/// Whether to look for what would change the outcome: costs up to some ten thousand evaluations, and only the text
/// shows it.
enum class Mending : std::uint8_t { look, leave };

/// `results` must be those of a whole evaluation of `record` by `program`, which must be the policy's. `named` are
/// paths of facts that are spoken of beside the clauses: those that were found or are supposed.
[[nodiscard]] Trace explain(const model::Policy& policy, const program::Program& program, const record::Record& record,
                            const evaluate::Results& results, Mending mending = Mending::look,
                            const Words& words = english, const std::vector<std::string>& named = {});

/// Met or not: the requirements have been judged.
[[nodiscard]] constexpr bool is_settled(Status status) {
    return status == Status::pass || status == Status::fail;
}

/// The words of the trace contract: `pass`, `fail`, `undetermined`, `not_applicable`.
[[nodiscard]] std::string_view status_word(Status status);
/// Of a decision: `approve`, `refuse`, `undetermined`, `not_applicable`.
[[nodiscard]] std::string_view outcome_word(Status status);

/// Those of another language that the policy speaks too; null if there is none.
[[nodiscard]] const Words* other_words(const model::Model& model, const Words& than);

/// What the officer decided, which the program only recommends on.
struct OfficerDecision {
    std::string of = {};   // the name of the decision that it answers; empty for the principal one
    std::string decision;  // `approve`, `refuse`, `more_information`
    std::string rationale;
    std::string name;
    std::string at = {};    // UTC, `2026-11-30T10:00:00Z`; empty where it is not known
    bool outdated = false;  // it was made on other facts than those of the trace
};

/// A fact that is not of the record as it was filed: the officer found it.
struct FoundFact {
    std::string path;
    std::string where = {};  // it was seen; of a finding it may be empty
    std::string at = {};     // UTC, `2026-11-30T10:00:00Z`; empty where it is not known
    std::string by = {};
};

/// Of the facts that are to be named in a trace.
[[nodiscard]] std::vector<std::string> paths_of(const std::vector<std::string>& assumed,
                                                const std::vector<FoundFact>& found);

/// The decision of the trace that the officer answered; null where the policy has none of that name.
[[nodiscard]] const Decision* answered_by(const OfficerDecision& officer, const Trace& trace);
/// Whether it is what was recommended.
[[nodiscard]] bool follows(const OfficerDecision& officer, Status outcome);

struct TextOptions {
    bool full = false;    // facts, comparisons, versions and interpretations of every clause
    bool color = false;   // the same text with ANSI escapes added
    unsigned width = 80;  // columns, at least 40
    std::vector<OfficerDecision> decisions = {};
    std::vector<std::string> assumed = {};  // paths of facts that are supposed and not in the record
    std::vector<FoundFact> found = {};
};

/// For people. Ends with a line break.
[[nodiscard]] std::string render_text(const Trace& trace, const TextOptions& options);

struct NoteOptions {
    bool full = false;                            // also the clauses that are met
    bool reasons = false;                         // the same of an approval alone
    std::vector<OfficerDecision> decisions = {};  // none while nothing is decided
    std::vector<std::string> assumed = {};        // paths of facts that are supposed and not in the record
    std::vector<FoundFact> found = {};
};

/// Plain text for a case note, a paragraph a line, not wrapped: of an approval the fields to enter; of a refusal each
/// clause not met, the facts considered and how the conclusion was reached, in sentences; of an open outcome the
/// documents and information to ask for. Ends with a line break.
[[nodiscard]] std::string render_note(const Trace& trace, const NoteOptions& options);

/// Plain text for a letter to whoever applied: the documents and information that are missing and what they are needed
/// for, but for what the officer alone can find; says so where nothing is asked for. `assumed` as of a note. Ends with
/// a line break.
[[nodiscard]] std::string render_letter(const Trace& trace, const std::vector<std::string>& assumed = {});

/// One clause with all that is known of it, and its members in short; empty if there is no such clause.
[[nodiscard]] std::string render_clause(const Trace& trace, std::string_view clause, const TextOptions& options);

}  // namespace chapeau::trace
