#include "interpreter/caseload/quantities.hpp"

#include <algorithm>
#include <numeric>

namespace chapeau::caseload {

using evaluate::Kleene;
using program::Op;
using record::Plane;

namespace {

constexpr std::int32_t none = -1;

bool product(std::int64_t a, std::int64_t b, std::int64_t& out) {
    return !__builtin_mul_overflow(a, b, &out);
}

std::optional<Fraction> small(const values::Rational& number) {
    const auto fits = [](values::Int128 n) { return n >= INT64_MIN && n <= INT64_MAX; };
    if (!fits(number.numerator()) || !fits(number.denominator()))
        return std::nullopt;
    return Fraction{static_cast<std::int64_t>(number.numerator()), static_cast<std::int64_t>(number.denominator())};
}

/// Of 64 rows, those of which something is known, but not exactly.
std::uint64_t bounded_only(const Quantity& quantity, std::size_t word, std::uint32_t rows) {
    return quantity.exact ? 0
                          : (quantity.has_low[word] | quantity.has_high[word]) &
                                ~quantity.known(word, std::min(64U, rows - static_cast<std::uint32_t>(word * 64)));
}

/// Makes a whole day of it; false where it is none of the calendar.
bool is_day(Fraction& fraction) {
    const bool whole = fraction.numerator % fraction.denominator == 0;
    fraction = {fraction.numerator / fraction.denominator, 1};
    return whole && fraction.numerator >= values::first_day && fraction.numerator <= values::last_day;
}

// One row's arithmetic: false where the result does not fit.

/// In its lowest terms.
Fraction reduced(Fraction fraction) {
    const std::int64_t common =
        fraction.numerator == INT64_MIN ? 1 : std::gcd(fraction.numerator, fraction.denominator);
    return {fraction.numerator / common, fraction.denominator / common};
}

/// Expands both fractions where their denominators differ.
bool give_one_denominator(Fraction& a, Fraction& b) {
    if (a.denominator == b.denominator)
        return true;
    const std::int64_t of_a = a.denominator;
    const std::int64_t of_b = b.denominator;
    std::int64_t both = 0;
    if (!product(of_a, of_b, both) || !product(a.numerator, of_b, a.numerator) ||
        !product(b.numerator, of_a, b.numerator))
        return false;
    a.denominator = b.denominator = both;
    return true;
}

/// Both ends in the one denominator that a row has.
bool join_ends(Bounds& bounds) {
    if (bounds.low.denominator == bounds.high.denominator)
        return true;
    bounds.low = reduced(bounds.low);
    bounds.high = reduced(bounds.high);
    return give_one_denominator(bounds.low, bounds.high);
}

bool sum(Fraction a, Fraction b, Fraction& out) {
    if (!give_one_denominator(a, b))
        return false;
    out.denominator = a.denominator;
    return !__builtin_add_overflow(a.numerator, b.numerator, &out.numerator);
}

bool difference(Fraction a, Fraction b, Fraction& out) {
    return b.numerator != INT64_MIN && sum(a, {-b.numerator, b.denominator}, out);
}

bool multiplied(Fraction a, Fraction b, Fraction& out) {
    return product(a.numerator, b.numerator, out.numerator) && product(a.denominator, b.denominator, out.denominator);
}

/// `b` is not 0.
bool divided(Fraction a, Fraction b, Fraction& out) {
    if (b.numerator == INT64_MIN || a.numerator == INT64_MIN)
        return false;
    if (a.denominator == b.denominator)
        a.denominator = b.denominator = 1;
    const std::int64_t turned = b.numerator < 0 ? -1 : 1;
    return product(a.numerator * turned, b.denominator, out.numerator) &&
           product(a.denominator, b.numerator * turned, out.denominator);
}

constexpr bool moves_a_date(Op op) {
    return op == Op::add_days || op == Op::subtract_days;
}

/// Whether all rows of the result have the same denominator.
bool has_one_denominator(Op op, const Quantity& left, const Quantity& right) {
    if (moves_a_date(op))
        return true;
    const bool uniform = left.denominators.empty() && right.denominators.empty();
    return uniform && op != Op::divide && (op == Op::multiply || left.denominator == right.denominator);
}

enum class Worked : std::uint8_t { out, nothing, doubtful };

/// Of two operands that are known; by 0 nothing is divided.
template <Op op>
[[gnu::always_inline]] inline Worked work_out_one(Fraction a, Fraction b, Fraction& result) {
    bool fits = false;
    if constexpr (op == Op::add || op == Op::add_days) {
        fits = sum(a, b, result);
    } else if constexpr (op == Op::subtract || op == Op::subtract_days || op == Op::days_between) {
        fits = difference(a, b, result);
    } else if constexpr (op == Op::multiply) {
        fits = multiplied(a, b, result);
    } else {
        if (b.numerator == 0)
            return Worked::nothing;
        fits = divided(a, b, result);
    }
    return fits && (!moves_a_date(op) || is_day(result)) ? Worked::out : Worked::doubtful;
}

struct DayBounds {
    bool has_low = false;
    bool has_high = false;
    std::int64_t low = 0;
    std::int64_t high = 0;
};

DayBounds days_at(const Quantity& quantity, std::uint32_t row) {
    return {has(quantity.has_low.data(), row), has(quantity.has_highs().data(), row), quantity.low[row],
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

Bounds Quantity::at(std::uint32_t row) const {
    const std::int64_t below = denominators.empty() ? denominator : denominators[row];
    Bounds bounds;
    bounds.has_low = has(has_low.data(), row);
    bounds.has_high = exact ? bounds.has_low : has(has_high.data(), row);
    bounds.low = {low[row], below};
    bounds.high = {exact ? low[row] : high[row], below};
    bounds.known = bounds.has_low && bounds.has_high && bounds.low.numerator == bounds.high.numerator;
    return bounds;
}

std::uint64_t Quantity::known(std::size_t word, std::uint32_t rows) const {
    if (exact)
        return has_low[word];
    return has_low[word] & has_high[word] &
           rows_where(word * 64, rows, [&](std::size_t row) { return low[row] == high[row]; });
}

bool Quantity::in_doubt(std::uint32_t row) const {
    return some_doubt && has(doubt.data(), row);
}

void Quantity::leave_in_doubt(std::uint32_t row) {
    set(doubt.data(), row);
    some_doubt = true;
}

Quantities::Quantities(const program::Program& program, const Plan& plan, const record::Columns& columns)
    : program_(program), plan_(plan), columns_(columns), fixed_(program), all_(plan.quantity_sheets.size()) {}

std::uint32_t Quantities::rows_of(Sheet sheet) const {
    return table_of(columns_, sheet).rows;
}

Quantity& Quantities::begin(Sheet sheet, QuantityIndex out, bool exact) {
    Quantity& quantity = all_[out];
    const std::uint32_t rows = rows_of(sheet);
    quantity.exact = exact;
    quantity.denominator = 1;
    quantity.denominators.clear();
    quantity.some_doubt = false;
    quantity.low.resize(std::max<std::size_t>(quantity.low.size(), rows));
    quantity.has_low.assign(Plane::words_for(rows), 0);
    quantity.doubt.assign(Plane::words_for(rows), 0);
    if (!exact) {
        quantity.high.resize(std::max<std::size_t>(quantity.high.size(), rows));
        quantity.has_high.assign(Plane::words_for(rows), 0);
    }
    return quantity;
}

void Quantities::all_in_doubt(Quantity& quantity, std::uint32_t rows) {
    quantity.doubt.assign(Plane::words_for(rows), ~std::uint64_t{0});
    quantity.some_doubt = true;
}

void Quantities::work_out(const NumberStep& step) {
    Quantity& out = begin(step.sheet, step.out, true);
    const record::Table& table = table_of(columns_, step.sheet);
    const record::Column& column = table.columns[step.slot];
    out.has_low.assign(column.known.words.begin(),
                       column.known.words.begin() + static_cast<std::ptrdiff_t>(out.has_low.size()));
    if (step.date) {
        std::copy_n(column.codes.begin(), table.rows, out.low.begin());
    } else {
        out.denominator = record::column_scale;
        std::copy_n(column.numbers.begin(), table.rows, out.low.begin());
    }
}

void Quantities::work_out(const ConstantStep& step) {
    const evaluate::Value& value = fixed_.value(program_.nodes[step.node]);
    const std::uint32_t rows = rows_of(step.sheet);
    Quantity& out = begin(step.sheet, step.out, true);
    if (!value.has_low && !value.has_high)
        return;
    const auto number = value.known ? small(value.low) : std::nullopt;
    if (!number)
        return all_in_doubt(out, rows);
    out.denominator = number->denominator;
    std::fill_n(out.low.begin(), rows, number->numerator);
    out.has_low.assign(out.has_low.size(), ~std::uint64_t{0});
}

/// A row in doubt on either side, or known there within bounds only, is left in doubt.
void Quantities::inherit_doubt(const Quantity& left, const Quantity& right, std::uint32_t rows, Quantity& out) {
    for (std::size_t word = 0; word < out.doubt.size(); ++word) {
        out.doubt[word] =
            left.doubt[word] | right.doubt[word] | bounded_only(left, word, rows) | bounded_only(right, word, rows);
        out.some_doubt = out.some_doubt || out.doubt[word] != 0;
    }
}

template <program::Op op>
void Quantities::work_out_rows(const Quantity& left, const Quantity& right, std::uint32_t rows, Quantity& out) {
    const Denominators below_left = left.below();
    const Denominators below_right = right.below();
    std::int64_t* denominators = out.denominators.empty() ? nullptr : out.denominators.data();
    for (std::uint32_t first = 0; first < rows; first += Plane::bits) {
        const std::size_t word = first / Plane::bits;
        const std::uint64_t known = left.has_low[word] & right.has_low[word] & ~out.doubt[word];
        std::uint64_t worked_out = 0;
        std::uint64_t doubtful = 0;
        for (std::uint32_t i = 0; i < std::min(Plane::bits, rows - first); ++i) {
            if ((known >> i & 1U) == 0)
                continue;
            const std::uint32_t row = first + i;
            Fraction result;
            const Worked worked =
                work_out_one<op>({left.low[row], below_left.at(row)}, {right.low[row], below_right.at(row)}, result);
            worked_out |= std::uint64_t{worked == Worked::out} << i;
            doubtful |= std::uint64_t{worked == Worked::doubtful} << i;
            out.low[row] = result.numerator;
            if (denominators != nullptr)
                denominators[row] = result.denominator;
            else if (worked == Worked::out)
                out.denominator = result.denominator;
        }
        out.has_low[word] = worked_out;
        out.doubt[word] |= doubtful;
        out.some_doubt = out.some_doubt || doubtful != 0;
    }
}

void Quantities::work_out(const ArithmeticStep& step) {
    const Quantity& left = all_[step.left];
    const Quantity& right = all_[step.right];
    const std::uint32_t rows = rows_of(step.sheet);
    Quantity& out = begin(step.sheet, step.out, true);
    if (!has_one_denominator(step.op, left, right))
        out.denominators.resize(rows, 1);
    inherit_doubt(left, right, rows, out);
    switch (step.op) {
        case Op::add:
            return work_out_rows<Op::add>(left, right, rows, out);
        case Op::add_days:
            return work_out_rows<Op::add_days>(left, right, rows, out);
        case Op::subtract:
            return work_out_rows<Op::subtract>(left, right, rows, out);
        case Op::subtract_days:
            return work_out_rows<Op::subtract_days>(left, right, rows, out);
        case Op::days_between:
            return work_out_rows<Op::days_between>(left, right, rows, out);
        case Op::multiply:
            return work_out_rows<Op::multiply>(left, right, rows, out);
        default:
            return work_out_rows<Op::divide>(left, right, rows, out);
    }
}

/// Which branch the row's day is in.
std::int32_t Quantities::period_at(const ChoiceStep& step, std::uint32_t row) const {
    const record::Column& as_of = columns_.singles.columns[*plan_.as_of];
    if (!as_of.known.has(row))
        return none;
    std::int32_t branch = 0;
    while (branch + 1 < static_cast<std::int32_t>(step.branches.size()) &&
           as_of.codes[row] > program_.periods[step.periods + static_cast<std::size_t>(branch)].until)
        ++branch;
    return branch;
}

void Quantities::choose(const Quantity& from, std::uint32_t row, Quantity& out) {
    if (from.in_doubt(row))
        return out.leave_in_doubt(row);
    out.low[row] = from.low[row];
    out.high[row] = from.highs()[row];
    if (!out.denominators.empty())
        out.denominators[row] = from.below().at(row);
    const std::uint64_t bit = std::uint64_t{1} << (row % 64);
    out.has_low[row / 64] |= from.has_low[row / 64] & bit;
    out.has_high[row / 64] |= from.has_highs()[row / 64] & bit;
}

/// What the branches agree on: the range that holds them all.
void Quantities::join(const ChoiceStep& step, std::uint32_t row, Quantity& out) {
    Bounds all = all_[step.branches.front()].at(row);
    bool doubt = false;
    for (const QuantityIndex index : step.branches) {
        const Quantity& branch = all_[index];
        const Bounds bounds = branch.at(row);
        doubt = doubt || branch.in_doubt(row);
        all.has_low = all.has_low && bounds.has_low;
        all.has_high = all.has_high && bounds.has_high;
        all.low = std::min(all.low, bounds.low);
        all.high = std::max(all.high, bounds.high);
    }
    doubt = doubt || (all.has_low && all.has_high && !join_ends(all));
    if (doubt)
        return out.leave_in_doubt(row);
    out.low[row] = all.low.numerator;
    out.high[row] = all.high.numerator;
    if (!out.denominators.empty())
        out.denominators[row] = all.has_low ? all.low.denominator : all.high.denominator;
    if (all.has_low)
        set(out.has_low.data(), row);
    if (all.has_high)
        set(out.has_high.data(), row);
}

void Quantities::find_branches(const ChoiceStep& step, std::uint32_t rows) {
    branches_.resize(rows);
    if (!step.slot) {
        for (std::uint32_t row = 0; row < rows; ++row)
            branches_[row] = period_at(step, row);
        return;
    }
    const std::int32_t* codes = columns_.singles.columns[*step.slot].codes.data();
    for (std::uint32_t row = 0; row < rows; ++row)
        branches_[row] =
            codes[row] < 0 ? none : static_cast<std::int32_t>((*step.branch_of)[static_cast<std::size_t>(codes[row])]);
}

void Quantities::work_out(const ChoiceStep& step) {
    const std::uint32_t rows = rows_of(step.sheet);
    const auto uniform = [&](QuantityIndex index) {
        return all_[index].denominators.empty() && all_[index].denominator == all_[step.branches.front()].denominator;
    };
    const bool one_denominator = std::all_of(step.branches.begin(), step.branches.end(), uniform);
    Quantity& out = begin(step.sheet, step.out, false);
    if (one_denominator)
        out.denominator = all_[step.branches.front()].denominator;
    else
        out.denominators.resize(rows, 1);
    find_branches(step, rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (branches_[row] == none)
            join(step, row, out);
        else
            choose(all_[step.branches[static_cast<std::size_t>(branches_[row])]], row, out);
    }
}

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

void Quantities::work_out(const DaysStep& step, const Planes& planes, const Words& doubtful) {
    const record::ListColumn& list = columns_.lists[step.list];
    const Quantity& from = all_[step.from];
    const Quantity& to = all_[step.to];
    const Quantity* up_to = step.up_to ? &all_[*step.up_to] : nullptr;
    Quantity& out = begin(0, step.out, false);
    if (!whole(from) || !whole(to) || (up_to != nullptr && !whole(*up_to)))
        return all_in_doubt(out, columns_.rows());
    const std::uint64_t* yes = step.in ? planes[*step.in] : nullptr;
    const std::uint64_t* no = step.in ? planes[*step.in ^ 1U] : nullptr;
    take_doubt(doubtful, out);
    for (std::uint32_t row = 0; row < columns_.rows(); ++row) {
        const DayBounds limit = up_to != nullptr ? days_at(*up_to, row) : DayBounds{};
        if (up_to != nullptr && up_to->in_doubt(row))
            out.leave_in_doubt(row);
        days_.begin(list.known.has(row));
        for (std::uint32_t member = list.first[row]; member < list.first[row + 1]; ++member) {
            const bool is_in = yes == nullptr || has(yes, member);
            if (!is_in && has(no, member))
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
}

void Quantities::work_out(const SpreadNumberStep& step) {
    const Quantity& from = all_[step.from];
    const record::ListColumn& list = columns_.lists[step.list];
    Quantity& out = begin(sheet_of_list(step.list), step.out, from.exact);
    out.denominator = from.denominator;
    if (!from.denominators.empty())
        out.denominators.resize(list.members.rows, 1);
    for (std::uint32_t row = 0; row < columns_.rows(); ++row) {
        const Bounds bounds = from.at(row);
        for (std::uint32_t member = list.first[row]; member < list.first[row + 1]; ++member) {
            out.low[member] = bounds.low.numerator;
            if (!out.denominators.empty())
                out.denominators[member] = bounds.low.denominator;
            if (bounds.has_low)
                set(out.has_low.data(), member);
            if (!out.exact) {
                out.high[member] = bounds.high.numerator;
                if (bounds.has_high)
                    set(out.has_high.data(), member);
            }
            if (from.in_doubt(row))
                out.leave_in_doubt(member);
        }
    }
}

void Quantities::work_out(const DoubtStep& step) {
    all_in_doubt(begin(step.sheet, step.out, true), rows_of(step.sheet));
}

}  // namespace chapeau::caseload
