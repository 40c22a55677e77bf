// The C functions over the interpreter. What is thrown in here is want of memory alone, and it ends here.
#include "interpreter/library/chapeau.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/caseload/evaluation.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/record/arrays.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/text/unsafe.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "interpreter/values/digest.hpp"

using namespace chapeau;

struct chapeau_policy {
    explicit chapeau_policy(std::unique_ptr<model::Policy> loaded)
        : policy(std::move(loaded)),
          program(program::lower(policy->model)),
          passages(caseload::cited_passages(policy->model)),
          traces(*policy, program) {
        for (const model::Decision& decision : policy->model.decisions)
            decisions.push_back(decision.clause);
    }

    std::unique_ptr<model::Policy> policy;
    program::Program program;
    std::vector<caseload::CitedPassage> passages;
    std::vector<model::ClauseId> decisions;  // the principal one first
    trace::JsonTraces traces;
};

struct chapeau_evaluator {
    explicit chapeau_evaluator(const chapeau_policy& of) : policy(of), reader(of.policy->model), results(of.program) {}

    const chapeau_policy& policy;
    record::Reader reader;
    record::Record record;
    evaluate::Results results;
    trace::JsonTraces::Room room;
    std::unique_ptr<caseload::Evaluation> block;  // made when rows of columns are first evaluated
};

struct chapeau_columns {
    chapeau_columns(const chapeau_policy& of, std::size_t rows) : arrays(of.policy->model, rows) {}

    record::Arrays arrays;
};

namespace {

using Json = nlohmann::ordered_json;

/// Null where there is no memory.
char* copy_of(std::string_view text) {
    char* copy = static_cast<char*>(std::malloc(text.size() + 1));
    if (copy != nullptr) {
        std::memcpy(copy, text.data(), text.size());
        copy[text.size()] = '\0';
    }
    return copy;
}

std::string text_of(const Json& json) {
    return text::json_with_escapes(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string problems_of(const model::Policy& policy) {
    std::string text;
    if (!policy.fit())
        text = grammar::render_errors(policy.diagnostics, policy.trees.sources, false);
    else if (policy.model.decisions.empty())
        text = "error: the policy decides nothing, so that a record has no outcome\n";
    return text;
}

/// Reads the record and evaluates it: its outcome.
int outcome_of(chapeau_evaluator& evaluator, std::string_view json, char** errors) {
    const auto found = evaluator.reader.read(json, evaluator.record);
    if (found.empty()) {
        const program::Program& program = evaluator.policy.program;
        evaluate::evaluate(program, evaluator.record, evaluator.results);
        return static_cast<int>(evaluate::status_of(program, evaluator.policy.decisions.front(), evaluator.results));
    }
    if (errors != nullptr) {
        Json list = Json::array();
        for (const record::RecordError& error : found)
            list.push_back({{"path", error.path}, {"found", error.found}, {"expected", error.expected}});
        *errors = copy_of(text_of(list));
    }
    return CHAPEAU_BAD_RECORD;
}

Json list_of(const std::vector<record::Arrays::Wrong>& wrong) {
    Json list = Json::array();
    for (const auto& [row, error] : wrong)
        list.push_back({{"row", row}, {"path", error.path}, {"found", error.found}, {"expected", error.expected}});
    return list;
}

int given(bool fits) {
    return fits ? 0 : CHAPEAU_NO_FACT;
}

/// A block's rows, from `first` on, with the outcomes of the first so many decisions.
std::vector<record::Arrays::Wrong> evaluate_rows(chapeau_evaluator& evaluator, const chapeau_columns& columns,
                                                 std::size_t first, std::size_t count, std::size_t decisions,
                                                 std::int8_t* outcomes, std::int8_t* statuses) {
    const chapeau_policy& policy = evaluator.policy;
    if (!evaluator.block)
        evaluator.block = std::make_unique<caseload::Evaluation>(policy.program, false);
    caseload::Evaluation& block = *evaluator.block;
    block.columns().clear();
    auto wrong = columns.arrays.fill(first, count, block.columns());
    block.evaluate();
    for (std::uint32_t row = 0; row < count; ++row) {
        for (std::size_t decision = 0; decision < decisions; ++decision)
            outcomes[row * decisions + decision] =
                static_cast<std::int8_t>(block.status(policy.decisions[decision], row));
        for (const caseload::CitedPassage& passage : policy.passages)
            if (statuses != nullptr)
                *statuses++ = static_cast<std::int8_t>(block.status(passage.clause, row));
    }
    for (const record::Arrays::Wrong& one : wrong)
        std::fill_n(outcomes + (one.row - first) * decisions, decisions, std::int8_t{CHAPEAU_BAD_RECORD});
    return wrong;
}

void clear(char** text) {
    if (text != nullptr)
        *text = nullptr;
}

/// Block by block, with the outcomes of the first so many decisions.
int decide(chapeau_evaluator& evaluator, const chapeau_columns& columns, std::size_t row, std::size_t count,
           std::size_t decisions, std::int8_t* outcomes, std::int8_t* statuses, char** errors) try {
    clear(errors);
    if (row > columns.arrays.rows() || count > columns.arrays.rows() - row)
        return CHAPEAU_NO_ROW;
    std::vector<record::Arrays::Wrong> wrong;
    for (std::size_t done = 0; done < count; done += record::Columns::most_rows) {
        const std::size_t some = std::min<std::size_t>(count - done, record::Columns::most_rows);
        std::int8_t* own = statuses == nullptr ? nullptr : statuses + done * evaluator.policy.passages.size();
        auto of_block =
            evaluate_rows(evaluator, columns, row + done, some, decisions, outcomes + done * decisions, own);
        wrong.insert(wrong.end(), std::make_move_iterator(of_block.begin()), std::make_move_iterator(of_block.end()));
    }
    if (!wrong.empty() && errors != nullptr)
        *errors = copy_of(text_of(list_of(wrong)));
    const auto bad = std::count(outcomes, outcomes + count * decisions, std::int8_t{CHAPEAU_BAD_RECORD});
    return static_cast<int>(static_cast<std::size_t>(bad) / decisions);
} catch (...) {
    return CHAPEAU_NO_MEMORY;
}

}  // namespace

static_assert(static_cast<int>(evaluate::Status::pass) == CHAPEAU_PASS);
static_assert(static_cast<int>(evaluate::Status::fail) == CHAPEAU_FAIL);
static_assert(static_cast<int>(evaluate::Status::undetermined) == CHAPEAU_UNDETERMINED);
static_assert(static_cast<int>(evaluate::Status::not_applicable) == CHAPEAU_NOT_APPLICABLE);

const char* chapeau_version(void) {
    return CHAPEAU_VERSION;
}

void chapeau_free(char* text) {
    std::free(text);
}

chapeau_policy* chapeau_policy_load(const char* path, char** problems) try {
    clear(problems);
    auto policy = model::load(std::string(path));
    if (const std::string text = problems_of(*policy); !text.empty()) {
        if (problems != nullptr)
            *problems = copy_of(text);
        return nullptr;
    }
    return new chapeau_policy(std::move(policy));
} catch (...) {
    return nullptr;
}

void chapeau_policy_free(chapeau_policy* policy) {
    delete policy;
}

size_t chapeau_passage_count(const chapeau_policy* policy) {
    return policy->passages.size();
}

const char* chapeau_passage(const chapeau_policy* policy, size_t index) {
    return index < policy->passages.size() ? policy->passages[index].id.c_str() : nullptr;
}

size_t chapeau_decision_count(const chapeau_policy* policy) {
    return policy->decisions.size();
}

const char* chapeau_decision(const chapeau_policy* policy, size_t index) {
    const auto& decisions = policy->decisions;
    return index < decisions.size() ? policy->policy->model.at(decisions[index]).name.c_str() : nullptr;
}

chapeau_evaluator* chapeau_evaluator_new(const chapeau_policy* policy) try {
    return new chapeau_evaluator(*policy);
} catch (...) {
    return nullptr;
}

void chapeau_evaluator_free(chapeau_evaluator* evaluator) {
    delete evaluator;
}

int chapeau_evaluate(chapeau_evaluator* evaluator, const char* json, size_t length, int8_t* statuses,
                     char** errors) try {
    clear(errors);
    const int outcome = outcome_of(*evaluator, {json, length}, errors);
    if (outcome >= 0 && statuses != nullptr)
        for (const caseload::CitedPassage& passage : evaluator->policy.passages)
            *statuses++ =
                static_cast<int8_t>(evaluate::status_of(evaluator->policy.program, passage.clause, evaluator->results));
    return outcome;
} catch (...) {
    return CHAPEAU_NO_MEMORY;
}

void chapeau_outcomes(const chapeau_evaluator* evaluator, int8_t* outcomes) {
    for (const model::ClauseId decision : evaluator->policy.decisions)
        *outcomes++ = static_cast<int8_t>(evaluate::status_of(evaluator->policy.program, decision, evaluator->results));
}

int chapeau_explain(chapeau_evaluator* evaluator, const char* json, size_t length, char** trace, char** errors) try {
    clear(trace);
    clear(errors);
    const int outcome = outcome_of(*evaluator, {json, length}, errors);
    if (outcome < 0)
        return outcome;
    *trace = copy_of(evaluator->policy.traces.of(evaluator->record, evaluator->results,
                                                 {.digest = values::sha256({json, length})}, evaluator->room));
    return *trace == nullptr ? CHAPEAU_NO_MEMORY : outcome;
} catch (...) {
    return CHAPEAU_NO_MEMORY;
}

chapeau_columns* chapeau_columns_new(const chapeau_policy* policy, size_t rows) try {
    return new chapeau_columns(*policy, rows);
} catch (...) {
    return nullptr;
}

void chapeau_columns_free(chapeau_columns* columns) {
    delete columns;
}

int chapeau_columns_yes_no(chapeau_columns* columns, const char* fact, const int8_t* values) {
    return given(columns->arrays.yes_no(fact, values));
}

int chapeau_columns_numbers(chapeau_columns* columns, const char* fact, const int64_t* values, int64_t per_unit,
                            const uint8_t* known) {
    return given(columns->arrays.numbers(fact, values, per_unit, known));
}

int chapeau_columns_texts(chapeau_columns* columns, const char* fact, const char* const* values) {
    return given(columns->arrays.texts(fact, values));
}

int chapeau_columns_sets(chapeau_columns* columns, const char* fact, const char* const* members, const size_t* first,
                         const uint8_t* known) {
    return given(columns->arrays.sets(fact, members, first, known));
}

int chapeau_columns_list(chapeau_columns* columns, const char* fact, const size_t* first, const uint8_t* known) {
    return given(columns->arrays.list(fact, first, known));
}

int chapeau_evaluate_columns(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row, size_t count,
                             int8_t* outcomes, int8_t* statuses, char** errors) {
    return decide(*evaluator, *columns, row, count, 1, outcomes, statuses, errors);
}

int chapeau_decide_columns(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row, size_t count,
                           int8_t* outcomes, int8_t* statuses, char** errors) {
    return decide(*evaluator, *columns, row, count, evaluator->policy.decisions.size(), outcomes, statuses, errors);
}

int chapeau_explain_row(chapeau_evaluator* evaluator, const chapeau_columns* columns, size_t row, char** trace,
                        char** errors) try {
    clear(trace);
    clear(errors);
    int8_t outcome = CHAPEAU_NO_ROW;
    const int wrong = chapeau_evaluate_columns(evaluator, columns, row, 1, &outcome, nullptr, errors);
    if (wrong != 0)
        return wrong < 0 ? wrong : CHAPEAU_BAD_RECORD;
    evaluator->block->columns().record_of(0, evaluator->record);
    evaluate::evaluate(evaluator->policy.program, evaluator->record, evaluator->results);
    *trace = copy_of(evaluator->policy.traces.of(evaluator->record, evaluator->results, {}, evaluator->room));
    return *trace == nullptr ? static_cast<int>(CHAPEAU_NO_MEMORY) : outcome;
} catch (...) {
    return CHAPEAU_NO_MEMORY;
}
