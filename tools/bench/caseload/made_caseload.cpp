// The record is written by walking the facts that the policy declares, in their order, so that it is the policy that
// says what a record is. What each fact says comes from the applicant that was drawn (made_facts); a fact that is not
// known there, because the policy has grown, gets any value of its type.
#include "tools/bench/caseload/made_caseload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "interpreter/caseload/json.hpp"

namespace chapeau::bench {

namespace {

/// Of an incomplete record, so many of a hundred facts are left out, and as many again are null.
constexpr std::int64_t left_out = 4;
constexpr std::int64_t null = 4;

std::string_view last_name(std::string_view path) {
    return path.substr(path.rfind('.') + 1);
}

/// Any value of the type, for facts without a plan.
void add_any(std::string& to, const model::Model& model, const model::Fact& fact, Draw& draw) {
    switch (fact.type.kind) {
        case model::Kind::yes_no:
            to += draw.chance(50) ? "true" : "false";
            break;
        case model::Kind::date:
            caseload::add_json_text(to, values::text_of(static_cast<values::Day>(draw.between(15000, 21000))));
            break;
        case model::Kind::enumeration:
            caseload::add_json_text(to, draw.of(model.at(fact.type.of_enum).values).name);
            break;
        case model::Kind::noc:
            caseload::add_json_text(to, fmt::format("{:05}", draw.below(100000)));
            break;
        case model::Kind::text:
            caseload::add_json_text(to, fmt::format("text {}", draw.below(1000)));
            break;
        default:
            to += std::to_string(draw.between(1, 1000));
    }
}

bool unasked(const MadeFacts& facts, std::string_view name) {
    return std::ranges::find(facts.unasked, name) != facts.unasked.end();
}

}  // namespace

/// One record on its way.
struct CaseloadMaker::Writing {
    const MadeFacts& facts;
    Draw& draw;
    std::string& to;
    std::size_t member = 0;  // of the list that is being written
};

CaseloadMaker::CaseloadMaker(const model::Model& model, std::uint64_t seed)
    : model_(model), seed_(Draw(seed).next()), facts_(model) {
    for (const model::Fact& fact : model.facts)
        write_.push_back(write_of(fact.path));
}

void CaseloadMaker::add(std::uint64_t number, std::string& to) const {
    Draw draw(Draw(seed_ + number).next());
    const MadeFacts facts = facts_.draw(number, draw);
    Writing writing{facts, draw, to};
    add_object(writing, model_.at(model_.record));
    to += '\n';
}

void CaseloadMaker::add_object(Writing& writing, const model::Shape& shape) const {
    std::string_view before = "{";
    for (const model::Shape::Field& field : shape.fields) {
        const bool complete = !writing.facts.incomplete || field.name == "id";
        const std::int64_t chance = complete ? 100 : writing.draw.below(100);
        const auto* const object = std::get_if<model::ShapeId>(&field.holds);
        if (object == nullptr && (chance < left_out || unasked(writing.facts, field.name)))
            continue;
        writing.to += before;
        before = ",";
        caseload::add_json_text(writing.to, field.name);
        writing.to += ':';
        if (object != nullptr)
            add_object(writing, model_.at(*object));
        else if (chance < left_out + null)
            writing.to += "null";
        else
            add_fact(writing, std::get<model::FactId>(field.holds));
    }
    writing.to += before == "{" ? "{}" : "}";
}

void CaseloadMaker::add_fact(Writing& writing, model::FactId id) const {
    const model::Fact& fact = model_.at(id);
    const auto& yes = writing.facts.yes;
    if (fact.place == model::Fact::Place::list)
        add_list(writing, fact);
    else if (write_[id.index] != nullptr)
        write_[id.index](writing.facts, writing.member, writing.to);
    else if (fact.type.many == model::Many::set)
        writing.to += "[]";
    else if (fact.type.kind == model::Kind::yes_no)
        writing.to += std::ranges::find(yes, last_name(fact.path)) == yes.end() ? "false" : "true";
    else
        add_any(writing.to, model_, fact, writing.draw);
}

void CaseloadMaker::add_list(Writing& writing, const model::Fact& list) const {
    const std::size_t members = members_of(writing.facts, list.path);
    writing.to += '[';
    for (writing.member = 0; writing.member < members; ++writing.member) {
        writing.to += writing.member == 0 ? "" : ",";
        add_object(writing, model_.at(list.type.of_shape));
    }
    writing.to += ']';
}

std::string made_caseload(const model::Model& model, std::size_t records, std::uint64_t seed) {
    const CaseloadMaker maker(model, seed);
    std::string lines;
    for (std::size_t number = 0; number < records; ++number)
        maker.add(number, lines);
    return lines;
}

}  // namespace chapeau::bench
