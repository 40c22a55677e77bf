// A recursive descent that tries each way to read a text and keeps the best verdict: a text is understood if some way
// reads it, and true if what some way reads holds. Nothing here is shared with what writes the sentences; the words of
// both languages stand in sentence_words.cpp once more.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/properties/sentence_grammar.hpp"
#include "tests/properties/sentence_words.hpp"

namespace chapeau::properties {

/// What something is, whatever it is called.
struct Actual {
    model::Type type;
    bool known = false;
    bool opaque = false;  // worked out from what the text does not say: taken as printed
    std::optional<values::Rational> low, high;
    evaluate::Kleene yes = evaluate::Kleene::unknown;
    std::int64_t code = 0;
    std::vector<std::string> prints;  // of enums, codes, texts; of sets each
    bool stated = false;
    std::string shown;       // what the text shows of it
    values::Rational slack;  // within which a printed one was rounded
};

/// A printed number: what it is, or lies within half a unit of.
struct Printed {
    values::Rational value;
    values::Rational slack;

    [[nodiscard]] bool is(const values::Rational& actual) const {
        const auto off = subtract(value, actual);
        return off && (off->sign() < 0 ? off->negated() : *off) <= slack;
    }
};

class SentenceReader {
  public:
    SentenceReader(Sentences& of) : SentenceReader(of, of.world_) {}
    SentenceReader(Sentences& of, const World& world)
        : of_(of), w_(of.words_), world_(world), model_(world_.engine.model()) {}
    struct SpokenOf {
        std::uint32_t member = 0;
        std::string_view list;
    };
    using Scope = std::vector<SpokenOf>;
    Verdict text(std::string_view text, Scope scope);
    Verdict conclusion(std::string_view text);
    Verdict sides(std::string_view left, Order order, std::string_view right, std::string_view margin, bool holds);
    /// Whether what the policy calls so in its own words comes to this, for these members of lists if it is read for
    /// some.
    Verdict side(std::string_view source, std::string_view value, const std::vector<std::string>& members);
    /// Whether the lines are those that the clause's counts make, in their order.
    Verdict counts(const model::Clause& clause, const std::vector<std::string>& lines);

  private:
    struct Named {
        std::string_view name, shown;
    };
    using Ends = std::pair<std::optional<Printed>, std::optional<Printed>>;

    /// How many days one of a count is in what the clause compares; nothing where that hangs on the record.
    using Worth = std::optional<values::Rational>;
    /// A number of days that a clause's conditions count.
    struct CountOf {
        model::ExpressionId id;
        std::string called;  // by its definition
        Worth worth = values::Rational(1);
        Scope scope;  // the members around
    };
    struct Counts;
    /// First and last day.
    struct Stretch {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };

    void count(const char* kind) { ++of_.kinds[kind]; }
    void blame(Verdict verdict, std::string_view text) {
        if (verdict != Verdict::holds && of_.culprit.empty())
            of_.culprit = text;
    }

    // sentence_clauses.cpp
    /// A set without something goes on behind the semicolon.
    std::vector<std::string_view> pieces(std::string_view text);
    void take_members(std::string_view& piece, std::string_view after, Scope& scope);
    Verdict behind(std::string_view piece, std::size_t around, Scope& scope);
    Verdict one(std::string_view piece, Scope& scope);
    /// Exceptions that hold together.
    Verdict joined(std::string_view piece, Scope& scope);
    Verdict atom(std::string_view text, const Scope& scope);
    Verdict is_open(std::string_view name, const Scope& scope);
    Verdict fixed_words(std::string_view text, const Scope& scope);
    Verdict nothing_granted(std::string_view rest);
    Verdict clause_is(std::string_view title, std::optional<evaluate::Status> status);
    Verdict of_clause(std::string_view text, const Scope& /*scope*/);
    /// `“Title” (its text)`, of an exception that holds.
    Verdict quoted_clause(std::string_view text, const Scope& scope);
    /// How many members a list has, or that `every` looks at.
    Verdict of_list(std::string_view text, const Scope& /*scope*/);
    Verdict said_of_list(std::string_view rest, bool known, std::uint32_t members);
    Verdict concluded(std::string_view text, const Scope& scope);

    // sentence_statements.cpp
    /// `d2: not known, not below d3 (not known), whatever the missing facts are`: whatever those may be, as far
    /// as the record was completed.
    Verdict whatever(std::string_view text, std::string_view separator, std::span<const Phrase> relations,
                     const Scope& scope);
    Verdict settled(std::string_view left, Order order, std::string_view right, const Scope& scope);
    /// Whether the set has the value, or may have it where either is not known, in every completion of the record.
    bool always_included(const Named& set, Order order, const Named& value, const Scope& scope);
    bool left_open(std::string_view shown);
    /// What a relation takes as it stands alone: `a value between 3 and 5` as `between 3 and 5`; itself first.
    std::vector<std::string_view> alone(std::string_view object) const;
    /// The last two of a list; titles of values may have the conjunction themselves.
    std::vector<std::string_view> in_two(std::string_view text);
    /// `name: value`, `name (value)`, or a value alone, which must be what the record has.
    std::optional<Named> named(std::string_view text, const Scope& scope);
    /// `what: value`, then how it lies to something else.
    Verdict statement(std::string_view text, const Scope& scope);
    Verdict said(const Actual& subject, std::string_view rest, const Scope& scope);
    /// `yes (what made it so)`
    Verdict with_why(const Actual& subject, std::string_view rest, const Scope& scope);
    Verdict related(const Actual& subject, std::string_view rest, const Scope& scope);
    /// Each of several stands to it so.
    Verdict none_of(const Actual& subject, Order order, std::string_view members, const Scope& scope);
    /// What it is compared with, perhaps with the distance behind.
    Verdict of_object(const Actual& subject, Order order, std::string_view object, const Scope& scope);
    Verdict with_margin(const Actual& subject, Order order, std::string_view object, std::string_view margin,
                        const Scope& scope);
    /// A value, or what has it in parentheses behind.
    std::vector<Actual> objects(std::string_view text, const Scope& scope);
    /// Of what has no name, since it is the same for every record.
    void add_range(std::string_view end, bool lowest, std::vector<Actual>& out);
    /// `9999-12-31 or later`
    void add_open_day(std::string_view text, std::vector<Actual>& out);
    /// A value of an enum behind a verb is set off.
    std::string_view out_of_quotes(std::string_view text) const;

    // sentence_comparisons.cpp
    static Order opposite(Order order);
    /// What differs is not to be shown alike.
    static bool differs_but_shown_alike(const Actual& a, Order order, const Actual& b);
    Verdict holds(const Actual& a, Order order, const Actual& b);
    /// Nothing where the two can't be compared so.
    std::optional<bool> compare(const Actual& a, Order order, const Actual& b);
    std::optional<bool> compare_names(const Actual& a, Order order, const Actual& b);
    static std::string digits(const Actual& noc);
    /// The place of an enum's value among its own, whatever enum has that word.
    std::optional<std::size_t> rank(const Actual& a);
    /// Beside the relation that holds.
    Verdict margin_holds(std::string_view margin, const Actual& a, Order order, const Actual& b);
    /// Takes the words around its size off the margin; false where they are not those that go with the relation and
    /// with which side is higher, if that is known.
    bool is_told_right(std::string_view& margin, Order order, std::optional<int> sign);
    std::optional<int> levels_apart(const Actual& a, const Actual& b);
    Verdict in_list(const Actual& subject, Order order, std::string_view name);
    /// Without the article of a country or the quotes of a value; texts as they are written plainly.
    std::string member_named(std::string_view text);
    std::set<std::string> members_of(const model::List& list);

    // sentence_values.cpp
    /// Consumes it.
    std::optional<Printed> quantity(std::string_view& text, model::Kind kind);
    /// What stands between groups of three digits.
    bool consume_group(std::string_view& text, model::Kind kind) const;
    /// Longer ones than a record can hold lose their end, and what they lose is slack.
    static std::optional<values::Rational> parse(const std::string& digits);
    std::optional<Printed> date(std::string_view& text);
    /// Whether the text is how the value is shown.
    Verdict shows(const Actual& actual, std::string_view text);
    /// What only the text says is what it says.
    Actual as_printed(Actual actual, std::string_view text);
    /// What a printed value lies between.
    Ends ends_of(std::string_view text, model::Kind kind);
    Verdict shows_quantity(const Actual& actual, std::string_view text);
    bool is_range(std::string_view text);
    static std::string joined_up(const std::vector<std::string>& all);
    /// A day that lies beyond the calendar, before or after.
    std::optional<Actual> outside_calendar(std::string_view text) const;
    /// A value that is written out.
    bool literal(std::string_view text, Actual& out);
    /// `2 years of 365 days`, `2 years of 365 days (730 days)`
    bool years(std::string_view text, Actual& out);
    bool is_a_value(std::string_view title) const;
    /// `« mining »` as `"mining"`, which is how the record's are kept here.
    std::string plain_text(std::string_view text) const;
    std::string plain_texts(std::string_view texts) const;
    bool is_a_print(std::string_view text);

    // sentence_names.cpp
    std::string title(std::string_view name, std::string_view otherwise) const;
    static std::string in_words(std::string_view name);
    std::string title_of(const model::Clause& clause) const;
    std::string title_of(const model::Define& define) const;
    std::string title_of(const model::List& list) const;
    std::string title_of(const model::Fact& fact) const;
    std::string title_of(const model::Enum& of, std::size_t value) const;
    std::string print_of(const model::Type& type, std::int64_t code);
    /// All that is called so, worked out.
    std::vector<Actual> actuals(std::string_view text, const Scope& scope);
    void add(const model::Fact& fact, const Scope& scope, std::vector<Actual>& out);
    void add_field(const model::Fact& fact, const SpokenOf& spoken, std::vector<Actual>& out);
    const model::Fact* field_of(const SpokenOf& spoken, std::string_view title);
    void add_qualified(std::string_view text, const Scope& scope, std::vector<Actual>& out);
    Actual of_datum(const model::Fact& fact, const record::Datum& datum);
    Actual of_define(const model::Define& define);
    Actual of_expression(model::ExpressionId id);
    /// Calculations, levels, and what is made of lists.
    void made(std::string_view text, const Scope& scope, std::vector<Actual>& out);
    void level(std::string_view code, std::vector<Actual>& out);
    static void keep_to_calendar(Actual& day);
    void calculate(const Actual& a, std::string_view sign, const Actual& b, std::vector<Actual>& out);

    // sentence_models.cpp
    std::vector<model::ExpressionId> operands(model::ExpressionId id) const;
    /// The quantifiers and counts in whose bodies it stands, outermost first.
    std::vector<model::ExpressionId> within(model::ExpressionId id);
    /// The expressions that the policy writes so.
    const std::vector<model::ExpressionId>& written_as(std::string_view source);
    /// Results to go to members in.
    evaluate::Results& room();
    /// Whether the list is the one that is spoken of.
    bool is_of(const SpokenOf& spoken, const model::Fact& list);
    const model::Fact& list_of(model::ExpressionId quantifier) const;
    std::uint32_t depth_of(model::ExpressionId quantifier) const;
    /// Works the bodies out for the members that are spoken of last; false where those are of other lists.
    bool go_to(const std::vector<model::ExpressionId>& bodies, const Scope& scope);
    /// Nothing where it stands in bodies of which no members are spoken of.
    std::optional<Actual> worked_out(model::ExpressionId id, const Scope& scope);
    Actual result_of(model::ExpressionId id, const evaluate::Results& results);
    /// Only what has a title of its own says what it is called.
    bool may_be_called(model::ExpressionId id, std::string_view name);
    Verdict side_of(model::ExpressionId id, std::string_view value, const Scope& scope);

    // sentence_lists.cpp
    void made_of_list(std::string_view text, const Scope& scope, std::vector<Actual>& out);
    /// What a text calls what is made of a list.
    struct MadeOfList {
        OfList made;
        std::string_view name, list;
        std::string_view told;  // by what it is told from another
        bool some = false;      // not all members count
    };
    void made_of_list(std::string_view text, std::string_view told, bool some, const Scope& scope,
                      std::vector<Actual>& out);
    void add_made(const MadeOfList& called, const Scope& scope, std::vector<Actual>& out);
    bool is_made_so(model::ExpressionId id, const MadeOfList& called);
    /// Gone through member by member; nothing where a member is open.
    std::optional<values::Rational> added_up(model::ExpressionId id);
    std::optional<values::Rational> total_of(const model::Aggregate& aggregate, const program::Node& node);
    std::optional<values::Rational> days_of(const model::DaysCovered& covered, const program::Node& node);
    static bool aggregation_is_extreme(const model::Aggregate& aggregate);
    static std::int64_t add_days(const Stretch& stretch, std::vector<Stretch>& before);
    // Of the member that was gone to.
    evaluate::Kleene truth_in_room(model::ExpressionId id);
    std::optional<values::Rational> number_in_room(model::ExpressionId id);
    std::optional<std::int64_t> day_in_room(model::ExpressionId id);
    void extreme(std::string_view text, const Scope& scope, std::vector<Actual>& out);
    /// A day some months from another.
    void steps(std::string_view from, std::string_view sign, const Scope& scope, std::vector<Actual>& out);
    /// What is chosen by what is not known.
    void depending(std::string_view text, const Scope& scope, std::vector<Actual>& out);

    // sentence_conditions.cpp
    /// Whether what tells a count from others is this one's condition, or the days that it counts, or both.
    bool told_by(const std::optional<model::ExpressionId>& where, const model::DaysCovered* days,
                 std::string_view text);
    bool counts_days(const model::DaysCovered& node, std::string_view text);
    /// Whether the text asks for the condition, or where `holds` is not set for its contrary; in brackets, if it stands
    /// within another.
    bool asks(model::ExpressionId id, std::string_view text, bool holds = true, bool within = false);
    bool asks_of_several(const model::Combination& node, std::string_view text, bool holds, bool within);
    bool asks_of_each(const std::vector<model::ExpressionId>& members, std::size_t from, std::string_view text,
                      std::string_view between, bool holds);
    bool asks_of_members(const model::Quantified& node, std::string_view text, bool holds, bool within);
    bool asks_of_sides(model::ExpressionId id, std::string_view text, bool holds);
    bool is_object(model::ExpressionId id, std::string_view text);
    bool says(model::ExpressionId id, std::string_view text, std::string_view value);

    // sentence_counts.cpp
    void find_counts(model::ExpressionId id, const CountOf& at, Counts& counts);
    void take_apart(model::ExpressionId id, const CountOf& at, std::vector<CountOf>& parts);
    void find_in(model::ExpressionId id, const CountOf& at, Counts& counts);
    void find_in_members(model::ExpressionId id, std::uint32_t depth, const std::optional<model::ExpressionId>& value,
                         const std::vector<std::optional<model::ExpressionId>>& conditions, const CountOf& at,
                         Counts& counts);
    std::optional<model::ExpressionId> used_of(model::ExpressionId id);
    bool counts_by_member(model::ExpressionId id, std::uint32_t depth, bool counted);
    Verdict lines_of(const CountOf& count, bool named, const std::vector<std::string>& lines, std::size_t& next);
    Verdict count_line(const CountOf& count, std::uint32_t member, bool named, std::string_view line,
                       std::vector<Stretch>& covered);
    bool take_phrase_of_count(std::string_view& line, const model::DaysCovered& node);
    bool is_count(std::string_view name, const model::DaysCovered& node);
    Verdict counted(const CountOf& count, std::string_view text, const Scope& scope, std::vector<Stretch>& covered);
    [[nodiscard]] bool is_written(model::ExpressionId id) const;
    Worth written_number(model::ExpressionId id);
    std::pair<Worth, Worth> worth_in(const model::Calculation& made, const Worth& whole);
    void go_to_member(model::ExpressionId count, std::uint32_t member);
    std::vector<Stretch> others_cover(model::ExpressionId count, const model::DaysCovered& node, std::uint32_t member);
    Stretch certain_in_room(const model::DaysCovered& node);
    std::optional<Stretch> possible_in_room(const model::DaysCovered& node);
    Verdict days_counted(std::string_view text, const Worth& worth, const CountWords& words, const Stretch& stretch,
                         std::int64_t added, bool cut);
    Verdict why_nothing(const model::DaysCovered& node, std::string_view why, const Scope& scope,
                        evaluate::Kleene where);
    std::optional<values::Rational> own_day(const model::DaysCovered& count, model::ExpressionId id,
                                            model::Extremity extremity);
    Verdict why_open(const model::DaysCovered& node, std::string_view why, const Scope& scope, evaluate::Kleene where);

    std::optional<evaluate::Results> room_;
    Sentences& of_;
    const Lexicon& w_;
    const World& world_;
    const model::Model& model_;
};

}  // namespace chapeau::properties
