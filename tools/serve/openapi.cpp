// `GET /openapi.json`: the description that stands beside this file, with the policy's record and trace, the limits and
// the version.
//
// Tools that read it know one place for schemas, `#/components/schemas/…`, and neither `$id` nor `$defs` within one of
// them. So what a schema defines for itself moves there, under the schema's name: `Record.date`, `Trace.clause`.
#include <nlohmann/json.hpp>

#include "interpreter/record/schema.hpp"
#include "interpreter/trace/json_schema.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view place = "#/components/schemas/";

ordered_json reference(const std::string& name) {
    return {{"$ref", std::string(place) + name}};
}

/// Has `#/$defs/…` point to where that moved.
void point(ordered_json& schema, const std::string& name) {
    constexpr std::string_view before = "#/$defs/";
    for (auto& [key, part] : schema.items()) {
        if (part.is_structured())
            point(part, name);
        else if (key == "$ref" && part.is_string())
            part = std::string(place) + name + '.' + part.get<std::string>().substr(before.size());
    }
}

void add_schema(ordered_json& schemas, const std::string& name, ordered_json schema) {
    point(schema, name);
    ordered_json definitions = std::move(schema["$defs"]);
    schema.erase("$defs");
    schema.erase("$schema");  // it is that of the whole
    schemas[name] = std::move(schema);
    for (auto& [own, definition] : definitions.items())
        schemas[name + '.' + own] = std::move(definition);
}

/// Of what a line says of one decision.
void set_grants(ordered_json& said, const std::string& decision) {
    for (const std::string key : {"grants", "grants_missing"})
        said["properties"][key] = reference("Trace." + key + '.' + decision);
}

/// A caseload's lines say of each decision what it grants, as traces do; all of them where there are several.
void describe_decisions(ordered_json& outcome, const model::Model& model) {
    set_grants(outcome, model.at(model.principal().clause).name);
    if (model.decisions.size() == 1) {
        outcome["properties"].erase("decisions");
        return;
    }
    outcome["required"].push_back("decisions");
    ordered_json& all = outcome["properties"]["decisions"];
    const ordered_json pattern = std::move(all["items"]);
    all.erase("items");
    for (const model::Decision& decision : model.decisions) {
        const std::string& name = model.at(decision.clause).name;
        ordered_json& one = all["prefixItems"].emplace_back(pattern);
        one["properties"]["name"] = {{"const", name}};
        set_grants(one, name);
    }
    all["minItems"] = all["maxItems"] = model.decisions.size();
}

ordered_json json_of(const Limits& limits) {
    return {{"head_bytes", limits.head_bytes},
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
}

std::string_view skeleton() {
    for (const Asset& asset : assets())
        if (asset.name == "openapi.json")
            return asset.bytes;
    return {};
}

}  // namespace

std::string openapi_json(const model::Policy& policy, const Limits& limits, std::string_view version) {
    ordered_json json = ordered_json::parse(skeleton());
    json["info"]["version"] = version;
    json["info"]["x-limits"] = json_of(limits);
    ordered_json& schemas = json["components"]["schemas"];
    add_schema(schemas, "Record", record::json_schema(policy.model));
    add_schema(schemas, "Trace", trace::json_schema(policy.model));
    describe_decisions(schemas["Outcome"], policy.model);
    return json.dump();
}

}  // namespace chapeau::serve
