// The checker reads as its passes, in order. Each needs only what those before it made: types before facts, names
// before bodies, types of defines and grants before the expressions that use them. A pass that finds a mistake leaves
// the rest of its topic whole and marks what is wrong, so that later passes neither stumble nor repeat it.
//
// Every pass is linear in the policy: names are hashed, graphs are searched without recursion, periods are sorted.
#include "interpreter/model/check.hpp"

#include "interpreter/model/checking.hpp"
#include "interpreter/model/counts_apart.hpp"

namespace chapeau::model {

namespace {

void fill_lookups(Model& model) {
    model.clause_of_name.reserve(model.clauses.size());
    model.fact_of_path.reserve(model.facts.size());
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
        model.clause_of_name.emplace(model.clauses[i].name, ClauseId{i});
    for (std::uint32_t i = 0; i < model.facts.size(); ++i)
        model.fact_of_path.emplace(model.facts[i].path, FactId{i});
}

/// Room for about as many expressions as texts of that length hold: growing by copies would be most of the work.
void make_room(Checking& checking) {
    constexpr std::size_t bytes_an_expression = 24;
    std::size_t bytes = 0;
    for (std::uint32_t i = checking.trees.standard; i < checking.trees.sources.size(); ++i)
        bytes += checking.trees.sources[i].text().size();
    checking.model.expressions.reserve(bytes / bytes_an_expression);
    checking.reads.reserve(bytes / bytes_an_expression / 2);
}

}  // namespace

Model check(Trees& trees, const ReadBeside& read_beside, grammar::Diagnostics& diagnostics) {
    Checking checking(trees, read_beside, diagnostics);
    make_room(checking);
    gather(checking);
    find_lost(checking);
    check_enums(checking);
    check_records(checking);
    lay_out_facts(checking);
    check_header(checking);
    check_evidence(checking);
    name_provisions(checking);
    check_lists(checking);
    declare_defines(checking);
    check_grants(checking);
    check_defines(checking);
    check_provisions(checking);
    check_editions(checking);
    check_decisions(checking);
    check_uses(checking);
    check_cycles(checking);
    check_citations(checking);
    check_tests(checking);
    check_translations(checking);
    check_titles(checking);
    check_said_numbers(checking);
    check_impossible(checking);
    check_openings(checking);
    check_doubts(checking);
    checking.count_unknown();
    name_in_words(checking);
    tell_counts_apart(checking);
    fill_lookups(checking.model);
    return std::move(checking.model);
}

}  // namespace chapeau::model
