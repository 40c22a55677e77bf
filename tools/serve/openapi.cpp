// `GET /openapi.json`: the description that stands beside this file, with the policy's record, the limits and the
// version.
#include <nlohmann/json.hpp>

#include "interpreter/record/schema.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

using nlohmann::ordered_json;

std::string openapi_json(const model::Policy& policy, const Limits& limits, std::string_view version) {
    std::string_view skeleton;
    for (const Asset& asset : assets())
        if (asset.name == "openapi.json")
            skeleton = asset.bytes;
    ordered_json json = ordered_json::parse(skeleton);
    json["info"]["version"] = version;
    ordered_json record = record::json_schema(policy.model);
    record["$id"] = "/record.schema.json";  // so that its `#/$defs/…` are looked for in it
    json["components"]["schemas"]["Record"] = std::move(record);
    json["info"]["x-limits"] = {
        {"head_bytes", limits.head_bytes},
        {"address_bytes", limits.target_bytes},
        {"body_bytes", limits.body_bytes},
        {"caseload_bytes", limits.caseload_bytes},
        {"depth", limits.depth},
        {"seconds", limits.request.count()},
        {"caseload_seconds", limits.caseload.count()},
        {"jobs", limits.jobs},
        {"jobs_bytes", limits.jobs_bytes},
        {"jobs_kept_seconds", limits.jobs_kept.count()},
        {"requests", limits.requests},
        {"connections", limits.connections},
        {"connections_of_one_address", limits.connections_of_one.value_or(Limits::connections_of_another_machine)}};
    return json.dump();
}

}  // namespace chapeau::serve
