// What a person wants to hear of a condition is the facts that decided it, not the condition itself: of `all of` that
// failed the members that failed, of `any of` that is open those still open, of `some … where` that found nothing how
// near the nearest came. So each kind of condition has one way to tell each of its three outcomes, and combinations
// only choose whom to ask.
//
// Sentences state facts and relations, never requirements, so they read the same under `not` or in an exception.

#include "interpreter/trace/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using evaluate::Status;
using model::Combining;
using model::Kind;
using model::Relation;

std::string_view status_words(Status status) {
    switch (status) {
        case Status::pass:
            return "meets";
        case Status::fail:
            return "does not meet";
        case Status::undetermined:
            return "cannot be determined";
        case Status::not_applicable:
            break;
    }
    return "does not apply";
}

/// The relation that is true of the two sides when this one is (`held`) or is not.
std::string_view relation_between(Relation relation, Kind kind, bool held) {
    const bool date = kind == Kind::date;
    switch (relation) {
        case Relation::equal:
            return held ? "" : "not ";
        case Relation::unequal:
            return held ? "not " : "";
        case Relation::at_least:
            return held ? (date ? "on or after " : "at least ") : (date ? "before " : "below ");
        case Relation::at_most:
            return held ? (date ? "on or before " : "at most ") : (date ? "after " : "above ");
        case Relation::more:
            return held ? (date ? "after " : "above ") : (date ? "not after " : "not above ");
        case Relation::less:
            return held ? (date ? "before " : "below ") : (date ? "not before " : "not below ");
        case Relation::same_as_written:
            return held ? "as in " : "not as in ";
    }
    return "";
}

class Teller {
  public:
    explicit Teller(View& view) : view_(view) {}

    std::string tell(ExpressionId id) {
        const Kleene k = view_.holds(id);
        return std::visit(Overloaded{
                              [&](const model::Comparison& node) { return tell(node, k); },
                              [&](const model::InList& node) { return tell(node, k); },
                              [&](const model::Includes& node) { return tell(node, k); },
                              [&](const model::Overlaps& node) { return tell(node, k); },
                              [&](const model::IsStated& node) {
                                  return view_.title(node.fact) + (k == Kleene::yes  ? ": stated"
                                                                   : k == Kleene::no ? ": left blank"
                                                                                     : ": not known");
                              },
                              [&](const model::FactValue&) { return subject(id); },
                              [&](const model::ElementValue&) { return subject(id); },
                              [&](const model::DefineValue& node) { return tell(node, id); },
                              [&](const model::Not& node) { return tell(node.operand); },
                              [&](const model::Never&) { return std::string("nothing meets it"); },
                              [&](const model::Combination& node) { return tell(node, view_.truth(id)); },
                              [&](const model::Quantified& node) { return tell(node, id, k); },
                              [&](const model::ClauseValue& node) { return tell(node.clause); },
                              [&](const model::IsApproved& node) { return tell(node); },
                              [&](const model::ByPeriod& node) {
                                  const auto* branch = view_.in_force(node);
                                  return branch ? tell(branch->value) : "depends on " + view_.as_of_title();
                              },
                              [&](const model::BySelector& node) {
                                  const auto branch = view_.chosen(node);
                                  return branch ? tell(*branch) : subject(node.selector);
                              },
                              [&](const auto&) { return view_.shown(id); },
                          },
                          view_.at(id).node);
    }

    /// What holds of an exception: a clause by its title with what makes it hold, a condition as it is told.
    std::string tell_exception(ExpressionId id) {
        const auto& node = view_.at(id).node;
        if (const auto* clause = std::get_if<model::ClauseValue>(&node))
            return tell_exception(view_.model.at(clause->clause), text_of(view_, clause->clause));
        const auto* combination = std::get_if<model::Combination>(&node);
        if (combination == nullptr || combination->combining != Combining::any)
            return tell(id);
        std::string out;
        for (const ExpressionId member : combination->members)
            if (view_.holds(member) == Kleene::yes)
                out += (out.empty() ? "" : " and ") + tell_exception(member);
        return out;
    }

    /// What deems a clause met, or would: a clause by its title where it holds, otherwise why it does not.
    std::string tell_deeming(ExpressionId id) {
        const auto* clause = std::get_if<model::ClauseValue>(&view_.at(id).node);
        if (clause == nullptr)
            return tell(id);
        return view_.status(clause->clause) == Status::pass ? escaped(view_.model.at(clause->clause).title)
                                                            : text_of(view_, clause->clause);
    }

    /// The conditions within that do not hold, without the values of the left sides: `sector of activity not "mining"`.
    std::string shortfall(ExpressionId id) {
        const auto& node = view_.at(id).node;
        if (const auto* compared = std::get_if<model::Comparison>(&node); compared && view_.holds(id) == Kleene::no)
            return fmt::format("{} {}{}", view_.title(compared->left),
                               relation_between(compared->relation, view_.at(compared->left).type.kind, false),
                               view_.shown(compared->right));
        const auto* combination = std::get_if<model::Combination>(&node);
        if (combination == nullptr || combination->combining != Combining::all)
            return tell(id);
        std::string out;
        for (const ExpressionId member : combination->members)
            if (view_.holds(member) == view_.holds(id))
                out += (out.empty() ? "" : " and ") + shortfall(member);
        return out;
    }

  private:
    /// With what would have kept the exception from holding, and did not.
    std::string tell_exception(const model::Clause& clause, const std::string& holding) {
        return fmt::format("\u201c{}\u201d ({}{})", escaped(clause.title), holding,
                           clause.except ? "; " + tell(*clause.except) : std::string());
    }

    /// A NOC code says itself what it is.
    std::string subject(ExpressionId id) { return subject(id, cents); }
    std::string subject(ExpressionId id, int places) {
        const bool says_it = view_.at(id).type.kind == Kind::noc && view_.value(id).known;
        return (says_it ? std::string() : view_.title(id) + ": ") + view_.shown(id, places);
    }

    std::string object(ExpressionId id, int places) {
        const std::string shown = view_.shown(id, places);
        return view_.fixed(id) ? shown : fmt::format("{} ({})", view_.title(id), shown);
    }

    std::string listed(model::ListId list) { return format_members(view_.model, view_.model.at(list)); }

    std::string tell(const model::InList& node, Kleene k) {
        if (k == Kleene::unknown)
            return subject(node.member);
        return fmt::format("{}, {}{}", subject(node.member), k == Kleene::yes ? "among " : "not among ",
                           listed(node.list));
    }

    std::string tell(const model::Overlaps& node, Kleene k) {
        const std::uint32_t count = view_.value(node.set).count;
        if (k == Kleene::unknown || count == 0)
            return subject(node.set);
        const std::string_view several = k == Kleene::yes ? "one or more of them " : "none of them ";
        return fmt::format("{}, {}among {}", subject(node.set),
                           count > 1          ? several
                           : k == Kleene::yes ? ""
                                              : "not ",
                           listed(node.list));
    }

    std::string tell(const model::Includes& node, Kleene k) {
        const std::uint32_t count = view_.value(node.set).count;
        if (k == Kleene::unknown || count == 0 || (k == Kleene::yes && count == 1))
            return subject(node.set);
        return fmt::format("{}{}{}", subject(node.set), k == Kleene::yes ? ", among them " : "; not ",
                           object(node.member, cents));
    }

    std::string tell(const model::Comparison& node, Kleene k) {
        const Kind kind = view_.at(node.left).type.kind;
        const int places = places_of(view_, node);
        std::string left = subject(node.left, places);
        const bool same = (node.relation == Relation::equal && k == Kleene::yes) ||
                          (node.relation == Relation::unequal && k == Kleene::no);
        if (same && view_.fixed(node.right))
            return left;
        const std::string right = object(node.right, places);
        if (k == Kleene::unknown)
            return view_.fixed(node.right) ? left : fmt::format("{}; {}", left, subject(node.right, places));
        const std::string_view relation =
            same ? "the same as " : relation_between(node.relation, kind, k == Kleene::yes);
        const std::string margin = k == Kleene::no ? margin_of(view_, node) : std::string();
        return fmt::format("{}, {}{}{}", left, relation, right, margin.empty() ? margin : " (" + margin + ")");
    }

    std::string tell(const model::DefineValue& node, ExpressionId id) {
        if (!told_.insert(node.define).second)
            return subject(id);
        const std::string inside = tell(view_.model.at(node.define).value);
        return fmt::format("{} ({})", subject(id), inside);
    }

    std::string tell(model::ClauseId clause) {
        return fmt::format("{}: {}", escaped(view_.model.at(clause).title), status_words(view_.status(clause)));
    }

    std::string tell(const model::IsApproved& node) { return tell(node.decision); }

    /// Of a combination that holds, its members that hold; of one that does not, those that do not; of an open one, the
    /// open ones. `none of` the other way about.
    std::string tell(const model::Combination& node, evaluate::Truth whole) {
        const Status outcome = evaluate::status(whole);
        std::string out;
        for (const ExpressionId member : node.members) {
            const evaluate::Truth truth = view_.truth(member);
            const Status status =
                evaluate::status(node.combining == Combining::none ? evaluate::negated(truth) : truth);
            if (status != outcome)
                continue;
            out += out.empty() ? "" : "; ";
            out += tell(member);
        }
        return out.empty() ? std::string(status_words(outcome)) : out;
    }

    // ------------------------------------------------------------ members of lists

    std::string tell(const model::Quantified& node, ExpressionId id, Kleene k) {
        const model::Fact& list = view_.model.at(node.list);
        const record::ListDatum& datum = view_.record.lists[list.slot];
        if (!datum.known || datum.count == 0)
            return fmt::format("{}: {}", escaped(list.title), datum.known ? "none" : not_known);
        if (node.quantifier == model::Quantifier::every && k == Kleene::yes)
            return fmt::format("{}: all {}", escaped(list.title), datum.count);
        return tell_of_nearest(node, id, k);
    }

    /// The member whose outcome is the quantifier's and that has the fewest conditions otherwise; the first of these.
    std::string tell_of_nearest(const model::Quantified& node, ExpressionId id, Kleene k) {
        std::size_t least = SIZE_MAX;
        std::string nearest;
        view_.for_each_member(id, [&](std::uint32_t member) {
            const ExpressionId condition = node.satisfies ? *node.satisfies : *node.where;
            if (node.satisfies && node.where && view_.holds(*node.where) == Kleene::no)
                return;
            const std::size_t off = failing(condition);
            if (view_.holds(condition) != k || off >= least)
                return;
            least = off;
            nearest = fmt::format("{}: {}", view_.member_path(node.list, member), tell(condition));
        });
        if (nearest.empty())
            return escaped(view_.model.at(node.list).title) + ": " + view_.shown(id);
        return k == Kleene::no && view_.members(node.list) > 1 ? "nearest is " + nearest : nearest;
    }

    /// How many single conditions within do not hold.
    std::size_t failing(ExpressionId id) {
        if (const auto* node = std::get_if<model::Combination>(&view_.at(id).node)) {
            std::vector<std::size_t> counts;
            for (const ExpressionId member : node->members)
                counts.push_back(failing(member));
            if (node->combining == Combining::any)
                return counts.empty() ? 0 : *std::min_element(counts.begin(), counts.end());
            std::size_t sum = 0;
            for (const std::size_t count : counts)
                sum += count;
            return sum;
        }
        return view_.holds(id) == Kleene::yes ? 0 : 1;
    }

    View& view_;
    std::set<model::DefineId> told_;  // the second time their name is enough
};

// ---------------------------------------------------------------- clauses

/// Amounts of money in it are shown apart where they differ.
int places_in(View& view, const model::Reason& reason) {
    std::vector<values::Rational> amounts;
    for (const model::ReasonPiece& piece : reason)
        if (piece.value && view.at(*piece.value).type.kind == Kind::money && view.value(*piece.value).known)
            amounts.push_back(view.value(*piece.value).low);
    return places_of_money(amounts);
}

std::string filled_in(View& view, const model::Reason& reason) {
    const int places = places_in(view, reason);
    std::string out;
    for (const model::ReasonPiece& piece : reason) {
        out += escaped(piece.words);
        if (!piece.value)
            continue;
        const evaluate::Value value = view.value(*piece.value);
        const bool said_already = out.ends_with("NOC ") && view.at(*piece.value).type.kind == Kind::noc && value.known;
        out += said_already ? model::noc_text(value.code) : view.shown(*piece.value, places);
    }
    return out;
}

std::string text_of_inapplicable(View& view, const model::Clause& clause) {
    if (clause.parent && view.guard(*clause.parent) == Kleene::no)
        return fmt::format("\u201c{}\u201d does not apply", escaped(view.model.at(*clause.parent).title));
    if (clause.applies && view.holds(*clause.applies) == Kleene::no)
        return "does not apply: " + sentence(view, *clause.applies);
    return "none of its members applies";
}

std::string text_of_open(View& view, model::ClauseId id, const model::Clause& clause) {
    if (clause.parent && view.guard(*clause.parent) == Kleene::unknown)
        return fmt::format("whether \u201c{}\u201d applies is open", escaped(view.model.at(*clause.parent).title));
    if (clause.applies && view.guard(id) == Kleene::unknown)
        return "whether it applies is open: " + sentence(view, *clause.applies);
    if (evaluate::status(view.truth(clause.met)) == Status::undetermined)
        return sentence(view, clause.met);
    if (clause.except && view.holds(*clause.except) == Kleene::unknown)
        return "whether an exception holds is open: " + sentence(view, *clause.except);
    if (clause.deemed && view.holds(*clause.deemed) == Kleene::unknown)
        return "whether it is deemed met is open: " + sentence(view, *clause.deemed);
    return sentence(view, clause.met);
}

std::string text_of_failed(View& view, model::ClauseId id, const model::Clause& clause) {
    const bool met = evaluate::status(view.truth(clause.met)) != Status::fail;
    std::string text = !clause.reason.empty() ? filled_in(view, clause.reason) : std::string();
    if (text.empty() && !met)
        text = sentence(view, clause.met);
    const auto add = [&](std::string_view words, const std::string& told) {
        text += fmt::format("{}{}{}", text.empty() ? "" : "; ", words, told);
    };
    if (clause.deemed && !met && evaluate::status(view.truth(*clause.deemed)) == Status::fail)
        add("nor deemed met: ", Teller(view).tell_deeming(*clause.deemed));
    if (taken_away(view, id))
        add(met ? "closed by the exception: " : "also closed by the exception: ",
            Teller(view).tell_exception(*clause.except));
    return text;
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

std::string sentence(View& view, ExpressionId condition) {
    return Teller(view).tell(condition);
}

std::string shortfall(View& view, ExpressionId condition) {
    return Teller(view).shortfall(condition);
}

bool taken_away(const View& view, model::ClauseId id) {
    const model::Clause& clause = view.model.at(id);
    return clause.except && view.status(id) == Status::fail && view.holds(*clause.except) == Kleene::yes;
}

std::string exception_of(View& view, model::ClauseId id) {
    std::vector<std::string> holding;
    if (taken_away(view, id))
        add_holding(view, *view.model.at(id).except, holding);
    return fmt::format("{}", fmt::join(holding, "; "));
}

std::string text_of(View& view, model::ClauseId id) {
    const model::Clause& clause = view.model.at(id);
    switch (view.status(id)) {
        case Status::pass:
            if (clause.deemed && view.holds(clause.met) != Kleene::yes)
                return "deemed met by: " + Teller(view).tell_deeming(*clause.deemed);
            return sentence(view, clause.met);
        case Status::fail:
            return text_of_failed(view, id, clause);
        case Status::undetermined:
            return text_of_open(view, id, clause);
        case Status::not_applicable:
            break;
    }
    return text_of_inapplicable(view, clause);
}

}  // namespace chapeau::trace
