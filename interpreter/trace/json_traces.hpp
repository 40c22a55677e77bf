// The trace of a record as JSON text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/trace/json_text.hpp"
#include "interpreter/trace/reading.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

struct Parts;

/// What the reader of the record knows of it: `digest` is `sha256:…` over its bytes as it was filed.
struct RecordSource {
    std::string digest;
    std::vector<FoundFact> found = {};      // by the officer, beside what was filed
    std::vector<std::string> assumed = {};  // paths of facts that are supposed
};

/// Writes the traces of one policy, as the trace contract has them. Made once for a policy and only read after that, by
/// any number of threads. Policy and program must outlive it, and the policy must decide something.
class JsonTraces {
  public:
    JsonTraces(const model::Policy& policy, const program::Program& program);

    /// What writing a trace works in; keep one for each thread and write many traces with it.
    class Room;

    /// The text is good until the room is worked in again. `results` must be those of a whole evaluation of `record`.
    /// They are worked in too: what they say of lists' members is that of other members afterwards.
    [[nodiscard]] std::string_view of(const record::Record& record, evaluate::Results& results,
                                      const RecordSource& source, Room& room) const;

  private:
    class Writing;

    /// What is written of a clause whatever the record.
    struct Clause {
        std::string id;
        std::string cites;
        std::string before_status;
        bool title_varies = false;  // with the day that governs; then it stands in none of these
        std::string before_facts;
        std::string after_text;
        std::optional<ToRead> read;  // nothing where that hangs on the record
    };
    /// What a definition's working begins with; all of it, where it is a constant.
    struct Definition {
        model::DefineId id;
        std::string begin;
        bool is_constant = false;
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

    void prepare_clauses(const View& nothing_known);
    void prepare_definitions(View& nothing_known);
    void prepare_facts();
    void prepare_comparisons(const View& nothing_known);
    Comparison prepared(const View& view, const Parts& parts);
    std::uint32_t number_of(const View& view, model::ExpressionId value);

    const model::Policy& policy_;
    const program::Program& program_;
    std::string head_;
    std::vector<model::ClauseId> all_;
    std::vector<Clause> clauses_;                                     // by ClauseId
    std::vector<Definition> definitions_;                             // those that are told
    std::vector<Fact> facts_;                                         // by FactId
    std::vector<Comparison> comparisons_;                             // each once, however often the policy makes it
    std::vector<std::uint32_t> comparison_at_;                        // by ExpressionId
    std::map<std::pair<bool, std::uint32_t>, std::uint32_t> values_;  // of a fact, or else a node
};

class JsonTraces::Room {
    friend class JsonTraces;

    /// Where something was written that may be wanted again.
    struct Place {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    GrowingText out_;
    GrowingText said_;                // the texts of the clauses
    std::string words_;               // before they are escaped
    std::vector<Place> singles_;      // by slot
    std::vector<Place> lists_;        // likewise
    std::vector<Place> cells_;        // as the record has them
    std::vector<Place> comparisons_;  // those made for no member
    std::vector<Place> values_;       // of their sides, but money
    std::vector<Place> texts_;        // by ClauseId, in `said_`
};

}  // namespace chapeau::trace
