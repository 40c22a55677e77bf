// Chapeaus that let somebody through whom no member looks at: all members have guards, and some values of the enums,
// yes/no facts, sets and TEERs of NOC codes that the guards read let none of them apply.
//
// The values of a fact fall into classes, those that the guards cannot tell apart; a set is made of the classes of its
// members. Every combination of classes is supposed in turn, up to 65,536, and where none of the members applies, the
// decisions are worked out, twice: as the chapeau stands, and as if it failed there. Only where its failing would
// refuse does it stand between a decision and an approval; so an exception, an alternative, or a clause whose own guard
// leaves these values out, is not spoken of. What a clause is deemed met by is taken not to hold, as it may not. What
// is found is narrowed to the facts that matter, and values that could be approved are named before others.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/guards_read.hpp"
#include "interpreter/model/supposing.hpp"
#include "interpreter/model/value_kinds.hpp"

namespace chapeau::model {

namespace {

using evaluate::Kleene;

constexpr std::size_t most_looked_into = 256;  // combinations for which the decisions are worked out
constexpr std::size_t most_reported = 100;     // so that a policy made of such chapeaus is still checked quickly

/// A chapeau and the clause whose `met when` it stands in.
struct Chapeau {
    ExpressionId id;
    ClauseId clause;
};

class Looking {
  public:
    explicit Looking(Checking& checking)
        : checking_(checking),
          model_(checking.model),
          supposing_(model_),
          kinds_(model_),
          reaching_(model_.clauses.size()) {
        for (std::uint32_t i = 0; i < model_.clauses.size(); ++i)
            find(model_.clauses[i].met, {i});
    }

    void look() {
        supposing_.take_to_apply(&reaching_);
        for (const Chapeau& chapeau : chapeaus_)
            if (reported_.size() < most_reported)
                look_at(chapeau);
    }

  private:
    enum class Passed : std::uint8_t { no, over, approved };

    struct Found {
        Passed passed = Passed::no;
        std::map<FactId, Supposed> values;
        ClauseId decision;
    };

    // ---------------------------------------------------------------- what there is to look at

    /// Chapeaus within a part, the inner ones first; what `fails when none applies` closes is none.
    void find(ExpressionId id, ClauseId clause, bool closed = false) {
        const auto& node = model_.at(id).node;
        if (const auto* operand = std::get_if<FailsWhenNoneApplies>(&node))
            return find(operand->operand, clause, true);
        if (const auto* by_period = std::get_if<ByPeriod>(&node))
            for (const ByPeriod::Branch& branch : by_period->branches)
                find(branch.value, clause, closed);
        const auto* combination = std::get_if<Combination>(&node);
        if (combination == nullptr)
            return;
        if (combination->combining != Combining::none)
            for (const ExpressionId member : combination->members)
                find(member, clause);
        const Chapeau chapeau{id, clause};
        const bool decides = model_.at(clause).role == Role::decision && is_own(chapeau);
        if (!closed && !decides)  // a decision of which nothing applies approves nothing
            chapeaus_.push_back(chapeau);
    }

    // ---------------------------------------------------------------- one chapeau

    void look_at(const Chapeau& chapeau) {
        const auto& members = std::get<Combination>(model_.at(chapeau.id).node).members;
        const auto was_reported = [this](ExpressionId member) { return reported_.contains(member); };
        GuardsRead read(model_, chapeau.clause);
        if (std::ranges::any_of(members, was_reported) || !read.members(chapeau.id) || read.facts.empty())
            return;
        std::vector<std::vector<Supposed>> choices;
        std::size_t combinations = 1;
        for (const FactId fact : read.facts) {
            const std::vector<ValueKinds::Class> classes = kinds_.classes_of(fact, read.leaves);
            const std::size_t count = kinds_.count(fact, classes);
            if (count > ValueKinds::most / combinations)
                return report_not_looked(chapeau, "in more than 65,536 ways");
            combinations *= count;
            choices.push_back(kinds_.all(fact, classes));
        }
        try_all(chapeau, read.facts, choices);
    }

    void try_all(const Chapeau& chapeau, const std::vector<FactId>& facts,
                 const std::vector<std::vector<Supposed>>& choices) {
        std::vector<std::size_t> at(facts.size(), 0);
        for (std::size_t i = 0; i < facts.size(); ++i)
            supposing_.suppose(facts[i], choices[i][0]);
        Found best;
        std::size_t looked_into = 0;
        bool more = true;
        while (more && best.passed != Passed::approved && looked_into < most_looked_into) {
            if (supposing_.truth(chapeau.id).applies == Kleene::no && supposing_.guard(chapeau.clause) != Kleene::no) {
                find_reaching(chapeau.clause);
                look_into(chapeau, facts, choices, at, best);
                ++looked_into;
            }
            more = false;
            for (std::size_t i = 0; i < facts.size() && !more; ++i) {
                at[i] = (at[i] + 1) % choices[i].size();
                supposing_.suppose(facts[i], choices[i][at[i]]);
                more = at[i] != 0;
            }
        }
        if (best.passed != Passed::no)
            report(chapeau, facts, best);
        else if (looked_into == most_looked_into)
            report_not_looked(chapeau, "in too many ways");
        for (const FactId fact : facts)
            supposing_.forget(fact);
    }

    /// Values that the guards do not tell apart may differ elsewhere: with each kind of them, one fact at a time; sets
    /// first, for which a member that nothing turns on says more than none.
    void look_into(const Chapeau& chapeau, const std::vector<FactId>& facts,
                   const std::vector<std::vector<Supposed>>& choices, const std::vector<std::size_t>& at, Found& best) {
        std::vector<std::size_t> order(facts.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_partition(order, [&](std::size_t i) { return is_set(facts[i]); });
        for (const std::size_t i : order) {
            const Supposed& chosen = choices[i][at[i]];
            for (const Supposed& other : kinds_.alike(facts[i], chosen)) {
                supposing_.suppose(facts[i], other);
                keep_better(chapeau, facts, i, other, choices, at, best);
            }
            supposing_.suppose(facts[i], chosen);
        }
    }

    [[nodiscard]] bool is_set(FactId fact) const { return model_.at(fact).type.many == Many::set; }

    void keep_better(const Chapeau& chapeau, const std::vector<FactId>& facts, std::size_t varied,
                     const Supposed& other, const std::vector<std::vector<Supposed>>& choices,
                     const std::vector<std::size_t>& at, Found& best) {
        const Found found = passed(chapeau);
        if (found.passed <= best.passed)
            return;
        best = found;
        for (std::size_t i = 0; i < facts.size(); ++i)
            best.values[facts[i]] = i == varied ? other : choices[i][at[i]];
    }

    /// What comes of the chapeau where the facts are as supposed.
    Found passed(const Chapeau& chapeau) {
        Found found;
        if (supposing_.truth(chapeau.id).applies != Kleene::no || !is_reached(chapeau.clause))
            return found;
        for (const Decision& decision : model_.decisions) {
            if (!reaching_[decision.clause.index])
                continue;
            const bool can_be_approved = supposing_.truth(decision.clause).satisfied != Kleene::no;
            supposing_.force_to_fail(chapeau.id);
            const bool held_up = supposing_.truth(decision.clause).satisfied == Kleene::no;
            supposing_.force_to_fail(std::nullopt);
            const Passed passed = !held_up ? Passed::no : can_be_approved ? Passed::approved : Passed::over;
            if (passed > found.passed)
                found = {passed, {}, decision.clause};
        }
        return found;
    }

    // ---------------------------------------------------------------- what reaches what

    /// The clauses that come to `target` through what they are met by.
    void find_reaching(ClauseId target) {
        if (reaching_of_ == target)
            return;
        if (readers_.empty())
            find_readers();
        reaching_of_ = target;
        reaching_.assign(model_.clauses.size(), false);
        reaching_[target.index] = true;
        std::vector<ClauseId> open{target};
        while (!open.empty()) {
            const ClauseId clause = open.back();
            open.pop_back();
            for (const ClauseId reader : readers_[clause.index])
                if (!reaching_[reader.index]) {
                    reaching_[reader.index] = true;
                    open.push_back(reader);
                }
        }
        supposing_.take_to_apply(&reaching_);
    }

    void find_readers() {
        readers_.resize(model_.clauses.size());
        for (std::uint32_t i = 0; i < model_.clauses.size(); ++i)
            for_each_met(model_.clauses[i].met, [&](ClauseId read) { readers_[read.index].push_back({i}); });
    }

    /// The clauses that a part wishes to be met.
    template <class Each>
    void for_each_met(ExpressionId id, const Each& each) const {
        const auto& node = model_.at(id).node;
        if (const auto* clause = std::get_if<ClauseValue>(&node))
            each(clause->clause);
        else if (const auto* decision = std::get_if<IsApproved>(&node))
            each(decision->decision);
        else if (const auto* combination = std::get_if<Combination>(&node);
                 std::holds_alternative<FailsWhenNoneApplies>(node) || std::holds_alternative<ByPeriod>(node) ||
                 (combination != nullptr && combination->combining != Combining::none))
            for_each_within(model_.at(id), [&](ExpressionId within) { for_each_met(within, each); });
    }

    /// Whether a decision comes to it through clauses that apply, as far as is known.
    bool is_reached(ClauseId target) {
        std::set<ClauseId> seen;
        std::vector<ClauseId> open;
        const auto enter = [&](ClauseId clause) {
            if (reaching_[clause.index] && supposing_.guard(clause) != Kleene::no && seen.insert(clause).second)
                open.push_back(clause);
        };
        for (const Decision& decision : model_.decisions)
            enter(decision.clause);
        while (!open.empty()) {
            const ClauseId clause = open.back();
            open.pop_back();
            for_each_met(model_.at(clause).met, enter);
        }
        return seen.contains(target);
    }

    // ---------------------------------------------------------------- saying it

    void report(const Chapeau& chapeau, const std::vector<FactId>& facts, Found best) {
        for (const FactId fact : facts)
            supposing_.suppose(fact, best.values.at(fact));
        for (const FactId fact : facts) {  // leaves out what does not matter
            supposing_.forget(fact);
            if (passed(chapeau).passed == best.passed)
                best.values.erase(fact);
            else
                supposing_.suppose(fact, best.values.at(fact));
        }
        std::string where;
        for (const FactId fact : facts)
            if (const auto value = best.values.find(fact); value != best.values.end())
                where += (where.empty() ? "" : " and ") + said(chapeau, fact, value->second, best.passed);
        reported_.insert(chapeau.id);
        const std::string name = model_.at(chapeau.clause).name;
        const std::string end = best.passed == Passed::approved
                                    ? fmt::format("`{}` can be approved", model_.at(best.decision).name)
                                    : "it is passed over";
        checking_.warning(code::none_may_apply, place_of(chapeau),
                          fmt::format("where {}{} no member of `{}` applies, and {}", where,
                                      best.values.size() > 1 || where.ends_with(" no") ? "," : "", name, end),
                          help(chapeau));
    }

    void report_not_looked(const Chapeau& chapeau, std::string_view ways) {
        reported_.insert(chapeau.id);
        checking_.warning(
            code::none_may_apply, place_of(chapeau),
            fmt::format("all members of `{}` have guards, which can combine {}; whether one of them always "
                        "applies was not looked at",
                        model_.at(chapeau.clause).name, ways),
            help(chapeau));
    }

    [[nodiscard]] bool is_own(const Chapeau& chapeau) const {
        const ExpressionId met = model_.at(chapeau.clause).met;
        const auto* by_period = std::get_if<ByPeriod>(&model_.at(met).node);
        const auto is_it = [&](const ByPeriod::Branch& branch) { return branch.value == chapeau.id; };
        return met == chapeau.id || (by_period != nullptr && std::ranges::any_of(by_period->branches, is_it));
    }

    [[nodiscard]] Span place_of(const Chapeau& chapeau) const {
        return is_own(chapeau) ? model_.at(chapeau.clause).span : model_.at(chapeau.id).span;
    }

    [[nodiscard]] std::string help(const Chapeau& chapeau) const {
        const std::string& name = model_.at(chapeau.clause).name;
        if (is_own(chapeau))
            return fmt::format(
                "add `fails when none applies` to `{}`; or, where that is meant, say with `applies when` "
                "whom it is for",
                name);
        return fmt::format("make a clause of these members, with `fails when none applies`, and name it in `{}`", name);
    }

    std::string said(const Chapeau& chapeau, FactId id, const Supposed& value, Passed passed_as) {
        const Fact& fact = model_.at(id);
        if (fact.type.kind == Kind::yes_no)
            return fmt::format("`{}` is {}", fact.path, value.code != 0 ? "yes" : "no");
        if (fact.type.many == Many::set)
            return fmt::format("`{}` {}", fact.path, said_of_set(fact, value));
        const std::string subject = fmt::format("{}`{}`", fact.type.kind == Kind::noc ? "the TEER of " : "", fact.path);
        std::vector<std::int64_t> alike;
        for (std::int64_t other = 0; other < kinds_.size_of(id); ++other) {
            supposing_.suppose(id, {other, {}});
            if (passed(chapeau).passed == passed_as)
                alike.push_back(other);
        }
        supposing_.suppose(id, value);
        return fmt::format("{} is {}", subject, joined(fact, alike, "or"));
    }

    [[nodiscard]] std::string said_of_set(const Fact& fact, const Supposed& value) const {
        return value.members.empty() ? "has no members" : "includes only " + joined(fact, value.members, "and");
    }

    [[nodiscard]] std::string joined(const Fact& fact, const std::vector<std::int64_t>& values,
                                     std::string_view word) const {
        constexpr std::size_t most = 4;
        const EnumId of_enum = fact.type.kind == Kind::noc ? *model_.teer : fact.type.of_enum;
        const std::size_t shown = values.size() <= most + 1 ? values.size() : most;
        std::string out;
        for (std::size_t i = 0; i < shown; ++i) {
            const bool last = i + 1 == values.size();
            out += i == 0 ? "" : last ? fmt::format(" {} ", word) : ", ";
            out += model_.at(of_enum).values[static_cast<std::size_t>(values[i])].name;
        }
        if (shown < values.size())
            out += fmt::format(" {} one of {} others", word, values.size() - shown);
        return out;
    }

    Checking& checking_;
    const Model& model_;
    Supposing supposing_;
    ValueKinds kinds_;
    std::vector<Chapeau> chapeaus_;
    std::vector<std::vector<ClauseId>> readers_;  // by clause
    std::vector<bool> reaching_;                  // by clause: whether it comes to the one that is looked at
    std::optional<ClauseId> reaching_of_;
    std::set<ExpressionId> reported_;
};

}  // namespace

void check_openings(Checking& checking) {
    if (!grammar::has_errors(checking.diagnostics) && !checking.declarations_lost)
        Looking(checking).look();
}

}  // namespace chapeau::model
