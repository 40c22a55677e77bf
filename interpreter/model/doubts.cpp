// What a policy may say and hardly means: a part that is the same whatever comes, an exception that takes away all that
// the guard lets in, conditions that never hold together, a fact that nothing reads. Each is a warning.
//
// Values are narrowed by the comparisons with what is written that must hold together, those of `and` and `all of`, of
// a clause also those of its guards; where nothing is left of a value, the comparison that left nothing is told with
// those before it that it does not go with. Conditions that narrow no value are held against each other as a whole.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/narrowing.hpp"

namespace chapeau::model {

namespace {

/// What must hold together, as far as it was read, with all that `outer` holds: an alternative adds to what is around
/// it and copies nothing of that but the values it narrows itself.
struct Held {
    const Held* outer = nullptr;
    std::map<Alike::Form, Narrowing> left = {};   // by the value
    std::map<Alike::Form, Part> conditions = {};  // by what they say

    /// Null where none says that.
    [[nodiscard]] const Part* condition(Alike::Form says) const {
        for (const Held* held = this; held != nullptr; held = held->outer)
            if (const auto found = held->conditions.find(says); found != held->conditions.end())
                return &found->second;
        return nullptr;
    }
    /// Null where nothing has narrowed it.
    [[nodiscard]] const Narrowing* narrowed(Alike::Form value) const {
        for (const Held* held = this; held != nullptr; held = held->outer)
            if (const auto found = held->left.find(value); found != held->left.end())
                return &found->second;
        return nullptr;
    }
};

/// Where an exception may lie: what holds wherever its clause applies.
struct Guards {
    std::map<Alike::Form, Part> conditions;  // as a whole, and those of their parts that always apply
    std::vector<Part> choices;               // the parts of which any holds
    Held held;
};

class Doubts {
  public:
    explicit Doubts(Checking& checking)
        : checking_(checking), model_(checking.model), alike_(model_, checking.trees.sources) {}

    void look() {
        for (std::uint32_t i = 0; i < model_.clauses.size(); ++i) {
            const Clause& clause = model_.clauses[i];
            looked_at_ = {i};
            alike_.forget();
            doubt_constants(clause);
            doubt_exception(clause);
            on_each_day(days_of(clause), [&] { doubt_parts(clause); });
        }
        looked_at_.reset();
        for (const Define& define : model_.defines) {
            alike_.forget();
            on_each_day(days_of(define.value), [&] { apart({define.value}, nullptr); });
        }
        doubt_facts();
    }

  private:
    // ---------------------------------------------------------------- periods

    /// A day of each of the periods that parts of the clause, or what holds around them, differ by; none: none do.
    [[nodiscard]] Days days_of(const Clause& clause) const {
        Days days = days_of(clause.met);
        for (const ExpressionId guard : guards_of(model_, clause))
            add_days(model_, guard, days);
        for (const auto& part : {clause.deemed, clause.except})
            if (part)
                add_days(model_, *part, days);
        return days;
    }
    [[nodiscard]] Days days_of(ExpressionId id) const {
        Days days;
        add_days(model_, id, days);
        return days;
    }

    template <class Look>
    void on_each_day(const Days& days, const Look& look) {
        constexpr std::size_t most_days = 64;
        const auto on = [&](values::Day day) {
            day_ = day;
            alike_.on(day);
            look();
        };
        if (days.empty() || days.size() > most_days)
            return look();  // at each part that differs by period, by itself
        for (const values::Day day : days)
            on(day);
        day_.reset();
        alike_.on(std::nullopt);
    }

    [[nodiscard]] std::vector<Part> parts_of(const Part& part, Combining how) const {
        return parts(model_, part, how, day_);
    }

    // ---------------------------------------------------------------- the same whatever comes

    void doubt_constants(const Clause& clause) {
        const std::string name = fmt::format("`{}`", clause.name);
        if (clause.role != Role::decision)
            doubt_constant(clause.met, name + " is met", name + " is not met",
                           "write what it takes; where only an exception matters, write `met when not …` in its place",
                           "write `never met`, if that is what is meant");
        if (clause.applies)
            doubt_constant(*clause.applies, name + " applies", name + " does not apply",
                           "take this part away, or write when it applies",
                           "write when it applies; where nothing is to meet it, write `never met`");
        if (clause.deemed)
            doubt_constant(*clause.deemed, name + " is deemed met", "nothing deems " + name + " met",
                           "write what deems it met; where nothing more is asked, take the clause away",
                           "take this part away, or write what deems it met");
        if (clause.except)
            doubt_constant(*clause.except, "the exception of " + name + " holds",
                           "the exception of " + name + " does not hold",
                           "write what is to be taken away; where nothing passes, write `never met`",
                           "take this part away, or write what is to be taken away");
    }

    void doubt_constant(ExpressionId id, const std::string& of_yes, const std::string& of_no, std::string_view help_yes,
                        std::string_view help_no) {
        const Alike::Form always = alike_.of(Part{id});
        if (always == Alike::yes)
            warn(code::met_by_anything, id, of_yes + " whatever the record says", help_yes);
        else if (always == Alike::no)
            warn(code::met_by_anything, id, of_no + " whatever the record says", help_no);
    }

    /// `A or not A`. Of clauses, both may not apply.
    void doubt_choice(const std::vector<Part>& choices) {
        std::map<Alike::Form, Part> seen;
        for (const Part& choice : choices) {
            const auto other = seen.find(alike_.of(choice.contrary()));
            if (alike_.of(choice) == Alike::yes)
                warn(code::met_by_anything, choice.place(),
                     fmt::format("`{}` holds whatever the record says", words(choice)),
                     "take it away, or write what is meant");
            else if (other != seen.end() && always_applies(choice.id) && !within_one_name(choice, {other->second}))
                warn(code::met_by_anything, choice.place(),
                     fmt::format("one of `{}` and `{}` holds whatever the record says", words(other->second),
                                 words(choice)),
                     "take both away, or correct one of the two")
                    .related.push_back({model_.at(other->second.place()).span, "the other one"});
            seen.emplace(alike_.of(choice), choice);
        }
        doubt_complements(choices);
    }

    /// `is not A or is not B`, `is at least 2 or is less than 5`: where nothing is left of a value by the contraries.
    void doubt_complements(const std::vector<Part>& choices) {
        Held contraries;
        for (const Part& choice : choices) {
            const Part contrary = choice.contrary();
            Narrowing* const left = always_applies(choice.id) ? left_by(contrary, contraries) : nullptr;
            if (left == nullptr || left->is_empty() || reported_.contains(choice.place()))
                continue;
            left->narrow(contrary);
            const std::vector<Part> others = left->is_empty() ? left->against(contrary) : std::vector<Part>();
            if (!others.empty() && !within_one_name(choice, others))
                report_complements(choice, others);
        }
    }

    void report_complements(const Part& choice, const std::vector<Part>& others) {
        const bool one = others.size() == 1;
        const Part first = others.front().contrary();
        std::vector<grammar::Related>& related =
            warn(code::met_by_anything, choice.place(),
                 one ? fmt::format("one of `{}` and `{}` holds whatever the record says", words(first), words(choice))
                     : fmt::format("`{}` or one of the {} others holds whatever the record says", words(choice),
                                   others.size()),
                 one ? "write `and` between them, or correct one of the two" : "correct one of them, or take all away")
                .related;
        for (const Part& other : others)
            related.push_back({model_.at(other.place()).span, one ? "the other one" : "one of the others"});
    }

    // ---------------------------------------------------------------- an exception as wide as the guard

    /// An exception, and what it takes away all of.
    struct Wide {
        Part exception;
        Part guard;
    };

    void doubt_exception(const Clause& clause) {
        if (!clause.except)
            return;
        Days days = days_of(*clause.except);
        for (const ExpressionId guard : guards_of(model_, clause))
            add_days(model_, guard, days);
        std::vector<Wide> wide;
        bool on_each = true;
        on_each_day(days, [&] {
            wide = wide_exceptions(clause);
            on_each = on_each && !wide.empty();
        });
        if (!on_each)
            return;
        if (!days.empty())  // which of them it is may differ by the day
            wide = {{Part{*clause.except}, wide.front().guard}};
        for (const Wide& one : wide)
            warn(code::exception_of_all, one.exception.place(),
                 fmt::format("`{}` takes away all that `{}` applies to", words(one.exception), clause.name),
                 "write what is to be taken away; where nothing passes, write `never met`")
                .related.push_back({model_.at(one.guard.place()).span, "it applies only where this holds"});
    }

    /// On the day that is looked at.
    std::vector<Wide> wide_exceptions(const Clause& clause) {
        Guards guards;
        for (const ExpressionId guard : guards_of(model_, clause))
            add({guard}, guards);
        const Part whole = seen_through(model_, Part{*clause.except}, day_);
        std::vector<Part> exceptions = parts_of(whole, Combining::any);
        const auto covered = [&](const Part& one) { return covering(guards, one).has_value(); };
        if (std::ranges::none_of(exceptions, covered))
            exceptions = {whole};  // what none of them covers, all may
        std::vector<Wide> wide;
        for (const Part& one : exceptions)
            if (const auto guard = covering(guards, one))
                wide.push_back({one, *guard});
        return wide;
    }

    /// What holds wherever `guard` does. Of `A and B` that is not `A`, where that is a clause and may not apply.
    void add(const Part& guard, Guards& guards) {
        guards.conditions.try_emplace(alike_.of(guard), guard);
        for (const Part& part : parts_of(guard, Combining::all))
            if (always_applies(part.id)) {
                guards.conditions.try_emplace(alike_.of(part), part);
                if (combining(model_, part) == Combining::any)
                    guards.choices.push_back(part);
                if (Narrowing* const left = left_by(part, guards.held))
                    left->narrow(part);
            }
    }

    /// The guard that leaves nothing but what `condition` holds for. Guards with a choice are taken apart once.
    std::optional<Part> covering(const Guards& guards, const Part& condition, bool with_choices = true) {
        const auto found = guards.conditions.find(alike_.of(condition));
        if (found != guards.conditions.end())
            return found->second;
        if (const auto how = combining(model_, condition)) {
            std::optional<Part> first;
            for (const Part& part : parts_of(condition, *how)) {
                const auto one = covering(guards, part, false);
                if (one && *how == Combining::any)
                    return one;
                if (!one && *how == Combining::all)
                    return with_choices ? covering_choice(guards, condition) : std::nullopt;
                first = first ? first : one;
            }
            if (first)
                return first;
        }
        const auto* clause = std::get_if<ClauseValue>(&model_.at(condition.id).node);
        if (clause != nullptr && !condition.negated && is_plain_member(clause->clause))
            return covering(guards, seen_through(model_, Part{model_.at(clause->clause).met}, day_), with_choices);
        if (const auto range = covering_range(guards, condition))
            return range;
        return with_choices ? covering_choice(guards, condition) : std::nullopt;
    }

    std::optional<Part> covering_range(const Guards& guards, const Part& condition) {
        const auto value = narrowed_by(model_, condition);
        const Narrowing* const left = value ? guards.held.narrowed(alike_.of(*value)) : nullptr;
        if (left == nullptr || left->is_empty())
            return std::nullopt;
        Narrowing wider(model_, *value);
        const bool covers = wider.narrow(condition) && left->lies_within(wider);
        return covers ? left->last() : std::nullopt;
    }

    std::optional<Part> covering_choice(const Guards& guards, const Part& condition) {
        for (const Part& choice : guards.choices) {
            const auto covers = [&](const Part& alternative) {
                Guards with = guards;
                add(alternative, with);
                return covering(with, condition, false).has_value();
            };
            if (std::ranges::all_of(parts_of(choice, Combining::any), covers))
                return choice;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool always_applies(ExpressionId id) const {
        const auto& node = model_.at(id).node;
        if (const auto* negation = std::get_if<Not>(&node))
            return always_applies(negation->operand);
        const auto applies = [this](ExpressionId member) { return always_applies(member); };
        if (const auto* by_period = std::get_if<ByPeriod>(&node))
            return std::ranges::all_of(by_period->branches, applies, &ByPeriod::Branch::value);
        const auto is_level = [this](ExpressionId value) {  // a code may be of none
            return std::holds_alternative<Level>(model_.at(value).node);
        };
        if (const auto* comparison = std::get_if<Comparison>(&node))
            return !is_level(comparison->left) && !is_level(comparison->right);
        if (const auto* in_list = std::get_if<InList>(&node))
            return !is_level(in_list->member);
        const auto* combination = std::get_if<Combination>(&node);
        return combination != nullptr ? std::ranges::any_of(combination->members, applies)
                                      : !std::holds_alternative<ClauseValue>(node);
    }

    // ---------------------------------------------------------------- what never holds together

    void doubt_parts(const Clause& clause) {
        Held held;
        for (std::optional<ClauseId> outer = clause.parent; outer; outer = model_.at(*outer).parent)
            if (const auto& guard = model_.at(*outer).applies)
                hold(parts_of_all({*guard}), held);
        if (clause.applies)
            together({*clause.applies}, held);
        together({clause.met}, held);
        if (clause.deemed)
            apart({*clause.deemed}, &held);
        if (clause.except)
            apart({*clause.except}, nullptr);
    }

    /// What must hold with all that is held.
    void together(const Part& part, Held& held) {
        const std::vector<Part> all = parts_of_all(part);
        hold(all, held);
        for (const Part& each : all)
            take_apart(each, held);
    }

    /// By itself, with what is held; null: nothing.
    void apart(const Part& part, const Held* held) {
        Held own{held};
        together(part, own);
    }

    /// Each alternative, by itself, with what is held; what must not hold with nothing.
    void take_apart(const Part& part, const Held& held) {
        const auto& node = model_.at(part.id).node;
        if (part.negated)
            return part.named ? void() : apart({part.id}, nullptr);
        if (const auto* combination = std::get_if<Combination>(&node)) {
            if (combination->combining == Combining::any)
                doubt_choice(parts_of(part, Combining::any));
            for (const ExpressionId member : combination->members)
                apart(part.within(member), &held);
        } else if (const auto* by_period = std::get_if<ByPeriod>(&node)) {
            for (const ByPeriod::Branch& branch : by_period->branches)
                apart(part.within(branch.value), &held);
        } else if (const auto* closed = std::get_if<FailsWhenNoneApplies>(&node)) {
            apart({closed->operand}, &held);
        } else if (const auto* quantified = std::get_if<Quantified>(&node)) {
            Held own{&held};
            if (quantified->where)
                together(part.within(*quantified->where), own);
            if (quantified->satisfies)
                together(part.within(*quantified->satisfies), own);
        }
    }

    /// What must hold with `part`, those of the members that bring nothing but their condition too.
    std::vector<Part> parts_of_all(const Part& part) {
        std::vector<Part> out;
        for (const Part& each : parts_of(part, Combining::all)) {
            const auto* clause = std::get_if<ClauseValue>(&model_.at(each.id).node);
            out.push_back(each);
            if (clause != nullptr && !each.negated && is_plain_member(clause->clause))
                for (const Part& within : parts_of_all({model_.at(clause->clause).met}))
                    out.push_back(within);
        }
        return out;
    }

    /// Of the clause that is looked at.
    [[nodiscard]] bool is_plain_member(ClauseId id) const {
        const Clause& clause = model_.at(id);
        return clause.parent && !clause.applies && !clause.deemed && !clause.except &&
               (clause.parent == looked_at_ || is_plain_member(*clause.parent));
    }

    /// Says so where something of it never holds with the rest.
    void hold(const std::vector<Part>& all, Held& held) {
        for (const Part& part : all) {
            if (const Part* const contrary = held.condition(alike_.of(part.contrary())))
                report(part, {*contrary}, part.id);
            if (const Alike::Form says = alike_.of(part); held.condition(says) == nullptr)
                held.conditions.emplace(says, part);
            Narrowing* const left = left_by(part, held);
            if (left == nullptr || left->is_empty())
                continue;
            left->narrow(part);
            if (left->is_empty())
                report(part, left->against(part), *narrowed_by(model_, part));
        }
    }

    Narrowing* left_by(const Part& part, Held& held) {
        const auto value = narrowed_by(model_, part);
        if (!value)
            return nullptr;
        const Alike::Form key = alike_.of(*value);
        if (const auto own = held.left.find(key); own != held.left.end())
            return &own->second;
        const Narrowing* const around = held.narrowed(key);
        return &held.left.emplace(key, around != nullptr ? *around : Narrowing(model_, *value)).first->second;
    }

    /// The definition says it itself, and is told of it there.
    [[nodiscard]] static bool within_one_name(const Part& part, const std::vector<Part>& others) {
        return part.named && std::ranges::all_of(others, [&](const Part& other) {
                   return other.named && other.named->id == part.named->id;
               });
    }

    void report(const Part& part, const std::vector<Part>& others, ExpressionId value) {
        if (reported_.contains(part.place()) || within_one_name(part, others))
            return;
        if (others.empty()) {
            warn(code::nothing_left, part.place(),
                 fmt::format("`{}` never holds: the declaration of `{}` leaves no such value", words(part),
                             checking_.words(model_.at(value).span)),
                 "correct the value, or the declaration");
            return;
        }
        const bool one = others.size() == 1;
        std::vector<grammar::Related>& related =
            warn(code::nothing_left, part.place(),
                 (one ? fmt::format("`{}` and `{}` never hold together", words(others.front()), words(part))
                      : fmt::format("`{}` never holds together with the {} others", words(part), others.size())) +
                     day_of(part, others),
                 one ? "correct one of the two, or write `or` between them"
                     : "correct one of them, or write `or` between them")
                .related;
        for (const Part& other : others)
            related.push_back({model_.at(other.place()).span, one ? "the other one" : "one of the others"});
        add_meaning(part, related);
        for (const Part& other : others)
            add_meaning(other, related);
    }

    /// What a definition's name stands for, on the day that is looked at.
    void add_meaning(const Part& part, std::vector<grammar::Related>& related) const {
        const auto* define = part.named ? std::get_if<DefineValue>(&model_.at(part.named->id).node) : nullptr;
        if (define != nullptr)
            related.push_back({model_.at(part.of_period ? part.id : model_.at(define->define).value).span,
                               fmt::format("what `{}` says", checking_.words(model_.at(part.named->id).span))});
    }
    /// Where a name stands for something else on other days.
    [[nodiscard]] std::string day_of(const Part& part, std::vector<Part> others) const {
        others.push_back(part);
        const bool differs = std::ranges::any_of(others, [](const Part& one) { return one.named && one.of_period; });
        return differs && day_ ? fmt::format(" on {}", values::text_of(*day_)) : std::string();
    }

    /// As it was written.
    [[nodiscard]] std::string words(const Part& part) const {
        const bool negated = part.named ? part.named->negated : part.negated;
        return (negated ? "not " : "") + checking_.words(model_.at(part.place()).span);
    }

    /// Of one place one thing is said.
    grammar::Diagnostic& warn(code::Code code, ExpressionId id, std::string message, std::string_view help) {
        reported_.insert(id);
        return checking_.warning(code, model_.at(id).span, std::move(message), std::string(help));
    }

    // ---------------------------------------------------------------- facts

    /// A record's fields are its shape, which facts share; an identifier is read by every trace.
    void doubt_facts() {
        std::set<FactId> read;
        for (const Expression& expression : model_.expressions)
            std::visit([&](const auto& node) { note(node, read); }, expression.node);
        if (model_.as_of)
            read.insert(*model_.as_of);
        for (std::uint32_t i = 0; i < model_.facts.size(); ++i) {
            const Fact& fact = model_.facts[i];
            const bool own = fact.place != Fact::Place::column && std::ranges::count(fact.path, '.') == 1;
            if (own && !read.contains({i}) && !fact.path.ends_with(".id") && !checking_.is_standard(fact.span))
                checking_.warning(code::unused_fact, fact.span, fmt::format("nothing reads the fact `{}`", fact.path),
                                  "use it or remove it");
        }
    }

    template <class Node>
    static void note(const Node& node, std::set<FactId>& read) {
        if constexpr (requires { node.fact.index; } && !std::is_same_v<Node, IsStated>)
            read.insert(node.fact);
        if constexpr (std::is_same_v<Node, Aggregate> || std::is_same_v<Node, Quantified> ||
                      std::is_same_v<Node, DaysCovered>)
            read.insert(node.list);
    }

    Checking& checking_;
    const Model& model_;
    Alike alike_;
    OnDay day_;
    std::optional<ClauseId> looked_at_;
    std::set<ExpressionId> reported_;
};

}  // namespace

void check_doubts(Checking& checking) {
    if (!grammar::has_errors(checking.diagnostics) && !checking.declarations_lost)
        Doubts(checking).look();
}

}  // namespace chapeau::model
