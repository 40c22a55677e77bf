#include "interpreter/library/handles.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include "interpreter/record/errors_fr.hpp"
#include "interpreter/record/withheld.hpp"
#include "interpreter/text/unsafe.hpp"

chapeau_policy::chapeau_policy(std::unique_ptr<chapeau::model::Policy> loaded)
    : policy(std::move(loaded)),
      program(chapeau::program::lower(policy->model)),
      passages(chapeau::caseload::cited_passages(policy->model)),
      traces(*policy, program) {
    for (const chapeau::model::Decision& decision : policy->model.decisions)
        decisions.push_back(decision.clause);
}

namespace chapeau::library {

namespace {

using Json = nlohmann::ordered_json;

/// Room of its own, so that want of memory can be said too.
thread_local std::array<char, 512> said{};

}  // namespace

void say(std::string_view why) noexcept {
    const std::size_t size = std::min(why.size(), said.size() - 1);
    std::copy_n(why.data(), size, said.data());
    said[size] = '\0';
}

int bad_call(std::string_view why) noexcept {
    say(why);
    return CHAPEAU_BAD_CALL;
}

char* copy_of(std::string_view text) noexcept {
    char* copy = static_cast<char*>(std::malloc(text.size() + 1));
    if (copy != nullptr) {
        std::copy_n(text.data(), text.size(), copy);
        copy[text.size()] = '\0';
    }
    return copy;
}

void clear(char** text) noexcept {
    if (text != nullptr)
        *text = nullptr;
}

int give(char** to, std::string_view text, int gives) noexcept {
    *to = copy_of(text);
    if (*to != nullptr)
        return gives;
    say("there is no memory for this call");
    return CHAPEAU_NO_MEMORY;
}

std::string list_of(const chapeau_evaluator& evaluator, const std::vector<Fault>& faults) {
    Json list = Json::array();
    for (const Fault& fault : faults) {
        record::RecordError error =
            evaluator.values ? fault.error : record::without_values(fault.error, evaluator.policy.policy->model);
        if (evaluator.words == &trace::french)
            error = record::in_french(error);
        Json one = Json::object();
        if (fault.row != nullptr)
            one["row"] = *fault.row;
        one["path"] = error.path;
        one["found"] = error.found;
        one["expected"] = error.expected;
        list.push_back(std::move(one));
    }
    return text::json_with_escapes(list.dump(-1, ' ', false, Json::error_handler_t::replace));
}

int evaluate_record(chapeau_evaluator& evaluator) {
    const program::Program& program = evaluator.policy.program;
    evaluate::evaluate(program, evaluator.record, evaluator.results);
    evaluator.evaluated = true;
    return static_cast<int>(evaluate::status_of(program, evaluator.policy.decisions.front(), evaluator.results));
}

const trace::Words* language_of(const char* name) {
    return name == nullptr ? nullptr : trace::words_of(name);
}

}  // namespace chapeau::library

const char* chapeau_error(void) {
    return chapeau::library::said.data();
}
