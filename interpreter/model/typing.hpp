// Expressions from tree to arena: every one typed, every name resolved.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// What kind of part an expression stands in: clauses may be named in the first two only.
enum class Where : std::uint8_t { condition, guard, define, grant, reason };

/// A clause that an expression names, and where: members are shown in the order written.
struct NamedClause {
    ClauseId clause;
    std::uint32_t begin = 0;
};

/// Reads the expressions of one part. Every result is either an expression of the arena or nothing, and nothing means
/// that the mistake has been reported: no caller adds a second message.
class Typing {
  public:
    using Result = std::optional<ExpressionId>;

    /// `reader` is who reads what the expressions name. `members` collects the clauses
    /// named, as often as they are; may be null.
    Typing(Checking& checking, Node reader, Where where, std::vector<NamedClause>* members);

    /// An expression that must be a yes/no or, where allowed, a clause.
    [[nodiscard]] Result condition(const ast::Expression& expression);
    /// An expression of any type but a clause.
    [[nodiscard]] Result value(const ast::Expression& expression);
    /// An expression that must be of `type`, because `declared` (a phrase) says so.
    [[nodiscard]] Result value_of_type(const ast::Expression& expression, Type type, std::string_view declared,
                                       Span where);
    /// Has steps in months and years land like this from now on, whatever the policy says.
    void round(values::Rounding rounding) { rounding_ = rounding; }
    /// A reference to a clause of this one, as a member's place in its combination.
    [[nodiscard]] ExpressionId member(ClauseId clause, Span span);

  private:
    /// What the surroundings know of the value due.
    struct Wanted {
        std::optional<EnumId> of_enum;  // look values of this enum up first
        bool condition = false;
    };
    struct Variable {
        std::string_view name;
        FactId list;
        Span span;
        bool hides = false;  // something else of this name, which has been reported
    };
    struct Sides {
        ExpressionId left;
        ExpressionId right;
    };
    /// A `for x in list where …` that has been opened: its variable is in scope until `close`.
    struct Opened {
        FactId list;
        std::uint32_t depth = 0;
        std::optional<ExpressionId> where;
        bool good = true;
    };

    /// A comparison or a question for membership among the members of a chain.
    struct Asked {
        enum class Form : std::uint8_t { comparison, in, includes, overlaps };

        Form form = Form::comparison;
        const ast::Expression* subject = nullptr;
        const ast::Expression* value = nullptr;  // or the list
        Span operator_span;
        bool negated = false;      // by `not` or `is not`
        std::string_view again{};  // the operator to ask of another value with; empty: the one written
        bool listed = false;       // it asks for values that are written out, which braces could hold
        std::optional<Type> type;  // of the values; nothing where they have none that is known
        bool good = true;          // nothing was wrong with it
    };

    /// What `not` stands right before.
    struct Denied {
        const void* node = nullptr;
        /// From the first of several in a row.
        Span span;
        bool odd = false;
    };

    [[nodiscard]] Result read(const ast::Expression& expression, Wanted wanted);
    [[nodiscard]] Type type(ExpressionId id) const { return checking_.model.at(id).type; }
    [[nodiscard]] std::string says(ExpressionId id) const;
    /// To write the number among two operands as one of `kind`; `otherwise` where neither is a written number.
    [[nodiscard]] std::string written_as(Kind kind, Sides sides, std::string_view otherwise) const;
    /// The same of a number that is declared or worked out; empty where neither is a number.
    [[nodiscard]] std::string moved_by_number(Sides sides) const;
    [[nodiscard]] std::string of_another_type(Kind kind, Sides sides) const;
    ExpressionId add(decltype(Expression::node)&& node, Type of_type, Span span) {
        return checking_.add(std::move(node), of_type, span);
    }

    /// Notes that a name is used, where it is used wrongly, or meant where another is written.
    void mention(const Symbol& symbol, Span span);
    void mention(std::string_view name, Span span);

    // Values.
    [[nodiscard]] Result of(const ast::YesNo& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Number& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Money& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Date& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::TextValue& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::NocCode& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Braces& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Negative& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Binary& node, Span span, Wanted wanted);
    /// The grammar bounds digits to what a number can have.
    [[nodiscard]] static values::Rational number(std::string_view digits);
    [[nodiscard]] Result enum_value(EnumId of_enum, std::string_view value, Span span);
    void report_arithmetic(const ast::Binary& node, Sides sides, Span span);

    // Time.
    [[nodiscard]] Result of(const ast::Duration& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::DayBefore& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Extreme& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::ReadIn& node, Span span, Wanted wanted);
    [[nodiscard]] Result step(const ast::Duration& node, Span span);
    [[nodiscard]] Result date(const ast::Expression& expression);
    void want_rounding(Span span);
    [[nodiscard]] Result step_from(ExpressionId date, std::int64_t months, Type of_type, Span span, Span sign);
    void warn_of_later_month(std::int64_t months, Span sign);

    /// A condition in the place of the one that is read now, as it stands between back quotes: with the `not` that is
    /// left of those before it, and what all of that takes the place of.
    [[nodiscard]] std::string in_place(const ast::Compare& node, const std::string& condition,
                                       bool negated = false) const;

    // Names.
    [[nodiscard]] Result of(const ast::Reference& node, Span span, Wanted wanted);
    [[nodiscard]] Result of_variable(const Variable& variable, const ast::Path& path);
    [[nodiscard]] Result of_fact(FactId id, const ast::Path& path);
    [[nodiscard]] Result of_symbol(const Symbol& symbol, const ast::Path& path, Wanted wanted);
    [[nodiscard]] Result of_clause(const Symbol& symbol, const ast::Path& path, Wanted wanted);
    [[nodiscard]] Result of_level(const ast::Path& path);
    [[nodiscard]] Result use_grant(std::uint32_t grant, Span span);
    [[nodiscard]] const Variable* find_variable(std::string_view name) const;
    [[nodiscard]] bool names_something(const ast::Path& path) const;
    [[nodiscard]] bool is_loose(const ast::Expression& expression) const;
    void report_unknown(const ast::Path& path);
    void report_clock(const ast::Path& path);
    [[nodiscard]] std::optional<std::string> longer_name(const std::string& text) const;
    /// Labels of the clauses around are known by their labels alone here.
    [[nodiscard]] std::optional<std::string> nearest_name(const std::string& text);
    void report_unknown_field(const ast::Path& path, std::string_view prefix, std::string_view of_what);
    [[nodiscard]] bool clauses_allowed(Sort sort, Span span);

    // What people write otherwise.
    [[nodiscard]] bool is_variable_elsewhere(const ast::Path& path);
    [[nodiscard]] bool is_variable_of_define(const ast::Path& path);
    [[nodiscard]] bool is_yes_or_no_in_capitals(const ast::Path& path);
    [[nodiscard]] bool is_number_in_words(const ast::Path& path);
    /// `… is Sudbury`, of a text: reports a word that nothing has for its name.
    [[nodiscard]] bool is_text_without_quotes(const ast::Compare& node);
    /// `… is 2 or more`: reports a word of the table of habits that `or` joins to a comparison.
    [[nodiscard]] bool is_open_end(const ast::Expression& before, const ast::Expression& word);
    [[nodiscard]] std::string help_for_open_end(const ast::Compare& compare, bool up, bool denied) const;
    /// `… is known`: reports a word of the table of habits after `is` that is no value.
    [[nodiscard]] bool is_state(const ast::Compare& node);
    void report_state(const ast::Compare& node, const ast::Path& state, std::string_view meant);
    [[nodiscard]] std::string_view alone(const ast::Compare& node) const;
    [[nodiscard]] std::string help_for_state(const ast::Compare& node, ExpressionId left, bool stated,
                                             bool empty) const;
    /// `$25 / hour`: reports a unit of time, or a word for one, that nothing has for its name.
    [[nodiscard]] bool is_per_unit(const ast::Binary& node);
    /// What to write for a comparison of a date with the number of a year; empty where it is none.
    [[nodiscard]] std::string help_for_year(const ast::Compare& node) const;
    /// What to write for a comparison with a step of the calendar.
    [[nodiscard]] std::string help_for_step(const ast::Compare& node, Sides sides) const;
    [[nodiscard]] const ast::Binary* difference_of_days(const ast::Expression& written) const;

    // How long something lasts.
    [[nodiscard]] Result of(const ast::LengthOf& node, Span span, Wanted wanted);
    [[nodiscard]] bool is_length_compared(const ast::Compare& node, Span span);
    void report_length(const ast::LengthOf& node, Span whole);
    void report_length_compared(const ast::LengthOf& node, Span span, std::optional<Type> other);
    [[nodiscard]] std::string lasting(const ast::LengthOf& node, const std::string& name) const;
    [[nodiscard]] std::string days_covered(const std::string& list) const;
    [[nodiscard]] std::vector<std::string> called_by(const std::string& words) const;
    [[nodiscard]] bool reads_facts(const ast::Define& define, std::uint32_t depth) const;

    // Conditions.
    [[nodiscard]] Result of(const ast::Not& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::And& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Or& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Compare& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::In& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Includes& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Overlaps& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::IsStated& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::IsApproved& node, Span span, Wanted wanted);
    [[nodiscard]] Result combine(Combining combining, const std::vector<ast::Expression>& members, Span span);
    [[nodiscard]] std::optional<Sides> both_sides(const ast::Expression& left, const ast::Expression& right);
    [[nodiscard]] bool comparable(const ast::Compare& node, Sides sides);
    /// A text written where a value of the other side's type is due, as that would be written; empty if it is none.
    [[nodiscard]] std::string unquoted(Sides sides) const;
    [[nodiscard]] std::string help_for_types(Sides sides) const;
    [[nodiscard]] std::string help_for_levels(const ast::Compare& node, Type left) const;
    [[nodiscard]] std::string text_written(Sides sides) const;
    [[nodiscard]] std::string help_for_set(const ast::Compare& node, Sides sides) const;
    /// `residence is parties`, `residence is {AUS, CHL}`: reports it.
    [[nodiscard]] bool is_list_compared(const ast::Compare& node);
    /// `category is student/worker`: reports it.
    [[nodiscard]] bool are_values_divided(const ast::Compare& node);
    [[nodiscard]] std::string help_for_yes_no(const ast::Compare& node, Sides sides) const;
    /// Values of an enum without an order that a comparison of order probably means.
    [[nodiscard]] std::string values_meant(const ast::Compare& node, Sides sides) const;
    /// What to write for a comparison of order with a level, of which the first value is the highest: both of what it
    /// can mean, and what each lets in. Empty where `of_type` is none of levels.
    [[nodiscard]] std::string levels_meant(const std::string& subject, Type of_type, Relation relation,
                                           std::string_view level, bool negated) const;
    [[nodiscard]] bool of_one_edition(const ast::Compare& node, Sides sides);
    [[nodiscard]] bool same_type(const ast::Compare& node, Sides sides);
    void report_kinds(const ast::Compare& node, Sides sides);

    // Values that stand alone in a chain of `and` or `or`.
    void note_asked(const ast::Expression& member, Result read_member);
    [[nodiscard]] bool is_named_by_title(const std::vector<ast::Expression>& members, std::size_t at);
    [[nodiscard]] std::size_t values_alone(Combining combining, const std::vector<ast::Expression>& members,
                                           std::size_t first);
    void report_values_alone(const Asked& of, const std::vector<const ast::Expression*>& values, Combining combining,
                             bool denied, bool adjacent, bool joined);
    [[nodiscard]] std::size_t run_of_values(const Asked& of, const std::vector<ast::Expression>& members,
                                            std::size_t first, bool adjacent);
    [[nodiscard]] bool is_value_alone(const ast::Expression& value, std::optional<Type> left, bool adjacent);
    /// Something has it for its name; or it is one of several parts, as no value is.
    [[nodiscard]] bool is_name(const ast::Path& path) const;
    [[nodiscard]] bool is_bare_text(const ast::Reference& value) const;
    [[nodiscard]] bool is_value_by_name(const ast::Reference& value, Type left) const;
    [[nodiscard]] bool is_value_unclear(const ast::Reference& value, Type left);
    /// One that nothing else is called by, and that `left` has not.
    [[nodiscard]] bool is_no_value(const ast::Reference& value, Type left) const;
    /// `CHI` among values of `left`: which of them, nothing says.
    [[nodiscard]] bool is_unclear(const ast::Expression& value, std::optional<Type> left) const;
    /// What `say` makes of each way in which unclear values can be meant, in back quotes, with the titles: "`{CHL}` for
    /// Chile or `{CHN}` for China"; empty where there are none or many.
    [[nodiscard]] std::string in_each_way(std::span<const ast::Expression* const> unclear, Type left,
                                          const std::function<std::string()>& say);
    void add_ways(std::span<const ast::Expression* const> unclear, Type left, const std::string& titles,
                  const std::function<std::string()>& say, std::vector<std::string>& ways);
    void report_unclear(const ast::Expression& value, Type left, const std::string& ways);
    [[nodiscard]] std::optional<std::string> named_by_title(const ast::Reference& value, Type left) const;
    [[nodiscard]] std::optional<Type> type_named(const ast::Expression& subject) const;
    [[nodiscard]] std::optional<Type> type_asked_of(const ast::Expression& subject, Asked::Form form) const;
    [[nodiscard]] std::string value_words(const ast::Expression& value, std::optional<Type> left) const;
    [[nodiscard]] bool is_from_code_to_code(const ast::Expression& value) const;
    [[nodiscard]] std::string asked_again(const Asked& of, const std::string& value, bool negated) const;
    [[nodiscard]] std::string asked_of_all(const Asked& of, const std::vector<std::string>& values, Combining combining,
                                           bool denied) const;
    [[nodiscard]] std::string asked_without_braces(const Asked& of, const std::string& first,
                                                   const std::vector<std::string>& values, Combining combining) const;
    void report_value_alone(const ast::Expression& value, std::optional<Type> left, std::string_view word,
                            std::string help);

    // Values that stand where a list is due.
    /// `residence in AUS or CHL`: reports the member at `first` with the values alone behind it, and says how many
    /// there are of all of them; 0: it has a list, or braces.
    [[nodiscard]] std::size_t values_for_list(Combining combining, const std::vector<ast::Expression>& members,
                                              std::size_t first);
    [[nodiscard]] bool is_value_for_list(const ast::Expression& value, Type subject);
    void report_value_for_list(const Asked& of, const std::vector<const ast::Expression*>& values, Combining combining);
    /// The same of one that stands in no chain.
    [[nodiscard]] bool is_value_in_place_of_list(const ast::Expression& subject, const ast::Expression& value,
                                                 std::string_view word);

    // Lists and sets.
    [[nodiscard]] std::optional<ListId> list_operand(const ast::Expression& written, std::string_view word,
                                                     const ast::Expression* of);
    [[nodiscard]] std::string listed_type(const ast::Expression& of) const;
    [[nodiscard]] std::optional<ListId> list_of_braces(const ast::Braces& braces, Span span, Type element);
    [[nodiscard]] std::string help_for_each(const ast::In& node, const ast::Braces& braces) const;
    [[nodiscard]] Result in_braces(const ast::In& node, const ast::Braces& braces, Span span);
    [[nodiscard]] const Symbol* named_list(const ast::Expression& written) const;
    [[nodiscard]] Result set_operand(const ast::Expression& written, std::string_view word);
    [[nodiscard]] bool element_matches(const ast::Expression& value, Type of_value, Type element, Span list_span);
    [[nodiscard]] std::vector<const ast::Expression*> meant_otherwise(const ast::Braces& braces, Span span,
                                                                      Type element);
    void report_no_values(EnumId of_enum, Span span, const std::vector<std::string>& words, std::string help);
    void report_no_members(const std::vector<const ast::Expression*>& wrong, Span span, Type element,
                           const std::string& ways);

    // Quantifiers and aggregates.
    [[nodiscard]] Result of(const ast::Quantified& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::Aggregate& node, Span span, Wanted wanted);
    [[nodiscard]] Result of(const ast::DaysCovered& node, Span span, Wanted wanted);
    [[nodiscard]] std::optional<Opened> open(const ast::Range& range, Span span);
    [[nodiscard]] std::optional<FactId> range_list(const ast::Path& path);
    void close() { variables_.pop_back(); }
    [[nodiscard]] Result aggregate_value(const ast::Aggregate& node);

    Checking& checking_;
    Node reader_;
    Where where_;
    std::vector<NamedClause>* members_;
    std::vector<Variable> variables_;
    Denied denied_;
    /// As which values some that are unclear are said now.
    std::vector<std::pair<const ast::Expression*, std::string>> stand_for_;
    std::vector<Asked> asked_;  // in the chains that are open, as far as they have been read
    std::optional<values::Rounding> rounding_;
    const ast::Aggregate* counting_ = nullptr;  // the count or sum whose condition is being read
    Span counted_;
};

/// Types that are written often.
inline constexpr Type yes_no_type{Kind::yes_no, Many::one, {}, {}};
[[nodiscard]] constexpr Type plain(Kind kind) {
    return {kind, Many::one, {}, {}};
}
[[nodiscard]] constexpr Type enum_type(EnumId of_enum) {
    return {Kind::enumeration, Many::one, of_enum, {}};
}
/// The type of a set's or list's members.
[[nodiscard]] constexpr Type element_of(Type many) {
    return {many.kind, Many::one, many.of_enum, many.of_shape};
}

}  // namespace chapeau::model
