// What was written, before anyone asks what it means.
//
// The tree owns by value, with `unique_ptr` only where a kind of node can hold itself. Nothing here is resolved: names
// are the words of the file with their spans, numbers are their digits. Parts that may stand once are still vectors, so
// that the checker can point at the second one. Every variant is meant to be visited exhaustively: a new construct is a
// new alternative, and the compiler names the places that must learn it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grammar/source.hpp"

namespace chapeau::grammar::ast {

/// One word.
struct Name {
    std::string text;
    Span span;
};

/// `a.b.c`; never empty.
struct Path {
    std::vector<Name> parts;
    Span span;

    /// The words with dots between.
    [[nodiscard]] std::string text() const;
};

/// A quoted text, its escapes already undone: \" \\ \n \{ \}. In a reason the braces keep their backslash (see
/// `Reason`).
struct Text {
    std::string value;
    Span span;
};

// ---------------------------------------------------------------- expressions

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct YesNo {
    bool value = false;
};
/// Digits as written, `12` or `0.5`; no sign.
struct Number {
    std::string digits;
};
/// `$25.00`: the digits after the dollar sign. Canadian dollars.
struct Money {
    std::string digits;
};
/// `2022-11-16`: the three numbers as written; the checker says whether there is such a day.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
};
struct TextValue {
    std::string value;
};
/// `NOC 2021 21301`
struct NocCode {
    Name edition;
    Name code;
};

enum class Unit : std::uint8_t { year, month, day };

/// `1 year`, `6 months`, `30 days`, `2 years of 365 days`, `offer.years years of 365 days`.
struct Duration {
    ExpressionPtr amount;
    Unit unit = Unit::day;
    /// The digits N of `of N days`.
    std::optional<Name> days_each;
};

/// `at least 2 years of experience`, `experience of 2 years`: read, and refused by the checker, which knows the types
/// and so what to write.
struct LengthOf {
    std::string_view comparison;  // `is at least`, from a table
    std::string digits;
    Unit unit = Unit::year;
    /// What lasts so long: a path, or words.
    Name measured;
};

/// A fact, a quantified variable and its fields, a define, list, clause, decision, grant or enum value: the checker
/// tells.
/// `.teer` and `.skill` are written as a last part.
struct Reference {
    Path path;
};

/// `{a, b, 0}`
struct Braces {
    std::vector<Expression> members;
};

struct Not {
    ExpressionPtr operand;
};
struct Negative {
    ExpressionPtr operand;
};

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide };
struct Binary {
    Arithmetic operation = Arithmetic::add;
    ExpressionPtr left;
    ExpressionPtr right;
    Span operator_span;
};

/// `a and b and c` is one node with three members.
struct And {
    std::vector<Expression> members;
};
struct Or {
    std::vector<Expression> members;
};

enum class Comparison : std::uint8_t {
    is,
    is_not,
    is_at_least,
    is_at_most,
    is_more_than,
    is_less_than,
    is_before,
    is_on_or_before,
    is_after,
    is_on_or_after,
    is_written_as,
};
struct Compare {
    Comparison comparison = Comparison::is;
    ExpressionPtr left;
    ExpressionPtr right;
    Span operator_span;
};
/// `x in list` or `x in {…}`
struct In {
    ExpressionPtr member;
    ExpressionPtr list;
    Span operator_span;
};
/// `set includes value`
struct Includes {
    ExpressionPtr set;
    ExpressionPtr member;
    Span operator_span;
};
/// `set overlaps list`
struct Overlaps {
    ExpressionPtr set;
    ExpressionPtr list;
    Span operator_span;
};
struct IsStated {
    ExpressionPtr fact;
};
struct IsApproved {
    ExpressionPtr decision;
};

/// `variable in list where condition` or `for variable in list where condition`
struct Range {
    Name variable;
    Path list;
    ExpressionPtr where;  // may be null
};
using RangePtr = std::unique_ptr<Range>;  // never null; apart, so that the many small expressions stay small

enum class Quantifier : std::uint8_t { some, every };
/// `some x in list where c`, `every x in list where c satisfies d`, `every x in list satisfies d`.
struct Quantified {
    Quantifier quantifier = Quantifier::some;
    RangePtr range;
    ExpressionPtr satisfies;  // null for `some`
};

enum class Aggregation : std::uint8_t { count, sum, earliest, latest };
/// `count of x in list where c`, `sum of e for x in list where c`, `the earliest of e for x in list where c`.
struct Aggregate {
    Aggregation aggregation = Aggregation::count;
    ExpressionPtr value;  // null for count
    RangePtr range;
};

/// `days covered by e to e for x in list where c up to e`
struct DaysCovered {
    ExpressionPtr from;
    ExpressionPtr to;
    RangePtr range;
    ExpressionPtr up_to;  // may be null
};

/// `the earliest of` / `the latest of` with members on deeper lines.
struct Extreme {
    Aggregation aggregation = Aggregation::earliest;  // earliest or latest
    std::vector<Expression> members;
};

/// `the day before (e)`
struct DayBefore {
    ExpressionPtr day;
};

/// `offer.noc read in NOC 2016`
struct ReadIn {
    ExpressionPtr code;
    Name edition;
};

struct Expression {
    std::variant<YesNo, Number, Money, Date, TextValue, NocCode, Duration, LengthOf, Reference, Braces, Not, Negative,
                 Binary, And, Or, Compare, In, Includes, Overlaps, IsStated, IsApproved, Quantified, Aggregate,
                 DaysCovered, Extreme, DayBefore, ReadIn>
        node;
    Span span;
};

// ---------------------------------------------------------------- clauses

struct Clause;
struct Member;

enum class Combining : std::uint8_t { all, any, none, at_least };

/// `all of` with its members.
struct Combination {
    Combining combining = Combining::all;
    /// The digits n of `at least n of`.
    std::unique_ptr<Name> count;  // otherwise null
    std::vector<Member> members;
    /// The words `all of`.
    Span chapeau;
};

/// What is met: an expression, a combination, or nothing (`never met`).
struct Never {};
struct Body {
    std::variant<Expression, Combination, Never> node;
    Span span;
};

/// `until D:`, `from D:` or `from D until E:`; both days are inclusive.
struct Period {
    std::optional<Date> from;
    std::optional<Date> until;
    Span span;
};

struct Condition {
    std::optional<Period> period;
    Body body;
    /// The keyword with its period.
    Span keyword;
};

struct Note {
    Text text;
    Span keyword;
};
/// `cites T52/professional/level`
struct Citation {
    std::string passage;
    Span span;
};

/// The parts a clause, a decision, or a lettered member can have, each in the order written.
struct Parts {
    std::vector<Note> titles;
    std::vector<Citation> cites;
    std::vector<Citation> sees;
    std::vector<Note> interpretations;
    std::vector<Condition> applies;
    std::vector<Condition> met;  // `met when`, `never met`, `approve when`, or a lettered member's own line
    std::vector<Condition> deemed;
    std::vector<Condition> excepts;
    /// The words `fails when none applies`.
    std::vector<Span> closings;
    std::vector<Note> reasons;
};

/// A lettered member or a top-level clause.
struct Clause {
    /// The label for a member; a top-level clause may have dots in its name.
    Path name;
    /// A text on the line of the name.
    std::optional<Text> title;
    Parts parts;
    Span span;
};

struct Member {
    std::variant<std::unique_ptr<Clause>, Body> node;
};

/// `authority = "R204(a)"` with its parts.
struct Grant {
    Name name;
    Expression value;
    std::vector<Note> titles;
    std::vector<Citation> cites;
    std::vector<Citation> sees;
    std::vector<Note> interpretations;
    Span span;
};

// ---------------------------------------------------------------- declarations

/// `dates round up`: where a step in months or years lands whose month has no such day.
struct Dates {
    enum class Rounding : std::uint8_t { down, up };
    Rounding rounding = Rounding::down;
    Span span;
};

/// `policy cptpp.t52` and its parts.
struct Policy {
    Path name;
    struct Outline {
        Name name;
        Text file;
    };
    std::vector<Note> titles;
    std::vector<Note> authorities;
    std::vector<Outline> sources;
    std::vector<Path> as_of;
    std::vector<Dates> dates;
    std::vector<Name> decides;
    Span span;
};

struct EnumValue {
    Name name;  // a word or digits
    std::optional<Text> title;
};
struct Enum {
    Name name;
    bool ordered = false;
    std::optional<Text> title;
    std::vector<EnumValue> values;
    Span span;
};

/// `yes/no`, `finding`, `number`, `set of country`, `list of qualification`, `credential`…
struct TypeName {
    enum class Shape : std::uint8_t { one, set, list };
    Shape shape = Shape::one;
    Name name;  // `yes/no` is one word here
    struct Bound {
        enum class Side : std::uint8_t { at_least, above, at_most };
        Side side = Side::at_least;
        Name digits;
    };
    std::vector<Bound> bounds;  // two at most
    Span span;
};

struct Field {
    Name name;
    TypeName type;
    std::optional<Text> title;
    std::optional<Name> evidence;
    bool fixed = false;  // nobody can change it
    Span span;
};
struct Record {
    Name name;
    std::optional<Text> title;
    std::vector<Field> fields;
    Span span;
};
struct Facts {
    Name name;
    std::optional<Text> title;
    std::vector<Field> fields;
    Span span;
};

struct List {
    Name name;
    TypeName element;
    std::optional<Text> title;
    std::vector<Citation> sees;
    std::vector<Note> interpretations;
    /// `NOC 2021: 41101 41102`
    struct Codes {
        Name edition;
        std::vector<Name> codes;
        Span span;
    };
    /// A name alone on its line, another list or a value of the element's type; or a quoted text.
    struct Entry {
        std::variant<Path, Text> value;
    };
    std::vector<std::variant<Codes, Entry>> lines;
    Span span;
};

struct Define {
    Name name;
    TypeName type;
    std::vector<Note> titles;
    std::vector<Citation> sees;
    std::vector<Note> interpretations;
    std::vector<Dates> dates;
    struct Value {
        std::optional<Period> period;
        Expression value;
    };
    struct Branch {
        std::vector<Name> selects;  // `week, month: …`
        Expression value;
        Span span;
    };
    struct By {
        Expression selector;
        std::vector<Branch> branches;
        Span span;
    };
    std::vector<std::variant<Value, By>> values;
    Span span;
};

struct ClauseDeclaration {
    Clause clause;
};

struct Decision {
    Name name;
    /// The t52 of `decision spouse of t52`.
    std::optional<Name> base;
    std::optional<Text> title;
    Parts parts;
    std::vector<Grant> grants;
    Span span;
};

// ---------------------------------------------------------------- tests

/// A value of a record as a test writes it.
struct Data;
struct DataField {
    Name name;
    std::unique_ptr<Data> value;
};
struct DataList {
    std::vector<Data> members;
};
struct DataRecord {
    std::vector<DataField> fields;
};
struct Unknown {};  // the word `unknown`
/// A number may have a minus sign in front of its digits.
struct Data {
    std::variant<YesNo, Number, Date, TextValue, Name, Unknown, DataList, DataRecord> node;
    Span span;
};

/// One step of a path into a record: a name, or an index in brackets as in `applicant.licences[0].occupation`.
struct DataPath {
    std::vector<std::variant<Name, std::uint32_t>> steps;
    Span span;

    [[nodiscard]] std::string text() const;
};
/// `offer.noc = 22301`, or `without offer.noc` (then there is no value).
struct Change {
    DataPath path;
    std::optional<Data> value;
    Span span;
};
struct Sample {
    Name name;
    std::optional<Text> file;
    std::optional<Name> like;
    std::vector<Change> changes;
    Span span;
};

enum class Expected : std::uint8_t { passes, fails, undetermined, does_not_apply, approved, refused, value };
struct Expectation {
    /// A clause, decision or grant.
    Path subject;
    Expected expected = Expected::passes;
    /// The margin of `fails by 1 day` or `fails by $0.01` or `fails by 0.5`.
    std::optional<Expression> by;
    /// `is undetermined needing a, b`
    std::vector<DataPath> needing;
    /// `is refused because x, y`
    std::vector<Path> because;
    /// `t52.valid_until is 2025-04-30`
    std::optional<Data> value;
    Span span;
};
struct Case {
    Text title;
    std::vector<Name> given;
    std::vector<Change> changes;
    std::vector<Expectation> expectations;
    Span span;
};

// ---------------------------------------------------------------- translation

/// `professional.experience "Deux ans d'expérience"` with its reason.
struct Translated {
    Path name;
    std::optional<Text> title;
    std::vector<Note> reasons;
    std::vector<Note> interpretations;
    Span span;
};
struct Translation {
    Name language;
    std::vector<Translated> entries;
    Span span;
};

// ---------------------------------------------------------------- files

struct Declaration {
    std::variant<Policy, Enum, Record, Facts, List, Define, ClauseDeclaration, Decision, Sample, Case, Translation>
        node;
};

/// What could be made of one file. Declarations that had a mistake are left out; the diagnostics say why.
struct File {
    std::vector<Declaration> declarations;
};

}  // namespace chapeau::grammar::ast
