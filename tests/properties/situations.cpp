// Records are put together from values that the reader has decoded once, since the properties evaluate millions of
// them; one property holds that against reading the text.
#include "tests/properties/situations.hpp"

#include <algorithm>
#include <numeric>

namespace chapeau::properties {

namespace {

using model::Kind;
using model::Many;

Choice draw(const Domain& domain, Choices& choices, std::size_t percent_unknown) {
    if (choices.below(100) < percent_unknown || domain.values.empty())
        return std::nullopt;
    return choices.below(domain.values.size());
}

Situation::Row draw_row(const std::vector<Domain>& columns, Choices& choices, std::size_t percent_unknown) {
    Situation::Row row;
    for (const Domain& column : columns)
        row.push_back(draw(column, choices, percent_unknown));
    return row;
}

std::vector<Situation::Row> draw_rows(const std::vector<Domain>& columns, Choices& choices,
                                      std::size_t percent_unknown) {
    std::vector<Situation::Row> rows(choices.below(4));
    for (Situation::Row& row : rows)
        row = draw_row(columns, choices, percent_unknown);
    return rows;
}

/// Appends a value to a record's pools and returns the datum that points there.
record::Datum placed(const Sampled& sampled, const model::Type& type, record::Record& record) {
    record::Datum datum = sampled.datum;
    const auto first_text = static_cast<std::int64_t>(record.texts.size());
    record.texts.insert(record.texts.end(), sampled.texts.begin(), sampled.texts.end());
    if (type.many != Many::set) {
        if (type.kind == Kind::text)
            datum.code = first_text;
        if (model::is_number(type.kind)) {
            datum.code = static_cast<std::int64_t>(record.numbers.size());
            record.numbers.push_back(sampled.number);
        }
        return datum;
    }
    datum.code = static_cast<std::int64_t>(record.codes.size());
    for (std::size_t i = 0; i < sampled.codes.size(); ++i)
        record.codes.push_back(type.kind == Kind::text ? first_text + static_cast<std::int64_t>(i) : sampled.codes[i]);
    return datum;
}

record::Datum datum_of(const Domain& domain, Choice choice, const model::Model& model, record::Record& record) {
    return choice ? placed(domain.values[*choice], model.at(domain.fact).type, record) : record::Datum();
}

class Writing {
  public:
    Writing(const Domains& domains, const Situation& situation, Choices* order)
        : domains_(domains), situation_(situation), order_(order) {}

    std::string text;

    void shape(model::ShapeId id, const Situation::Row* row) {
        const model::Shape& shape = domains_.model->at(id);
        std::vector<std::size_t> fields(shape.fields.size());
        std::iota(fields.begin(), fields.end(), std::size_t{0});
        if (order_ != nullptr)
            order_->shuffle(fields);
        text += "{";
        bool first = true;
        for (const std::size_t i : fields) {
            if (left_out(shape.fields[i], row))
                continue;
            text += (first ? "\"" : ", \"") + shape.fields[i].name + "\": ";
            first = false;
            field(shape.fields[i], row);
        }
        text += "}";
    }

  private:
    void field(const model::Shape::Field& field, const Situation::Row* row) {
        if (const auto* inner = std::get_if<model::ShapeId>(&field.holds))
            return shape(*inner, row);
        const model::Fact& fact = domains_.model->at(std::get<model::FactId>(field.holds));
        if (fact.place == model::Fact::Place::list)
            return list(fact);
        text += json(fact, row);
    }

    void list(const model::Fact& fact) {
        const auto& rows = situation_.lists[fact.slot];
        if (!rows) {
            text += "null";
            return;
        }
        text += "[";
        for (std::size_t i = 0; i < rows->size(); ++i) {
            text += i == 0 ? "" : ", ";
            shape(fact.type.of_shape, &(*rows)[i]);
        }
        text += "]";
    }

    std::string json(const model::Fact& fact, const Situation::Row* row) const {
        const Choice choice = row != nullptr ? (*row)[fact.slot] : situation_.singles[fact.slot];
        const Domain& domain = row != nullptr ? domains_.columns[domains_.model->at(*fact.list).slot][fact.slot]
                                              : domains_.singles[fact.slot];
        return choice ? domain.values[*choice].json : "null";
    }

    bool left_out(const model::Shape::Field& field, const Situation::Row* row) const {
        const auto* fact = std::get_if<model::FactId>(&field.holds);
        if (order_ == nullptr || fact == nullptr)
            return false;
        const model::Fact& of = domains_.model->at(*fact);
        const bool unknown =
            of.place == model::Fact::Place::list ? !situation_.lists[of.slot] : json(of, row) == "null";
        return unknown && order_->one_in(2);
    }

    const Domains& domains_;
    const Situation& situation_;
    Choices* order_;
};

}  // namespace

Situation draw_situation(const Domains& domains, Choices& choices, std::size_t percent_unknown) {
    Situation situation;
    for (const Domain& domain : domains.singles)
        situation.singles.push_back(draw(domain, choices, percent_unknown));
    for (const std::vector<Domain>& columns : domains.columns)
        if (choices.below(100) < percent_unknown)
            situation.lists.emplace_back();
        else
            situation.lists.emplace_back(draw_rows(columns, choices, percent_unknown));
    return situation;
}

std::vector<Place> unknown_places(const Situation& situation) {
    std::vector<Place> places;
    for (std::uint32_t slot = 0; slot < situation.singles.size(); ++slot)
        if (!situation.singles[slot])
            places.push_back({Place::Kind::single, slot, 0, 0});
    for (std::uint32_t slot = 0; slot < situation.lists.size(); ++slot) {
        const auto& rows = situation.lists[slot];
        if (!rows)
            places.push_back({Place::Kind::list, slot, 0, 0});
        for (std::uint32_t row = 0; rows && row < rows->size(); ++row)
            for (std::uint32_t column = 0; column < (*rows)[row].size(); ++column)
                if (!(*rows)[row][column])
                    places.push_back({Place::Kind::cell, slot, row, column});
    }
    return places;
}

std::string path_of(const Domains& domains, const Place& place) {
    const model::Model& model = *domains.model;
    if (place.kind == Place::Kind::single)
        return model.at(domains.singles[place.slot].fact).path;
    const std::string& list = model.at(model.lists_of_record[place.slot]).path;
    if (place.kind == Place::Kind::list)
        return list;
    const std::string& column = model.at(model.columns[place.slot][place.column]).path;
    return list + "[" + std::to_string(place.row) + "]" + column.substr(list.size());
}

std::size_t domain_size(const Domains& domains, const Place& place) {
    constexpr std::size_t made_up = 8;
    switch (place.kind) {
        case Place::Kind::single:
            return domains.singles[place.slot].values.size();
        case Place::Kind::list:
            return made_up;
        case Place::Kind::cell:
            return domains.columns[place.slot][place.column].values.size();
    }
    return 0;
}

void fill(Situation& situation, const Domains& domains, const Place& place, std::size_t value) {
    if (place.kind == Place::Kind::single) {
        situation.singles[place.slot] = value;
    } else if (place.kind == Place::Kind::cell) {
        (*situation.lists[place.slot])[place.row][place.column] = value;
    } else {
        Choices made_up = Choices::endless(value);
        situation.lists[place.slot] = draw_rows(domains.columns[place.slot], made_up, 0);
    }
}

void fill_anyhow(Situation& situation, const Domains& domains, const Place& place, Choices& choices,
                 std::size_t percent_unknown) {
    if (place.kind == Place::Kind::list)
        situation.lists[place.slot] = draw_rows(domains.columns[place.slot], choices, percent_unknown);
    else if (const std::size_t size = domain_size(domains, place); size > 0)
        fill(situation, domains, place, choices.below(size));
}

record::Record record_of(const Domains& domains, const Situation& situation) {
    const model::Model& model = *domains.model;
    record::Record record;
    for (std::size_t slot = 0; slot < situation.singles.size(); ++slot)
        record.singles.push_back(datum_of(domains.singles[slot], situation.singles[slot], model, record));
    for (std::size_t slot = 0; slot < situation.lists.size(); ++slot) {
        const auto& rows = situation.lists[slot];
        record::ListDatum list{rows.has_value(), rows ? static_cast<std::uint32_t>(rows->size()) : 0,
                               static_cast<std::uint32_t>(record.cells.size())};
        record.lists.push_back(list);
        for (std::size_t row = 0; row < list.count; ++row)
            for (std::size_t column = 0; column < domains.columns[slot].size(); ++column)
                record.cells.push_back(datum_of(domains.columns[slot][column], (*rows)[row][column], model, record));
    }
    return record;
}

std::string json_of(const Domains& domains, const Situation& situation, Choices* order) {
    Writing writing(domains, situation, order);
    writing.shape(domains.model->record, nullptr);
    return std::move(writing.text);
}

}  // namespace chapeau::properties
