// Sentences that the text and the page say alike, in the words of one language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

inline constexpr std::size_t most_sets = 5;            // of clauses that would change a refusal
inline constexpr std::ptrdiff_t most_in_the_way = 24;  // where more are, an outline opens none of them

/// `in force from 2022-11-16, as application.received_on is 2024-03-01`
[[nodiscard]] std::string version_text(const Words& words, const Version& version);
/// Why a fact is missing: `not given`. What was given and does not allow a value is not missing.
[[nodiscard]] std::string_view missing_words(const Words& words, const MissingFact& missing, bool as_of_known);

[[nodiscard]] constexpr bool is_wanted(const MissingFact& missing) {
    return !missing.by_policy && missing.why != "not_computable";
}
/// What has no value and why, as a sentence.
[[nodiscard]] std::string not_computable_text(const Words& words, const NotComputable& one);

/// What comes of it when all that is asked for is given.
[[nodiscard]] std::string_view prospect_words(const Words& words, const Decision& decision);

/// The sign that a term bears in the working of what it is a term of: `−`, `×`, `is at least`, `month, year:`; empty
/// where it bears none. `first`: it is the first of them.
[[nodiscard]] std::string sign_before(const Words& words, const Term& of, const Term& term, bool first);

/// What is said before the sets of clauses that would change a refusal; there must be one.
[[nodiscard]] std::string_view mends_opening(const Words& words, const Decision& decision);
/// And before one of these clauses where it is not to be met.
[[nodiscard]] std::string_view mended_how(const Words& words, const MendedClause& mended);
/// Why there is none.
[[nodiscard]] std::string no_mend_words(const Words& words, const Decision& decision);

}  // namespace chapeau::trace
