// Durations, dates, and codes read in an edition. Days are numbers and can be compared, multiplied, summed; months and
// years are steps of the calendar and can only be added to a date or taken from it, as a literal: what `1 year` means
// depends on the day it starts from, so there is no type of value for it.
#include <charconv>

#include "fmt/format.h"
#include "interpreter/model/lists.hpp"
#include "interpreter/model/typing.hpp"

namespace chapeau::model {

namespace {

constexpr std::int64_t most_steps = 12000;

std::optional<std::int64_t> whole_number(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

/// A day whose month so many months away has no such day, from 31 March of a year on that is followed by a leap year.
std::optional<values::Day> day_without_counterpart(std::int64_t months) {
    const values::Day first = values::day_of(2023, 3, 31).value_or(0);
    for (values::Day day = first; day < first + 731; ++day)
        if (values::add_months(day, months, values::Rounding::up) !=
            values::add_months(day, months, values::Rounding::down))
            return day;
    return std::nullopt;
}

std::string_view unit_text(ast::Unit unit) {
    return unit == ast::Unit::year ? "year" : "month";
}

}  // namespace

Typing::Result Typing::of(const ast::Duration& node, Span span, Wanted) {
    if (node.days_each && node.unit != ast::Unit::year) {
        checking_.error(code::days_of_years_only, node.days_each->span, "`of … days` says how long a year is",
                        "write it after `years`, as in `2 years of 365 days`; or write the days themselves");
        return std::nullopt;
    }
    if (node.unit != ast::Unit::day && !node.days_each)
        return step(node, span);
    const Result amount = read(*node.amount, {});
    const values::Rational each = node.days_each ? number(node.days_each->text) : values::Rational(1);
    if (!amount)
        return std::nullopt;
    if (type(*amount) != plain(Kind::number)) {
        checking_.error(
            code::days_and_number, node.amount->span,
            fmt::format("{}, and a number is due before `{}`", says(*amount), node.days_each ? "years" : "days"),
            "write a number there, as in `30 days` or `2 years of 365 days`");
        return std::nullopt;
    }
    const auto* literal = std::get_if<Literal>(&checking_.model.at(*amount).node);
    if (literal != nullptr && !node.days_each)
        return add(Literal{literal->number, 0, {}}, plain(Kind::days), span);
    const ExpressionId unit = add(Literal{each, 0, {}}, plain(Kind::days), span);
    return add(Calculation{Arithmetic::multiply, *amount, unit}, plain(Kind::days), span);
}

Typing::Result Typing::step(const ast::Duration& node, Span span) {
    const auto* digits = std::get_if<ast::Number>(&node.amount->node);
    const auto amount = digits != nullptr ? whole_number(digits->digits) : std::nullopt;
    if (!amount || *amount < 1 || *amount > most_steps) {
        checking_.error(code::step_not_whole, node.amount->span,
                        fmt::format("a step of {0}s is a whole number of {0}s, written out", unit_text(node.unit)),
                        fmt::format("write a number from 1 to {}, or write `… years of 365 days` for a number of days",
                                    most_steps));
        return std::nullopt;
    }
    const std::int64_t months = node.unit == ast::Unit::year ? *amount * 12 : *amount;
    return add(Literal{{}, months, {}}, plain(Kind::steps), span);
}

/// `sign`: where `+` or `-` stands.
Typing::Result Typing::step_from(ExpressionId date, std::int64_t months, Type of_type, Span span, Span sign) {
    if (!rounding_)
        want_rounding(sign);
    const values::Rounding rounding = rounding_.value_or(checking_.model.rounding);
    if (!rounding_ && months < 0 && rounding == values::Rounding::up)
        warn_of_later_month(months, sign);
    return add(StepMonths{date, months, rounding}, of_type, span);
}

/// Whoever takes months off means an earlier month; rounding up, a day that the month has not becomes the first of the
/// month after, which for 31 March minus a month is March again.
void Typing::warn_of_later_month(std::int64_t months, Span sign) {
    const auto example = day_without_counterpart(months);
    if (!example)
        return;
    const auto landing = [&](values::Rounding rounding) {
        return values::text_of(values::add_months(*example, months, rounding).value_or(*example));
    };
    checking_.warning(
        code::lands_later, sign,
        fmt::format("`dates round up` takes {} to {} here, not to {}", values::text_of(*example),
                    landing(values::Rounding::up), landing(values::Rounding::down)),
        where_ == Where::define
            ? "put `dates round down` under this definition, or `dates round up` if the later day is meant"
            : "put this day into a definition of its own, with `dates round down` under it, or `dates "
              "round up` if the later day is meant");
}

void Typing::want_rounding(Span span) {
    if (checking_.rounding_declared || checking_.rounding_reported || checking_.declared.policies.empty())
        return;
    checking_.rounding_reported = true;
    checking_
        .error(code::rounding_missing, span,
               "months or years are added to a day here, and the policy does not say where 29 February goes",
               "add `dates round up` (to 1 March) or `dates round down` (to 28 February) to the policy's header")
        .related.push_back({checking_.declared.policies.front()->name.span, "the policy"});
}

Typing::Result Typing::date(const ast::Expression& expression) {
    const Result day = read(expression, {});
    if (!day || type(*day) == plain(Kind::date))
        return day;
    checking_.error(code::date_due, expression.span, fmt::format("{}, and a date is due here", says(*day)),
                    "write a fact or define of type `date`, or a day such as `2022-11-16`");
    return std::nullopt;
}

Typing::Result Typing::of(const ast::DayBefore& node, Span span, Wanted) {
    const Result day = date(*node.day);
    if (!day)
        return std::nullopt;
    const ExpressionId one = add(Literal{values::Rational(1), 0, {}}, plain(Kind::days), span);
    return add(Calculation{Arithmetic::subtract_days, *day, one}, plain(Kind::date), span);
}

Typing::Result Typing::of(const ast::Extreme& node, Span span, Wanted) {
    Extreme extreme{node.aggregation == ast::Aggregation::earliest ? Extremity::earliest : Extremity::latest, {}};
    for (const ast::Expression& member : node.members)
        if (const Result day = date(member))
            extreme.members.push_back(*day);
    if (extreme.members.size() != node.members.size() || node.members.empty())
        return std::nullopt;
    return add(std::move(extreme), plain(Kind::date), span);
}

Typing::Result Typing::of(const ast::ReadIn& node, Span span, Wanted) {
    const Result code = read(*node.code, {});
    const auto edition = read_edition(checking_, node.edition);
    if (!code || !edition)
        return std::nullopt;
    if (type(*code) != plain(Kind::noc)) {
        checking_.error(code::not_a_noc_code, node.code->span,
                        fmt::format("{}, and only a NOC code has an edition", says(*code)),
                        "write a fact or define of type `noc` before `read in`");
        return std::nullopt;
    }
    return add(ReadIn{*code, *edition}, plain(Kind::noc), span);
}

}  // namespace chapeau::model
