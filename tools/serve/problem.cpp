// One table of what may go wrong. The `type` of a problem is an address of this server, which says what to do about it.
#include "tools/serve/problem.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <nlohmann/json.hpp>

#include "interpreter/text/unsafe.hpp"

namespace chapeau::serve {

namespace {

using nlohmann::ordered_json;

constexpr std::array kinds{
    KindOfProblem{Kind::malformed_request, 400, "malformed-request", "The request is not HTTP as this server reads it",
                  "Send HTTP/1.1 with a Host header and one well-formed body."},
    KindOfProblem{Kind::malformed_json, 400, "malformed-json", "The body is not the JSON that is wanted here",
                  "See the request body of this path in /openapi.json."},
    KindOfProblem{Kind::unknown_option, 400, "unknown-option",
                  "An option of the address is not known or has no such value",
                  "See the parameters of this path in /openapi.json."},
    KindOfProblem{Kind::token_missing, 401, "token-missing", "The bearer token is missing or is another",
                  "Send `Authorization: Bearer` with the token that the server was started with."},
    KindOfProblem{Kind::foreign_origin, 403, "foreign-origin", "Another site asked",
                  "Only the page of this server, or a program, may ask."},
    KindOfProblem{Kind::not_found, 404, "not-found", "There is nothing at this address",
                  "See the paths in /openapi.json."},
    KindOfProblem{Kind::method_not_allowed, 405, "method-not-allowed", "This address does not take the method",
                  "See the Allow header."},
    KindOfProblem{Kind::too_slow, 408, "too-slow", "The request took too long to arrive",
                  "Send it faster, or start the server with a larger --max-seconds."},
    KindOfProblem{Kind::job_under_way, 409, "job-under-way", "The job is not done yet",
                  "Ask for the result after the seconds of Retry-After; the job says how far it has come."},
    KindOfProblem{Kind::no_result, 410, "no-result", "The job has no result, or has it no longer",
                  "The job says what became of it. Send the caseload again where the result is still wanted."},
    KindOfProblem{Kind::precondition_failed, 412, "precondition-failed",
                  "The result is another one than the request is for",
                  "Fetch it from its beginning, with the ETag that it has now."},
    KindOfProblem{Kind::too_large, 413, "too-large", "The body is larger than the server takes",
                  "Send less, or start the server with a larger --max-body, --max-caseload or --max-jobs-bytes."},
    KindOfProblem{Kind::address_too_long, 414, "address-too-long", "The address is longer than the server takes",
                  "Send what is long in the body."},
    KindOfProblem{Kind::unsupported_media_type, 415, "unsupported-media-type",
                  "The body is of another kind than is wanted",
                  "Set Content-Type to what /openapi.json says, and send no Content-Encoding."},
    KindOfProblem{Kind::range_not_satisfiable, 416, "range-not-satisfiable",
                  "The range begins behind the end of the result", "Content-Range says how many bytes there are."},
    KindOfProblem{Kind::expectation_failed, 417, "expectation-failed", "The server does not do what is expected of it",
                  "Send no Expect header, or `100-continue`."},
    KindOfProblem{Kind::wrong_host, 421, "wrong-host", "The Host header names another host",
                  "Ask by the address that the server printed, or start it with --host NAME."},
    KindOfProblem{Kind::record_invalid, 422, "record-invalid", "The record has what the policy's facts do not allow",
                  "Mend what `errors` names: the path, what stands there and what may."},
    KindOfProblem{Kind::too_deep, 422, "too-deep", "Objects and lists are nested deeper than the server takes",
                  "A record of the policy has no use for such depth; see its schema in /openapi.json."},
    KindOfProblem{Kind::too_many_requests, 429, "too-many-requests", "Too many requests are under way",
                  "Ask again after the seconds of Retry-After, or start the server with a larger --max-requests."},
    KindOfProblem{Kind::head_too_large, 431, "head-too-large", "The headers are larger than the server takes",
                  "Send fewer or shorter headers."},
    KindOfProblem{Kind::no_room, 503, "no-room", "There is no room for another connection",
                  "Ask again after the seconds of Retry-After, or start the server with a larger --max-connections or "
                  "--max-per-peer."},
    KindOfProblem{
        Kind::jobs_full, 503, "jobs-full", "There is no room for another job, or for more of its result",
        "Fetch results and delete their jobs, or start the server with a larger --max-jobs or --max-jobs-bytes."},
    KindOfProblem{Kind::job_too_long, 503, "job-too-long", "The job took longer than a caseload may",
                  "Send it in several parts, the later ones with `part=true`."},
    KindOfProblem{Kind::not_kept, 507, "not-kept", "The job's lines or its result could not be written",
                  "Make room where the server keeps its jobs, and send the caseload again."},
    KindOfProblem{Kind::stopping, 503, "stopping", "The server is about to stop",
                  "Ask another one, or this one again after the seconds of Retry-After."},
    KindOfProblem{Kind::failed, 500, "failed", "The server could not do it",
                  "This is a fault of the program; please report it with the request."},
};

}  // namespace

const KindOfProblem& about(Kind kind) {
    const auto* found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.kind == kind; });
    assert(found != kinds.end());
    return *found;
}

const KindOfProblem* find_kind(std::string_view name) {
    const auto* found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.name == name; });
    return found == kinds.end() ? nullptr : found;
}

std::string json_of(const KindOfProblem& kind) {
    const ordered_json json = {{"status", kind.status}, {"title", kind.title}, {"help", kind.help}};
    return json.dump() + '\n';
}

std::string json_of(const Problem& problem) {
    const KindOfProblem& kind = about(problem.kind);
    ordered_json json = {
        {"type", "/problems/" + std::string(kind.name)}, {"title", kind.title}, {"status", kind.status}};
    json["detail"] = problem.detail;
    if (problem.limit)
        json["limit"] = *problem.limit;
    for (const record::RecordError& error : problem.errors)
        json["errors"].push_back({{"path", error.path}, {"found", error.found}, {"expected", error.expected}});
    return text::json_with_escapes(json.dump(-1, ' ', false, ordered_json::error_handler_t::replace)) + '\n';
}

}  // namespace chapeau::serve
