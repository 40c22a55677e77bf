// A comparison is shown as it was made: the policy's words on each side, what they came to, and the distance wherever
// the type has one (quantities, dates, ordered enums). The distance is exact; only its print is rounded, and a distance
// too small to print says so rather than reading as nothing.

#include "interpreter/trace/comparing.hpp"

#include <fmt/format.h>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Value;
using model::Kind;
using model::Relation;
using values::Rational;

/// How far the left side is from the right one; `least` where it is at least so far, a side being known within bounds
/// only.
struct Distance {
    Rational left_minus_right;
    bool least = false;
};

std::optional<Rational> low_end(const Value& value) {
    return value.known || value.has_low ? std::optional(value.low) : std::nullopt;
}
std::optional<Rational> high_end(const Value& value) {
    return value.known ? std::optional(value.low) : value.has_high ? std::optional(value.high) : std::nullopt;
}

std::optional<Rational> difference(const std::optional<Rational>& a, const std::optional<Rational>& b) {
    return a && b ? subtract(*a, *b) : std::nullopt;
}

/// Of sides that are not both known: where the order is settled all the same, the smallest distance.
std::optional<Distance> settled_distance(const Value& left, const Value& right) {
    if (const auto below = difference(high_end(left), low_end(right)); below && below->sign() < 0)
        return Distance{*below, true};
    if (const auto above = difference(low_end(left), high_end(right)); above && above->sign() > 0)
        return Distance{*above, true};
    return std::nullopt;
}

/// Left minus right, where that means something.
std::optional<Distance> distance(const View& view, const model::Comparison& comparison) {
    const model::Type& type = view.at(comparison.left).type;
    const Value left = view.value(comparison.left);
    const Value right = view.value(comparison.right);
    if (model::is_quantity(type.kind) && !(left.known && right.known))
        return settled_distance(left, right);
    if (!left.known || !right.known)
        return std::nullopt;
    if (type.kind == Kind::enumeration && view.model.at(type.of_enum).ordered)
        return Distance{Rational(left.code - right.code)};
    if (!model::is_quantity(type.kind))
        return std::nullopt;
    const auto apart = subtract(left.low, right.low);
    return apart ? std::optional(Distance{*apart}) : std::nullopt;
}

std::string size_text(Rational distance, Kind kind) {
    const Rational size = distance.sign() < 0 ? distance.negated() : distance;
    const Rational smallest_shown = *divide(Rational(1), Rational(10000));
    if (kind == Kind::money && size < smallest_shown)
        return "less than $0.0001";
    if (kind == Kind::enumeration)
        return fmt::format("{} {}", size.text(), size == Rational(1) ? "level" : "levels");
    return format_quantity(size, kind == Kind::date ? Kind::days : kind);
}

std::string margin_words(Relation relation, const Distance& distance, Kind kind) {
    const std::string size = (distance.least ? "at least " : "") + size_text(distance.left_minus_right, kind);
    const int sign = distance.left_minus_right.sign();
    switch (relation) {
        case Relation::at_least:
            return sign == 0 ? "exactly met" : sign < 0 ? "short by " + size : size + " to spare";
        case Relation::more:
            return sign == 0 ? "equal, not above" : sign < 0 ? "short by " + size : size + " to spare";
        case Relation::at_most:
            return sign == 0 ? "exactly met" : sign > 0 ? "over by " + size : size + " to spare";
        case Relation::less:
            return sign == 0 ? "equal, not below" : sign > 0 ? "over by " + size : size + " to spare";
        case Relation::equal:
        case Relation::unequal:
        case Relation::same_as_written:
            break;
    }
    return sign == 0 || kind == Kind::enumeration ? std::string() : "off by " + size;
}

Side side_of(const View& view, ExpressionId id) {
    Side side{view.source(id), view.title(id), view.shown(id), view.fixed(id)};
    const Kind kind = view.at(id).type.kind;
    const bool says_it_all = kind == Kind::enumeration || kind == Kind::noc || kind == Kind::text || kind == Kind::date;
    if (side.literal)
        side.title = says_it_all ? side.value : side.text;
    return side;
}

Side side_of(const View& view, const model::List& list) {
    const std::string members = format_members(view.model, list);
    if (list.name.empty())
        return {escaped(on_one_line(view.policy.trees.sources.text(list.span))), members, members, true};
    return {list.name, members, members, true};
}

class Collect {
  public:
    Collect(View& view, Kleene decisive, std::vector<Comparison>& to) : view_(view), decisive_(decisive), to_(to) {}

    void go(ExpressionId id) {
        const Kleene holds = view_.holds(id);
        const auto add = [&](Side left, std::string_view relation, Side right, std::string margin) {
            to_.push_back({std::move(left), std::string(relation), std::move(right), std::move(margin), holds, member_,
                           holds == decisive_});
        };
        std::visit(Overloaded{
                       [&](const model::Comparison& node) {
                           add(side_of(view_, node.left), relation_words(node.relation, view_.at(node.left).type.kind),
                               side_of(view_, node.right), margin_of(view_, node));
                       },
                       [&](const model::InList& node) {
                           add(side_of(view_, node.member), "is in", side_of(view_, view_.model.at(node.list)), {});
                       },
                       [&](const model::Includes& node) {
                           add(side_of(view_, node.set), "includes", side_of(view_, node.member), {});
                       },
                       [&](const model::Overlaps& node) {
                           add(side_of(view_, node.set), "overlaps", side_of(view_, view_.model.at(node.list)), {});
                       },
                       [&](const model::Combination& node) {
                           if (node.combining == model::Combining::none)
                               return turned([&] { go_all(node.members); });
                           go_all(node.members);
                       },
                       [&](const model::Not& node) { turned([&] { go(node.operand); }); },
                       [&](const model::DefineValue& node) { go(view_.model.at(node.define).value); },
                       [&](const model::Quantified& node) { go_through(id, node); },
                       [&](const model::ByPeriod& node) {
                           if (const auto* branch = view_.in_force(node))
                               go(branch->value);
                       },
                       [&](const model::BySelector& node) {
                           if (const auto branch = view_.chosen(node))
                               go(*branch);
                       },
                       [](const auto&) {},
                   },
                   view_.at(id).node);
    }

  private:
    void go_all(const std::vector<ExpressionId>& ids) {
        for (const ExpressionId id : ids)
            go(id);
    }

    template <class Body>
    void turned(const Body& body) {
        decisive_ = evaluate::negate(decisive_);
        body();
        decisive_ = evaluate::negate(decisive_);
    }

    void go_through(ExpressionId id, const model::Quantified& node) {
        const std::string outer = member_;
        view_.for_each_member(id, [&](std::uint32_t member) {
            member_ = view_.member_path(node.list, member);
            if (node.where)
                go(*node.where);
            if (node.satisfies)
                go(*node.satisfies);
        });
        member_ = outer;
    }

    View& view_;
    Kleene decisive_;
    std::vector<Comparison>& to_;
    std::string member_;
};

}  // namespace

std::string_view relation_words(Relation relation, Kind kind) {
    const bool date = kind == Kind::date;
    switch (relation) {
        case Relation::equal:
            return "is";
        case Relation::unequal:
            return "is not";
        case Relation::at_least:
            return date ? "is on or after" : "is at least";
        case Relation::at_most:
            return date ? "is on or before" : "is at most";
        case Relation::more:
            return date ? "is after" : "is more than";
        case Relation::less:
            return date ? "is before" : "is less than";
        case Relation::same_as_written:
            return "is written as";
    }
    return "is";
}

std::string margin_of(const View& view, const model::Comparison& comparison) {
    const auto apart = distance(view, comparison);
    return apart ? margin_words(comparison.relation, *apart, view.at(comparison.left).type.kind) : std::string();
}

void add_comparisons(View& view, ExpressionId condition, Kleene decisive, std::vector<Comparison>& to) {
    Collect(view, decisive, to).go(condition);
}

std::vector<Comparison> comparisons_of(View& view, model::ClauseId id) {
    const model::Clause& clause = view.model.at(id);
    const evaluate::Status status = view.status(id);
    const Kleene decisive = status == evaluate::Status::pass   ? Kleene::yes
                            : status == evaluate::Status::fail ? Kleene::no
                                                               : Kleene::unknown;
    std::vector<Comparison> all;
    if (clause.applies)
        add_comparisons(view, *clause.applies,
                        status == evaluate::Status::not_applicable ? Kleene::no : Kleene::unknown, all);
    add_comparisons(view, clause.met, decisive, all);
    if (clause.deemed)
        add_comparisons(view, *clause.deemed, decisive, all);
    if (clause.except)
        add_comparisons(view, *clause.except, evaluate::negate(decisive), all);
    return all;
}

}  // namespace chapeau::trace
