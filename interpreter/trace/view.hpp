// What came of an expression: the model's ids on one side, the results' slots on the other.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/evaluate/missing.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/trace/speech.hpp"

namespace chapeau::trace {

using model::ExpressionId;

/// Results that a view may work in: looking into a quantifier works its body out anew for each member, and leaves it as
/// it was for the last.
struct WorkIn {
    evaluate::Results& results;
};

/// One evaluation with everything needed to speak of it. Refers to policy, program and record, which must outlive it.
class View {
  public:
    /// Works on a copy of the results.
    View(const model::Policy& of, const program::Program& from, const record::Record& read,
         const evaluate::Results& results, const Words& in = english);
    View(const model::Policy& of, const program::Program& from, const record::Record& read, WorkIn results);
    View(const View&) = delete;
    View& operator=(const View&) = delete;
    ~View() = default;

    const model::Policy& policy;
    const model::Model& model;
    const program::Program& program;
    const record::Record& record;
    const Speech speech;

    [[nodiscard]] const model::Expression& at(ExpressionId id) const { return model.at(id); }
    /// Unknown where nothing works the expression out.
    [[nodiscard]] evaluate::Truth truth(ExpressionId id) const;
    [[nodiscard]] evaluate::Kleene holds(ExpressionId id) const { return truth(id).satisfied; }
    /// For people, whatever the type: `729 days`, `yes`, `2 qualifications: …`.
    [[nodiscard]] std::string shown(ExpressionId id) const;
    void add_shown(std::string& to, ExpressionId id) const;
    /// The same for a fact or a list of the record; not for a column.
    [[nodiscard]] std::string shown(const model::Fact& fact) const;
    /// `nothing is granted, since “Work permit” is refused`; the decision must grant nothing.
    void add_not_granted(std::string& to, const model::Grant& grant) const;
    void add_shown(std::string& to, const model::Fact& fact) const;
    /// The same of a number with so many places at least.
    [[nodiscard]] std::string shown(ExpressionId id, int places) const;
    void add_shown(std::string& to, ExpressionId id, int places) const;
    /// Until the results change. Nothing is known where nothing works it out.
    [[nodiscard]] const evaluate::Value& value(ExpressionId id) const;

    [[nodiscard]] evaluate::Truth truth(model::ClauseId id) const;
    [[nodiscard]] evaluate::Status status(model::ClauseId id) const { return evaluate::status(truth(id)); }
    /// Of a clause and of those it is written in, together; yes where it has none.
    [[nodiscard]] evaluate::Kleene guard(model::ClauseId id) const;

    /// What the date is called that chooses between periods; empty where the policy has none.
    [[nodiscard]] std::string as_of_title() const;
    /// The date; empty where it is not known.
    [[nodiscard]] std::string as_of() const;
    /// The policy's own words, on one line.
    [[nodiscard]] std::string source(ExpressionId id) const;
    /// What to call it: the title of a fact or definition, or what is made of these, in words; never source text.
    [[nodiscard]] std::string title(ExpressionId id) const;
    void add_title(std::string& to, ExpressionId id) const;
    /// Its value as what a verb takes; see add_object_code.
    void add_object(std::string& to, ExpressionId id, int places) const;
    /// Whether it reads no fact: what it is, the policy says.
    [[nodiscard]] bool fixed(ExpressionId id) const;

    /// How many members the list has; 0 where that is not known.
    [[nodiscard]] std::uint32_t members(model::FactId list) const;
    /// Calls `each` with every member's number while the results of the quantifier's body are those of that member.
    void for_each_member(ExpressionId quantifier, const std::function<void(std::uint32_t)>& each);
    /// `applicant.education[1]`
    [[nodiscard]] std::string member_path(model::FactId list, std::uint32_t member) const;
    void add_member_path(std::string& to, model::FactId list, std::uint32_t member) const;
    /// `qualification 2`; `job 2 (jobs held abroad)` where members of several lists are called so
    [[nodiscard]] std::string member_title(model::FactId list, std::uint32_t member) const;

    /// The branch that the governing date chose; nothing while that date is not known.
    [[nodiscard]] const model::ByPeriod::Branch* in_force(const model::ByPeriod& by) const;
    [[nodiscard]] std::optional<ExpressionId> chosen(const model::BySelector& by) const;

    [[nodiscard]] const evaluate::Results& results() const { return results_; }

    /// What the results hang on; made when it is first asked for.
    [[nodiscard]] evaluate::MissingFacts& missing();

  private:
    void work_out_reasons();
    bool add_years(std::string& to, ExpressionId id) const;
    void add_title(std::string& to, const model::ElementValue& of) const;
    void add_title(std::string& to, const model::Calculation& made) const;
    void add_title(std::string& to, const model::Extreme& of) const;
    void add_title(std::string& to, const model::Aggregate& of) const;
    void add_that_count(std::string& to, const model::DaysCovered& of) const;
    [[nodiscard]] std::string noun_of_member(model::FactId list, std::optional<std::uint32_t> member) const;
    [[nodiscard]] std::string of_member(model::FactId list, std::uint32_t depth,
                                        const std::function<std::string()>& say) const;
    [[nodiscard]] bool fixed(model::DefineId id) const;
    /// What is not known because a decision does not grant it.
    [[nodiscard]] std::optional<model::GrantId> not_granted(ExpressionId id) const;

    std::optional<evaluate::Results> own_;
    evaluate::Results& results_;
    std::optional<evaluate::MissingFacts> missing_;
    /// The lists that are gone through, outermost first, and the members that they are at; none where it is said of
    /// each of them alike.
    struct GoneThrough {
        model::FactId list;
        std::uint32_t depth = 0;
        std::optional<std::uint32_t> member;
    };
    mutable std::vector<GoneThrough> gone_through_;
    enum class Fixed : std::uint8_t { not_asked, no, yes };
    mutable std::vector<Fixed> fixed_;  // of defines, as far as asked for
};

inline evaluate::Truth View::truth(ExpressionId id) const {
    const program::NodeIndex node = program.expressions[id.index];
    if (node == program::no_node || !program::is_truth(program.nodes[node].op))
        return evaluate::condition(evaluate::Kleene::unknown);
    return results_.truth(program.nodes[node]);
}

inline evaluate::Truth View::truth(model::ClauseId id) const {
    return results_.truth(program.nodes[program.clauses[id.index].value]);
}

/// A record of this policy of which nothing is known: a view of it speaks of what the policy says alone.
[[nodiscard]] record::Record nothing_known(const model::Model& model);

/// Spaces and line ends in a row become one space.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace chapeau::trace
