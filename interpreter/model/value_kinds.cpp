// A value is supposed by itself, and what the conditions come to is its kind. Of a set each member is supposed alone: a
// condition on a set holds where some member makes it hold.
#include "interpreter/model/value_kinds.hpp"

#include <algorithm>

#include "interpreter/model/guards_read.hpp"

namespace chapeau::model {

using evaluate::Kleene;

ValueKinds::ValueKinds(const Model& model) : model_(model), supposing_(model) {
    for (std::uint32_t i = 0; i < model_.expressions.size(); ++i)
        note_condition({i});
}

/// By fact, the single conditions of the policy that read it.
void ValueKinds::note_condition(ExpressionId id) {
    for_each_within(model_.at(id), [&](ExpressionId within) {
        if (const auto fact = Supposing::read_by(model_, within))
            conditions_[*fact].push_back(id);
    });
}

std::int64_t ValueKinds::size_of(FactId fact) const {
    const Type& type = model_.at(fact).type;
    const EnumId of_enum = type.kind == Kind::noc ? *model_.teer : type.of_enum;
    return type.kind == Kind::yes_no ? 2 : std::ssize(model_.at(of_enum).values);
}

std::vector<ValueKinds::Class> ValueKinds::classes_of(FactId fact, const std::vector<ExpressionId>& conditions) {
    std::map<std::vector<Kleene>, std::size_t> known;
    std::vector<Class> classes;
    supposing_.suppose(fact, {});
    const std::vector<Kleene> unmoved = outcomes(conditions);
    for (std::int64_t value = 0; value < size_of(fact); ++value) {
        supposing_.suppose(fact, is_set(fact) ? Supposed{0, {value}} : Supposed{value, {}});
        const std::vector<Kleene> key = outcomes(conditions);
        if (known.try_emplace(key, classes.size()).second)
            classes.push_back({value, is_set(fact) && key == unmoved});
    }
    supposing_.forget(fact);
    return classes;
}

std::vector<Kleene> ValueKinds::outcomes(const std::vector<ExpressionId>& conditions) {
    std::vector<Kleene> out;
    out.reserve(conditions.size());
    for (const ExpressionId condition : conditions)
        out.push_back(supposing_.truth(condition).satisfied);
    return out;
}

std::size_t ValueKinds::count(FactId fact, const std::vector<Class>& classes) const {
    if (!is_set(fact))
        return classes.size();
    const auto moving = std::ranges::count_if(classes, [](const Class& each) { return !each.moves_nothing; });
    return moving > 16 ? most + 1 : std::size_t{1} << static_cast<unsigned>(moving);
}

std::vector<Supposed> ValueKinds::all(FactId fact, const std::vector<Class>& classes) const {
    std::vector<Supposed> out;
    if (!is_set(fact)) {
        for (const Class& each : classes)
            out.push_back({each.value, {}});
        return out;
    }
    out.emplace_back();
    for (const Class& each : classes) {
        const std::size_t before = each.moves_nothing ? 0 : out.size();
        for (std::size_t i = 0; i < before; ++i) {
            Supposed with = out[i];
            with.members.push_back(each.value);
            out.push_back(std::move(with));
        }
    }
    return out;
}

std::vector<Supposed> ValueKinds::alike(FactId fact, const Supposed& chosen) {
    std::vector<Supposed> out;
    for (const Class& each : classes_in_policy(fact)) {
        if (!is_set(fact)) {
            out.push_back({each.value, {}});
        } else if (std::ranges::count(chosen.members, each.value) == 0) {
            out.push_back(chosen);
            out.back().members.push_back(each.value);
        }
    }
    out.push_back(chosen);
    return out;
}

const std::vector<ValueKinds::Class>& ValueKinds::classes_in_policy(FactId fact) {
    const auto known = classes_.find(fact);
    if (known != classes_.end())
        return known->second;
    return classes_.emplace(fact, classes_of(fact, conditions_[fact])).first->second;
}

}  // namespace chapeau::model
