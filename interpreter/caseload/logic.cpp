#include "interpreter/caseload/logic.hpp"

#include <algorithm>

namespace chapeau::caseload {

namespace {

constexpr std::uint32_t input_plane = UINT32_MAX;
/// Longer gates are read where they are, so that a chain of thousands is drawn in linear time.
constexpr std::size_t most_taken_in = 64;

constexpr Ref opposite(Ref ref) {
    return ref ^ 1U;
}
constexpr bool is_opposite(Ref ref) {
    return (ref & 1U) != 0;
}

}  // namespace

Wire both(Wire a, Wire b) {
    return a.logic->all({a.ref, b.ref});
}
Wire either(Wire a, Wire b) {
    return negate(a.logic->all({opposite(a.ref), opposite(b.ref)}));
}
Wire negate(Wire a) {
    return {a.logic, opposite(a.ref)};
}

Logic::Logic(Sheet sheets) : constants_(sheets), gates_(sheets, input_plane) {
    for (Sheet sheet = 0; sheet < sheets; ++sheet)
        sheets_.push_back(sheet);
}

Wire Logic::input(Sheet sheet) {
    const Ref ref = 2 * planes();
    sheets_.push_back(sheet);
    gates_.push_back(input_plane);
    return {this, ref};
}

const Gate* Logic::gate_of(Ref ref) const {
    const std::uint32_t index = gates_[ref / 2];
    return index == input_plane ? nullptr : &drawn[index];
}

Wire Logic::gate(Gate::Kind kind, std::vector<Ref> operands, Sheet sheet) {
    const auto [known, added] = known_.try_emplace({kind, operands}, 0);
    if (added) {
        known->second = input(sheet).ref;
        gates_.back() = static_cast<std::uint32_t>(drawn.size());
        drawn.push_back({kind, known->second, std::move(operands)});
    }
    return {this, known->second};
}

Wire Logic::all(std::vector<Ref> refs) {
    const Sheet sheet = sheets_[refs.front() / 2];
    std::vector<Ref> taken;
    for (const Ref ref : refs) {
        const Gate* gate = gate_of(ref);
        const bool takes_in = gate != nullptr && gate->kind == Gate::Kind::all && !is_opposite(ref) &&
                              gate->operands.size() <= most_taken_in;
        if (takes_in)
            taken.insert(taken.end(), gate->operands.begin(), gate->operands.end());
        else
            taken.push_back(ref);
    }
    std::sort(taken.begin(), taken.end());
    taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
    if (std::binary_search(taken.begin(), taken.end(), no(sheet).ref))
        return no(sheet);
    std::erase(taken, yes(sheet).ref);
    // `c and (c or d)` is c.
    std::vector<Ref> kept;
    for (const Ref ref : taken) {
        const Gate* gate = gate_of(ref);
        const bool is_or = gate != nullptr && gate->kind == Gate::Kind::all && is_opposite(ref);
        const bool said = is_or && std::any_of(gate->operands.begin(), gate->operands.end(), [&](Ref operand) {
                              return std::binary_search(taken.begin(), taken.end(), opposite(operand));
                          });
        if (!said)
            kept.push_back(ref);
    }
    if (kept.empty())
        return yes(sheet);
    return kept.size() == 1 ? Wire{this, kept.front()} : gate(Gate::Kind::all, std::move(kept), sheet);
}

Wire Logic::chosen(Sheet sheet, const std::vector<std::pair<Wire, Wire>>& of) {
    const Wire first = of.front().second;
    if (std::all_of(of.begin(), of.end(), [&](const auto& pair) { return pair.second == first; }))
        return first;
    std::vector<Ref> operands;
    for (const auto& [selector, value] : of)
        operands.insert(operands.end(), {selector.ref, value.ref});
    return gate(Gate::Kind::chosen, std::move(operands), sheet);
}

Wire Logic::certain(Wire of) {
    return constant(of.ref) ? of : gate(Gate::Kind::certain, {of.ref}, sheet_of(of));
}

}  // namespace chapeau::caseload
