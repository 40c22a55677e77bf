// What every code means, at length: for `chapeau explain CH0123`.
#pragma once

#include <span>
#include <string_view>

#include "grammar/diagnostic.hpp"

namespace chapeau::grammar {

struct CatalogueEntry {
    std::string_view code;
    Severity severity = Severity::error;
    /// A line, without a full stop.
    std::string_view title;
    /// A paragraph for a policy analyst.
    std::string_view explanation;
    /// A whole .rules file that gives this code and no other, and the same file mended.
    std::string_view before;
    std::string_view after;
    /// The example is only a sketch, since a whole one would be thousands of lines long or is no text at all.
    bool sketched = false;
};

/// The codes of syntax, CH0101 to CH0199, in order.
[[nodiscard]] std::span<const CatalogueEntry> syntax_catalogue();

}  // namespace chapeau::grammar
