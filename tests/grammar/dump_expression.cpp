// One function per kind of node; each writes `(name parts…)` on one line.
#include <fmt/format.h>

#include <array>
#include <string_view>

#include "tests/grammar/dump.hpp"

namespace chapeau::grammar {

namespace {

using namespace ast;

std::string of(const ExpressionPtr& expression) {
    return expression == nullptr ? "-" : dump(*expression);
}

template <typename Node>
std::string all_of(const char* name, const std::vector<Node>& members) {
    std::string text = fmt::format("({}", name);
    for (const Node& member : members) {
        text += " " + dump(member);
    }
    return text + ")";
}

std::string of(const Range& range) {
    const std::string list = fmt::format("{} in {}", range.variable.text, range.list.text());
    return range.where == nullptr ? list : list + " where " + of(range.where);
}

constexpr std::array<std::string_view, 11> comparisons{
    "is",        "is not",          "is at least", "is at most",     "is more than", "is less than",
    "is before", "is on or before", "is after",    "is on or after", "is written as"};
constexpr std::array<std::string_view, 4> arithmetic{"+", "-", "*", "/"};
constexpr std::array<std::string_view, 4> aggregations{"count", "sum", "earliest", "latest"};
constexpr std::array<std::string_view, 3> units{"year", "month", "day"};

template <typename Names, typename Value>
std::string_view name_in(const Names& names, Value value) {
    return names[static_cast<std::size_t>(value)];
}

struct Writer {
    std::string operator()(const YesNo& node) const { return node.value ? "yes" : "no"; }
    std::string operator()(const Number& node) const { return node.digits; }
    std::string operator()(const Money& node) const { return "$" + node.digits; }
    std::string operator()(const Date& node) const {
        return fmt::format("{:04}-{:02}-{:02}", node.year, node.month, node.day);
    }
    std::string operator()(const TextValue& node) const { return fmt::format("{:?}", node.value); }
    std::string operator()(const NocCode& node) const {
        return fmt::format("(noc {} {})", node.edition.text, node.code.text);
    }
    std::string operator()(const Duration& node) const {
        const std::string each = node.days_each ? " each " + node.days_each->text : "";
        return fmt::format("({} {}{})", name_in(units, node.unit), of(node.amount), each);
    }
    std::string operator()(const LengthOf& node) const {
        return fmt::format("(lasts {:?} {} {} {})", node.measured.text, node.comparison, node.digits,
                           name_in(units, node.unit));
    }
    std::string operator()(const Reference& node) const { return node.path.text(); }
    std::string operator()(const Braces& node) const { return all_of("braces", node.members); }
    std::string operator()(const Not& node) const { return fmt::format("(not {})", of(node.operand)); }
    std::string operator()(const Negative& node) const { return fmt::format("(negative {})", of(node.operand)); }
    std::string operator()(const Binary& node) const {
        return fmt::format("({} {} {})", name_in(arithmetic, node.operation), of(node.left), of(node.right));
    }
    std::string operator()(const And& node) const { return all_of("and", node.members); }
    std::string operator()(const Or& node) const { return all_of("or", node.members); }
    std::string operator()(const Compare& node) const {
        return fmt::format("({} {} {})", name_in(comparisons, node.comparison), of(node.left), of(node.right));
    }
    std::string operator()(const In& node) const { return fmt::format("(in {} {})", of(node.member), of(node.list)); }
    std::string operator()(const Includes& node) const {
        return fmt::format("(includes {} {})", of(node.set), of(node.member));
    }
    std::string operator()(const Overlaps& node) const {
        return fmt::format("(overlaps {} {})", of(node.set), of(node.list));
    }
    std::string operator()(const IsStated& node) const { return fmt::format("(is-stated {})", of(node.fact)); }
    std::string operator()(const IsApproved& node) const { return fmt::format("(is-approved {})", of(node.decision)); }
    std::string operator()(const Quantified& node) const {
        const bool some = node.quantifier == Quantifier::some;
        const std::string rest = some ? "" : " satisfies " + of(node.satisfies);
        return fmt::format("({} {}{})", some ? "some" : "every", of(*node.range), rest);
    }
    std::string operator()(const Aggregate& node) const {
        const std::string value = node.value == nullptr ? "" : of(node.value) + " for ";
        return fmt::format("({} {}{})", name_in(aggregations, node.aggregation), value, of(*node.range));
    }
    std::string operator()(const DaysCovered& node) const {
        const std::string end = node.up_to == nullptr ? "" : " up to " + of(node.up_to);
        return fmt::format("(days-covered {} {} for {}{})", of(node.from), of(node.to), of(*node.range), end);
    }
    std::string operator()(const Extreme& node) const {
        return all_of(std::string(name_in(aggregations, node.aggregation)).c_str(), node.members);
    }
    std::string operator()(const DayBefore& node) const { return fmt::format("(day-before {})", of(node.day)); }
    std::string operator()(const ReadIn& node) const {
        return fmt::format("(read-in {} {})", of(node.code), node.edition.text);
    }
};

}  // namespace

std::string dump(const ast::Expression& expression) {
    return std::visit(Writer{}, expression.node);
}

}  // namespace chapeau::grammar
