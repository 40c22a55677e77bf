// A plan under way. Private to this folder.
#pragma once

#include <array>
#include <map>
#include <tuple>

#include "interpreter/caseload/plan.hpp"
#include "interpreter/evaluate/evaluate.hpp"

namespace chapeau::caseload {

class Drawing {
  public:
    explicit Drawing(const program::Program& program);

    [[nodiscard]] Plan finish(bool reasons);

  private:
    using Truth = evaluate::TruthOf<Wire>;

    /// What a node depends on, if that is at most one coded fact of its sheet and the period.
    struct Support {
        bool coded = false;
        Sheet sheet = 0;
        std::optional<Slot> slot;
        bool period = false;
    };
    [[nodiscard]] Support support_of(const program::Node& node, Sheet sheet) const;

    [[nodiscard]] Wire constant(evaluate::Kleene truth, Sheet sheet);
    void draw_fixed(NodeIndex index);
    /// False where a node of a body has no step.
    [[nodiscard]] bool draw(NodeIndex index, Sheet sheet);
    [[nodiscard]] Truth condition(Wire wire);
    /// The wires of a node that was drawn, spread over the members where it is of the records.
    [[nodiscard]] Truth truth(NodeIndex index, Sheet sheet);
    [[nodiscard]] Wire spread(Wire wire, Sheet sheet);
    [[nodiscard]] Truth one_by_one(NodeIndex index);
    [[nodiscard]] Wire code_condition(const Support& of, CodesStep::Condition condition);

    [[nodiscard]] std::optional<Truth> draw_truth(NodeIndex index, const program::Node& node, Sheet sheet);
    template <class StepOfPlane>
    [[nodiscard]] Truth filled(Sheet sheet, StepOfPlane step);
    [[nodiscard]] std::optional<Truth> draw_stated(const program::Node& fact, Sheet sheet);
    [[nodiscard]] std::optional<Truth> draw_pair(NodeIndex index, const program::Node& node, Sheet sheet);
    [[nodiscard]] std::optional<PairStep::Side> side_of(NodeIndex index, Sheet sheet) const;
    [[nodiscard]] evaluate::GatheredOf<Wire> gathered(const program::Node& node, Sheet sheet, bool negating);
    [[nodiscard]] std::optional<Truth> draw_at_least(const program::Node& node, Sheet sheet);
    [[nodiscard]] Truth draw_guards(const program::Node& node);
    [[nodiscard]] Truth draw_granted(const program::Node& node);
    /// A wire for each branch, yes where that is the one.
    [[nodiscard]] std::optional<std::vector<Wire>> selectors(const program::Node& node, Sheet sheet);
    /// Yes where the day that governs is of the period.
    [[nodiscard]] Wire in_force(const program::Period& period);
    [[nodiscard]] std::optional<Slot> coded_fact(NodeIndex index, Sheet sheet) const;
    [[nodiscard]] std::optional<Truth> draw_choice(const program::Node& node, Sheet sheet);

    [[nodiscard]] bool draw_body(const program::Node& node);
    [[nodiscard]] std::optional<Ref> member_wire(NodeIndex index, Sheet sheet);
    [[nodiscard]] std::optional<Truth> draw_quantifier(NodeIndex index, const program::Node& node, Sheet sheet);

    [[nodiscard]] bool draw_value(NodeIndex index, const program::Node& node, Sheet sheet);
    /// That of a node that was drawn, spread or repeated over the sheet's rows.
    [[nodiscard]] QuantityIndex quantity(NodeIndex index, Sheet sheet);
    [[nodiscard]] QuantityIndex new_quantity(NodeIndex index, Sheet sheet);
    [[nodiscard]] Step quantity_step(const program::Node& node, Sheet sheet, QuantityIndex out);
    [[nodiscard]] Step list_step(const program::Node& node, QuantityIndex out);
    [[nodiscard]] Step choice_step(const program::Node& node, Sheet sheet, QuantityIndex out);

    void draw_reasons();  // reasons.cpp
    class Reasons;

    void sync_gates();
    void add_step(Step step);
    void prune();  // prune.cpp

    const program::Program& program_;
    Logic logic_;
    evaluate::Results fixed_;
    Plan plan_;
    Wire unknown_;
    std::vector<Support> support_;              // by node
    std::vector<std::optional<Truth>> truths_;  // by node
    std::map<std::pair<Ref, Sheet>, Wire> spread_;
    std::map<std::tuple<Sheet, Slot, bool>, std::size_t>
        codes_;  // 0 for no slot, otherwise one more: index of the step
    std::map<std::pair<values::Day, values::Day>, Wire> in_force_;
    std::map<std::pair<NodeIndex, Sheet>, QuantityIndex> quantities_;
    std::size_t gates_taken_ = 0;
};

}  // namespace chapeau::caseload
