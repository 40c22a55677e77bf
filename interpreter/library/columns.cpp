// Records that come as arrays, evaluated block by block.
#include <algorithm>
#include <iterator>
#include <limits>

#include "interpreter/library/handles.hpp"

using namespace chapeau;
using library::bad_call;
using library::guarded;
using library::say;
using record::Arrays;

namespace {

constexpr std::string_view no_columns = "the columns are NULL; give those of chapeau_columns_new";

int given(Arrays::Given how) {
    switch (how) {
        case Arrays::Given::yes:
            return 0;
        case Arrays::Given::wrong_count:
            return bad_call("the count is not that of the rows; give a value for each row, known or not");
        case Arrays::Given::wrong_unit:
            return bad_call("the unit does not divide a million; give 1, 10, 100 and so on up to 1000000");
        case Arrays::Given::no_fact:
            break;
    }
    say("the policy has no such fact of that kind; paths are those of records, `offer.pay.amount`");
    return CHAPEAU_NO_FACT;
}

/// Does the work where columns, fact and array are there. `wanted`: of the array's values.
template <class Work>
int give_array(const chapeau_columns* columns, const char* fact, const void* array, std::size_t wanted,
               const Work& work) {
    return guarded([&] {
        if (columns == nullptr)
            return bad_call(no_columns);
        if (fact == nullptr)
            return bad_call("the fact is NULL; name it by its path, `offer.pay.amount`");
        if (array == nullptr && wanted > 0)
            return bad_call("the array is NULL, and its count is not 0");
        return given(work());
    });
}

/// Offsets of so many values, of which there is one more.
std::span<const std::size_t> offsets(const std::size_t* first, std::size_t count) {
    return first == nullptr ? std::span<const std::size_t>() : std::span(first, count + 1);
}

/// Where a block's outcomes and statuses go.
struct Room {
    std::size_t decisions = 1;  // of a row, the first ones
    std::int8_t* outcomes = nullptr;
    std::int8_t* statuses = nullptr;  // may be null
};

/// A block's rows, from `first` on.
std::vector<Arrays::Wrong> evaluate_rows(chapeau_evaluator& evaluator, const chapeau_columns& columns,
                                         std::size_t first, std::size_t count, Room room) {
    const chapeau_policy& policy = evaluator.policy;
    if (!evaluator.block)
        evaluator.block = std::make_unique<caseload::Evaluation>(policy.program, false);
    caseload::Evaluation& block = *evaluator.block;
    block.columns().clear();
    auto wrong = columns.arrays.fill(first, count, block.columns());
    block.evaluate();
    for (std::uint32_t row = 0; row < count; ++row) {
        for (std::size_t decision = 0; decision < room.decisions; ++decision)
            room.outcomes[row * room.decisions + decision] =
                static_cast<std::int8_t>(block.status(policy.decisions[decision], row));
        for (const caseload::CitedPassage& passage : policy.passages)
            if (room.statuses != nullptr)
                *room.statuses++ = static_cast<std::int8_t>(block.status(passage.clause, row));
    }
    for (const Arrays::Wrong& one : wrong)
        std::fill_n(room.outcomes + (one.row - first) * room.decisions, room.decisions,
                    std::int8_t{CHAPEAU_BAD_RECORD});
    return wrong;
}

/// The number of rows that have no outcome.
int bad_rows(const Room& room, std::size_t count) {
    std::size_t bad = 0;
    for (std::size_t row = 0; row < count; ++row)
        bad += room.outcomes[row * room.decisions] == CHAPEAU_BAD_RECORD ? 1 : 0;
    return static_cast<int>(std::min<std::size_t>(bad, std::numeric_limits<int>::max()));
}

std::string list_of(const chapeau_evaluator& evaluator, const std::vector<Arrays::Wrong>& wrong) {
    std::vector<library::Fault> faults;
    for (const auto& [row, error] : wrong)
        faults.push_back({&row, error});
    return library::list_of(evaluator, faults);
}

/// What is wrong with a call for so many rows; empty if nothing is.
std::string_view fault_of(const chapeau_evaluator* evaluator, const chapeau_columns* columns) {
    if (evaluator == nullptr)
        return "the evaluator is NULL; give one of chapeau_evaluator_new";
    if (columns == nullptr)
        return no_columns;
    return &columns->policy != &evaluator->policy ? "evaluator and columns are not of one policy" : std::string_view();
}

/// Block by block.
int decide(chapeau_evaluator& evaluator, const chapeau_columns& columns, std::size_t row, std::size_t count, Room room,
           char** errors) {
    if (row > columns.arrays.rows() || count > columns.arrays.rows() - row) {
        say("the columns have not so many rows");
        return CHAPEAU_NO_ROW;
    }
    if (room.outcomes == nullptr && count > 0)
        return bad_call("the array of outcomes is NULL");
    std::vector<Arrays::Wrong> wrong;
    for (std::size_t done = 0; done < count; done += record::Columns::most_rows) {
        const std::size_t some = std::min<std::size_t>(count - done, record::Columns::most_rows);
        Room own{room.decisions, room.outcomes + done * room.decisions, room.statuses};
        if (room.statuses != nullptr)
            own.statuses += done * evaluator.policy.passages.size();
        auto of_block = evaluate_rows(evaluator, columns, row + done, some, own);
        wrong.insert(wrong.end(), std::make_move_iterator(of_block.begin()), std::make_move_iterator(of_block.end()));
    }
    const int bad = bad_rows(room, count);
    return wrong.empty() || errors == nullptr ? bad : library::give(errors, list_of(evaluator, wrong), bad);
}

}  // namespace

chapeau_columns* chapeau_columns_new(const chapeau_policy* policy, size_t rows) {
    return library::made<chapeau_columns>([&]() -> chapeau_columns* {
        if (policy != nullptr)
            return new chapeau_columns(*policy, rows);
        say("the policy is NULL; give one that was loaded");
        return nullptr;
    });
}

void chapeau_columns_free(chapeau_columns* columns) {
    delete columns;
}

int chapeau_columns_yes_no(chapeau_columns* columns, const char* fact, const int8_t* values, size_t count) {
    return give_array(columns, fact, values, count, [&] { return columns->arrays.yes_no(fact, {values, count}); });
}

int chapeau_columns_numbers(chapeau_columns* columns, const char* fact, const int64_t* values, size_t count,
                            int64_t per_unit, const uint8_t* known) {
    return give_array(columns, fact, values, count, [&] {
        return columns->arrays.numbers(fact, {values, count}, per_unit, known);
    });
}

int chapeau_columns_texts(chapeau_columns* columns, const char* fact, const char* const* values, size_t count) {
    return give_array(columns, fact, values, count, [&] { return columns->arrays.texts(fact, {values, count}); });
}

int chapeau_columns_sets(chapeau_columns* columns, const char* fact, const char* const* members, size_t member_count,
                         const size_t* first, size_t count, const uint8_t* known) {
    const void* array = first == nullptr ? nullptr : members;
    return give_array(columns, fact, array, first == nullptr ? count : member_count, [&] {
        return columns->arrays.sets(fact, {members, member_count}, offsets(first, count), known);
    });
}

int chapeau_columns_list(chapeau_columns* columns, const char* fact, const size_t* first, size_t count,
                         const uint8_t* known) {
    return give_array(columns, fact, first, count,
                      [&] { return columns->arrays.list(fact, offsets(first, count), known); });
}

int chapeau_evaluate_columns(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row, size_t count,
                             int8_t* outcomes, int8_t* statuses, char** errors) {
    library::clear(errors);
    return guarded([&] {
        if (const auto fault = fault_of(evaluator, columns); !fault.empty())
            return bad_call(fault);
        return decide(*evaluator, *columns, row, count, {1, outcomes, statuses}, errors);
    });
}

int chapeau_decide_columns(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row, size_t count,
                           int8_t* outcomes, int8_t* statuses, char** errors) {
    library::clear(errors);
    return guarded([&] {
        if (const auto fault = fault_of(evaluator, columns); !fault.empty())
            return bad_call(fault);
        return decide(*evaluator, *columns, row, count, {evaluator->policy.decisions.size(), outcomes, statuses},
                      errors);
    });
}

int chapeau_explain_row(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row, char** trace,
                        char** errors) {
    library::clear(trace);
    library::clear(errors);
    return guarded([&] {
        if (const auto fault = fault_of(evaluator, columns); !fault.empty())
            return bad_call(fault);
        if (trace == nullptr)
            return bad_call("there is nowhere to put the trace: `trace` is NULL");
        int8_t ignored = 0;
        evaluator->evaluated = false;
        const int wrong = decide(*evaluator, *columns, row, 1, {1, &ignored, nullptr}, errors);
        if (wrong != 0)
            return wrong < 0 ? wrong : CHAPEAU_BAD_RECORD;
        evaluator->block->columns().record_of(0, evaluator->record);
        const int outcome = library::evaluate_record(*evaluator);
        return library::give(
            trace, evaluator->policy.traces.of(evaluator->record, evaluator->results, {}, evaluator->room), outcome);
    });
}
