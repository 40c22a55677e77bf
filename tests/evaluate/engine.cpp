// Results as short texts, so that a test states what it expects in one line and a failure prints both.
#include "tests/evaluate/engine.hpp"

#include <utility>

#include "interpreter/values/calendar.hpp"

namespace chapeau::tests {

namespace {

using model::Kind;

std::string end_text(values::Rational end, Kind kind) {
    if (kind != Kind::date || !end.floor())
        return end.text();
    if (*end.floor() > values::last_day)
        return "after " + values::text_of(values::last_day);
    if (*end.floor() < values::first_day)
        return "before " + values::text_of(values::first_day);
    return values::text_of(static_cast<values::Day>(*end.floor()));
}

std::string quantity_text(const evaluate::Value& value, Kind kind) {
    if (value.known)
        return end_text(value.low, kind);
    if (!value.has_low && !value.has_high)
        return "?";
    const std::string low = value.has_low ? end_text(value.low, kind) : "..";
    const std::string high = value.has_high ? end_text(value.high, kind) : "..";
    return "[" + low + ", " + high + "]";
}

std::string code_text(std::int64_t code, const model::Type& type, const model::Model& model) {
    if (type.kind == Kind::noc)
        return model::noc_text(code);
    return code < 0 ? "none" : model.at(type.of_enum).values[static_cast<std::size_t>(code)].name;
}

}  // namespace

std::unique_ptr<model::Policy> policy_of(const std::string& text) {
    return model::load({{"policy.rules", text}}, [](const std::string&) { return std::nullopt; });
}

std::string errors_of(const model::Policy& policy) {
    return grammar::render_errors(policy.diagnostics, policy.trees.sources, false);
}

Engine::Engine(std::unique_ptr<model::Policy> of)
    : policy(std::move(of)), program(program::lower(policy->model)), reader(policy->model) {}

std::string_view text_of(evaluate::Status status) {
    switch (status) {
        case evaluate::Status::pass:
            return "pass";
        case evaluate::Status::fail:
            return "fail";
        case evaluate::Status::undetermined:
            return "undetermined";
        case evaluate::Status::not_applicable:
            return "not_applicable";
    }
    return {};
}

std::string_view text_of(evaluate::Why why) {
    switch (why) {
        case evaluate::Why::not_given:
            return "not_given";
        case evaluate::Why::finding:
            return "finding";
        case evaluate::Why::other_edition:
            return "other_edition";
        case evaluate::Why::not_computable:
            return "not_computable";
    }
    return {};
}

std::string text_of(const evaluate::Missing& missing) {
    return missing.path + ": " + std::string(text_of(missing.why));
}

std::string text_of(const evaluate::Value& value, const model::Type& type, const model::Model& model) {
    if (model::is_quantity(type.kind))
        return quantity_text(value, type.kind);
    if (!value.known)
        return "?";
    return type.kind == Kind::text ? std::string(value.text) : code_text(value.code, type, model);
}

}  // namespace chapeau::tests
