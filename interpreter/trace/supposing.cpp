#include "interpreter/trace/supposing.hpp"

#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {
namespace {

record::Datum& datum_of(const model::Model& model, record::Record& record, const model::Fact& fact,
                        std::uint32_t member) {
    return fact.place == model::Fact::Place::column ? record.cells[cell_index(model, record, fact, member)]
                                                    : record.singles[fact.slot];
}

}  // namespace

evaluate::Results keeping_only(const View& view, const std::function<bool(const model::Fact&)>& keep) {
    record::Record record = view.record;
    for (const model::Fact& fact : view.model.facts) {
        if (fact.place == model::Fact::Place::list || keep(fact))
            continue;
        const std::uint32_t members = fact.list ? view.members(*fact.list) : 1;
        for (std::uint32_t member = 0; member < members; ++member)
            datum_of(view.model, record, fact, member) = {};
    }
    for (const model::Fact& fact : view.model.facts)
        if (fact.place == model::Fact::Place::list && !keep(fact))
            record.lists[fact.slot] = {};
    evaluate::Results results(view.program);
    evaluate::evaluate(view.program, record, results);
    return results;
}

}  // namespace chapeau::trace
