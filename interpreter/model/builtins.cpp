// The tables themselves. Arithmetic and comparisons have typed rows that the checker searches; the remaining operators
// are typed by a function each, and stand here with their signature and meaning so that one place lists the language.
#include "interpreter/model/builtins.hpp"

#include <algorithm>
#include <array>

#include "fmt/format.h"

namespace chapeau::model {

namespace {

using Written = grammar::ast::Arithmetic;
using Compared = grammar::ast::Comparison;

constexpr std::array<Builtin, 45> rows{{
    {"+", "number + number, money + money, days + days", "the sum, exactly"},
    {"+", "date + days", "the day so many days later; the days must be whole"},
    {"+", "date + calendar step", "the same day of a later month or year, rounded as `dates round` says"},
    {"-", "number - number, money - money, days - days", "the difference, exactly"},
    {"-", "date - days", "the day so many days earlier"},
    {"-", "date - calendar step", "the same day of an earlier month or year, rounded as `dates round` says"},
    {"-", "date - date", "the days from the second to the first"},
    {"*", "number * number, money * number, days * number", "the product, exactly"},
    {"/", "number / number, money / number, days / number", "the quotient, exactly; unknown where the divisor is 0"},
    {"/", "money / money, days / days", "how many times the second goes into the first"},
    {"-", "- number, - money, - days", "the same with the other sign"},
    {"is", "T is T", "the two are the same; NOC codes of two editions leave it open"},
    {"is not", "T is not T", "the two differ"},
    {"is at least", "number, money, days or an ordered enum", "the left is the right or higher"},
    {"is at most", "number, money, days or an ordered enum", "the left is the right or lower"},
    {"is more than", "number, money, days or an ordered enum", "the left is higher"},
    {"is less than", "number, money, days or an ordered enum", "the left is lower"},
    {"is before", "date is before date", "an earlier day"},
    {"is on or before", "date is on or before date", "the same day or an earlier one"},
    {"is after", "date is after date", "a later day"},
    {"is on or after", "date is on or after date", "the same day or a later one"},
    {"is written as", "noc is written as noc", "the same digits, whatever the editions"},
    {"in", "value in list, value in {a, b}", "the value is one of them"},
    {"includes", "set includes value", "the value is in the set; also written `include`"},
    {"overlaps", "set overlaps list, set overlaps {a, b}", "some value is in both; also written `overlap`"},
    {"is stated", "fact is stated", "the fact is given, and is no blank text; left open while it is unknown"},
    {"is approved", "decision is approved", "the decision comes out approved"},
    {"some", "some x in list where condition", "at least one member meets the condition"},
    {"every", "every x in list where condition satisfies condition",
     "all members (that meet the first) meet the second"},
    {"count of", "count of x in list where condition", "how many members meet the condition"},
    {"sum of", "sum of number, money or days for x in list where condition", "the sum over those members"},
    {"the earliest of", "dates, one per line, or date for x in list where condition", "the earliest day"},
    {"the latest of", "dates, one per line, or date for x in list where condition", "the latest day"},
    {"days covered by", "days covered by date to date for x in list where condition up to date",
     "how many days lie in at least one of the periods, both ends counted"},
    {"the day before", "the day before (date)", "the day before it"},
    {"days", "number days", "a number of days"},
    {"years of N days", "number years of N days", "so many times N days"},
    {"year, month", "1 year, 6 months", "a calendar step, to add to a date or take from it"},
    {"read in", "noc read in NOC 2021", "the code if it is of that edition; unknown otherwise"},
    {".teer", "noc.teer", "the TEER of a NOC 2021 code"},
    {".skill", "noc.skill", "the skill level of a NOC 2016 code"},
    {"and", "condition and condition", "both, as `all of`"},
    {"or", "condition or condition", "one or both, as `any of`"},
    {"not", "not condition", "the opposite"},
    {"by", "by value, with a branch for each value of its enum", "the branch of the value"},
}};

constexpr std::array<ArithmeticRow, 21> arithmetic{{
    {Written::add, Kind::number, Kind::number, Kind::number, Sum::exact, Arithmetic::add},
    {Written::add, Kind::money, Kind::money, Kind::money, Sum::exact, Arithmetic::add},
    {Written::add, Kind::days, Kind::days, Kind::days, Sum::exact, Arithmetic::add},
    {Written::add, Kind::date, Kind::days, Kind::date, Sum::exact, Arithmetic::add_days},
    {Written::add, Kind::date, Kind::steps, Kind::date, Sum::step, Arithmetic::add},
    {Written::subtract, Kind::number, Kind::number, Kind::number, Sum::exact, Arithmetic::subtract},
    {Written::subtract, Kind::money, Kind::money, Kind::money, Sum::exact, Arithmetic::subtract},
    {Written::subtract, Kind::days, Kind::days, Kind::days, Sum::exact, Arithmetic::subtract},
    {Written::subtract, Kind::date, Kind::days, Kind::date, Sum::exact, Arithmetic::subtract_days},
    {Written::subtract, Kind::date, Kind::steps, Kind::date, Sum::step, Arithmetic::subtract},
    {Written::subtract, Kind::date, Kind::date, Kind::days, Sum::exact, Arithmetic::days_between},
    {Written::multiply, Kind::number, Kind::number, Kind::number, Sum::exact, Arithmetic::multiply},
    {Written::multiply, Kind::money, Kind::number, Kind::money, Sum::exact, Arithmetic::multiply},
    {Written::multiply, Kind::number, Kind::money, Kind::money, Sum::exact, Arithmetic::multiply},
    {Written::multiply, Kind::days, Kind::number, Kind::days, Sum::exact, Arithmetic::multiply},
    {Written::multiply, Kind::number, Kind::days, Kind::days, Sum::exact, Arithmetic::multiply},
    {Written::divide, Kind::number, Kind::number, Kind::number, Sum::exact, Arithmetic::divide},
    {Written::divide, Kind::money, Kind::number, Kind::money, Sum::exact, Arithmetic::divide},
    {Written::divide, Kind::money, Kind::money, Kind::number, Sum::exact, Arithmetic::divide},
    {Written::divide, Kind::days, Kind::number, Kind::days, Sum::exact, Arithmetic::divide},
    {Written::divide, Kind::days, Kind::days, Kind::number, Sum::exact, Arithmetic::divide},
}};

// In the order of the tree's enumeration, so that a comparison finds its row by its number.
constexpr std::array<ComparisonRow, 11> comparisons{{
    {"is", Compared::is, Relation::equal, Takes::anything},
    {"is not", Compared::is_not, Relation::unequal, Takes::anything},
    {"is at least", Compared::is_at_least, Relation::at_least, Takes::quantities_and_ordered},
    {"is at most", Compared::is_at_most, Relation::at_most, Takes::quantities_and_ordered},
    {"is more than", Compared::is_more_than, Relation::more, Takes::quantities_and_ordered},
    {"is less than", Compared::is_less_than, Relation::less, Takes::quantities_and_ordered},
    {"is before", Compared::is_before, Relation::less, Takes::dates},
    {"is on or before", Compared::is_on_or_before, Relation::at_most, Takes::dates},
    {"is after", Compared::is_after, Relation::more, Takes::dates},
    {"is on or after", Compared::is_on_or_after, Relation::at_least, Takes::dates},
    {"is written as", Compared::is_written_as, Relation::same_as_written, Takes::codes},
}};

std::string_view short_kind(Kind kind) {
    switch (kind) {
        case Kind::number:
            return "number";
        case Kind::money:
            return "money";
        case Kind::days:
            return "days";
        case Kind::steps:
            return "calendar step";
        default:
            return "date";
    }
}

std::optional<std::string_view> said(Relation relation, Takes of) {
    const auto found = std::ranges::find_if(
        comparisons, [&](const ComparisonRow& row) { return row.means == relation && row.takes == of; });
    return found == comparisons.end() ? std::nullopt : std::optional(found->name);
}

}  // namespace

std::span<const Builtin> builtins() {
    return rows;
}

const ArithmeticRow* find_arithmetic(Written written, Kind left, Kind right) {
    const auto found = std::ranges::find_if(arithmetic, [&](const ArithmeticRow& row) {
        return row.written == written && row.left == left && row.right == right;
    });
    return found == arithmetic.end() ? nullptr : &*found;
}

std::string_view symbol_of(Written written) {
    switch (written) {
        case Written::add:
            return "+";
        case Written::subtract:
            return "-";
        case Written::multiply:
            return "*";
        case Written::divide:
            return "/";
    }
    return {};
}

std::string takes(Written written) {
    std::string text;
    for (const ArithmeticRow& row : arithmetic)
        if (row.written == written)
            text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", short_kind(row.left), symbol_of(written),
                                short_kind(row.right));
    return text;
}

const ComparisonRow& row_of(Compared written) {
    return comparisons[static_cast<std::size_t>(written)];
}

std::optional<std::string_view> said_of_dates(Relation relation) {
    return said(relation, Takes::dates);
}
std::optional<std::string_view> said_of_quantities(Relation relation) {
    return said(relation, Takes::quantities_and_ordered);
}

}  // namespace chapeau::model
