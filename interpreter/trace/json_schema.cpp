// trace.schema.json has all that is the same for every policy. What hangs on the policy is filled in here: its name,
// and its decisions with what they grant, each under the name it has. `$defs/decision` there is the pattern that every
// decision follows.
#include "interpreter/trace/json_schema.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace chapeau::trace {

/// trace.schema.json, as it was built in.
std::string_view text_of_schema();

namespace {

using nlohmann::ordered_json;

ordered_json reference(const std::string& name) {
    return {{"$ref", "#/$defs/" + name}};
}

/// One that is not known is null.
ordered_json value_of(const model::Type& type) {
    if (type.many == model::Many::set)
        return {{"type", {"array", "null"}}, {"items", {{"type", "string"}}}};
    if (type.kind == model::Kind::yes_no)
        return {{"type", {"boolean", "null"}}};
    if (type.kind == model::Kind::date)
        return reference("day");
    if (model::is_number(type.kind))
        return {{"anyOf", {reference("number"), {{"type", "null"}}}}};
    return {{"type", {"string", "null"}}};
}

class Filling {
  public:
    explicit Filling(const model::Model& model) : model_(model), schema_(ordered_json::parse(text_of_schema())) {
        pattern_ = std::move(definitions()["decision"]);
        definitions().erase("decision");
    }

    ordered_json whole() {
        schema_["title"] = fmt::format("Trace of {}", model_.title.empty() ? model_.name : model_.title);
        schema_["description"] = fmt::format("What a record comes to under {}, and why.", model_.name);
        schema_["properties"]["policy"]["properties"]["name"] = {{"const", model_.name}};
        for (const model::Decision& decision : model_.decisions)
            define_grants(decision);
        schema_["properties"]["decision"] = within(model_.principal());
        if (model_.decisions.size() > 1)
            decide_several();
        else
            schema_["properties"].erase("decisions");
        if (model_.grants.empty())
            definitions().erase("wanting");
        return std::move(schema_);
    }

  private:
    ordered_json& definitions() { return schema_["$defs"]; }
    [[nodiscard]] const std::string& name(const model::Decision& of) const { return model_.at(of.clause).name; }

    void define_grants(const model::Decision& of) {
        ordered_json grants = {{"description", "Null unless approved."}, {"type", {"object", "null"}}};
        ordered_json missing = {{"description", "Why some of it has no value."}, {"type", "object"}};
        missing["minProperties"] = 1;
        grants["required"] = ordered_json::array();
        for (ordered_json* each : {&grants, &missing})
            (*each)["properties"] = ordered_json::object();
        for (const model::GrantId id : of.grants) {
            const model::Grant& grant = model_.at(id);
            grants["required"].push_back(grant.name);
            grants["properties"][grant.name] = value_of(model_.at(grant.value).type);
            missing["properties"][grant.name] = reference("wanting");
        }
        for (ordered_json* each : {&grants, &missing})
            (*each)["additionalProperties"] = false;
        definitions()["grants." + name(of)] = std::move(grants);
        definitions()["grants_missing." + name(of)] = std::move(missing);
    }

    /// As it stands alone.
    ordered_json alone(const model::Decision& of, bool with_name) const {
        ordered_json schema = pattern_;
        ordered_json& properties = schema["properties"];
        properties["grants"] = reference("grants." + name(of));
        properties["grants_missing"] = reference("grants_missing." + name(of));
        if (with_name) {
            properties["name"] = {{"const", name(of)}};
            schema["required"].push_back("name");
        }
        return schema;
    }

    /// With those that build on it inside. The principal one says its name.
    ordered_json within(const model::Decision& of) {
        ordered_json schema = alone(of, &of == &model_.principal());
        for (const model::Decision& other : model_.decisions)
            if (other.base == of.clause) {
                schema["properties"][name(other)] = within(other);
                schema["required"].push_back(name(other));
            }
        return define("decision." + name(of), std::move(schema));
    }

    void decide_several() {
        ordered_json each = ordered_json::array();
        for (const model::Decision& decision : model_.decisions)
            each.push_back(define("decisions." + name(decision), alone(decision, true)));
        schema_["required"].push_back("decisions");
        schema_["properties"]["decisions"] = {
            {"description", "All of them, the principal one first, each as it stands alone."},
            {"type", "array"},
            {"prefixItems", each},
            {"minItems", each.size()},
            {"maxItems", each.size()}};
    }

    ordered_json define(const std::string& as, ordered_json schema) {
        definitions()[as] = std::move(schema);
        return reference(as);
    }

    const model::Model& model_;
    ordered_json schema_;
    ordered_json pattern_;
};

}  // namespace

ordered_json json_schema(const model::Model& model) {
    return Filling(model).whole();
}

}  // namespace chapeau::trace
