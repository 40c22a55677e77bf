// Every field may be missing or null, so each type allows null; what is said once for many fields (dates, NOC codes,
// the values of an enum) is a definition that allows null too. Members of lists and sets may not be null: they refer to
// the same definition and add the type without null, which narrows it.
//
// Dates carry `format` for those who read it, and a pattern that knows the lengths of the months and the leap years,
// because validators need not check formats. `maxLength` is there because in some of them `$` also matches before a
// line break at the end.

#include "interpreter/record/schema.hpp"

#include <fmt/format.h>

#include <set>
#include <string>

namespace chapeau::record {

namespace {

using nlohmann::ordered_json;

constexpr const char* date_pattern =
    "^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:"
    "0[1-9]|"
    "1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$";

class Describing {
  public:
    explicit Describing(const model::Model& model) : model_(model) {}

    ordered_json record() {
        ordered_json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
        if (!model_.title.empty())
            schema["title"] = model_.title;
        schema["description"] = fmt::format(
            "One applicant's record for {}. A field that is missing or null is not known yet.", model_.name);
        schema["type"] = "object";
        add_properties(schema, model_.record);
        if (!definitions_.empty())
            schema["$defs"] = std::move(definitions_);
        return schema;
    }

  private:
    void add_properties(ordered_json& schema, model::ShapeId shape) {
        schema["properties"] = ordered_json::object();
        for (const auto& field : model_.at(shape).fields)
            schema["properties"][field.name] = std::visit([this](auto holds) { return described(holds); }, field.holds);
        schema["additionalProperties"] = false;
    }

    ordered_json described(model::ShapeId shape) {
        ordered_json schema = ordered_json::object();
        if (!model_.at(shape).title.empty())
            schema["title"] = model_.at(shape).title;
        schema["type"] = {"object", "null"};
        add_properties(schema, shape);
        return schema;
    }

    ordered_json described(model::FactId id) {
        const model::Fact& fact = model_.at(id);
        ordered_json schema = {{"title", fact.title}};
        if (fact.finding)
            schema["description"] = "A finding: only an officer may supply it.";
        if (fact.type.many == model::Many::one) {
            schema.update(of_one(fact));
            return schema;
        }
        schema["type"] = {"array", "null"};
        schema["items"] = fact.type.many == model::Many::set ? member_of_set(fact) : member_of_list(fact);
        return schema;
    }

    ordered_json member_of_list(const model::Fact& fact) {
        ordered_json schema = described(fact.type.of_shape);
        schema["type"] = "object";
        return schema;
    }

    ordered_json member_of_set(const model::Fact& fact) {
        ordered_json schema = of_one(fact);
        schema["type"] = fact.type.kind == model::Kind::yes_no ? "boolean"
                         : is_number(fact.type.kind)           ? "number"
                                                               : "string";
        return schema;
    }

    static bool is_number(model::Kind kind) {
        return kind == model::Kind::number || kind == model::Kind::money || kind == model::Kind::days;
    }

    /// One value, or null.
    ordered_json of_one(const model::Fact& fact) {
        switch (fact.type.kind) {
            case model::Kind::yes_no:
                return {{"type", {"boolean", "null"}}};
            case model::Kind::number:
            case model::Kind::money:
            case model::Kind::days:
            case model::Kind::steps:
                return number(fact);
            case model::Kind::text:
                return {{"type", {"string", "null"}}};
            case model::Kind::date:
                return reference("date", date());
            case model::Kind::noc:
                return reference("noc", noc());
            case model::Kind::enumeration:
                return reference("enum." + model_.at(fact.type.of_enum).name, vocabulary(model_.at(fact.type.of_enum)));
            case model::Kind::record:
                return described(fact.type.of_shape);
        }
        return ordered_json::object();
    }

    ordered_json reference(const std::string& name, ordered_json definition) {
        if (!definitions_.contains(name))
            definitions_[name] = std::move(definition);
        return {{"$ref", "#/$defs/" + name}};
    }

    static ordered_json number(const model::Fact& fact) {
        ordered_json schema = {{"type", {"number", "null"}}};
        const model::Bounds& bounds = fact.bounds;
        if (bounds.least)
            schema[bounds.above ? "exclusiveMinimum" : "minimum"] = ordered_json::parse(bounds.least->text(17));
        if (bounds.most)
            schema["maximum"] = ordered_json::parse(bounds.most->text(17));
        return schema;
    }

    static ordered_json date() {
        return {{"type", {"string", "null"}}, {"format", "date"}, {"pattern", date_pattern}, {"maxLength", 10}};
    }

    static ordered_json noc() {
        return {{"title", "NOC code"},
                {"description", "5 digits: NOC 2021; 4 digits: NOC 2016"},
                {"type", {"string", "null"}},
                {"pattern", "^([0-9]{4}|[0-9]{5})$"},
                {"maxLength", 5}};
    }

    static ordered_json vocabulary(const model::Enum& an_enum) {
        ordered_json schema = {{"title", an_enum.title.empty() ? an_enum.name : an_enum.title}};
        std::string titles;
        for (const auto& value : an_enum.values) {
            schema["enum"].push_back(value.name);
            if (!value.title.empty() && value.title != value.name)
                titles += fmt::format("{}{}: {}", titles.empty() ? "" : "; ", value.name, value.title);
        }
        schema["enum"].push_back(nullptr);
        if (!titles.empty())
            schema["description"] = titles;
        return schema;
    }

    const model::Model& model_;
    ordered_json definitions_ = ordered_json::object();
};

}  // namespace

ordered_json json_schema(const model::Model& model) {
    return Describing(model).record();
}

}  // namespace chapeau::record
