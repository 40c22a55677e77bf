// The checker fills models from policies; here the same is done by a few calls. Slots are given in the order of the
// calls.

#include "tests/record/drafted.hpp"

namespace chapeau::tests {

using model::Kind;
using model::Many;

Draft::Draft() {
    model.shapes.emplace_back();
}

model::EnumId Draft::vocabulary(std::string name, const std::vector<std::pair<std::string, std::string>>& values) {
    model::Enum an_enum;
    an_enum.name = std::move(name);
    for (const auto& [value, title] : values)
        an_enum.values.push_back({value, title, title, {}});
    model.enums.push_back(std::move(an_enum));
    return {static_cast<std::uint32_t>(model.enums.size() - 1)};
}

model::ShapeId Draft::shape_at(std::string_view path) {
    model::ShapeId at = model.record;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        const std::string name(path.substr(0, dot));
        path.remove_prefix(dot + 1);
        std::optional<model::ShapeId> inner;
        for (const auto& field : model.shapes[at.index].fields) {
            if (field.name == name)
                inner = std::get<model::ShapeId>(field.holds);
        }
        if (!inner) {
            inner = model::ShapeId{static_cast<std::uint32_t>(model.shapes.size())};
            model.shapes.emplace_back();
            model.shapes[at.index].fields.push_back({name, *inner});
        }
        at = *inner;
    }
    return at;
}

model::Fact& Draft::place(model::ShapeId shape, std::string_view field, std::string path, model::Type type) {
    const model::FactId id{static_cast<std::uint32_t>(model.facts.size())};
    model.shapes[shape.index].fields.push_back({std::string(field), id});
    model::Fact& fact = model.facts.emplace_back();
    fact.title = path;
    fact.path = std::move(path);
    fact.type = type;
    return fact;
}

model::Fact& Draft::fact(std::string_view path, model::Type type) {
    model::Fact& fact = place(shape_at(path), path.substr(path.rfind('.') + 1), std::string(path), type);
    fact.slot = model.singles++;
    return fact;
}

void Draft::list(std::string_view path) {
    const model::ShapeId owner = shape_at(path);
    const model::ShapeId members{static_cast<std::uint32_t>(model.shapes.size())};
    model.shapes.emplace_back();
    model::Type type;
    type.kind = Kind::record;
    type.many = Many::list;
    type.of_shape = members;
    model::Fact& fact = place(owner, path.substr(path.rfind('.') + 1), std::string(path), type);
    fact.place = model::Fact::Place::list;
    fact.slot = static_cast<std::uint32_t>(model.lists_of_record.size());
    model.lists_of_record.push_back({static_cast<std::uint32_t>(model.facts.size() - 1)});
    model.columns.emplace_back();
}

model::Fact& Draft::column(std::string_view name, model::Type type) {
    const model::FactId list = model.lists_of_record.back();
    const std::string path = model.at(list).path + "." + std::string(name);
    model::Fact& fact = place(model.at(list).type.of_shape, name, path, type);
    fact.place = model::Fact::Place::column;
    fact.list = list;
    fact.slot = static_cast<std::uint32_t>(model.columns.back().size());
    model.columns.back().push_back({static_cast<std::uint32_t>(model.facts.size() - 1)});
    return fact;
}

model::Type one(Kind kind) {
    model::Type type;
    type.kind = kind;
    return type;
}

model::Type one(model::EnumId of_enum) {
    model::Type type;
    type.kind = Kind::enumeration;
    type.of_enum = of_enum;
    return type;
}

model::Type set_of(model::Type member) {
    member.many = Many::set;
    return member;
}

namespace {

struct Vocabularies {
    explicit Vocabularies(Draft& draft)
        : category(draft.vocabulary("category", {{"professional", "professional"}, {"technician", "technician"}})),
          document(draft.vocabulary(
              "document", {{"offer_of_employment", "offer of employment"}, {"education_proof", "proof of education"}})),
          credential(
              draft.vocabulary("credential", {{"none", "none"}, {"secondary", "secondary"}, {"bachelor", "bachelor"}})),
          country(draft.vocabulary("country", {{"AUS", "Australia"},
                                               {"BRN", "Brunei"},
                                               {"CAN", "Canada"},
                                               {"CHL", "Chile"},
                                               {"JPN", "Japan"},
                                               {"MEX", "Mexico"},
                                               {"MYS", "Malaysia"},
                                               {"NZL", "New Zealand"},
                                               {"PER", "Peru"}})),
          period(draft.vocabulary("pay_period", {{"hour", "hour"}, {"week", "week"}})),
          level(draft.vocabulary("level", {{"0", "none"}, {"1", "one"}})) {}

    model::EnumId category, document, credential, country, period, level;
};

void application(Draft& draft, const Vocabularies& words) {
    draft.fact("application.id", one(Kind::text));
    draft.fact("application.received_on", one(Kind::date));
    draft.fact("application.category", one(words.category));
    draft.fact("application.documents", set_of(one(words.document)));
    draft.fact("applicant.citizenships", set_of(one(words.country)));
    draft.list("applicant.education");
    draft.column("credential", one(words.credential));
    draft.column("years_of_study", one(Kind::number)).bounds.least = values::Rational(0);
    draft.column("country", one(words.country));
    draft.list("applicant.licences");
    draft.column("occupation", one(Kind::noc));
    draft.column("jurisdictions", set_of(one(Kind::text)));
    draft.column("valid_until", one(Kind::date));
}

void offer(Draft& draft, const Vocabularies& words) {
    draft.fact("offer.noc", one(Kind::noc));
    draft.fact("offer.other_codes", set_of(one(Kind::noc)));
    draft.fact("offer.sector", one(Kind::text));
    draft.fact("offer.level", one(words.level));
    draft.fact("offer.closed_on", set_of(one(Kind::date)));
    draft.fact("offer.pay.amount", one(Kind::money)).bounds.least = values::Rational(0);
    draft.fact("offer.pay.per", one(words.period));
    draft.fact("offer.pay.hours_per_week", one(Kind::number)).bounds = {values::Rational(0), true, {}};
    draft.fact("offer.notice", one(Kind::days));
    draft.fact("offer.regulated", one(Kind::yes_no));
    draft.fact("officer.duties_align", one(Kind::yes_no)).finding = true;
}

}  // namespace

const model::Model& applicants() {
    static const model::Model model = [] {
        Draft draft;
        const Vocabularies words(draft);
        application(draft, words);
        offer(draft, words);
        draft.model.name = "tests.applicants";
        draft.model.title = "applicants of these tests";
        return std::move(draft.model);
    }();
    return model;
}

}  // namespace chapeau::tests
