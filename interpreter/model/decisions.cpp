// Decisions: what they grant, and which builds on which.
//
// A grant's type is that of its value, and grants may use each other; so they are read in an order in which every grant
// comes after those it names. Decisions are listed so that each comes after the one it builds on; the first is the
// policy's.
#include "fmt/format.h"
#include "interpreter/model/cycles.hpp"
#include "interpreter/model/titles.hpp"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/walk.hpp"

namespace chapeau::model {

namespace {

std::vector<Edge> uses_of_grants(Checking& checking) {
    std::vector<Edge> edges;
    for (std::uint32_t i = 0; i < checking.written_grants.size(); ++i)
        for_each_reference(checking.written_grants[i]->value, [&](const ast::Path& path) {
            const auto symbol = checking.names.symbols.find(path.text());
            if (symbol != checking.names.symbols.end() && symbol->second.sort == Sort::grant)
                edges.push_back({i, symbol->second.index});
        });
    return edges;
}

void check_grant(Checking& checking, std::uint32_t index) {
    const ast::Grant& written = *checking.written_grants[index];
    checking.only_once(written.titles, "title");
    checking.only_once(written.interpretations, "interpretation");
    Grant& grant = checking.model.grants[index];
    if (!written.titles.empty())
        grant.title = written.titles.front().text.value;
    if (!written.interpretations.empty())
        grant.interpretation = written.interpretations.front().text.value;
    if (!written.titles.empty())
        read_title(checking, written.titles.front().text, {Node::Sort::grant, index},
                   name_of_grant(checking.model, grant));
    Typing typing(checking, {Node::Sort::grant, index}, Where::grant, nullptr);
    const auto value = typing.value(written.value);
    checking.model.grants[index].value = value ? *value : checking.add(Never{}, yes_no_type, written.name.span);
    if (!value)
        return;
    const Type type = checking.model.at(*value).type;
    if (type.many == Many::one && type.kind != Kind::steps) {
        checking.grant_wrong[index] = false;
        return;
    }
    checking.error(code::grant_not_single, written.value.span,
                   fmt::format("`{}` is {}, and a grant is one value", checking.words(written.value.span),
                               type_text(checking.model, type)),
                   "grant a text, a date, a number, a NOC code or a value of an enum");
}

// ---------------------------------------------------------------- of what a decision is

const ast::Decision* as_decision(const Declarations::Provision& provision) {
    const auto* const* decision = std::get_if<const ast::Decision*>(&provision);
    return decision == nullptr ? nullptr : *decision;
}

class Building {
  public:
    explicit Building(Checking& checking) : checking_(checking), decision_of_(checking.model.clauses.size(), 0) {}

    void check() {
        collect();
        for (std::uint32_t i = 0; i < written_.size(); ++i)
            if (written_[i]->base)
                find_base(i);
        refuse_cycles();
        put_in_order();
    }

  private:
    void collect() {
        std::vector<ClauseId> clauses;
        for (std::uint32_t i = 0; i < checking_.model.clauses.size(); ++i)
            if (checking_.model.clauses[i].role == Role::decision)
                clauses.push_back({i});
        for (const Declarations::Provision& provision : checking_.declared.provisions)
            if (const ast::Decision* decision = as_decision(provision)) {
                decision_of_[clauses[written_.size()].index] = static_cast<std::uint32_t>(written_.size());
                made_.push_back({clauses[written_.size()], std::nullopt, {}});
                written_.push_back(decision);
            }
        for (std::uint32_t i = 0; i < checking_.model.grants.size(); ++i)
            made_[decision_of_[checking_.model.grants[i].decision.index]].grants.push_back({i});
    }

    void find_base(std::uint32_t decision) {
        const ast::Name& base = *written_[decision]->base;
        const auto symbol = checking_.names.symbols.find(base.text);
        if (symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::decision) {
            made_[decision].base = ClauseId{symbol->second.index};
            edges_.push_back({decision, decision_of_[symbol->second.index]});
            return;
        }
        if (checking_.leads_to_wrong(base.text))
            return;
        std::vector<std::string> names;
        for (const ast::Decision* each : written_)
            if (each != written_[decision])
                names.push_back(each->name.text);
        checking_.error(code::not_a_decision, base.span,
                        fmt::format("there is no decision `{}` to build on", base.text),
                        suggestion(checking_.nearest(base.text, names),
                                   names.empty() ? "take `of …` off: there is no other decision"
                                                 : fmt::format("name one of {}", quoted(names))));
    }

    void refuse_cycles() {
        for (const std::vector<std::uint32_t>& cycle :
             find_cycles(static_cast<std::uint32_t>(written_.size()), edges_)) {
            std::string way = written_[edges_[cycle.front()].from]->name.text;
            for (const std::uint32_t edge : cycle)
                way += " -> " + written_[edges_[edge].to]->name.text;
            grammar::Diagnostic& said =
                checking_.error(code::decision_cycle, written_[edges_[cycle.front()].from]->base->span,
                                fmt::format("a decision builds on itself: `{}`", way), "take one `of …` off");
            for (std::size_t i = 1; i < cycle.size(); ++i)
                said.related.push_back({written_[edges_[cycle[i]].from]->base->span, "then here"});
        }
    }

    /// As written, but for those that stand before what they build on.
    void put_in_order() {
        std::vector<bool> placed(made_.size(), false);
        std::vector<std::uint32_t> base_of(made_.size());
        for (const Edge& edge : edges_)
            base_of[edge.from] = edge.to;
        for (std::uint32_t i = 0; i < made_.size(); ++i) {
            std::vector<std::uint32_t> chain;
            for (std::uint32_t at = i; !placed[at]; at = base_of[at]) {
                placed[at] = true;
                chain.push_back(at);
                if (!made_[at].base)
                    break;
            }
            for (auto at = chain.rbegin(); at != chain.rend(); ++at)
                checking_.model.decisions.push_back(made_[*at]);
        }
    }

    Checking& checking_;
    std::vector<const ast::Decision*> written_;
    std::vector<Decision> made_;
    std::vector<std::uint32_t> decision_of_;  // by clause
    std::vector<Edge> edges_;
};

}  // namespace

void check_grants(Checking& checking) {
    const auto count = static_cast<std::uint32_t>(checking.written_grants.size());
    checking.grant_wrong.assign(count, true);
    for (const std::uint32_t grant : targets_first(count, uses_of_grants(checking)))
        check_grant(checking, grant);
}

void check_decisions(Checking& checking) {
    Building(checking).check();
    if (checking.model.decisions.empty() && !checking.declarations_lost && !checking.declared.policies.empty())
        checking.warning(code::no_decision, checking.declared.policies.front()->name.span, "the policy decides nothing",
                         "add a `decision` with `approve when …`");
}

}  // namespace chapeau::model
