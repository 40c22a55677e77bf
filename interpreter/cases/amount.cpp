// Both sides are brought to a number and what it counts, so that `2 years of 365 days` in a case is the `730 days` of a
// trace, and `$0.50` the `$0.5` that somebody may write.
#include "interpreter/cases/amount.hpp"

namespace chapeau::cases {

namespace {

namespace ast = grammar::ast;
using values::Rational;

std::optional<Amount> amount(const std::optional<Rational>& size, Amount::Of of) {
    return size ? std::optional(Amount{*size, of}) : std::nullopt;
}

std::optional<Amount> days_of(const ast::Duration& duration) {
    const auto written = amount_of(*duration.amount);
    if (!written || written->of != Amount::Of::number)
        return std::nullopt;
    if (!duration.days_each)
        return duration.unit == ast::Unit::day ? amount(written->size, Amount::Of::days) : std::nullopt;
    const auto each = Rational::parse(duration.days_each->text);
    return each ? amount(multiply(written->size, *each), Amount::Of::days) : std::nullopt;
}

values::Int128 common_divisor(values::Int128 a, values::Int128 b) {
    return b == 0 ? a : common_divisor(b, a % b);
}

std::string digits_of(values::Int128 number) {
    const std::string last(1, static_cast<char>('0' + static_cast<int>(number % 10)));
    return number < 10 ? last : digits_of(number / 10) + last;
}

}  // namespace

std::optional<Amount> amount_of(const ast::Expression& written) {
    if (const auto* number = std::get_if<ast::Number>(&written.node))
        return amount(Rational::parse(number->digits), Amount::Of::number);
    if (const auto* money = std::get_if<ast::Money>(&written.node))
        return amount(Rational::parse(money->digits), Amount::Of::money);
    if (const auto* duration = std::get_if<ast::Duration>(&written.node))
        return days_of(*duration);
    return std::nullopt;
}

Amount amount_of(const trace::Distance& distance) {
    const Rational& off = distance.left_minus_right;
    const model::Kind kind = distance.kind;
    return {off.sign() < 0 ? off.negated() : off, kind == model::Kind::money ? Amount::Of::money
                                                  : kind == model::Kind::days || kind == model::Kind::date
                                                      ? Amount::Of::days
                                                      : Amount::Of::number};
}

std::string fraction_of(const Rational& size) {
    bool exact = false;
    static_cast<void>(size.text(Rational::most_digits, &exact));
    const values::Int128 divisor = common_divisor(size.numerator(), size.denominator());
    return exact ? "" : digits_of(size.numerator() / divisor) + '/' + digits_of(size.denominator() / divisor);
}

}  // namespace chapeau::cases
