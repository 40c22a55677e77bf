// A walk over the clause's expressions that notes each fact once, in the order met. The fields of a list's members are
// kept together and written member by member at the end, because that is how a person reads a list. Where several texts
// with periods take part, what was in force is what they all cover.

#include "interpreter/trace/reading.hpp"

#include <algorithm>
#include <set>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/operands.hpp"

namespace chapeau::trace {
namespace {

using model::Fact;
using model::FactId;

class Walk {
  public:
    explicit Walk(const View& view) : view_(view) {}

    void go(ExpressionId id) {
        const model::Expression& expression = view_.at(id);
        if (const auto* fact = std::get_if<model::FactValue>(&expression.node))
            return note(fact->fact);
        if (const auto* element = std::get_if<model::ElementValue>(&expression.node))
            return note_column(element->column);
        if (const auto* define = std::get_if<model::DefineValue>(&expression.node))
            return go_into(define->define);
        if (const auto* by = std::get_if<model::ByPeriod>(&expression.node))
            return go_into(*by, expression);
        if (const auto* by = std::get_if<model::BySelector>(&expression.node))
            return go_into(*by, expression);
        if (const auto list = list_gone_through(expression))
            note(*list);
        for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
    }

    Reading finish() {
        for (const Noted& noted : noted_)
            write(noted);
        if (in_force_)
            reading_.version = version();
        return std::move(reading_);
    }

  private:
    struct Noted {
        FactId fact;
        std::vector<FactId> columns;
    };

    void note(FactId fact) {
        if (seen_.insert(fact).second)
            noted_.push_back({fact, {}});
    }

    void note_column(FactId column) {
        const FactId list = *view_.model.at(column).list;
        note(list);
        const auto noted = std::find_if(noted_.begin(), noted_.end(), [&](const Noted& n) { return n.fact == list; });
        if (seen_.insert(column).second)
            noted->columns.push_back(column);
    }

    void go_into(model::DefineId define) {
        if (defines_.insert(define).second)
            go(view_.model.at(define).value);
    }

    void go_into(const model::ByPeriod& by, const model::Expression& expression) {
        if (view_.model.as_of)
            note(*view_.model.as_of);
        const auto* branch = view_.in_force(by);
        if (branch == nullptr)
            return for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
        from_ = std::max(from_, branch->from.value_or(values::first_day));
        until_ = std::min(until_, branch->until.value_or(values::last_day));
        in_force_ = true;
        go(branch->value);
    }

    void go_into(const model::BySelector& by, const model::Expression& expression) {
        const auto branch = view_.chosen(by);
        if (!branch)
            return for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
        go(by.selector);
        go(*branch);
    }

    void write(const Noted& noted) {
        const Fact& fact = view_.model.at(noted.fact);
        if (fact.place == Fact::Place::single)
            return write(fact.path, fact, view_.record.singles[fact.slot]);
        const record::ListDatum& list = view_.record.lists[fact.slot];
        if (!list.known || list.count == 0 || noted.columns.empty())
            return write_list(fact, list);
        std::vector<FactId> columns = noted.columns;
        std::sort(columns.begin(), columns.end(),
                  [&](FactId a, FactId b) { return view_.model.at(a).slot < view_.model.at(b).slot; });
        for (std::uint32_t member = 0; member < list.count; ++member)
            for (const FactId id : columns) {
                const Fact& column = view_.model.at(id);
                write(view_.member_path(noted.fact, member) + column.path.substr(fact.path.size()), column,
                      cell(view_.model, view_.record, column, member));
            }
    }

    void write(std::string path, const Fact& fact, const record::Datum& datum) {
        reading_.facts.push_back({std::move(path), escaped(fact.title),
                                  plain_datum(view_.model, view_.record, fact, datum),
                                  format_datum(view_.model, view_.record, fact, datum)});
    }

    /// A list without members is itself what was read; of one with members whose fields nobody read, its length.
    void write_list(const Fact& fact, const record::ListDatum& list) {
        Plain value;
        if (list.known)
            value = list.count == 0 ? Plain(std::vector<std::string>{}) : Plain(Decimal{std::to_string(list.count)});
        reading_.facts.push_back({fact.path, escaped(fact.title), value, format_list(view_.model, view_.record, fact)});
    }

    [[nodiscard]] Version version() const {
        const Fact& date = view_.model.at(*view_.model.as_of);
        return {from_ == values::first_day ? std::string() : values::text_of(from_),
                until_ == values::last_day ? std::string() : values::text_of(until_), date.path,
                format_datum(view_.model, view_.record, date, view_.record.singles[date.slot])};
    }

    const View& view_;
    Reading reading_;
    std::vector<Noted> noted_;
    std::set<FactId> seen_;
    std::set<model::DefineId> defines_;
    values::Day from_ = values::first_day;
    values::Day until_ = values::last_day;
    bool in_force_ = false;
};

}  // namespace

Reading reading_of(const View& view, const model::Clause& clause) {
    Walk walk(view);
    for (const auto& part : {clause.applies, std::optional(clause.met), clause.deemed, clause.except})
        if (part)
            walk.go(*part);
    return walk.finish();
}

}  // namespace chapeau::trace
