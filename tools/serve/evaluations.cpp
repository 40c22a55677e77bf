// `POST /v1/evaluations`: one record in, its trace out.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interpreter/values/digest.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

namespace {

/// Brackets within brackets outside of texts; of a text that is no JSON some number or other.
std::size_t depth_of(std::string_view json) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_text && c == '\\')
            ++i;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '{' || c == '['))
            deepest = std::max(deepest, ++depth);
        else if (!in_text && (c == '}' || c == ']') && depth > 0)
            --depth;
    }
    return deepest;
}

}  // namespace

bool evaluate(Service& service, Connection& connection, std::string_view json, Room& room) {
    const std::size_t most = service.limits.depth;
    if (auto errors = room.reader.read(json, room.record); !errors.empty()) {
        if (depth_of(json) > most)
            connection.answer(Problem{Kind::too_deep, fmt::format("objects and lists may be {} deep", most), {}, most});
        else
            connection.answer(
                Problem{Kind::record_invalid,
                        fmt::format("{} fault{} in the record", errors.size(), errors.size() == 1 ? "" : "s"),
                        std::move(errors)});
        return false;
    }
    evaluate::evaluate(service.program, room.record, room.results);
    const model::ClauseId decision = service.policy.model.principal().clause;
    service.metrics.evaluated(evaluate::status_of(service.program, decision, room.results));
    return true;
}

void evaluate_one(Service& service, Connection& connection) {
    constexpr std::array<std::string_view, 1> types{"application/json"};
    const auto room = service.lend();
    if (!takes(connection, types) || !connection.read_all(service.limits.body_bytes, room->body) ||
        !evaluate(service, connection, room->body, *room))
        return;
    const trace::RecordSource source{.digest = values::sha256(room->body)};
    connection.answer(200, types.front(), service.traces.of(room->record, room->results, source, room->json));
}

}  // namespace chapeau::serve
