// What stands around a mistake, so that its help can say what takes the place of what.
//
// A help that gives a whole condition means another thing behind `not` than elsewhere, and several conditions for one
// mean another thing beside `and` and `or`. So the words before and after are looked at where they were written.
#pragma once

#include <string>
#include <string_view>

#include "grammar/builder.hpp"

namespace chapeau::grammar {

/// Of words that a help replaces.
struct Around {
    /// How often `not` stands right before them.
    unsigned nots = 0;
    /// `and` or `or` stands before them, or after the mistake.
    bool joined = false;
    /// From the first such `not` to the end of the mistake.
    std::string whole;
};

/// Of what begins at `begin`, in a mistake that ends at `stop`; `first` and `end` are those of the file.
[[nodiscard]] Around around(const char* begin, const char* stop, const char* first, const char* end);

/// `condition` in the place of what stands around, with the `not` that is left, and in parentheses where it is
/// `several` and would be read in another way without; to be put between back quotes.
[[nodiscard]] std::string in_place(std::string condition, bool several, const Around& around, bool denied = false);

/// The comparison that was read last, without what denies it; null where another thing was.
struct ComparisonBefore {
    const ast::Compare* written = nullptr;
    /// With what denies it.
    Span span;
    /// Without.
    Span alone;
};
[[nodiscard]] ComparisonBefore comparison_before(const Builder& builder);

/// Where `count of` or `sum of` begins whose condition is being read; null where none is.
[[nodiscard]] const char* open_count(const Builder& builder);

/// Words with one blank for every run of blanks and line ends; without those at either end.
[[nodiscard]] std::string on_one_line(std::string_view words);

/// The words of `span` on one line.
[[nodiscard]] std::string words_at(const Builder& builder, Span span);

/// The fact that `as of` names in a policy that was read before; `…` where there is none.
[[nodiscard]] std::string governing_day(const Builder& builder);

}  // namespace chapeau::grammar
