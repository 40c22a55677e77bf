// The headings of CSV, in each language. Passages, grants and decisions stand under their own names.
#pragma once

#include <string_view>

#include "interpreter/trace/words.hpp"

namespace chapeau::caseload {

/// In letters without accents, which every spreadsheet reads.
struct Headings {
    std::string_view line;
    std::string_view id;
    std::string_view outcome;
    std::string_view grants_missing;
    std::string_view error_path;
    std::string_view error_found;
    std::string_view error_expected;
    std::string_view error_others;
    std::string_view other_error;  // in its cells: {0} a path, {1} what was found, {2} what is expected
};
[[nodiscard]] const Headings& headings_of(const trace::Words& words);

}  // namespace chapeau::caseload
