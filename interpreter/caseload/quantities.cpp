#include "interpreter/caseload/quantities.hpp"

#include <algorithm>
#include <numeric>

#include "interpreter/caseload/fractions.hpp"
#include "interpreter/caseload/words.hpp"

namespace chapeau::caseload {

using program::Op;
using record::Plane;

namespace {

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

// The same for 64 rows.

bool expand(std::int64_t* numbers, std::int64_t factor) {
    return factor == 1 || kernels.multiply_by(numbers, factor, numbers);
}

/// Each operand's denominator goes over to the other side, as far as they have no common factor.
bool divide_word(const Quantity& left, const Quantity& right, std::size_t first, Quantity& out) {
    std::int64_t* numerators = out.low.data() + first;
    std::int64_t* denominators = out.denominators.data() + first;
    const std::int64_t common = std::gcd(left.denominator, right.denominator);
    return kernels.divide(left.lows + first, right.lows + first, numerators, denominators) &&
           expand(numerators, right.denominator / common) && expand(denominators, left.denominator / common);
}

/// The rows from `first` on; false where a result may not fit.
template <Op op>
bool work_out_word(const Quantity& left, const Quantity& right, std::size_t first, Quantity& out) {
    const std::int64_t* a = left.lows + first;
    const std::int64_t* b = right.lows + first;
    std::int64_t* results = out.low.data() + first;
    if constexpr (op == Op::divide)
        return divide_word(left, right, first, out);
    if constexpr (op == Op::multiply)
        return left.constant    ? kernels.multiply_by(b, a[0], results)
               : right.constant ? kernels.multiply_by(a, b[0], results)
                                : kernels.multiply(a, b, results);
    const bool fits =
        op == Op::add || op == Op::add_days ? kernels.add(a, b, results) : kernels.subtract(a, b, results);
    return fits && (!moves_a_date(op) || are_days(results));
}

std::uint64_t zeros(const Quantity& quantity, std::size_t word) {
    static constexpr std::int64_t zero[64] = {};
    return kernels.same(quantity.lows + word * 64, zero);
}

}  // namespace

Bounds Quantity::at(std::uint32_t row) const {
    const std::int64_t below = denominators.empty() ? denominator : denominators[row];
    Bounds bounds;
    bounds.has_low = has(has_low.data(), row);
    bounds.has_high = exact ? bounds.has_low : has(has_high.data(), row);
    bounds.low = {lows[row], below};
    bounds.high = {highs()[row], below};
    bounds.known = bounds.has_low && bounds.has_high && bounds.low.numerator == bounds.high.numerator;
    return bounds;
}

std::uint64_t Quantity::known(std::size_t word) const {
    if (exact)
        return has_low[word];
    return has_low[word] & has_high[word] & kernels.same(lows + word * 64, highs() + word * 64);
}

bool Quantity::in_doubt(std::uint32_t row) const {
    return some_doubt && has(doubt.data(), row);
}

void Quantity::leave_in_doubt(std::uint32_t row) {
    set(doubt.data(), row);
    some_doubt = true;
}

Quantities::Quantities(const program::Program& program, const Plan& plan, const record::Columns& columns,
                       std::vector<Members>& members)
    : program_(program), columns_(columns), fixed_(program), all_(plan.quantity_sheets.size()), members_(members) {}

Quantity& Quantities::begin(Sheet sheet, QuantityIndex out, bool exact) {
    Quantity& quantity = all_[out];
    const std::size_t words = Plane::words_for(rows_of(sheet));
    const std::size_t room = std::max(quantity.low.size(), words * Plane::bits);
    quantity.exact = exact;
    quantity.denominator = 1;
    quantity.denominators.clear();
    quantity.some_doubt = false;
    quantity.low_open = false;
    quantity.low.resize(room);
    quantity.lows = quantity.low.data();
    quantity.has_low.assign(words, 0);
    quantity.doubt.assign(words, 0);
    if (!exact) {
        quantity.high.resize(room);
        quantity.uppers = quantity.high.data();
        quantity.has_high.assign(words, 0);
    }
    return quantity;
}

/// Whether what was filled for another block, and is the same in all of them, does for this one.
bool Quantities::stands(Sheet sheet, QuantityIndex out) const {
    return all_[out].doubt.size() >= Plane::words_for(rows_of(sheet));
}

void Quantities::all_in_doubt(Quantity& quantity) {
    std::fill(quantity.doubt.begin(), quantity.doubt.end(), all_ones);
    quantity.some_doubt = true;
}

void Quantities::work_out(const NumberStep& step) {
    Quantity& out = begin(step.sheet, step.out, true);
    const record::Column& column = table_of(columns_, step.sheet).columns[step.slot];
    const std::size_t room = out.has_low.size() * Plane::bits;
    out.has_low.assign(column.known.words.begin(),
                       column.known.words.begin() + static_cast<std::ptrdiff_t>(out.has_low.size()));
    if (step.date) {
        std::copy_n(column.codes.begin(), room, out.low.begin());
    } else {
        out.denominator = record::column_scale;
        out.lows = column.numbers.data();
        if (step.bounds->stated())
            take_bounds(*step.bounds, rows_of(step.sheet), out);
    }
}

void Quantities::work_out(const ConstantStep& step) {
    if (stands(step.sheet, step.out))
        return;
    const evaluate::Value& value = fixed_.value(program_.nodes[step.node]);
    Quantity& out = begin(step.sheet, step.out, true);
    if (!value.has_low && !value.has_high)
        return;
    const auto number = value.known ? small(value.low) : std::nullopt;
    if (!number)
        return all_in_doubt(out);
    out.constant = true;
    out.denominator = number->denominator;
    std::fill(out.low.begin(), out.low.end(), number->numerator);
    std::fill(out.has_low.begin(), out.has_low.end(), all_ones);
}

/// A row in doubt on either side is left in doubt.
void Quantities::inherit_doubt(const Quantity& left, const Quantity& right, Quantity& out) {
    if (!left.some_doubt && !right.some_doubt)
        return;
    for (std::size_t word = 0; word < out.doubt.size(); ++word)
        out.doubt[word] = left.doubt[word] | right.doubt[word];
    out.some_doubt = true;
}

/// Row by row, those of the word that are known.
template <Op op>
void Quantities::work_out_rows(const Quantity& left, const Quantity& right, std::size_t word, std::uint64_t known,
                               Quantity& out) {
    const Denominators below_left = left.below();
    const Denominators below_right = right.below();
    for (std::uint64_t bits = known; bits != 0; bits &= bits - 1) {
        const std::size_t row = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        const std::uint64_t bit = bits & -bits;
        Fraction result;
        const Worked worked =
            work_out_one<op>({left.lows[row], below_left.at(row)}, {right.lows[row], below_right.at(row)}, result);
        out.has_low[word] |= worked == Worked::out ? bit : 0;
        out.doubt[word] |= worked == Worked::doubtful ? bit : 0;
        out.low[row] = result.numerator;
        if (!out.denominators.empty())
            out.denominators[row] = result.denominator;
        else if (worked == Worked::out)
            out.denominator = result.denominator;
    }
    out.some_doubt = out.some_doubt || out.doubt[word] != 0;
}

/// Word by word; row by row where some result of a word does not fit.
template <Op op>
void Quantities::work_out_words(const Quantity& left, const Quantity& right, std::uint32_t rows, Quantity& out) {
    const std::optional<std::int64_t> at_once = denominator_at_once<op>(left, right);
    out.denominator = at_once.value_or(out.denominator);
    for (std::size_t word = 0; word < out.has_low.size(); ++word) {
        const std::uint64_t known = left.known(word) & right.known(word) & ~out.doubt[word] & rows_inside(word, rows);
        if (at_once && work_out_word<op>(left, right, word * 64, out))
            out.has_low[word] = op == Op::divide ? known & ~zeros(right, word) : known;
        else
            work_out_rows<op>(left, right, word, known, out);
    }
}

void Quantities::work_out(const ArithmeticStep& step) {
    const Quantity& left = all_[step.left];
    const Quantity& right = all_[step.right];
    const std::uint32_t rows = rows_of(step.sheet);
    Quantity& out = begin(step.sheet, step.out, true);
    if (!has_one_denominator(step.op, left, right))
        out.denominators.resize(out.low.size(), 1);
    inherit_doubt(left, right, out);
    with_operation(step.op, [&](auto operation) {
        work_out_words<operation.value>(left, right, rows, out);
        work_out_bounds<operation.value>(left, right, rows, out);
    });
}

/// Of one word, the rows that are this branch's; of their numerators only the low ones.
void Quantities::choose(const Quantity& from, std::size_t word, std::uint64_t which, Quantity& out) {
    if (which == 0)
        return;
    const std::size_t first = word * 64;
    kernels.select(which, from.lows + first, out.low.data() + first);
    if (!from.denominators.empty())
        kernels.select(which, from.denominators.data() + first, out.denominators.data() + first);
    else if (!out.denominators.empty())
        choose_one(from.denominator, which, out.denominators.data() + first);
    out.has_low[word] |= from.has_low[word] & which;
    out.has_high[word] |= from.has_highs()[word] & which;
    out.doubt[word] |= from.doubt[word] & which;
    out.some_doubt = out.some_doubt || from.some_doubt;
}

/// What the branches agree on: the range that holds them all.
void Quantities::join(const ChoiceStep& step, std::uint32_t row, Quantity& out) {
    Bounds all = all_[step.branches.front().value].at(row);
    bool doubt = false;
    for (const ChoiceStep::Branch& each : step.branches) {
        const Quantity& branch = all_[each.value];
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

void Quantities::work_out(const ChoiceStep& step, const Planes& planes) {
    const std::uint32_t rows = rows_of(step.sheet);
    const Quantity& first = all_[step.branches.front().value];
    const bool one_denominator = std::all_of(step.branches.begin(), step.branches.end(), [&](const auto& branch) {
        const Quantity& value = all_[branch.value];
        return value.denominators.empty() && value.denominator == first.denominator;
    });
    Quantity& out = begin(step.sheet, step.out, false);
    if (one_denominator)
        out.denominator = first.denominator;
    else
        out.denominators.resize(out.low.size(), 1);
    for (std::size_t word = 0; word < out.has_low.size(); ++word) {
        std::uint64_t open = rows_inside(word, rows);
        for (const ChoiceStep::Branch& branch : step.branches) {
            const std::uint64_t chosen = planes[branch.selector][word] & open;
            choose(all_[branch.value], word, chosen, out);
            open &= ~chosen;
        }
        std::copy_n(out.low.data() + word * 64, 64, out.high.data() + word * 64);
        for (const ChoiceStep::Branch& branch : step.branches)
            if (const Quantity& value = all_[branch.value]; !value.exact)
                kernels.select(planes[branch.selector][word], value.highs() + word * 64, out.high.data() + word * 64);
        for_bits(open, [&](std::uint32_t i) { join(step, static_cast<std::uint32_t>(word * 64) + i, out); });
    }
}

void Quantities::work_out(const SharpenNumberStep& step) {
    Quantity& out = all_[step.out];
    const program::Joint& joint = program_.joints[program_.nodes[step.node].e];
    for (std::size_t word = 0; word < out.doubt.size(); ++word) {
        std::uint64_t known = all_ones;
        for (const program::Split& split : joint.splits)
            known &= columns_.singles.columns[program_.nodes[split.fact].a].known.words[word];
        const std::uint64_t open = joint.sums.empty() ? ~known : all_ones;
        out.doubt[word] |= open & ~out.known(word) & rows_inside(word, columns_.rows());
        out.some_doubt = out.some_doubt || out.doubt[word] != 0;
    }
}

void Quantities::work_out(const GrantedStep& step, const Planes& planes) {
    const Quantity& value = all_[step.value];
    Quantity& out = begin(0, step.out, false);
    out.denominator = value.denominator;
    if (!value.denominators.empty())
        out.denominators.resize(out.low.size(), 1);
    for (std::size_t word = 0; word < out.has_low.size(); ++word) {
        choose(value, word, planes[step.approved][word], out);
        std::copy_n(out.low.data() + word * 64, 64, out.high.data() + word * 64);
        if (!value.exact)
            kernels.select(planes[step.approved][word], value.highs() + word * 64, out.high.data() + word * 64);
    }
}

void Quantities::work_out(const DoubtStep& step) {
    if (!stands(step.sheet, step.out))
        all_in_doubt(begin(step.sheet, step.out, true));
}

}  // namespace chapeau::caseload
