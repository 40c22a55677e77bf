#include "explained.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "interpreter/cases/samples.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/json_schema.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "interpreter/values/digest.hpp"

namespace chapeau::trace::test {
namespace {

void require_fit(const model::Policy& policy) {
    for (const grammar::Diagnostic& diagnostic : policy.diagnostics)
        if (diagnostic.severity == grammar::Severity::error)
            FAIL(grammar::render(diagnostic, policy.trees.sources, false));
}

Ready ready(std::unique_ptr<model::Policy> policy) {
    require_fit(*policy);
    program::Program program = program::lower(policy->model);
    return {std::move(policy), std::move(program)};
}

/// Adds it to the file that CHAPEAU_TRACES names, if any, for those who hold traces to their schema: a line each, that
/// of its policy's schema before the first.
void keep(const model::Policy& policy, const std::string& trace) {
    static const char* const name = std::getenv("CHAPEAU_TRACES");
    if (name == nullptr)
        return;
    static std::ofstream file(name, std::ios::binary);
    static std::string last;
    if (std::exchange(last, policy.digest) != policy.digest)
        file << json_schema(policy.model) << '\n';
    file << trace << '\n';
}

}  // namespace

const Ready& t52() {
    static const Ready loaded = ready(model::load("policies/cptpp"));
    return loaded;
}

Ready ready(const std::string& rules) {
    return ready(model::load(std::vector<std::pair<std::string, std::string>>{{"policy.rules", rules}},
                             [](const std::string&) { return std::optional<std::string>(); }));
}

Evaluated evaluated(const Ready& ready, const std::string& json) {
    Evaluated out{{}, evaluate::Results(ready.program), {}};
    for (const record::RecordError& error : record::Reader(ready.policy->model).read(json, out.record))
        FAIL(error.path << ": found " << error.found << ", expected " << error.expected);
    evaluate::evaluate(ready.program, out.record, out.results);
    out.digest = values::sha256(json);
    return out;
}

Trace explained(const Ready& ready, const std::string& json, Mending mending, const Words& words,
                const std::vector<std::string>& named) {
    const Evaluated one = evaluated(ready, json);
    return explain(*ready.policy, ready.program, one.record, one.results, mending, words, named);
}

std::string json_text_of(const Ready& ready, const std::string& json, RecordSource source) {
    Evaluated one = evaluated(ready, json);
    JsonTraces::Room room;
    source.digest = one.digest;
    std::string text(JsonTraces(*ready.policy, ready.program).of(one.record, one.results, source, room));
    keep(*ready.policy, text);
    return text;
}

nlohmann::ordered_json json_of(const Ready& ready, const std::string& json) {
    return nlohmann::ordered_json::parse(json_text_of(ready, json));
}

View view_of(const Ready& ready, const Evaluated& evaluated) {
    return View(*ready.policy, ready.program, evaluated.record, evaluated.results);
}

std::string patched(const std::string& sample, const std::string& patch) {
    auto json = nlohmann::json::parse(read_file("policies/cptpp/samples/" + sample + ".json"));
    json.merge_patch(nlohmann::json::parse(patch));
    return json.dump();
}

const std::vector<Example>& examples() {
    static const std::vector<Example> all{
        {"approved", "mexican-engineer", R"({})"},
        {"one-day-short", "mexican-engineer",
         R"({"applicant": {"work_experience": [{"sector": "mining", "paid": true, "from": "2020-01-01", "to": "2021-12-29"}]}})"},
        {"officer-to-find", "mexican-engineer",
         R"({"officer": {"duties_align": null, "noc_education_met": null}, "offer": {"compliance_fee_paid": null},
             "applicant": {"education": [{"credential": "bachelor", "years_of_study": null, "country": "MEX"}],
                           "travel_document_expires_on": null}})"},
        {"deemed-degree", "australian-resident", R"({"spouse": {"applies": true}})"},
        {"researcher", "japanese-analyst", R"({"offer": {"researcher": true, "academic_entity": false}})"},
        {"malaysian-technician", "malaysian-technician", R"({})"},
        {"other-edition", "chilean-supervisor-2022", R"({"offer": {"noc": "72010"}})"},
        {"nothing-known", "nothing-known", R"({})"},
        {"many-failures", "mexican-technician",
         R"({"applicant": {"education": [{"credential": "certificate", "years_of_study": 1.5, "country": "MEX"},
                                         {"credential": "technical_degree", "years_of_study": 1.5, "country": "PER"}],
                           "work_experience": []},
             "application": {"documents": ["offer_of_employment"]},
             "offer": {"pay": {"amount": 10, "per": "month", "non_monetary": 2, "hours_per_week": 37.5}},
             "officer": {"duties_align": false}, "spouse": {"applies": true}})"},
    };
    return all;
}

std::vector<std::string> records_of_cases() {
    const model::ReadBeside read = [](const std::string& name) { return read_file("policies/cptpp/" + name); };
    cases::Samples samples(t52().policy->model, read);
    std::vector<std::string> all;
    for (const grammar::ast::Case* written : t52().policy->model.cases)
        all.push_back(std::get<std::string>(samples.record_of(*written)));
    return all;
}

std::vector<std::string> caseload() {
    return lines_of(read_file("tests/policies/t52/records.jsonl"));
}

std::string read_file(const std::string& path) {
    const std::ifstream file(path, std::ios::binary);
    if (!file)
        return {};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string without_escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\x1b') {
            out += text[i];
            continue;
        }
        while (i < text.size() && text[i] != 'm')
            ++i;
    }
    return out;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

values::Rational ratio(std::int64_t a, std::int64_t b) {
    return *values::divide(values::Rational(a), values::Rational(b));
}

}  // namespace chapeau::trace::test
