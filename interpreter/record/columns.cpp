// Columns are given room for a whole block at once, lists as they grow, so that a row only writes. What a row leaves
// out must say so: the planes and codes of a block begin as "not known".
#include "interpreter/record/columns.hpp"

#include <algorithm>

#include "interpreter/record/layout.hpp"
#include "interpreter/text/folding.hpp"

namespace chapeau::record {

namespace {

using model::Fact;
using model::Kind;
using model::Many;
using values::Int128;
using values::Rational;

bool is_text(const Fact& fact) {
    return fact.type.kind == Kind::text && fact.type.many == Many::one;
}
bool is_yes_no(const Fact& fact) {
    return fact.type.kind == Kind::yes_no && fact.type.many == Many::one;
}
bool is_number(const Fact& fact) {
    return model::is_number(fact.type.kind) && fact.type.many == Many::one;
}

bool is_coded(const Fact& fact) {
    return !is_yes_no(fact) && !is_text(fact) && !is_number(fact);
}

void give_room(Column& column, const Fact& fact, std::uint32_t rows) {
    column.known.words.resize(Plane::words_for(rows));
    if (is_yes_no(fact) || is_text(fact))
        column.yes.words.resize(Plane::words_for(rows));
    if (is_text(fact))
        column.texts.resize(rows);
    if (is_number(fact))
        column.numbers.resize(rows);
    if (is_coded(fact) || column.compared)
        column.codes.resize(rows, no_code);
}

void clear(Column& column, std::uint32_t rows) {
    std::fill_n(column.known.words.begin(), std::min(Plane::words_for(rows), column.known.words.size()), 0U);
    std::fill_n(column.yes.words.begin(), std::min(Plane::words_for(rows), column.yes.words.size()), 0U);
    std::fill_n(column.codes.begin(), std::min<std::size_t>(rows, column.codes.size()), no_code);
}

void clear(Table& table) {
    for (Column& column : table.columns)
        clear(column, table.rows);
    table.rows = 0;
}

/// In millionths; nothing where it is no whole number of them or too large.
std::optional<std::int64_t> in_millionths(const Rational& number) {
    const auto scaled = values::multiply(number, column_scale);
    if (!scaled || !scaled->is_whole())
        return std::nullopt;
    return scaled->floor();
}

void forget(Column& column, std::uint32_t row) {
    const std::uint64_t others = ~(std::uint64_t{1} << (row % Plane::bits));
    column.known.words[row / Plane::bits] &= others;
    if (!column.yes.words.empty())
        column.yes.words[row / Plane::bits] &= others;
    if (!column.codes.empty())
        column.codes[row] = no_code;
}

}  // namespace

std::optional<std::int32_t> Sets::find_or_add(const std::vector<std::int64_t>& codes) {
    const auto known = index_.find(codes);
    if (known != index_.end())
        return known->second;
    if (sets_.size() == most)
        return std::nullopt;
    const auto index = static_cast<std::int32_t>(sets_.size());
    index_.emplace(codes, index);
    sets_.push_back(codes);
    return index;
}

bool within_bound(const Fact& fact, std::int64_t millionths) {
    if (!fact.bounds.stated())
        return true;
    // Nearly always that is 0 at the least.
    if (fact.bounds.least && fact.bounds.least->is_zero() && !fact.bounds.most)
        return fact.bounds.above ? millionths > 0 : millionths >= 0;
    const auto number = values::divide(millionths, column_scale);
    return number && within_bound(fact, *number);
}

std::optional<std::int32_t> Sets::find_or_add_unsorted(std::vector<std::int64_t>& codes) {
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return find_or_add(codes);
}

const Fact* id_fact(const model::Model& model) {
    const Fact* chosen = nullptr;
    for (const Fact& fact : model.facts) {
        const bool can_be = is_text(fact) && fact.place == Fact::Place::single && fact.path.ends_with(".id");
        if (can_be && (chosen == nullptr || fact.path == "application.id"))
            chosen = &fact;
    }
    return chosen;
}

Columns::Columns(const model::Model& of) : model(of), lists(of.lists_of_record.size()) {
    facts_.resize(model.singles);
    members_.resize(lists.size());
    for (std::size_t list = 0; list < lists.size(); ++list) {
        members_[list].resize(model.columns[list].size());
        lists[list].members.columns.resize(model.columns[list].size());
        lists[list].known.words.resize(Plane::words_for(most_rows));
        lists[list].first.resize(most_rows + 1);
    }
    singles.columns.resize(model.singles);
    for (const Fact& fact : model.facts) {
        if (fact.place == Fact::Place::single) {
            facts_[fact.slot] = &fact;
            give_room(singles.columns[fact.slot], fact, most_rows);
        } else if (fact.place == Fact::Place::column) {
            members_[model.at(*fact.list).slot][fact.slot] = &fact;
        }
    }
    if (const Fact* id = id_fact(model))
        id_slot = id->slot;
}

void Columns::clear() {
    record::clear(singles);
    for (ListColumn& list : lists) {
        record::clear(list.members);
        std::fill(list.known.words.begin(), list.known.words.end(), 0U);
    }
    odd.clear();
    texts_.clear();
    text_codes.make_room();
}

std::uint32_t Columns::add_row() {
    for (ListColumn& list : lists)
        list.first[rows() + 1] = list.first[rows()] = list.members.rows;
    return singles.rows++;
}

std::uint32_t Columns::add_member(std::uint32_t list) {
    Table& members = lists[list].members;
    std::vector<std::uint32_t>& owners = lists[list].owners;
    const std::uint32_t member = members.rows++;
    if (member + 1 >= owners.size()) {
        const std::uint32_t room = std::max(2 * member, most_rows);
        owners.resize(room + 1);
        for (std::size_t i = 0; i < members.columns.size(); ++i)
            give_room(members.columns[i], *members_[list][i], room);
    }
    lists[list].first[rows()] = members.rows;
    owners[member] = rows() - 1;
    return member;
}

void Columns::drop_row() {
    const std::uint32_t row = rows() - 1;
    for (Column& column : singles.columns)
        forget(column, row);
    for (ListColumn& list : lists) {
        while (list.members.rows > list.first[row]) {
            --list.members.rows;
            for (Column& column : list.members.columns)
                forget(column, list.members.rows);
        }
        list.known.words[row / Plane::bits] &= ~(std::uint64_t{1} << (row % Plane::bits));
    }
    --singles.rows;
}

void Columns::add(const Record& record) {
    if (put(record, add_row()))
        return;
    drop_row();
    odd.insert_or_assign(add_row(), record);
}

bool Columns::put(const Record& record, std::uint32_t row) {
    for (std::size_t slot = 0; slot < facts_.size(); ++slot)
        if (!put(record, record.singles[slot], *facts_[slot], singles.columns[slot], row))
            return false;
    for (std::uint32_t list = 0; list < lists.size(); ++list) {
        const ListDatum& datum = record.lists[list];
        if (datum.known)
            lists[list].known.set(row);
        for (std::uint32_t i = 0; i < (datum.known ? datum.count : 0); ++i) {
            const std::uint32_t member = add_member(list);
            for (std::size_t slot = 0; slot < members_[list].size(); ++slot)
                if (!put(record, record.cells[datum.first + i * members_[list].size() + slot], *members_[list][slot],
                         lists[list].members.columns[slot], member))
                    return false;
        }
    }
    return true;
}

bool Columns::put(const Record& record, const Datum& datum, const Fact& fact, Column& column, std::uint32_t row) {
    if (!datum.known)
        return true;
    column.known.set(row);
    if (is_yes_no(fact)) {
        if (datum.code != 0)
            column.yes.set(row);
    } else if (is_text(fact)) {
        put_text(keep(record.text(datum)), column, row);
    } else if (is_number(fact)) {
        const auto number = in_millionths(record.number(datum));
        column.numbers[row] = number.value_or(0);
        return number.has_value();
    } else if (fact.type.many == Many::set) {
        if (fact.type.kind == Kind::text)
            return false;
        const auto first = record.codes.begin() + datum.code;
        const auto set = sets.find_or_add({first, first + datum.count});
        column.codes[row] = set.value_or(no_code);
        return set.has_value();
    } else {
        column.codes[row] = static_cast<std::int32_t>(datum.code);
    }
    return true;
}

void Columns::give_codes(Column& column) {
    column.compared = true;
    column.codes.resize(column.texts.size(), no_code);
}

void Columns::put_text(std::string_view text, Column& column, std::uint32_t row) {
    column.texts[row] = text;
    if (!text::blank(text))
        column.yes.set(row);
    if (column.compared)
        column.codes[row] = text_codes.of(text);
}

void Columns::record_of(std::uint32_t row, Record& into) const {
    if (const auto whole = odd.find(row); whole != odd.end()) {
        into = whole->second;
        return;
    }
    into.id.assign(id_of(row));
    into.singles.clear();
    into.lists.clear();
    into.cells.clear();
    into.codes.clear();
    into.numbers.clear();
    into.texts.clear();
    for (std::size_t slot = 0; slot < facts_.size(); ++slot)
        into.singles.push_back(datum_of(singles.columns[slot], *facts_[slot], row, into));
    for (std::size_t list = 0; list < lists.size(); ++list) {
        const ListColumn& column = lists[list];
        into.lists.push_back({.known = column.known.has(row),
                              .count = column.first[row + 1] - column.first[row],
                              .first = static_cast<std::uint32_t>(into.cells.size())});
        for (std::uint32_t member = column.first[row]; member < column.first[row + 1]; ++member)
            for (std::size_t slot = 0; slot < members_[list].size(); ++slot)
                into.cells.push_back(datum_of(column.members.columns[slot], *members_[list][slot], member, into));
    }
}

Datum Columns::datum_of(const Column& column, const Fact& fact, std::uint32_t row, Record& into) const {
    Datum datum;
    datum.known = column.known.has(row);
    if (!datum.known)
        return datum;
    if (is_yes_no(fact)) {
        datum.code = column.yes.has(row) ? 1 : 0;
    } else if (is_text(fact)) {
        datum.code = static_cast<std::int64_t>(into.texts.size());
        into.texts.emplace_back(column.texts[row]);
    } else if (is_number(fact)) {
        datum.code = static_cast<std::int64_t>(into.numbers.size());
        into.numbers.push_back(values::divide(column.numbers[row], column_scale).value_or(Rational()));
    } else if (fact.type.many == Many::set) {
        const auto& codes = sets.at(column.codes[row]);
        datum.code = static_cast<std::int64_t>(into.codes.size());
        datum.count = static_cast<std::uint32_t>(codes.size());
        into.codes.insert(into.codes.end(), codes.begin(), codes.end());
    } else {
        datum.code = column.codes[row];
    }
    return datum;
}

std::string_view Columns::id_of(std::uint32_t row) const {
    if (const auto whole = odd.find(row); whole != odd.end())
        return whole->second.id;
    return id_slot && singles.columns[*id_slot].known.has(row) ? singles.columns[*id_slot].texts[row]
                                                               : std::string_view();
}

}  // namespace chapeau::record
