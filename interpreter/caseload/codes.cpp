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

void CodeTable::find_places(std::span<const std::int32_t> codes, const record::Sets& sets) {
    std::uint32_t* found = found_.data();
    if (places_.empty()) {
        for (std::size_t row = 0; row < codes.size(); ++row)
            found[row] = static_cast<std::uint32_t>(codes[row] + 1);
        return;
    }
    std::uint32_t* places = places_.data();
    for (std::size_t row = 0; row < codes.size(); ++row) {
        std::uint32_t& place = places[codes[row] + 1];
        if (place == no_place)
            place = add_place(codes[row], sets);
        found[row] = place;
    }
}

void CodeTable::look_up(const record::Columns& columns, std::span<const std::uint32_t> periods, std::uint32_t rows) {
    if (placed_ == 0)
        begin(columns.sets);
    found_.assign(Plane::words_for(rows) * Plane::bits, 0);
    const std::int32_t* codes = step_.slot ? table_of(columns, step_.sheet).columns[*step_.slot].codes.data() : nullptr;
    if (codes != nullptr)
        find_places({codes, rows}, columns.sets);
    if (!step_.period)
        return;
    std::uint32_t* found = found_.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        found[row] = found[row] * classes_ + periods[row];
        if (filled_[found[row]] == 0)
            fill(found[row], codes != nullptr ? codes[row] : record::no_code, periods[row], columns.sets);
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
        bits |= std::uint64_t{holds_here == Kleene::yes} << (i % half);
        bits |= std::uint64_t{holds_here == Kleene::no} << (half + i % half);
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

std::vector<Deck> decks_of(std::span<const CodeTable* const> tables) {
    std::vector<Deck> decks;
    for (const CodeTable* table : tables)
        for (std::size_t part = 0; part < table->parts(); ++part) {
            const auto conditions =
                std::min(half, static_cast<std::uint32_t>(table->step().conditions.size() - part * half));
            auto room = std::find_if(decks.begin(), decks.end(),
                                     [&](const Deck& deck) { return deck.used + conditions <= half; });
            if (room == decks.end())
                room = decks.insert(decks.end(), Deck{table->step().sheet, {}, 0});
            room->parts.push_back({table, part, room->used, conditions});
            room->used += conditions;
        }
    return decks;
}

namespace {

/// What a part of a deck has for the rows from `first` on.
struct LookedUp {
    LookedUp(const Deck::Part& part, std::uint32_t first)
        : bits(part.table->bits(part.part)), found(part.table->found().data() + first), shift(part.shift) {}

    const std::uint64_t* bits;
    const std::uint32_t* found;
    unsigned shift;

    [[nodiscard]] std::uint64_t at(std::size_t row) const { return bits[found[row]] << shift; }
};

/// The bits of 64 rows, of all parts side by side; two parts at a time.
void lay_out(const Deck& deck, std::uint32_t first, std::uint64_t (&words)[64]) {
    const LookedUp one(deck.parts.front(), first);
    for (std::size_t i = 0; i < 64; ++i)
        words[i] = one.at(i);
    for (std::size_t part = 1; part < deck.parts.size(); part += 2) {
        const LookedUp next(deck.parts[part], first);
        const LookedUp last(deck.parts[std::min(part + 1, deck.parts.size() - 1)], first);
        for (std::size_t i = 0; i < 64; ++i)
            words[i] |= next.at(i) | last.at(i);
    }
}

}  // namespace

void deal(const Deck& deck, std::uint32_t rows, const Planes& planes) {
    for (std::uint32_t first = 0; first < rows; first += Plane::bits) {
        std::uint64_t words[Plane::bits];
        lay_out(deck, first, words);
        kernels.transpose(words);
        for (const Deck::Part& part : deck.parts)
            for (std::uint32_t i = 0; i < part.conditions; ++i) {
                const Ref out = part.table->step().conditions[part.part * half + i].out;
                planes[out][first / Plane::bits] = words[part.shift + i];
                planes[out ^ 1U][first / Plane::bits] = words[part.shift + i + half];
            }
    }
}

}  // namespace chapeau::caseload
