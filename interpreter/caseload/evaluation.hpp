// A block of records, worked out step by step of the plan, each step for all rows.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "interpreter/caseload/codes.hpp"
#include "interpreter/caseload/plan.hpp"
#include "interpreter/caseload/quantities.hpp"
#include "interpreter/caseload/words.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/record/columns.hpp"

namespace chapeau::caseload {

/// Works out blocks of records of one program. Nothing is allocated once it is warm. Not for two threads at once; the
/// program must outlive it.
class Evaluation {
  public:
    /// `reasons`: whether the clauses that refusals rest on are wanted too.
    Evaluation(const program::Program& program, bool reasons);
    Evaluation(const Evaluation&) = delete;
    Evaluation& operator=(const Evaluation&) = delete;
    ~Evaluation() = default;

    /// Where the records go that are to be worked out.
    [[nodiscard]] record::Columns& columns() { return columns_; }
    [[nodiscard]] const record::Columns& columns() const { return columns_; }

    /// All rows of the columns.
    void evaluate();

    [[nodiscard]] evaluate::Truth truth(model::ClauseId clause, std::uint32_t row) const;
    [[nodiscard]] evaluate::Status status(model::ClauseId clause, std::uint32_t row) const {
        return evaluate::status(truth(clause, row));
    }
    /// Whether a refusal rests on the clause; of odd rows never. Only where reasons were wanted.
    [[nodiscard]] bool is_reason(model::ClauseId clause, std::uint32_t row) const;
    /// How many refusals rest on the clause, odd rows left out.
    [[nodiscard]] std::uint64_t count_reasons(model::ClauseId clause) const;

    /// The words whose bits say of each row that the wire is yes; odd rows and what is beyond the last hold anything.
    [[nodiscard]] const std::uint64_t* yes(Ref ref) const { return planes_[ref]; }
    [[nodiscard]] const Plan& plan() const { return plan_; }
    [[nodiscard]] const Quantities& quantities() const { return quantities_; }

    /// The record of the row and all its results, by the scalar evaluation; good until the next call.
    struct Whole {
        record::Record record;
        evaluate::Results results;
    };
    [[nodiscard]] const Whole& whole(std::uint32_t row) const;

  private:
    void give_codes(const PairStep& step);
    void make_room();
    [[nodiscard]] std::uint32_t rows_of(Sheet sheet) const { return quantities_.rows_of(sheet); }
    [[nodiscard]] std::size_t words_of(Sheet sheet) const { return record::Plane::words_for(rows_of(sheet)); }
    /// Words of a plane by fours, as gates take them.
    [[nodiscard]] std::size_t fours_of(Sheet sheet) const { return (words_of(sheet) + 3) / 4; }
    [[nodiscard]] YesNo planes_of(Ref ref) const { return {planes_[ref], planes_[ref ^ 1U]}; }
    void read_periods();
    void look_up_codes();

    void step(const Gate& gate);
    void step(const FactStep& step);
    void step(const StatedStep& step);
    void step(const ListStatedStep& step);
    void step(const CodesStep&) {}  // done before all others
    void step(const CompareStep& step);
    void step(const SharpenStep& step);
    void step(const PairStep& step);
    void step(const QuantifierStep& step);
    void step(const SpreadStep& step);
    void step(const ScalarStep& step);
    void step(const ChoiceStep& step);
    void step(const GrantedStep& step);
    void step(const CountStep& step);
    void step(const DaysStep& step);
    template <class Step>
    void step(const Step& step) {
        quantities_.work_out(step);
    }

    struct Values;
    void find_known(const PairStep& step);
    [[nodiscard]] Values values_of(const PairStep& step, const PairStep::Side& side);
    void compare_texts(const PairStep& step, const Values& left, const Values& right);
    void compare_codes(const PairStep& step, const Values& left, const Values& right);
    void leave_doubt(const CompareStep& step);
    void set(Ref ref, std::uint32_t row, evaluate::Kleene value);
    [[nodiscard]] evaluate::Truth scalar(NodeIndex node, std::uint32_t row);
    [[nodiscard]] const std::vector<NodeIndex>& schedule_of(NodeIndex node);

    const program::Program& program_;
    Plan plan_;
    record::Columns columns_;
    std::vector<Members> members_;  // by list
    Quantities quantities_;
    std::vector<std::unique_ptr<CodeTable>> tables_;
    std::vector<Deck> decks_;
    Planes planes_;
    std::vector<Words> room_;                            // by sheet: its planes, one after the other
    std::vector<std::size_t> capacity_;                  // by sheet: words of a plane
    std::vector<std::uint32_t> periods_;                 // by row: the class of the day that governs
    std::vector<Words> doubtful_;                        // by list: rows of which a member is in doubt
    Words certain_, possible_, doubt_, known_, spread_;  // room for one step

    std::map<NodeIndex, std::vector<NodeIndex>> schedules_;
    Whole scalar_;
    std::uint32_t scalar_row_ = UINT32_MAX;
    mutable Whole whole_;
    mutable std::uint32_t whole_row_ = UINT32_MAX;
};

}  // namespace chapeau::caseload
