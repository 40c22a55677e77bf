// What goes wrong with a request, as RFC 9457 has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/read.hpp"

namespace chapeau::serve {

enum class Kind : std::uint8_t {
    malformed_request,
    malformed_json,
    unknown_option,
    token_missing,
    foreign_origin,
    not_found,
    method_not_allowed,
    too_slow,
    job_under_way,
    no_result,
    precondition_failed,
    too_large,
    address_too_long,
    unsupported_media_type,
    range_not_satisfiable,
    expectation_failed,
    wrong_host,
    record_invalid,
    too_deep,
    too_many_requests,
    head_too_large,
    no_room,
    jobs_full,
    job_too_long,
    not_kept,
    stopping,
    failed,
};

struct KindOfProblem {
    Kind kind;
    unsigned status;
    std::string_view name;   // the last part of its `type`
    std::string_view title;  // the same for every problem of the kind
    std::string_view help;   // what to do about it
};
[[nodiscard]] const KindOfProblem& about(Kind kind);
/// The kind that `/problems/<name>` is about.
[[nodiscard]] const KindOfProblem* find_kind(std::string_view name);

struct Problem {
    Kind kind = Kind::failed;
    std::string detail;
    std::vector<record::RecordError> errors = {};
    std::optional<std::uint64_t> limit = {};
};

/// The JSON text that is sent as `application/problem+json`.
[[nodiscard]] std::string json_of(const Problem& problem);
/// What `GET /problems/<name>` answers.
[[nodiscard]] std::string json_of(const KindOfProblem& kind);

}  // namespace chapeau::serve
