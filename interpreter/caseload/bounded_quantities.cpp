// Quantities of which only bounds are known.
//
// A fact has the bounds of its declaration where it is unknown, and arithmetic has an end for each end that its
// operands have. Where a larger operand can only make the result larger, or only smaller, the ends of 64 rows are
// worked out as 64 numbers are; the rest goes row by row through the ranges of the scalar evaluation.
#include <algorithm>

#include "interpreter/caseload/fractions.hpp"
#include "interpreter/caseload/quantities.hpp"
#include "interpreter/caseload/words.hpp"
#include "interpreter/evaluate/ranges.hpp"

namespace chapeau::caseload {

namespace {

using evaluate::Value;

Value range_of(const Bounds& bounds) {
    Value value;
    value.has_low = bounds.has_low;
    value.has_high = bounds.has_high;
    if (bounds.has_low)
        value.low = *values::divide(bounds.low.numerator, bounds.low.denominator);
    if (bounds.has_high)
        value.high = *values::divide(bounds.high.numerator, bounds.high.denominator);
    return evaluate::settled(value);
}

Value work_out_ranges(Op op, const Value& a, const Value& b) {
    switch (op) {
        case Op::add:
            return evaluate::add(a, b);
        case Op::add_days:
            return evaluate::in_calendar(evaluate::add(a, b));
        case Op::subtract_days:
            return evaluate::in_calendar(evaluate::subtract(a, b));
        case Op::multiply:
            return evaluate::multiply(a, b);
        case Op::divide:
            return evaluate::divide(a, b);
        default:
            return evaluate::subtract(a, b);
    }
}

/// Whether the lower the right operand, the higher the result.
constexpr bool takes_away(Op op) {
    return op == Op::subtract || op == Op::subtract_days || op == Op::days_between;
}

/// The ends of 64 ranges.
struct Ends {
    std::int64_t low[64];
    std::int64_t high[64];
};

/// Those of the rows from `first` on, where a larger operand can only make the result larger, or only smaller; false
/// where that is not so, or where an end may not fit.
template <Op op>
bool work_out_ends(const Quantity& left, const Quantity& right, std::size_t first, Ends& ends) {
    const std::int64_t* a = left.lows + first;
    const std::int64_t* b = right.lows + first;
    const std::int64_t* a_high = left.highs() + first;
    const std::int64_t* b_high = right.highs() + first;
    if constexpr (op == Op::divide) {
        return false;
    } else if constexpr (op == Op::multiply) {
        const bool by_left = left.constant && a[0] > 0;
        const bool by_right = right.constant && b[0] > 0;
        if (by_left)
            return kernels.multiply_by(b, a[0], ends.low) && kernels.multiply_by(b_high, a[0], ends.high);
        return by_right && kernels.multiply_by(a, b[0], ends.low) && kernels.multiply_by(a_high, b[0], ends.high);
    } else {
        const auto work = takes_away(op) ? kernels.subtract : kernels.add;
        const bool fits =
            work(a, takes_away(op) ? b_high : b, ends.low) && work(a_high, takes_away(op) ? b : b_high, ends.high);
        return fits && (!moves_a_date(op) || (are_days(ends.low) && are_days(ends.high)));
    }
}

/// Of 64 rows, those that are known not to be 0, so that something may be divided by them.
std::uint64_t never_zero(const Quantity& quantity, std::size_t word) {
    static constexpr std::int64_t zero[64] = {};
    const std::uint64_t above = quantity.has_low[word] & kernels.less(zero, quantity.lows + word * 64);
    return above | (quantity.has_highs()[word] & kernels.less(quantity.highs() + word * 64, zero));
}

}  // namespace

/// From exact to within bounds, with what is known so far.
void Quantities::make_room_for_bounds(Quantity& out) {
    out.high = out.low;
    out.uppers = out.high.data();
    out.has_high = out.has_low;
    out.exact = false;
}

/// The same of numbers that stand in a column; only an end that is declared needs a place of its own.
void Quantities::make_room_beside_column(const model::Bounds& bounds, Quantity& out) {
    const std::int64_t* column = out.lows;
    out.uppers = column;
    if (bounds.least) {
        std::copy_n(column, out.low.size(), out.low.begin());
        out.lows = out.low.data();
    }
    if (bounds.most) {
        out.high.assign(column, column + out.low.size());
        out.uppers = out.high.data();
    }
    out.has_high = out.has_low;
    out.exact = false;
}

/// Of rows that are not known, what their declaration says.
void Quantities::take_bounds(const model::Bounds& bounds, std::uint32_t rows, Quantity& out) {
    const auto scaled = [](const std::optional<values::Rational>& limit) {
        const auto millionths = limit ? values::multiply(*limit, record::column_scale) : std::nullopt;
        const auto whole = millionths ? small(*millionths) : std::nullopt;
        return whole && whole->denominator == 1 ? std::optional(whole->numerator) : std::nullopt;
    };
    const auto least = scaled(bounds.least);
    const auto most = scaled(bounds.most);
    const bool fits = least.has_value() == bounds.least.has_value() && most.has_value() == bounds.most.has_value();
    for (std::size_t word = 0; word < out.has_low.size(); ++word) {
        const std::uint64_t open = ~out.has_low[word] & rows_inside(word, rows);
        if (open == 0)
            continue;
        if (out.exact)
            make_room_beside_column(bounds, out);
        for_bits(open, [&](std::uint32_t i) {
            if (least)
                out.low[word * 64 + i] = *least;
            if (most)
                out.high[word * 64 + i] = *most;
        });
        out.doubt[word] |= fits ? 0 : open;
        out.has_low[word] |= least ? open : 0;
        out.has_high[word] |= most ? open : 0;
    }
    out.some_doubt = !out.exact && !fits;
    out.low_open = bounds.above;
}

/// Those of which only bounds are known on one side, and something on the other.
template <Op op>
void Quantities::work_out_bounds(const Quantity& left, const Quantity& right, std::uint32_t rows, Quantity& out) {
    if (left.exact && right.exact)
        return;
    const auto something = [](const Quantity& side, std::size_t word) {
        return side.has_low[word] | side.has_highs()[word];
    };
    const bool at_once = denominator_at_once<op>(left, right).has_value();
    for (std::size_t word = 0; word < out.doubt.size(); ++word) {
        std::uint64_t open = (left.bounded_only(word) | right.bounded_only(word)) & something(left, word) &
                             something(right, word) & ~out.doubt[word] & rows_inside(word, rows);
        if (op == Op::divide && open != 0)
            open &= never_zero(right, word);
        if (open == 0)
            continue;
        if (out.exact)
            make_room_for_bounds(out);
        Ends ends;
        if (at_once && work_out_ends<op>(left, right, word * 64, ends)) {
            kernels.select(open, ends.low, out.low.data() + word * 64);
            kernels.select(open, ends.high, out.high.data() + word * 64);
            const bool away = takes_away(op);
            out.has_low[word] |= open & left.has_low[word] & (away ? right.has_highs() : right.has_low)[word];
            out.has_high[word] |= open & left.has_highs()[word] & (away ? right.has_low : right.has_highs())[word];
        } else {
            for_bits(open, [&](std::uint32_t i) {
                const auto row = static_cast<std::uint32_t>(word * 64) + i;
                put(work_out_ranges(op, range_of(left.at(row)), range_of(right.at(row))), row, out);
            });
        }
    }
}

/// What is known of a row; in doubt where it does not fit.
void Quantities::put(const Value& value, std::uint32_t row, Quantity& out) {
    const auto low = value.has_low ? small(value.low) : std::optional(Fraction());
    const auto high = value.has_high ? small(value.high) : std::optional(Fraction());
    if (!low || !high)
        return out.leave_in_doubt(row);
    Bounds bounds{value.known, value.has_low, value.has_high, *low, *high};
    const bool fits = out.denominators.empty()
                          ? expand_to(out.denominator, bounds.low) && expand_to(out.denominator, bounds.high)
                          : join_ends(bounds);
    if (!fits)
        return out.leave_in_doubt(row);
    out.low[row] = bounds.low.numerator;
    out.high[row] = bounds.high.numerator;
    if (!out.denominators.empty())
        out.denominators[row] = bounds.low.denominator;
    if (value.has_low)
        set(out.has_low.data(), row);
    if (value.has_high)
        set(out.has_high.data(), row);
}

template void Quantities::work_out_bounds<Op::add>(const Quantity&, const Quantity&, std::uint32_t, Quantity&);
template void Quantities::work_out_bounds<Op::add_days>(const Quantity&, const Quantity&, std::uint32_t, Quantity&);
template void Quantities::work_out_bounds<Op::subtract>(const Quantity&, const Quantity&, std::uint32_t, Quantity&);
template void Quantities::work_out_bounds<Op::subtract_days>(const Quantity&, const Quantity&, std::uint32_t,
                                                             Quantity&);
template void Quantities::work_out_bounds<Op::days_between>(const Quantity&, const Quantity&, std::uint32_t, Quantity&);
template void Quantities::work_out_bounds<Op::multiply>(const Quantity&, const Quantity&, std::uint32_t, Quantity&);
template void Quantities::work_out_bounds<Op::divide>(const Quantity&, const Quantity&, std::uint32_t, Quantity&);

}  // namespace chapeau::caseload
