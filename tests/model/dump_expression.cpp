// Expressions for goldens, in prefix form: nothing is left to precedence, and a node of another kind never looks the
// same.
#include <fmt/format.h>

#include <algorithm>

#include "tests/model/dump.hpp"

namespace chapeau::model {

namespace {

constexpr const char* arithmetic_names[] = {"add",      "subtract",      "multiply",    "divide",
                                            "add_days", "subtract_days", "days_between"};
constexpr const char* relation_names[] = {"equal", "unequal", "at_least", "at_most", "more", "less", "same_as_written"};
constexpr const char* combining_names[] = {"all", "any", "none", "at_least"};
constexpr const char* aggregation_names[] = {"count", "sum", "earliest", "latest"};

template <class Enumeration>
std::size_t number(Enumeration value) {
    return static_cast<std::size_t>(value);
}

class Dump {
  public:
    Dump(const Model& model, const Expression& expression) : model_(model), type_(expression.type) {}

    std::string operator()(const Literal& node) const {
        switch (type_.kind) {
            case Kind::number:
                return node.number.text();
            case Kind::money:
                return "$" + node.number.text();
            case Kind::days:
                return node.number.text() + "d";
            case Kind::steps:
                return fmt::format("{}m", node.code);
            case Kind::date:
                return values::text_of(static_cast<values::Day>(node.code));
            case Kind::noc:
                return "NOC" + noc_text(node.code);
            case Kind::text:
                return '"' + node.text + '"';
            case Kind::enumeration: {
                const Enum& of_enum = model_.at(type_.of_enum);
                return of_enum.name + ":" + of_enum.values[static_cast<std::size_t>(node.code)].name;
            }
            case Kind::yes_no:
                return node.code == 1 ? "yes" : "no";
            case Kind::record:
                break;
        }
        return "?";
    }
    std::string operator()(const FactValue& node) const { return model_.at(node.fact).path; }
    std::string operator()(const ElementValue& node) const {
        return fmt::format("@{}:{}", node.depth, model_.at(node.column).path);
    }
    std::string operator()(const DefineValue& node) const { return "define:" + model_.at(node.define).name; }
    std::string operator()(const GrantValue& node) const { return "grant:" + model_.at(node.grant).name; }
    std::string operator()(const Calculation& node) const {
        return call(arithmetic_names[number(node.operation)], node.left, node.right);
    }
    std::string operator()(const StepMonths& node) const {
        const bool up = node.rounding == values::Rounding::up;
        return fmt::format("step({}, {} {})", text(node.date), node.months, up ? "up" : "down");
    }
    std::string operator()(const ReadIn& node) const {
        return fmt::format("read_in({}, {})", text(node.code), edition(node.edition));
    }
    std::string operator()(const Level& node) const {
        return fmt::format("level({}, {})", text(node.code), edition(node.edition));
    }
    std::string operator()(const Extreme& node) const {
        return (node.extremity == Extremity::earliest ? "earliest(" : "latest(") + joined(node.members) + ")";
    }
    std::string operator()(const Aggregate& node) const {
        std::string shown =
            fmt::format("{}({}@{}", aggregation_names[number(node.aggregation)], model_.at(node.list).path, node.depth);
        return shown + optional(", value ", node.value) + optional(", where ", node.where) + ")";
    }
    std::string operator()(const DaysCovered& node) const {
        return fmt::format("days_covered({}@{}, {}, {}{}{})", model_.at(node.list).path, node.depth, text(node.from),
                           text(node.to), optional(", where ", node.where), optional(", up_to ", node.up_to));
    }
    std::string operator()(const ByPeriod& node) const {
        std::string shown = "by_period(";
        for (const ByPeriod::Branch& branch : node.branches)
            shown += fmt::format("{}[{}..{}] {}", shown.back() == '(' ? "" : ", ", day(branch.from), day(branch.until),
                                 text(branch.value));
        return shown + ")";
    }
    std::string operator()(const BySelector& node) const {
        std::string shown = fmt::format("by({}", text(node.selector));
        const Enum& of_enum = model_.at(model_.at(node.selector).type.of_enum);
        for (std::size_t i = 0; i < node.branch_of.size(); ++i)
            shown += fmt::format(", {}: {}", of_enum.values[i].name, text(node.branches[node.branch_of[i]]));
        return shown + ")";
    }
    std::string operator()(const Comparison& node) const {
        return call(relation_names[number(node.relation)], node.left, node.right);
    }
    std::string operator()(const InList& node) const {
        return fmt::format("in({}, {})", text(node.member), list(node.list));
    }
    std::string operator()(const Includes& node) const { return call("includes", node.set, node.member); }
    std::string operator()(const Overlaps& node) const {
        return fmt::format("overlaps({}, {})", text(node.set), list(node.list));
    }
    std::string operator()(const IsStated& node) const { return fmt::format("stated({})", text(node.fact)); }
    std::string operator()(const Quantified& node) const {
        return fmt::format("{}({}@{}{}{})", node.quantifier == Quantifier::some ? "some" : "every",
                           model_.at(node.list).path, node.depth, optional(", where ", node.where),
                           optional(", satisfies ", node.satisfies));
    }
    std::string operator()(const Combination& node) const {
        const std::string count = node.combining == Combining::at_least ? fmt::format("{}, ", node.count) : "";
        return fmt::format("{}({}{})", combining_names[number(node.combining)], count, joined(node.members));
    }
    std::string operator()(const Not& node) const { return fmt::format("not({})", text(node.operand)); }
    std::string operator()(const FailsWhenNoneApplies& node) const {
        return fmt::format("fails_when_none_applies({})", text(node.operand));
    }
    std::string operator()(const Never&) const { return "never"; }
    std::string operator()(const ClauseValue& node) const { return "clause:" + model_.at(node.clause).name; }
    std::string operator()(const IsApproved& node) const { return "approved:" + model_.at(node.decision).name; }

  private:
    [[nodiscard]] std::string text(ExpressionId id) const { return dump(model_, id); }
    [[nodiscard]] std::string call(std::string_view name, ExpressionId left, ExpressionId right) const {
        return fmt::format("{}({}, {})", name, text(left), text(right));
    }
    [[nodiscard]] std::string optional(std::string_view name, std::optional<ExpressionId> id) const {
        return id ? fmt::format("{}{}", name, text(*id)) : "";
    }
    [[nodiscard]] std::string joined(const std::vector<ExpressionId>& members) const {
        std::string shown;
        for (const ExpressionId member : members)
            shown += (shown.empty() ? "" : ", ") + text(member);
        return shown;
    }
    static std::string edition(Edition edition) { return edition == Edition::noc2021 ? "2021" : "2016"; }
    static std::string day(std::optional<values::Day> day) { return day ? values::text_of(*day) : ""; }
    [[nodiscard]] std::string list(ListId id) const {
        const List& list = model_.at(id);
        if (!list.name.empty())
            return "list:" + list.name;
        std::string shown;
        for (const std::int64_t code : list.codes) {
            const std::string name = list.element.kind == Kind::noc
                                         ? noc_text(code)
                                         : model_.at(list.element.of_enum).values[static_cast<std::size_t>(code)].name;
            shown += (shown.empty() ? "" : ", ") + name;
        }
        for (const std::string& each : list.texts)
            shown += (shown.empty() ? "" : ", ") + ('"' + each + '"');
        return "{" + shown + "}";
    }

    const Model& model_;
    Type type_;
};

}  // namespace

std::string dump(const Model& model, ExpressionId id) {
    return std::visit(Dump(model, model.at(id)), model.at(id).node);
}

std::string dump(const Model& model, Type type) {
    constexpr const char* kinds[] = {"yes/no", "number", "money", "days", "steps", "date", "text", "", "noc", "record"};
    const std::string kind = type.kind == Kind::enumeration ? model.at(type.of_enum).name : kinds[number(type.kind)];
    return type.many == Many::one ? kind : fmt::format("{} of {}", type.many == Many::set ? "set" : "list", kind);
}

}  // namespace chapeau::model
