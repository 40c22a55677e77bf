// Clauses and decisions: their parts become expressions, their members and references a list. A part that cannot be read leaves
// `never met` in its place, so that the model keeps its shape; an error has been reported then, and nothing evaluates it.
#include <unordered_set>

#include "fmt/format.h"
#include "grammar/parse.hpp"
#include "interpreter/model/periods.hpp"
#include "interpreter/model/provisions.hpp"
#include "interpreter/model/reasons.hpp"
#include "interpreter/model/typing.hpp"

namespace chapeau::model {

namespace {

/// Each clause once, in the order first named.
std::vector<ClauseId> each_once(const std::vector<ClauseId>& named) {
    std::unordered_set<std::uint32_t> seen;
    std::vector<ClauseId> once;
    for (const ClauseId clause : named)
        if (seen.insert(clause.index).second)
            once.push_back(clause);
    return once;
}

class Provision {
  public:
    Provision(Checking& checking, ClauseId id)
        : checking_(checking),
          parts_(*checking.written[id.index].parts),
          id_(id),
          guard_(checking, {Node::Sort::guard, id.index}, Where::guard, nullptr),
          body_(checking, {Node::Sort::clause, id.index}, Where::condition, &named_) {}

    void check() {
        check_notes();
        check_conditions();
        read_conditions();
        connect();
    }

  private:
    Clause& clause() { return checking_.model.clauses[id_.index]; }

    void check_notes() {
        const Written& written = checking_.written[id_.index];
        checking_.only_once(parts_.titles, "title");
        checking_.only_once(parts_.interpretations, "interpretation");
        checking_.only_once(parts_.reasons, "reason");
        if (*written.title)
            clause().title = (*written.title)->value;
        else if (!parts_.titles.empty())
            clause().title = parts_.titles.front().text.value;
        if (*written.title && !parts_.titles.empty())
            checking_
                .error(code::part_twice, parts_.titles.front().keyword, "the title stands on the heading already",
                       "keep one of the two")
                .related.push_back({(*written.title)->span, "the first one"});
        if (!parts_.interpretations.empty())
            clause().interpretation = parts_.interpretations.front().text.value;
        if (!parts_.reasons.empty())
            clause().reason = read_reason(checking_, parts_.reasons.front().text, {Node::Sort::clause, id_.index});
    }

    // ---------------------------------------------------------------- which conditions there are

    void check_conditions() {
        once(parts_.applies, "applies when");
        once(parts_.deemed, "deemed met when");
        once(parts_.excepts, "except when");
        for (const auto* conditions : {&parts_.deemed, &parts_.excepts})
            for (const ast::Condition& condition : *conditions)
                if (condition.period)
                    checking_.error(code::period_not_here, condition.period->span,
                                    "only `met when`, `applies when` and `never met` take a period",
                                    "make this a clause of its own, with the period before its `met when`, and name it here");
        for (const ast::Condition& condition : parts_.applies)
            refuse_labels(condition.body);
        if (parts_.met.empty())
            report_met_missing();
    }

    void report_met_missing() {
        const bool decision = clause().role == Role::decision;
        checking_.error(code::met_missing, checking_.written[id_.index].heading,
                        fmt::format("the {} `{}` does not say when it is {}", decision ? "decision" : "clause",
                                    clause().name, decision ? "approved" : "met"),
                        decision ? "add `approve when …`" : "add `met when …` or `never met`");
    }

    /// Periods apart, a part stands once.
    void once(const std::vector<ast::Condition>& conditions, std::string_view keyword) {
        for (std::size_t i = 1; i < conditions.size(); ++i)
            if (!conditions[i].period || !conditions[0].period)
                checking_
                    .error(code::condition_twice, conditions[i].keyword,
                           fmt::format("`{}` stands here a second time", keyword),
                           fmt::format("write one `{} any of` (or `all of`) with both as its members", keyword))
                    .related.push_back({conditions[0].keyword, "the first one"});
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
                            fmt::format("`({})` is a member of `applies when`, which decides whether there is a clause at all",
                                        labelled.name.text()),
                            "make it a clause of its own and name it here, or take the label off");
        }
    }

    // ---------------------------------------------------------------- what they say

    void read_conditions() {
        std::vector<const ast::Condition*> met;
        std::vector<const ast::Condition*> applies;
        for (const ast::Condition& condition : parts_.met)
            met.push_back(&condition);
        for (const ast::Condition& condition : parts_.applies)
            applies.push_back(&condition);
        std::optional<std::size_t> met_at;  // all of the met conditions are read where the first of them stands
        for (const auto& [role, condition] : conditions_in_order(parts_)) {
            if (role == PartRole::deemed && condition == parts_.deemed.data())
                clause().deemed = placed(read_body(body_, condition->body));
            else if (role == PartRole::except && condition == parts_.excepts.data())
                clause().except = placed(read_body(body_, condition->body));
            else if (role == PartRole::met && !met_at)
                clause().met = read_dated(body_, met, *(met_at = 0, &met));
            else if (role == PartRole::applies && condition == parts_.applies.data())
                clause().applies = read_dated(guard_, applies, applies);
        }
        if (!met_at)
            clause().met = never();
        clause().members = each_once(named_);
    }

    Checking& checking_;
    const ast::Parts& parts_;
    ClauseId id_;
    std::vector<ClauseId> named_;
    Typing guard_;
    Typing body_;
};

}  // namespace
}  // namespace chapeau::model
