// What nothing wants is dropped: the steps are gone through backwards, and one that is wanted wants what it reads.
#include <algorithm>

#include "interpreter/caseload/drawing.hpp"
#include "interpreter/program/operands.hpp"

namespace chapeau::caseload {

namespace {

class Wanting {
  public:
    explicit Wanting(const Plan& plan) : planes_(plan.plane_sheets.size()), quantities_(plan.quantity_sheets.size()) {}

    void plane(Ref ref) { planes_[ref / 2] = true; }
    [[nodiscard]] const std::vector<bool>& planes() const { return planes_; }
    void truth(const evaluate::TruthOf<Ref>& truth) {
        plane(truth.applies);
        plane(truth.satisfied);
        plane(truth.unviolated);
    }

    /// Whether the step is wanted; then what it reads is wanted too.
    bool operator()(Gate& gate) {
        return of_plane(gate.out, [&] {
            for (const Ref operand : gate.operands)
                plane(operand);
        });
    }
    bool operator()(const FactStep& step) {
        return of_plane(step.out, [] {});
    }
    bool operator()(const StatedStep& step) {
        return of_plane(step.out, [] {});
    }
    bool operator()(const ListStatedStep& step) {
        return of_plane(step.out, [] {});
    }
    bool operator()(CodesStep& step) {
        std::erase_if(step.conditions, [&](const auto& condition) { return !planes_[condition.out / 2]; });
        return !step.conditions.empty();
    }
    bool operator()(const CompareStep& step) {
        return of_plane(step.out, [&] { quantities(step.left, step.right); });
    }
    bool operator()(const SharpenStep& step) { return planes_[step.out / 2]; }
    bool operator()(const PairStep& step) {
        return of_plane(step.out, [] {});
    }
    bool operator()(const QuantifierStep& step) {
        return of_plane(step.out, [&] {
            maybe(step.in);
            maybe(step.holds);
        });
    }
    bool operator()(const SpreadStep& step) {
        return of_plane(step.out, [&] { plane(step.from); });
    }
    bool operator()(const ScalarStep& step) {
        return planes_[step.out.applies / 2] || planes_[step.out.satisfied / 2] || planes_[step.out.unviolated / 2];
    }
    bool operator()(const NumberStep& step) { return quantities_[step.out]; }
    bool operator()(const ConstantStep& step) { return quantities_[step.out]; }
    bool operator()(const ArithmeticStep& step) {
        return of_quantity(step.out, [&] { quantities(step.left, step.right); });
    }
    bool operator()(const ChoiceStep& step) {
        return of_quantity(step.out, [&] {
            for (const ChoiceStep::Branch& branch : step.branches) {
                plane(branch.selector);
                quantities_[branch.value] = true;
            }
        });
    }
    bool operator()(const GrantedStep& step) {
        return of_quantity(step.out, [&] {
            plane(step.approved);
            quantities_[step.value] = true;
        });
    }
    bool operator()(const CountStep& step) {
        return of_quantity(step.out, [&] { maybe(step.in); });
    }
    bool operator()(const DaysStep& step) {
        return of_quantity(step.out, [&] {
            maybe(step.in);
            quantities(step.from, step.to);
            if (step.up_to)
                quantities_[*step.up_to] = true;
        });
    }
    bool operator()(const SpreadNumberStep& step) {
        return of_quantity(step.out, [&] { quantities_[step.from] = true; });
    }
    bool operator()(const SharpenNumberStep& step) { return quantities_[step.out]; }
    bool operator()(const DoubtStep& step) { return quantities_[step.out]; }

  private:
    template <class Inputs>
    bool of_plane(Ref out, const Inputs& inputs) {
        if (planes_[out / 2])
            inputs();
        return planes_[out / 2];
    }
    template <class Inputs>
    bool of_quantity(QuantityIndex out, const Inputs& inputs) {
        if (quantities_[out])
            inputs();
        return quantities_[out];
    }
    void quantities(QuantityIndex a, QuantityIndex b) { quantities_[a] = quantities_[b] = true; }
    void maybe(const std::optional<Ref>& ref) {
        if (ref)
            plane(*ref);
    }

    std::vector<bool> planes_;
    std::vector<bool> quantities_;
};

/// The nodes that these are worked out from and they themselves, in order; none of them has a body.
std::vector<NodeIndex> schedule_of(const program::Program& program,
                                   const std::vector<CodesStep::Condition>& conditions) {
    std::vector<NodeIndex> all;
    const auto add = [&](NodeIndex node) {
        if (node >= program.fixed.end && std::find(all.begin(), all.end(), node) == all.end())
            all.push_back(node);
    };
    for (const CodesStep::Condition& condition : conditions)
        if (condition.node)
            add(*condition.node);
    for (std::size_t i = 0; i < all.size(); ++i)
        program::for_each_operand(program, program.nodes[all[i]], add);
    std::sort(all.begin(), all.end());
    return all;
}

/// A table that is looked into by code and period takes in the conditions that hang on the same code alone.
void join_tables(std::vector<Step>& steps) {
    std::map<std::pair<Sheet, std::optional<Slot>>, CodesStep*> by_period;
    for (Step& step : steps)
        if (auto* codes = std::get_if<CodesStep>(&step); codes != nullptr && codes->slot && codes->period)
            by_period[{codes->sheet, codes->slot}] = codes;
    for (Step& step : steps)
        if (auto* codes = std::get_if<CodesStep>(&step); codes != nullptr && !codes->period)
            if (const auto with = by_period.find({codes->sheet, codes->slot}); with != by_period.end()) {
                auto& conditions = with->second->conditions;
                conditions.insert(conditions.end(), codes->conditions.begin(), codes->conditions.end());
                codes->conditions.clear();
            }
    std::erase_if(steps, [](const Step& step) {
        const auto* codes = std::get_if<CodesStep>(&step);
        return codes != nullptr && codes->conditions.empty();
    });
}

}  // namespace

void Drawing::prune() {
    Wanting wanting(plan_);
    for (const auto& clause : plan_.clauses)
        wanting.truth(clause);
    for (const Ref ref : plan_.reasons)
        wanting.plane(ref);
    std::vector<Step> kept;
    for (auto step = plan_.steps.rbegin(); step != plan_.steps.rend(); ++step)
        if (std::visit([&wanting](auto& each) { return wanting(each); }, *step))
            kept.push_back(std::move(*step));
    std::reverse(kept.begin(), kept.end());
    join_tables(kept);
    for (Step& step : kept)
        if (auto* codes = std::get_if<CodesStep>(&step))
            codes->schedule = schedule_of(program_, codes->conditions);
    plan_.steps = std::move(kept);
    plan_.wanted = wanting.planes();
}

}  // namespace chapeau::caseload
