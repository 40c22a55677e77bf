// What comes of the members of lists: how many there are, the days that their periods cover, a record's number for each
// of them. The members of all records are gone through together, as members.hpp has them; records of whose members
// too little is known for that are gone through one by one.
#include <algorithm>

#include "interpreter/caseload/quantities.hpp"
#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

using evaluate::Kleene;
using record::Plane;

namespace {

struct DayBounds {
    bool has_low = false;
    bool has_high = false;
    std::int64_t low = 0;
    std::int64_t high = 0;
};

DayBounds days_at(const Quantity& quantity, std::uint32_t row) {
    return {has(quantity.has_low.data(), row), has(quantity.has_highs().data(), row), quantity.lows[row],
            quantity.highs()[row]};
}

void take_doubt(const Words& doubtful, Quantity& into) {
    into.doubt.assign(doubtful.begin(), doubtful.begin() + static_cast<std::ptrdiff_t>(into.doubt.size()));
    into.some_doubt = std::any_of(into.doubt.begin(), into.doubt.end(), [](std::uint64_t word) { return word != 0; });
}

bool whole(const Quantity& quantity) {
    return quantity.denominators.empty() && quantity.denominator == 1;
}

}  // namespace

void Quantities::work_out(const CountStep& step, const Planes& planes, const Words& doubtful) {
    const record::ListColumn& list = columns_.lists[step.list];
    Quantity& out = begin(0, step.out, false);
    const std::uint64_t* yes = step.in ? planes[*step.in] : nullptr;
    const std::uint64_t* no = step.in ? planes[*step.in ^ 1U] : nullptr;
    for (std::uint32_t row = 0; row < columns_.rows(); ++row) {
        std::int64_t certain = 0;
        std::int64_t possible = 0;
        for (std::uint32_t member = list.first[row]; member < list.first[row + 1]; ++member) {
            certain += yes == nullptr || has(yes, member) ? 1 : 0;
            possible += no == nullptr || !has(no, member) ? 1 : 0;
        }
        out.low[row] = certain;
        out.high[row] = possible;
        set(out.has_low.data(), row);
        if (list.known.has(row))
            set(out.has_high.data(), row);
    }
    take_doubt(doubtful, out);
}

/// Of 64 members, those whose days are known.
std::uint64_t Quantities::known_days(const DaysStep& step, std::size_t word) const {
    const Quantity& from = all_[step.from];
    const Quantity& to = all_[step.to];
    return from.known(word) & to.known(word) & ~(from.doubt[word] | to.doubt[word]);
}

/// What some members cover, in one go, as if none of a record began before the one before it; records of which one does
/// are added to `unsure`. A record begins as if no day were covered.
void Quantities::sweep_members(const DaysStep& step, const Words& members, Words& unsure,
                               std::vector<std::int64_t>& days) const {
    const std::uint32_t* owners = members_[step.list].owners().data();
    const std::int64_t* from = all_[step.from].lows;
    const std::int64_t* to = all_[step.to].lows;
    const std::int64_t* up_to = step.up_to ? all_[*step.up_to].lows : nullptr;
    constexpr std::int64_t before_all = evaluate::Sweep::before_all;
    evaluate::Sweep sweep;
    std::int64_t latest = before_all;
    std::uint32_t owner = UINT32_MAX;
    std::fill(days.begin(), days.end(), 0);
    for (std::size_t word = 0; word < members.size(); ++word)
        for (std::uint64_t left = members[word]; left != 0; left &= left - 1) {
            const std::size_t member = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
            const bool begins = owners[member] != owner;
            owner = owners[member];
            sweep.covered_to = begins ? before_all : sweep.covered_to;
            sweep.days = begins ? 0 : sweep.days;
            latest = begins ? before_all : latest;
            const std::int64_t last = up_to == nullptr ? to[member] : std::min(to[member], up_to[owner]);
            sweep.add(from[member], std::max(last, before_all));
            days[owner] = sweep.days;
            if (from[member] < latest)
                set(unsure.data(), owner);
            latest = from[member];
        }
}

/// Of records with members that may count or not, what they cover at most.
void Quantities::sweep_open_members(const DaysStep& step, Quantity& out) {
    for (std::size_t word = 0; word < possible_.size(); ++word)
        unsure_[word] = possible_[word] & ~certain_[word];
    open_rows_.resize(unsure_rows_.size());
    members_[step.list].find_any(unsure_.data(), open_rows_.data());
    members_[step.list].spread(open_rows_.data(), unsure_.data());
    for (std::size_t word = 0; word < possible_.size(); ++word)
        possible_[word] &= unsure_[word];
    most_.resize(out.high.size());
    sweep_members(step, possible_, unsure_rows_, most_);
    for (std::size_t word = 0; word < open_rows_.size(); ++word)
        kernels.select(open_rows_[word], most_.data() + word * 64, out.high.data() + word * 64);
}

/// Of one record, whatever is known of its members.
void Quantities::cover_days(const DaysStep& step, const Planes& planes, std::uint32_t row, Quantity& out) {
    const record::ListColumn& list = columns_.lists[step.list];
    const Quantity& from = all_[step.from];
    const Quantity& to = all_[step.to];
    const Quantity* up_to = step.up_to ? &all_[*step.up_to] : nullptr;
    const DayBounds limit = up_to != nullptr ? days_at(*up_to, row) : DayBounds{};
    if (up_to != nullptr && up_to->in_doubt(row))
        out.leave_in_doubt(row);
    days_.begin(list.known.has(row));
    for (std::uint32_t member = list.first[row]; member < list.first[row + 1]; ++member) {
        const bool is_in = !step.in || has(planes[*step.in], member);
        if (!is_in && has(planes[*step.in ^ 1U], member))
            continue;
        if (from.in_doubt(member) || to.in_doubt(member))
            out.leave_in_doubt(row);
        days_.add(is_in ? Kleene::yes : Kleene::unknown, days_at(from, member), days_at(to, member),
                  up_to != nullptr ? &limit : nullptr);
    }
    const auto [least, most] = days_.covered();
    out.low[row] = least;
    out.high[row] = most.value_or(0);
    set(out.has_low.data(), row);
    if (most)
        set(out.has_high.data(), row);
}

void Quantities::work_out(const DaysStep& step, const Planes& planes, const Words& doubtful) {
    const record::ListColumn& list = columns_.lists[step.list];
    const Quantity* up_to = step.up_to ? &all_[*step.up_to] : nullptr;
    Quantity& out = begin(0, step.out, false);
    if (!whole(all_[step.from]) || !whole(all_[step.to]) || (up_to != nullptr && !whole(*up_to)))
        return all_in_doubt(out);
    take_doubt(doubtful, out);
    const std::size_t words = Plane::words_for(members_[step.list].count());
    certain_.resize(words);  // members that count, and cover known days
    possible_.resize(words);
    unsure_.resize(words);
    for (std::size_t word = 0; word < words; ++word) {
        const std::uint64_t may_be_in = ~(step.in ? planes[*step.in ^ 1U][word] : 0);
        const std::uint64_t is_in = step.in ? planes[*step.in][word] : all_ones;
        const std::uint64_t known = known_days(step, word) & rows_inside(word, members_[step.list].count());
        certain_[word] = is_in & known;
        possible_[word] = may_be_in & known;
        unsure_[word] = may_be_in & ~known;
    }
    unsure_rows_.resize(out.has_low.size());
    members_[step.list].find_any(unsure_.data(), unsure_rows_.data());
    sweep_members(step, certain_, unsure_rows_, out.low);
    std::copy(out.low.begin(), out.low.end(), out.high.begin());
    sweep_open_members(step, out);
    for (std::size_t word = 0; word < out.has_low.size(); ++word) {
        const std::uint64_t limited = up_to != nullptr ? up_to->known(word) & ~up_to->doubt[word] : all_ones;
        const std::uint64_t sure = ~unsure_rows_[word] & limited & list.known.words[word];
        out.has_low[word] = out.has_high[word] = sure;
        for_bits(~sure & rows_inside(word, columns_.rows()),
                 [&](std::uint32_t i) { cover_days(step, planes, static_cast<std::uint32_t>(word * 64) + i, out); });
    }
}

void Quantities::work_out(const SpreadNumberStep& step) {
    const Quantity& from = all_[step.from];
    const std::span<const std::uint32_t> owners = members_[step.list].owners();
    Quantity& out = begin(sheet_of_list(step.list), step.out, from.exact);
    const auto spread = [&](const std::int64_t* numbers, std::vector<std::int64_t>& into) {
        for (std::size_t member = 0; member < owners.size(); ++member)
            into[member] = numbers[owners[member]];
    };
    const auto spread_words = [&](const Words& words, Words& into) {
        members_[step.list].spread(words.data(), into.data());
    };
    out.denominator = from.denominator;
    out.some_doubt = from.some_doubt;
    out.low_open = from.low_open;
    spread(from.lows, out.low);
    spread_words(from.has_low, out.has_low);
    if (!from.exact) {
        spread(from.highs(), out.high);
        spread_words(from.has_high, out.has_high);
    }
    if (!from.denominators.empty()) {
        out.denominators.resize(out.low.size(), 1);
        spread(from.denominators.data(), out.denominators);
    }
    if (from.some_doubt)
        spread_words(from.doubt, out.doubt);
}

}  // namespace chapeau::caseload
