// Every operator of the language: one row each, with its name, its signature, what it means, and what the checker needs
// to type it. Messages quote the signatures, the language reference prints them.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "grammar/ast.hpp"
#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// A row as people read it.
struct Builtin {
    std::string_view name;
    std::string_view signature;
    std::string_view meaning;
};

/// All rows, in the order of the reference: arithmetic, comparisons, sets and lists, quantifiers, time, conditions.
[[nodiscard]] std::span<const Builtin> builtins();

/// What an arithmetic operator makes of two kinds; `step` is a date moved by months.
enum class Sum : std::uint8_t { exact, step };
struct ArithmeticRow {
    grammar::ast::Arithmetic written = grammar::ast::Arithmetic::add;
    Kind left = Kind::number;
    Kind right = Kind::number;
    Kind result = Kind::number;
    Sum sum = Sum::exact;
    Arithmetic means = Arithmetic::add;
};
[[nodiscard]] const ArithmeticRow* find_arithmetic(grammar::ast::Arithmetic written, Kind left, Kind right);
[[nodiscard]] std::string_view symbol_of(grammar::ast::Arithmetic written);
/// `number + number, money + money, …`: what the operator takes, for a help line.
[[nodiscard]] std::string takes(grammar::ast::Arithmetic written);

/// Which values a comparison takes; both sides are of one type.
enum class Takes : std::uint8_t { anything, quantities_and_ordered, dates, codes };
struct ComparisonRow {
    std::string_view name;
    grammar::ast::Comparison written = grammar::ast::Comparison::is;
    Relation means = Relation::equal;
    Takes takes = Takes::anything;
};
[[nodiscard]] const ComparisonRow& row_of(grammar::ast::Comparison written);
/// The same order in the words for dates (`is before`) or for quantities (`is less than`); nothing for `is`, `is not`.
[[nodiscard]] std::optional<std::string_view> said_of_dates(Relation relation);
[[nodiscard]] std::optional<std::string_view> said_of_quantities(Relation relation);

}  // namespace chapeau::model
