// Who reads what, and that nothing reads itself. The graph's nodes are defines, grants, and for each clause two: its
// guard and itself. A member stands under its parent's guard and does not read its parent, so only the guard is on its
// way; a guard that asks for its own member is a cycle, a parent that holds it is none. How deep references go is
// bounded here once, so that nothing after the checker needs a bound of its own.
#include "interpreter/model/graph.hpp"

#include "fmt/format.h"
#include "interpreter/model/cycles.hpp"
#include "interpreter/model/titles.hpp"

namespace chapeau::model {

std::uint32_t Numbering::operator()(Node node) const {
    switch (node.sort) {
        case Node::Sort::define:
            return node.index;
        case Node::Sort::guard:
            return defines_ + node.index;
        case Node::Sort::clause:
            return defines_ + clauses_ + node.index;
        case Node::Sort::grant:
            return defines_ + 2 * clauses_ + node.index;
    }
    return 0;
}

namespace {

std::string name_of(const Model& model, Node node) {
    switch (node.sort) {
        case Node::Sort::define:
            return model.defines[node.index].name;
        case Node::Sort::guard:
        case Node::Sort::clause:
            return model.clauses[node.index].name;
        case Node::Sort::grant:
            return name_of_grant(model, model.grants[node.index]);
    }
    return {};
}

/// The steps of a cycle as people see them: from a clause to its own guard is no step.
void report_cycle(Checking& checking, const std::vector<std::uint32_t>& cycle) {
    std::vector<const Read*> steps;
    for (const std::uint32_t each : cycle)
        if (const Read& read = checking.reads[each];
            name_of(checking.model, read.reader) != name_of(checking.model, read.read) || cycle.size() == 1)
            steps.push_back(&read);
    if (steps.empty())
        for (const std::uint32_t each : cycle)
            if (const Read& read = checking.reads[each]; read.reader.sort == Node::Sort::guard)
                steps.push_back(&read);
    std::string way = name_of(checking.model, steps.front()->reader);
    for (const Read* step : steps)
        way += " -> " + name_of(checking.model, step->read);
    grammar::Diagnostic& said =
        checking.error(code::cycle, steps.front()->span, fmt::format("this depends on itself: `{}`", way),
                       "take one of these references out: what a thing means can't rest on itself");
    for (std::size_t i = 1; i < steps.size(); ++i)
        said.related.push_back(
            {steps[i]->span, fmt::format("`{}` reads `{}`", name_of(checking.model, steps[i]->reader),
                                         name_of(checking.model, steps[i]->read))});
}

/// So deep may references go, members in members counted: each is a step of what later walks the graph by recursion.
/// People write a dozen.
constexpr std::uint32_t deepest = 1000;

void refuse_too_deep(Checking& checking, const std::vector<std::uint32_t>& depth, const Numbering& numbering) {
    std::vector<bool> told(depth.size(), false);
    for (const Read& read : checking.reads) {
        const std::uint32_t reader = numbering(read.reader);
        if (depth[reader] != deepest + 1 || depth[numbering(read.read)] != deepest || told[reader])
            continue;
        told[reader] = true;
        checking.error(code::references_too_deep, read.span,
                       fmt::format("`{}` rests on references more than {} deep: it reads `{}`, and that reads on",
                                   name_of(checking.model, read.reader), deepest, name_of(checking.model, read.read)),
                       "say the same in fewer steps, say with all members under one `all of` or `any of`");
    }
}

}  // namespace

std::vector<Edge> edges_of(const Checking& checking, const Numbering& numbering) {
    std::vector<Edge> edges;
    edges.reserve(checking.reads.size());
    for (const Read& read : checking.reads)
        edges.push_back({numbering(read.reader), numbering(read.read)});
    return edges;
}

void check_cycles(Checking& checking) {
    std::erase_if(checking.reads, [](const Read& read) { return read.refused; });
    const Numbering numbering(checking.model);
    const std::vector<Edge> edges = edges_of(checking, numbering);
    for (const std::vector<std::uint32_t>& cycle : find_cycles(numbering.count(), edges))
        report_cycle(checking, cycle);
    refuse_too_deep(checking, depths(numbering.count(), edges), numbering);
}

}  // namespace chapeau::model
