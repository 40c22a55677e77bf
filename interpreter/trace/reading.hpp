// What a clause read: the facts, and the period of its text that was in force.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "interpreter/evaluate/marks.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// A fact that was read; of a column the field of one member.
struct Noted {
    model::FactId fact;
    std::uint32_t member = 0;
};

/// The days that all texts with periods cover which took part.
struct InForce {
    values::Day from = values::first_day;
    values::Day until = values::last_day;

    bool operator==(const InForce&) const = default;
};

/// The facts that a clause reads, before it is known what members the lists have.
struct ToRead {
    std::vector<model::FactId> facts;    // singles and lists, in the order met
    std::vector<model::FactId> columns;  // of those lists, in the order of their slots
    std::optional<InForce> in_force;
    /// They are the same for every record.
    bool steady = true;
};

/// Reads one clause after the other; the view must outlive it.
class Readings {
  public:
    explicit Readings(const View& view);

    /// Goes through the clause's own parts and the definitions they use, not through other clauses. Of a text with
    /// periods or branches only what was chosen is read, and what chose it; all of it where nothing is chosen yet.
    const ToRead& read(const model::Clause& clause);

  private:
    void go(ExpressionId id);
    void go_into_guards(ExpressionId met);
    void go_into_operands(const model::Expression& expression);
    void go_into(const model::ByPeriod& by, const model::Expression& expression);
    void go_into(const model::BySelector& by, const model::Expression& expression);
    void note(model::FactId fact);
    void note_column(model::FactId column);

    const View& view_;
    ToRead read_;
    evaluate::Marks seen_;
    evaluate::Marks defines_;
};

/// All facts that expressions may read, through definitions, whatever is chosen.
struct FactsRead {
    std::set<model::FactId> facts;
    std::set<model::DefineId> defines;

    void add(const View& view, ExpressionId id);
};

/// Calls `each` with every fact: those of lists member by member, as a person reads a list.
template <class Each>
void for_each_noted(const View& view, const ToRead& read, const Each& each) {
    for (const model::FactId id : read.facts) {
        const model::Fact& fact = view.model.at(id);
        bool has_columns = false;
        const std::uint32_t members = fact.place == model::Fact::Place::list ? view.members(id) : 0;
        for (std::uint32_t member = 0; member < members; ++member)
            for (const model::FactId column : read.columns)
                if (view.model.at(column).list == id) {
                    has_columns = true;
                    each(Noted{column, member});
                }
        if (!has_columns)
            each(Noted{id});
    }
}

/// `applicant.education[1].country`
[[nodiscard]] std::string path_of(const View& view, const Noted& noted);
/// As the record has it. A list without members is itself what was read; of one with members whose fields nobody read,
/// its length.
[[nodiscard]] Plain plain_of(const View& view, const Noted& noted);

/// What was read, in words.
[[nodiscard]] std::vector<FactRead> facts_read(const View& view, const ToRead& read);
/// At `offer.city`, `applicant.licences[2].occupation` or, the whole member and no value, `applicant.licences[2]`,
/// whether a clause reads it or none does; nothing where the record has no such place.
[[nodiscard]] std::optional<FactRead> fact_read(const View& view, std::string_view path);
[[nodiscard]] Version version_of(const View& view, const InForce& in_force);

}  // namespace chapeau::trace
