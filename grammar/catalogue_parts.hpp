// The parts that the catalogue of syntax is put together from, in the order of their codes.
#pragma once

#include "grammar/catalogue.hpp"

namespace chapeau::grammar {

[[nodiscard]] std::span<const CatalogueEntry> layout_catalogue();
[[nodiscard]] std::span<const CatalogueEntry> expressions_catalogue();
[[nodiscard]] std::span<const CatalogueEntry> clauses_catalogue();
[[nodiscard]] std::span<const CatalogueEntry> declarations_catalogue();

}  // namespace chapeau::grammar
