// Constants are found in the checked model, so the same code serves generated policies and real ones. Values are
// decoded by the reader itself, from a record that holds nothing else.
#include "tests/properties/domains.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "interpreter/values/calendar.hpp"

namespace chapeau::properties {

namespace {

using model::Kind;
using model::Many;
using values::Day;
using values::Rational;

struct Constants {
    std::set<Rational> numbers;
    std::set<Rational> amounts;
    std::set<Day> days;
    std::set<std::int64_t> codes;
    std::set<std::string> texts;
    std::map<std::uint32_t, std::set<std::int64_t>> of_enum;
};

void add_literal(Constants& found, const model::Literal& literal, const model::Type& type) {
    if (type.kind == Kind::number)
        found.numbers.insert(literal.number);
    else if (type.kind == Kind::money)
        found.amounts.insert(literal.number);
    else if (type.kind == Kind::date)
        found.days.insert(static_cast<Day>(literal.code));
    else if (type.kind == Kind::noc)
        found.codes.insert(literal.code);
    else if (type.kind == Kind::text)
        found.texts.insert(literal.text);
    else if (type.kind == Kind::enumeration)
        found.of_enum[type.of_enum.index].insert(literal.code);
}

/// First and last code of each edition: the codes are sorted, NOC 2016 first.
void add_codes(Constants& found, const std::vector<std::int64_t>& codes) {
    const auto change = std::ranges::partition_point(
        codes, [](std::int64_t code) { return model::edition_of(code) == model::Edition::noc2016; });
    const auto ends = [&](auto begin, auto end) {
        if (begin == end)
            return;
        found.codes.insert(*begin);
        found.codes.insert(*(end - 1));
    };
    ends(codes.begin(), change);
    ends(change, codes.end());
}

void add_list(Constants& found, const model::List& list) {
    found.texts.insert(list.texts.begin(), list.texts.end());
    if (list.element.kind == Kind::noc)
        add_codes(found, list.codes);
    else if (list.element.kind == Kind::enumeration)
        found.of_enum[list.element.of_enum.index].insert(list.codes.begin(), list.codes.end());
}

void add_periods(Constants& found, const model::ByPeriod& by) {
    for (const model::ByPeriod::Branch& branch : by.branches)
        if (branch.from)
            found.days.insert(*branch.from);
}

Constants constants_of(const model::Model& model) {
    Constants found;
    for (const model::Expression& expression : model.expressions) {
        if (const auto* literal = std::get_if<model::Literal>(&expression.node))
            add_literal(found, *literal, expression.type);
        if (const auto* by = std::get_if<model::ByPeriod>(&expression.node))
            add_periods(found, *by);
    }
    for (const model::List& list : model.lists)
        add_list(found, list);
    // codes of no level, and some that no list has
    for (const char* code : {"21301", "72010", "26000", "19999", "2132", "0213", "6411", "1899"})
        found.codes.insert(*model::parse_noc(code));
    return found;
}

// ---------------------------------------------------------------- values

using Texts = std::vector<std::string>;  // of JSON

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

bool within(const Rational& value, const model::Fact& fact) {
    return fact.bounds.allow(value);
}

Texts both_sides(const std::set<Rational>& constants, Rational step, const model::Fact& fact) {
    std::set<Rational> values{Rational(0), *divide(Rational(1), Rational(2))};
    for (const Rational& constant : constants)
        for (const auto& side : {subtract(constant, step), std::optional(constant), add(constant, step)})
            values.insert(*side);
    Texts written;
    for (const Rational& value : values)
        if (within(value, fact))
            written.push_back(value.text(10));
    return written;
}

Texts days_around(const std::set<Day>& constants) {
    std::set<Day> days{*values::day_of(2020, 2, 29)};
    for (const Day day : constants)
        for (const Day near : {day - 1, day, day + 1})
            if (near >= values::first_day && near <= values::last_day)
                days.insert(near);
    Texts written;
    for (const Day day : days)
        written.push_back(quoted(values::text_of(day)));
    return written;
}

/// The same text for whoever compares it: other capitals, more blanks, an accent apart from its letter.
std::string variant_of(std::string text) {
    for (char& c : text)
        c = c >= 'a' && c <= 'z'   ? static_cast<char>(c - 'a' + 'A')
            : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a')
                                   : c;
    const std::string accented = "\u00e8";
    if (const std::size_t at = text.find(accented); at != std::string::npos)
        text.replace(at, accented.size(), "e\u0300");
    return "\u00a0" + text + " ";
}

/// Among them some that differ in the middle only, short enough to be given a code and not.
Texts texts_of(const Constants& constants) {
    Texts written{quoted("elsewhere"), quoted(""), quoted(" ")};
    for (const std::size_t length : {10, 100})
        for (const char middle : {'a', 'b'})
            written.push_back(quoted(std::string(length, '-') + middle + std::string(length, '-')));
    for (const std::string& text : constants.texts) {
        written.push_back(quoted(text));
        written.push_back(quoted(variant_of(text)));
    }
    return written;
}

/// All of a small enum; of a large one those that the policy names and one other.
Texts values_of_enum(const Constants& constants, const model::Model& model, model::EnumId id) {
    constexpr std::size_t few = 12;
    const std::vector<model::EnumValue>& values = model.at(id).values;
    const auto found = constants.of_enum.find(id.index);
    const std::set<std::int64_t> named = found == constants.of_enum.end() ? std::set<std::int64_t>() : found->second;
    Texts written;
    bool other = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool passed_over = values.size() > few && !named.contains(static_cast<std::int64_t>(i));
        if (passed_over && std::exchange(other, true))
            continue;
        written.push_back(quoted(values[i].name));
    }
    return written;
}

Texts codes_of(const Constants& constants) {
    Texts written;
    for (const std::int64_t code : constants.codes)
        written.push_back(quoted(model::noc_text(code)));
    return written;
}

Texts members_of(const Constants& constants, const model::Model& model, const model::Fact& fact) {
    switch (fact.type.kind) {
        case Kind::yes_no:
            return {"true", "false"};
        case Kind::number:
        case Kind::days:
            return both_sides(constants.numbers, 1, fact);
        case Kind::money:
            return both_sides(constants.amounts, *divide(Rational(1), Rational(100)), fact);
        case Kind::date:
            return days_around(constants.days);
        case Kind::text:
            return texts_of(constants);
        case Kind::enumeration:
            return values_of_enum(constants, model, fact.type.of_enum);
        case Kind::noc:
            return codes_of(constants);
        default:
            return {};
    }
}

Texts extremes_of(const model::Fact& fact) {
    if (fact.type.kind == Kind::date)
        return {quoted("0001-01-01"), quoted("0001-01-31"), quoted("9999-12-31"), quoted("9999-12-01")};
    if (fact.type.kind != Kind::number && fact.type.kind != Kind::money)
        return {};
    Texts extremes{"9999999999999999999999999999999999", "0.0000000000000000000000000000000001",
                   "1234567890123456789012345678901234", "0.3333333333333333333333333333333333"};
    std::erase_if(extremes, [&](const std::string& number) { return !within(*Rational::parse(number), fact); });
    return extremes;
}

/// None, each one, two.
Texts sets_of(const Texts& members) {
    Texts sets{"[]"};
    for (const std::string& member : members)
        sets.push_back("[" + member + "]");
    if (members.size() > 1)
        sets.push_back("[" + members.front() + ", " + members.back() + "]");
    return sets;
}

Texts values_for(const Constants& constants, const model::Model& model, const model::Fact& fact, Extent extent) {
    Texts members = members_of(constants, model, fact);
    if (extent == Extent::extreme)
        for (const std::string& value : extremes_of(fact))
            members.push_back(value);
    return fact.type.many == Many::set ? sets_of(members) : members;
}

// ---------------------------------------------------------------- decoding

std::string nested(const std::string& path, const std::string& value) {
    const std::size_t dot = path.find('.');
    const std::string inner = dot == std::string::npos ? value : nested(path.substr(dot + 1), value);
    return "{\"" + path.substr(0, dot) + "\": " + inner + "}";
}

Sampled decoded(const model::Fact& fact, const std::string& json, tests::Engine& engine) {
    const model::Model& model = engine.model();
    std::string text = json;
    const model::Fact* list = fact.list ? &model.at(*fact.list) : nullptr;
    if (list != nullptr)
        text = nested(list->path, "[" + nested(fact.path.substr(list->path.size() + 1), text) + "]");
    else
        text = nested(fact.path, text);
    record::Record record;
    const auto errors = engine.reader.read(text, record);
    if (!errors.empty())
        std::abort();  // a domain must hold good values
    const record::Datum datum =
        list == nullptr ? record.singles[fact.slot] : record.cells[record.lists[list->slot].first + fact.slot];
    Sampled sampled{json, datum, {}, {}, {}};
    if (fact.type.many != Many::set && model::is_number(fact.type.kind))
        sampled.number = record.number(datum);
    const auto text_at = [&](std::int64_t index) { return record.texts[static_cast<std::size_t>(index)]; };
    if (fact.type.many == Many::set) {
        const auto first = record.codes.begin() + datum.code;
        sampled.codes.assign(first, first + datum.count);
        if (fact.type.kind == Kind::text)
            for (const std::int64_t index : sampled.codes)
                sampled.texts.push_back(text_at(index));
    } else if (fact.type.kind == Kind::text) {
        sampled.texts.push_back(text_at(datum.code));
    }
    return sampled;
}

Domain domain_of(model::FactId id, const Constants& constants, tests::Engine& engine, Extent extent) {
    const model::Fact& fact = engine.model().at(id);
    Domain domain{id, {}};
    for (const std::string& value : values_for(constants, engine.model(), fact, extent))
        domain.values.push_back(decoded(fact, value, engine));
    return domain;
}

}  // namespace

Domains domains_of(tests::Engine& engine, Extent extent) {
    const model::Model& model = engine.model();
    const Constants constants = constants_of(model);
    Domains domains{&model, std::vector<Domain>(model.singles), {}};
    for (std::uint32_t i = 0; i < model.facts.size(); ++i)
        if (model.facts[i].place == model::Fact::Place::single)
            domains.singles[model.facts[i].slot] = domain_of({i}, constants, engine, extent);
    for (const std::vector<model::FactId>& columns : model.columns) {
        std::vector<Domain>& of_list = domains.columns.emplace_back();
        for (const model::FactId column : columns)
            of_list.push_back(domain_of(column, constants, engine, extent));
    }
    return domains;
}

std::size_t place_of(Domain& domain, const std::string& json, tests::Engine& engine) {
    const auto found = std::ranges::find(domain.values, json, &Sampled::json);
    if (found != domain.values.end())
        return static_cast<std::size_t>(found - domain.values.begin());
    domain.values.push_back(decoded(engine.model().at(domain.fact), json, engine));
    return domain.values.size() - 1;
}

}  // namespace chapeau::properties
