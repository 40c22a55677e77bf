// Decisions: what they grant, and which builds on which.
//
// A grant's type is that of its value, and grants may use each other; so they are read in an order in which every grant
// comes after those it names. Decisions are listed so that each comes after the one it builds on. The principal one is
// first: the only one that stands on its own, or else the one that the head names, so that no order of files decides.
#include <algorithm>
#include <numeric>

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
        choose_principal();
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

    // ------------------------------------------------------------ the principal one

    [[nodiscard]] std::vector<std::uint32_t> on_their_own() const {
        std::vector<std::uint32_t> all;
        for (std::uint32_t i = 0; i < written_.size(); ++i)
            if (!written_[i]->base)
                all.push_back(i);
        return all;
    }

    [[nodiscard]] std::vector<std::string> names_of(const std::vector<std::uint32_t>& decisions) const {
        std::vector<std::string> names;
        for (const std::uint32_t decision : decisions)
            names.push_back(written_[decision]->name.text);
        return names;
    }

    void choose_principal() {
        const std::vector<std::uint32_t> own = on_their_own();
        const auto& policies = checking_.declared.policies;
        if (policies.empty())
            return;
        if (!policies.front()->decides.empty())
            find_principal(policies.front()->decides.front(), own);
        else if (own.size() > 1 && !checking_.names_lost)
            ask_for_principal(policies.front()->name.span, own);
    }

    void find_principal(const ast::Name& decided, const std::vector<std::uint32_t>& own) {
        const auto named = [&](const ast::Decision* each) { return each->name.text == decided.text; };
        const auto found = std::find_if(written_.begin(), written_.end(), named);
        if (found == written_.end())
            return refuse_unknown(decided, names_of(own));
        if ((*found)->base)
            return refuse_dependent(decided, (*found)->base->text, names_of(own));
        principal_ = static_cast<std::uint32_t>(found - written_.begin());
        if (own.size() == 1 && !checking_.declarations_lost)
            checking_.warning(
                code::decides_needless, decided.span,
                fmt::format("only `{}` stands on its own, so it is what the policy decides", decided.text),
                "take the line out");
    }

    void refuse_unknown(const ast::Name& decided, const std::vector<std::string>& own) {
        if (checking_.leads_to_wrong(decided.text))
            return;
        checking_.error(code::decides_what, decided.span, fmt::format("there is no decision `{}`", decided.text),
                        suggestion(checking_.nearest(decided.text, own),
                                   own.size() > 1 ? fmt::format("name one of {}", quoted(own)) : "take the line out"));
    }

    void refuse_dependent(const ast::Name& decided, const std::string& base, const std::vector<std::string>& own) {
        checking_.error(
            code::decides_what, decided.span,
            fmt::format("`{}` builds on `{}`, and the policy decides first what stands on its own", decided.text, base),
            own.size() > 1 ? fmt::format("name one of {}", quoted(own)) : "take the line out");
    }

    void ask_for_principal(Span head, const std::vector<std::uint32_t>& own) {
        const std::vector<std::string> names = names_of(own);
        grammar::Diagnostic& said = checking_.error(
            code::several_decisions, head,
            fmt::format("{} decisions stand on their own, {}, and the head does not say which is the principal one",
                        own.size(), quoted(names)),
            fmt::format("add a line `decides {}`, or the name of another, to the head: that one is reported first, all "
                        "are reported; or make one build on another, as in `decision {} of {}`",
                        names.front(), names[1], names.front()));
        for (const std::uint32_t decision : own)
            said.related.push_back({written_[decision]->name.span, "this one"});
    }

    /// The principal one first, then by name, so that the order of files does not matter, but each after what it builds
    /// on.
    void put_in_order() {
        std::vector<bool> placed(made_.size(), false);
        std::vector<std::uint32_t> base_of(made_.size());
        for (const Edge& edge : edges_)
            base_of[edge.from] = edge.to;
        if (principal_)
            place(*principal_, base_of, placed);
        std::vector<std::uint32_t> by_name(made_.size());
        std::iota(by_name.begin(), by_name.end(), 0U);
        std::ranges::sort(by_name, {}, [&](std::uint32_t i) { return written_[i]->name.text; });
        for (const std::uint32_t decision : by_name)
            place(decision, base_of, placed);
    }

    /// After all that it builds on.
    void place(std::uint32_t decision, const std::vector<std::uint32_t>& base_of, std::vector<bool>& placed) {
        std::vector<std::uint32_t> chain;
        for (std::uint32_t at = decision; !placed[at]; at = base_of[at]) {
            placed[at] = true;
            chain.push_back(at);
            if (!made_[at].base)
                break;
        }
        for (auto at = chain.rbegin(); at != chain.rend(); ++at)
            checking_.model.decisions.push_back(made_[*at]);
    }

    Checking& checking_;
    std::vector<const ast::Decision*> written_;
    std::vector<Decision> made_;
    std::vector<std::uint32_t> decision_of_;  // by clause
    std::vector<Edge> edges_;
    std::optional<std::uint32_t> principal_;
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
