#include "interpreter/caseload/codes.hpp"

#include <algorithm>

#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

namespace {

using evaluate::Kleene;
using record::Plane;

constexpr std::uint32_t half = 32;  // conditions of a part
constexpr std::size_t noc_values = 200000;
constexpr std::uint32_t no_place = UINT32_MAX;

}  // namespace

CodeTable::CodeTable(const program::Program& program, const Plan& plan, const CodesStep& step)
    : program_(program),
      plan_(plan),
      step_(step),
      parts_((step.conditions.size() + half - 1) / half),
      shifts_(parts_.size(), 0),
      results_(program) {
    const model::Model& model = *program.model;
    if (step.period)
        classes_ = static_cast<std::uint32_t>(plan.cuts.size()) + 2;
    record_.singles.resize(model.singles);
    record_.lists.resize(model.lists_of_record.size());
    if (step.sheet != 0) {
        record_.lists[step.sheet - 1] = {.known = true, .count = 1, .first = 0};
        record_.cells.resize(model.columns[step.sheet - 1].size());
    }
    for (const model::Fact& fact : model.facts) {
        const bool here =
            step.slot && fact.slot == *step.slot &&
            (step.sheet == 0 ? fact.place == model::Fact::Place::single
                             : fact.place == model::Fact::Place::column && model.at(*fact.list).slot == step.sheet - 1);
        if (here) {
            set_ = fact.type.many == model::Many::set;
            if (!set_ && fact.type.kind == model::Kind::enumeration)
                enum_values_ = static_cast<std::uint32_t>(model.at(fact.type.of_enum).values.size());
            else
                places_.resize((set_ ? record::Sets::most : noc_values) + 1, no_place);
        }
    }
}

void CodeTable::begin(const record::Sets& sets) {
    const std::uint32_t unknown = add_place(record::no_code, sets);
    if (!places_.empty())
        places_.front() = unknown;
    for (std::uint32_t code = 0; code < enum_values_; ++code)
        add_place(static_cast<std::int32_t>(code), sets);
}

/// Its bits are filled in at once, unless they hang on the period: of all periods, few may come.
std::uint32_t CodeTable::add_place(std::int32_t code, const record::Sets& sets) {
    const std::size_t size = (placed_ + std::size_t{1}) * classes_;
    for (auto& part : parts_)
        part.resize(size, 0);
    if (step_.period)
        filled_.resize(size, 0);
    else
        fill(placed_, code, 0, sets);
    return placed_++;
}

void CodeTable::find_places(std::uint32_t rows, const record::Sets& sets) {
    std::int32_t* found = found_.data();
    if (codes_ == nullptr) {
        std::fill_n(found, rows, 0);
    } else if (places_.empty()) {
        for (std::uint32_t row = 0; row < rows; ++row)
            found[row] = codes_[row] + 1;
    } else {
        std::uint32_t* places = places_.data() + 1;
        for (std::uint32_t row = 0; row < rows; ++row) {
            std::uint32_t& place = places[codes_[row]];
            if (place == no_place)
                place = add_place(codes_[row], sets);
            found[row] = static_cast<std::int32_t>(place);
        }
    }
}

void CodeTable::look_up(const record::Columns& columns, std::span<const std::uint32_t> periods, std::uint32_t rows) {
    if (placed_ == 0)
        begin(columns.sets);
    codes_ = step_.slot ? table_of(columns, step_.sheet).columns[*step_.slot].codes.data() : nullptr;
    if (is_direct())
        return;
    const std::size_t room = Plane::words_for(rows) * Plane::bits;
    found_.resize(std::max(found_.size(), room));
    std::fill(found_.begin() + rows, found_.begin() + static_cast<std::ptrdiff_t>(room), 0);
    find_places(rows, columns.sets);
    if (!step_.period)
        return;
    std::int32_t* found = found_.data();
    const auto classes = static_cast<std::int32_t>(classes_);
    for (std::uint32_t row = 0; row < rows; ++row) {
        found[row] = found[row] * classes + static_cast<std::int32_t>(periods[row]);
        const auto index = static_cast<std::size_t>(found[row]);
        if (filled_[index] == 0)
            fill(index, codes_ != nullptr ? codes_[row] : record::no_code, periods[row], columns.sets);
    }
}

void CodeTable::set_fact(std::int32_t code, const record::Sets& sets) {
    record::Datum datum;
    datum.known = code >= 0;
    datum.code = code;
    if (datum.known && set_) {
        record_.codes = sets.at(code);
        datum.code = 0;
        datum.count = static_cast<std::uint32_t>(record_.codes.size());
    }
    (step_.sheet == 0 ? record_.singles : record_.cells)[*step_.slot] = datum;
}

void CodeTable::fill(std::size_t index, std::int32_t code, std::uint32_t period, const record::Sets& sets) {
    if (step_.slot)
        set_fact(code, sets);
    if (step_.period) {
        record::Datum& as_of = record_.singles[*plan_.as_of];
        as_of.known = period > 0;
        as_of.code = period > 1 ? plan_.cuts[period - 2] : values::first_day;
        filled_[index] = 1;
    }
    evaluate::evaluate(program_, record_, step_.schedule, results_);
    for (std::size_t i = 0; i < step_.conditions.size(); ++i) {
        const Kleene holds_here = holds(step_.conditions[i], code, period);
        std::uint64_t& bits = parts_[i / half][index];
        const std::size_t place = shifts_[i / half] + i % half;
        bits |= std::uint64_t{holds_here == Kleene::yes} << place;
        bits |= std::uint64_t{holds_here == Kleene::no} << (half + place);
    }
}

Kleene CodeTable::holds(const CodesStep::Condition& condition, std::int32_t code, std::uint32_t period) const {
    if (condition.node)
        return results_.truth(program_.nodes[*condition.node]).satisfied;
    if (condition.branch_of != nullptr)
        return code < 0 ? Kleene::unknown
                        : evaluate::kleene((*condition.branch_of)[static_cast<std::size_t>(code)] == condition.branch);
    if (period == 0)
        return Kleene::unknown;
    const std::int64_t day = record_.singles[*plan_.as_of].code;
    return evaluate::kleene(condition.first <= day && day <= condition.last);
}

std::vector<Deck> decks_of(std::span<CodeTable* const> tables) {
    std::vector<Deck> decks;
    for (CodeTable* table : tables)
        for (std::size_t part = 0; part < table->parts(); ++part) {
            const auto conditions =
                std::min(half, static_cast<std::uint32_t>(table->step().conditions.size() - part * half));
            auto room = std::find_if(decks.begin(), decks.end(),
                                     [&](const Deck& deck) { return deck.used + conditions <= half; });
            if (room == decks.end())
                room = decks.insert(decks.end(), Deck{table->step().sheet, {}, 0});
            Deck::Part& added = room->parts.emplace_back(Deck::Part{table, part, {}});
            for (std::uint32_t i = 0; i < conditions; ++i)
                added.outs.push_back(table->step().conditions[part * half + i].out);
            table->move(part, room->used);
            room->used += conditions;
        }
    return decks;
}

namespace {

/// What a part of a deck has for the rows from `first` on.
struct LookedUp {
    LookedUp(const Deck::Part& part, std::uint32_t first)
        : bits(part.table->bits(part.part)), found(part.table->found() + first) {}

    const std::uint64_t* bits;
    const std::int32_t* found;

    [[nodiscard]] std::uint64_t at(std::size_t row) const { return bits[found[row]]; }
};

/// The bits of 64 rows, of all parts side by side; four parts at a time, the last one perhaps several times.
void lay_out(const Deck& deck, std::uint32_t first, std::uint64_t (&words)[64]) {
    const std::size_t last = deck.parts.size() - 1;
    for (std::size_t part = 0; part <= last; part += 4) {
        const LookedUp a(deck.parts[part], first);
        const LookedUp b(deck.parts[std::min(part + 1, last)], first);
        const LookedUp c(deck.parts[std::min(part + 2, last)], first);
        const LookedUp d(deck.parts[std::min(part + 3, last)], first);
        for (std::size_t i = 0; i < 64; ++i)
            words[i] |= a.at(i) | b.at(i) | c.at(i) | d.at(i);
    }
}

}  // namespace

void deal(const Deck& deck, std::uint32_t rows, const Planes& planes) {
    for (std::uint32_t first = 0; first < rows; first += Plane::bits) {
        std::uint64_t words[Plane::bits] = {};
        lay_out(deck, first, words);
        kernels.transpose(words);
        for (const Deck::Part& part : deck.parts) {
            const std::uint64_t* bits = words + part.table->shift(part.part);
            for (std::size_t i = 0; i < part.outs.size(); ++i) {
                planes[part.outs[i]][first / Plane::bits] = bits[i];
                planes[part.outs[i] ^ 1U][first / Plane::bits] = bits[i + half];
            }
        }
    }
}

}  // namespace chapeau::caseload
