// The model says what there is by ids; reading wants to go from the name of a field to its place in one step. The
// tables here have the model's own indexes (objects are its shapes, leaves its facts), so nothing is looked up twice.
//
// The words for what may stand somewhere are kept here too, since they depend on the facts alone. A vocabulary of a few
// values is spelled out; of a long one only the nearest value is named.

#include "interpreter/record/layout.hpp"

#include <fmt/format.h>

#include "interpreter/record/columns.hpp"

namespace chapeau::record {

namespace {

constexpr std::size_t few = 8;

Names names_of(const model::Enum& an_enum) {
    std::vector<std::string_view> names;
    names.reserve(an_enum.values.size());
    for (const auto& value : an_enum.values)
        names.emplace_back(value.name);
    return Names(std::move(names));
}

Object object_of(const model::Shape& shape) {
    Object object;
    std::vector<std::string_view> names;
    for (const auto& field : shape.fields) {
        names.emplace_back(field.name);
        const auto* inner = std::get_if<model::ShapeId>(&field.holds);
        object.fields.push_back({inner != nullptr, inner ? inner->index : std::get<model::FactId>(field.holds).index});
    }
    object.names = Names(std::move(names));
    return object;
}

Leaf leaf_of(const model::Model& model, const model::Fact& fact, const std::vector<Names>& enums) {
    Leaf leaf;
    leaf.fact = &fact;
    leaf.members = fact.type.of_shape.index;
    if (fact.type.kind == model::Kind::enumeration) {
        leaf.vocabulary = &model.at(fact.type.of_enum);
        leaf.values = &enums[fact.type.of_enum.index];
    }
    return leaf;
}

std::string bounded(std::string_view words, const model::Fact& fact) {
    if (!fact.bounds.stated())
        return std::string(words);
    return fmt::format("{}{} {}", words, fact.bounds.above ? "" : " of", fact.bounds.text());
}

std::string known_values(const Leaf& leaf) {
    if (leaf.values->size() <= few)
        return either_of(*leaf.values);
    return fmt::format("a value of `{}`", leaf.vocabulary->name);
}

std::optional<std::string_view> meant_value(const Leaf& leaf, std::string_view written) {
    for (const auto& value : leaf.vocabulary->values) {
        if (same_letters(value.title, written) || same_letters(value.name, written))
            return value.name;
    }
    const auto near = leaf.values->nearest(written);
    return near ? std::optional((*leaf.values)[*near]) : std::nullopt;
}

std::string did_you_mean(const std::optional<std::string_view>& meant) {
    return meant ? fmt::format("; did you mean `{}`?", *meant) : std::string();
}

}  // namespace

Layout::Layout(const model::Model& of) : model(of), root(of.record.index) {
    for (const auto& an_enum : model.enums)
        enums.push_back(names_of(an_enum));
    for (const auto& shape : model.shapes)
        objects.push_back(object_of(shape));
    for (const auto& fact : model.facts)
        leaves.push_back(leaf_of(model, fact, enums));
    if (const model::Fact* id = id_fact(model))
        leaves[static_cast<std::size_t>(id - model.facts.data())].is_id = true;
}

std::optional<std::int64_t> code_of(const Leaf& leaf, std::string_view written) {
    switch (leaf.fact->type.kind) {
        case model::Kind::date:
            return values::parse_day(written);
        case model::Kind::noc:
            return model::parse_noc(written);
        case model::Kind::enumeration:
            return leaf.values->find(written);
        default:
            return std::nullopt;
    }
}

bool within_bound(const model::Fact& fact, const values::Rational& number) {
    return fact.bounds.allow(number);
}

std::string expected_of(const Leaf& leaf) {
    switch (leaf.fact->type.kind) {
        case model::Kind::yes_no:
            return "true or false";
        case model::Kind::number:
            return bounded("a number", *leaf.fact);
        case model::Kind::money:
            return bounded("an amount of money as a number", *leaf.fact);
        case model::Kind::days:
        case model::Kind::steps:
            return bounded("a number of days", *leaf.fact);
        case model::Kind::date:
            return "a date written \"YYYY-MM-DD\"";
        case model::Kind::text:
            return "a text in quotes";
        case model::Kind::enumeration:
            return known_values(leaf);
        case model::Kind::noc:
            return "a NOC code in quotes: 5 digits for NOC 2021, 4 digits for NOC 2016";
        case model::Kind::record:
            return "an object";
    }
    return {};
}

std::string expected_of_all(const Leaf& leaf) {
    switch (leaf.fact->type.many) {
        case model::Many::one:
            return expected_of(leaf);
        case model::Many::set:
            return "a list, each member " + expected_of(leaf);
        case model::Many::list:
            return "a list of objects";
    }
    return {};
}

std::string expected_value(const Leaf& leaf, std::string_view written) {
    return known_values(leaf) + did_you_mean(meant_value(leaf, written));
}

std::string expected_fields(const Object& object, std::string_view written) {
    const auto near = object.names.nearest(written);
    const auto meant = near ? std::optional(object.names[*near]) : std::nullopt;
    if (object.names.size() <= few)
        return "the field " + either_of(object.names) + did_you_mean(meant);
    return "a known field" + did_you_mean(meant);
}

}  // namespace chapeau::record
