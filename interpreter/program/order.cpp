// The order is a depth-first walk over the references between declarations, done with a stack of its own: a policy may
// chain as many defines as it likes, and only the depth of one expression (bounded by the grammar) is walked by
// recursion.
#include "interpreter/program/order.hpp"

#include <cstddef>
#include <utility>

namespace chapeau::program {

namespace {

using model::ClauseId;
using model::ExpressionId;

/// Calls `found` for every define, clause and grant that an expression refers to.
template <class Found>
class References {
  public:
    References(const model::Model& model, Found found) : model_(model), found_(std::move(found)) {}

    void in(ExpressionId id) {
        std::visit([this](const auto& node) { of(node); }, model_.at(id).node);
    }
    void in(const std::optional<ExpressionId>& id) {
        if (id)
            in(*id);
    }

  private:
    void of(const model::Literal&) {}
    void of(const model::FactValue&) {}
    void of(const model::ElementValue&) {}
    void of(const model::Never&) {}
    void of(const model::DefineValue& node) { found_(Declared(node.define)); }
    void of(const model::GrantValue& node) {
        found_(Declared(node.grant));
        found_(Declared(model_.at(node.grant).decision));
    }
    void of(const model::ClauseValue& node) { found_(Declared(node.clause)); }
    void of(const model::IsApproved& node) { found_(Declared(node.decision)); }
    void of(const model::Calculation& node) { each({node.left, node.right}); }
    void of(const model::StepMonths& node) { in(node.date); }
    void of(const model::ReadIn& node) { in(node.code); }
    void of(const model::Level& node) { in(node.code); }
    void of(const model::Extreme& node) { each(node.members); }
    void of(const model::Aggregate& node) {
        in(node.value);
        in(node.where);
    }
    void of(const model::DaysCovered& node) {
        each({node.from, node.to});
        in(node.where);
        in(node.up_to);
    }
    void of(const model::ByPeriod& node) {
        for (const auto& branch : node.branches)
            in(branch.value);
    }
    void of(const model::BySelector& node) {
        in(node.selector);
        each(node.branches);
    }
    void of(const model::Comparison& node) { each({node.left, node.right}); }
    void of(const model::InList& node) { in(node.member); }
    void of(const model::Includes& node) { each({node.set, node.member}); }
    void of(const model::Overlaps& node) { in(node.set); }
    void of(const model::IsStated& node) { in(node.fact); }
    void of(const model::Quantified& node) {
        in(node.where);
        in(node.satisfies);
    }
    void of(const model::Combination& node) { each(node.members); }
    void of(const model::Not& node) { in(node.operand); }
    void of(const model::FailsWhenNoneApplies& node) { in(node.operand); }

    void each(const std::vector<ExpressionId>& ids) {
        for (const ExpressionId id : ids)
            in(id);
    }

    const model::Model& model_;
    Found found_;
};

class Walk {
  public:
    explicit Walk(const model::Model& model)
        : model_(model),
          seen_{std::vector<bool>(model.defines.size()), std::vector<bool>(model.clauses.size()),
                std::vector<bool>(model.grants.size())} {}

    /// Adds `root` after all that it refers to.
    void visit(Declared root) {
        if (!enter(root))
            return;
        while (!open_.empty()) {
            Open& top = open_.back();
            if (top.next < top.references.size()) {
                const Declared reference = top.references[top.next++];
                enter(reference);
            } else {
                order.declared.push_back(top.declared);
                open_.pop_back();
            }
        }
    }

    void visit_reasons() {
        order.first_of_reasons = order.declared.size();
        for (const model::Clause& clause : model_.clauses)
            visit_all(references_of(clause.reason));
        for (const model::Translation& translation : model_.translations)
            for (const auto& [clause, reason] : translation.reasons)
                visit_all(references_of(reason));
    }

    Order order;

  private:
    struct Open {
        Declared declared;
        std::vector<Declared> references;
        std::size_t next = 0;
    };

    void visit_all(const std::vector<Declared>& all) {
        for (const Declared declared : all)
            visit(declared);
    }

    bool enter(Declared declared) {
        const std::uint32_t index = std::visit([](auto id) { return id.index; }, declared);
        if (seen_[declared.index()][index])
            return false;
        seen_[declared.index()][index] = true;
        open_.push_back({declared, references_of(declared), 0});
        return true;
    }

    std::vector<Declared> references_of(Declared declared) const {
        std::vector<Declared> found;
        References references(model_, [&found](Declared reference) { found.push_back(reference); });
        if (const auto* define = std::get_if<model::DefineId>(&declared))
            references.in(model_.at(*define).value);
        else if (const auto* grant = std::get_if<model::GrantId>(&declared))
            references.in(model_.at(*grant).value);
        else
            in_clause(std::get<ClauseId>(declared), references);
        return found;
    }

    std::vector<Declared> references_of(const model::Reason& reason) const {
        std::vector<Declared> found;
        References references(model_, [&found](Declared reference) { found.push_back(reference); });
        for (const model::ReasonPiece& piece : reason)
            references.in(piece.value);
        return found;
    }

    /// A clause needs its own parts and the guards of all it is written in, but not these clauses themselves.
    template <class Refs>
    void in_clause(ClauseId id, Refs& references) const {
        const model::Clause& clause = model_.at(id);
        references.in(clause.met);
        references.in(clause.deemed);
        references.in(clause.except);
        for (std::optional<ClauseId> outer = id; outer; outer = model_.at(*outer).parent)
            references.in(model_.at(*outer).applies);
    }

    const model::Model& model_;
    std::vector<bool> seen_[3];
    std::vector<Open> open_;
};

}  // namespace

Order order_of(const model::Model& model) {
    Walk walk(model);
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
        walk.visit(ClauseId{i});
    for (std::uint32_t i = 0; i < model.grants.size(); ++i)
        walk.visit(model::GrantId{i});
    walk.visit_reasons();
    return std::move(walk.order);
}

}  // namespace chapeau::program
