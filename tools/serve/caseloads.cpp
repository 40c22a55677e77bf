// `POST /v1/caseloads`: JSON Lines in, JSON Lines out, line by line as they come.
#include "tools/serve/caseloads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace chapeau::serve {

namespace {

/// False when there is an option that is none.
bool read_options(const Request& request, caseload::Options& into, std::string& wrong) {
    bool part = false;
    const std::array<std::pair<std::string_view, bool*>, 6> known{{{"statuses", &into.statuses},
                                                                   {"grants", &into.grants},
                                                                   {"reasons", &into.reasons},
                                                                   {"requests", &into.requests},
                                                                   {"margins", &into.margins},
                                                                   {"part", &part}}};
    for (const auto& [name, value] : request.query) {
        const auto* found = std::ranges::find(known, name, &decltype(known)::value_type::first);
        if (found == known.end() || (value != "true" && value != "false")) {
            wrong = fmt::format(
                "`{}={}`: the options are statuses, grants, reasons, requests, margins and part, each true or false",
                name.substr(0, 40), value.substr(0, 40));
            return false;
        }
        *found->second = value == "true";
    }
    into.whole = !part;
    return true;
}

/// An answer in pieces begins with its first line, so that what is wrong with the request until then has a status.
class Answer {
  public:
    explicit Answer(Connection& connection) : connection_(connection) {}

    [[nodiscard]] bool write(std::string_view lines) {
        if (lines.empty() && !begun_)
            return true;
        begin();
        return connection_.write(lines);
    }
    void finish(const caseload::Summary& summary) {
        if (summary.input_failed && !begun_)
            return connection_.answer(summary.form.what.empty() ? *connection_.fault() : problem_of(summary.form));
        begin();
        summary.input_failed ? connection_.break_off() : connection_.end();
    }

  private:
    void begin() {
        if (!std::exchange(begun_, true))
            connection_.begin(200, "application/jsonl; charset=utf-8");
    }

    Connection& connection_;
    bool begun_ = false;
};

}  // namespace

Problem problem_of(const caseload::Misformed& form) {
    return {Kind::malformed_json, fmt::format("{}; {}", form.what, form.help)};
}

std::optional<caseload::Options> expect_caseload(Service& service, Connection& connection, std::uint64_t most) {
    constexpr std::array<std::string_view, 4> types{"application/jsonl", "application/x-ndjson",
                                                    "application/json-lines", "application/jsonlines"};
    caseload::Options options;
    std::string wrong;
    if (!takes(connection, types))
        return std::nullopt;
    if (!read_options(connection.request(), options, wrong)) {
        connection.answer(Problem{Kind::unknown_option, wrong});
        return std::nullopt;
    }
    if (connection.request().length.value_or(0) > most) {
        connection.answer(Problem{Kind::too_large, fmt::format("at most {} bytes are taken", most), {}, most});
        return std::nullopt;
    }
    options.values = service.limits.values;
    connection.expect_long_body(service.limits.caseload, most);
    return options;
}

void evaluate_caseload(Service& service, Edition& edition, Connection& connection) {
    const auto options = expect_caseload(service, connection, service.limits.caseload_bytes);
    if (!options)
        return;
    Answer answer(connection);
    const auto read = [&](std::span<char> into) { return connection.read(into); };
    const auto write = [&](std::string_view lines) { return answer.write(lines); };
    const caseload::Summary summary = caseload::run(edition.policy, edition.program, {read}, write, *options);
    service.metrics.add(summary);
    answer.finish(summary);
}

}  // namespace chapeau::serve
