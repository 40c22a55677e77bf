// Policies, evaluators and single records. An argument is looked at before anything is done with it.
#include "interpreter/library/chapeau.h"

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "interpreter/library/handles.hpp"
#include "interpreter/text/utf8.hpp"
#include "interpreter/trace/html.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/values/digest.hpp"

using namespace chapeau;
using library::bad_call;
using library::guarded;
using library::say;

namespace {

constexpr std::string_view no_policy = "the policy is NULL; give one that was loaded";
constexpr std::string_view no_evaluator = "the evaluator is NULL; give one of chapeau_evaluator_new";
constexpr std::string_view no_record = "no record was evaluated, or the last one was bad; evaluate a good one first";

std::string problems_of(const model::Policy& policy) {
    std::string text;
    if (!policy.fit())
        text = grammar::render_errors(policy.diagnostics, policy.trees.sources, false);
    else if (policy.model.decisions.empty())
        text = "error: the policy decides nothing, so that a record has no outcome\n";
    return text;
}

/// Null where it has errors, which `problems` gets.
chapeau_policy* policy_of(std::unique_ptr<model::Policy> loaded, char** problems) {
    const std::string text = problems_of(*loaded);
    if (text.empty())
        return new chapeau_policy(std::move(loaded));
    say("the policy cannot be used; `problems` says why");
    if (problems != nullptr)
        *problems = library::copy_of(text);
    return nullptr;
}

/// What is wrong with the names; empty if nothing is.
std::string fault_of(const chapeau_file* files, std::size_t count) {
    std::map<std::string_view, std::size_t> names;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string which = "files[" + std::to_string(i) + "]";
        const chapeau_file& file = files[i];
        if (file.name == nullptr || *file.name == '\0')
            return which + " has no name; name it as it would stand in the policy's folder";
        if (text::first_malformed(file.name))
            return "the name of " + which + " is no UTF-8";
        if (file.text == nullptr && file.length > 0)
            return "the text of " + which + " is NULL, and its length is not 0";
        if (!names.emplace(file.name, i).second)
            return which + " has the name of another; each name may be given once";
    }
    return {};
}

std::unique_ptr<model::Policy> load_files(const chapeau_file* files, std::size_t count) {
    std::map<std::string, std::string, std::less<>> all;
    for (std::size_t i = 0; i < count; ++i)
        all.emplace(files[i].name, std::string(files[i].text == nullptr ? "" : files[i].text, files[i].length));
    std::vector<std::pair<std::string, std::string>> rules;
    for (const auto& [name, text] : all)
        if (name.ends_with(".rules"))
            rules.emplace_back(name, text);
    return model::load(rules, [&](const std::string& name) {
        const auto found = all.find(name);
        return found == all.end() ? std::nullopt : std::optional(found->second);
    });
}

/// What is wrong with what is given of a record; empty if nothing is.
std::string_view fault_of(const chapeau_evaluator* evaluator, const char* json, std::size_t length) {
    if (evaluator == nullptr)
        return no_evaluator;
    return json == nullptr && length > 0 ? "the record's text is NULL, and its length is not 0" : std::string_view();
}

std::string_view view_of(const char* text, std::size_t length) {
    return text == nullptr ? std::string_view("") : std::string_view(text, length);
}

/// Reads the record and evaluates it: its outcome.
int outcome_of(chapeau_evaluator& evaluator, std::string_view json, char** errors) {
    evaluator.evaluated = false;
    const auto found = evaluator.reader.read(json, evaluator.record);
    if (found.empty())
        return library::evaluate_record(evaluator);
    say("the text is no record of the policy; `errors` says why");
    std::vector<library::Fault> faults;
    for (const record::RecordError& error : found)
        faults.push_back({nullptr, error});
    return errors == nullptr ? CHAPEAU_BAD_RECORD
                             : library::give(errors, library::list_of(evaluator, faults), CHAPEAU_BAD_RECORD);
}

/// The record in this format.
std::string told(const chapeau_evaluator& evaluator, std::string_view format, std::string_view json) {
    const chapeau_policy& policy = evaluator.policy;
    const bool looks = format == "text" || format == "html";
    const trace::Trace trace = trace::explain(*policy.policy, policy.program, evaluator.record, evaluator.results,
                                              looks ? trace::Mending::look : trace::Mending::leave, *evaluator.words);
    if (format == "text")
        return trace::render_text(trace, {.full = true});
    if (format == "note")
        return trace::render_note(trace, {});
    if (format == "letter")
        return trace::render_letter(trace);
    return trace::render_html(
        {.first = trace, .policy_digest = policy.policy->digest, .record_digest = values::sha256(json)});
}

bool is_format(std::string_view format) {
    return format == "text" || format == "html" || format == "note" || format == "letter";
}

}  // namespace

static_assert(static_cast<int>(evaluate::Status::pass) == CHAPEAU_PASS);
static_assert(static_cast<int>(evaluate::Status::fail) == CHAPEAU_FAIL);
static_assert(static_cast<int>(evaluate::Status::undetermined) == CHAPEAU_UNDETERMINED);
static_assert(static_cast<int>(evaluate::Status::not_applicable) == CHAPEAU_NOT_APPLICABLE);
static_assert(CHAPEAU_BUILT_NUMBER == CHAPEAU_VERSION_NUMBER, "chapeau.h and the project differ in their version");

const char* chapeau_version(void) {
    return CHAPEAU_BUILT_VERSION;
}

int chapeau_version_number(void) {
    return CHAPEAU_BUILT_NUMBER;
}

void chapeau_free(char* text) {
    std::free(text);
}

// ---------------------------------------------------------------- policies

chapeau_policy* chapeau_policy_load(const char* path, char** problems) {
    library::clear(problems);
    return library::made<chapeau_policy>([&]() -> chapeau_policy* {
        if (path != nullptr)
            return policy_of(model::load(std::string(path)), problems);
        say("the path is NULL; name a folder of .rules files, or one such file");
        return nullptr;
    });
}

chapeau_policy* chapeau_policy_load_files(const chapeau_file* files, size_t count, char** problems) {
    library::clear(problems);
    return library::made<chapeau_policy>([&]() -> chapeau_policy* {
        const std::string fault =
            files == nullptr && count > 0 ? "the files are NULL, and their count is not 0" : fault_of(files, count);
        if (fault.empty())
            return policy_of(load_files(files, count), problems);
        say(fault);
        return nullptr;
    });
}

void chapeau_policy_free(chapeau_policy* policy) {
    delete policy;
}

const char* chapeau_policy_digest(const chapeau_policy* policy) {
    say(policy == nullptr ? no_policy : "");
    return policy == nullptr ? nullptr : policy->policy->digest.c_str();
}

size_t chapeau_passage_count(const chapeau_policy* policy) {
    say(policy == nullptr ? no_policy : "");
    return policy == nullptr ? 0 : policy->passages.size();
}

const char* chapeau_passage(const chapeau_policy* policy, size_t index) {
    const bool there = index < chapeau_passage_count(policy);
    return there ? policy->passages[index].id.c_str() : nullptr;
}

size_t chapeau_decision_count(const chapeau_policy* policy) {
    say(policy == nullptr ? no_policy : "");
    return policy == nullptr ? 0 : policy->decisions.size();
}

const char* chapeau_decision(const chapeau_policy* policy, size_t index) {
    const bool there = index < chapeau_decision_count(policy);
    return there ? policy->policy->model.at(policy->decisions[index]).name.c_str() : nullptr;
}

// ---------------------------------------------------------------- evaluators

chapeau_evaluator* chapeau_evaluator_new(const chapeau_policy* policy) {
    return library::made<chapeau_evaluator>([&]() -> chapeau_evaluator* {
        if (policy != nullptr)
            return new chapeau_evaluator(*policy);
        say(no_policy);
        return nullptr;
    });
}

void chapeau_evaluator_free(chapeau_evaluator* evaluator) {
    delete evaluator;
}

int chapeau_set_language(chapeau_evaluator* evaluator, const char* language) {
    return guarded([&] {
        const trace::Words* words = library::language_of(language);
        if (evaluator == nullptr)
            return bad_call(no_evaluator);
        if (words == nullptr)
            return bad_call("there is no such language; give \"en\" or \"fr\"");
        evaluator->words = words;
        return 0;
    });
}

int chapeau_set_values(chapeau_evaluator* evaluator, int quoted) {
    return guarded([&] {
        if (evaluator == nullptr)
            return bad_call(no_evaluator);
        evaluator->values = quoted != 0;
        return 0;
    });
}

// ---------------------------------------------------------------- records

int chapeau_evaluate(chapeau_evaluator* evaluator, const char* json, size_t length, int8_t* statuses, char** errors) {
    library::clear(errors);
    return guarded([&] {
        if (const auto fault = fault_of(evaluator, json, length); !fault.empty())
            return bad_call(fault);
        const int outcome = outcome_of(*evaluator, view_of(json, length), errors);
        if (outcome >= 0 && statuses != nullptr)
            for (const caseload::CitedPassage& passage : evaluator->policy.passages)
                *statuses++ = static_cast<int8_t>(
                    evaluate::status_of(evaluator->policy.program, passage.clause, evaluator->results));
        return outcome;
    });
}

int chapeau_outcomes(const chapeau_evaluator* evaluator, int8_t* outcomes) {
    return guarded([&] {
        if (evaluator == nullptr)
            return bad_call(no_evaluator);
        if (outcomes == nullptr)
            return bad_call("the array of outcomes is NULL; give one with room for chapeau_decision_count()");
        if (!evaluator->evaluated)
            return bad_call(no_record);
        for (const model::ClauseId decision : evaluator->policy.decisions)
            *outcomes++ =
                static_cast<int8_t>(evaluate::status_of(evaluator->policy.program, decision, evaluator->results));
        return 0;
    });
}

int chapeau_decided(chapeau_evaluator* evaluator, char** json) {
    library::clear(json);
    return guarded([&] {
        if (evaluator == nullptr)
            return bad_call(no_evaluator);
        if (json == nullptr)
            return bad_call("there is nowhere to put the text: `json` is NULL");
        if (!evaluator->evaluated)
            return bad_call(no_record);
        static_cast<void>(library::evaluate_record(*evaluator));  // a trace may have worked in the results
        using Json = nlohmann::ordered_json;
        const chapeau_policy& policy = evaluator->policy;
        const Json trace = Json::parse(policy.traces.of(evaluator->record, evaluator->results, {}, evaluator->room));
        Json list = trace.contains("decisions") ? trace["decisions"] : Json::array({trace["decision"]});
        for (std::size_t i = 0; i < list.size() && i < policy.decisions.size(); ++i)
            list[i]["name"] = policy.policy->model.at(policy.decisions[i]).name;
        return library::give(json, list.dump(), 0);
    });
}

int chapeau_explain(chapeau_evaluator* evaluator, const char* json, size_t length, char** trace, char** errors) {
    library::clear(trace);
    library::clear(errors);
    return guarded([&] {
        if (const auto fault = fault_of(evaluator, json, length); !fault.empty())
            return bad_call(fault);
        if (trace == nullptr)
            return bad_call("there is nowhere to put the trace: `trace` is NULL");
        const std::string_view text = view_of(json, length);
        const int outcome = outcome_of(*evaluator, text, errors);
        if (outcome < 0)
            return outcome;
        return library::give(trace,
                             evaluator->policy.traces.of(evaluator->record, evaluator->results,
                                                         {.digest = values::sha256(text)}, evaluator->room),
                             outcome);
    });
}

int chapeau_tell(chapeau_evaluator* evaluator, const char* json, size_t length, const char* format, char** text,
                 char** errors) {
    library::clear(text);
    library::clear(errors);
    return guarded([&] {
        if (const auto fault = fault_of(evaluator, json, length); !fault.empty())
            return bad_call(fault);
        if (text == nullptr)
            return bad_call("there is nowhere to put the text: `text` is NULL");
        if (format == nullptr || !is_format(format))
            return bad_call("there is no such format; give \"text\", \"html\", \"note\" or \"letter\"");
        const std::string_view record = view_of(json, length);
        const int outcome = outcome_of(*evaluator, record, errors);
        return outcome < 0 ? outcome : library::give(text, told(*evaluator, format, record), outcome);
    });
}
