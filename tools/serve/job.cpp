// One form of JSON for who asks and for the folder, so that what is read again after a restart is what was said before.
#include "tools/serve/job.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "interpreter/trace/trace.hpp"

namespace chapeau::serve {

namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, job_states> words{"arriving",  "waiting", "running", "done", "failed",
                                                         "cancelled", "deleted", "evicted", "lost"};

ordered_json moment_or_null(const std::optional<Moment>& moment) {
    return moment ? ordered_json(text_of(*moment)) : ordered_json();
}

std::optional<Moment> read_moment(const ordered_json& json) {
    return json.is_null() ? std::nullopt : moment_of(json.get<std::string>());
}

std::string outcome_at(std::size_t status) {
    return std::string(trace::outcome_word(static_cast<evaluate::Status>(status)));
}

ordered_json outcomes_of(const Job& job) {
    ordered_json json;
    for (std::size_t i = 0; i < job.outcomes.size(); ++i)
        json[outcome_at(i)] = job.outcomes.at(i);
    return json;
}

ordered_json result_of(const Job& job) {
    if (job.state != JobState::done)
        return {};
    return {{"address", address_of(job) + "/result"}, {"bytes", job.result_bytes}, {"digest", job.digest}};
}

ordered_json document_of(const Job& job) {
    return {{"id", job.id},
            {"state", word_of(job.state)},
            {"policy", job.policy},
            {"created_at", text_of(job.created)},
            {"ended_at", moment_or_null(job.ended)},
            {"kept_until", moment_or_null(job.until)},
            {"bytes", job.bytes},
            {"bytes_read", job.read},
            {"records", job.records},
            {"bad_lines", job.bad},
            {"outcomes", outcomes_of(job)},
            {"result", result_of(job)},
            {"problem", job.problem.empty() ? ordered_json() : ordered_json::parse(job.problem)},
            {"why", job.why.empty() ? ordered_json() : ordered_json(job.why)}};
}

void read_result(const ordered_json& json, Job& job) {
    if (json.is_null())
        return;
    job.result_bytes = json.at("bytes");
    job.digest = json.at("digest");
}

Job job_of(const ordered_json& kept) {
    const ordered_json& json = kept.at("job");
    Job job;
    job.id = json.at("id");
    job.owner = kept.at("owner");
    job.policy = json.at("policy");
    const auto* state = std::ranges::find(words, json.at("state").get<std::string>());
    job.state = state == words.end() ? JobState::lost : static_cast<JobState>(state - words.begin());
    job.created = read_moment(json.at("created_at")).value_or(job.created);
    job.ended = read_moment(json.at("ended_at"));
    job.until = read_moment(json.at("kept_until"));
    job.bytes = json.at("bytes");
    job.read = json.at("bytes_read");
    job.records = json.at("records");
    job.bad = json.at("bad_lines");
    for (std::size_t i = 0; i < job.outcomes.size(); ++i)
        job.outcomes.at(i) = json.at("outcomes").at(outcome_at(i));
    read_result(json.at("result"), job);
    if (!json.at("problem").is_null())
        job.problem = json.at("problem").dump();
    if (!json.at("why").is_null())
        job.why = json.at("why");
    return job;
}

std::string dumped(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string_view word_of(JobState state) {
    return words.at(static_cast<std::size_t>(state));
}

std::string address_of(const Job& job) {
    return "/v1/jobs/" + job.id;
}

std::string json_of(const Job& job) {
    return dumped(document_of(job));
}

std::string kept_text_of(const Job& job) {
    return dumped({{"owner", job.owner}, {"job", document_of(job)}});
}

std::optional<Job> read_job(std::string_view text) {
    try {
        return job_of(ordered_json::parse(text));
    } catch (const ordered_json::exception&) {
        return std::nullopt;
    }
}

}  // namespace chapeau::serve
