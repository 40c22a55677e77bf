// A walk over the clause's expressions that notes each fact once, in the order met. The fields of a list's members are
// kept together and come member by member at the end, because that is how a person reads a list. Where several texts
// with periods take part, what was in force is what they all cover.
//
// The walk notes which facts were read; what they are called and what the record says of them is another matter, for
// whoever writes them down.

#include "interpreter/trace/reading.hpp"

#include <algorithm>
#include <charconv>

#include "interpreter/model/operands.hpp"
#include "interpreter/trace/closing.hpp"
#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {

using model::Fact;
using model::FactId;

Readings::Readings(const View& view)
    : view_(view), seen_(view.model.facts.size()), defines_(view.model.defines.size()) {}

const ToRead& Readings::read(const model::Clause& clause) {
    read_.facts.clear();
    read_.columns.clear();
    read_.in_force.reset();
    read_.steady = true;
    seen_.clear();
    defines_.clear();
    if (clause.applies)
        go(*clause.applies);
    go_into_guards(clause.met);
    go(clause.met);
    if (clause.deemed)
        go(*clause.deemed);
    if (clause.except)
        go(*clause.except);
    std::sort(read_.columns.begin(), read_.columns.end(),
              [&](FactId a, FactId b) { return view_.model.at(a).slot < view_.model.at(b).slot; });
    return read_;
}

void Readings::go(ExpressionId id) {
    const model::Expression& expression = view_.at(id);
    if (const auto* fact = std::get_if<model::FactValue>(&expression.node))
        return note(fact->fact);
    if (const auto* element = std::get_if<model::ElementValue>(&expression.node))
        return note_column(element->column);
    if (const auto* of = std::get_if<model::DefineValue>(&expression.node))
        return defines_.insert(of->define.index) ? go(view_.model.at(of->define).value) : void();
    if (const auto* by = std::get_if<model::ByPeriod>(&expression.node))
        return go_into(*by, expression);
    if (const auto* by = std::get_if<model::BySelector>(&expression.node))
        return go_into(*by, expression);
    if (const auto list = list_gone_through(expression))
        note(*list);
    go_into_operands(expression);
}

/// A clause that fails because none of its members applies read their guards.
void Readings::go_into_guards(ExpressionId met) {
    if (!std::holds_alternative<model::FailsWhenNoneApplies>(view_.at(met).node))
        return;
    read_.steady = false;
    if (none_applies(view_, met))
        for (const ExpressionId guard : guards_not_met(view_, met))
            go(guard);
}

void Readings::go_into_operands(const model::Expression& expression) {
    for_each_operand(expression, [this](ExpressionId operand) { go(operand); });
}

void Readings::go_into(const model::ByPeriod& by, const model::Expression& expression) {
    read_.steady = false;
    if (view_.model.as_of)
        note(*view_.model.as_of);
    const auto* branch = view_.in_force(by);
    if (branch == nullptr)
        return go_into_operands(expression);
    InForce& in_force = read_.in_force ? *read_.in_force : read_.in_force.emplace();
    in_force.from = std::max(in_force.from, branch->from.value_or(values::first_day));
    in_force.until = std::min(in_force.until, branch->until.value_or(values::last_day));
    go(branch->value);
}

void Readings::go_into(const model::BySelector& by, const model::Expression& expression) {
    read_.steady = false;
    const auto branch = view_.chosen(by);
    if (!branch)
        return go_into_operands(expression);
    go(by.selector);
    go(*branch);
}

void Readings::note(FactId fact) {
    if (seen_.insert(fact.index))
        read_.facts.push_back(fact);
}

void Readings::note_column(FactId column) {
    note(*view_.model.at(column).list);
    if (seen_.insert(column.index))
        read_.columns.push_back(column);
}

void FactsRead::add(const View& view, ExpressionId id) {
    const model::Expression& expression = view.at(id);
    if (const auto* fact = std::get_if<model::FactValue>(&expression.node))
        facts.insert(fact->fact);
    if (const auto* column = std::get_if<model::ElementValue>(&expression.node))
        facts.insert(column->column);
    if (const auto list = list_gone_through(expression))
        facts.insert(*list);
    if (const auto* define = std::get_if<model::DefineValue>(&expression.node);
        define != nullptr && defines.insert(define->define).second)
        add(view, view.model.at(define->define).value);
    for_each_operand(expression, [&](ExpressionId operand) { add(view, operand); });
}

namespace {

const record::Datum& datum_of(const View& view, const Noted& noted) {
    const Fact& fact = view.model.at(noted.fact);
    return fact.place == Fact::Place::column ? cell(view.model, view.record, fact, noted.member)
                                             : view.record.singles[fact.slot];
}

}  // namespace

std::string path_of(const View& view, const Noted& noted) {
    const Fact& fact = view.model.at(noted.fact);
    if (fact.place != Fact::Place::column)
        return fact.path;
    return view.member_path(*fact.list, noted.member) + fact.path.substr(view.model.at(*fact.list).path.size());
}

Plain plain_of(const View& view, const Noted& noted) {
    const Fact& fact = view.model.at(noted.fact);
    if (fact.place != Fact::Place::list)
        return plain_datum(view.model, view.record, fact, datum_of(view, noted));
    const record::ListDatum& list = view.record.lists[fact.slot];
    if (!list.known)
        return std::monostate{};
    return list.count == 0 ? Plain(std::vector<std::string>{}) : Plain(Decimal{std::to_string(list.count)});
}

FactRead fact_read(const View& view, const Noted& noted) {
    const Fact& fact = view.model.at(noted.fact);
    const bool list = fact.place == Fact::Place::list;
    const bool column = fact.place == Fact::Place::column;
    return {path_of(view, noted),
            escaped(view.speech.title(fact)),
            column ? escaped(view.speech.title(fact)) : std::string(),
            column ? view.member_title(*fact.list, noted.member) : std::string(),
            plain_of(view, noted),
            list ? format_list(view.speech, view.record, fact)
                 : format_datum(view.speech, view.record, fact, datum_of(view, noted))};
}

std::vector<FactRead> facts_read(const View& view, const ToRead& read) {
    std::vector<FactRead> facts;
    for_each_noted(view, read, [&](const Noted& noted) { facts.push_back(fact_read(view, noted)); });
    return facts;
}

std::optional<FactRead> fact_read(const View& view, std::string_view path) {
    const std::size_t open = path.find('[');
    const std::size_t close = path.find(']', std::min(open, path.size()));
    if (open == std::string_view::npos) {
        const auto id = view.model.find_fact(path);
        const bool whole = id && view.model.at(*id).place != Fact::Place::column;
        return whole ? std::optional(fact_read(view, Noted{*id})) : std::nullopt;
    }
    if (close == std::string_view::npos)
        return std::nullopt;
    std::uint32_t member = 0;
    const char* const end = path.data() + close;
    const auto [stop, error] = std::from_chars(path.data() + open + 1, end, member);
    const auto id = view.model.find_fact(std::string(path.substr(0, open)) + std::string(path.substr(close + 1)));
    if (error != std::errc() || stop != end || !id)
        return std::nullopt;
    const Fact& fact = view.model.at(*id);
    const FactId list = fact.list.value_or(*id);
    if (view.model.at(list).place != Fact::Place::list || member >= view.members(list))
        return std::nullopt;
    if (fact.place == Fact::Place::column)
        return fact_read(view, Noted{*id, member});
    FactRead whole;
    whole.path = path;
    whole.title = view.member_title(list, member);
    return whole;
}

Version version_of(const View& view, const InForce& in_force) {
    const Fact& date = view.model.at(*view.model.as_of);
    const auto shown = [&](values::Day day, values::Day without_end) {
        std::string out;
        if (day != without_end)
            view.speech.words.add_date(out, day);
        return out;
    };
    return {shown(in_force.from, values::first_day), shown(in_force.until, values::last_day), date.path,
            escaped(view.speech.title(date)),
            format_datum(view.speech, view.record, date, view.record.singles[date.slot])};
}

}  // namespace chapeau::trace
