// Ranges are closed at both ends, and either end may be missing. Every function has the exact case first, since nearly
// all values of a real record are known; what follows is interval arithmetic. An end that overflows is left out, which
// only widens the range: a result may stay open longer, but is never settled wrongly. Whether an end belongs to a
// fact's range matters to what the fact itself is compared with; arithmetic takes every end in.
#include "interpreter/evaluate/ranges.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace chapeau::evaluate {

namespace {

using values::Day;
using values::Rational;
using End = std::optional<Rational>;

End low(const Value& v) {
    return v.has_low ? End(v.low) : std::nullopt;
}
End high(const Value& v) {
    return v.has_high ? End(v.high) : std::nullopt;
}

constexpr std::int64_t after_calendar = std::int64_t{values::last_day} + 1;
constexpr std::int64_t before_calendar = std::int64_t{values::first_day} - 1;

/// Also a number that its declaration leaves no choice.
bool is_point(const Value& v) {
    return v.has_low && v.has_high && v.low == v.high;
}

Value between(End from, End to) {
    Value range;
    if ((range.has_low = from.has_value()))
        range.low = *from;
    if ((range.has_high = to.has_value()))
        range.high = *to;
    return settled(range);
}

Value exactly(End result) {
    return result ? known_quantity(*result) : nothing_known();
}

template <class Operation>
End combine(End a, End b, Operation operation) {
    return a && b ? operation(*a, *b) : std::nullopt;
}

/// A range times one number.
Value scaled(const Value& range, Rational factor) {
    const auto times = [factor](Rational end) { return values::multiply(end, factor); };
    End first = low(range) ? times(*low(range)) : std::nullopt;
    End second = high(range) ? times(*high(range)) : std::nullopt;
    if (factor.sign() < 0)
        std::swap(first, second);
    return factor.is_zero() && !(range.has_low && range.has_high) ? nothing_known() : between(first, second);
}

bool may_be_zero(const Value& v) {
    return !(v.has_low && v.low.sign() > 0) && !(v.has_high && v.high.sign() < 0);
}

/// 1 / range; the range does not hold 0, so that one missing end becomes 0.
Value inverted(const Value& range) {
    const auto inverse = [](End end) { return end ? values::divide(Rational(1), *end) : End(Rational(0)); };
    return between(inverse(high(range)), inverse(low(range)));
}

}  // namespace

Value known_quantity(Rational quantity) {
    Value value;
    value.known = value.has_low = value.has_high = true;
    value.low = value.high = quantity;
    return value;
}

Value nothing_known() {
    return {};
}

Value within(const model::Bounds& bounds) {
    Value range;
    if ((range.has_low = bounds.least.has_value()))
        range.low = *bounds.least;
    if ((range.has_high = bounds.most.has_value()))
        range.high = *bounds.most;
    range.low_open = bounds.above;
    return range;
}

Value settled(Value range) {
    range.known = range.has_low && range.has_high && range.low == range.high;
    return range;
}

Value add(const Value& a, const Value& b) {
    if (a.known && b.known)
        return exactly(values::add(a.low, b.low));
    const auto sum = [](Rational x, Rational y) { return values::add(x, y); };
    return between(combine(low(a), low(b), sum), combine(high(a), high(b), sum));
}

Value subtract(const Value& a, const Value& b) {
    if (a.known && b.known)
        return exactly(values::subtract(a.low, b.low));
    const auto difference = [](Rational x, Rational y) { return values::subtract(x, y); };
    return between(combine(low(a), high(b), difference), combine(high(a), low(b), difference));
}

Value multiply(const Value& a, const Value& b) {
    if (a.known && b.known)
        return exactly(values::multiply(a.low, b.low));
    if (a.known || b.known)
        return a.known ? scaled(b, a.low) : scaled(a, b.low);
    if (!(a.has_low && a.has_high && b.has_low && b.has_high))
        return nothing_known();
    return hull(scaled(a, b.low), scaled(a, b.high), true);
}

Value divide(const Value& a, const Value& b) {
    if (may_be_zero(b))
        return nothing_known();
    if (a.known && b.known)
        return exactly(values::divide(a.low, b.low));
    return multiply(a, inverted(b));
}

Value in_calendar(Value day) {
    if (day.known && !day.low.is_whole())
        return nothing_known();
    const bool after = day.has_low && day.low > Rational(values::last_day);
    const bool before = day.has_high && day.high < Rational(values::first_day);
    day.has_low = day.has_low && day.low >= Rational(values::first_day);
    day.has_high = day.has_high && day.high <= Rational(values::last_day);
    if (after) {
        day.low = after_calendar;
        day.has_high = false;
    }
    if (before) {
        day.high = before_calendar;
        day.has_low = false;
    }
    return settled(day);
}

Value stepped(const Value& day, std::int32_t months, values::Rounding rounding) {
    // From an end outside the calendar a step inwards is at least that from the calendar's own end.
    const auto step = [&](Rational end) {
        const std::int64_t whole = end.floor().value_or(0);
        const auto inside = std::clamp<std::int64_t>(whole, values::first_day, values::last_day);
        const bool outwards = months > 0 ? whole > values::last_day : whole < values::first_day;
        const auto landing = outwards ? std::nullopt : values::add_months(static_cast<Day>(inside), months, rounding);
        return Rational(landing ? *landing : months > 0 ? after_calendar : before_calendar);
    };
    Value result;
    result.has_low = day.has_low;
    result.has_high = day.has_high;
    if (day.has_low)
        result.low = step(day.low);
    if (day.has_high)
        result.high = step(day.high);
    return in_calendar(settled(result));
}

Value hull(const Value& a, const Value& b, bool quantities) {
    if (!quantities) {
        const bool agree = a.known && b.known && a.code == b.code && a.count == b.count && a.text == b.text;
        return agree ? a : nothing_known();
    }
    const auto wider = [](End x, End y, bool smallest) {
        return !x || !y ? std::nullopt : (*x < *y) == smallest ? x : y;
    };
    return between(wider(low(a), low(b), true), wider(high(a), high(b), false));
}

Kleene Pair::less() const {
    if (a.has_high && b.has_low && (a.high < b.low || (a.high == b.low && (a.high_open || b.low_open))))
        return Kleene::yes;
    if (a.has_low && b.has_high && a.low >= b.high)
        return Kleene::no;
    return Kleene::unknown;
}

Kleene Pair::same() const {
    if (is_point(a) && is_point(b))
        return kleene(a.low == b.low);
    return either(less(), more()) == Kleene::yes ? Kleene::no : Kleene::unknown;
}

Value smaller(const Value& a, const Value& b) {
    const End least = low(a) && low(b) ? std::min(*low(a), *low(b)) : End();
    const End most = high(a) && high(b) ? std::min(*high(a), *high(b)) : high(a) ? high(a) : high(b);
    return between(least, most);
}

Value larger(const Value& a, const Value& b) {
    const End least = low(a) && low(b) ? std::max(*low(a), *low(b)) : low(a) ? low(a) : low(b);
    const End most = high(a) && high(b) ? std::max(*high(a), *high(b)) : End();
    return between(least, most);
}

}  // namespace chapeau::evaluate
