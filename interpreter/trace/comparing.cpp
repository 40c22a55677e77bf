// A comparison is shown as it was made: the policy's words on each side, what they came to, and the distance wherever
// the type has one (quantities, dates, ordered enums). The distance is exact; only the print of one without end is
// rounded, and never to nothing.
//
// Each is told with what the clause wants of it. A `not`, an exception and `none of` turn that about. Of alternatives
// of which one holds the others are idle, and so is what only chooses the members of a list that are looked at: whether
// it holds is neither good nor bad for the clause.

#include "interpreter/trace/comparing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "interpreter/trace/closing.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/overloaded.hpp"
#include "interpreter/trace/reading.hpp"
#include "interpreter/trace/sentence.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Value;
using model::Kind;
using model::Relation;
using values::Rational;

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
std::optional<Distance> settled_distance(const Value& left, const Value& right, Kind kind) {
    if (const auto below = difference(high_end(left), low_end(right)); below && below->sign() < 0)
        return Distance{*below, kind, true};
    if (const auto above = difference(low_end(left), high_end(right)); above && above->sign() > 0)
        return Distance{*above, kind, true};
    return std::nullopt;
}

/// Whether sides of this kind lie so far apart, known or not.
bool has_distance(const View& view, const model::Comparison& comparison) {
    const model::Type& type = view.at(comparison.left).type;
    return model::is_quantity(type.kind) || (type.kind == Kind::enumeration && view.model.at(type.of_enum).ordered);
}

/// A distance in print: `1 day`, `about $0.01`.
std::string size_text(const Words& words, const Rational& distance, Kind kind) {
    const Rational size = distance.sign() < 0 ? distance.negated() : distance;
    if (kind == Kind::enumeration)
        return fmt::format("{}{}{}", size.text(), words.before_unit,
                           words.is_one(size) ? words.level.one : words.level.many);
    return format_size(words, size, kind);
}

bool passes(Relation relation, int sign) {
    const bool upwards = relation == Relation::at_least || relation == Relation::more;
    return model::is_ordering(relation) && (upwards ? sign > 0 : sign < 0);
}

/// What is wanting or to spare, in print. A limit that is to be passed does not do itself, so more than the distance to
/// it is wanting, and less is to spare; how much less is not known where the distance is not.
std::optional<std::string> stretch_text(const Words& words, Relation relation, const Distance& apart) {
    std::string size = size_text(words, apart.left_minus_right, apart.kind);
    if (!is_strict(relation))
        return apart.least ? filled(words.range.at_least, {size}) : size;
    if (!passes(relation, apart.left_minus_right.sign()))
        return filled(words.more_than, {size});
    return apart.least ? std::nullopt : std::optional(filled(words.less_than, {size}));
}

/// Of sides that are the same where one was to be above or below.
std::string_view equal_words(const Words& words, Relation relation, bool date) {
    if (relation == Relation::more)
        return date ? words.same_day_not_after : words.equal_not_above;
    if (relation == Relation::less)
        return date ? words.same_day_not_before : words.equal_not_below;
    return words.exactly_met;
}

/// `size` is what is wanting or to spare, in print.
std::string margin_words(const Words& words, Relation relation, int sign, const std::string& size, Kind kind) {
    switch (relation) {
        case Relation::at_least:
        case Relation::more:
            if (sign == 0)
                return std::string(equal_words(words, relation, kind == Kind::date));
            return filled(passes(relation, sign) ? words.to_spare
                          : kind == Kind::number ? words.short_by_number
                                                 : words.short_by,
                          {size});
        case Relation::at_most:
        case Relation::less:
            if (sign == 0)
                return std::string(equal_words(words, relation, kind == Kind::date));
            return filled(passes(relation, sign) ? words.to_spare : words.over_by, {size});
        case Relation::equal:
        case Relation::unequal:
        case Relation::same_as_written:
            break;
    }
    return sign == 0 ? std::string() : filled(words.off_by, {size});
}

/// What is wanted of what is compared; empty where there is no order.
std::string_view needed_words(const Words& words, Relation relation, bool date) {
    switch (relation) {
        case Relation::at_least:
            return date ? words.needed_day_or_later : words.needed;
        case Relation::more:
            return date ? words.needed_later : words.needed_more;
        case Relation::at_most:
            return date ? words.needed_day_or_earlier : words.needed_most;
        case Relation::less:
            return date ? words.needed_earlier : words.needed_less;
        case Relation::equal:
        case Relation::unequal:
        case Relation::same_as_written:
            break;
    }
    return {};
}

/// What is known of a side that is open, and what it is compared with, under the side's name.
std::string bounds_of(const View& view, const model::Comparison& node) {
    const Words& words = view.speech.words;
    const Kind kind = view.at(node.left).type.kind;
    const Value& left = view.value(node.left);
    const bool told = left.has_high || (left.has_low && !left.low.is_zero());
    const std::string_view needed = needed_words(words, node.relation, kind == Kind::date);
    if (!model::is_quantity(kind) || left.known || !told || !view.value(node.right).known || needed.empty())
        return {};
    std::string known;
    add_value(known, view.speech, view.record, view.at(node.left).type, left);
    return filled(words.field,
                  {view.title(node.left), filled(words.now, {known}) + filled(needed, {view.shown(node.right)})});
}

/// The relation that is true of two sides when this one is not.
std::string_view denial_words(const Words& words, Relation relation, Kind kind) {
    const auto denial = model::contrary(relation);
    return denial ? words.relation(*denial, kind) : words.is_not_written_as;
}

}  // namespace

int places_of(const View& view, const model::Comparison& comparison) {
    const Kind kind = view.at(comparison.left).type.kind;
    if (!model::is_number(kind))
        return usual_places;
    std::vector<Rational> ends;
    for (const ExpressionId side : {comparison.left, comparison.right})
        for (const auto& end : {low_end(view.value(side)), high_end(view.value(side))})
            if (end)
                ends.push_back(*end);
    return places_apart(ends, kind);
}

bool settled_whatever(const View& view, ExpressionId condition) {
    if (view.holds(condition) == Kleene::unknown)
        return false;
    const auto open = [&](ExpressionId side) {
        return view.at(side).type.kind != Kind::yes_no && !view.value(side).known;
    };
    return std::visit(Overloaded{
                          [&](const model::Comparison& node) {
                              return (open(node.left) || open(node.right)) && !distance_of(view, node);
                          },
                          [&](const model::InList& node) { return open(node.member); },
                          [&](const model::Includes& node) { return open(node.set) || open(node.member); },
                          [&](const model::Overlaps& node) { return open(node.set); },
                          [](const auto&) { return false; },
                      },
                      view.at(condition).node);
}

std::optional<Distance> distance_of(const View& view, const model::Comparison& comparison) {
    const model::Type& type = view.at(comparison.left).type;
    const Value& left = view.value(comparison.left);
    const Value& right = view.value(comparison.right);
    if (model::is_quantity(type.kind) && !(left.known && right.known))
        return settled_distance(left, right, type.kind);
    if (!left.known || !right.known)
        return std::nullopt;
    if (type.kind == Kind::enumeration && view.model.at(type.of_enum).ordered)
        return Distance{Rational(left.code - right.code), type.kind};
    if (!model::is_quantity(type.kind))
        return std::nullopt;
    const auto apart = subtract(left.low, right.low);
    return apart ? std::optional(Distance{*apart, type.kind}) : std::nullopt;
}

std::string margin_of(const View& view, const model::Comparison& comparison) {
    const auto apart = distance_of(view, comparison);
    return apart ? margin_of(view, comparison, *apart) : std::string();
}

std::string margin_of(const View& view, const model::Comparison& comparison, const Distance& apart) {
    if (apart.kind == Kind::enumeration && !model::is_ordering(comparison.relation))
        return {};
    const Words& words = view.speech.words;
    const auto size = stretch_text(words, comparison.relation, apart);
    return size ? margin_words(words, comparison.relation, apart.left_minus_right.sign(), *size, apart.kind)
                : std::string();
}

std::string_view unit_word(Kind kind) {
    switch (kind) {
        case Kind::money:
            return "dollars";
        case Kind::days:
        case Kind::date:
            return "days";
        case Kind::enumeration:
            return "levels";
        default:
            return {};
    }
}

// ---------------------------------------------------------------- comparisons of a clause

Side side_of(const View& view, ExpressionId id, int places) {
    return {view.source(id), view.title(id), view.shown(id, places), view.fixed(id)};
}

Side side_of(const View& view, const model::List& list) {
    const std::string members = format_members(view.speech, list);
    if (list.name.empty())
        return {escaped(on_one_line(view.policy.trees.sources.text(list.span))), members, members, true};
    return {list.name, members, members, true};
}

namespace {

Side object_side(const View& view, ExpressionId id, int places) {
    Side side = side_of(view, id, places);
    const bool own_title = side.title != side.value;
    side.value.clear();
    view.add_object(side.value, id, places);
    if (!own_title)
        side.title = side.value;
    return side;
}

}  // namespace

std::pair<std::string_view, std::string_view> relations_to_one(const View& view, ExpressionId condition) {
    const Words& words = view.speech.words;
    if (std::holds_alternative<model::Overlaps>(view.at(condition).node))
        return {words.includes, words.does_not_include};
    const Kind kind = view.at(std::get<model::InList>(view.at(condition).node).member).type.kind;
    return {words.relation(Relation::equal, kind), words.relation(Relation::unequal, kind)};
}

Side right_side(const View& view, const Parts& parts) {
    return parts.right ? object_side(view, *parts.right, parts.places) : side_of(view, view.model.at(*parts.list));
}

void Comparisons::go_through(model::ClauseId id, const std::function<void(const Compared&)>& each) {
    each_ = &each;
    gone_into_.clear();
    gone_into_for_.clear();
    alternative_ = false;
    const model::Clause& clause = view_.model.at(id);
    const evaluate::Status status = view_.status(id);
    const Kleene decisive = status == evaluate::Status::pass   ? Kleene::yes
                            : status == evaluate::Status::fail ? Kleene::no
                                                               : Kleene::unknown;
    idle_ = false;
    guards_ = true;
    if (clause.applies)
        part(*clause.applies, status == evaluate::Status::not_applicable ? Kleene::no : Kleene::unknown, false);
    if (none_applies(view_, clause.met))
        for (const NotMet& one : conditions_not_met(view_, guards_not_met(view_, clause.met)))
            part(one.condition, Kleene::no, one.turned);
    guards_ = false;
    const bool alone = closed_alone(view_, id);
    idle_if(alone && view_.holds(clause.met) == Kleene::no, [&] { part(clause.met, decisive, false); });
    if (clause.deemed)
        idle_if(alone && view_.holds(clause.met) != Kleene::no, [&] { part(*clause.deemed, decisive, false); });
    if (clause.except)
        part(*clause.except, decisive, true);
}

/// Those that came out as `decisive` decide; in a part that is `turned` those that came out the other way.
void Comparisons::part(ExpressionId id, Kleene decisive, bool turned) {
    decisive_ = turned ? evaluate::negate(decisive) : decisive;
    turned_ = turned;
    go(id);
}

void Comparisons::go(ExpressionId id) {
    std::visit(Overloaded{
                   [&](const model::Comparison&) { add(id, false); },
                   [&](const model::InList&) { add(id, false); },
                   [&](const model::Includes&) { add(id, false); },
                   [&](const model::Overlaps&) { add(id, false); },
                   [&](const model::FactValue&) { add(id, true); },
                   [&](const model::ElementValue&) { add(id, true); },
                   [&](const model::IsStated&) { add(id, true); },
                   [&](const model::Combination& node) { go(node, id); },
                   [&](const model::Not& node) { under_not([&] { go(node.operand); }); },
                   [&](const model::FailsWhenNoneApplies& node) { go(node.operand); },
                   [&](const model::DefineValue& node) { go(node); },
                   [&](const model::Quantified& node) { go(node, id); },
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

void Comparisons::add(ExpressionId id, bool plain) {
    const Kleene holds = view_.holds(id);
    ++count_;
    (*each_)({id, holds, member_, around_, plain, holds == decisive_ && !idle_, guards_, turned_, idle_, left_out_,
              std::exchange(alternative_, false)});
}

void Comparisons::go(const model::Combination& node, ExpressionId id) {
    const Kleene whole = view_.holds(id);
    if (node.combining == model::Combining::none)
        return under_not([&] { go_to_members(node, evaluate::negate(whole)); });
    go_to_members(node, whole);
}

/// `whole` is how the members come out together, a `none of` turned about.
void Comparisons::go_to_members(const model::Combination& node, Kleene whole) {
    const bool every = node.combining == model::Combining::all;
    const bool settled_by_one = whole == (every ? Kleene::no : Kleene::yes);
    const std::size_t before = count_;
    for (const ExpressionId member : node.members) {
        alternative_ |= node.combining == model::Combining::any && !turned_ && count_ > before;
        idle_if(settled_by_one && view_.holds(member) != whole, [&] { go(member); });
    }
    alternative_ = false;
}

template <class Body>
void Comparisons::under_not(const Body& body) {
    decisive_ = evaluate::negate(decisive_);
    turned_ = !turned_;
    body();
    decisive_ = evaluate::negate(decisive_);
    turned_ = !turned_;
}

template <class Body>
void Comparisons::idle_if(bool idle, const Body& body) {
    const bool before = std::exchange(idle_, idle_ || idle);
    body();
    idle_ = before;
}

void Comparisons::go(const model::DefineValue& node) {
    const std::size_t way =
        node.define.index * ways + static_cast<std::size_t>(decisive_) * 4 + (turned_ ? 2 : 0) + (idle_ ? 1 : 0);
    if (member_ ? gone_into_for_.emplace(way, member_->list.index, member_->index).second : gone_into_.insert(way))
        go(view_.model.at(node.define).value);
}

/// Of `some` that holds and `every` that does not the members decide that came out so; a member that `every` leaves out
/// decides nothing, nor does what leaves it out.
void Comparisons::go(const model::Quantified& node, ExpressionId id) {
    const std::optional<Member> outer = member_;
    if (outer)
        around_.push_back(*outer);
    const bool every = node.quantifier == model::Quantifier::every;
    const Kleene whole = view_.holds(id);
    const bool settled_by_one = whole == (every ? Kleene::no : Kleene::yes);
    view_.for_each_member(id, [&](std::uint32_t member) {
        member_ = Member{node.list, member};
        alternative_ = false;
        const Kleene chosen = node.where ? view_.holds(*node.where) : Kleene::yes;
        const Kleene body = node.satisfies ? view_.holds(*node.satisfies) : Kleene::yes;
        const Kleene own = every ? evaluate::either(evaluate::negate(chosen), body) : evaluate::both(chosen, body);
        const bool aside = (settled_by_one && own != whole) || (every && chosen == Kleene::no);
        const bool outside = std::exchange(left_out_, left_out_ || (every && chosen == Kleene::no));
        if (node.where)
            idle_if(aside || every, [&] { go(*node.where); });
        if (node.satisfies)
            idle_if(aside, [&] { go(*node.satisfies); });
        left_out_ = outside;
    });
    member_ = outer;
    if (outer)
        around_.pop_back();
}

std::optional<Parts> parts_of(const View& view, ExpressionId condition) {
    using Found = std::optional<Parts>;
    const Words& words = view.speech.words;
    return std::visit(Overloaded{
                          [&](const model::Comparison& node) -> Found {
                              const Kind kind = view.at(node.left).type.kind;
                              return Parts{node.left,
                                           node.right,
                                           std::nullopt,
                                           words.relation(node.relation, kind),
                                           denial_words(words, node.relation, kind),
                                           places_of(view, node),
                                           has_distance(view, node) ? &node : nullptr};
                          },
                          [&](const model::InList& node) -> Found {
                              return Parts{node.member, std::nullopt, node.list, words.is_in, words.is_not_in};
                          },
                          [&](const model::Includes& node) -> Found {
                              return Parts{node.set, node.member, std::nullopt, words.includes, words.does_not_include};
                          },
                          [&](const model::Overlaps& node) -> Found {
                              return Parts{node.set, std::nullopt, node.list, words.overlaps, words.does_not_overlap};
                          },
                          [](const auto&) -> Found { return std::nullopt; },
                      },
                      view.at(condition).node);
}

namespace {

/// A yes/no by itself, or whether something is stated.
Side plain_side(const View& view, ExpressionId condition) {
    const Words& words = view.speech.words;
    const auto* stated = std::get_if<model::IsStated>(&view.at(condition).node);
    if (stated == nullptr)
        return {view.source(condition), view.title(condition), view.shown(condition)};
    const Kleene holds = view.holds(condition);
    return {view.source(condition), view.title(stated->fact),
            std::string(holds == Kleene::yes  ? words.stated
                        : holds == Kleene::no ? words.left_blank
                                              : words.not_known)};
}

/// Of a list and one value, or a set of one value, in a language that says `n’est ni l’Australie ni le Chili` of it;
/// and of a list that names one.
void tell_membership(const View& view, ExpressionId condition, const model::List& list, Comparison& made) {
    const Words& words = view.speech.words;
    const auto* set = std::get_if<model::Overlaps>(&view.at(condition).node);
    if (names_one(list)) {
        const auto [relation, denial] = relations_to_one(view, condition);
        made.relation = relation;
        made.denial = denial;
        return;
    }
    if (words.is_neither.empty() || (set != nullptr && view.value(set->set).count != 1))
        return;
    made.relation = words.is_in;
    made.denial = words.is_not_in;
    if (made.holds != Kleene::no || !is_told_by_neither(words, list))
        return;
    made.denial = words.is_neither;
    made.right.title = made.right.value = format_none_of(view.speech, list);
}

void add_bounds(const View& view, const model::Comparison& order, Comparison& made) {
    made.bounds = bounds_of(view, order);
    if (made.bounds.empty())
        return;
    if (!made.member_title.empty())
        made.bounds = made.member_title + ", " + made.bounds;
    FactsRead read;
    read.add(view, order.left);
    for (const model::FactId fact : read.facts)
        made.bounded_by.push_back(view.model.at(fact).path);
}

void add_sides(const View& view, ExpressionId condition, Comparison& made) {
    const auto parts = parts_of(view, condition);
    if (!parts) {
        made.plain = true;
        made.left = plain_side(view, condition);
        return;
    }
    made.left = side_of(view, parts->left, parts->places);
    made.relation = parts->relation;
    made.denial = parts->denial;
    made.right = right_side(view, *parts);
    if (parts->list)
        tell_membership(view, condition, view.model.at(*parts->list), made);
    if (parts->order == nullptr)
        return;
    made.distance = distance_of(view, *parts->order);
    if (made.distance)
        made.margin = margin_of(view, *parts->order, *made.distance);
    if (made.holds != Kleene::unknown || made.turned)
        return;
    add_bounds(view, *parts->order, made);
}

}  // namespace

Comparison in_words(const View& view, const Compared& compared) {
    Comparison made;
    made.holds = compared.holds;
    if (compared.member) {
        made.member = view.member_path(compared.member->list, compared.member->index);
        for (const Member& one : compared.around) {
            made.within.push_back(view.member_path(one.list, one.index));
            made.member_title += view.member_title(one.list, one.index) + ", ";
        }
        made.member_title += view.member_title(compared.member->list, compared.member->index);
    }
    made.decides = compared.decides;
    made.guards = compared.guards;
    made.turned = compared.turned;
    made.idle = compared.idle;
    made.left_out = compared.left_out;
    made.alternative = compared.alternative;
    made.whatever = settled_whatever(view, compared.condition);
    add_sides(view, compared.condition, made);
    return made;
}

}  // namespace chapeau::trace
