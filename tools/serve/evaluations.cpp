// `POST /v1/evaluations`: one record in, its trace out.
#include <fmt/format.h>

#include <array>

#include "interpreter/record/withheld.hpp"
#include "interpreter/values/digest.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

namespace {

/// Where the text is no JSON there is one fault, and of the record nothing can be said.
Problem problem_of(std::vector<record::RecordError> errors, std::size_t depth) {
    using enum record::RecordError::Of;
    const record::RecordError first = errors.front();
    if (first.of == depth_of_json)
        return {Kind::too_deep, fmt::format("objects and lists may be {} deep", depth), {}, depth};
    if (first.of == json)
        return {Kind::malformed_json, fmt::format("found {}; expected {}", first.found, first.expected),
                std::move(errors)};
    return {Kind::record_invalid, fmt::format("{} fault{} in the record", errors.size(), errors.size() == 1 ? "" : "s"),
            std::move(errors)};
}

}  // namespace

bool evaluate(Service& service, Edition& edition, Connection& connection, std::string_view json, Room& room) {
    if (auto errors = room.reader.read(json, room.record); !errors.empty()) {
        if (!service.limits.values)
            for (record::RecordError& error : errors)
                error = record::without_values(error, edition.policy.model);
        connection.answer(problem_of(std::move(errors), service.limits.depth));
        return false;
    }
    evaluate::evaluate(edition.program, room.record, room.results);
    const model::ClauseId decision = edition.policy.model.principal().clause;
    service.metrics.evaluated(evaluate::status_of(edition.program, decision, room.results));
    return true;
}

void evaluate_one(Service& service, Edition& edition, Connection& connection) {
    constexpr std::array<std::string_view, 1> types{"application/json"};
    std::string body;
    if (!takes(connection, types) || !connection.read_all(service.limits.body_bytes, body))
        return;
    const auto room = edition.lend();
    if (!evaluate(service, edition, connection, body, *room))
        return;
    const trace::RecordSource source{.digest = values::sha256(body)};
    connection.answer(200, types.front(), edition.traces.of(room->record, room->results, source, room->json));
}

}  // namespace chapeau::serve
