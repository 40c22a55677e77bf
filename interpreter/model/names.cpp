// The one namespace of lists, defines, clauses and decisions, and what hangs below them: members are `clause.label`,
// grants `decision.grant`. Every clause gets its id here, parents before their members, in the order written, whatever
// the order of the parts: results are shown in it. Bodies are read later, when all names are known, so order never
// matters.
//
// A decision may bear the name of a group of facts (`spouse`): a group alone is never a value, and the paths below the
// two are kept apart one by one.
#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/provisions.hpp"

namespace chapeau::model {

namespace {

void report_duplicate(Checking& checking, std::string_view name, Sort sort, Span span, Sort first_sort, Span first) {
    checking.lose_names();
    if (sort == Sort::decision)  // which may have had the name of a group of facts
        for (const auto& [group, symbol] : checking.names.groups)
            checking.names.wrong.emplace(group, true);
    checking
        .error(code::duplicate_name, span,
               first_sort == sort ? fmt::format("the {} `{}` is declared twice", sort_text(sort), name)
                                  : fmt::format("`{}` is the name of a {} already", name, sort_text(first_sort)),
               "rename one of the two: facts, lists, defines, clauses and decisions share their names")
        .related.push_back({first, fmt::format("the {} of this name", sort_text(first_sort))});
}

/// A member may not be called like a fact, nor two members alike.
void report_label(Checking& checking, std::string_view name, const ast::Name& label, bool of_grant, Sort first_sort,
                  Span first) {
    checking.declarations_lost = true;
    checking.names.lost_labels.emplace(name.substr(0, name.rfind('.')), true);
    checking
        .error(code::duplicate_label, label.span,
               first_sort == Sort::facts ? fmt::format("`{}` is a fact already", name)
                                         : fmt::format("there are two `{}`", name),
               of_grant ? "give one of the two another name: a grant is known by its decision and its name"
                        : "give one of the two another label: a member is known by its clause and its label")
        .related.push_back({first, first_sort == Sort::facts ? "the fact" : "the first one"});
}

class Naming {
  public:
    explicit Naming(Checking& checking) : checking_(checking) {}

    void name_all() {
        make_room();
        name_lists_and_defines();
        for (const Declarations::Provision& provision : checking_.declared.provisions)
            std::visit([&](const auto* each) { name_provision(*each); }, provision);
        for (const Span& span : dotted_)
            refuse_extension(span);
        for (const std::string& name : contested_) {
            checking_.names.symbols.erase(name);
            checking_.names.wrong.emplace(name, true);
        }
    }

  private:
    void make_room() {
        constexpr std::size_t members_a_clause = 6;
        const Declarations& declared = checking_.declared;
        const std::size_t clauses = declared.provisions.size() * members_a_clause;
        checking_.names.symbols.reserve(declared.lists.size() + declared.defines.size() + clauses);
        checking_.clause_ids.reserve(clauses);
        checking_.model.clauses.reserve(clauses);
        checking_.written.reserve(clauses);
    }

    void name_lists_and_defines() {
        const Declarations& declared = checking_.declared;
        for (std::uint32_t i = 0; i < declared.lists.size(); ++i)
            static_cast<void>(take(declared.lists[i]->name.text, {Sort::list, i, declared.lists[i]->name.span}));
        for (std::uint32_t i = 0; i < declared.defines.size(); ++i)
            static_cast<void>(take(declared.defines[i]->name.text, {Sort::define, i, declared.defines[i]->name.span}));
    }

    /// Whether the name was free.
    bool take(const std::string& name, Symbol symbol) {
        const auto group = checking_.names.groups.find(name);
        if (group != checking_.names.groups.end() && symbol.sort != Sort::decision) {
            report_duplicate(checking_, name, symbol.sort, symbol.span, Sort::facts, group->second.span);
            return false;
        }
        const auto [found, added] = checking_.names.symbols.emplace(name, symbol);
        if (!added) {
            report_duplicate(checking_, name, symbol.sort, symbol.span, found->second.sort, found->second.span);
            if (found->second.sort != symbol.sort)
                contested_.push_back(name);
        }
        return added;
    }

    /// Labels below a name that is another's are no mistakes of their own.
    void take_label(const std::string& name, const ast::Name& label, Symbol symbol) {
        if (!under_own_name_)
            return;
        if (const auto fact = checking_.names.facts.find(name); fact != checking_.names.facts.end()) {
            report_label(checking_, name, label, symbol.sort == Sort::grant, Sort::facts,
                         checking_.model.at(fact->second).span);
            return;
        }
        const auto [found, added] = checking_.names.symbols.emplace(name, symbol);
        if (!added)
            report_label(checking_, name, label, symbol.sort == Sort::grant, found->second.sort, found->second.span);
    }

    ClauseId add_clause(std::string name, Role role, std::optional<ClauseId> parent, Written written) {
        Model& model = checking_.model;
        const ClauseId id{static_cast<std::uint32_t>(model.clauses.size())};
        Clause& clause = model.clauses.emplace_back();
        clause.name = std::move(name);
        clause.role = role;
        clause.parent = parent;
        clause.span = written.heading;
        checking_.written.push_back(written);
        return id;
    }

    void name_provision(const ast::Clause& clause) {
        const std::string name = clause.name.text();
        const ClauseId id =
            add_clause(name, Role::clause, std::nullopt, {&clause.parts, &clause.title, clause.name.span});
        checking_.clause_ids.emplace(&clause, id);
        under_own_name_ = take(name, {Sort::clause, id.index, clause.name.span});
        if (clause.name.parts.size() > 1)
            dotted_.push_back(clause.name.span);
        name_members(clause.parts, id);
    }

    void name_provision(const ast::Decision& decision) {
        const ClauseId id = add_clause(decision.name.text, Role::decision, std::nullopt,
                                       {&decision.parts, &decision.title, decision.name.span});
        under_own_name_ = take(decision.name.text, {Sort::decision, id.index, decision.name.span});
        name_members(decision.parts, id);
        for (const ast::Grant& grant : decision.grants)
            name_grant(grant, id);
    }

    void name_members(const ast::Parts& parts, ClauseId parent) {
        for (const auto& [role, condition] : conditions_in_order(parts))
            name_members(condition->body, parent);
    }

    void name_members(const ast::Body& body, ClauseId parent) {
        const auto* combination = std::get_if<ast::Combination>(&body.node);
        if (combination == nullptr)
            return;
        for (const ast::Member& member : combination->members) {
            if (const auto* labelled = std::get_if<std::unique_ptr<ast::Clause>>(&member.node))
                name_member(**labelled, parent);
            else
                name_members(std::get<ast::Body>(member.node), parent);
        }
    }

    void name_member(const ast::Clause& member, ClauseId parent) {
        const std::string name = checking_.model.at(parent).name + "." + member.name.text();
        const ClauseId id = add_clause(name, Role::member, parent, {&member.parts, &member.title, member.name.span});
        checking_.clause_ids.emplace(&member, id);
        take_label(name, member.name.parts.back(), {Sort::clause, id.index, member.name.span});
        name_members(member.parts, id);
    }

    void name_grant(const ast::Grant& grant, ClauseId decision) {
        Model& model = checking_.model;
        const std::string name = model.at(decision).name + "." + grant.name.text;
        take_label(name, grant.name, {Sort::grant, static_cast<std::uint32_t>(model.grants.size()), grant.name.span});
        Grant& made = model.grants.emplace_back();
        made.name = grant.name.text;
        made.decision = decision;
        made.span = grant.name.span;
        checking_.written_grants.push_back(&grant);
    }

    /// `professional.x` at the top level, where `professional` is a name: it could be taken for a member.
    void refuse_extension(Span span) {
        const std::string name(checking_.trees.sources.text(span));
        for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
            const std::string_view prefix = std::string_view(name).substr(0, dot);
            const auto symbol = checking_.names.symbols.find(prefix);
            const auto group = checking_.names.groups.find(prefix);
            const bool is_symbol = symbol != checking_.names.symbols.end();
            if (!is_symbol && group == checking_.names.groups.end())
                continue;
            const Symbol& first = is_symbol ? symbol->second : group->second;
            checking_
                .error(code::extends_a_name, span,
                       fmt::format("`{}` reads as a part of the {} `{}`", name, sort_text(first.sort), prefix),
                       first.sort == Sort::clause
                           ? fmt::format("make it a lettered member of `{}`, or rename one of the two", prefix)
                           : "rename one of the two")
                .related.push_back({first.span, fmt::format("the {} `{}`", sort_text(first.sort), prefix)});
            return;
        }
    }

    Checking& checking_;
    std::vector<Span> dotted_;
    std::vector<std::string> contested_;  // of two sorts: whichever is meant, nothing more is said of its uses
    bool under_own_name_ = true;
};

}  // namespace

std::vector<RoledCondition> conditions_in_order(const ast::Parts& parts) {
    std::vector<RoledCondition> all;
    const auto add = [&](PartRole role, const std::vector<ast::Condition>& conditions) {
        for (const ast::Condition& condition : conditions)
            all.push_back({role, &condition});
    };
    add(PartRole::applies, parts.applies);
    add(PartRole::met, parts.met);
    add(PartRole::deemed, parts.deemed);
    add(PartRole::except, parts.excepts);
    const auto place = [](const RoledCondition& each) { return each.condition->keyword.begin; };
    if (!std::ranges::is_sorted(all, {}, place))
        std::ranges::stable_sort(all, {}, place);
    return all;
}

void name_provisions(Checking& checking) {
    Naming(checking).name_all();
}

}  // namespace chapeau::model
