#include "interpreter/trace/declaring.hpp"

#include "interpreter/model/operands.hpp"
#include "interpreter/trace/deciding.hpp"
#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {
namespace {

/// The clauses that an expression refers to.
void add_clauses(const model::Model& model, model::ExpressionId id, std::vector<std::string>& to) {
    const model::Expression& expression = model.at(id);
    if (const auto* clause = std::get_if<model::ClauseValue>(&expression.node))
        to.push_back(model.at(clause->clause).name);
    for_each_operand(expression, [&](model::ExpressionId operand) { add_clauses(model, operand, to); });
}

}  // namespace

Location location_of(const model::Policy& policy, grammar::Span span) {
    const grammar::Source& source = policy.trees.sources[span.file];
    return {escaped(source.name()), source.place(span.begin).line};
}

Clause declared(const model::Policy& policy, model::ClauseId id) {
    const model::Model& model = policy.model;
    const model::Clause& from = model.at(id);
    Clause out;
    out.id = from.name;
    out.title = escaped(Speech(model).title(from));
    out.location = location_of(policy, from.span);
    out.decision = from.role == model::Role::decision;
    out.interpretation = escaped(from.interpretation);
    out.sees = passages(model, from.sees);
    if (from.cites)
        out.cites.push_back(model.at(*from.cites).id);
    for (const model::ClauseId member : from.members)
        out.members.push_back(model.at(member).name);
    if (from.except)
        add_clauses(model, *from.except, out.exceptions);
    if (from.deemed)
        add_clauses(model, *from.deemed, out.deeming);
    if (from.parent)
        out.parent = model.at(*from.parent).name;
    return out;
}

}  // namespace chapeau::trace
