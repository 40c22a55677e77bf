// The one state of a parse: where we are in the layout, and what has been read of the declaration at hand.
//
// Actions run when a rule is complete, so the tree grows from its leaves: an expression waits on `operands` until the
// rule that holds it takes it; what can hold itself (a clause in a clause, a range in a range) waits on a stack, what
// can not waits in a plain member. After a mistake all of `open` is thrown away and the next declaration starts afresh.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/layout.hpp"

namespace chapeau::grammar {

/// The depth of everything: parentheses, members in members, the height of an expression's tree.
inline constexpr std::uint32_t deepest = 64;

/// An expression that is not yet part of another.
struct Operand {
    ast::Expression value;
    /// Nodes on the longest way down.
    std::uint32_t height = 1;
    /// `and` or `or` may still add a member to this node; not so once it stands in parentheses.
    bool open = false;
};

/// `variable in list` with what may follow, until its quantifier or aggregate is complete.
struct OpenRange {
    ast::RangePtr range;
    ast::ExpressionPtr satisfies;
    ast::ExpressionPtr up_to;
    std::uint32_t height = 0;
};

struct PendingComparison {
    ast::Comparison comparison;
    Span span;
};

struct PendingSign {
    ast::Arithmetic operation;
    Span span;
};

/// A `met when` whose body is not yet read.
struct OpenCondition {
    std::optional<ast::Period> period;
    Span keyword;
};

/// What has been read of the declaration at hand.
struct Open {
    // expressions
    std::vector<Operand> operands;
    std::vector<PendingComparison> comparisons;
    std::vector<PendingSign> signs;
    std::vector<OpenRange> ranges;
    std::vector<ast::Aggregation> extremes;
    /// How many operands, or data, there were when a brace or a block of members opened.
    std::vector<std::size_t> marks;
    std::vector<Span> brackets;

    // the words just read
    ast::Name name;
    ast::Path path;
    ast::Text text;
    std::optional<ast::Text> title;
    ast::Name code;
    std::vector<ast::Name> names;
    ast::Date date;
    ast::Unit unit = ast::Unit::day;
    std::optional<ast::Name> days_each;
    ast::Comparison comparison = ast::Comparison::is;
    const char* operator_begin = nullptr;

    // clauses and decisions
    std::vector<ast::Clause> clauses;
    std::vector<ast::Combination> combinations;
    std::vector<OpenCondition> conditions;
    std::optional<ast::Date> from;
    std::optional<ast::Date> until;
    std::optional<ast::Period> period;
    std::optional<ast::Body> body;
    ast::Combining combining = ast::Combining::all;
    std::optional<ast::Name> count;
    ast::Name label;
    std::vector<ast::Grant> grants;
    std::optional<ast::Name> base;

    // other declarations
    ast::Policy policy;
    ast::Dates::Rounding rounding = ast::Dates::Rounding::down;
    std::vector<ast::Dates> dates;
    std::optional<ast::Text> own_title;
    ast::Name type_name;
    ast::TypeName::Shape shape = ast::TypeName::Shape::one;
    ast::TypeName::Bound bound;
    std::vector<ast::TypeName::Bound> bounds;
    ast::TypeName type;
    bool ordered = false;
    ast::Name value_name;
    std::vector<ast::EnumValue> values;
    ast::Name field_name;
    std::optional<ast::Name> evidence;
    bool fixed_field = false;
    std::vector<ast::Field> fields;
    ast::List list;
    ast::Define define;
    std::vector<ast::Define::Branch> branches;

    // tests and translation
    std::vector<ast::Data> data;
    std::vector<ast::Name> data_names;
    ast::DataPath data_path;
    std::vector<ast::Change> changes;
    ast::Sample sample;
    ast::Case test;
    ast::Expectation expectation;
    ast::Translation translation;
};

/// How high the stacks of `Open` are, to go back there after a mistake.
class Stacks {
    template <typename Any>
    static auto all(Any& open) {
        return std::tie(open.operands, open.comparisons, open.signs, open.ranges, open.extremes, open.marks,
                        open.brackets, open.clauses, open.combinations, open.conditions, open.data, open.data_names);
    }

  public:
    explicit Stacks(const Open& open)
        : heights_(std::apply([](const auto&... stack) { return std::array{stack.size()...}; }, all(open))) {}

    void restore(Open& open) const {
        std::size_t at = 0;
        std::apply([&](auto&... stack) { (cut(stack, heights_[at++]), ...); }, all(open));
    }

  private:
    template <typename Stack>
    static void cut(Stack& stack, std::size_t height) {
        stack.erase(stack.begin() + static_cast<std::ptrdiff_t>(std::min(height, stack.size())), stack.end());
    }

    std::array<std::size_t, 12> heights_;
};

/// A file with more mistakes than this is not read to its end.
inline constexpr std::size_t most_mistakes = 200;

class Builder {
  public:
    /// `first` is the first byte of the file, wherever in it reading begins.
    Builder(const char* first, std::uint32_t file, const char* begin, Diagnostics& messages)
        : layout(begin), diagnostics(messages), first_(first), file_(file), last_(begin) {}

    Layout layout;
    Open open;
    ast::File tree;
    Diagnostics& diagnostics;
    std::uint32_t depth = 0;
    std::size_t mistakes = 0;
    /// Whether a part of the declaration at hand could not be read.
    bool broken = false;
    /// Whether what is read stands in a text, whose end is then the end of everything.
    bool within_text = false;

    /// Adds a message, unless it is one that is said once of a file and has been said: what indents or separates the
    /// lines of a file wrongly does so everywhere. Returns whether it was added.
    bool report(Diagnostic diagnostic) {
        const bool once = diagnostic.code == "CH0104" || diagnostic.code == "CH0187";
        if (once && std::ranges::find(said_once_, diagnostic.message) != said_once_.end()) {
            return false;
        }
        if (once) {
            said_once_.push_back(diagnostic.message);
        }
        diagnostics.push_back(std::move(diagnostic));
        return true;
    }

    /// Whether one more mistake may be passed over within a declaration; counts it.
    [[nodiscard]] bool may_go_on() { return mistakes + 1 < most_mistakes && ++mistakes > 0; }

    [[nodiscard]] std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - first_); }
    [[nodiscard]] Span span(const char* begin, const char* end) const { return {file_, offset(begin), offset(end)}; }
    /// From `begin` to the end of the last token, without the room after it.
    [[nodiscard]] Span span_from(const char* begin) const { return span(begin, last_ < begin ? begin : last_); }
    [[nodiscard]] const char* at(std::uint32_t place) const { return first_ + place; }
    [[nodiscard]] const char* last_end() const { return last_; }

    void token_end(const char* at) { last_ = at; }

    /// Takes a declaration with a part that could not be read off the tree, which held `before` before it.
    void drop_broken(std::size_t before) {
        if (broken) {
            tree.declarations.erase(tree.declarations.begin() + static_cast<std::ptrdiff_t>(before),
                                    tree.declarations.end());
        }
    }

    /// Throws away what was read of the declaration at hand.
    void forget() {
        open = Open{};
        layout.reset();
        depth = 0;
    }

    [[nodiscard]] Operand take() {
        Operand operand = std::move(open.operands.back());
        open.operands.pop_back();
        return operand;
    }

  private:
    const char* first_;
    std::uint32_t file_;
    const char* last_;
    std::vector<std::string> said_once_;
};

/// The last element of a stack, taken off it.
template <typename T>
[[nodiscard]] T pop(std::vector<T>& stack) {
    T last = std::move(stack.back());
    stack.pop_back();
    return last;
}

}  // namespace chapeau::grammar
