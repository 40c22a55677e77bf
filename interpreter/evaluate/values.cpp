// Values of single facts, of what is worked out from them, and of what a day or a selector chooses.
#include <span>

#include "interpreter/evaluate/nodes.hpp"
#include "interpreter/evaluate/ranges.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::evaluate {

namespace {

using model::Kind;
using values::Rational;

/// The value of a fact or element node whose datum this is.
void set_datum(const Run& run, const Node& node, const record::Datum& datum, std::uint32_t fact) {
    Value& value = run.results.values[node.slot];
    if (!datum.known) {
        value = within(run.program.model->facts[fact].bounds);
        return;
    }
    value.known = value.has_low = value.has_high = true;
    value.low_open = value.high_open = false;
    const bool set = node.many == model::Many::set;
    switch (set ? Kind::enumeration : static_cast<Kind>(node.detail)) {
        case Kind::number:
        case Kind::money:
        case Kind::days:
            value.low = value.high = run.record.number(datum);
            return;
        case Kind::date:
            value.low = value.high = datum.code;
            return;
        case Kind::text:  // equal texts are equal values, wherever they stand
            value.text = run.record.text(datum);
            return;
        default:
            value.has_low = value.has_high = false;
            value.code = datum.code;
            value.count = datum.count;
            return;
    }
}

Value level_value(const program::Levels& levels, std::int64_t noc) {
    const std::int64_t digits = noc % 100000;
    const std::int64_t unit = model::edition_of(noc) == model::Edition::noc2021 ? 10000 : 1000;
    Value value;
    value.known = true;
    value.code = levels.of[digits / unit][digits / (unit / 10) % 10];
    return value;
}

Value agreement(const Run& run, const Node& node, Branches branches) {
    const auto members = run.program.members(node);
    Value agreed = run.value(members[branches.first]);
    for (std::uint32_t i = branches.first + 1; i <= branches.last; ++i)
        agreed = hull(agreed, run.value(members[i]), node.detail != 0);
    agreed.low_open = agreed.high_open = false;
    return agreed;
}

}  // namespace

void constant(const Run& run, const Node& node) {
    const program::Constant& constant = run.program.constants[node.a];
    Value value;
    if (constant.kind == Kind::date)
        value = known_quantity(constant.code);
    else if (model::is_quantity(constant.kind))
        value = known_quantity(constant.number);
    value.known = true;
    value.code = constant.code;
    value.text = constant.text;
    run.set(node, value);
}

void fact(const Run& run, const Node& node) {
    set_datum(run, node, run.record.singles[node.a], node.c);
}

void element(const Run& run, const Node& node) {
    const record::Datum& datum = cell(run, node);
    const Value* const row = datum.known ? nullptr : forced(run, node);
    if (row != nullptr)
        return run.set(node, *row);
    set_datum(run, node, datum, node.b);
}

void add(const Run& run, const Node& node) {
    run.set(node, add(run.value(node.a), run.value(node.b)));
}
void subtract(const Run& run, const Node& node) {
    run.set(node, subtract(run.value(node.a), run.value(node.b)));
}
void multiply(const Run& run, const Node& node) {
    run.set(node, multiply(run.value(node.a), run.value(node.b)));
}
void divide(const Run& run, const Node& node) {
    run.set(node, divide(run.value(node.a), run.value(node.b)));
}
void add_days(const Run& run, const Node& node) {
    run.set(node, in_calendar(add(run.value(node.a), run.value(node.b))));
}
void subtract_days(const Run& run, const Node& node) {
    run.set(node, in_calendar(subtract(run.value(node.a), run.value(node.b))));
}
void days_between(const Run& run, const Node& node) {
    run.set(node, subtract(run.value(node.a), run.value(node.b)));
}

void step_months(const Run& run, const Node& node) {
    const auto rounding = static_cast<values::Rounding>(node.detail);
    run.set(node, stepped(run.value(node.a), static_cast<std::int32_t>(node.b), rounding));
}

void read_in(const Run& run, const Node& node) {
    const Value& code = run.value(node.a);
    const bool readable = code.known && model::edition_of(code.code) == static_cast<model::Edition>(node.detail);
    run.set(node, readable ? code : nothing_known());
}

void level(const Run& run, const Node& node) {
    const Value& code = run.value(node.a);
    const bool readable = code.known && model::edition_of(code.code) == static_cast<model::Edition>(node.detail);
    run.set(node, readable ? level_value(run.program.levels[node.c], code.code) : nothing_known());
}

void earliest_of(const Run& run, const Node& node) {
    const auto members = run.program.members(node);
    Value least = run.value(members[0]);
    for (const NodeIndex member : members.subspan(1))
        least = smaller(least, run.value(member));
    run.set(node, least);
}

void latest_of(const Run& run, const Node& node) {
    const auto members = run.program.members(node);
    Value most = run.value(members[0]);
    for (const NodeIndex member : members.subspan(1))
        most = larger(most, run.value(member));
    run.set(node, most);
}

Branches branches_in_force(const Run& run, const Node& node) {
    const auto count = static_cast<std::uint32_t>(run.program.members(node).size());
    const Value& as_of = run.value(node.a);
    const program::Period* periods = &run.program.periods[node.c];
    const auto chosen_on = [&](Rational day) {
        std::uint32_t chosen = 0;
        while (chosen + 1 < count && day > Rational(periods[chosen].until))
            ++chosen;
        return chosen;
    };
    return {as_of.has_low ? chosen_on(as_of.low) : 0, as_of.has_high ? chosen_on(as_of.high) : count - 1};
}

Branches branches_selected(const Run& run, const Node& node) {
    const auto count = static_cast<std::uint32_t>(run.program.members(node).size());
    const Value& selector = run.value(node.a);
    if (!selector.known || selector.code < 0)
        return {0, count - 1};
    const std::uint32_t chosen = run.program.branch_of[node.c][static_cast<std::size_t>(selector.code)];
    return {chosen, chosen};
}

void value_by_period(const Run& run, const Node& node) {
    run.set(node, agreement(run, node, branches_in_force(run, node)));
}

void value_by_selector(const Run& run, const Node& node) {
    run.set(node, agreement(run, node, branches_selected(run, node)));
}

/// Not even bounds where the decision is open: refused, it grants nothing.
void granted(const Run& run, const Node& node) {
    run.set(node, run.truth(node.b).satisfied == Kleene::yes ? run.value(node.a) : nothing_known());
}

}  // namespace chapeau::evaluate
