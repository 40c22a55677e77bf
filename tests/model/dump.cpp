// Declarations for goldens, one a line, parts indented beneath. The standard library's enums are left out.
#include "tests/model/dump.hpp"

#include <fmt/format.h>

namespace chapeau::model {

namespace {

std::string reason_text(const Model& model, const Reason& reason) {
    std::string shown;
    for (const ReasonPiece& piece : reason)
        shown += piece.value ? "{" + dump(model, *piece.value) + "}" : piece.words;
    return shown;
}

void add_fact(const Model& model, const Fact& fact, std::string& out) {
    constexpr const char* places[] = {"single", "list", "column"};
    out += fmt::format("fact {} : {} \"{}\" {} {}", fact.path, fact.finding ? "finding" : dump(model, fact.type),
                       fact.title, places[static_cast<std::size_t>(fact.place)], fact.slot);
    if (fact.bounds.stated())
        out += " " + fact.bounds.text();
    if (fact.evidence)
        out += fmt::format(" evidence {}", model.at(fact.evidence->of_enum).values[fact.evidence->value].name);
    out += "\n";
}

void add_list(const List& list, std::string& out) {
    out += fmt::format("list {} \"{}\"", list.name, list.title);
    for (const std::int64_t code : list.codes)
        out += " " + (list.element.kind == Kind::noc ? noc_text(code) : fmt::format("{}", code));
    for (const std::string& text : list.texts)
        out += " \"" + text + "\"";
    out += "\n";
}

void add_clause(const Model& model, const Clause& clause, std::string& out) {
    constexpr const char* roles[] = {"clause", "member", "decision"};
    out += fmt::format("{} {} \"{}\"\n", roles[static_cast<std::size_t>(clause.role)], clause.name, clause.title);
    const auto part = [&](std::string_view name, std::optional<ExpressionId> id) {
        if (id)
            out += fmt::format("  {} {}\n", name, dump(model, *id));
    };
    if (clause.parent)
        out += fmt::format("  parent {}\n", model.at(*clause.parent).name);
    if (clause.cites)
        out += fmt::format("  cites {}\n", model.at(*clause.cites).id);
    for (const PassageId see : clause.sees)
        out += fmt::format("  see {}\n", model.at(see).id);
    if (!clause.interpretation.empty())
        out += fmt::format("  interpretation {}\n", clause.interpretation);
    part("applies", clause.applies);
    part("met", clause.met);
    part("deemed", clause.deemed);
    part("except", clause.except);
    if (!clause.reason.empty())
        out += fmt::format("  reason {}\n", reason_text(model, clause.reason));
    for (const ClauseId member : clause.members)
        out += fmt::format("  member {}\n", model.at(member).name);
}

std::string value_text(const Model& model, const Type& type, const Literal& value) {
    if (is_number(type.kind))
        return value.number.text();
    if (type.kind == Kind::date)
        return values::text_of(static_cast<values::Day>(value.code));
    if (type.kind == Kind::enumeration)
        return model.at(type.of_enum).values[static_cast<std::size_t>(value.code)].name;
    return type.kind == Kind::text ? value.text : fmt::format("{}", value.code);
}

/// Titles that print values, each value with the days from which it holds.
void add_titles(const Model& model, const PrintingTitles& titles, std::string& out) {
    for (const auto& [name, title] : titles) {
        out += fmt::format("  {} prints \"", name);
        for (const TitlePiece& piece : title) {
            out += piece.words;
            if (!piece.value)
                continue;
            out += "{";
            for (const Constant::Version& version : piece.value->versions)
                out += (version.from ? fmt::format(", from {} ", values::text_of(*version.from)) : std::string()) +
                       value_text(model, piece.value->type, version.value);
            out += "}";
        }
        out += "\"\n";
    }
}

void add_decision(const Model& model, const Decision& decision, std::string& out) {
    out += fmt::format("grants of {}{}\n", model.at(decision.clause).name,
                       decision.base ? " after " + model.at(*decision.base).name : "");
    for (const GrantId id : decision.grants) {
        const Grant& grant = model.at(id);
        out += fmt::format("  {} \"{}\" {}\n", grant.name, grant.title, dump(model, grant.value));
        for (const PassageId cited : grant.cites)
            out += fmt::format("    cites {}\n", model.at(cited).id);
    }
}

void add_translation(const Model& model, const Translation& translation, std::string& out) {
    out += fmt::format("translation {}\n", translation.language);
    const auto is_standard = [&](std::string_view name) {
        const auto of = [&](const std::optional<EnumId>& id) {
            return id && name.starts_with(model.at(*id).name + '.');
        };
        return of(model.country) || of(model.teer) || of(model.skill);
    };
    for (const auto& [name, title] : translation.titles)
        if (!is_standard(name))
            out += fmt::format("  {} \"{}\"\n", name, title);
    add_titles(model, translation.printing, out);
    for (const auto& [name, reason] : translation.reasons)
        out += fmt::format("  {} reason {}\n", name, reason_text(model, reason));
}

}  // namespace

std::string dump(const Model& model) {
    std::string out = fmt::format("policy {} \"{}\" \"{}\" as of {}, rounding {}\n", model.name, model.title,
                                  model.authority, model.as_of ? model.at(*model.as_of).path : "none",
                                  model.rounding == values::Rounding::up ? "up" : "down");
    for (const Fact& fact : model.facts)
        add_fact(model, fact, out);
    for (const List& list : model.lists)
        if (!list.name.empty())
            add_list(list, out);
    for (const Define& define : model.defines)
        out += fmt::format("define {} : {} \"{}\"\n  {}\n", define.name, dump(model, define.type), define.title,
                           dump(model, define.value));
    for (const Clause& clause : model.clauses)
        add_clause(model, clause, out);
    for (const Decision& decision : model.decisions)
        add_decision(model, decision, out);
    add_titles(model, model.printing, out);
    for (const Translation& translation : model.translations)
        add_translation(model, translation, out);
    return out;
}

}  // namespace chapeau::model
