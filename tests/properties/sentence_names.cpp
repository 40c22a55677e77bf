// What things are called, and what has a name worked out from the record.
#include <algorithm>

#include "interpreter/values/calendar.hpp"
#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using evaluate::Status;
using model::Kind;
using model::Many;
using values::Rational;

std::string SentenceReader::title(std::string_view name, std::string_view otherwise) const {
    for (const model::Translation& translation : model_.translations)
        if (translation.language == world_.language)
            if (const auto found = translation.titles.find(name); found != translation.titles.end())
                return found->second;
    return std::string(otherwise);
}

std::string SentenceReader::in_words(std::string_view name) {
    std::string words(name.substr(name.rfind('.') + 1));
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string SentenceReader::title_of(const model::Clause& clause) const {
    return title(clause.name, clause.title.empty() ? in_words(clause.name) : clause.title);
}

std::string SentenceReader::title_of(const model::Define& define) const {
    return title(define.name, define.title.empty() ? in_words(define.name) : define.title);
}

std::string SentenceReader::title_of(const model::List& list) const {
    return title(list.name, list.title.empty() ? in_words(list.name) : list.title);
}

std::string SentenceReader::title_of(const model::Fact& fact) const {
    return title(fact.path, fact.title == fact.path ? in_words(fact.path) : fact.title);
}

std::string SentenceReader::title_of(const model::Enum& of, std::size_t value) const {
    const model::EnumValue& written = of.values[value];
    std::string out = title(of.name + "." + written.name, written.title);
    std::ranges::replace(out, '_', ' ');
    const bool level =
        (model_.teer && &of == &model_.at(*model_.teer)) || (model_.skill && &of == &model_.at(*model_.skill));
    return level ? out.substr(0, out.find(',')) : out;
}

std::string SentenceReader::print_of(const model::Type& type, std::int64_t code) {
    if (type.kind == Kind::noc)
        return std::string(model::edition_of(code) == model::Edition::noc2021 ? w_.noc2021 : w_.noc2016) +
               model::noc_text(code);
    if (code < 0)
        return std::string(type.of_enum == model_.teer ? w_.no_teer : w_.no_skill);
    return title_of(model_.at(type.of_enum), static_cast<std::size_t>(code));
}

std::vector<Actual> SentenceReader::actuals(std::string_view text, const Scope& scope) {
    std::vector<Actual> out;
    if (Actual value; literal(text, value))
        out.push_back(value);
    for (const model::Fact& fact : model_.facts)
        if (title_of(fact) == text)
            add(fact, scope, out);
    for (const model::Define& define : model_.defines)
        if (title_of(define) == text)
            out.push_back(of_define(define));
    for (const model::Grant& grant : model_.grants)
        if (in_words(grant.name) == text) {
            out.push_back(of_expression(grant.value));
            out.push_back(out.back());  // or nothing, while its decision is not approved
            out.back().opaque = true;
        }
    if (out.empty())
        add_qualified(text, scope, out);
    if (out.empty())
        made(text, scope, out);
    return out;
}

void SentenceReader::add(const model::Fact& fact, const Scope& scope, std::vector<Actual>& out) {
    if (fact.place == model::Fact::Place::single)
        return out.push_back(of_datum(fact, world_.record.singles[fact.slot]));
    if (fact.place == model::Fact::Place::list) {
        Actual out_of_list;
        out_of_list.type = fact.type;
        out_of_list.known = out_of_list.stated = world_.record.lists[fact.slot].known;
        if (world_.record.lists[fact.slot].count > 0)
            out_of_list.prints = {std::string()};  // not none; how many is said otherwise
        return out.push_back(out_of_list);
    }
    const auto has_field = [&](const SpokenOf& spoken) { return field_of(spoken, title_of(fact)) != nullptr; };
    const auto innermost = std::find_if(scope.rbegin(), scope.rend(), has_field);
    if (innermost != scope.rend())
        add_field(fact, *innermost, out);
}

void SentenceReader::add_field(const model::Fact& fact, const SpokenOf& spoken, std::vector<Actual>& out) {
    const record::ListDatum& list = world_.record.lists[model_.at(*fact.list).slot];
    const std::size_t columns = model_.columns[model_.at(*fact.list).slot].size();
    if (is_of(spoken, model_.at(*fact.list)) && list.known && spoken.member < list.count)
        out.push_back(of_datum(fact, world_.record.cells[list.first + spoken.member * columns + fact.slot]));
}

/// The field of that title that the list has whose member is spoken of.
const model::Fact* SentenceReader::field_of(const SpokenOf& spoken, std::string_view title) {
    for (const model::Fact& fact : model_.facts)
        if (fact.list && is_of(spoken, model_.at(*fact.list)) && title_of(fact) == title)
            return &fact;
    return nullptr;
}

/// `weight, member 1 (jobs)`: of a member that is not the innermost of those that have such a field.
void SentenceReader::add_qualified(std::string_view text, const Scope& scope, std::vector<Actual>& out) {
    for (const std::size_t comma : places(text, ", ")) {
        Scope said;
        std::string member(text.substr(comma + 2));
        member += w_.colon;
        std::string_view rest = member;
        take_members(rest, w_.colon, said);
        if (said.size() != 1 || !rest.empty())
            continue;
        for (const SpokenOf& spoken : scope)
            if (const model::Fact* field = field_of(spoken, text.substr(0, comma));
                field != nullptr && spoken.member == said.front().member && spoken.list == said.front().list)
                add_field(*field, spoken, out);
    }
}

Actual SentenceReader::of_datum(const model::Fact& fact, const record::Datum& datum) {
    Actual out;
    out.type = fact.type;
    out.known = out.stated = datum.known;
    if (!datum.known) {
        // What the declaration says of it holds all the same.
        out.low = fact.bounds.least;
        if (out.low && fact.bounds.above)
            out.low = values::add(*out.low, *divide(Rational(1), power_of_ten(12)));  // more than that, however little
        out.high = fact.bounds.most;
        return out;
    }
    if (fact.type.many == Many::set) {
        for (std::uint32_t i = 0; i < datum.count; ++i) {
            const std::int64_t code = world_.record.codes[static_cast<std::size_t>(datum.code) + i];
            out.prints.push_back(fact.type.kind == Kind::text
                                     ? '"' + world_.record.texts[static_cast<std::size_t>(code)] + '"'
                                     : print_of(fact.type, code));
        }
    } else if (model::is_number(fact.type.kind)) {
        out.low = out.high = world_.record.number(datum);
    } else if (fact.type.kind == Kind::date) {
        out.low = out.high = Rational(datum.code);
    } else if (fact.type.kind == Kind::yes_no) {
        out.yes = datum.code != 0 ? Kleene::yes : Kleene::no;
    } else if (fact.type.kind == Kind::text) {
        const std::string& text = world_.record.text(datum);
        out.prints = {'"' + text + '"'};
        out.stated = text.find_first_not_of(" \t\r\n") != std::string::npos;
    } else {
        out.prints = {print_of(fact.type, datum.code)};
    }
    return out;
}

Actual SentenceReader::of_define(const model::Define& define) {
    return of_expression(define.value);
}

Actual SentenceReader::of_expression(model::ExpressionId id) {
    return result_of(id, world_.results);
}

void SentenceReader::made(std::string_view text, const Scope& scope, std::vector<Actual>& out) {
    if (text.size() > 2 && text.front() == '(' && text.back() == ')')
        for (const Actual& inner : actuals(text.substr(1, text.size() - 2), scope))
            out.push_back(inner);
    if (std::string_view code = text; consume(code, w_.level_of) && drop_end(code, w_.level_end))
        return level(code, out);
    if (text.ends_with(w_.in_2016) || text.ends_with(w_.in_2021)) {
        Actual unknown;
        unknown.type.kind = Kind::noc;
        return out.push_back(unknown);
    }
    made_of_list(text, scope, out);
    extreme(text, scope, out);
    depending(text, scope, out);
    for (const std::string_view sign : {" + ", " − ", " × ", " / "}) {
        const auto signs = places(text, sign);
        if (signs.empty())
            continue;
        const std::size_t at = signs.back();
        for (const Actual& left : actuals(text.substr(0, at), scope))
            for (const Actual& right : actuals(text.substr(at + sign.size()), scope))
                calculate(left, sign, right, out);
        steps(text.substr(0, at), sign, scope, out);
    }
}

void SentenceReader::level(std::string_view code, std::vector<Actual>& out) {
    Actual level;
    level.type.kind = Kind::enumeration;
    if (code.starts_with(w_.noc2021)) {
        const char digit = code[w_.noc2021.size() + 1];
        level.known = true;
        level.prints = {digit > '5' ? std::string(w_.no_teer) : std::string(w_.teer) + digit};
        out.push_back(level);
    }
    level.opaque = true;
    level.known = true;
    level.prints = {std::string(w_.no_skill)};
    out.push_back(level);
    for (const model::Enum& of : model_.enums)
        for (std::size_t i = 0; model_.skill && &of == &model_.at(*model_.skill) && i < of.values.size(); ++i) {
            level.known = true;
            level.prints = {title_of(of, i)};
            out.push_back(level);
        }
    level.known = false;
    level.prints = {};
    out.push_back(level);
}

/// A day that lies beyond the calendar is later, or earlier, than every day.
void SentenceReader::keep_to_calendar(Actual& day) {
    if (!day.low->is_whole()) {  // there is no such day
        day.low.reset();
        day.high.reset();
        day.known = false;
        return;
    }
    const Rational first(std::int64_t{values::first_day});
    const Rational last(std::int64_t{values::last_day});
    if (*day.low < first) {
        day.high = subtract(first, Rational(1));
        day.low.reset();
        day.known = false;
    } else if (*day.low > last) {
        day.low = values::add(last, Rational(1));
        day.high.reset();
        day.known = false;
    }
}

void SentenceReader::calculate(const Actual& a, std::string_view sign, const Actual& b, std::vector<Actual>& out) {
    if (!model::is_quantity(a.type.kind) || !model::is_quantity(b.type.kind))
        return;
    Actual made;
    const bool dates = a.type.kind == Kind::date && b.type.kind == Kind::date;
    made.type.kind = dates                                         ? Kind::days
                     : sign == " / " && a.type.kind == b.type.kind ? Kind::number
                     : a.type.kind == Kind::number                 ? b.type.kind
                                                                   : a.type.kind;
    made.opaque = a.opaque || b.opaque || !a.known || !b.known;
    if (!made.opaque) {
        const auto value = sign == " + "   ? values::add(*a.low, *b.low)
                           : sign == " − " ? subtract(*a.low, *b.low)
                           : sign == " × " ? multiply(*a.low, *b.low)
                                           : divide(*a.low, *b.low);
        made.known = value.has_value();
        if (value)
            made.low = made.high = *value;
        if (value && made.type.kind == Kind::date)
            keep_to_calendar(made);
        count("calculated");
    }
    out.push_back(made);
}

}  // namespace chapeau::properties
