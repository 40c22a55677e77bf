// What nothing uses: warnings, since the policy means the same without it. A clause is of use if a decision comes to
// it; lists and defines, if anything names them; types, if a fact, list or define has them. What the standard library
// declares need not be used. A name that a misspelt one probably means counts as named.
#include "fmt/format.h"
#include "interpreter/model/graph.hpp"

namespace chapeau::model {

namespace {

/// By number: whether some decision comes to it.
std::vector<bool> reached(const Checking& checking, const Numbering& numbering) {
    const std::vector<Edge> edges = edges_of(checking, numbering);
    std::vector<std::uint32_t> first(numbering.count() + 1, 0);
    for (const Edge& edge : edges)
        ++first[edge.from + 1];
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
    std::vector<std::uint32_t> targets(edges.size());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const Edge& edge : edges)
        targets[next[edge.from]++] = edge.to;
    std::vector<bool> seen(numbering.count(), false);
    std::vector<std::uint32_t> open;
    const auto come_to = [&](std::uint32_t node) {
        if (!seen[node])
            open.push_back(node);
        seen[node] = true;
    };
    for (const Decision& decision : checking.model.decisions)
        come_to(numbering({Node::Sort::clause, decision.clause.index}));
    for (std::uint32_t i = 0; i < checking.model.grants.size(); ++i)
        come_to(numbering({Node::Sort::grant, i}));
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        for (std::uint32_t at = first[node]; at < first[node + 1]; ++at)
            come_to(targets[at]);
    }
    return seen;
}

/// A second declaration of a name has been reported as such; that nothing uses it follows.
bool is_first_of_name(const Checking& checking, std::string_view name, Sort sort, std::size_t index) {
    const auto found = checking.names.symbols.find(name);
    return found != checking.names.symbols.end() && found->second.sort == sort && found->second.index == index;
}

void warn_of_clauses(Checking& checking) {
    if (checking.model.decisions.empty())
        return;
    const Numbering numbering(checking.model);
    const std::vector<bool> seen = reached(checking, numbering);
    for (std::uint32_t i = 0; i < checking.model.clauses.size(); ++i) {
        const Clause& clause = checking.model.clauses[i];
        if (clause.role != Role::clause || !is_first_of_name(checking, clause.name, Sort::clause, i) ||
            seen[numbering({Node::Sort::clause, i})])
            continue;
        const auto& cites = checking.written[i].parts->cites;
        checking.warning(code::unreached_clause, clause.span,
                         cites.empty() ? fmt::format("no decision comes to the clause `{}`", clause.name)
                                       : fmt::format("`{}` is cited as `{}`, but no decision comes to it", clause.name,
                                                     cites.front().passage),
                         cites.empty() ? "name it where it is to count, or remove it"
                                       : "name it in a decision, or in a clause that a decision comes to");
    }
}

void warn_of_defines(Checking& checking) {
    std::vector<bool> used(checking.model.defines.size(), false);
    for (const Read& read : checking.reads)
        if (read.read.sort == Node::Sort::define && read.reader != read.read)
            used[read.read.index] = true;
    for (std::size_t i = 0; i < used.size(); ++i)
        if (const Define& define = checking.model.defines[i];
            !used[i] && !checking.is_standard(define.span) && is_first_of_name(checking, define.name, Sort::define, i))
            checking.warning(code::unused_define, define.span, fmt::format("nothing uses the define `{}`", define.name),
                             "use it or remove it");
}

void warn_of_lists(Checking& checking) {
    for (std::size_t i = 0; i < checking.list_used.size(); ++i)
        if (const List& list = checking.model.lists[i]; !checking.list_used[i] && !checking.is_standard(list.span) &&
                                                        is_first_of_name(checking, list.name, Sort::list, i))
            checking.warning(code::unused_list, list.span, fmt::format("nothing uses the list `{}`", list.name),
                             "use it or remove it");
}

void warn_of_types(Checking& checking) {
    for (std::size_t i = 0; i < checking.model.enums.size(); ++i)
        if (const Enum& each = checking.model.enums[i]; !checking.enum_used[i] && !checking.is_standard(each.span))
            checking.warning(code::unused_enum, each.span, fmt::format("nothing is of the enum `{}`", each.name),
                             "give it to a fact, or remove it");
    for (const auto& [name, index] : checking.names.records)
        if (const ast::Record& record = *checking.declared.records[index];
            !checking.record_used[index] && !checking.is_standard(record.name.span))
            checking.warning(code::unused_record, record.name.span, fmt::format("nothing is of the record `{}`", name),
                             "give it to a fact, or remove it");
}

}  // namespace

void check_uses(Checking& checking) {
    if (checking.declarations_lost)
        return;
    warn_of_clauses(checking);
    warn_of_defines(checking);
    warn_of_lists(checking);
    warn_of_types(checking);
}

}  // namespace chapeau::model
