// Enums and records: the namespace of types. Every field's type is resolved once, however many facts are made from it
// later, so that a mistake in a record is reported where it is written and once. Records that hold themselves are
// refused here; after this pass the layout of facts can follow records without end.
#include <algorithm>

#include "fmt/format.h"
#include "grammar/habits.hpp"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/cycles.hpp"

namespace chapeau::model {

namespace {

const std::vector<std::string>& words_of_types() {
    static const std::vector<std::string> words{"yes/no", "finding", "number", "money", "date", "text", "noc", "days"};
    return words;
}

std::optional<Kind> plain_kind(std::string_view name) {
    if (name == "yes/no" || name == "finding")
        return Kind::yes_no;
    if (name == "number")
        return Kind::number;
    if (name == "money")
        return Kind::money;
    if (name == "date")
        return Kind::date;
    if (name == "text")
        return Kind::text;
    if (name == "noc")
        return Kind::noc;
    if (name == "days")
        return Kind::days;
    return std::nullopt;
}

/// Whether the name is free; says so with both places if not.
bool take_type_name(Checking& checking, const ast::Name& name) {
    if (plain_kind(name.text)) {
        checking.error(code::duplicate_type, name.span, fmt::format("`{}` is a type of the language", name.text),
                       "choose another name");
        return false;
    }
    const auto [found, added] = checking.names.types.emplace(name.text, name.span);
    if (!added)
        checking.lose_types();
    if (!added)
        checking
            .error(code::duplicate_type, name.span, fmt::format("the type `{}` is declared twice", name.text),
                   "rename one of the two, or remove it")
            .related.push_back({found->second, checking.is_standard(found->second)
                                                   ? "the standard library declares it here"
                                                   : "the first declaration"});
    return added;
}

void add_values(Checking& checking, const ast::Enum& declared, Enum& made) {
    ByName<std::uint32_t>& indexes = checking.names.values.emplace_back();
    checking.names.values_lost.push_back(false);
    for (const ast::EnumValue& value : declared.values) {
        const auto index = static_cast<std::uint32_t>(made.values.size());
        const auto [found, added] = indexes.emplace(value.name.text, index);
        if (added)
            made.values.push_back(
                {value.name.text, value.title ? value.title->value : value.name.text, {}, value.name.span});
        else {
            checking.names.values_lost.back() = true;
            checking
                .error(code::duplicate_value, value.name.span,
                       fmt::format("`{}` stands twice among the values of `{}`", value.name.text, made.name),
                       "remove or rename one of the two")
                .related.push_back({made.values[found->second].span, "the first one"});
        }
    }
}

/// The type that a name which is none probably means; it counts as used.
std::optional<std::string> type_meant(Checking& checking, std::string_view name,
                                      const std::vector<std::string>& known) {
    if (const grammar::Habit* habit = grammar::habit_of(grammar::HabitPlace::type, name))
        return std::string(habit->help);
    const auto near = checking.nearest(name, known);
    if (!near)
        return near;
    if (const auto of_enum = checking.names.enums.find(*near); of_enum != checking.names.enums.end())
        checking.enum_used[of_enum->second.index] = true;
    if (const auto record = checking.names.records.find(*near); record != checking.names.records.end())
        checking.record_used[record->second] = true;
    return near;
}

void unknown_type(Checking& checking, const ast::Name& name) {
    std::vector<std::string> known = words_of_types();
    for (const auto& [type, span] : checking.names.types)
        known.push_back(type);
    std::sort(known.begin(), known.end());
    const auto near = type_meant(checking, name.text, known);
    checking.error(code::unknown_type, name.span, fmt::format("there is no type `{}`", name.text),
                   suggestion(near, fmt::format("declare `enum {0}` or `record {0}`, or use one of {1}", name.text,
                                                quoted(words_of_types()))));
}

using Side = ast::TypeName::Bound::Side;

values::Rational limit_of(const ast::TypeName::Bound& bound) {
    std::string_view digits = bound.digits.text;
    if (digits.starts_with('$'))
        digits.remove_prefix(1);
    return values::Rational::parse(digits).value_or(values::Rational());
}

/// A least value and a greatest one, with room for a number.
bool go_together(Checking& checking, const ast::TypeName::Bound& first, const ast::TypeName::Bound& second,
                 const Bounds& bounds) {
    const bool twice = (first.side == Side::at_most) == (second.side == Side::at_most);
    if (twice)
        checking
            .error(
                code::bounds_at_odds, second.digits.span,
                first.side == Side::at_most ? "the largest number is said twice" : "the smallest number is said twice",
                "keep one of the two, or write as in `at least 0 and at most 12`")
            .related.push_back({first.digits.span, "the first one"});
    else if (!bounds.allow(*bounds.most))
        checking.error(code::bounds_at_odds, second.digits.span, fmt::format("no number is {}", bounds.text()),
                       "write the smaller number after `at least` and the larger one after `at most`");
    else
        return true;
    return false;
}

Bounds read_bounds(Checking& checking, const ast::TypeName& written, Type type) {
    if (!is_number(type.kind) || type.many != Many::one) {
        checking.error(code::bound_of_what, written.bounds.front().digits.span,
                       fmt::format("`{}` has no smallest or largest value to give", written.name.text),
                       "write `at least`, `above` or `at most` after `number`, `money` or `days` only");
        return {};
    }
    Bounds bounds;
    for (const ast::TypeName::Bound& bound : written.bounds) {
        (bound.side == Side::at_most ? bounds.most : bounds.least) = limit_of(bound);
        bounds.above = bounds.above || bound.side == Side::above;
    }
    const bool good = written.bounds.size() == 1 || go_together(checking, written.bounds[0], written.bounds[1], bounds);
    return good ? bounds : Bounds{};
}

/// The type a name stands for, whatever its shape; reports an unknown one.
std::optional<FieldType> named_type(Checking& checking, const ast::Name& name) {
    FieldType field;
    if (const auto kind = plain_kind(name.text)) {
        field.type.kind = *kind;
        field.finding = name.text == "finding";
        return field;
    }
    if (const auto found = checking.names.enums.find(name.text); found != checking.names.enums.end()) {
        field.type.kind = Kind::enumeration;
        field.type.of_enum = found->second;
        checking.enum_used[found->second.index] = true;
        return field;
    }
    if (const auto found = checking.names.records.find(name.text); found != checking.names.records.end()) {
        field.type.kind = Kind::record;
        field.record = found->second;
        checking.record_used[found->second] = true;
        return field;
    }
    if (!checking.is_lost_type(name.text))
        unknown_type(checking, name);
    return std::nullopt;
}

bool shape_fits(Checking& checking, const ast::TypeName& written, const FieldType& field) {
    const Kind kind = field.type.kind;
    const bool can_be_member = kind == Kind::enumeration || kind == Kind::noc || kind == Kind::text;
    if (written.shape == ast::TypeName::Shape::list && kind != Kind::record) {
        checking.error(
            code::list_of_what, written.span,
            fmt::format("a `list of` holds records, and `{}` is none", written.name.text),
            can_be_member
                ? fmt::format("write `set of {0}`, or declare a record with a field of type `{0}`", written.name.text)
                : fmt::format("declare a record with a field of type `{}`, and a `list of` that record",
                              written.name.text));
        return false;
    }
    if (written.shape == ast::TypeName::Shape::set && !can_be_member) {
        checking.error(
            code::set_of_what, written.span,
            fmt::format("a `set of` holds values of an enum, NOC codes or texts, not `{}`", written.name.text),
            kind == Kind::record ? fmt::format("write `list of {}`", written.name.text)
                                 : "declare a record with this field, and a `list of` that record");
        return false;
    }
    return true;
}

void resolve_field(Checking& checking, const ast::Field& written) {
    std::optional<FieldType>& resolved = checking.field_types[&written];
    std::optional<FieldType> field = named_type(checking, written.type.name);
    if (!field || !shape_fits(checking, written.type, *field))
        return;
    if (written.type.shape == ast::TypeName::Shape::set)
        field->type.many = Many::set;
    else if (written.type.shape == ast::TypeName::Shape::list)
        field->type.many = Many::list;
    if (!written.type.bounds.empty())
        field->bounds = read_bounds(checking, written.type, field->type);
    resolved = field;
}

void check_fields(Checking& checking, const std::vector<ast::Field>& fields, std::string_view owner) {
    ByName<Span> taken;
    for (const ast::Field& field : fields) {
        resolve_field(checking, field);
        const auto [found, added] = taken.emplace(field.name.text, field.name.span);
        if (added)
            continue;
        checking.field_types[&field] = std::nullopt;
        checking
            .error(code::duplicate_field, field.name.span,
                   fmt::format("`{}` has two fields `{}`", owner, field.name.text),
                   "rename one of the two, or remove it")
            .related.push_back({found->second, "the first one"});
    }
}

/// Takes every field that closes a cycle of records out of use, so that what comes after can follow records.
void refuse_records_in_themselves(Checking& checking) {
    const auto& records = checking.declared.records;
    std::vector<Edge> edges;
    std::vector<const ast::Field*> fields;
    for (std::uint32_t i = 0; i < records.size(); ++i)
        for (const ast::Field& field : records[i]->fields)
            if (const auto& type = checking.field_types[&field]; type && type->type.kind == Kind::record) {
                edges.push_back({i, type->record});
                fields.push_back(&field);
            }
    const auto count = static_cast<std::uint32_t>(records.size());
    for (const std::vector<std::uint32_t>& cycle : find_cycles(count, edges)) {
        std::string way = records[edges[cycle.front()].from]->name.text;
        for (const std::uint32_t edge : cycle)
            way += " -> " + records[edges[edge].to]->name.text;
        grammar::Diagnostic& said = checking.error(
            code::record_in_itself, fields[cycle.front()]->span, fmt::format("a record holds itself: `{}`", way),
            "take one of these fields out: a record is read from a file, which must end");
        for (std::size_t i = 1; i < cycle.size(); ++i)
            said.related.push_back({fields[cycle[i]]->span, "then here"});
    }
    for (const std::uint32_t edge : edges_in_cycles(count, edges))
        checking.field_types[fields[edge]] = std::nullopt;
}

}  // namespace

void check_enums(Checking& checking) {
    for (const ast::Enum* declared : checking.declared.enums) {
        if (!take_type_name(checking, declared->name))
            continue;
        const EnumId id{static_cast<std::uint32_t>(checking.model.enums.size())};
        Enum made{declared->name.text,
                  declared->title ? declared->title->value : "",
                  declared->ordered,
                  {},
                  declared->name.span};
        add_values(checking, *declared, made);
        checking.names.enums.emplace(made.name, id);
        checking.model.enums.push_back(std::move(made));
    }
    checking.enum_used.assign(checking.model.enums.size(), false);
    const auto standard = [&](std::string_view name) -> std::optional<EnumId> {
        const auto found = checking.names.enums.find(name);
        return found == checking.names.enums.end() ? std::nullopt : std::optional(found->second);
    };
    checking.model.country = standard("country");
    checking.model.teer = standard("teer");
    checking.model.skill = standard("skill");
}

void check_records(Checking& checking) {
    const auto& records = checking.declared.records;
    for (std::uint32_t i = 0; i < records.size(); ++i)
        if (take_type_name(checking, records[i]->name))
            checking.names.records.emplace(records[i]->name.text, i);
    checking.record_used.assign(records.size(), false);
    for (const ast::Record* record : records)
        check_fields(checking, record->fields, record->name.text);
    refuse_records_in_themselves(checking);
    for (const ast::Facts* facts : checking.declared.facts)
        check_fields(checking, facts->fields, facts->name.text);
}

std::optional<Type> value_type(Checking& checking, const ast::TypeName& written, std::string_view of_what) {
    const std::optional<FieldType> field = named_type(checking, written.name);
    if (!field)
        return std::nullopt;
    const bool single = written.shape == ast::TypeName::Shape::one && field->type.kind != Kind::record;
    if (single && !field->finding && written.bounds.empty())
        return field->type;
    checking.error(
        code::type_not_here, written.span,
        fmt::format("`{}` can't be the type of a {}", checking.words(written.span), of_what),
        field->finding
            ? "write `yes/no`: a finding is a fact that only an officer supplies"
            : "use a type of one value without a range: yes/no, number, money, date, days, text, noc or an enum");
    return std::nullopt;
}

}  // namespace chapeau::model
