// Clauses and decisions: their parts become expressions, their members and references a list. A part that cannot be
// read leaves `never met` in its place, so that the model keeps its shape; an error has been reported then, and nothing
// evaluates it.
#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "fmt/format.h"
#include "interpreter/model/periods.hpp"
#include "interpreter/model/provisions.hpp"
#include "interpreter/model/reasons.hpp"
#include "interpreter/model/titles.hpp"
#include "interpreter/model/typing.hpp"

namespace chapeau::model {

namespace {

/// Each clause once, in the order first named.
std::vector<ClauseId> each_once(std::vector<NamedClause> named) {
    std::ranges::stable_sort(named, {}, &NamedClause::begin);
    std::unordered_set<std::uint32_t> seen;
    std::vector<ClauseId> once;
    for (const NamedClause& each : named)
        if (seen.insert(each.clause.index).second)
            once.push_back(each.clause);
    return once;
}

/// Conditions of one part, by whether they carry a period.
enum class Dating : std::uint8_t { none, some, all };
Dating dating_of(const std::vector<ast::Condition>& conditions) {
    const auto dated =
        std::ranges::count_if(conditions, [](const ast::Condition& each) { return each.period.has_value(); });
    if (dated == 0)
        return Dating::none;
    return dated == std::ssize(conditions) ? Dating::all : Dating::some;
}

/// Bodies to expressions, with the combinations and labels in them.
class Bodies {
  public:
    /// In a guard labels are refused, and make no member.
    Bodies(Checking& checking, Typing typing, bool guard)
        : checking_(checking), typing_(std::move(typing)), guard_(guard) {}

    [[nodiscard]] std::optional<ExpressionId> read(const ast::Body& body) {
        if (const auto* expression = std::get_if<ast::Expression>(&body.node))
            return typing_.condition(*expression);
        if (const auto* combination = std::get_if<ast::Combination>(&body.node))
            return read(*combination, body.span);
        return checking_.add(Never{}, yes_no_type, body.span);
    }

    /// One part's conditions, whatever their periods.
    [[nodiscard]] std::optional<ExpressionId> read(const std::vector<ast::Condition>& conditions) {
        std::vector<std::optional<ExpressionId>> values;
        values.reserve(conditions.size());
        for (const ast::Condition& condition : conditions)
            values.push_back(read(condition.body));
        const Dating dating = dating_of(conditions);
        if (dating == Dating::none)
            return values.size() == 1 ? values.front() : std::nullopt;
        if (dating == Dating::some)
            return std::nullopt;
        return by_period(conditions, values);
    }

  private:
    std::optional<ExpressionId> by_period(const std::vector<ast::Condition>& conditions,
                                          const std::vector<std::optional<ExpressionId>>& values) {
        std::vector<Dated> dated;
        for (std::size_t i = 0; i < conditions.size(); ++i)
            dated.push_back({&*conditions[i].period, i});
        const auto effects = in_order(checking_, dated);
        const bool good = std::ranges::all_of(values, [](const auto& value) { return value.has_value(); });
        if (!effects || !good)
            return std::nullopt;
        ByPeriod node;
        for (const Effect& effect : *effects)
            node.branches.push_back({effect.from, effect.until, *values[effect.index]});
        return checking_.add(std::move(node), yes_no_type, conditions.front().keyword);
    }

    std::optional<ExpressionId> read(const ast::Combination& written, Span span) {
        Combination combination{combining(written.combining), 0, {}};
        for (const ast::Member& member : written.members)
            if (const auto each = read(member))
                combination.members.push_back(*each);
        warn_of_repeated(written);
        const bool counted = written.combining != ast::Combining::at_least || count(written, combination);
        if (!counted || combination.members.size() != written.members.size())
            return std::nullopt;
        return checking_.add(std::move(combination), yes_no_type, span);
    }

    /// A member that stands twice counts once in the reader's mind and twice in `at least 2 of`.
    void warn_of_repeated(const ast::Combination& written) {
        ByName<Span> seen;
        for (const ast::Member& member : written.members) {
            const auto* body = std::get_if<ast::Body>(&member.node);
            if (body == nullptr || !std::holds_alternative<ast::Expression>(body->node))
                continue;
            const Span span = std::get<ast::Expression>(body->node).span;
            if (const auto [first, added] = seen.emplace(checking_.trees.sources.text(span), span); !added)
                checking_
                    .warning(code::member_twice, span,
                             fmt::format("`{}` stands twice among these members", checking_.words(span)),
                             "write it once, or correct one of the two")
                    .related.push_back({first->second, "the first one"});
        }
    }

    static Combining combining(ast::Combining written) {
        switch (written) {
            case ast::Combining::all:
                return Combining::all;
            case ast::Combining::any:
                return Combining::any;
            case ast::Combining::none:
                return Combining::none;
            case ast::Combining::at_least:
                return Combining::at_least;
        }
        return Combining::all;
    }

    bool count(const ast::Combination& written, Combination& combination) {
        const std::string& digits = written.count->text;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), combination.count);
        const bool whole = error == std::errc() && end == digits.data() + digits.size();
        if (whole && combination.count >= 1 && combination.count <= written.members.size())
            return true;
        checking_.error(code::count_out_of_range, written.count->span,
                        fmt::format("`at least {} of` stands over {} member{}", digits, written.members.size(),
                                    written.members.size() == 1 ? "" : "s"),
                        fmt::format("write a number from 1 to {}", written.members.size()));
        return false;
    }

    std::optional<ExpressionId> read(const ast::Member& member) {
        if (const auto* body = std::get_if<ast::Body>(&member.node))
            return read(*body);
        const ast::Clause& labelled = *std::get<std::unique_ptr<ast::Clause>>(member.node);
        if (guard_)
            return std::nullopt;
        const auto id = checking_.clause_ids.find(&labelled);
        return typing_.member(id->second, labelled.name.span);
    }

    Checking& checking_;
    Typing typing_;
    bool guard_;
};

class Provision {
  public:
    Provision(Checking& checking, ClauseId id)
        : checking_(checking), parts_(*checking.written[id.index].parts), id_(id) {}

    void check() {
        read_notes();
        check_conditions();
        read_conditions();
        connect();
    }

  private:
    Clause& clause() { return checking_.model.clauses[id_.index]; }
    [[nodiscard]] Span heading() const { return checking_.written[id_.index].heading; }

    void read_notes() {
        const std::optional<ast::Text>& title = *checking_.written[id_.index].title;
        checking_.only_once(parts_.titles, "title");
        checking_.only_once(parts_.interpretations, "interpretation");
        checking_.only_once(parts_.reasons, "reason");
        if (title)
            clause().title = title->value;
        else if (!parts_.titles.empty())
            clause().title = parts_.titles.front().text.value;
        if (title && !parts_.titles.empty())
            checking_
                .error(code::part_twice, parts_.titles.front().keyword, "the title stands on the heading already",
                       "keep one of the two")
                .related.push_back({title->span, "the first one"});
        if (const ast::Text* written = title_of(checking_, id_))
            read_title(checking_, *written, {Node::Sort::clause, id_.index}, clause().name);
        if (!parts_.interpretations.empty())
            clause().interpretation = parts_.interpretations.front().text.value;
        if (!parts_.reasons.empty()) {
            Reason reason = read_reason(checking_, parts_.reasons.front().text, {Node::Sort::clause, id_.index});
            clause().reason = std::move(reason);
        }
    }

    // ---------------------------------------------------------------- which conditions there are

    void check_conditions() {
        if (parts_.met.empty())
            report_met_missing();
        only_one(parts_.met, code::met_twice, clause().role == Role::decision ? "approve when" : "met when");
        only_one(parts_.applies, code::condition_twice, "applies when");
        for (const ast::Condition& condition : parts_.applies)
            refuse_labels(condition.body);
        only_once(parts_.deemed, "deemed met when");
        only_once(parts_.excepts, "except when");
        check_closing();
    }

    void report_met_missing() {
        const bool decision = clause().role == Role::decision;
        checking_.error(code::met_missing, heading(),
                        fmt::format("the {} `{}` does not say when it is {}", decision ? "decision" : "clause",
                                    clause().name, decision ? "approved" : "met"),
                        decision ? "add `approve when …`" : "add `met when …` or `never met`");
    }

    void only_one(const std::vector<ast::Condition>& conditions, code::Code code, std::string_view keyword) {
        const Dating dating = conditions.size() < 2 ? Dating::all : dating_of(conditions);
        if (dating == Dating::some) {
            const auto undated = std::ranges::find_if(conditions, [](const auto& each) { return !each.period; });
            checking_.error(code::dated_and_undated, undated->keyword,
                            fmt::format("`{}` stands here with a period and without one", keyword),
                            "give each of them a period: `until …:` and `from …:`");
        }
        for (std::size_t i = 1; dating == Dating::none && i < conditions.size(); ++i)
            checking_
                .error(code, conditions[i].keyword, fmt::format("`{}` stands here a second time", keyword),
                       fmt::format("write one, with `all of` or `any of` and both as its members; "
                                   "or give each a period, as in `from 2022-11-16: {} …`",
                                   keyword))
                .related.push_back({conditions[0].keyword, "the first one"});
    }

    void only_once(const std::vector<ast::Condition>& conditions, std::string_view keyword) {
        for (std::size_t i = 1; i < conditions.size(); ++i)
            checking_
                .error(code::condition_twice, conditions[i].keyword,
                       fmt::format("`{}` stands here a second time", keyword),
                       fmt::format("write one `{} any of` with both as its members", keyword))
                .related.push_back({conditions[0].keyword, "the first one"});
    }

    /// `fails when none applies` speaks of members, and is said once.
    void check_closing() {
        for (std::size_t i = 1; i < parts_.closings.size(); ++i)
            checking_
                .error(code::part_twice, parts_.closings[i], "`fails when none applies` stands here a second time",
                       "keep one of the two")
                .related.push_back({parts_.closings[0], "the first one"});
        const auto has_members = [](const ast::Condition& each) {
            return std::holds_alternative<ast::Combination>(each.body.node);
        };
        if (!parts_.closings.empty() && !parts_.met.empty() && std::ranges::none_of(parts_.met, has_members))
            checking_.error(code::closes_no_chapeau, parts_.closings[0],
                            fmt::format("`{}` has no members, of which none could apply", clause().name),
                            fmt::format("take it away, or write `{} all of` or `any of` with members on deeper lines",
                                        clause().role == Role::decision ? "approve when" : "met when"));
    }

    void refuse_labels(const ast::Body& body) {
        const auto* combination = std::get_if<ast::Combination>(&body.node);
        if (combination == nullptr)
            return;
        for (const ast::Member& member : combination->members) {
            if (const auto* inner = std::get_if<ast::Body>(&member.node)) {
                refuse_labels(*inner);
                continue;
            }
            const ast::Clause& labelled = *std::get<std::unique_ptr<ast::Clause>>(member.node);
            checking_.error(code::label_in_guard, labelled.name.span,
                            fmt::format("`{}` is a member of `applies when`, and would be a clause under its own guard",
                                        labelled.name.text()),
                            "make it a clause of its own and name it here, or take the label off");
        }
    }

    // ---------------------------------------------------------------- what they say

    void read_conditions() {
        std::vector<NamedClause> named;
        Bodies guard(checking_, Typing(checking_, {Node::Sort::guard, id_.index}, Where::guard, nullptr), true);
        Bodies body(checking_, Typing(checking_, {Node::Sort::clause, id_.index}, Where::condition, &named), false);
        if (!parts_.applies.empty())
            keep(&Clause::applies, guard.read(parts_.applies));
        const auto met = parts_.met.empty() ? std::nullopt : body.read(parts_.met);
        const ExpressionId met_or_never = met ? closed(*met) : never();
        clause().met = met_or_never;
        for (const ast::Condition& condition : parts_.deemed)
            keep(&Clause::deemed, body.read(condition.body));
        for (const ast::Condition& condition : parts_.excepts)
            keep(&Clause::except, body.read(condition.body));
        clause().members = each_once(std::move(named));
    }

    using Part = std::optional<ExpressionId> Clause::*;
    void keep(Part part, std::optional<ExpressionId> read) {
        const ExpressionId value = read ? *read : never();
        if (!(clause().*part))
            clause().*part = value;
    }

    ExpressionId closed(ExpressionId met) {
        if (parts_.closings.empty())
            return met;
        return checking_.add(FailsWhenNoneApplies{met}, yes_no_type, parts_.closings.front());
    }

    ExpressionId never() { return checking_.add(Never{}, yes_no_type, heading()); }

    /// A clause stands under its own guard, and that under its parent's.
    void connect() {
        checking_.reads_from({Node::Sort::clause, id_.index}, {Node::Sort::guard, id_.index}, heading());
        if (clause().parent)
            checking_.reads_from({Node::Sort::guard, id_.index}, {Node::Sort::guard, clause().parent->index},
                                 heading());
    }

    Checking& checking_;
    const ast::Parts& parts_;
    ClauseId id_;
};

}  // namespace

void check_provisions(Checking& checking) {
    for (std::uint32_t i = 0; i < checking.model.clauses.size(); ++i)
        Provision(checking, {i}).check();
}

}  // namespace chapeau::model
