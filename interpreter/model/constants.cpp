// A constant is a step function of the day that governs: a value, and from some days on another. A literal has one
// step, a definition by period as many as it has periods, and a calculation a step wherever one of its sides has one.
// Everything else hangs on the record.
#include "interpreter/model/constants.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "interpreter/values/calendar.hpp"

namespace chapeau::model {

namespace {

using Version = Constant::Version;

bool is_same(const Literal& a, const Literal& b) {
    return a.number == b.number && a.code == b.code && a.text == b.text;
}

/// Leaves out the steps on which nothing changes.
void add_version(std::vector<Version>& to, Version version) {
    if (to.empty() || !is_same(to.back().value, version.value))
        to.push_back(std::move(version));
}

const Literal& on(const Constant& constant, std::optional<values::Day> day) {
    const auto later = std::find_if(constant.versions.begin() + 1, constant.versions.end(),
                                    [&](const Version& version) { return !day || *version.from > *day; });
    return std::prev(later)->value;
}

std::optional<Literal> of_number(std::optional<values::Rational> number) {
    return number ? std::optional<Literal>({*number, 0, {}}) : std::nullopt;
}

std::optional<Literal> moved(std::int64_t day, const values::Rational& days) {
    const auto whole = days.is_whole() ? days.floor() : std::nullopt;
    constexpr std::int64_t span = values::last_day - values::first_day;
    if (!whole || *whole < -span || *whole > span)
        return std::nullopt;
    const std::int64_t to = day + *whole;
    if (to < values::first_day || to > values::last_day)
        return std::nullopt;
    return Literal{{}, to, {}};
}

std::optional<Literal> calculated(Arithmetic operation, const Literal& a, const Literal& b) {
    switch (operation) {
        case Arithmetic::add:
            return of_number(add(a.number, b.number));
        case Arithmetic::subtract:
            return of_number(subtract(a.number, b.number));
        case Arithmetic::multiply:
            return of_number(multiply(a.number, b.number));
        case Arithmetic::divide:
            return of_number(divide(a.number, b.number));
        case Arithmetic::add_days:
            return moved(a.code, b.number);
        case Arithmetic::subtract_days:
            return moved(a.code, b.number.negated());
        case Arithmetic::days_between:
            return of_number(values::Rational(a.code - b.code));
    }
    return std::nullopt;
}

/// The part of a constant that lies in a period.
void add_within(std::vector<Version>& to, const Constant& constant, const ByPeriod::Branch& branch) {
    for (std::size_t i = 0; i < constant.versions.size(); ++i) {
        const Version& version = constant.versions[i];
        const bool over =
            i + 1 < constant.versions.size() && branch.from && *constant.versions[i + 1].from <= *branch.from;
        const bool later = version.from && branch.until && *version.from > *branch.until;
        if (over || later)
            continue;
        add_version(to, {version.from && branch.from ? std::max(version.from, branch.from)
                         : version.from              ? version.from
                                                     : branch.from,
                         version.value});
    }
}

}  // namespace

std::optional<Constant> Constants::of(ExpressionId id) {
    const Expression& expression = model_.at(id);
    if (expression.type.many != Many::one)
        return std::nullopt;
    if (const auto* literal = std::get_if<Literal>(&expression.node))
        return Constant{expression.type, {{std::nullopt, *literal}}};
    if (const auto* define = std::get_if<DefineValue>(&expression.node))
        return of(define->define);
    if (const auto* calculation = std::get_if<Calculation>(&expression.node))
        return of(*calculation, expression.type);
    if (const auto* periods = std::get_if<ByPeriod>(&expression.node))
        return of(*periods, expression.type);
    return std::nullopt;
}

std::optional<Constant> Constants::of(DefineId id) {
    if (!defines_[id.index].out) {
        auto value = of(model_.at(id).value);
        defines_[id.index] = {true, std::move(value)};
    }
    return defines_[id.index].value;
}

std::optional<Constant> Constants::of(const Calculation& node, Type type) {
    const auto left = of(node.left);
    const auto right = of(node.right);
    if (!left || !right)
        return std::nullopt;
    std::set<std::optional<values::Day>> steps;
    for (const Constant* side : {&*left, &*right})
        for (const Version& version : side->versions)
            steps.insert(version.from);
    Constant made{type, {}};
    for (const auto& day : steps) {
        auto value = calculated(node.operation, on(*left, day), on(*right, day));
        if (!value)
            return std::nullopt;
        add_version(made.versions, {day, std::move(*value)});
    }
    return made;
}

std::optional<Constant> Constants::of(const ByPeriod& node, Type type) {
    Constant made{type, {}};
    for (const ByPeriod::Branch& branch : node.branches) {
        const auto value = of(branch.value);
        if (!value)
            return std::nullopt;
        add_within(made.versions, *value, branch);
    }
    return made;
}

}  // namespace chapeau::model
