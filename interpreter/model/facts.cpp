// From `facts` and `record` declarations to the shape of a record: slots, columns, objects.
//
// A record as a field is laid out flat: `offer.pay.per` is a fact of its own, with `offer.pay` an object on the way. A
// list of records becomes one slot among the lists, and each field of its members one column of that list, whatever
// records the members are made of. So evaluation finds every value at a fixed place, and only lists have a length.
// Records are laid out anew at each place that uses them, which could grow beyond any bound (a record of two records of
// two records…); the number of facts is limited instead.
#include <utility>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"

namespace chapeau::model {

namespace {

constexpr std::size_t most_facts = 100000;
constexpr std::uint32_t deepest_record = 16;  // what the reader of records takes

class Layout {
  public:
    explicit Layout(Checking& checking) : checking_(checking), model_(checking.model) {}

    void lay_out() {
        model_.record = add_shape("", "", {});
        for (const ast::Facts* facts : checking_.declared.facts)
            if (take_group(*facts))
                lay_out_group(*facts);
            else
                give_up(*facts);
    }

  private:
    ShapeId add_shape(std::string name, std::string title, Span span) {
        model_.shapes.push_back({{}, std::move(name), std::move(title), span});
        return {static_cast<std::uint32_t>(model_.shapes.size() - 1)};
    }

    bool take_group(const ast::Facts& facts) {
        const Symbol symbol{Sort::facts, static_cast<std::uint32_t>(checking_.names.groups.size()), facts.name.span};
        const auto [found, added] = checking_.names.groups.emplace(facts.name.text, symbol);
        if (!added)
            checking_.lose_names();
        if (!added)
            checking_
                .error(code::duplicate_name, facts.name.span,
                       fmt::format("the facts `{}` are declared twice", facts.name.text),
                       "write all fields of one group under one `facts`")
                .related.push_back({found->second.span, "the first declaration"});
        return added;
    }

    /// Nothing is said of the fields of a group declared twice.
    void give_up(const ast::Facts& facts) {
        for (const ast::Field& field : facts.fields)
            checking_.names.wrong.emplace(facts.name.text + "." + field.name.text, true);
    }

    void lay_out_group(const ast::Facts& facts) {
        const ShapeId shape = add_shape(facts.name.text, facts.title ? facts.title->value : "", facts.name.span);
        model_.shapes[model_.record.index].fields.push_back({facts.name.text, shape});
        checking_.names.objects.emplace(facts.name.text, shape);
        lay_out_fields(facts.fields, facts.name.text, facts.name.text, shape);
    }

    /// `owner` is the name of the group or record that declares the fields, `prefix` the path they stand under.
    void lay_out_fields(const std::vector<ast::Field>& fields, const std::string& owner, const std::string& prefix,
                        ShapeId shape) {
        ++depth_;
        for (const ast::Field& field : fields) {
            if (const auto& type = checking_.field_types[&field])
                lay_out_field(field, *type, owner, prefix, shape);
            else
                checking_.names.wrong.emplace(prefix + "." + field.name.text, true);
        }
        --depth_;
    }

    void lay_out_field(const ast::Field& field, const FieldType& type, const std::string& owner,
                       const std::string& prefix, ShapeId shape) {
        if (too_many(field))
            return;
        const std::string path = prefix + "." + field.name.text;
        const auto holds = type.type.kind != Kind::record ? one_fact(field, type, owner, path)
                           : type.type.many == Many::list ? list_of_records(field, type, owner, path)
                                                          : nested_record(field, type, owner, path);
        if (holds)
            model_.shapes[shape.index].fields.push_back({field.name.text, *holds});
    }

    using Holds = std::optional<std::variant<FactId, ShapeId>>;

    FactId add_fact(const ast::Field& field, const FieldType& type, const std::string& owner, const std::string& path) {
        const FactId id{static_cast<std::uint32_t>(model_.facts.size())};
        Fact fact;
        fact.path = path;
        fact.title = field.title ? field.title->value : path;
        fact.type = type.type;
        fact.finding = type.finding;
        fact.bounds = type.bounds;
        fact.fixed = fixed_ || field.fixed;
        fact.span = field.name.span;
        model_.facts.push_back(std::move(fact));
        checking_.names.facts.emplace(path, id);
        checking_.facts_of_field[owner + "." + field.name.text].push_back(id);
        return id;
    }

    Holds one_fact(const ast::Field& field, const FieldType& type, const std::string& owner, const std::string& path) {
        const FactId id = add_fact(field, type, owner, path);
        Fact& fact = model_.facts[id.index];
        if (list_) {
            std::vector<FactId>& columns = model_.columns[model_.facts[list_->index].slot];
            fact.place = Fact::Place::column;
            fact.list = list_;
            fact.slot = static_cast<std::uint32_t>(columns.size());
            columns.push_back(id);
        } else {
            fact.slot = model_.singles++;
        }
        return id;
    }

    Holds list_of_records(const ast::Field& field, const FieldType& type, const std::string& owner,
                          const std::string& path) {
        if (list_) {
            checking_.names.wrong.emplace(path, true);
            refuse_list_in_list(field, path);
            return std::nullopt;
        }
        const FactId id = add_fact(field, type, owner, path);
        const ast::Record& record = *checking_.declared.records[type.record];
        const ShapeId members = add_shape(record.name.text, record.title ? record.title->value : "", record.name.span);
        Fact& fact = model_.facts[id.index];
        fact.type.of_shape = members;
        fact.place = Fact::Place::list;
        fact.slot = static_cast<std::uint32_t>(model_.lists_of_record.size());
        model_.lists_of_record.push_back(id);
        model_.columns.emplace_back();
        list_ = id;
        lay_out_within(field, record, path, members);
        list_.reset();
        return id;
    }

    Holds nested_record(const ast::Field& field, const FieldType& type, const std::string& owner,
                        const std::string& path) {
        const ast::Record& record = *checking_.declared.records[type.record];
        const ShapeId shape = add_shape(field.title ? path : record.name.text,
                                        field.title    ? field.title->value
                                        : record.title ? record.title->value
                                                       : std::string(),
                                        field.name.span);
        checking_.names.objects.emplace(path, shape);
        const std::size_t first = model_.facts.size();
        lay_out_within(field, record, path, shape);
        std::vector<FactId>& within = checking_.facts_within_field[owner + "." + field.name.text];
        for (std::size_t i = first; i < model_.facts.size(); ++i)
            within.push_back(FactId{static_cast<std::uint32_t>(i)});
        return shape;
    }

    /// What is fixed has nothing in it that is not.
    void lay_out_within(const ast::Field& field, const ast::Record& record, const std::string& path, ShapeId shape) {
        const bool outer = std::exchange(fixed_, fixed_ || field.fixed);
        lay_out_fields(record.fields, record.name.text, path, shape);
        fixed_ = outer;
    }

    void refuse_list_in_list(const ast::Field& field, const std::string& path) {
        const Fact& outer = model_.at(*list_);
        checking_
            .error(code::list_in_list, field.span,
                   fmt::format("`{}` would be a list within the list `{}`", path, outer.path),
                   "make it a list of the record's own, with a field that says which member it belongs to")
            .related.push_back({outer.span, "the list around it"});
    }

    bool too_many(const ast::Field& field) {
        if (model_.facts.size() < most_facts && model_.shapes.size() < most_facts && depth_ <= deepest_record)
            return false;
        if (!told_)
            checking_.error(
                code::too_large, field.name.span,
                depth_ > deepest_record
                    ? fmt::format("records stand within records more than {} deep", deepest_record)
                    : fmt::format("the facts come to more than {}, records within records counted", most_facts),
                "use fewer records within records");
        told_ = true;
        return true;
    }

    Checking& checking_;
    Model& model_;
    std::optional<FactId> list_;
    std::uint32_t depth_ = 0;
    bool fixed_ = false;
    bool told_ = false;
};

std::vector<std::string> values_of_all(const Model& model) {
    std::vector<std::string> all;
    for (const Enum& each : model.enums)
        for (const EnumValue& value : each.values)
            all.push_back(value.name);
    return all;
}

/// By enum: whether some fact is a set of its values, as the documents handed in are.
std::vector<bool> enums_of_sets(const Model& model) {
    std::vector<bool> found(model.enums.size(), false);
    for (const Fact& fact : model.facts)
        if (fact.type.many == Many::set && fact.type.kind == Kind::enumeration)
            found[fact.type.of_enum.index] = true;
    return found;
}

void report_two_enums(Checking& checking, const ast::Name& evidence, const std::vector<EnumId>& candidates) {
    grammar::Diagnostic& said =
        checking.error(code::evidence_of_two_enums, evidence.span,
                       fmt::format("`{}` is a value of more than one enum, so it names no one document", evidence.text),
                       "rename the value in the enum of the documents");
    for (const EnumId candidate : candidates)
        said.related.push_back({checking.model.at(candidate).span, "one of them"});
}

/// The enum whose values name documents: where several have the value, the one that a set of the record is of.
std::optional<EnumId> enum_of_evidence(Checking& checking, const ast::Name& evidence,
                                       const std::vector<bool>& of_sets) {
    const std::vector<EnumId>& candidates = checking.enums_with(evidence.text);
    if (candidates.size() == 1)
        return candidates.front();
    if (candidates.empty() && (checking.file_lost || checking.types_lost || !checking.names.lost_types.empty()))
        return std::nullopt;
    if (candidates.empty()) {
        checking.error(
            code::unknown_evidence, evidence.span, fmt::format("no enum has a value `{}`", evidence.text),
            suggestion(checking.nearest(evidence.text, values_of_all(checking.model)),
                       fmt::format("add `{}` to the enum of the documents that are handed in", evidence.text)));
        return std::nullopt;
    }
    std::optional<EnumId> only;
    for (const EnumId candidate : candidates)
        if (of_sets[candidate.index]) {
            if (only) {
                only.reset();
                break;
            }
            only = candidate;
        }
    if (!only)
        report_two_enums(checking, evidence, candidates);
    return only;
}

/// What a document proves that proves a record: each fact in it that names no document of its own.
using Inherited = std::vector<std::pair<FactId, Fact::Evidence>>;

void check_evidence_of(Checking& checking, const ast::Field& field, std::string_view owner,
                       const std::vector<bool>& of_sets, Inherited& inherited) {
    if (!field.evidence)
        return;
    const auto of_enum = enum_of_evidence(checking, *field.evidence, of_sets);
    if (!of_enum)
        return;
    checking.enum_used[of_enum->index] = true;
    const Fact::Evidence evidence{*of_enum, *checking.value_of(*of_enum, field.evidence->text)};
    const std::string name = fmt::format("{}.{}", owner, field.name.text);
    if (const auto facts = checking.facts_of_field.find(name); facts != checking.facts_of_field.end())
        for (const FactId fact : facts->second)
            checking.model.facts[fact.index].evidence = evidence;
    if (const auto within = checking.facts_within_field.find(name); within != checking.facts_within_field.end())
        for (const FactId fact : within->second)
            inherited.emplace_back(fact, evidence);
}

}  // namespace

void lay_out_facts(Checking& checking) {
    Layout(checking).lay_out();
}

void check_evidence(Checking& checking) {
    const std::vector<bool> of_sets = enums_of_sets(checking.model);
    Inherited inherited;
    for (const ast::Record* record : checking.declared.records)
        for (const ast::Field& field : record->fields)
            check_evidence_of(checking, field, record->name.text, of_sets, inherited);
    for (const ast::Facts* facts : checking.declared.facts)
        for (const ast::Field& field : facts->fields)
            check_evidence_of(checking, field, facts->name.text, of_sets, inherited);
    for (const auto& [fact, evidence] : inherited)
        if (!checking.model.facts[fact.index].evidence)
            checking.model.facts[fact.index].evidence = evidence;
}

}  // namespace chapeau::model
