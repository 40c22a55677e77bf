// The parts that the catalogue of meaning is put together from, in the order of their codes.
#pragma once

#include "interpreter/model/catalogue.hpp"

namespace chapeau::model {

using Entries = std::span<const grammar::CatalogueEntry>;

[[nodiscard]] Entries catalogue_of_policies();
[[nodiscard]] Entries catalogue_of_names();
[[nodiscard]] Entries catalogue_of_types();
[[nodiscard]] Entries catalogue_of_lists();
[[nodiscard]] Entries catalogue_of_comparisons();
[[nodiscard]] Entries catalogue_of_expressions();
[[nodiscard]] Entries catalogue_of_operands();
[[nodiscard]] Entries catalogue_of_references();
[[nodiscard]] Entries catalogue_of_time();
[[nodiscard]] Entries catalogue_of_clauses();
[[nodiscard]] Entries catalogue_of_citations();
[[nodiscard]] Entries catalogue_of_uses();
[[nodiscard]] Entries catalogue_of_titles();
[[nodiscard]] Entries catalogue_of_tests();
[[nodiscard]] Entries catalogue_of_translations();

}  // namespace chapeau::model
