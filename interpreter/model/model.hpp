// What a policy means: names resolved, types checked, lists flattened, passages tied to their clauses.
//
// The model is a set of vectors indexed by typed ids; nothing points. Expressions live in one arena, operands before
// the nodes that use them. A condition and a value are both `Expression`s; those of type yes/no are worked out as the
// three Kleene values A, S, N of a clause (a plain condition has A true and S = N). Everything that reads a policy
// (evaluation, traces, schemas, cases) reads this; only the checker writes it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/source.hpp"
#include "interpreter/values/calendar.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::model {

using grammar::Span;

/// A name as words: `years_of_study`, `years of study`.
[[nodiscard]] std::string in_words(std::string_view name);
/// Whether the path leads to the place or into it: `offer.pay.amount` into `offer.pay`, `jobs[2].noc` into `jobs`.
[[nodiscard]] bool is_within(std::string_view path, std::string_view place);

/// An index into one of the model's vectors; `Of` keeps them apart.
template <class Of>
struct Id {
    std::uint32_t index = 0;
    friend auto operator<=>(const Id&, const Id&) = default;  // NOLINT(modernize-use-nullptr): there is no pointer
};

struct Enum;
struct Fact;
struct Shape;
struct List;
struct Define;
struct Clause;
struct Grant;
struct Expression;
struct Passage;
using EnumId = Id<Enum>;
using FactId = Id<Fact>;
using ShapeId = Id<Shape>;
using ListId = Id<List>;
using DefineId = Id<Define>;
using ClauseId = Id<Clause>;
using GrantId = Id<Grant>;
using ExpressionId = Id<Expression>;
using PassageId = Id<Passage>;

// ---------------------------------------------------------------- types

enum class Kind : std::uint8_t { yes_no, number, money, days, steps, date, text, enumeration, noc, record };
enum class Many : std::uint8_t { one, set, list };

struct Type {
    Kind kind = Kind::yes_no;
    Many many = Many::one;
    EnumId of_enum;    // where kind is enumeration
    ShapeId of_shape;  // where kind is record (then many is one inside records, or list)

    friend bool operator==(const Type&, const Type&) = default;
};

/// Numbers with an order and a range: what can be known within bounds.
[[nodiscard]] constexpr bool is_number(Kind kind) {
    return kind == Kind::number || kind == Kind::money || kind == Kind::days;
}
[[nodiscard]] constexpr bool is_quantity(Kind kind) {
    return is_number(kind) || kind == Kind::date;
}

/// The two editions of the National Occupational Classification: four digits, five digits.
enum class Edition : std::uint8_t { noc2016, noc2021 };

/// A NOC code as one integer: its edition and its digits.
[[nodiscard]] constexpr std::int64_t noc_value(Edition edition, std::int64_t digits) {
    return (edition == Edition::noc2021 ? 100000 : 0) + digits;
}
[[nodiscard]] constexpr Edition edition_of(std::int64_t noc) {
    return noc >= 100000 ? Edition::noc2021 : Edition::noc2016;
}
/// As written: `0213`, `21301`.
[[nodiscard]] std::string noc_text(std::int64_t noc);
/// Four or five digits; nothing otherwise.
[[nodiscard]] std::optional<std::int64_t> parse_noc(std::string_view digits);

struct EnumValue {
    std::string name;
    std::string title;   // the name where none was written
    std::string called;  // the title, or the name in words
    Span span;
};
struct Enum {
    std::string name;
    std::string title;
    bool ordered = false;
    std::vector<EnumValue> values;  // lowest first; a value is known by its index
    Span span;

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view value) const;
};

// ---------------------------------------------------------------- facts

/// What the numbers of a fact keep to, in a record and where they are not known.
struct Bounds {
    std::optional<values::Rational> least;
    bool above = false;  // then `least` itself is none of them
    std::optional<values::Rational> most;

    [[nodiscard]] bool stated() const { return least || most; }
    [[nodiscard]] bool allow(const values::Rational& number) const {
        return (!least || (above ? number > *least : number >= *least)) && (!most || number <= *most);
    }
    /// As written, without `and`'s other half where there is none: `at least 0 and at most 12`.
    [[nodiscard]] std::string text() const;
};

/// One thing a record can say. Facts of one value (sets among them) have a slot of the record; a list has a slot among
/// its lists; a field of a list's members has a column of that list.
struct Fact {
    std::string path;   // `offer.pay.per`, `applicant.licences`, `applicant.licences.occupation` for a column
    std::string title;  // the path where none was written
    /// Among all facts: its title, or its name in words; with whose it is where others are called so too.
    std::string called;
    Type type;
    bool finding = false;
    Bounds bounds;
    /// Nobody can change it, so no change of it is offered; of a list also its members' fields.
    bool fixed = false;
    /// The value of an enum that names the document which proves it.
    struct Evidence {
        EnumId of_enum;
        std::uint32_t value = 0;
    };
    std::optional<Evidence> evidence;
    enum class Place : std::uint8_t { single, list, column };
    Place place = Place::single;
    std::uint32_t slot = 0;
    std::optional<FactId> list;  // of a column
    Span span;
};

/// What a JSON object may hold: each field is a fact, or an object within.
struct Shape {
    struct Field {
        std::string name;
        std::variant<FactId, ShapeId> holds;
    };
    std::vector<Field> fields;
    /// Of a group of facts or an object within its path, of a list's members that of their record.
    std::string name;
    std::string title;
    Span span;
};

// ---------------------------------------------------------------- expressions

/// A value written in the policy. Number, money, days: number. Steps: months in code. Yes/no, date, enum, NOC: code.
struct Literal {
    values::Rational number;
    std::int64_t code = 0;
    std::string text;
};
struct FactValue {
    FactId fact;
};
/// A field of the member that a quantifier or aggregate is at; `depth` 0 is the outermost one.
struct ElementValue {
    FactId column;
    std::uint32_t depth = 0;
};
struct DefineValue {
    DefineId define;
};
struct GrantValue {
    GrantId grant;
};
enum class Arithmetic : std::uint8_t {
    add,            // number+number, money+money, days+days
    subtract,       // likewise
    multiply,       // number*number, money*number, days*number
    divide,         // number/number, money/number, money/money, days/number, days/days
    add_days,       // date + days; the days must come out whole
    subtract_days,  // date - days
    days_between,   // date - date
};
struct Calculation {
    Arithmetic operation = Arithmetic::add;
    ExpressionId left;
    ExpressionId right;
};
/// date + months (negative: minus); where the month has no such day, it lands as `rounding` says.
struct StepMonths {
    ExpressionId date;
    std::int64_t months = 0;
    values::Rounding rounding = values::Rounding::down;
};
struct ReadIn {
    ExpressionId code;
    Edition edition = Edition::noc2021;
};
/// `.teer` (2021) or `.skill` (2016) of a NOC code; type the standard library's enum. A code of the other edition is
/// unknown.
struct Level {
    ExpressionId code;
    Edition edition = Edition::noc2021;
};
enum class Extremity : std::uint8_t { earliest, latest };
struct Extreme {
    Extremity extremity = Extremity::earliest;
    std::vector<ExpressionId> members;
};
enum class Aggregation : std::uint8_t { count, sum, earliest, latest };
/// Members of `list` for which `where` holds. Body expressions are evaluated per member at `depth`.
struct Aggregate {
    Aggregation aggregation = Aggregation::count;
    FactId list;
    std::uint32_t depth = 0;
    std::optional<ExpressionId> value;
    std::optional<ExpressionId> where;
    /// Another that would be called alike stands beside it, so its name tells the condition too.
    bool tells_where = false;
};
struct DaysCovered {
    FactId list;
    std::uint32_t depth = 0;
    ExpressionId from;
    ExpressionId to;
    std::optional<ExpressionId> where;
    std::optional<ExpressionId> up_to;  // outside the list's members
    bool tells_where = false;           // as above; and likewise:
    bool tells_days = false;
};
/// In order of time, without gap or overlap; the first has no `from`, the last no `until`. Chosen by the policy's as-of
/// fact.
struct ByPeriod {
    struct Branch {
        std::optional<values::Day> from;
        std::optional<values::Day> until;
        ExpressionId value;
    };
    std::vector<Branch> branches;
};
/// Chosen by the value of an enum; `branch_of[value]` is the index of its branch.
struct BySelector {
    ExpressionId selector;
    std::vector<ExpressionId> branches;
    std::vector<std::uint32_t> branch_of;
};

// Conditions.
enum class Relation : std::uint8_t { equal, unequal, at_least, at_most, more, less, same_as_written };
/// What the right side is to the left one.
[[nodiscard]] constexpr Relation turned(Relation relation) {
    switch (relation) {
        case Relation::at_least:
            return Relation::at_most;
        case Relation::at_most:
            return Relation::at_least;
        case Relation::more:
            return Relation::less;
        case Relation::less:
            return Relation::more;
        default:
            return relation;
    }
}
/// What holds where the relation does not; nothing where no relation says that.
[[nodiscard]] constexpr std::optional<Relation> contrary(Relation relation) {
    switch (relation) {
        case Relation::equal:
            return Relation::unequal;
        case Relation::unequal:
            return Relation::equal;
        case Relation::at_least:
            return Relation::less;
        case Relation::less:
            return Relation::at_least;
        case Relation::at_most:
            return Relation::more;
        case Relation::more:
            return Relation::at_most;
        case Relation::same_as_written:
            return std::nullopt;
    }
    return std::nullopt;
}
[[nodiscard]] constexpr bool is_ordering(Relation relation) {
    return relation == Relation::at_least || relation == Relation::at_most || relation == Relation::more ||
           relation == Relation::less;
}
struct Comparison {
    Relation relation = Relation::equal;
    ExpressionId left;
    ExpressionId right;
};
struct InList {
    ExpressionId member;
    ListId list;
};
/// `set` is a FactValue or ElementValue whose type is a set.
struct Includes {
    ExpressionId set;
    ExpressionId member;
};
struct Overlaps {
    ExpressionId set;
    ListId list;
};
/// `fact` is a FactValue or ElementValue.
struct IsStated {
    ExpressionId fact;
};
enum class Quantifier : std::uint8_t { some, every };
struct Quantified {
    Quantifier quantifier = Quantifier::some;
    FactId list;
    std::uint32_t depth = 0;
    std::optional<ExpressionId> where;
    std::optional<ExpressionId> satisfies;
};
enum class Combining : std::uint8_t { all, any, none, at_least };
/// Also what `and` and `or` mean.
struct Combination {
    Combining combining = Combining::all;
    std::uint32_t count = 0;  // of at_least
    std::vector<ExpressionId> members;
};
struct Not {
    ExpressionId operand;
};
/// What a chapeau that `fails when none applies` is met by.
struct FailsWhenNoneApplies {
    ExpressionId operand;
};
struct Never {};
/// The clause's three values, under its guards.
struct ClauseValue {
    ClauseId clause;
};
struct IsApproved {
    ClauseId decision;
};

struct Expression {
    std::variant<Literal, FactValue, ElementValue, DefineValue, GrantValue, Calculation, StepMonths, ReadIn, Level,
                 Extreme, Aggregate, DaysCovered, ByPeriod, BySelector, Comparison, InList, Includes, Overlaps,
                 IsStated, Quantified, Combination, Not, FailsWhenNoneApplies, Never, ClauseValue, IsApproved>
        node;
    Type type;
    Span span;
};

// ---------------------------------------------------------------- declarations

/// A list of codes, enum values or texts; lists it includes are flattened into it. Also every `{…}`.
struct List {
    std::string name;  // empty for `{…}`
    std::string title;
    std::string called;  // the title, or the name in words
    std::string interpretation;
    Type element;
    std::vector<std::int64_t> codes;  // sorted, without repetition: NOC values or enum indexes
    std::vector<std::string> texts;   // sorted; where the element is text: as written, one of those that are the same
    std::vector<std::string> folded;  // the same folded (text/folding.hpp), sorted
    std::vector<ListId> includes;
    Span span;
};

struct Define {
    std::string name;
    std::string title;
    std::string called;  // the title, or the name in words
    std::string interpretation;
    Type type;
    ExpressionId value;
    Span span;
};

struct ReasonPiece {
    std::string words;
    std::optional<ExpressionId> value;
};
using Reason = std::vector<ReasonPiece>;

/// A value that reads no fact. The day that governs may still choose it.
struct Constant {
    struct Version {
        std::optional<values::Day> from;  // the first has none
        Literal value;
    };
    Type type;
    std::vector<Version> versions;  // in order of time, at least one; two neighbours differ
};
struct TitlePiece {
    std::string words;
    std::optional<Constant> value;
};
using Title = std::vector<TitlePiece>;
/// By the name of the clause, definition or grant: the titles that print values.
using PrintingTitles = std::map<std::string, Title, std::less<>>;

enum class Role : std::uint8_t { clause, member, decision };

struct Clause {
    std::string name;  // `professional.experience`
    std::string title;
    std::string called;  // the title, or the name in words
    std::string interpretation;
    Role role = Role::clause;
    std::optional<ClauseId> parent;  // where it is written
    std::optional<PassageId> cites;
    std::vector<PassageId> sees;
    /// Its own guard; the guards of its parents come on top.
    std::optional<ExpressionId> applies;
    ExpressionId met;
    std::optional<ExpressionId> deemed;
    std::optional<ExpressionId> except;
    Reason reason;
    /// The clauses its parts hold or refer to (guards apart), in the order written, each once.
    std::vector<ClauseId> members;
    Span span;  // of its heading
};

struct Grant {
    std::string name;
    std::string title;
    std::string interpretation;
    std::vector<PassageId> cites;
    ExpressionId value;
    ClauseId decision;
    Span span;
};

struct Decision {
    ClauseId clause;
    std::optional<ClauseId> base;
    std::vector<GrantId> grants;
};

enum class PassageKind : std::uint8_t { rule, guidance, grant, decision };
struct Passage {
    std::string id;
    PassageKind kind = PassageKind::rule;
    std::string statement;
};

/// A language's words for the names of the policy: `professional.experience`, `applicant.education`,
/// `credential.bachelor`.
struct Translation {
    std::string language;
    std::map<std::string, std::string, std::less<>> titles;
    PrintingTitles printing;
    std::map<std::string, Reason, std::less<>> reasons;
    std::map<std::string, std::string, std::less<>> interpretations;
    std::vector<std::string> facts;  // what each is called, by FactId
};

/// So that names are found by `string_view`, without a copy.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

struct Model {
    std::string name;
    std::string title;
    std::string authority;
    Span span;  // the policy's name, where it is declared
    std::optional<FactId> as_of;
    values::Rounding rounding = values::Rounding::down;

    std::vector<Enum> enums;
    std::vector<Fact> facts;
    std::vector<Shape> shapes;
    ShapeId record;  // the whole record's
    std::uint32_t singles = 0;
    std::vector<FactId> lists_of_record;  // by slot
    /// By list slot: the columns' facts, in order of their slot.
    std::vector<std::vector<FactId>> columns;

    std::vector<List> lists;
    std::vector<Define> defines;
    std::vector<Clause> clauses;  // in policy order, parents before children, decisions among them
    std::vector<Grant> grants;
    std::vector<Decision> decisions;  // the principal one first, and each before those that build on it
    std::vector<Passage> passages;
    std::vector<Expression> expressions;
    std::vector<Translation> translations;
    PrintingTitles printing;

    std::optional<EnumId> country, teer, skill;

    /// The tests, as written; they live as long as the syntax trees.
    std::vector<const grammar::ast::Sample*> samples;
    std::vector<const grammar::ast::Case*> cases;

    template <class T>
    [[nodiscard]] const T& at(Id<T> id) const;
    /// What the policy decides before all else, as its head says where several stand on their own. There must be one.
    [[nodiscard]] const Decision& principal() const { return decisions.front(); }
    [[nodiscard]] std::optional<ClauseId> find_clause(std::string_view clause) const;
    [[nodiscard]] std::optional<FactId> find_fact(std::string_view path) const;

    /// What a translation calls the policy's authority: `cptpp.t52.authority`.
    [[nodiscard]] std::string name_of_authority() const { return name + ".authority"; }

    /// What the finders look in; the checker fills them last.
    std::unordered_map<std::string, ClauseId, TextHash, std::equal_to<>> clause_of_name;
    std::unordered_map<std::string, FactId, TextHash, std::equal_to<>> fact_of_path;
};

template <class T>
const T& Model::at(Id<T> id) const {
    if constexpr (std::is_same_v<T, Enum>)
        return enums[id.index];
    else if constexpr (std::is_same_v<T, Fact>)
        return facts[id.index];
    else if constexpr (std::is_same_v<T, Shape>)
        return shapes[id.index];
    else if constexpr (std::is_same_v<T, List>)
        return lists[id.index];
    else if constexpr (std::is_same_v<T, Define>)
        return defines[id.index];
    else if constexpr (std::is_same_v<T, Clause>)
        return clauses[id.index];
    else if constexpr (std::is_same_v<T, Grant>)
        return grants[id.index];
    else if constexpr (std::is_same_v<T, Expression>)
        return expressions[id.index];
    else
        return passages[id.index];
}

}  // namespace chapeau::model
