// The program has forgotten names, the model knows no results; what a trace says needs both. Everything here is a
// lookup: from an expression to the node that works it out, from there to its slot.
//
// Whatever only a `reason` reads is worked out here, once, since deciding does not need it.

#include "interpreter/trace/view.hpp"

#include <algorithm>

#include "interpreter/model/operands.hpp"
#include "interpreter/trace/conditions.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/overloaded.hpp"

namespace chapeau::trace {
namespace {

using evaluate::Kleene;
using model::Kind;
using model::Many;
using program::no_node;

std::string_view shown_kleene(const Words& words, Kleene k) {
    return k == Kleene::yes ? words.yes : k == Kleene::no ? words.no : words.not_known;
}

std::string_view sign_of(model::Arithmetic operation) {
    switch (operation) {
        case model::Arithmetic::add:
        case model::Arithmetic::add_days:
            return " + ";
        case model::Arithmetic::multiply:
            return " × ";
        case model::Arithmetic::divide:
            return " / ";
        case model::Arithmetic::subtract:
        case model::Arithmetic::subtract_days:
        case model::Arithmetic::days_between:
            break;
    }
    return " − ";
}

/// The day that governs; nothing where it is not known.
std::optional<values::Day> day_of(const model::Model& model, const record::Record& record) {
    if (!model.as_of)
        return std::nullopt;
    const record::Datum& date = record.singles[model.at(*model.as_of).slot];
    return date.known ? std::optional(static_cast<values::Day>(date.code)) : std::nullopt;
}

}  // namespace

View::View(const model::Policy& of, const program::Program& from, const record::Record& read,
           const evaluate::Results& results, const Words& in)
    : policy(of),
      model(of.model),
      program(from),
      record(read),
      speech(of.model, in, day_of(of.model, read)),
      own_(results),
      results_(*own_) {
    work_out_reasons();
}

View::View(const model::Policy& of, const program::Program& from, const record::Record& read, WorkIn results)
    : policy(of),
      model(of.model),
      program(from),
      record(read),
      speech(of.model, english, day_of(of.model, read)),
      results_(results.results) {
    work_out_reasons();
}

void View::work_out_reasons() {
    evaluate::evaluate(program, record, program::Program::part(program.schedule, program.reasons), results_);
}

evaluate::MissingFacts& View::missing() {
    if (!missing_)
        missing_.emplace(program, record, results_);
    return *missing_;
}

const evaluate::Value& View::value(ExpressionId id) const {
    static const evaluate::Value nothing;
    const program::NodeIndex node = program.expressions[id.index];
    if (node == no_node || program::is_truth(program.nodes[node].op))
        return nothing;
    return results_.value(program.nodes[node]);
}

void View::add_shown(std::string& to, ExpressionId id) const {
    const model::Expression& expression = at(id);
    if (const auto* fact = std::get_if<model::FactValue>(&expression.node))
        add_shown(to, model.at(fact->fact));
    else if (const auto grant = not_granted(id))
        add_not_granted(to, model.at(*grant));
    else if (expression.type.kind == Kind::yes_no && expression.type.many == Many::one)
        to += shown_kleene(speech.words, holds(id));
    else
        add_value(to, speech, record, expression.type, value(id));
}

/// Goes through definitions, as far as what is not known hangs on grants.
std::optional<model::GrantId> View::not_granted(ExpressionId id) const {
    const program::NodeIndex node = program.expressions[id.index];
    if (program.hangs_on_grant.empty() || node == no_node || !program.hangs_on_grant[node])
        return std::nullopt;
    if (program::is_truth(program.nodes[node].op) ? holds(id) != Kleene::unknown : value(id).known)
        return std::nullopt;
    if (const auto* grant = std::get_if<model::GrantValue>(&at(id).node)) {
        const Kleene approved = truth(model.at(grant->grant).decision).satisfied;
        return approved == Kleene::no ? std::optional(grant->grant) : std::nullopt;
    }
    std::optional<model::GrantId> found;
    const auto look = [&](ExpressionId operand) { found = found ? found : not_granted(operand); };
    if (const auto* define = std::get_if<model::DefineValue>(&at(id).node))
        look(model.at(define->define).value);
    for_each_operand(at(id), look);
    return found;
}

void View::add_not_granted(std::string& to, const model::Grant& grant) const {
    const Words& words = speech.words;
    std::string decision(words.open_quote);
    add_escaped(decision, speech.title(model.at(grant.decision)));
    decision += words.close_quote;
    const evaluate::Status status = this->status(grant.decision);
    add_filled(to,
               status == evaluate::Status::fail             ? words.not_granted_refused
               : status == evaluate::Status::not_applicable ? words.not_granted_inapplicable
                                                            : words.not_granted_whatever,
               {decision});
}

void View::add_shown(std::string& to, ExpressionId id, int places) const {
    const evaluate::Value& found = value(id);
    const model::Type& type = at(id).type;
    const bool given_or_worked_out = found.known || !std::holds_alternative<model::FactValue>(at(id).node);
    if (places != usual_places && model::is_number(type.kind) && given_or_worked_out && !not_granted(id))
        add_value(to, speech, record, type, found, places);
    else
        add_shown(to, id);
}

void View::add_shown(std::string& to, const model::Fact& fact) const {
    if (fact.place == model::Fact::Place::list)
        add_list(to, speech, record, fact);
    else
        add_datum(to, speech, record, fact, record.singles[fact.slot]);
}

void View::add_object(std::string& to, ExpressionId id, int places) const {
    const evaluate::Value& found = value(id);
    const model::Type& type = at(id).type;
    if (type.many != Many::one || type.kind == Kind::yes_no || not_granted(id))
        add_shown(to, id, places);
    else if (!found.known)
        add_open_object(to, speech.words, type.kind, found, places);
    else if (type.kind == Kind::enumeration)
        add_object_code(to, speech, type, found.code);
    else if (type.kind == Kind::date)
        add_filled(to, speech.words.object_day, {shown(id)});
    else
        add_shown(to, id, places);
}

std::string View::shown(ExpressionId id) const {
    std::string out;
    add_shown(out, id);
    return out;
}

std::string View::shown(ExpressionId id, int places) const {
    std::string out;
    add_shown(out, id, places);
    return out;
}

std::string View::shown(const model::Fact& fact) const {
    std::string out;
    add_shown(out, fact);
    return out;
}

Kleene View::guard(model::ClauseId id) const {
    const program::NodeIndex node = program.clauses[id.index].guard;
    return node == no_node ? Kleene::yes : results_.truth(program.nodes[node]).satisfied;
}

// ---------------------------------------------------------------- words

record::Record nothing_known(const model::Model& model) {
    record::Record record;
    record.singles.resize(model.singles);
    record.lists.resize(model.lists_of_record.size());
    return record;
}

std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string View::as_of_title() const {
    return model.as_of ? escaped(speech.title(model.at(*model.as_of))) : std::string();
}

std::string View::as_of() const {
    if (!model.as_of)
        return {};
    const model::Fact& fact = model.at(*model.as_of);
    const record::Datum& date = record.singles[fact.slot];
    return date.known ? format_datum(speech, record, fact, date) : std::string();
}

std::string View::source(ExpressionId id) const {
    return escaped(on_one_line(policy.trees.sources.text(at(id).span)));
}

std::string View::title(ExpressionId id) const {
    std::string out;
    add_title(out, id);
    return out;
}

void View::add_title(std::string& to, ExpressionId id) const {
    std::visit(Overloaded{[&](const model::FactValue& of) { add_escaped(to, speech.title(model.at(of.fact))); },
                          [&](const model::ElementValue& of) { add_title(to, of); },
                          [&](const model::DefineValue& of) { add_escaped(to, speech.title(model.at(of.define))); },
                          [&](const model::GrantValue& of) { to += title_or_name(speech, model.at(of.grant)); },
                          [&](const model::Level& level) {
                              add_filled(to, speech.words.level_of,
                                         {value(level.code).known ? shown(level.code) : title(level.code)});
                          },
                          [&](const model::ReadIn& read) {
                              if (value(id).known)
                                  return add_title(to, read.code);
                              add_filled(to, speech.words.in_edition,
                                         {title(read.code), read.edition == model::Edition::noc2021
                                                                ? speech.words.edition_2021
                                                                : speech.words.edition_2016});
                          },
                          [&](const model::StepMonths& step) {
                              add_title(to, step.date);
                              to += step.months < 0 ? " − " : " + ";
                              add_code(to, speech, {Kind::steps, Many::one, {}, {}}, std::abs(step.months));
                          },
                          [&](const model::Calculation& made) {
                              if (!add_years(to, id))
                                  add_title(to, made);
                          },
                          [&](const model::Extreme& of) { add_title(to, of); },
                          [&](const model::Aggregate& of) { add_title(to, of); },
                          [&](const model::DaysCovered& of) {
                              add_filled(to, speech.words.days_covered, {escaped(speech.title(model.at(of.list)))});
                              add_that_count(to, of);
                          },
                          [&](const model::IsStated& of) { add_title(to, of.fact); },
                          [&](const model::Quantified& of) { add_escaped(to, speech.title(model.at(of.list))); },
                          [&](const model::ClauseValue& of) { add_escaped(to, speech.title(model.at(of.clause))); },
                          [&](const model::IsApproved& of) { add_escaped(to, speech.title(model.at(of.decision))); },
                          [&](const model::Not& of) { add_title(to, of.operand); },
                          [&](const model::ByPeriod& of) {
                              if (const auto* branch = in_force(of))
                                  add_title(to, branch->value);
                              else
                                  add_filled(to, speech.words.depends_on, {as_of_title()});
                          },
                          [&](const model::BySelector& of) {
                              if (const auto branch = chosen(of))
                                  add_title(to, *branch);
                              else
                                  add_filled(to, speech.words.depends_on, {title(of.selector)});
                          },
                          [&](const auto&) { add_shown(to, id); }},
               at(id).node);
}

namespace {

/// The digits that the text begins with, taken from it.
std::string_view taken_digits(std::string_view& text) {
    const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
    text.remove_prefix(digits.size());
    return digits;
}

/// Takes `beginning` from the text, if it begins so.
bool take(std::string_view& text, std::string_view beginning) {
    if (!text.starts_with(beginning))
        return false;
    text.remove_prefix(beginning.size());
    return true;
}

}  // namespace

/// `2 years of 365 days`, where that is what it is.
bool View::add_years(std::string& to, ExpressionId id) const {
    const std::string written = at(id).type.kind == Kind::days ? source(id) : std::string();
    std::string_view rest = written;
    std::string years(taken_digits(rest));
    if (years.empty() || !(take(rest, " years of ") || take(rest, " year of ")))
        return false;
    std::string days(taken_digits(rest));
    if (days.empty() || rest != " days")
        return false;
    const Words& words = speech.words;
    const values::Rational number = values::Rational::parse(years).value_or(0);
    add_filled(to, words.years_of,
               {years.append(words.before_unit).append(words.is_one(number) ? words.year.one : words.year.many),
                days.append(words.before_unit).append(words.day.many)});
    return true;
}

/// With whose it is, where a member within that one has a field that is called so too.
void View::add_title(std::string& to, const model::ElementValue& of) const {
    const std::string_view title = speech.title(model.at(of.column));
    const auto own = std::find_if(gone_through_.rbegin(), gone_through_.rend(),
                                  [&](const GoneThrough& one) { return one.depth == of.depth; });
    const auto has_field = [&](const GoneThrough& one) {
        const auto& columns = model.columns[model.at(one.list).slot];
        return std::any_of(columns.begin(), columns.end(),
                           [&](const model::FactId column) { return speech.title(model.at(column)) == title; });
    };
    if (own == gone_through_.rend() || std::none_of(gone_through_.rbegin(), own, has_field))
        return add_escaped(to, title);
    add_filled(to, speech.words.member_of_list, {escaped(title), noun_of_member(own->list, own->member)});
}

void View::add_title(std::string& to, const model::Calculation& made) const {
    const auto operand = [&](ExpressionId part, bool bracketed) {
        const std::string text = title(part);
        const auto has = [&](std::string_view sign) { return text.find(sign) != std::string::npos; };
        const bool made_of_two = has(" − ") || has(" + ") || has(" × ") || has(" / ");
        const auto& node = at(part).node;
        const bool calculated = std::holds_alternative<model::Calculation>(node);
        const bool written_out = calculated || std::holds_alternative<model::StepMonths>(node) ||
                                 std::holds_alternative<model::ByPeriod>(node) ||
                                 std::holds_alternative<model::BySelector>(node);
        const bool brackets = bracketed && written_out && (made_of_two || (calculated && !fixed(part)));
        to += brackets ? "(" : "";
        to += text;
        to += brackets ? ")" : "";
    };
    const bool scales = made.operation == model::Arithmetic::multiply || made.operation == model::Arithmetic::divide;
    operand(made.left, scales);
    to += sign_of(made.operation);
    operand(made.right, true);
}

void View::add_title(std::string& to, const model::Extreme& of) const {
    std::string members;
    for (const ExpressionId member : of.members)
        members += (members.empty() ? "" : ", ") + title(member);
    add_filled(to, of.extremity == model::Extremity::earliest ? speech.words.earliest_of : speech.words.latest_of,
               {members});
}

void View::add_title(std::string& to, const model::Aggregate& of) const {
    const Words& words = speech.words;
    const std::string_view phrase = of.aggregation == model::Aggregation::count      ? words.number_of
                                    : of.aggregation == model::Aggregation::sum      ? words.sum_of
                                    : of.aggregation == model::Aggregation::earliest ? words.earliest_among
                                                                                     : words.latest_among;
    const std::string value = of.value ? of_member(of.list, of.depth, [&] { return title(*of.value); }) : std::string();
    add_filled(to, phrase, {escaped(speech.title(model.at(of.list))), value});
    if (of.tells_where)
        add_filled(to, words.that_count_if,
                   {of_member(of.list, of.depth, [&] { return condition_in_words(*this, *of.where); })});
    else if (of.where)
        to += words.that_count;
}

void View::add_that_count(std::string& to, const model::DaysCovered& of) const {
    const Words& words = speech.words;
    std::string told;
    if (of.tells_where)
        told = of_member(of.list, of.depth, [&] { return condition_in_words(*this, *of.where); });
    else if (of.where)
        to += words.that_count;
    if (of.tells_days) {
        const std::string from = of_member(of.list, of.depth, [&] { return title(of.from); });
        const std::string end = of_member(of.list, of.depth, [&] { return title(of.to); });
        told += told.empty() ? std::string_view() : words.with;
        add_filled(told, words.from_to, {from, end});
        if (of.up_to)
            add_filled(told, words.and_up_to, {of_member(of.list, of.depth, [&] { return title(*of.up_to); })});
    }
    if (!told.empty())
        add_filled(to, of.tells_where ? words.that_count_if : words.with_days, {told});
}

/// What is said of a field of the list's members while `say` runs.
std::string View::of_member(model::FactId list, std::uint32_t depth, const std::function<std::string()>& say) const {
    gone_through_.push_back({list, depth, std::nullopt});
    std::string said = say();
    gone_through_.pop_back();
    return said;
}

bool View::fixed(ExpressionId id) const {
    return std::visit(
        Overloaded{[](const model::Literal&) { return true; },
                   [&](const model::Calculation& c) { return fixed(c.left) && fixed(c.right); },
                   [&](const model::StepMonths& step) { return fixed(step.date); },
                   [&](const model::DefineValue& of) { return fixed(of.define); }, [](const auto&) { return false; }},
        at(id).node);
}

bool View::fixed(model::DefineId id) const {
    if (fixed_.empty())
        fixed_.resize(model.defines.size(), Fixed::not_asked);
    if (fixed_[id.index] == Fixed::not_asked)
        fixed_[id.index] = fixed(model.at(id).value) ? Fixed::yes : Fixed::no;
    return fixed_[id.index] == Fixed::yes;
}

// ---------------------------------------------------------------- members of lists

std::uint32_t View::members(model::FactId list) const {
    const record::ListDatum& datum = record.lists[model.at(list).slot];
    return datum.known ? datum.count : 0;
}

void View::for_each_member(ExpressionId quantifier, const std::function<void(std::uint32_t)>& each) {
    const program::NodeIndex index = program.expressions[quantifier.index];
    if (index == no_node)
        return;
    const program::Node& node = program.nodes[index];
    const record::ListDatum& list = record.lists[node.a];
    const model::FactId gone_through = list_gone_through(at(quantifier)).value();
    for (std::uint32_t member = 0; list.known && member < list.count; ++member) {
        evaluate::evaluate_member(program, record, node, member, results_);
        gone_through_.push_back({gone_through, node.depth, member});
        each(member);
        gone_through_.pop_back();
    }
}

void View::add_member_path(std::string& to, model::FactId list, std::uint32_t member) const {
    to += model.at(list).path;
    to += '[';
    to += std::to_string(member);
    to += ']';
}

std::string View::member_path(model::FactId list, std::uint32_t member) const {
    std::string out;
    add_member_path(out, list, member);
    return out;
}

std::string View::member_title(model::FactId list, std::uint32_t member) const {
    return noun_of_member(list, member);
}

/// `job 2`; of each of them alike `job`.
std::string View::noun_of_member(model::FactId list, std::optional<std::uint32_t> member) const {
    const std::string noun(speech.noun(model.at(list)));
    std::string out = escaped(noun.empty() ? std::string(speech.words.member) : speech.words.singular(noun));
    if (member)
        out += ' ' + std::to_string(*member + 1);
    const auto& lists = model.lists_of_record;
    const auto alike = [&](model::FactId other) { return speech.noun(model.at(other)) == noun; };
    if (std::count_if(lists.begin(), lists.end(), alike) > 1)
        out += " (" + escaped(speech.title(model.at(list))) + ")";
    return out;
}

// ---------------------------------------------------------------- branches

const model::ByPeriod::Branch* View::in_force(const model::ByPeriod& by) const {
    if (!model.as_of)
        return nullptr;
    const record::Datum& date = record.singles[model.at(*model.as_of).slot];
    const auto covers = [&](const model::ByPeriod::Branch& branch) {
        return (!branch.from || *branch.from <= date.code) && (!branch.until || date.code <= *branch.until);
    };
    const auto found = std::find_if(by.branches.begin(), by.branches.end(), covers);
    return date.known && found != by.branches.end() ? &*found : nullptr;
}

std::optional<ExpressionId> View::chosen(const model::BySelector& by) const {
    const evaluate::Value& selector = value(by.selector);
    if (!selector.known || selector.code < 0)  // not known, or a code of no level
        return std::nullopt;
    return by.branches[by.branch_of[static_cast<std::size_t>(selector.code)]];
}

}  // namespace chapeau::trace
