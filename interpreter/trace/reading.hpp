// What a clause read: the facts, and the period of its text that was in force.
#pragma once

#include <optional>
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
};

/// Reads one clause after the other; the view must outlive it.
class Readings {
  public:
    explicit Readings(const View& view);

    /// Goes through the clause's own parts and the definitions they use, not through other clauses. Of a text with
    /// periods or branches only what was chosen is read, and what chose it; all of it where nothing is chosen yet.
    void read(const model::Clause& clause);

    // Of the clause that was read last.
    [[nodiscard]] const std::vector<Noted>& facts() const { return facts_; }
    [[nodiscard]] const std::optional<InForce>& in_force() const { return in_force_; }

  private:
    void go(ExpressionId id);
    void go_into_operands(const model::Expression& expression);
    void go_into(const model::ByPeriod& by, const model::Expression& expression);
    void go_into(const model::BySelector& by, const model::Expression& expression);
    void note(model::FactId fact);
    void note_column(model::FactId column);
    void add(model::FactId noted);

    const View& view_;
    std::vector<Noted> facts_;
    std::optional<InForce> in_force_;
    std::vector<model::FactId> noted_;    // singles and lists, in the order met
    std::vector<model::FactId> columns_;  // of all lists noted
    evaluate::Marks seen_;
    evaluate::Marks defines_;
};

/// `applicant.education[1].country`
[[nodiscard]] std::string path_of(const View& view, const Noted& noted);
/// As the record has it. A list without members is itself what was read; of one with members whose fields nobody read,
/// its length.
[[nodiscard]] Plain plain_of(const View& view, const Noted& noted);

/// What was read last, in words.
[[nodiscard]] std::vector<FactRead> facts_read(const View& view, const Readings& readings);
[[nodiscard]] Version version_of(const View& view, const InForce& in_force);

}  // namespace chapeau::trace
