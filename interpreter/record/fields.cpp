#include "interpreter/record/fields.hpp"

#include <algorithm>
#include <cstring>

namespace chapeau::record {

namespace {

using model::Fact;
using model::Kind;
using model::Many;
using What = ColumnField::What;

What what_of(const model::Type& type) {
    if (type.many == Many::list)
        return What::list;
    if (type.many == Many::set)
        return type.kind == Kind::enumeration || type.kind == Kind::noc ? What::set : What::other;
    switch (type.kind) {
        case Kind::yes_no:
            return What::yes_no;
        case Kind::number:
        case Kind::money:
        case Kind::days:
            return What::number;
        case Kind::date:
            return What::date;
        case Kind::text:
            return What::text;
        case Kind::enumeration:
            return What::value;
        case Kind::noc:
            return What::noc;
        default:
            return What::other;
    }
}

/// The least number of millionths that the fact may have; nothing where that is beyond all that a column can hold.
std::optional<std::int64_t> least_of(const Fact& fact) {
    if (!fact.bounds.least)
        return std::numeric_limits<std::int64_t>::min();
    const auto scaled = values::multiply(*fact.bounds.least, column_scale);
    const auto below = scaled ? scaled->floor() : std::nullopt;
    if (!below || *below == std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return scaled->is_whole() && !fact.bounds.above ? *below : *below + 1;
}

/// The most, likewise.
std::optional<std::int64_t> most_of(const Fact& fact) {
    if (!fact.bounds.most)
        return std::numeric_limits<std::int64_t>::max();
    const auto scaled = values::multiply(*fact.bounds.most, column_scale);
    return scaled ? scaled->floor() : std::nullopt;
}

/// 0 for the records, otherwise that of its list.
std::size_t batch_of(const model::Model& model, const Fact& fact) {
    return fact.place == Fact::Place::column ? model.at(*fact.list).slot + std::size_t{1} : 0;
}

ColumnField field_of(const Layout& layout, const Object& object, std::uint32_t index) {
    ColumnField field;
    field.key = FieldKey(object.names[index]);
    field.bit = std::uint64_t{1} << index % 64;
    field.index = object.fields[index].index;
    if (object.fields[index].is_object) {
        field.what = What::object;
        return field;
    }
    field.leaf = &layout.leaves[field.index];
    field.what = what_of(field.leaf->fact->type);
    if (field.what == What::list)
        field.index = field.leaf->members;
    const auto least = least_of(*field.leaf->fact);
    const auto most = most_of(*field.leaf->fact);
    field.least = least.value_or(0);
    field.most = most.value_or(0);
    if (!least || !most)
        field.what = What::other;
    return field;
}

}  // namespace

FieldKey::FieldKey(std::string_view name) {
    const std::string written = '"' + std::string(name) + "\":";
    if (written.size() > longest)
        return;
    const std::size_t tail = std::min<std::size_t>(written.size(), 8);
    last_ = static_cast<std::uint32_t>(written.size() - tail);
    last_mask_ = ~std::uint64_t{0} >> (8 * (8 - tail));
    last_bytes_ = 0;
    std::memcpy(&last_bytes_, written.data() + last_, tail);
    std::memcpy(bytes_, written.data(), std::min(written.size(), sizeof bytes_));
}

void Batch::grow(std::size_t wanted) {
    room = std::max(wanted, 2 * room);
    for (ColumnField* field : fields)
        field->values.resize(room, nullptr);
}

void Batch::forget_from(std::uint32_t row) {
    for (ColumnField* field : fields)
        std::fill(field->values.begin() + row, field->values.begin() + rows(), nullptr);
}

ColumnFields::ColumnFields(Columns& columns, const Layout& layout) : batches(columns.lists.size() + 1) {
    for (const Object& object : layout.objects) {
        std::vector<ColumnField>& fields = objects.emplace_back();
        for (std::uint32_t i = 0; i < object.fields.size(); ++i)
            fields.push_back(field_of(layout, object, i));
        fields.emplace_back();
    }
    batches[0].table = &columns.singles;
    for (std::size_t list = 0; list < columns.lists.size(); ++list)
        batches[list + 1].table = &columns.lists[list].members;
    for (std::vector<ColumnField>& fields : objects)
        for (ColumnField& field : fields) {
            if (field.what == What::object || field.what == What::list || field.leaf == nullptr)
                continue;
            Batch& batch = batches[batch_of(layout.model, *field.leaf->fact)];
            field.batch = &batch;
            field.column = &batch.table->columns[field.leaf->fact->slot];
            if (field.what != What::set)
                batch.fields.push_back(&field);
        }
}

}  // namespace chapeau::record
