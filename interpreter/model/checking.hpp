// The state of one check, shared by its passes: what was declared, what each name stands for, the model as far as it is
// built, and who reads what. Only the checker's own files include this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "interpreter/model/check.hpp"
#include "interpreter/model/codes.hpp"
#include "interpreter/model/model.hpp"

namespace chapeau::model {

namespace ast = grammar::ast;

/// Looked up by `string_view` without a copy.
template <class Value>
using ByName = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// What is declared, in policy order: files by path, declarations as written.
struct Declarations {
    using Provision = std::variant<const ast::Clause*, const ast::Decision*>;
    std::vector<const ast::Policy*> policies;
    std::vector<const ast::Enum*> enums;
    std::vector<const ast::Record*> records;
    std::vector<const ast::Facts*> facts;
    std::vector<const ast::List*> lists;
    std::vector<const ast::Define*> defines;
    std::vector<Provision> provisions;
    std::vector<const ast::Sample*> samples;
    std::vector<const ast::Case*> cases;
    std::vector<const ast::Translation*> translations;
};

/// What a name of the one namespace stands for; `index` is that of the model's vector.
enum class Sort : std::uint8_t { facts, list, define, clause, decision, grant };
struct Symbol {
    Sort sort = Sort::facts;
    std::uint32_t index = 0;
    Span span;
};
/// ``the clause `professional` ``.
[[nodiscard]] std::string_view sort_text(Sort sort);

/// A field's type as written, resolved: a single value or a set, or a record (alone or listed).
struct FieldType {
    Type type;  // kind record: `record` says which
    bool finding = false;
    Bounds bounds;
    std::uint32_t record = 0;  // into Declarations::records
};

struct Names {
    ByName<EnumId> enums;
    std::vector<ByName<std::uint32_t>> values;  // by enum: the index of each value
    ByName<std::uint32_t> records;              // into Declarations::records
    ByName<Span> types;                         // both
    ByName<Symbol> symbols;                     // lists, defines, clauses with their members, decisions, grants
    ByName<Symbol> groups;                      // of facts; a decision may share a group's name
    ByName<FactId> facts;                       // by path, columns too
    ByName<bool> lost_types;                    // declared where the parser could not read it; likewise:
    ByName<bool> lost_samples;
    std::vector<bool> values_lost;  // by enum: one of its values is not known by the name it should have
    ByName<bool> lost_labels;       // clauses and decisions of which a member or grant has a name that is not its own
    ByName<bool> wrong;             // paths whose type could not be read: nothing is said of what is under them
    ByName<ShapeId> objects;        // paths of a record that stand for no one fact: `offer`, `offer.pay`
    /// For messages, on the first need: every value's enums.
    std::optional<ByName<std::vector<EnumId>>> enums_of_value;
};

/// A node of the graph of who reads what. A clause's guard is a node of its own: members read the guards of their
/// parents, not the parents.
struct Node {
    enum class Sort : std::uint8_t { define, guard, clause, grant };
    Sort sort = Sort::clause;
    std::uint32_t index = 0;
    friend bool operator==(const Node&, const Node&) = default;
};
struct Read {
    Node reader;
    Node read;
    Span span;             // of the reference
    bool refused = false;  // reported, and no part of the model: of use to its target all the same
};

/// A title with values in its braces, typed.
struct PrintingTitle {
    std::string name;
    std::optional<std::size_t> translation;  // which one it stands in; nothing where the policy says it
    Span span;
    Reason pieces;
};

/// A clause or decision as written, beside its place in the model.
struct Written {
    const ast::Parts* parts = nullptr;
    const std::optional<ast::Text>* title = nullptr;
    Span heading;
};

struct Checking {
    Checking(Trees& of_trees, const ReadBeside& read, grammar::Diagnostics& into)
        : trees(of_trees), read_beside(read), diagnostics(into) {}

    Trees& trees;
    const ReadBeside& read_beside;
    grammar::Diagnostics& diagnostics;
    Model model;
    Declarations declared;
    Names names;
    std::unordered_map<const ast::Field*, std::optional<FieldType>> field_types;
    ByName<std::vector<FactId>> facts_of_field;      // `qualification.credential`: the columns and facts made from it
    ByName<std::vector<FactId>> facts_within_field;  // the same of a field that is a record: those inside it
    std::unordered_map<const ast::Clause*, ClauseId> clause_ids;
    std::vector<Written> written;                   // by clause
    std::vector<const ast::Grant*> written_grants;  // by grant
    std::vector<bool> grant_wrong;                  // by grant: its value has no type
    std::vector<bool> list_wrong;                   // by list: its element has no type
    std::vector<bool> define_wrong;                 // by define: its type is not known, or its value has another
    std::vector<PrintingTitle> titles;
    std::vector<Read> reads;
    std::vector<bool> list_used;
    std::vector<bool> enum_used;
    std::vector<bool> record_used;
    bool declarations_lost = false;  // some file has mistakes of syntax
    bool tests_lost = false;         // in samples or cases alone
    bool policy_lost = false;
    bool file_lost = false;  // nothing is known of what some file declares
    /// Something was declared whose name is not known, or is another's: whatever is not known could be that.
    bool names_lost = false;
    bool types_lost = false;
    bool samples_lost = false;
    bool rounding_declared = false;
    bool rounding_reported = false;
    bool as_of_wrong = false;  // written, and refused
    bool as_of_reported = false;
    /// Names that are meant are sought so often at most: every candidate is looked at.
    static constexpr std::uint32_t most_suggestions = 100;
    std::uint32_t suggestions = 0;

    grammar::Diagnostic& error(code::Code code, Span span, std::string message, std::string help);
    grammar::Diagnostic& warning(code::Code code, Span span, std::string message, std::string help);

    /// Whether a path is, or lies under, what was lost or has no type: nothing is said of it.
    [[nodiscard]] bool leads_to_wrong(std::string_view path) const;
    /// Likewise of a type's name, and of the names under it.
    [[nodiscard]] bool is_lost_type(std::string_view path) const;
    [[nodiscard]] bool is_lost_sample(std::string_view name) const;
    /// Whether something of the record or of the policy begins with the first word of a path.
    [[nodiscard]] bool knows_first_word(std::string_view path) const;
    /// Notes that something declared bears the name of another, so that its own is not known.
    void lose_names() { declarations_lost = names_lost = true; }
    void lose_types() { declarations_lost = types_lost = true; }
    void lose_samples() { declarations_lost = samples_lost = true; }
    /// Whether a name that nothing has may be said to be unknown once more. A declaration that is missing makes all
    /// its uses unknown: the first few are said, and the last of them says how many others there are.
    [[nodiscard]] bool say_unknown(std::string_view path);
    void count_unknown();
    /// Reports the second and later ones of parts that may stand once; the first counts.
    void only_once(const std::vector<ast::Note>& parts, std::string_view keyword);
    void only_once(const std::vector<ast::Dates>& parts);
    [[nodiscard]] std::optional<std::uint32_t> value_of(EnumId of_enum, std::string_view value) const;
    [[nodiscard]] std::vector<std::string> values_of(EnumId of_enum) const;

    /// The policy's words at a place, on one line and shortened where they are long.
    [[nodiscard]] std::string words(Span span) const;
    /// All of them, for a help that says what to write.
    [[nodiscard]] std::string whole_words(Span span) const;
    /// Whether a place lies in the standard library.
    [[nodiscard]] bool is_standard(Span span) const;
    /// The candidate nearest to `word`, for a help line. After many mistakes in one policy it gives up, so that a large
    /// policy that lost one file is still checked quickly.
    [[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);
    /// Every name that an expression may use.
    [[nodiscard]] const std::vector<std::string>& all_names();
    [[nodiscard]] const std::vector<EnumId>& enums_with(std::string_view value);

    ExpressionId add(decltype(Expression::node)&& node, Type type, Span span);
    void reads_from(Node reader, Node read, Span span, bool refused = false) {
        reads.push_back({reader, read, span, refused});
    }

  private:
    struct Unknown {
        std::size_t said = 0;
        std::size_t times = 0;
        std::size_t last = 0;  // place among the diagnostics
    };
    ByName<Unknown> unknown_;
    std::optional<std::vector<std::string>> all_names_;
};

/// ``a date``, ``a value of `credential` ``, ``a set of values of `country` ``.
[[nodiscard]] std::string type_text(const Model& model, Type type);
/// What a list or set of them holds: ``values of `country` ``, `NOC codes`.
[[nodiscard]] std::string members_text(const Model& model, Type element);
/// ``did you mean `x`?`` as an imperative, or `otherwise`.
[[nodiscard]] std::string suggestion(const std::optional<std::string>& nearest, std::string otherwise);
[[nodiscard]] values::Rounding rounding_of(const ast::Dates& dates);
/// `a`, `b` and `c`, each in back quotes; at most `most` of them, then how many more.
[[nodiscard]] std::string quoted(const std::vector<std::string>& names, std::size_t most = 8);
[[nodiscard]] std::string quoted(std::string_view name);

/// The type that a define, or the members of a list, may have; reports one they may not. `of_what`: `define`.
[[nodiscard]] std::optional<Type> value_type(Checking& checking, const ast::TypeName& written,
                                             std::string_view of_what);

// The passes, in their order. Each reports what is wrong in its own topic and leaves what it could make.
void gather(Checking& checking);
void find_lost(Checking& checking);
void check_enums(Checking& checking);
void check_records(Checking& checking);
void lay_out_facts(Checking& checking);
void check_header(Checking& checking);
void check_evidence(Checking& checking);
void name_provisions(Checking& checking);
void check_lists(Checking& checking);
void declare_defines(Checking& checking);
void check_defines(Checking& checking);
void check_grants(Checking& checking);
void check_provisions(Checking& checking);
void check_editions(Checking& checking);
void check_decisions(Checking& checking);
void check_cycles(Checking& checking);
void check_citations(Checking& checking);
void check_uses(Checking& checking);
void check_tests(Checking& checking);
void check_translations(Checking& checking);
void check_titles(Checking& checking);
void check_said_numbers(Checking& checking);
void check_impossible(Checking& checking);
void check_openings(Checking& checking);
void check_doubts(Checking& checking);
void name_in_words(Checking& checking);

}  // namespace chapeau::model
