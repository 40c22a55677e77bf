// The C functions over the interpreter. What is thrown in here is want of memory alone, and it ends here.
#include "interpreter/library/chapeau.h"

#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "interpreter/values/digest.hpp"

using namespace chapeau;

struct chapeau_policy {
    explicit chapeau_policy(std::unique_ptr<model::Policy> loaded)
        : policy(std::move(loaded)),
          program(program::lower(policy->model)),
          passages(caseload::cited_passages(policy->model)),
          traces(*policy, program) {}

    std::unique_ptr<model::Policy> policy;
    program::Program program;
    std::vector<caseload::CitedPassage> passages;
    trace::JsonTraces traces;
};

struct chapeau_evaluator {
    explicit chapeau_evaluator(const chapeau_policy& of) : policy(of), reader(of.policy->model), results(of.program) {}

    const chapeau_policy& policy;
    record::Reader reader;
    record::Record record;
    evaluate::Results results;
    trace::JsonTraces::Room room;
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
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string problems_of(const model::Policy& policy) {
    std::string text = grammar::render_errors(policy.diagnostics, policy.trees.sources, false);
    if (text.empty() && policy.model.decisions.empty())
        text = "error: the policy decides nothing, so that a record has no outcome\n";
    return text;
}

/// Reads the record and evaluates it: its outcome.
int outcome_of(chapeau_evaluator& evaluator, std::string_view json, char** errors) {
    const auto found = evaluator.reader.read(json, evaluator.record);
    if (found.empty()) {
        const program::Program& program = evaluator.policy.program;
        evaluate::evaluate(program, evaluator.record, evaluator.results);
        const model::ClauseId decision = evaluator.policy.policy->model.decisions.front().clause;
        return static_cast<int>(evaluate::status_of(program, decision, evaluator.results));
    }
    if (errors != nullptr) {
        Json list = Json::array();
        for (const record::RecordError& error : found)
            list.push_back({{"path", error.path}, {"found", error.found}, {"expected", error.expected}});
        *errors = copy_of(text_of(list));
    }
    return CHAPEAU_BAD_RECORD;
}

void clear(char** text) {
    if (text != nullptr)
        *text = nullptr;
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
