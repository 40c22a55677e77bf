// Written against the record's own description of its slots, not with the reader's tables, so that a reader that puts
// values into the wrong slots is seen.

#include "tests/record/listed.hpp"

#include <fmt/format.h>

#include "interpreter/values/calendar.hpp"

namespace chapeau::tests {

namespace {

using record::Datum;
using record::Record;

std::string code_text(const model::Model& model, const model::Type& type, const Record& record, std::int64_t code) {
    switch (type.kind) {
        case model::Kind::yes_no:
            return code == 1 ? "yes" : "no";
        case model::Kind::date:
            return values::text_of(static_cast<values::Day>(code));
        case model::Kind::text:
            return fmt::format("\"{}\"", record.texts.at(static_cast<std::size_t>(code)));
        case model::Kind::enumeration:
            return model.at(type.of_enum).values.at(static_cast<std::size_t>(code)).name;
        case model::Kind::noc:
            return model::noc_text(code);
        default:
            return "?";
    }
}

std::string datum_text(const model::Model& model, const model::Fact& fact, const Record& record, const Datum& datum) {
    if (fact.type.many == model::Many::one) {
        const bool is_number = fact.type.kind == model::Kind::number || fact.type.kind == model::Kind::money ||
                               fact.type.kind == model::Kind::days;
        return is_number ? record.number(datum).text(40) : code_text(model, fact.type, record, datum.code);
    }
    std::string text = "{";
    for (std::size_t index = 0; index < datum.count; ++index) {
        const std::int64_t code = record.codes.at(static_cast<std::size_t>(datum.code) + index);
        text += (index > 0 ? ", " : "") + code_text(model, fact.type, record, code);
    }
    return text + "}";
}

std::string list_text(const model::Model& model, const model::Fact& fact, const Record& record) {
    const record::ListDatum& list = record.lists.at(fact.slot);
    if (!list.known)
        return {};
    std::string text = fmt::format("{}: {} members\n", fact.path, list.count);
    const auto& columns = model.columns.at(fact.slot);
    for (std::size_t member = 0; member < list.count; ++member) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const Datum& datum = record.cells.at(list.first + member * columns.size() + column);
            const model::Fact& field = model.at(columns[column]);
            if (datum.known)
                text += fmt::format("{}[{}]{}: {}\n", fact.path, member, field.path.substr(fact.path.size()),
                                    datum_text(model, field, record, datum));
        }
    }
    return text;
}

}  // namespace

std::string listed(const model::Model& model, const Record& record) {
    std::string text = record.id.empty() ? "" : fmt::format("id: {}\n", record.id);
    for (const model::Fact& fact : model.facts) {
        if (fact.place == model::Fact::Place::list)
            text += list_text(model, fact, record);
        if (fact.place == model::Fact::Place::single && record.singles.at(fact.slot).known)
            text += fmt::format("{}: {}\n", fact.path, datum_text(model, fact, record, record.singles[fact.slot]));
    }
    return text;
}

std::string listed(const std::vector<record::RecordError>& errors) {
    std::string text;
    for (const auto& error : errors) {
        text += fmt::format("{}\n  found    {}\n  expected {}\n", error.path.empty() ? "the record" : error.path,
                            error.found, error.expected);
    }
    return text;
}

}  // namespace chapeau::tests
