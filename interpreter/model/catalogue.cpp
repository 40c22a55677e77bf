// One sequence out of the parts, sorted by code so that readers can search it.
#include "interpreter/model/catalogue.hpp"

#include <algorithm>
#include <vector>

#include "interpreter/model/catalogue_parts.hpp"

namespace chapeau::model {

namespace {

std::vector<grammar::CatalogueEntry> put_together() {
    std::vector<grammar::CatalogueEntry> all;
    for (const Entries part :
         {catalogue_of_policies(), catalogue_of_names(), catalogue_of_types(), catalogue_of_lists(),
          catalogue_of_comparisons(), catalogue_of_expressions(), catalogue_of_operands(), catalogue_of_references(),
          catalogue_of_time(), catalogue_of_clauses(), catalogue_of_citations(), catalogue_of_uses(),
          catalogue_of_titles(), catalogue_of_tests(), catalogue_of_translations()})
        all.insert(all.end(), part.begin(), part.end());
    std::ranges::sort(all, {}, &grammar::CatalogueEntry::code);
    return all;
}

}  // namespace

std::span<const grammar::CatalogueEntry> model_catalogue() {
    static const std::vector<grammar::CatalogueEntry> all = put_together();
    return all;
}

}  // namespace chapeau::model
