#include "interpreter/trace/supposing.hpp"

#include <algorithm>

#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {
namespace {

record::Datum& datum_of(const model::Model& model, record::Record& record, const model::Fact& fact,
                        std::uint32_t member) {
    return fact.place == model::Fact::Place::column ? record.cells[cell_index(model, record, fact, member)]
                                                    : record.singles[fact.slot];
}

bool has_fixed_field(const model::Model& model, const model::Fact& list) {
    const auto& columns = model.columns[list.slot];
    return std::any_of(columns.begin(), columns.end(),
                       [&](const model::FactId column) { return model.at(column).fixed; });
}

/// One more than the greatest number that the policy says: whatever it counts to is reached.
std::uint32_t most_to_add(const model::Model& model) {
    std::int64_t most = 1;
    for (const model::Expression& expression : model.expressions)
        if (const auto* literal = std::get_if<model::Literal>(&expression.node);
            literal != nullptr && expression.type.kind == model::Kind::number)
            most = std::max(most, literal->number.floor().value_or(most));
    constexpr std::int64_t bound = 9'999;
    return static_cast<std::uint32_t>(std::min(most, bound) + 1);
}

/// Moves the members to the end of the cells, where there is room for more.
void add_members(record::Record& record, record::ListDatum& list, std::size_t columns, std::uint32_t added) {
    const auto begin = static_cast<std::uint32_t>(record.cells.size());
    for (std::size_t i = 0; i < list.count * columns; ++i)
        record.cells.push_back(record::Datum(record.cells[list.first + i]));
    record.cells.resize(record.cells.size() + added * columns);
    list.first = begin;
    list.count += added;
}

}  // namespace

Supposed keeping_only(const View& view, const std::function<bool(const model::Fact&)>& keep) {
    const model::Model& model = view.model;
    Supposed out{view.record, evaluate::Results(view.program)};
    record::Record& record = out.record;
    for (const model::Fact& fact : model.facts) {
        if (fact.place == model::Fact::Place::list || keep(fact))
            continue;
        const std::uint32_t members = fact.list ? view.members(*fact.list) : 1;
        for (std::uint32_t member = 0; member < members; ++member)
            datum_of(model, record, fact, member) = {};
    }
    const std::uint32_t added = most_to_add(model);
    for (const model::Fact& fact : model.facts) {
        if (fact.place != model::Fact::Place::list || keep(fact))
            continue;
        record::ListDatum& list = record.lists[fact.slot];
        if (list.known && has_fixed_field(model, fact))
            add_members(record, list, model.columns[fact.slot].size(), added);
        else
            list = {};
    }
    evaluate::evaluate(view.program, record, out.results);
    return out;
}

}  // namespace chapeau::trace
