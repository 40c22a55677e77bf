// `GET /v1/policy`: what a page needs to know of the policy to show records, traces and forms of it.
//
// Titles come in the policy's own language, `en`, and in every language that it is translated to and has words for.
#include <nlohmann/json.hpp>

#include "interpreter/record/columns.hpp"
#include "interpreter/trace/speech.hpp"
#include "interpreter/trace/trace.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

namespace {

using model::Fact;
using FactKind = model::Kind;
using model::Many;
using nlohmann::ordered_json;

std::string_view word_of(FactKind kind) {
    switch (kind) {
        case FactKind::yes_no:
            return "yes_no";
        case FactKind::number:
            return "number";
        case FactKind::money:
            return "money";
        case FactKind::days:
            return "days";
        case FactKind::steps:
            return "steps";
        case FactKind::date:
            return "date";
        case FactKind::text:
            return "text";
        case FactKind::enumeration:
            return "enum";
        case FactKind::noc:
            return "noc";
        case FactKind::record:
            break;
    }
    return "record";
}

std::string_view word_of(Many many) {
    return many == Many::one ? "one" : many == Many::set ? "set" : "list";
}

std::string_view word_of(model::PassageKind kind) {
    switch (kind) {
        case model::PassageKind::rule:
            return "rule";
        case model::PassageKind::guidance:
            return "guidance";
        case model::PassageKind::grant:
            return "grant";
        case model::PassageKind::decision:
            break;
    }
    return "decision";
}

std::string_view word_of(model::Role role) {
    return role == model::Role::clause ? "clause" : role == model::Role::member ? "member" : "decision";
}

class Describing {
  public:
    explicit Describing(const model::Policy& policy) : policy_(policy), model_(policy.model) {}

    ordered_json policy() {
        ordered_json json = {
            {"name", model_.name}, {"titles", titles(model_.name, model_.title)}, {"authority", model_.authority}};
        json["digest"] = policy_.digest;
        json["languages"] = languages();
        json["as_of"] = model_.as_of ? ordered_json(model_.at(*model_.as_of).path) : ordered_json(nullptr);
        json["id"] = id_fact();
        json["decision"] = model_.at(model_.principal().clause).name;
        json["decisions"] = decisions();
        for (const auto& [name, list] : {std::pair("passages", passages()),
                                         {"clauses", clauses()},
                                         {"groups", groups()},
                                         {"facts", facts()},
                                         {"enums", enums()}})
            json[name] = list;
        return json;
    }

  private:
    ordered_json titles(const std::string& name, const std::string& title) const {
        ordered_json json = {{"en", title.empty() ? name : title}};
        for (const model::Translation& translation : model_.translations)
            if (const auto found = translation.titles.find(name); found != translation.titles.end())
                json[translation.language] = found->second;
        return json;
    }

    /// Of what has a title that may print values: as it is said in each language, whichever day governs.
    template <class Titled>
    ordered_json said_titles(const Titled& of, const std::string& name, const std::string& title) const {
        ordered_json json = titles(name, title);
        if (!model_.printing.contains(name))
            return json;
        for (auto& [language, text] : json.items())
            if (const trace::Words* words = trace::words_of(language))
                text = trace::Speech(model_, *words).title(of);
        return json;
    }

    ordered_json languages() const {
        ordered_json json = {"en"};
        for (const model::Translation& translation : model_.translations)
            json.push_back(translation.language);
        return json;
    }

    /// As every reader of records finds it.
    ordered_json id_fact() const {
        const Fact* id = record::id_fact(model_);
        return id == nullptr ? ordered_json(nullptr) : ordered_json(id->path);
    }

    /// The principal one first.
    ordered_json decisions() const {
        ordered_json json = ordered_json::array();
        for (const model::Decision& decision : model_.decisions) {
            const model::Clause& clause = model_.at(decision.clause);
            ordered_json one = {{"name", clause.name}, {"title", said_titles(clause, clause.name, clause.title)}};
            one["base"] = decision.base ? ordered_json(model_.at(*decision.base).name) : ordered_json(nullptr);
            one["grants"] = grants(decision);
            json.push_back(std::move(one));
        }
        return json;
    }

    ordered_json passages() const {
        ordered_json json = ordered_json::array();
        for (const model::Passage& passage : model_.passages)
            json.push_back({{"id", passage.id}, {"kind", word_of(passage.kind)}, {"statement", passage.statement}});
        return json;
    }

    ordered_json clauses() const {
        ordered_json json = ordered_json::array();
        for (const model::Clause& clause : model_.clauses) {
            ordered_json one = {{"id", clause.name},
                                {"role", word_of(clause.role)},
                                {"title", said_titles(clause, clause.name, clause.title)}};
            one["cites"] = ordered_json::array();
            if (clause.cites)
                one["cites"].push_back(model_.at(*clause.cites).id);
            one["parent"] = clause.parent ? ordered_json(model_.at(*clause.parent).name) : ordered_json(nullptr);
            one["members"] = ordered_json::array();
            for (const model::ClauseId member : clause.members)
                one["members"].push_back(model_.at(member).name);
            json.push_back(std::move(one));
        }
        return json;
    }

    ordered_json grants(const model::Decision& decision) const {
        ordered_json json = ordered_json::array();
        for (const model::GrantId id : decision.grants) {
            const model::Grant& grant = model_.at(id);
            const std::string name = model_.at(decision.clause).name + "." + grant.name;
            json.push_back({{"name", grant.name},
                            {"title", said_titles(grant, name, grant.title.empty() ? grant.name : grant.title)}});
        }
        return json;
    }

    /// The objects of a record that are no lists, in the order they are declared.
    ordered_json groups() const {
        ordered_json json = ordered_json::array();
        add_groups(model_.record, "", json);
        return json;
    }

    void add_groups(model::ShapeId shape, const std::string& path, ordered_json& to) const {
        for (const auto& field : model_.at(shape).fields)
            if (const auto* within = std::get_if<model::ShapeId>(&field.holds)) {
                const std::string inner = path.empty() ? field.name : path + "." + field.name;
                to.push_back({{"path", inner}, {"title", titles(inner, model_.at(*within).title)}});
                add_groups(*within, inner, to);
            }
    }

    ordered_json facts() const {
        ordered_json json = ordered_json::array();
        for (const Fact& fact : model_.facts)
            json.push_back(described(fact));
        return json;
    }

    ordered_json described(const Fact& fact) const {
        ordered_json json = {{"path", fact.path}, {"title", titles(fact.path, fact.title)}};
        json["type"] = word_of(fact.type.kind);
        json["many"] = word_of(fact.type.many);
        json["finding"] = fact.finding;
        if (fact.type.kind == FactKind::enumeration)
            json["enum"] = model_.at(fact.type.of_enum).name;
        if (fact.list)
            json["list"] = model_.at(*fact.list).path;
        if (fact.bounds.least)
            json[fact.bounds.above ? "above" : "least"] = ordered_json::parse(fact.bounds.least->text(17));
        if (fact.bounds.most)
            json["most"] = ordered_json::parse(fact.bounds.most->text(17));
        if (fact.evidence) {
            const model::Enum& documents = model_.at(fact.evidence->of_enum);
            const model::EnumValue& document = documents.values[fact.evidence->value];
            json["evidence"] = titles(documents.name + "." + document.name, document.title);
        }
        return json;
    }

    ordered_json enums() const {
        ordered_json json = ordered_json::object();
        for (std::uint32_t i = 0; i < model_.enums.size(); ++i) {
            const model::Enum& one = model_.enums[i];
            ordered_json values = ordered_json::array();
            for (const model::EnumValue& value : one.values)
                values.push_back({{"value", value.name}, {"title", titles(one.name + "." + value.name, value.title)}});
            json[one.name] = {{"title", titles(one.name, one.title)},
                              {"ordered", one.ordered},
                              {"country", model_.country && model_.country->index == i},
                              {"values", std::move(values)}};
        }
        return json;
    }

    const model::Policy& policy_;
    const model::Model& model_;
};

}  // namespace

std::string policy_json(const model::Policy& policy) {
    return Describing(policy).policy().dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace chapeau::serve
