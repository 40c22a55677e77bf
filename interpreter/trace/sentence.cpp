// What a person wants to hear of a condition is the facts that decided it, not the condition itself: of `all of` that
// failed the members that failed, of `any of` that is open those still open, of `some … where` that found nothing how
// near the nearest came. So each kind of condition has one way to tell each of its three outcomes, and combinations
// only choose whom to ask.
//
// Sentences state facts and relations, never requirements, so they read the same under `not` or in an exception.

#include "interpreter/trace/sentence.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "interpreter/trace/closing.hpp"
#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/nearness.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using evaluate::Status;
using model::Combining;
using model::Kind;
using model::Relation;

class Teller {
  public:
    Teller(std::string& to, View& view) : to_(to), view_(view), words_(view.speech.words) {}

    void tell(ExpressionId id) {
        const Kleene k = view_.holds(id);
        std::visit(Overloaded{
                       [&](const model::Comparison& node) { tell(node, id, k); },
                       [&](const model::InList& node) { tell(node, id, k); },
                       [&](const model::Includes& node) { tell(node, id, k); },
                       [&](const model::Overlaps& node) { tell(node, k); },
                       [&](const model::IsStated& node) {
                           view_.add_title(to_, node.fact);
                           add(words_.colon, k == Kleene::yes  ? words_.stated
                                             : k == Kleene::no ? words_.left_blank
                                                               : words_.not_known);
                       },
                       [&](const model::FactValue&) { subject(id); },
                       [&](const model::GrantValue&) { subject(id); },
                       [&](const model::ElementValue&) { subject(id); },
                       [&](const model::DefineValue& node) { tell(node, id); },
                       [&](const model::Not& node) { tell(node.operand); },
                       [&](const model::FailsWhenNoneApplies& node) {
                           none_applies(view_, id) ? tell_none_applies(id) : tell(node.operand);
                       },
                       [&](const model::Never&) { to_ += words_.nothing_meets_it; },
                       [&](const model::Combination& node) { tell(node, view_.truth(id)); },
                       [&](const model::Quantified& node) { tell(node, id, k); },
                       [&](const model::ClauseValue& node) { tell(node.clause); },
                       [&](const model::IsApproved& node) { tell(node.decision); },
                       [&](const model::ByPeriod& node) {
                           if (const auto* branch = view_.in_force(node))
                               tell(branch->value);
                           else
                               add_filled(to_, words_.depends_on, {view_.as_of_title()});
                       },
                       [&](const model::BySelector& node) {
                           if (const auto branch = view_.chosen(node))
                               tell(*branch);
                           else
                               subject(node.selector);
                       },
                       [&](const auto&) { view_.add_shown(to_, id); },
                   },
                   view_.at(id).node);
    }

    /// What holds of an exception: a clause by its title with what makes it hold, a condition as it is told.
    void tell_exception(ExpressionId id) {
        const auto& node = view_.at(id).node;
        if (const auto* clause = std::get_if<model::ClauseValue>(&node))
            return tell_exception(clause->clause);
        const auto* combination = std::get_if<model::Combination>(&node);
        if (combination == nullptr || combination->combining != Combining::any)
            return tell(id);
        each_with_and(
            *combination, [&](ExpressionId member) { return view_.holds(member) == Kleene::yes; },
            [&](ExpressionId member) { tell_exception(member); });
    }

    /// What deems a clause met, or would: a clause by its title where it holds, otherwise why it does not.
    void tell_deeming(ExpressionId id) {
        const auto* clause = std::get_if<model::ClauseValue>(&view_.at(id).node);
        if (clause == nullptr)
            return tell(id);
        if (view_.status(clause->clause) == Status::pass)
            add_escaped(to_, view_.speech.title(view_.model.at(clause->clause)));
        else
            add_text_of(to_, view_, clause->clause);
    }

    /// The conditions within that came out as it did, without how far they are from holding: `hours: 20, below 30`.
    void shortfall(ExpressionId id) {
        const auto& node = view_.at(id).node;
        if (const auto* compared = std::get_if<model::Comparison>(&node))
            return tell(*compared, id, view_.holds(id), false);
        const auto* combination = std::get_if<model::Combination>(&node);
        if (combination == nullptr || combination->combining != Combining::all)
            return tell(id);
        const std::size_t begin = to_.size();
        for (const ExpressionId member : combination->members) {
            if (view_.holds(member) != view_.holds(id))
                continue;
            to_ += to_.size() == begin ? std::string_view() : words_.with;
            shortfall(member);
        }
    }

  private:
    template <class... Words>
    void add(const Words&... words) {
        (to_ += ... += words);
    }

    template <class Wanted, class Tell>
    void each_with_and(const model::Combination& of, const Wanted& wanted, const Tell& tell_one) {
        const std::size_t begin = to_.size();
        for (const ExpressionId member : of.members) {
            if (!wanted(member))
                continue;
            to_ += to_.size() == begin ? std::string_view() : words_.join_and;
            tell_one(member);
        }
    }

    /// With what would have kept the exception from holding, and did not.
    void tell_exception(model::ClauseId id) {
        const model::Clause& clause = view_.model.at(id);
        to_ += words_.open_quote;
        add_escaped(to_, view_.speech.title(clause));
        add(words_.close_quote, " (");
        add_text_of(to_, view_, id);
        if (clause.except) {
            to_ += words_.with;
            tell(*clause.except);
        }
        to_ += ')';
    }

    /// A NOC code says itself what it is, and what the policy writes out has no other name.
    void subject(ExpressionId id, int places = usual_places) {
        const std::size_t begin = to_.size();
        if (view_.at(id).type.kind != Kind::noc || !view_.value(id).known)
            view_.add_title(to_, id);
        const std::size_t title = to_.size() - begin;
        view_.add_shown(to_, id, places);
        const std::string_view said = std::string_view(to_).substr(begin);
        if (said.substr(0, title) == said.substr(title))
            to_.resize(begin + title);
        else if (title != 0)
            to_.insert(begin + title, words_.colon);
    }

    /// Whether it is known and has no name but its value.
    [[nodiscard]] bool is_bare(ExpressionId id, int places) const {
        return view_.value(id).known && view_.title(id) == view_.shown(id, places);
    }

    void object(ExpressionId id, int places) {
        if (view_.fixed(id))
            return view_.add_object(to_, id, places);
        std::string value;
        view_.add_object(value, id, places);
        add_filled(to_, words_.object, {view_.title(id), value});
    }

    void listed(model::ListId list) { add_members(to_, view_.speech, view_.model.at(list)); }

    void tell(const model::InList& node, ExpressionId id, Kleene k) {
        subject(node.member);
        if (k == Kleene::unknown)
            return;
        membership(node.list, k);
        add_whatever(id);
    }

    void add_whatever(ExpressionId id) { to_ += settled_whatever(view_, id) ? words_.whatever : std::string_view(); }

    /// Of one value.
    void membership(model::ListId id, Kleene k) {
        const model::List& list = view_.model.at(id);
        if (names_one(list)) {
            if (k == Kleene::no)
                add(", ", words_.between_sides(Relation::equal, list.element.kind, false),
                    format_members(view_.speech, list));
            return;
        }
        if (k == Kleene::no && is_told_by_neither(words_, list))
            return add(words_.neither, format_none_of(view_.speech, list));
        to_ += k == Kleene::yes ? words_.among : words_.not_among;
        listed(id);
    }

    void tell(const model::Overlaps& node, Kleene k) {
        const std::uint32_t count = view_.value(node.set).count;
        subject(node.set);
        if (k == Kleene::unknown || count == 0)
            return;
        if (const bool one = names_one(view_.model.at(node.list)); count == 1 && !one)
            return membership(node.list, k);
        else if (one && count == 1 && k == Kleene::yes)
            return;
        else if (one)
            to_ += k == Kleene::yes ? words_.among_them : words_.without;
        else
            to_ += k == Kleene::yes ? words_.some_among : words_.none_among;
        listed(node.list);
    }

    void tell(const model::Includes& node, ExpressionId id, Kleene k) {
        const std::uint32_t count = view_.value(node.set).count;
        subject(node.set);
        if (k == Kleene::unknown || count == 0 || (k == Kleene::yes && count == 1))
            return;
        to_ += k == Kleene::yes ? words_.among_them : words_.without;
        object(node.member, usual_places);
        add_whatever(id);
    }

    void tell(const model::Comparison& node, ExpressionId id, Kleene k, bool how_far = true) {
        const int places = places_of(view_, node);
        const bool same = (node.relation == Relation::equal && k == Kleene::yes) ||
                          (node.relation == Relation::unequal && k == Kleene::no);
        if (k == Kleene::unknown &&
            (view_.fixed(node.left) || is_bare(node.left, places)))  // the other is what is open
            return subject(node.right, places);
        subject(node.left, places);
        if (same && view_.fixed(node.right) && !is_bare(node.left, places))
            return;
        if (k == Kleene::unknown && (view_.fixed(node.right) || is_bare(node.right, places)))
            return;
        if (k == Kleene::unknown) {
            to_ += words_.with;
            return subject(node.right, places);
        }
        const Kind kind = view_.at(node.left).type.kind;
        add(", ", same ? words_.same_as : words_.between_sides(node.relation, kind, k == Kleene::yes));
        object(node.right, places);
        if (k == Kleene::no && how_far)
            if (const std::string margin = margin_of(view_, node); !margin.empty())
                add_filled(to_, words_.margin, {margin});
        add_whatever(id);
    }

    void tell(const model::DefineValue& node, ExpressionId id) {
        subject(id);
        if (!told_.insert(node.define).second)
            return;
        to_ += " (";
        tell(view_.model.at(node.define).value);
        to_ += ')';
    }

    void tell(model::ClauseId clause) {
        add_escaped(to_, view_.speech.title(view_.model.at(clause)));
        add(words_.colon, words_.status.of(view_.status(clause)));
    }

    /// Of a combination that holds, its members that hold; of one that does not, those that do not; of an open one, the
    /// open ones. `none of` the other way about.
    void tell(const model::Combination& node, evaluate::Truth whole) {
        const Status outcome = evaluate::status(whole);
        const std::size_t begin = to_.size();
        std::set<std::string> said;  // of two conditions on one fact that is not known the same is said
        for (const ExpressionId member : node.members) {
            const evaluate::Truth truth = view_.truth(member);
            const Status status =
                evaluate::status(node.combining == Combining::none ? evaluate::negated(truth) : truth);
            if (status != outcome)
                continue;
            const std::size_t before = to_.size();
            to_ += before == begin ? std::string_view() : words_.with;
            const std::size_t after = to_.size();
            tell(member);
            if (outcome == Status::undetermined && !said.insert(to_.substr(after)).second)
                to_.resize(before);
        }
        if (to_.size() == begin)
            to_ += words_.status.of(outcome);
    }

    // ------------------------------------------------------------ members of which none applies

    /// With what keeps them from it; of a set that lacks several values, or a value that is none of several, once.
    void tell_none_applies(ExpressionId closed) {
        to_ += words_.no_member_applies;
        std::string_view before = words_.colon;
        std::vector<NotMet> left = conditions_not_met(view_, guards_not_met(view_, closed));
        while (!left.empty()) {
            to_ += std::exchange(before, words_.with);
            const std::vector<ExpressionId> alike = take_alike(left);
            alike.size() == 1 ? tell(alike.front()) : tell_lacking(alike);
        }
    }

    /// What a condition says of one value that it is not, or of one set that it lacks; nothing for another.
    struct Lacks {
        program::NodeIndex left;
        bool of_set;
        ExpressionId right;
        friend bool operator==(const Lacks& a, const Lacks& b) { return a.left == b.left && a.of_set == b.of_set; }
    };
    [[nodiscard]] std::optional<Lacks> lacking(const NotMet& one) const {
        const auto& node = view_.at(one.condition).node;
        const auto* set = std::get_if<model::Includes>(&node);
        const auto* value = std::get_if<model::Comparison>(&node);
        const bool equal = value != nullptr && value->relation == Relation::equal &&
                           !model::is_quantity(view_.at(value->left).type.kind);
        if (one.turned || (set == nullptr && !equal))
            return std::nullopt;
        const ExpressionId left = set != nullptr ? set->set : value->left;
        return Lacks{view_.program.expressions[left.index], set != nullptr,
                     set != nullptr ? set->member : value->right};
    }

    /// Takes the first out, and all that say of the same value what it is not.
    std::vector<ExpressionId> take_alike(std::vector<NotMet>& left) const {
        const auto first = lacking(left.front());
        std::vector<ExpressionId> taken{left.front().condition};
        left.erase(left.begin());
        for (auto other = left.begin(); first && other != left.end();) {
            const bool alike = lacking(*other) == first;
            if (alike)
                taken.push_back(other->condition);
            other = alike ? left.erase(other) : other + 1;
        }
        return taken;
    }

    /// `citizenship: India; not Chile, Japan or Peru`
    void tell_lacking(const std::vector<ExpressionId>& conditions) {
        const auto first = *lacking({conditions.front(), false});
        const ExpressionId left = left_of(conditions.front());
        subject(left);
        if (first.of_set && view_.value(left).count == 0)
            return;
        first.of_set ? add(words_.without_any) : add(", ", words_.is_none_of);
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            to_ += i == 0 ? std::string_view() : i + 1 == conditions.size() ? words_.last_nor : words_.nor;
            object(lacking({conditions[i], false})->right, usual_places);
        }
    }

    [[nodiscard]] ExpressionId left_of(ExpressionId condition) const {
        const auto* set = std::get_if<model::Includes>(&view_.at(condition).node);
        return set != nullptr ? set->set : std::get<model::Comparison>(view_.at(condition).node).left;
    }

    // ------------------------------------------------------------ members of lists

    void tell(const model::Quantified& node, ExpressionId id, Kleene k) {
        const model::Fact& list = view_.model.at(node.list);
        const record::ListDatum& datum = view_.record.lists[list.slot];
        const bool all = node.quantifier == model::Quantifier::every && k == Kleene::yes;
        if (datum.known && datum.count != 0 && !all)
            return tell_of_nearest(node, id, k);
        add_escaped(to_, view_.speech.title(list));
        to_ += words_.colon;
        if (!datum.known || datum.count == 0)
            to_ += datum.known ? words_.none : words_.not_known;
        else
            tell_all(node, id, datum.count);
    }

    /// How many there are that `every` looks at.
    void tell_all(const model::Quantified& node, ExpressionId id, std::uint32_t count) {
        const std::string of = how_many(words_, count);
        if (!node.where)
            return add_filled(to_, words_.all_members, {of});
        std::uint32_t chosen = 0;
        bool open = false;
        view_.for_each_member(id, [&](std::uint32_t) {
            const Kleene counts = view_.holds(*node.where);
            chosen += counts == Kleene::no ? 0 : 1;
            open |= counts == Kleene::unknown;
        });
        if (chosen == 0)
            return add_filled(to_, words_.none_that_counts, {of});
        add_filled(to_, open ? words_.all_that_may : words_.all_that_count, {how_many(words_, chosen), of});
    }

    /// Of the members whose outcome is the quantifier's the one that is nearest to counting; the first of these, and
    /// where each of them decides the first of all.
    void tell_of_nearest(const model::Quantified& node, ExpressionId id, Kleene k) {
        const bool nearest = node.quantifier == model::Quantifier::some && k == Kleene::no;
        const bool decides_alone = node.quantifier == model::Quantifier::every && k == Kleene::no;
        double least = std::numeric_limits<double>::infinity();
        const std::size_t begin = to_.size();
        view_.for_each_member(id, [&](std::uint32_t member) {
            const auto condition = telling_condition(node, k);
            if (!condition)
                return;
            const double away = decides_alone ? 0 : away_from(view_, *condition, true);
            if (away >= least)
                return;
            least = away;
            to_.resize(begin);
            to_ += nearest && view_.members(node.list) > 1 ? words_.nearest_is : std::string_view();
            to_ += view_.member_title(node.list, member);
            to_ += words_.colon;
            tell(*condition);
        });
        if (to_.size() != begin)
            return;
        add_escaped(to_, view_.speech.title(view_.model.at(node.list)));
        to_ += words_.colon;
        view_.add_shown(to_, id);
    }

    /// Of the member that the results are at what makes it come out as `k`, where it does.
    std::optional<ExpressionId> telling_condition(const model::Quantified& node, Kleene k) {
        const ExpressionId body = node.satisfies ? *node.satisfies : *node.where;
        if (!node.satisfies || !node.where)
            return view_.holds(body) == k ? std::optional(body) : std::nullopt;
        const Kleene chosen = view_.holds(*node.where);
        if (chosen == Kleene::no)
            return std::nullopt;
        if (view_.holds(body) == k && (k == Kleene::unknown || chosen == Kleene::yes))
            return body;
        return chosen == Kleene::unknown && k == Kleene::unknown && view_.holds(body) != Kleene::yes ? node.where
                                                                                                     : std::nullopt;
    }

    std::string& to_;
    View& view_;
    const Words& words_;
    std::set<model::DefineId> told_;  // the second time their name is enough
};

// ---------------------------------------------------------------- clauses

/// Numbers of one kind in it are shown apart where they differ.
int places_in(View& view, const model::Reason& reason, Kind kind) {
    std::vector<values::Rational> ends;
    for (const model::ReasonPiece& piece : reason) {
        if (!piece.value || !model::is_number(kind) || view.at(*piece.value).type.kind != kind)
            continue;
        const evaluate::Value& value = view.value(*piece.value);
        if (value.known || value.has_low)
            ends.push_back(value.low);
        if (!value.known && value.has_high)
            ends.push_back(value.high);
    }
    return places_apart(ends, kind);
}

void add_filled_in(std::string& to, View& view, const model::Reason& reason) {
    const std::size_t begin = to.size();
    for (const model::ReasonPiece& piece : reason) {
        add_escaped(to, piece.words);
        if (!piece.value)
            continue;
        const evaluate::Value& value = view.value(*piece.value);
        const std::string_view noc = view.speech.words.noc;
        const bool said_already =
            std::string_view(to).substr(begin).ends_with(noc) && view.at(*piece.value).type.kind == Kind::noc;
        if (said_already && value.known)
            to += model::noc_text(value.code);
        else if (said_already)
            to.replace(to.size() - 1, 1, view.speech.words.noc_not_known);
        else
            view.add_shown(to, *piece.value, places_in(view, reason, view.at(*piece.value).type.kind));
    }
}

/// In the quotes of the language.
std::string title_of(const View& view, model::ClauseId clause) {
    std::string out(view.speech.words.open_quote);
    add_escaped(out, view.speech.title(view.model.at(clause)));
    out += view.speech.words.close_quote;
    return out;
}

void add_sentence(std::string& to, View& view, std::string_view before, ExpressionId condition) {
    to += before;
    Teller(to, view).tell(condition);
}

void add_text_of_inapplicable(std::string& to, View& view, const model::Clause& clause) {
    const Words& words = view.speech.words;
    if (clause.parent && view.guard(*clause.parent) == Kleene::no) {
        add_filled(to, words.parent_does_not_apply, {title_of(view, *clause.parent)});
    } else if (clause.applies && view.holds(*clause.applies) == Kleene::no) {
        add_sentence(to, view, words.does_not_apply, *clause.applies);
    } else {
        to += words.no_member_applies;
    }
}

void add_text_of_open(std::string& to, View& view, model::ClauseId id, const model::Clause& clause) {
    const Words& words = view.speech.words;
    if (clause.parent && view.guard(*clause.parent) == Kleene::unknown) {
        return add_filled(to, words.whether_parent_applies, {title_of(view, *clause.parent)});
    }
    if (clause.applies && view.guard(id) == Kleene::unknown)
        return add_sentence(to, view, words.whether_it_applies, *clause.applies);
    if (evaluate::status(view.truth(clause.met)) == Status::undetermined)
        return add_sentence(to, view, "", clause.met);
    if (clause.except && view.holds(*clause.except) == Kleene::unknown)
        return add_sentence(to, view, words.whether_exception, *clause.except);
    if (clause.deemed && view.holds(*clause.deemed) == Kleene::unknown)
        return add_sentence(to, view, words.whether_deemed, *clause.deemed);
    add_sentence(to, view, "", clause.met);
}

/// Neither its conditions nor what deems it met bring it to be met.
bool fails_itself(const View& view, const model::Clause& clause) {
    const bool deemed = clause.deemed && view.holds(*clause.deemed) == Kleene::yes;
    return !deemed && evaluate::status(view.truth(clause.met)) == Status::fail;
}

void add_text_of_failed(std::string& to, View& view, model::ClauseId id, const model::Clause& clause) {
    const bool met = !fails_itself(view, clause);
    const Words& words = view.speech.words;
    const std::size_t begin = to.size();
    if (!none_applies(view, clause.met))  // the policy's reason speaks of members that were looked at
        add_filled_in(to, view, view.speech.reason(clause));
    if (to.size() == begin && !met)
        add_sentence(to, view, "", clause.met);
    const auto join = [&](std::string_view phrase) {
        to += to.size() == begin ? std::string_view() : words.with;
        to += phrase;
    };
    if (clause.deemed && !met && evaluate::status(view.truth(*clause.deemed)) == Status::fail) {
        join(words.nor_deemed_met);
        Teller(to, view).tell_deeming(*clause.deemed);
    }
    if (taken_away(view, id)) {
        join(met ? words.closed_by_exception : words.also_closed_by_exception);
        Teller(to, view).tell_exception(*clause.except);
    }
}

/// Adds the parts of an exception that make it hold.
void add_holding(View& view, ExpressionId id, std::vector<std::string>& to) {
    if (view.holds(id) != Kleene::yes)
        return;
    const auto& node = view.at(id).node;
    if (const auto* clause = std::get_if<model::ClauseValue>(&node))
        return to.push_back(view.model.at(clause->clause).name);
    const auto* combination = std::get_if<model::Combination>(&node);
    if (combination == nullptr || combination->combining != Combining::any)
        return to.push_back(view.source(id));
    for (const ExpressionId member : combination->members)
        add_holding(view, member, to);
}

}  // namespace

std::string shortfall(View& view, ExpressionId condition) {
    std::string out;
    Teller(out, view).shortfall(condition);
    return out;
}

std::optional<MetBy> met_by(const View& view, model::ClauseId id) {
    const model::Clause& clause = view.model.at(id);
    if (view.status(id) != Status::pass)
        return std::nullopt;
    return clause.deemed && view.holds(clause.met) != Kleene::yes ? MetBy::deemed : MetBy::itself;
}

bool taken_away(const View& view, model::ClauseId id) {
    const model::Clause& clause = view.model.at(id);
    return clause.except && view.status(id) == Status::fail && view.holds(*clause.except) == Kleene::yes;
}

bool closed_alone(const View& view, model::ClauseId id) {
    return taken_away(view, id) && !fails_itself(view, view.model.at(id));
}

std::string told(View& view, ExpressionId condition) {
    std::string out;
    Teller(out, view).tell(condition);
    return out;
}

std::string exception_of(View& view, model::ClauseId id) {
    std::vector<std::string> holding;
    if (taken_away(view, id))
        add_holding(view, *view.model.at(id).except, holding);
    std::string out;
    for (const std::string& one : holding)
        out += (out.empty() ? "" : "; ") + one;
    return out;
}

std::string exception_in_words(View& view, model::ClauseId id) {
    std::string out;
    if (taken_away(view, id))
        Teller(out, view).tell_exception(*view.model.at(id).except);
    return out;
}

void add_text_of(std::string& to, View& view, model::ClauseId id) {
    const model::Clause& clause = view.model.at(id);
    switch (view.status(id)) {
        case Status::pass:
            if (!clause.deemed || view.holds(clause.met) == Kleene::yes)
                return add_sentence(to, view, "", clause.met);
            to += view.speech.words.deemed_met_by;
            return Teller(to, view).tell_deeming(*clause.deemed);
        case Status::fail:
            return add_text_of_failed(to, view, id, clause);
        case Status::undetermined:
            return add_text_of_open(to, view, id, clause);
        case Status::not_applicable:
            break;
    }
    add_text_of_inapplicable(to, view, clause);
}

std::string text_of(View& view, model::ClauseId id) {
    std::string out;
    add_text_of(out, view, id);
    return out;
}

}  // namespace chapeau::trace
