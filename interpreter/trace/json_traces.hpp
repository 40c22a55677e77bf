// The trace of a record as JSON text.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

class View;
struct Parts;

/// Writes the traces of one policy, as the trace contract has them. Made once for a policy and only read after that, by
/// any number of threads. Policy and program must outlive it, and the policy must decide something.
class JsonTraces {
  public:
    JsonTraces(const model::Policy& policy, const program::Program& program);

    /// `results` must be those of a whole evaluation of `record`. They are worked in: what they say of lists' members
    /// is that of other members afterwards.
    [[nodiscard]] std::string of(const record::Record& record, evaluate::Results& results,
                                 const RecordSource& source) const;

  private:
    class Writing;

    /// What is written of a clause whatever the record.
    struct Clause {
        std::string id;
        std::string cites;
        std::string before_status;
        std::string before_facts;
        std::string after_text;
    };
    /// Of a single fact or a list all up to its value. A column comes in two parts, with the member's number between.
    struct Fact {
        std::string begin;
        std::string end;
    };
    /// Words, and the value that the record adds to them. Values that come from the same place have the same number.
    struct Piece {
        std::string words;
        model::ExpressionId value;
        std::uint32_t number = 0;
    };
    /// Of a comparison all up to its margin.
    struct Comparison {
        std::vector<Piece> sides;
        std::string end;
        const model::Comparison* order = nullptr;  // where there may be a margin
    };

    void prepare_clauses();
    void prepare_facts();
    void prepare_comparisons(const View& nothing_known);
    Comparison prepared(const View& view, const Parts& parts);
    std::uint32_t number_of(const View& view, model::ExpressionId value);

    const model::Policy& policy_;
    const program::Program& program_;
    std::string head_;
    std::vector<Clause> clauses_;                                     // by ClauseId
    std::vector<Fact> facts_;                                         // by FactId
    std::vector<Comparison> comparisons_;                             // each once, however often the policy makes it
    std::vector<std::uint32_t> comparison_at_;                        // by ExpressionId
    std::map<std::pair<bool, std::uint32_t>, std::uint32_t> values_;  // of a fact, or else a node
    std::size_t size_ = 0;  // of the trace of a record of which nothing is known
};

}  // namespace chapeau::trace
