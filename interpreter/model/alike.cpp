// Each condition is written out in one form: `not` moved inwards as far as it goes, members in one order and each once,
// the lesser side of a comparison on the left, facts and written values by what they are. What is left is compared as
// written, with one blank for several.
#include "interpreter/model/alike.hpp"

#include <set>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "interpreter/text/folding.hpp"

namespace chapeau::model {

std::optional<Combining> combining(const Model& model, Part part) {
    const auto* combination = std::get_if<Combination>(&model.at(part.id).node);
    if (combination == nullptr || combination->combining == Combining::at_least)
        return std::nullopt;
    return (combination->combining == Combining::any) == part.negated ? Combining::all : Combining::any;
}

std::vector<Part> parts(const Model& model, Part part, Combining how) {
    if (const auto* negation = std::get_if<Not>(&model.at(part.id).node))
        return parts(model, {negation->operand, !part.negated}, how);
    if (combining(model, part) != how)
        return {part};
    const auto& combination = std::get<Combination>(model.at(part.id).node);
    const bool negated = (combination.combining == Combining::none) != part.negated;
    std::vector<Part> out;
    for (const ExpressionId member : combination.members)
        for (const Part& each : parts(model, {member, negated}, how))
            out.push_back(each);
    return out;
}

std::string Alike::of(Part part) const {
    const Expression& expression = model_.at(part.id);
    if (const auto* negation = std::get_if<Not>(&expression.node))
        return of(Part{negation->operand, !part.negated});
    if (const auto how = combining(model_, part))
        return of(part, *how);
    if (const auto* comparison = std::get_if<Comparison>(&expression.node))
        return of(*comparison, part.negated);
    if (const auto* literal = std::get_if<Literal>(&expression.node))
        return (literal->code != 0) != part.negated ? "yes" : "no";
    return (part.negated ? "not " : "") + of(part.id);
}

std::string Alike::of(Part part, Combining how) const {
    std::set<std::string> members;
    for (const Part& member : parts(model_, part, how))
        members.insert(of(member));
    if (members.size() == 1)
        return *members.begin();
    return fmt::format("({})", fmt::join(members, how == Combining::all ? " and " : " or "));
}

std::string Alike::of(const Comparison& node, bool negated) const {
    std::string left = of(node.left);
    std::string right = of(node.right);
    Relation relation = node.relation;
    if (right < left) {
        std::swap(left, right);
        relation = turned(relation);
    }
    const auto other = negated ? contrary(relation) : relation;
    return fmt::format("{}{} {} {}", other ? "" : "not ", left, static_cast<int>(other.value_or(relation)), right);
}

std::string Alike::of(ExpressionId value) const {
    const Expression& expression = model_.at(value);
    const auto& node = expression.node;
    if (const auto* fact = std::get_if<FactValue>(&node))
        return fmt::format("fact {}", fact->fact.index);
    if (const auto* element = std::get_if<ElementValue>(&node))
        return fmt::format("field {} at {}", element->column.index, element->depth);
    if (const auto* define = std::get_if<DefineValue>(&node))
        return fmt::format("definition {}", define->define.index);
    if (const auto* clause = std::get_if<ClauseValue>(&node))
        return fmt::format("clause {}", clause->clause.index);
    if (const auto* level = std::get_if<Level>(&node))
        return fmt::format("level of {} in {}", of(level->code), static_cast<int>(level->edition));
    if (const auto* literal = std::get_if<Literal>(&node)) {
        bool exact = true;
        const std::string number = literal->number.text(40, &exact);
        if (exact)
            return fmt::format("value {} {} {}", number, literal->code, text::folded(literal->text));
    }
    return written(value);
}

std::string Alike::written(ExpressionId id) const {
    std::string out = "words ";
    for (const char c : sources_.text(model_.at(id).span))
        if (c != ' ' && c != '\n' && c != '\r')
            out += c;
        else if (out.back() != ' ')
            out += ' ';
    return out;
}

}  // namespace chapeau::model
