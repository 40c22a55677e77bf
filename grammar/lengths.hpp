// How long something lasts, said without a comparison, as documents say it: `at least two years of experience`,
// `2 years' experience`, `experience of 2 or more years`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/ast.hpp"

namespace chapeau::grammar {

struct LengthOfWords {
    /// How the language writes the comparison; `is at least` where none is said.
    std::string_view comparison;
    std::string digits;
    ast::Unit unit = ast::Unit::year;
    /// What lasts so long: a name, a path, or more words; nothing where only the number is in words, as in `two years`.
    std::string_view measured;
    /// Bytes of all of it.
    std::size_t length = 0;
};

/// Hundredths of a year of 365 days that so many months are. A month has no length of its own: only whole quarters of a
/// year are told. Nothing for others, or more than 1,200.
[[nodiscard]] std::optional<unsigned> hundredths_of_year(std::string_view months);

/// What begins `text`. Nothing where `of` and the days of a year follow, which is a value, or where nothing is said
/// to last. `alone`: it may do without `of`, as the last words of a condition.
[[nodiscard]] std::optional<LengthOfWords> length_of(std::string_view text, bool alone);

/// The same from `of` on, behind what lasts so long; nothing is measured then.
[[nodiscard]] std::optional<LengthOfWords> length_behind(std::string_view text);

}  // namespace chapeau::grammar
