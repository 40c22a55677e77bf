// The comparisons of a clause's conditions, and of the yes/no definitions that stand in them, are all that a margin can
// come from.
#include "interpreter/model/margins.hpp"

#include <algorithm>
#include <unordered_set>

namespace chapeau::model {

namespace {

class Margins {
  public:
    explicit Margins(const Model& model) : model_(model) {}

    void go(ExpressionId id) {
        if (id.index < model_.expressions.size() && seen_.insert(id.index).second)
            std::visit([&](const auto& node) { of(node); }, model_.at(id).node);
    }
    void go(const std::optional<ExpressionId>& id) {
        if (id)
            go(*id);
    }

    std::vector<Kind> found;

  private:
    void of(const Comparison& node) {
        const Type type = model_.at(node.left).type;
        const Kind kind = type.kind == Kind::date ? Kind::days : type.kind;
        if ((kind == Kind::number || kind == Kind::money || kind == Kind::days) &&
            std::ranges::find(found, kind) == found.end())
            found.push_back(kind);
    }
    void of(const Combination& node) {
        for (const ExpressionId member : node.members)
            go(member);
    }
    void of(const ByPeriod& node) {
        for (const ByPeriod::Branch& branch : node.branches)
            go(branch.value);
    }
    void of(const BySelector& node) {
        for (const ExpressionId branch : node.branches)
            go(branch);
    }
    void of(const Not& node) { go(node.operand); }
    void of(const Quantified& node) {
        go(node.where);
        go(node.satisfies);
    }
    void of(const DefineValue& node) { go(model_.at(node.define).value); }
    template <class Other>
    void of(const Other&) {}

    const Model& model_;
    std::unordered_set<std::uint32_t> seen_;
};

}  // namespace

std::vector<Kind> margins_of(const Model& model, ClauseId clause) {
    Margins margins(model);
    const Clause& of = model.at(clause);
    margins.go(of.met);
    margins.go(of.deemed);
    margins.go(of.except);
    return std::move(margins.found);
}

}  // namespace chapeau::model
